// The frame around the views: which one is shown is what stands behind the # of the address.

import { h } from './dom.js';
import * as activity from './activity.js';
import * as connect from './connect.js';
import * as controls from './controls.js';
import * as generate from './generate.js';
import * as identities from './identities.js';
import * as inspect from './inspect.js';
import { askServer } from './server.js';

const VIEWS = { generate, identities, connect, inspect, activity, controls };
const content = document.getElementById('content');
/** Views stay once they were opened, so what a person typed stays, too. */
const opened = new Map();
let current;

function show(isFirst) {
  const [wanted, parameters = ''] = location.hash.slice(1).split('?');
  if (wanted === 'content') {
    return; // the link for those who skip the navigation
  }
  const name = Object.hasOwn(VIEWS, wanted) ? wanted : 'generate';
  if (!opened.has(name)) {
    const view = VIEWS[name].view();
    const section = h('section', { id: `view-${name}`, hidden: true }, view.element);
    content.append(section);
    opened.set(name, { ...view, section });
  }
  const next = opened.get(name);
  const isOther = next !== current;
  let asked;
  if (isOther) {
    if (current) {
      current.section.hidden = true;
      current.leave?.();
    }
    next.section.hidden = false;
    current = next;
    for (const link of document.querySelectorAll('nav.views a')) {
      const isCurrent = link.hash === `#${name}`;
      link.toggleAttribute('aria-current', isCurrent);
      if (isCurrent) {
        link.setAttribute('aria-current', 'page');
        link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      }
    }
    // Its clock may have been moved by others meanwhile.
    asked = askServer();
    asked.catch(() => {});
    document.title = `${VIEWS[name].title} · ACS Identity emulator`;
    if (!isFirst) {
      scrollTo(0, 0);
      next.section.querySelector('h1').focus({ preventScroll: true });
    }
  }
  next.enter?.(new URLSearchParams(parameters), asked);
}

document.querySelector('.skip').addEventListener('click', (event) => {
  // The address keeps saying which view this is.
  event.preventDefault();
  content.focus();
});
addEventListener('hashchange', () => show(false));
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) {
    askServer().catch(() => {});
  }
});
content.replaceChildren();
show(true);
