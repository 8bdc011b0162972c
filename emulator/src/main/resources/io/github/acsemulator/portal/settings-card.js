// The settings that change while the server runs, in force with the next request.

import { announce } from './announce.js';
import { changeSettings, getSettings } from './api.js';
import { h, newId } from './dom.js';
import { fieldError, labelled, outcome, select } from './fields.js';

const FIELDS = [
  { name: 'limits', label: 'Limits', choices: [['off', 'None'], ['azure', 'As Azure documents them']], hint: '1,000 creates and tokens, 500 of the rest, in 30 seconds. Over it: 429 with Retry-After.' },
  { name: 'auth', label: 'Authentication', choices: [['strict', 'Strict, as Azure'], ['lenient', 'Lenient: let pass with a warning'], ['off', 'Off']] },
  { name: 'tokenLifetime', label: 'Token lifetime', placeholder: 'as asked for', hint: 'Such as PT10S, whatever a request asks for.' },
  { name: 'revocationDelay', label: 'Revocation delay', hint: 'PT0S is at once; Azure takes up to PT15M.' },
  { name: 'clockSkew', label: 'Clock skew of signatures' },
  { name: 'unknownIdentities', label: 'Unknown identities', choices: [['adopt', 'Taken over'], ['reject', 'Refused with 404']] },
  { name: 'apiVersions', label: 'Later API versions', choices: [['lenient', 'Served as the newest'], ['strict', 'Refused']] },
];

export function settingsCard() {
  const said = outcome();
  /** What was typed or chosen and is not in force yet, so that no answer to something else writes over it. */
  const pending = new Set();
  let inForce = {};
  const fields = FIELDS.map((field) => ({ ...field, ...control(field) }));
  const bodies = h('input', { type: 'checkbox', id: newId('bodies'), onchange: () => change({ recordBodies: bodies.checked }) });

  function control({ name, label, choices, placeholder, hint }) {
    const handlers = {
      oninput: () => {
        if (input.value === text(name)) {
          pending.delete(name);
        } else {
          pending.add(name);
        }
        error.clear();
      },
      onchange: () => change({ [name]: input.value.trim() || null }, error),
    };
    const input = choices
      ? select(choices, handlers)
      : h('input', { type: 'text', id: newId(name), class: 'mono', autocomplete: 'off', spellcheck: 'false', placeholder, ...handlers });
    const error = fieldError(input);
    return { input, error, element: labelled(label, input, hint, error.element) };
  }

  async function change(patch, error) {
    error?.clear();
    try {
      const settings = await changeSettings(patch);
      Object.keys(patch).forEach((name) => pending.delete(name));
      show(settings);
      said.clear();
      announce('Changed');
    } catch (refusal) {
      if (error && refusal.status === 400) {
        error.show(refusal.message);
      } else {
        said.tell(refusal.message, true);
      }
    }
  }

  const text = (name) => inForce[name] ?? '';

  function show(settings) {
    inForce = settings;
    fields.filter(({ name }) => !pending.has(name)).forEach(({ name, input }) => {
      input.value = text(name);
    });
    bodies.checked = settings.recordBodies;
  }

  function asAtStart() {
    fields.forEach(({ error }) => error.clear());
    pending.clear();
    return change(Object.fromEntries([...FIELDS.map(({ name }) => [name, null]), ['recordBodies', null]]));
  }
  return {
    element: h(
      'div', { class: 'card' },
      h('div', { class: 'row' }, h('h2', {}, 'Limits and settings'), h('button', { type: 'button', class: 'push', onclick: asAtStart }, 'As at the start')),
      said.element,
      h('div', { class: 'grid' }, fields.map(({ element }) => element)),
      h('div', { class: 'row tight gap' }, bodies, h('label', { for: bodies.id }, 'Keep the bodies of requests and answers in Activity')),
    ),
    async load() {
      try {
        show(await getSettings());
        said.clear();
      } catch (refusal) {
        said.tell(refusal.message, true);
      }
    },
  };
}
