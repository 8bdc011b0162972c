import { h, newId } from './dom.js';

/** Tabs as WAI-ARIA has them: `[{name, panel}]`, arrow keys between them, one panel shown. */
export function tabs(label, entries) {
  const buttons = entries.map(({ name, panel }) => {
    panel.id ||= newId('panel');
    const tab = h('button', { type: 'button', role: 'tab', id: newId('tab'), 'aria-controls': panel.id }, name);
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', tab.id);
    return tab;
  });
  const show = (chosen) => {
    entries.forEach(({ panel }, index) => {
      panel.hidden = index !== chosen;
      buttons[index].setAttribute('aria-selected', String(index === chosen));
      buttons[index].tabIndex = index === chosen ? 0 : -1;
    });
  };
  const keys = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
  buttons.forEach((button, index) => {
    button.addEventListener('click', () => show(index));
    button.addEventListener('keydown', (event) => {
      const step = keys[event.key];
      if (step) {
        event.preventDefault();
        const last = buttons.length - 1;
        const next = Number.isFinite(step) ? (index + step + buttons.length) % buttons.length : step < 0 ? 0 : last;
        show(next);
        buttons[next].focus();
      }
    });
  });
  show(0);
  return h(
    'div',
    { class: 'tabs' },
    h('div', { role: 'tablist', 'aria-label': label }, buttons),
    entries.map(({ panel }) => panel),
  );
}
