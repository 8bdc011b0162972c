// A token as people look at it: its three parts, its header and claims, and a word on each.

import { fill, h, newId } from './dom.js';
import { clockTime, exact, span } from './time.js';

const PARTS = ['header', 'payload', 'signature'];

/** Header and claims of `token` without looking at its signature; undefined if it is no JWT. */
export function decode(token) {
  try {
    const [header, payload, signature, ...rest] = token.trim().split('.');
    return rest.length || signature === undefined
      ? undefined
      : { header: object(header), claims: object(payload), signature };
  } catch {
    return undefined;
  }
}

function object(part) {
  const binary = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError('no JSON object');
  }
  return value;
}

/** The text of a token, its parts told apart by hue. */
export function coloured(token) {
  const parts = token.split('.');
  return parts.map((part, index) => [index > 0 && '.', h('span', { class: `hue-${PARTS[index] ?? 'none'}` }, part)]);
}

/** The box that shows four lines of a token, and the button that shows the rest. */
export function tokenBox(labelId) {
  const id = newId('token');
  const text = h('div');
  const box = h('div', { class: 'box mono', id, role: 'group', 'aria-labelledby': labelId }, text);
  const more = h('button', { type: 'button', class: 'link', 'aria-controls': id });
  const show = (all) => {
    text.classList.toggle('clipped', !all);
    more.setAttribute('aria-expanded', String(all));
    more.textContent = all ? 'Show less' : 'Show all';
  };
  more.addEventListener('click', () => show(more.getAttribute('aria-expanded') !== 'true'));
  show(false);
  return {
    box,
    more,
    set(token) {
      fill(text, coloured(token));
      show(false);
    },
  };
}

const HEADER_WORDS = {
  alg: () => 'how it is signed',
  kid: () => 'signed by this key',
  x5t: () => 'same, in base64',
  typ: () => 'a JSON Web Token',
};

const CLAIM_WORDS = {
  skypeid: () => 'identity, without 8:',
  scp: () => 'same for every user',
  csi: (value) => `valid since ${time(value)}`,
  exp: (value, claims) => `expires${claims.iat ? `, ${span((value - claims.iat) * 1000)} later` : ` ${date(value)}`}`,
  rgn: () => 'region',
  acsScope: () => 'its scopes',
  resourceId: () => 'its resource',
  resourceLocation: () => 'where its data lives',
  iat: (value) => `issued ${time(value)}`,
  nbf: (value) => `not valid before ${date(value)}`,
  iss: () => 'who issued it',
  aud: () => 'who it is meant for',
};

const time = (seconds) => clockTime(Number(seconds) * 1000);

const date = (seconds) => exact(Number(seconds) * 1000);

/** Header, claims and signature, each with a word on it. */
export function claimsList({ header, claims, signature }) {
  return [
    part('header', 'Header', header, HEADER_WORDS),
    part('payload', 'Claims', claims, CLAIM_WORDS),
    signature &&
      part('signature', 'Signature', { [header?.alg ?? 'signature']: `${signature.length} characters` }, {
        [header?.alg ?? 'signature']: () => 'over both parts',
      }),
  ];
}

function part(hue, title, members, words) {
  if (!members) {
    return null;
  }
  const rows = Object.entries(members).map(([name, value]) =>
    h(
      'div',
      {},
      h('dt', { class: 'mono' }, name),
      h('dd', { class: 'mono' }, typeof value === 'string' ? value : JSON.stringify(value)),
      h('dd', { class: 'muted' }, explained(words, name, value, members)),
    ),
  );
  return h('section', { class: `part ${hue}` }, h('h3', { class: `hue-${hue}` }, title), h('dl', { class: 'claims' }, rows));
}

function explained(words, name, value, members) {
  try {
    return Object.hasOwn(words, name) ? words[name](value, members) : 'not one of Azure’s';
  } catch {
    // A pasted token may hold any value, such as a date that is none.
    return 'not as Azure has it';
  }
}
