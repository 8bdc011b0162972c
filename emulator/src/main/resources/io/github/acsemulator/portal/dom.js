// Elements are made here and nowhere else: every text becomes a text node, so nothing a user typed is ever markup.

const SVG = 'http://www.w3.org/2000/svg';

/** An element: `h('p', {class: 'muted', onclick: f}, 'text', otherElement)`; children that are absent are left out. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  set(element, attributes);
  element.append(...present(children));
  return element;
}

/** An SVG element. */
export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  set(element, attributes);
  element.append(...present(children));
  return element;
}

/** Puts `children` in the place of whatever `element` holds. */
export function fill(element, ...children) {
  element.replaceChildren(...present(children));
  return element;
}

let lastId = 0;

/** An id that no other element of the page has. */
export function newId(stem) {
  lastId += 1;
  return `${stem}-${lastId}`;
}

function present(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
}
