// Parts of forms.

import { fill, h, newId } from './dom.js';

/** The place beside a field where its error stands. */
export function fieldError(field) {
  const id = newId('error');
  const element = h('p', { class: 'error', id, role: 'alert' });
  return {
    element,
    field,
    show(text) {
      element.textContent = text;
      field?.setAttribute('aria-invalid', 'true');
      field?.setAttribute('aria-describedby', id);
    },
    clear() {
      element.textContent = '';
      field?.removeAttribute('aria-invalid');
      field?.removeAttribute('aria-describedby');
    },
  };
}

/** One of a few, as joined buttons: radio buttons underneath. */
export function segments(label, names, onchoose) {
  const group = newId('segments');
  const inputs = names.map((name, index) => {
    const input = h('input', { type: 'radio', name: group, id: newId('segment'), value: name, onchange: () => onchoose(name) });
    input.checked = index === 0;
    return input;
  });
  return {
    element: h('div', { class: 'segments', role: 'radiogroup', 'aria-label': label }, inputs.map((input) => [input, h('label', { for: input.id }, input.value)])),
    choose(name) {
      inputs.find((input) => input.value === name).checked = true;
      onchoose(name);
    },
  };
}

/** A choice among `[[value, words], …]`. */
export function select(choices, attributes = {}) {
  return h('select', { id: newId('select'), ...attributes }, choices.map(([value, words]) => h('option', { value }, words)));
}

/** A control under its name, with a word on it below where one is needed. */
export function labelled(name, control, hint, ...rest) {
  return h('div', { class: 'field' }, h('label', { for: control.id, class: 'heading' }, name), control, hint && h('p', { class: 'muted hint' }, hint), rest);
}

/** Where a card says what was done, or why it was not; a screen reader hears it. */
export function outcome() {
  const element = h('p', { class: 'happened', role: 'status', hidden: true });
  return {
    element,
    tell(text, isError = false) {
      element.hidden = false;
      element.className = isError ? 'happened bad' : 'happened';
      fill(element, text);
    },
    clear() {
      element.hidden = true;
    },
  };
}
