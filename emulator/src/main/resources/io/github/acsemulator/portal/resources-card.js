// The resources in this one server, each with keys and identities of its own.

import { createResource, deleteResource, listResources, regenerateKey, resetResource } from './api.js';
import { copyButton } from './copy.js';
import { confirmed } from './dialog.js';
import { h, newId } from './dom.js';
import { fieldError, labelled, outcome } from './fields.js';
import { askServer } from './server.js';
import { refill, row, table } from './table.js';

const DEFAULT = 'ac5ac5ac-0000-4000-8000-000000000001';
const COLUMNS = [{ name: 'Resource' }, { name: 'Location' }, { name: 'Primary key' }, { name: 'Secondary key' }, { name: 'Actions', hidden: true, className: 'actions' }];

export function resourcesCard() {
  const said = outcome();
  const name = h('input', { type: 'text', id: newId('name'), autocomplete: 'off', spellcheck: 'false', placeholder: 'made up', oninput: () => errors.name.clear() });
  const location = h('input', { type: 'text', id: newId('location'), autocomplete: 'off', spellcheck: 'false', value: 'unitedstates', oninput: () => errors.location.clear() });
  const errors = { name: fieldError(name), location: fieldError(location) };
  const { element: known, body } = table('Resources', COLUMNS);

  known.hidden = true;

  async function create(event) {
    event.preventDefault();
    try {
      const made = await createResource({ name: name.value.trim() || null, location: location.value.trim() || null });
      name.value = '';
      said.tell(`Created: ${made.name}`);
      await changed();
    } catch (refusal) {
      if (refusal.status === 400) {
        (errors[refusal.target] ?? errors.name).show(refusal.message);
      } else {
        said.tell(refusal.message, true);
      }
    }
  }

  async function carryOut(action, words) {
    try {
      await action();
      said.tell(words);
    } catch (refusal) {
      said.tell(refusal.message, true);
    }
    await changed();
  }

  function load() {
    said.clear();
    return list();
  }

  async function list() {
    try {
      const { value } = await listResources();
      refill(body, value.map((resource) => row(COLUMNS, cells(resource))), name);
      known.hidden = false;
    } catch (refusal) {
      said.tell(refusal.message, true);
    }
  }

  /** The other views offer resources, too. */
  const changed = () => Promise.all([list(), askServer().catch(() => {})]);

  function cells(resource) {
    return [
      [h('div', {}, resource.name), h('div', { class: 'muted custom mono' }, resource.id)],
      resource.location,
      key(resource, 'primary', resource.connectionString),
      key(resource, 'secondary', resource.secondaryConnectionString),
      h('div', { class: 'row tight' },
        act(resource, 'Reset', () => ask(resource, 'Reset this resource?', 'Its identities, assignments, faults and activity go back to what the server began with.', 'Reset', () => resetResource(resource.id), 'Reset: ')),
        resource.id !== DEFAULT && act(resource, 'Delete', () => ask(resource, 'Delete this resource?', 'Its keys are refused from now on, and its identities are gone.', 'Delete', () => deleteResource(resource.id), 'Deleted: '))),
    ];
  }

  const key = (resource, slot, connectionString) => h('div', { class: 'row tight' },
    copyButton(`connection string with the ${slot} key of ${resource.name}`, () => connectionString, true),
    act(resource, 'Regenerate', () => ask(resource, `Regenerate the ${slot} key?`, 'The old key is refused at once, and the tokens that were issued under it stop working.', 'Regenerate', () => regenerateKey(resource.id, slot), `New ${slot} key: `), `the ${slot} key of `));

  const act = (resource, word, onclick, of = '') => h('button', { type: 'button', class: 'small', 'aria-label': `${word} ${of}${resource.name}`, onclick }, word);

  async function ask(resource, title, text, yes, action, words) {
    if (await confirmed({ title, text, detail: resource.name, yes })) {
      await carryOut(action, `${words}${resource.name}`);
    }
  }

  return {
    element: h(
      'div', { class: 'card' },
      h('h2', {}, 'Resources'),
      h('p', { class: 'muted' }, 'Each has keys and identities of its own, so that tests can share this server without seeing each other.'),
      h('form', { class: 'line', novalidate: true, onsubmit: create }, labelled('Name', name), labelled('Location', location), h('button', { type: 'submit' }, 'Create resource')),
      errors.name.element, errors.location.element, said.element, known,
    ),
    load,
  };
}
