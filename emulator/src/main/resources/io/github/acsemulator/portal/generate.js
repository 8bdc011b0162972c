// The first view: choices left, result right.

import { announce } from './announce.js';
import { createIdentity, issueToken } from './api.js';
import { copyButton } from './copy.js';
import { fill, h, newId } from './dom.js';
import { generateForm } from './generate-form.js';
import { inspect } from './inspect.js';
import { askServer, serverNow } from './server.js';
import { snippets } from './snippets.js';
import { tabs } from './tabs.js';
import { exact, span, ticking } from './time.js';
import { claimsList, decode, tokenBox } from './token.js';

export const title = 'Generate';

export function view() {
  const result = h('div', { class: 'result' });
  const form = generateForm(generate, failed);
  empty();

  function empty() {
    fill(
      result,
      h('div', { class: 'card empty' }, h('p', {}, 'The identity and its user access token will appear here, ready to copy.')),
    );
  }

  /** In the place of the result; what stands beside a field is heard from there. */
  function failed(text, isBeside = true) {
    fill(result, h('div', { class: 'card failed', role: isBeside ? null : 'alert' }, h('h2', {}, 'Nothing was generated'), h('p', {}, text)));
  }

  async function generate({ scopes, minutes, resource, existing }) {
    form.busy(true);
    try {
      const made = existing
        ? { identity: { id: existing }, accessToken: await issueToken(existing, scopes, minutes) }
        : await createIdentity(scopes, minutes, resource);
      const { id } = made.identity;
      const token = made.accessToken?.token;
      fill(result, identityCard(id, made.accessToken), token ? detailsCard(token) : aloneCard(id));
      announce(token ? 'Identity and user access token generated' : 'Identity generated, without a token');
      if (result.getBoundingClientRect().top > innerHeight * 0.8) {
        result.scrollIntoView();
      }
      askServer().catch(() => {});
    } catch (refusal) {
      failed(refusal.message, form.refused(refusal));
    } finally {
      form.busy(false);
    }
  }

  function aloneCard(id) {
    return h(
      'div', { class: 'card' },
      h('h2', {}, 'An identity alone'),
      h('p', { class: 'muted' }, 'No scope was chosen, so there is no token: this is what createUser answers. Tokens for it can be issued at any time.'),
      h('button', { type: 'button', onclick: () => form.useExisting(id) }, 'Issue a token for it'),
    );
  }

  return {
    element: [
      h('h1', { tabindex: '-1' }, 'Identities & User Access Tokens'),
      h('p', { class: 'lead' }, 'Create an identity and, with one or more scopes, an access token for it. They follow the same rules as those made with the Identity SDK.'),
      h('div', { class: 'sides' }, form.element, result),
    ],
    enter(parameters) {
      const identity = parameters.get('identity');
      if (identity) {
        form.useExisting(identity);
      }
    },
  };
}

function identityCard(id, accessToken) {
  const identityLabel = newId('identity-label');
  const tokenLabel = newId('token-label');
  const box = tokenBox(tokenLabel);
  if (accessToken) {
    box.set(accessToken.token);
  }
  return h(
    'div', { class: 'card' },
    h('div', { class: 'row' }, h('h2', { id: identityLabel }, 'Identity'), h('span', { class: 'push' }, copyButton('identity', () => id))),
    h('div', { class: 'box mono', id: 'identity', role: 'group', 'aria-labelledby': identityLabel }, id),
    accessToken && [
      h('div', { class: 'row gap' }, h('h2', { id: tokenLabel }, 'User access token'), h('span', { class: 'push' }, copyButton('token', () => accessToken.token))),
      box.box,
      h('div', { class: 'row' }, box.more, h('button', { type: 'button', class: 'link push', onclick: () => inspect(accessToken.token) }, 'Inspect')),
      chips(accessToken),
    ],
  );
}

function chips({ token, expiresOn }) {
  const expires = Date.parse(expiresOn);
  const state = h('span', { class: 'chip' });
  const countdown = h('span', { class: 'chip', id: 'countdown' });
  ticking(countdown, () => {
    const left = expires - serverNow();
    state.textContent = left > 0 ? 'Active' : 'Expired';
    state.className = left > 0 ? 'chip good' : 'chip bad';
    countdown.textContent = left > 0 ? `expires in ${span(left, 4)}` : `expired ${span(left, 1)} ago`;
  });
  return h(
    'div', { class: 'chips' },
    state,
    countdown,
    h('time', { class: 'chip', datetime: expiresOn }, exact(expires)),
    h('span', { class: 'chip mono' }, decode(token)?.claims.acsScope),
  );
}

function detailsCard(token) {
  const claims = { name: 'Claims', panel: h('div', {}, claimsList(decode(token))) };
  const endpoint = document.getElementById('endpoint').textContent || location.origin;
  const uses = snippets(token, endpoint).map(({ name, needs, text }) => ({
    name,
    panel: h('div', { class: 'snippet' }, h('div', { class: 'row' }, needs, h('span', { class: 'push' }, copyButton(`${name} snippet`, () => text))), h('pre', { tabindex: '0', role: 'region', 'aria-label': `${name} snippet` }, text)),
  }));
  return h('div', { class: 'card' }, tabs('Claims and how to use the token', [claims, ...uses]));
}
