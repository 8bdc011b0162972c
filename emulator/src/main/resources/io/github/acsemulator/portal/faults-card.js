// Rules by which the server fails on demand.

import { createFault, deleteFault, deleteFaults, listFaults } from './api.js';
import { h, newId } from './dom.js';
import { EFFECTS, effect, effectWords, matchWords, OPERATIONS, timesWords } from './fault-words.js';
import { fieldError, labelled, outcome, select } from './fields.js';
import { refill, row, table } from './table.js';

const COLUMNS = [{ name: 'Applies to' }, { name: 'Effect' }, { name: 'How often' }, { name: 'Fired', className: 'number' }, { name: 'Actions', hidden: true, className: 'actions' }];

export function faultsCard() {
  const said = outcome();
  const operation = select([['', 'Any operation'], ...OPERATIONS.map((name) => [name, name])]);
  const kind = select(EFFECTS.map(({ name, words }) => [name, words]), { onchange: () => fit() });
  const seconds = number('seconds', '1');
  const secondsLabel = h('label', { for: seconds.input.id, class: 'heading' });
  const secondsField = h('div', { class: 'field' }, secondsLabel, seconds.input);
  const times = number('times', '');
  times.input.placeholder = 'every time';
  const { element: rules, body } = table('Faults', COLUMNS);
  const empty = h('div', { class: 'empty' }, h('p', {}, 'No faults: every request is answered as Azure answers it.'));
  const all = h('button', { type: 'button', onclick: removeAll }, 'Remove all');
  const refresh = h('button', { type: 'button', onclick: load }, 'Refresh');

  [rules, empty, all].forEach((element) => {
    element.hidden = true;
  });

  function number(name, value) {
    const input = h('input', { type: 'number', id: newId(name), class: 'hours', min: '0', value, inputmode: 'decimal', step: 'any', oninput: () => error.clear() });
    const error = fieldError(input);
    return { input, error };
  }

  function fit() {
    const { asks } = EFFECTS.find(({ name }) => name === kind.value);
    secondsField.hidden = !asks;
    secondsLabel.textContent = asks ?? '';
  }

  async function add(event) {
    event.preventDefault();
    const wait = Number(seconds.input.value);
    const often = times.input.value.trim();
    if (!secondsField.hidden && !(seconds.input.value.trim() && wait >= 0 && wait <= 3600)) {
      seconds.error.show('Seconds, at most 3,600.');
      seconds.input.focus();
    } else if (often && !(Number.isInteger(Number(often)) && Number(often) > 0)) {
      times.error.show('A whole number, or nothing for every time.');
      times.input.focus();
    } else {
      const rule = { ...effect(kind.value, wait), ...(operation.value && { match: { operation: operation.value } }), ...(often && { times: Number(often) }) };
      await carryOut(() => createFault(rule), 'Fault added.');
    }
  }

  async function carryOut(action, words) {
    try {
      await action();
      said.tell(words);
    } catch (refusal) {
      said.tell(refusal.message, true);
    }
    await list();
  }

  async function removeAll() {
    await carryOut(deleteFaults, 'All faults removed.');
    if (all.hidden) {
      refresh.focus();
    }
  }

  function load() {
    said.clear();
    return list();
  }

  async function list() {
    try {
      const { value } = await listFaults();
      refill(body, value.map((rule) => row(COLUMNS, [matchWords(rule.match), effectWords(rule), timesWords(rule), String(rule.fired), remove(rule)])), refresh);
      rules.hidden = value.length === 0;
      empty.hidden = value.length > 0;
      all.hidden = value.length === 0;
    } catch (refusal) {
      said.tell(refusal.message, true);
    }
  }

  const remove = ({ id }) => h('div', { class: 'row tight' }, h('button', { type: 'button', class: 'small', 'aria-label': `Remove fault ${id}`, onclick: () => carryOut(() => deleteFault(id), 'Fault removed.') }, 'Remove'));

  fit();
  return {
    element: h(
      'div', { class: 'card' },
      h('div', { class: 'row' }, h('h2', {}, 'Faults'), h('span', { class: 'row push' }, all, refresh)),
      h('p', { class: 'muted' }, 'Answers that go wrong on purpose, to see how your app takes them. All rules that match act, in their order: delays add up, and the first that answers has the last word.'),
      h('form', { class: 'line', novalidate: true, onsubmit: add }, labelled('Operation', operation), labelled('Effect', kind), secondsField, labelled('Times', times.input), h('button', { type: 'submit' }, 'Add fault')),
      seconds.error.element, times.error.element, said.element, rules, empty,
    ),
    load,
  };
}
