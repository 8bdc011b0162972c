import { h, newId } from './dom.js';

/** The scopes as the specification names them; the narrower ones stand under the wider. */
const SCOPES = [
  {
    scope: 'chat',
    name: 'Chat',
    allows: 'Full access to chat threads',
    narrower: [
      { scope: 'chat.join', name: 'Join chats', allows: 'Take part, no new threads, no deleting' },
      { scope: 'chat.join.limited', name: 'Join, limited', allows: 'As above, without adding or removing people' },
    ],
  },
  {
    scope: 'voip',
    name: 'Calling',
    allows: 'Start and join calls',
    narrower: [{ scope: 'voip.join', name: 'Join calls', allows: 'Join, but not start, calls' }],
  },
];

const KEPT = 'acs-emulator.scopes';

/** The checkboxes, and `chosen()`; what is chosen survives a reload. */
export function scopeChoices(onchange) {
  const kept = restore();
  const boxes = [];
  const choice = ({ scope, name, allows, narrower = [] }) => {
    const id = newId('scope');
    const box = h('input', { type: 'checkbox', id, name: 'scope', value: scope, 'aria-describedby': `${id}-allows` });
    box.checked = kept.includes(scope);
    boxes.push(box);
    return h(
      'li',
      {},
      h(
        'div',
        { class: 'choice' },
        box,
        h('label', { for: id }, name, ' ', h('code', {}, scope)),
        h('span', { class: 'muted hint', id: `${id}-allows` }, allows),
      ),
      narrower.length > 0 && h('ul', {}, narrower.map(choice)),
    );
  };
  const list = h('ul', { class: 'scopes' }, SCOPES.map(choice));
  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);
  list.addEventListener('change', () => {
    keep(chosen());
    onchange();
  });
  return { element: list, chosen, focus: () => boxes[0].focus() };
}

function restore() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT));
    return Array.isArray(kept) ? kept : ['chat', 'voip'];
  } catch {
    return ['chat', 'voip'];
  }
}

function keep(scopes) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(scopes));
  } catch {
    // A browser that keeps nothing still generates tokens.
  }
}
