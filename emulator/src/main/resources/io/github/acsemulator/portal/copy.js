import { announce } from './announce.js';
import { fill, h } from './dom.js';
import { icon } from './icons.js';

const COPIED_MILLIS = 2000;

/** A button that copies what `text()` gives, at once or later; `what` is what a screen reader hears beside "Copy". */
export function copyButton(what, text, small = false) {
  let reset = 0;
  const button = h('button', {
    type: 'button',
    class: small ? 'quiet small' : 'copy',
    onclick: async () => {
      const failure = await copy(text, button);
      clearTimeout(reset);
      show(failure ? 'copy' : 'done', failure ? 'Not copied' : 'Copied', failure);
      announce(failure ? `Not copied: ${failure}` : 'Copied');
      reset = setTimeout(asAtFirst, COPIED_MILLIS);
    },
  });
  function show(drawing, word, title) {
    fill(button, icon(drawing), h('span', { class: small ? 'unseen' : '' }, word), h('span', { class: 'unseen' }, ` ${what}`));
    button.title = title;
  }
  const asAtFirst = () => show('copy', 'Copy', small ? `Copy ${what}` : '');
  asAtFirst();
  return button;
}

/** Why it could not be copied; nothing if it was. */
async function copy(source, button) {
  let text;
  try {
    text = await source();
  } catch (refusal) {
    return refusal.message;
  }
  try {
    await navigator.clipboard.writeText(text);
    return '';
  } catch {
    // Without HTTPS browsers have no clipboard object, and with it they may refuse.
    return copyBySelection(text, button) ? '' : 'select the text and copy it by hand';
  }
}

function copyBySelection(text, button) {
  const field = h('textarea', { class: 'unseen', readonly: true, 'aria-hidden': 'true', tabindex: '-1' });
  field.value = text;
  // Beside the button: a modal dialog makes everything outside of it inert.
  button.after(field);
  field.select();
  try {
    return document.execCommand('copy');
  } finally {
    field.remove();
    button.focus();
  }
}
