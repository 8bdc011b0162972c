import { fill, h, newId } from './dom.js';

const dialog = h('dialog', { class: 'card' });
document.body.append(dialog);

/** Asks before something that cannot be undone; true if the person says yes. Escape and "Cancel" say no. */
export function confirmed({ title, text, detail, yes }) {
  const heading = newId('dialog-title');
  const answer = (value) => () => dialog.close(value);
  fill(
    dialog,
    h('h2', { id: heading }, title),
    h('p', {}, text),
    detail && h('p', { class: 'mono sunk' }, detail),
    h(
      'div',
      { class: 'row end' },
      h('button', { type: 'button', onclick: answer('no'), autofocus: true }, 'Cancel'),
      h('button', { type: 'button', class: 'danger', onclick: answer('yes') }, yes),
    ),
  );
  dialog.setAttribute('aria-labelledby', heading);
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
  });
}
