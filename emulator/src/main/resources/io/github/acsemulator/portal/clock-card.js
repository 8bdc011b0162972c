// The server's clock, which everything it dates follows.

import { advanceClock, getClock, giveClockBack, setClock } from './api.js';
import { h, newId } from './dom.js';
import { fieldError, labelled, outcome, select } from './fields.js';
import { clockIs, serverNow } from './server.js';
import { span, ticking } from './time.js';

const SECOND = 1000;
const UNITS = [['PT{}M', 'minutes'], ['PT{}H', 'hours'], ['P{}D', 'days']];

export function clockCard() {
  const state = h('span', { class: 'chip push' });
  const now = h('time', { class: 'mono big' });
  const said = outcome();
  const amount = h('input', { type: 'number', id: newId('amount'), class: 'hours', value: '1', step: '1', inputmode: 'numeric', oninput: () => amountError.clear() });
  const amountError = fieldError(amount);
  const unit = select(UNITS, { 'aria-label': 'Unit' });
  unit.value = UNITS[1][0];
  const target = h('input', { type: 'datetime-local', id: newId('set'), step: '1', min: '2020-01-02T00:00', max: '9999-12-31T23:59', oninput: () => targetError.clear() });
  const targetError = fieldError(target);
  const freeze = h('button', { type: 'button', onclick: () => change(() => setClock({ frozen: freeze.textContent === 'Freeze' })) }, 'Freeze');
  const back = h('button', { type: 'button', onclick: giveBack }, 'Back to the system’s time');
  ticking(now, () => {
    now.textContent = `${new Date(serverNow()).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  });

  async function giveBack() {
    await change(giveClockBack, 'The clock is the system’s again.');
    // A disabled button has no focus to go on from.
    if (back.disabled) {
      freeze.focus();
    }
  }

  async function change(action, words, refused) {
    try {
      show(await action());
      if (words) {
        said.tell(words);
      } else {
        said.clear();
      }
    } catch (refusal) {
      if (refused && refusal.status === 400) {
        // In words of our own: the server's are about the members of a request, which nobody typed here.
        refused();
      } else {
        said.tell(refusal.message, true);
      }
    }
  }

  function show(clock) {
    clockIs(clock);
    const off = Math.round((Date.parse(clock.now) - Date.now()) / SECOND) * SECOND;
    const moved = Math.abs(off) > 2 * SECOND;
    const distance = moved ? `${span(off, 2)} ${off > 0 ? 'ahead' : 'behind'}` : '';
    state.textContent = clock.frozen ? 'frozen' : moved ? distance : 'system time';
    state.className = `chip push ${clock.frozen || moved ? 'warn' : 'good'}`;
    freeze.textContent = clock.frozen ? 'Let it run' : 'Freeze';
    back.disabled = !clock.frozen && clock.offset === 'PT0S';
    now.dateTime = clock.now;
    now.textContent = `${clock.now.slice(0, 19).replace('T', ' ')} UTC`;
    target.value ||= clock.now.slice(0, 19);
  }

  function advance(event) {
    event.preventDefault();
    const number = Number(amount.value);
    if (amount.value === '' || !Number.isInteger(number) || number === 0) {
      amountError.show('A whole number, negative to go back.');
      amount.focus();
      return;
    }
    change(() => advanceClock(unit.value.replace('{}', number)), `Moved by ${number} ${unit.selectedOptions[0].textContent}.`, () => amountError.show('Too far: less than a thousand years at a time, and no further than from 2020 to 9999.'));
  }

  function set(event) {
    event.preventDefault();
    if (!target.value) {
      targetError.show('Which time, in UTC?');
      target.focus();
      return;
    }
    const seconds = target.value.length === 16 ? ':00' : '';
    change(() => setClock({ now: `${target.value}${seconds}Z` }), 'The clock is set.', () => targetError.show('A time from 2020 to 9999.'));
  }

  return {
    element: h(
      'div', { class: 'card' },
      h('div', { class: 'row' }, h('h2', {}, 'Clock'), state),
      h('p', { class: 'after' }, now),
      h('p', { class: 'muted hint after' }, 'Tokens, expiry and limits follow it. SDKs sign with the real time and go on working.'),
      said.element,
      h('form', { class: 'line', novalidate: true, onsubmit: advance }, labelled('Advance by', amount), unit, h('button', { type: 'submit' }, 'Advance')),
      amountError.element,
      h('form', { class: 'line', novalidate: true, onsubmit: set }, labelled('Set to (UTC)', target), h('button', { type: 'submit' }, 'Set')),
      targetError.element,
      h('div', { class: 'row gap' }, freeze, back),
    ),
    load: () => change(getClock),
  };
}
