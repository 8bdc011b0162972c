// The choices on the left of the first view.

import { listIdentities } from './api.js';
import { fill, h, newId } from './dom.js';
import { fieldError, segments } from './fields.js';
import { resourceChoice } from './resources.js';
import { scopeChoices } from './scopes.js';

const SUGGESTIONS = 20;
const IDENTITY = /^8:acs:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}_[0-9a-f-]{1,64}$/i;

/** The form; `submit` gets `{scopes, minutes, resource, existing}` when all of it can be asked for, `reject` the reason when not. */
export function generateForm(submit, reject) {
  const scopes = scopeChoices(() => scopesError.clear());
  const scopesError = fieldError();
  const hours = h('input', {
    type: 'number', id: newId('hours'), class: 'hours', min: '1', max: '24', step: '1', value: '24', inputmode: 'numeric', required: true,
    oninput: () => hoursError.clear(),
  });
  const hoursError = fieldError(hours);
  const known = h('datalist', { id: newId('known') });
  const existing = h('input', {
    type: 'text', id: newId('existing'), class: 'mono', list: known.id, autocomplete: 'off', spellcheck: 'false', placeholder: '8:acs:…',
    oninput: () => existingError.clear(),
  });
  const existingError = fieldError(existing);
  const field = h('div', { class: 'field', hidden: true }, h('label', { for: existing.id, class: 'unseen' }, 'Existing identity'), existing, known, existingError.element);
  const resource = resourceChoice(() => suggest(known, resource.chosen()));
  const kind = segments('Identity', ['New', 'Existing'], (name) => {
    field.hidden = name === 'New';
    scopesError.clear();
    if (!field.hidden) {
      suggest(known, resource.chosen());
    }
  });
  const button = h('button', { type: 'submit', class: 'primary' }, 'Generate');
  let isBusy = false;

  const element = h(
    'form',
    {
      class: 'card choices', novalidate: true, 'aria-label': 'What to generate',
      onsubmit: (event) => {
        event.preventDefault();
        if (isBusy) {
          return;
        }
        const wanted = { scopes: scopes.chosen(), minutes: Number(hours.value) * 60, resource: resource.chosen(), existing: field.hidden ? '' : existing.value.trim() };
        if (check(wanted)) {
          submit(wanted);
        }
      },
    },
    h('fieldset', {}, h('legend', {}, 'Scopes'), scopes.element, scopesError.element),
    h(
      'div', { class: 'field' },
      h('label', { for: hours.id, class: 'heading' }, 'Expires after'),
      h('div', { class: 'row' }, hours, h('span', { 'aria-hidden': 'true' }, 'hours'), h('span', { class: 'muted push' }, '1 to 24')),
      hoursError.element,
    ),
    resource.element,
    h('fieldset', {}, h('legend', {}, 'Identity'), kind.element, field),
    button,
  );

  function check(wanted) {
    const wrong = [];
    [scopesError, hoursError, existingError].forEach((error) => error.clear());
    if (!(Number.isInteger(wanted.minutes / 60) && wanted.minutes >= 60 && wanted.minutes <= 1440)) {
      wrong.push([hoursError, 'Whole hours from 1 to 24.']);
    }
    if (!field.hidden) {
      if (wanted.scopes.length === 0) {
        wrong.unshift([scopesError, 'Choose at least one scope: an existing identity can only get a token.']);
      }
      if (!IDENTITY.test(wanted.existing)) {
        wrong.push([existingError, wanted.existing ? 'An identity looks like 8:acs:<resource>_<user>.' : 'Which identity? Paste its id.']);
      }
    }
    wrong.forEach(([error, text]) => error.show(text));
    if (wrong.length > 0) {
      const [[error, text]] = wrong;
      (error.field ?? scopes).focus();
      reject(text);
    }
    return wrong.length === 0;
  }

  return {
    element,
    busy(is) {
      isBusy = is;
      button.setAttribute('aria-busy', String(is));
    },
    /** A refusal of the server stands beside the field that caused it; true if there is one. */
    refused(refusal) {
      const target = (refusal.target ?? '').toLowerCase();
      const error = target.includes('scope') ? scopesError : target.includes('expires') ? hoursError : refusal.status === 404 && !field.hidden ? existingError : null;
      error?.show(refusal.message);
      return Boolean(error);
    },
    useExisting(id) {
      kind.choose('Existing');
      existing.value = id;
      existingError.clear();
    },
  };
}

async function suggest(datalist, resource) {
  try {
    const { value } = await listIdentities({ limit: SUGGESTIONS, resource });
    fill(datalist, value.filter(({ deletedAt }) => !deletedAt).map(({ id }) => h('option', { value: id })));
  } catch {
    // Suggestions are a convenience; an id can be typed without them.
  }
}
