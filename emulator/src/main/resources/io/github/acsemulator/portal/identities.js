// All identities, newest first, page by page: what is in the page is one page of the list and no more.

import { announce } from './announce.js';
import { deleteIdentity, listIdentities, revokeTokens } from './api.js';
import { copyButton } from './copy.js';
import { confirmed } from './dialog.js';
import { fill, h, newId } from './dom.js';
import { outcome } from './fields.js';
import { resourceChoice } from './resources.js';
import { serverNow } from './server.js';
import { ownPart, refill, row, shortId, table } from './table.js';
import { ticking, when } from './time.js';

export const title = 'Identities';

const PAGE = 50;
const TYPING_MILLIS = 150;
const COLUMNS = [
  { name: 'Identity' },
  { name: 'Created' },
  { name: 'Last token' },
  { name: 'State' },
  { name: 'Actions', hidden: true, className: 'actions' },
];

export function view() {
  const id = newId('search');
  const search = h('input', { type: 'search', id, placeholder: 'Identity or custom id', autocomplete: 'off', spellcheck: 'false' });
  const count = h('span', { class: 'muted push', role: 'status' });
  const said = outcome();
  const { element: list, body } = table('Identities', COLUMNS);
  const refresh = h('button', { type: 'button', onclick: () => loadAnew().then(() => announce('List refreshed')) }, 'Refresh');
  const empty = h('div', { class: 'empty', hidden: true });
  const previous = h('a', { class: 'button' }, 'Previous');
  const next = h('a', { class: 'button' }, 'Next');
  /** The list only leads on, so the way back is remembered: the address of the page before, by a page's `after`. */
  const before = new Map();
  const paging = h('nav', { class: 'row end paging', 'aria-label': 'Pages of identities' }, previous, next);
  list.hidden = true;
  paging.hidden = true;
  const resource = resourceChoice((chosen) => {
    location.hash = address({ search: search.value.trim(), resource: chosen });
  });
  let shown = { search: '', after: '', start: 0, resource: '' };
  let asking = new AbortController();
  let typing = 0;

  search.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(() => location.replace(address({ search: search.value.trim(), resource: shown.resource })), TYPING_MILLIS);
  });

  async function load() {
    asking.abort();
    asking = new AbortController();
    try {
      const page = await listIdentities({ ...shown, limit: PAGE }, asking.signal);
      render(page);
    } catch (refusal) {
      if (refusal.name !== 'AbortError') {
        said.tell(refusal.message, true);
      }
    }
  }

  /** Takes back what was said of the time before. */
  function loadAnew() {
    said.clear();
    return load();
  }

  function render({ value, total, nextLink }) {
    refill(body, value.map((identity) => row(COLUMNS, cells(identity))), refresh);
    const last = shown.start + value.length;
    const of = Number.isFinite(total) ? ` of ${total.toLocaleString('en')}` : '';
    count.textContent = value.length ? `${(shown.start + 1).toLocaleString('en')}–${last.toLocaleString('en')}${of}` : '';
    list.hidden = value.length === 0;
    empty.hidden = value.length > 0;
    fill(empty, shown.search ? nothingFound() : nothingYet());
    const after = nextLink && new URL(nextLink, location.href).searchParams.get('after');
    next.hidden = !after;
    if (after) {
      next.href = address({ ...shown, after, start: last });
      before.set(after, address(shown));
    }
    previous.hidden = !shown.after;
    previous.href = before.get(shown.after) ?? address({ search: shown.search, resource: shown.resource });
    paging.hidden = next.hidden && previous.hidden;
  }

  function nothingFound() {
    return h('p', {}, 'No identity’s id contains “', h('span', { class: 'mono' }, shown.search), '”.');
  }

  function nothingYet() {
    return [
      h('p', {}, 'No identities yet. Generate one here, or create one with an SDK and the connection string.'),
      h('div', { class: 'row centre' }, h('a', { class: 'button', href: '#generate' }, 'Generate'), h('a', { class: 'button', href: '#connect' }, 'Connect an SDK')),
    ];
  }

  function cells(identity) {
    const gone = Boolean(identity.deletedAt);
    const end = ownPart(identity.id);
    return [
      [h('div', { class: 'row tight' }, shortId(identity.id, '8:acs:'), copyButton(`identity ${end}`, () => identity.id, true)), identity.customId && h('div', { class: 'muted custom' }, identity.customId)],
      identity.createdAt ? when(identity.createdAt) : '–',
      identity.lastTokenIssuedAt ? when(identity.lastTokenIssuedAt) : h('span', { class: 'muted' }, 'none'),
      state(identity),
      gone
        ? null
        : h('div', { class: 'row tight' },
            h('a', { class: 'button small', href: `#generate?identity=${encodeURIComponent(identity.id)}`, 'aria-label': `Issue a token for ${end}` }, 'Issue'),
            act('Revoke', end, () => revoke(identity)),
            act('Delete', end, () => remove(identity))),
    ];
  }

  const act = (word, end, onclick) => h('button', { type: 'button', class: 'small', 'aria-label': `${word} ${end}`, onclick }, word);

  async function revoke({ id: identity }) {
    const sure = await confirmed({ title: 'Revoke access tokens?', text: 'Every token that this identity has now stops working. New ones can be issued.', detail: identity, yes: 'Revoke' });
    if (sure) {
      await carryOut(() => revokeTokens(identity), 'Tokens revoked: ', identity);
    }
  }

  async function remove({ id: identity }) {
    const sure = await confirmed({ title: 'Delete this identity?', text: 'It is gone for good, and every token it has stops working.', detail: identity, yes: 'Delete' });
    if (sure) {
      await carryOut(() => deleteIdentity(identity), 'Deleted: ', identity);
    }
  }

  async function carryOut(action, words, identity) {
    try {
      await action();
      said.tell([words, h('span', { class: 'mono' }, identity)]);
    } catch (refusal) {
      said.tell(refusal.message, true);
    }
    await load();
  }

  return {
    element: [
      h('h1', { tabindex: '-1' }, 'Identities'),
      h('p', { class: 'lead' }, 'Every identity of the resource, whoever created it: this page, an SDK or the REST API.'),
      h(
        'div', { class: 'card' },
        h('div', { class: 'row toolbar' },
          h('label', { for: id, class: 'unseen' }, 'Search identities'), search,
          refresh, count),
        resource.element, said.element, list, empty, paging,
      ),
    ],
    enter(parameters) {
      const wanted = { search: parameters.get('search') ?? '', after: parameters.get('after') ?? '', start: Number(parameters.get('start')) || 0, resource: parameters.get('resource') ?? '' };
      resource.choose(wanted.resource);
      shown = wanted;
      if (search.value.trim() !== shown.search) {
        search.value = shown.search;
      }
      loadAnew();
    },
    leave() {
      clearTimeout(typing);
    },
  };
}

function address(parts) {
  const parameters = new URLSearchParams(Object.entries(parts).filter(([, value]) => value));
  return parameters.size ? `#identities?${parameters}` : '#identities';
}

/** Whether the last token still lives, as far as the list and the server's clock tell. */
function state(identity) {
  const chip = h('span');
  ticking(chip, () => {
    const [word, look] = stateWord(identity);
    chip.textContent = word;
    chip.className = look;
  });
  return chip;
}

function stateWord({ deletedAt, lastTokenIssuedAt, lastTokenExpiresAt, tokensValidFrom }) {
  if (deletedAt) {
    return ['deleted', 'chip bad'];
  }
  if (!lastTokenIssuedAt) {
    return ['no token', 'muted'];
  }
  if (tokensValidFrom && Date.parse(lastTokenIssuedAt) < Date.parse(tokensValidFrom)) {
    return ['revoked', 'chip bad'];
  }
  return lastTokenExpiresAt && Date.parse(lastTokenExpiresAt) <= serverNow() ? ['expired', 'chip'] : ['active', 'chip good'];
}
