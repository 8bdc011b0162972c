// How an application reaches this server and comes to trust it.

import { announce } from './announce.js';
import { copyButton } from './copy.js';
import { fill, h, newId } from './dom.js';
import { icon } from './icons.js';
import { selfCheck } from './self-check.js';
import { askServer } from './server.js';
import { tabs } from './tabs.js';
import { trustSteps } from './trust.js';

export const title = 'Connect';

export function view() {
  const content = h('div', { class: 'stack' });
  return {
    element: [
      h('h1', { tabindex: '-1' }, 'Connect'),
      h('p', { class: 'lead' }, 'What an SDK needs to use this emulator: its connection string, and trust in its certificate.'),
      content,
    ],
    async enter(_, asked = askServer()) {
      try {
        const server = await asked;
        fill(content, connectionCard(server), trustCard(server), selfCheck(server));
      } catch (refusal) {
        fill(content, h('div', { class: 'card failed', role: 'alert' }, h('p', {}, refusal.message)));
        announce(refusal.message);
      }
    },
  };
}

function connectionCard({ connectionString, resources }) {
  const [first, ...others] = resources;
  return h(
    'div', { class: 'card' },
    labelled('Connection string', connectionString, 'connection-string'),
    h('p', { class: 'muted hint after' }, 'Works with every SDK of Azure Communication Services as it is: nothing else in your code changes.'),
    h(
      'details', {},
      h('summary', {}, others.length ? 'Secondary key and other resources' : 'Secondary key'),
      h('div', { class: 'stack inner' },
        labelled(`${first.name}, secondary key`, first.secondaryConnectionString),
        others.map((resource) => [
          labelled(`${resource.name}, primary key`, resource.connectionString),
          labelled(`${resource.name}, secondary key`, resource.secondaryConnectionString),
        ])),
    ),
  );
}

function labelled(name, text, id) {
  const label = newId('label');
  return h(
    'div', {},
    h('div', { class: 'row' }, h('h2', { id: label }, name), h('span', { class: 'push' }, copyButton(name.toLowerCase(), () => text))),
    h('div', { class: 'box mono', id, role: 'group', 'aria-labelledby': label }, text),
  );
}

function trustCard(server) {
  const clients = trustSteps(server).map(({ name, commands, note }) => ({
    name,
    panel: h(
      'div', { class: 'snippet' },
      h('div', { class: 'row' }, note && h('p', { class: 'muted hint note' }, note), h('span', { class: 'push' }, copyButton(`${name} commands`, () => commands))),
      h('pre', { tabindex: '0', role: 'region', 'aria-label': `${name} commands` }, commands),
    ),
  }));
  return h(
    'div', { class: 'card' },
    h('h2', {}, 'Trust its certificate'),
    h('p', { class: 'muted' }, 'SDKs insist on HTTPS. Trust the root below in the process that runs your app, rather than on the whole machine.'),
    h('div', { class: 'row downloads' }, download('ca.pem', 'Root certificate'), download('truststore.p12', 'Java trust store')),
    tabs('How each client trusts it', clients),
    h('div', { class: 'row gap' }, h('h3', {}, 'SHA-256 of the root'), h('span', { class: 'push' }, copyButton('fingerprint', () => server.ca.sha256Fingerprint))),
    h('div', { class: 'box mono' }, server.ca.sha256Fingerprint),
  );
}

function download(file, words) {
  return h('a', { class: 'button', href: `/_emulator/${file}`, download: file }, icon('download'), h('span', {}, words, ' ', h('code', {}, file)));
}
