// What a token says, and whether this server would honour it.

import { announce } from './announce.js';
import { inspectToken, revokeTokens } from './api.js';
import { confirmed } from './dialog.js';
import { fill, h, newId } from './dom.js';
import { serverNow } from './server.js';
import { exact, sentence, span, ticking } from './time.js';
import { claimsList, decode } from './token.js';

export const title = 'Inspect a token';

const REASONS = {
  malformed: 'It is no JSON Web Token.',
  unsupportedAlgorithm: 'It is not signed with RS256.',
  unknownKey: 'None of this server’s keys signed it.',
  badSignature: 'Its signature does not fit: it was changed after it was signed.',
  otherResource: 'It belongs to another resource.',
  notYetValid: 'It is not valid yet.',
  expired: 'It has expired.',
  revoked: 'It was revoked.',
  identityDeleted: 'Its identity was deleted.',
  accessKeyRegenerated: 'The access key under which it was issued was regenerated.',
};
/** Reasons that are only looked for once the signature was found to be right. */
const AFTER_VERIFICATION = ['otherResource', 'notYetValid', 'expired', 'revoked', 'identityDeleted'];

let handedOver = '';

/** Opens the view on `token`, which never stands in the address: addresses end up in histories. */
export function inspect(token) {
  handedOver = token;
  location.hash = '#inspect';
}

export function view() {
  const result = h('div', { class: 'result' });
  const id = newId('pasted');
  const error = h('p', { class: 'error', id: `${id}-error`, role: 'alert' });
  const pasted = h('textarea', { id, class: 'mono', rows: '8', spellcheck: 'false', autocomplete: 'off', placeholder: 'eyJ…', 'aria-describedby': `${id}-error`, oninput: () => complain('') });
  const button = h('button', { type: 'submit', class: 'primary' }, 'Inspect');
  empty();

  function empty() {
    fill(result, h('div', { class: 'card empty' }, h('p', {}, 'Whether the token is active, or why it is not, and all of its claims will appear here.')));
  }

  function complain(text) {
    error.textContent = text;
    pasted.setAttribute('aria-invalid', String(Boolean(text)));
  }

  async function show() {
    const token = pasted.value.replace(/\s+/g, '').replace(/^Bearer(?=eyJ)/i, '');
    if (!token) {
      complain('Paste a token first.');
      pasted.focus();
      return;
    }
    button.setAttribute('aria-busy', 'true');
    try {
      const verdict = await inspectToken(token);
      fill(result, verdictCard(verdict, token, showRevoked, complain), claimsCard(verdict, token));
      announce(verdict.active ? 'The token is active' : `The token is not active. ${REASONS[verdict.reason] ?? ''}`);
    } catch (refusal) {
      complain(refusal.message);
      empty();
    } finally {
      button.setAttribute('aria-busy', 'false');
    }
  }

  /** The button that had the focus is gone with the verdict before. */
  async function showRevoked() {
    await show();
    button.focus();
  }

  return {
    element: [
      h('h1', { tabindex: '-1' }, 'Inspect a token'),
      h('p', { class: 'lead' }, 'Paste any user access token to see what it says and whether this server honours it.'),
      h(
        'div', { class: 'sides' },
        h('form', { class: 'card choices', novalidate: true, onsubmit: (event) => { event.preventDefault(); show(); } },
          h('label', { for: id, class: 'heading' }, 'User access token'), pasted, error, button),
        result,
      ),
    ],
    enter() {
      if (handedOver) {
        pasted.value = handedOver;
        handedOver = '';
        complain('');
        show();
      }
    },
  };
}

function verdictCard(verdict, token, again, complain) {
  const identity = verdict.identity ?? (verdict.claims?.skypeid ? `8:${verdict.claims.skypeid}` : undefined);
  const facts = h('dl', { class: 'facts' });
  const fact = (name, value, className) => value && facts.append(h('div', {}, h('dt', {}, name), h('dd', { class: className }, value)));
  fact('Signature', signatureWord(verdict, token));
  fact('Identity', identity, 'mono');
  fact('Resource', verdict.resourceId ?? verdict.claims?.resourceId, 'mono');
  fact('Scopes', verdict.scope ?? verdict.claims?.acsScope?.toString().replaceAll(',', ' '), 'mono');
  const exp = verdict.exp ?? verdict.claims?.exp;
  fact('Expires', Number.isFinite(exp) && expiry(exp * 1000));
  return h(
    'div', { class: 'card' },
    h('div', { class: 'row' }, h('h2', {}, verdict.active ? 'Active' : 'Not active'), h('span', { class: `chip ${verdict.active ? 'good' : 'bad'} push` }, verdict.active ? 'honoured' : verdict.reason)),
    !verdict.active && h('p', { class: 'reason' }, REASONS[verdict.reason] ?? 'This server does not honour it.', verdict.detail && h('span', { class: 'muted' }, ` ${sentence(verdict.detail)}`)),
    facts,
    verdict.active && h('div', { class: 'row gap' }, h('button', { type: 'button', class: 'danger', onclick: () => revoke(identity, again, complain) }, 'Revoke'),
      h('span', { class: 'muted' }, 'with every other token of this identity')),
  );
}

function signatureWord(verdict, token) {
  if (verdict.active || AFTER_VERIFICATION.includes(verdict.reason)) {
    return `verified with this server’s key ${decode(token)?.header.kid ?? ''}`;
  }
  return verdict.reason === 'malformed' ? null : 'not verified by this server’s keys';
}

function expiry(millis) {
  const left = h('span', { class: 'muted' });
  ticking(left, () => {
    const difference = millis - serverNow();
    left.textContent = difference > 0 ? ` in ${span(difference, 4)}` : ` ${span(difference, 2)} ago`;
  });
  return [Math.abs(millis) <= 8.64e15 ? exact(millis) : String(millis), left];
}

function claimsCard(verdict, token) {
  const decoded = decode(token) ?? { claims: verdict.claims };
  return decoded.claims ? h('div', { class: 'card' }, claimsList(decoded)) : null;
}

async function revoke(identity, again, complain) {
  const sure = await confirmed({
    title: 'Revoke access tokens?',
    text: 'Every token that this identity has now stops working. New ones can be issued.',
    detail: identity,
    yes: 'Revoke',
  });
  if (sure) {
    try {
      await revokeTokens(identity);
      again();
    } catch (refusal) {
      complain(refusal.message);
    }
  }
}
