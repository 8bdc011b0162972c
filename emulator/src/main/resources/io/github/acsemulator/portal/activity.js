// The latest requests of clients, as they happen.

import { ActivityStream } from './activity-stream.js';
import { fill, h, newId } from './dom.js';
import { explainCard } from './explain.js';
import { explanation } from './explanation.js';
import { icon } from './icons.js';
import { row, shortId, table } from './table.js';
import { when } from './time.js';

export const title = 'Activity';

const MOST = 200;
const COLUMNS = [
  { name: 'Time' },
  { name: 'Operation', className: 'operation' },
  { name: 'Identity' },
  { name: 'Status' },
  { name: 'Duration', className: 'number' },
  { name: 'Client', className: 'client' },
];
const STATES = { live: 'Live', waiting: 'Connecting …', off: 'Paused' };

export function view() {
  const state = h('span', { class: 'chip', role: 'status' });
  const refusedOnly = h('input', { type: 'checkbox', id: newId('refused'), onchange: render });
  const { element: list, body } = table('Requests', COLUMNS);
  const empty = h('div', { class: 'empty' });
  /** By id, oldest first. */
  const entries = new Map();
  const rows = new Map();
  let drawing = false;
  list.hidden = true;

  const stream = new ActivityStream({
    most: MOST,
    onall(all) {
      const before = new Map(entries);
      entries.clear();
      for (const entry of all.slice(-MOST)) {
        entries.set(entry.id, entry);
        // A server that was started anew counts from 1 again, so an id alone does not tell the same request.
        if (JSON.stringify(before.get(entry.id)) !== JSON.stringify(entry)) {
          rows.delete(entry.id);
        }
      }
      render();
    },
    onentry(entry) {
      entries.set(entry.id, entry);
      if (entries.size > MOST) {
        entries.delete(entries.keys().next().value);
      }
      // A busy server sends many in one frame.
      if (!drawing) {
        drawing = true;
        requestAnimationFrame(render);
      }
    },
    onstate(name) {
      state.textContent = STATES[name];
      state.className = `chip ${name === 'live' ? 'good' : ''}`;
    },
  });

  function render() {
    drawing = false;
    const shown = [...entries.values()].filter((entry) => !refusedOnly.checked || entry.status >= 400).reverse();
    for (const id of rows.keys()) {
      if (!entries.has(id)) {
        rows.delete(id);
      }
    }
    const wanted = shown.flatMap((entry) => {
      if (!rows.has(entry.id)) {
        rows.set(entry.id, entryRows(entry));
      }
      return rows.get(entry.id);
    });
    place(body, wanted);
    list.hidden = shown.length === 0;
    empty.hidden = shown.length > 0;
    fill(empty, refusedOnly.checked && entries.size > 0
      ? h('p', {}, 'None of the latest requests was refused.')
      : [h('p', {}, 'No requests yet. What an SDK or any other client asks of the Identity API appears here as it happens.'), h('div', { class: 'row centre' }, h('a', { class: 'button', href: '#connect' }, 'Connect an SDK'))]);
  }

  return {
    element: [
      h('h1', { tabindex: '-1' }, 'Activity'),
      h('p', { class: 'lead' }, 'The latest requests to the Identity API. Each opens to its details, a refused one to the reason.'),
      explainCard(),
      h(
        'div', { class: 'card' },
        h('div', { class: 'row toolbar' }, state, h('span', { class: 'row push' }, h('span', { class: 'row tight' }, refusedOnly, h('label', { for: refusedOnly.id }, 'Refused only')), h('a', { class: 'button', href: '/_emulator/requests.har', download: 'requests.har' }, icon('download'), 'Export HAR'))),
        list, empty,
      ),
    ],
    enter() {
      stream.start();
    },
    leave() {
      stream.stop();
    },
  };
}

/** Moves as little as it can, so that focus and what is open stay. */
function place(body, wanted) {
  const keep = new Set(wanted);
  [...body.children].filter((child) => !keep.has(child)).forEach((child) => child.remove());
  wanted.forEach((element, index) => {
    if (body.children[index] !== element) {
      body.insertBefore(element, body.children[index] ?? null);
    }
  });
}

/** The row of one request, and beneath it the row that it opens. */
function entryRows(entry) {
  const refused = entry.status >= 400 || entry.status === 0;
  const words = entry.operation ?? `${entry.method} ${entry.target}`;
  const details = h('tr', { role: 'row', class: 'details', id: newId('details'), hidden: true });
  const operation = h('button', { type: 'button', class: 'opener', 'aria-expanded': 'false', 'aria-controls': details.id, onclick: ({ currentTarget }) => open(currentTarget) }, icon('open'), h('span', { class: 'words' }, words));
  const main = row(COLUMNS, [
    when(entry.at),
    operation,
    entry.identity ? shortId(entry.identity) : h('span', { class: 'muted' }, '–'),
    [h('span', { class: `chip ${refused ? 'bad' : 'good'}` }, `${entry.status}${entry.errorCode ? ` ${entry.errorCode}` : ''}`), entry.fault && [' ', h('span', { class: 'chip warn' }, 'fault')]],
    milliseconds(entry.duration),
    h('span', { class: 'muted', title: entry.client }, entry.client ?? '–'),
  ]);

  function open(button) {
    const opening = details.hidden;
    details.hidden = !opening;
    button.setAttribute('aria-expanded', String(opening));
    if (opening && !details.hasChildNodes()) {
      details.append(h('td', { role: 'cell', colspan: String(COLUMNS.length) }, explanation(entry)));
    }
  }
  return [main, details];
}

/** `PT0.0042S` as `4.2 ms`. */
function milliseconds(duration) {
  const [, minutes = 0, seconds = 0] = /^PT(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(duration ?? '') ?? [];
  const millis = Number(minutes) * 60_000 + Number(seconds) * 1000;
  return millis >= 1000 ? `${(millis / 1000).toFixed(1)} s` : `${millis.toFixed(millis < 10 ? 1 : 0)} ms`;
}
