import { fill, h } from './dom.js';

/** A table whose rows become cards on narrow screens; the roles keep it a table for a screen reader there, too. */
export function table(label, columns) {
  const body = h('tbody', { role: 'rowgroup' });
  const element = h(
    'table',
    { role: 'table', 'aria-label': label },
    h(
      'thead',
      { role: 'rowgroup' },
      h(
        'tr',
        { role: 'row' },
        columns.map(({ name, hidden, className }) =>
          h('th', { role: 'columnheader', scope: 'col', class: className }, hidden ? h('span', { class: 'unseen' }, name) : name),
        ),
      ),
    ),
    body,
  );
  return { element, body };
}

/** A row of `cells`, each an element, a text or a list of them, in the order of `columns`. */
export function row(columns, cells) {
  return h(
    'tr',
    { role: 'row' },
    cells.map((cell, index) => {
      const { name, hidden, className } = columns[index];
      return h(
        'td',
        { role: 'cell', class: className },
        hidden ? null : h('span', { class: 'label', 'aria-hidden': 'true' }, name),
        h('div', { class: 'value' }, cell),
      );
    }),
  );
}

/**
 * Puts `rows` in the place of those in `body`. Focus in one of these stays with the control of the same name, else in the
 * row that stands there now, else goes to `otherwise`, so that who works by keyboard does not begin at the top again.
 */
export function refill(body, rows, otherwise) {
  const focused = document.activeElement;
  const index = [...body.children].findIndex((child) => child.contains(focused));
  fill(body, rows);
  if (index >= 0) {
    const same = body.querySelector(`[aria-label="${CSS.escape(focused.getAttribute('aria-label') ?? '')}"]`);
    const there = body.children[Math.min(index, rows.length - 1)]?.querySelector('button, a');
    (same ?? there ?? otherwise).focus();
  }
}

/** The part of an identity's id that tells it from the others of its resource. */
export const ownPart = (id) => id.slice(id.lastIndexOf('_') + 1);

/** An identity's id in a narrow place, without what is the same for all of a resource; a screen reader hears it whole. */
export function shortId(id, lead = '') {
  return h(
    'span',
    { class: 'id mono', title: id },
    h('span', { class: 'whole' }, id),
    h('span', { class: 'short', 'aria-hidden': 'true' }, `${lead}…${ownPart(id)}`),
  );
}
