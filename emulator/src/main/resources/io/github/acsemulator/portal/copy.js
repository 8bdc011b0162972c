import { announce } from './announce.js';
import { fill, h } from './dom.js';
import { icon } from './icons.js';

const COPIED_MILLIS = 2000;

/** A button that copies what `text()` gives, at once or later; `what` is what a screen reader hears beside "Copy". */
export function copyButton(what, text, small = false) {
  const face = (drawing, word) => [icon(drawing), h('span', { class: small ? 'unseen' : '' }, word), h('span', { class: 'unseen' }, ` ${what}`)];
  let reset = 0;
  const button = h('button', {
    type: 'button',
    class: small ? 'quiet small' : 'copy',
    title: small ? `Copy ${what}` : null,
    onclick: async () => {
      const copied = await copy(text, button);
      clearTimeout(reset);
      fill(button, face(copied ? 'done' : 'copy', copied ? 'Copied' : 'Not copied'));
      announce(copied ? 'Copied' : 'Not copied: select the text and copy it by hand');
      reset = setTimeout(() => fill(button, face('copy', 'Copy')), COPIED_MILLIS);
    },
  });
  fill(button, face('copy', 'Copy'));
  return button;
}

async function copy(source, button) {
  let text;
  try {
    text = await source();
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without HTTPS browsers have no clipboard object, and with it they may refuse.
    return text !== undefined && copyBySelection(text, button);
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
