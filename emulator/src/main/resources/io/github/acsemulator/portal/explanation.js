// Why a request was refused; for a signature, the two strings that were signed, line by line.

import { curlOf } from './api.js';
import { copyButton } from './copy.js';
import { h } from './dom.js';
import { sentence } from './time.js';

const LINES = ['Method', 'Path and query', 'Date', 'Host', 'Content hash'];
const FIELDS = { method: 'Method', target: 'Path and query', path: 'Path and query', date: 'Date', host: 'Host', hash: 'Content hash', contenthash: 'Content hash', 'x-ms-content-sha256': 'Content hash', 'x-ms-date': 'Date' };

/** What `entry` says of itself, and why it was refused if it was. */
export function explanation(entry) {
  const { verdict, detail, stringToSign, differences } = entry.authentication ?? {};
  const refused = entry.status >= 400;
  const cause = entry.fault ? `The fault ${entry.fault} had a part in this answer.` : 'The request was refused for what it asked, not for its signature.';
  const reason = verdict === 'refused' ? detail : refused || entry.fault ? cause : undefined;
  return [
    summary(entry, reason),
    verdict === 'refused' && comparison(stringToSign, differences),
    recorded('Request body', entry.requestBody),
    recorded('Answer body', entry.responseBody),
    h('div', { class: 'row after' }, copyButton('as curl', () => curlOf(entry.id)), h('span', { class: 'muted', 'aria-hidden': 'true' }, 'as curl, for a shell')),
  ];
}

/** The answer of the explaining route. */
export function explained({ verdict, detail, stringToSign, differences }) {
  return [
    h('p', {}, h('span', { class: `chip ${verdict === 'accepted' ? 'good' : 'bad'}` }, verdict), ' ', detail && sentence(detail)),
    comparison(stringToSign, differences),
  ];
}

function recorded(name, text) {
  return text && [h('h3', { class: 'after' }, name), h('pre', { tabindex: '0', role: 'region', 'aria-label': name }, text)];
}

function summary(entry, detail) {
  return h(
    'div', { class: 'summary' },
    h('p', { class: 'mono' }, `${entry.method} ${entry.target}`),
    detail && h('p', {}, sentence(detail)),
    entry.client && h('p', { class: 'muted' }, 'Client ', h('span', { class: 'mono' }, entry.client)),
    entry.clientRequestId && h('p', { class: 'muted' }, 'x-ms-client-request-id ', h('span', { class: 'mono' }, entry.clientRequestId)),
  );
}

function comparison(stringToSign, differences = []) {
  const named = new Map(differences.map((difference) => [FIELDS[difference.field.toLowerCase()] ?? difference.field, difference]));
  const server = lines(stringToSign?.server);
  const client = lines(stringToSign?.client);
  const names = server ? LINES : [...named.keys()];
  if (names.length === 0) {
    return null;
  }
  return h(
    'div', { class: 'compared' },
    h('h2', { class: 'heading' }, 'The string to sign, line by line'),
    h(
      'dl', { class: 'lines' },
      names.map((name, index) => {
        const difference = named.get(name);
        const ours = server?.[index] ?? difference?.server ?? '';
        const theirs = client?.[index] ?? difference?.client;
        return line(name, ours, theirs, Boolean(difference) || (theirs !== undefined && theirs !== ours));
      }),
    ),
  );
}

function line(name, ours, theirs, differs) {
  return h(
    'div', { class: differs ? 'differs' : '' },
    h('dt', {}, name, ' ', differs && h('span', { class: 'chip bad' }, 'differs')),
    differs
      ? [
          h('dd', {}, h('span', { class: 'muted' }, 'Server '), h('span', { class: 'mono' }, ours)),
          h('dd', {}, h('span', { class: 'muted' }, 'Client '), h('span', { class: 'mono' }, theirs ?? 'something else')),
        ]
      : h('dd', {}, h('span', { class: 'mono' }, ours)),
  );
}

/** Method, target, then date, host and hash, which share the last line. */
function lines(text) {
  if (!text) {
    return undefined;
  }
  const [method = '', target = '', ...rest] = text.split('\n');
  const [date = '', host = '', hash = ''] = rest.join('\n').split(';');
  return [method, target, date, host, hash];
}
