// Whether this server would serve an SDK well, seen from this browser.

import { announce } from './announce.js';
import { fill, h } from './dom.js';
import { signedFetch } from './hmac.js';
import { exact, span } from './time.js';

const DAY = 86_400_000;
const SKEW_MILLIS = 5 * 60_000;
const VERSION = '2023-10-01';

/** What can be seen at once, and a request that changes the server, which is sent when it is asked for. */
export function selfCheck(server) {
  const list = h('ul', { class: 'checks' });
  const button = h('button', { type: 'button', onclick: run }, 'Sign a request');
  const seen = [reached(server), validity(server), clocks(server)];
  const show = (signed) => fill(list, [...seen, { name: 'Signed create', ...signed }].map(item));

  async function run() {
    if (button.getAttribute('aria-busy') === 'true') {
      return;
    }
    button.setAttribute('aria-busy', 'true');
    show({ word: 'checking', text: 'An identity is being created with the connection string above …' });
    const signed = await signedCreate(server);
    show(signed);
    button.setAttribute('aria-busy', 'false');
    announce(signed.word === 'OK' ? 'The signed request was accepted' : `The signed request failed. ${signed.text}`);
  }
  show({ word: 'not yet', text: 'The button creates an identity with the connection string above, as an SDK does, and deletes it again.' });
  return h('div', { class: 'card' }, h('div', { class: 'row' }, h('h2', {}, 'Self-check'), h('span', { class: 'push' }, button)), list);
}

const LOOKS = { OK: 'good', Look: 'warn', Fails: 'bad', checking: '', 'not yet': '' };

function item({ word, name, text, mono }) {
  return h(
    'li', {},
    h('span', { class: `chip ${LOOKS[word]}` }, word),
    h('div', {}, h('h3', {}, name), h('p', { class: 'muted' }, text, mono && [' ', h('span', { class: 'mono' }, mono)])),
  );
}

function reached({ ca }) {
  const host = location.hostname;
  const names = ca.names.map(plainHost);
  const valid = names.some((name) => name === host || (name.startsWith('*.') && host.slice(host.indexOf('.')) === name.slice(1)));
  return valid
    ? { word: 'OK', name: 'Host name', text: `“${host}” is among the names of the certificate:`, mono: names.join(', ') }
    : { word: 'Fails', name: 'Host name', text: `“${host}” is not among the names of the certificate, so SDKs will refuse it. Add it to the setting hosts. The names:`, mono: names.join(', ') };
}

/** As addresses in a browser spell it: IPv6 shortened and in brackets. */
function plainHost(name) {
  if (!name.includes(':')) {
    return name.toLowerCase();
  }
  try {
    return new URL(`http://[${name}]/`).hostname;
  } catch {
    return name;
  }
}

function validity({ ca }) {
  const ends = Date.parse(ca.notAfter);
  const left = ends - Date.now();
  const name = 'Certificate';
  if (left <= 0) {
    return { word: 'Fails', name, text: `Expired ${exact(ends)}. Restart the emulator for a new one.` };
  }
  return { word: left < 14 * DAY ? 'Look' : 'OK', name, text: `Valid until ${exact(ends)}, for another ${Math.floor(left / DAY)} days.` };
}

function clocks({ aheadMillis, clockMoved }) {
  const name = 'Clocks';
  const off = Math.abs(aheadMillis);
  if (off < 2000) {
    return { word: 'OK', name, text: 'This browser and the emulator tell the same time.' };
  }
  const text = `The emulator’s clock is ${span(off, 2)} ${aheadMillis > 0 ? 'ahead of' : 'behind'} this browser’s`;
  if (clockMoved) {
    return { word: 'OK', name, text: `${text}: it was moved. Signatures by the real time are accepted all the same.` };
  }
  return off <= SKEW_MILLIS
    ? { word: 'OK', name, text: `${text}, within the 5 minutes that signatures allow.` }
    : { word: 'Look', name, text: `${text}: signatures made here are refused unless the setting clockSkew allows it.` };
}

/** What an SDK does: an identity created, and deleted again, by requests signed with the connection string. */
async function signedCreate({ connectionString }) {
  try {
    const response = await signedFetch(connectionString, 'POST', `/identities?api-version=${VERSION}`, '{}');
    const denied = response.headers.get('x-acs-emulator-denied');
    const answer = await response.json().catch(() => ({}));
    const id = answer.identity?.id;
    if (response.status !== 201 || !id) {
      return { word: 'Fails', text: `The emulator answered ${response.status}: ${denied ?? answer.error?.message ?? 'no reason given'}` };
    }
    const gone = await signedFetch(connectionString, 'DELETE', `/identities/${encodeURIComponent(id)}?api-version=${VERSION}`, '');
    return { word: 'OK', text: `201: an identity was created with the connection string above${gone.ok ? ', and deleted again' : ''}.`, mono: id };
  } catch (error) {
    return { word: 'Fails', text: `The request could not be sent: ${error.message}` };
  }
}
