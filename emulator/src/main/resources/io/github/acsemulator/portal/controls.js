// What Azure cannot do for a test: another time, answers that go wrong, limits and strictness, changed in place.

import { reset } from './api.js';
import { clockCard } from './clock-card.js';
import { confirmed } from './dialog.js';
import { h } from './dom.js';
import { faultsCard } from './faults-card.js';
import { outcome } from './fields.js';
import { resourcesCard } from './resources-card.js';
import { askServer } from './server.js';
import { settingsCard } from './settings-card.js';

export const title = 'Test controls';

export function view() {
  const clock = clockCard();
  const settings = settingsCard();
  const faults = faultsCard();
  const resources = resourcesCard();
  const said = outcome();

  function load() {
    [clock, settings, faults, resources].forEach((card) => card.load());
  }

  async function startOver() {
    const sure = await confirmed({
      title: 'Reset the server?',
      text: 'Identities, assignments, resources and their keys, activity, faults, limits, clock and settings go back to what the server began with.',
      yes: 'Reset',
    });
    if (sure) {
      try {
        await reset();
        await askServer();
        said.tell('The server is as it began.');
      } catch (refusal) {
        said.tell(refusal.message, true);
      }
      load();
    }
  }

  const resetCard = h(
    'div', { class: 'card' },
    h('div', { class: 'row' }, h('h2', {}, 'Reset'), h('button', { type: 'button', class: 'danger push', onclick: startOver }, 'Reset the server')),
    h('p', { class: 'muted hint after' }, 'Back to the settings and the seed it began with. Certificate and signing keys stay.'),
    said.element,
  );
  return {
    element: [
      h('h1', { tabindex: '-1' }, title),
      h('p', { class: 'lead' }, 'What a test changes in the server: its time, how strict it is, and what goes wrong.'),
      h('div', { class: 'stack' }, h('div', { class: 'sides' }, h('div', { class: 'stack' }, clock.element, resetCard), settings.element), faults.element, resources.element),
    ],
    enter() {
      said.clear();
      load();
    },
  };
}
