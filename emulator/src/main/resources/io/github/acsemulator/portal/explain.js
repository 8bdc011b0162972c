// Why a request that this server has not in its journal is refused, or would be.

import { explainRequest } from './api.js';
import { fill, h, newId } from './dom.js';
import { explained } from './explanation.js';
import { fieldError } from './fields.js';

const EXAMPLE = `POST /identities?api-version=2023-10-01 HTTP/1.1
Host: localhost:8443
x-ms-date: Tue, 24 Nov 2026 09:00:00 GMT
x-ms-content-sha256: …
Authorization: HMAC-SHA256 SignedHeaders=…&Signature=…

{}`;

export function explainCard() {
  const text = h('textarea', { class: 'mono', id: newId('request'), rows: '8', spellcheck: 'false', autocomplete: 'off', placeholder: EXAMPLE, oninput: () => error.clear() });
  const error = fieldError(text);
  const answer = h('div', { class: 'answer', role: 'status' });

  async function explain(event) {
    event.preventDefault();
    fill(answer);
    const request = parsed(text.value);
    if (!request) {
      error.show('It begins with a line such as POST /identities?api-version=…, the headers below it.');
      text.focus();
      return;
    }
    try {
      fill(answer, explained(await explainRequest(request)));
    } catch (refusal) {
      error.show(refusal.message);
    }
  }

  return h(
    'details', { class: 'card explain' },
    h('summary', {}, 'Explain a request from a log'),
    h(
      'form', { novalidate: true, onsubmit: explain },
      h('p', { class: 'muted' }, h('label', { for: text.id }, 'Paste it as it was sent. What this server would sign for it stands beside what was signed.')),
      h('div', { class: 'after' }, text), error.element,
      h('div', { class: 'row gap' }, h('button', { type: 'submit' }, 'Explain')),
      answer,
    ),
  );
}

/** The first line, the headers, and the body after an empty line; undefined if it does not begin as a request does. */
function parsed(text) {
  const [head, ...rest] = text.replace(/^\s+/, '').replaceAll('\r\n', '\n').split('\n\n');
  const [first, ...lines] = head.split('\n');
  const [, method, target] = /^([A-Z]+)\s+(\S+)/.exec(first) ?? [];
  if (!method) {
    return undefined;
  }
  const headers = lines.filter((line) => line.includes(':')).map((line) => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()]);
  return { method, target: target.replace(/^https?:\/\/[^/]+/i, ''), headers: Object.fromEntries(headers), body: rest.join('\n\n') };
}
