import { svg } from './dom.js';

const PATHS = {
  copy: ['M5.5 5.5h8v8h-8z', 'M10.5 5.5v-3h-8v8h3'],
  done: ['M2.5 8.5l3.5 3.5 7.5-8'],
  open: ['M6 3.5l4.5 4.5L6 12.5'],
  download: ['M8 2v8.5M4.5 7.5L8 11l3.5-3.5M2.5 14h11'],
};

/** A small line drawing; the words beside it say the same. */
export function icon(name) {
  return svg(
    'svg',
    { viewBox: '0 0 16 16', class: 'icon', 'aria-hidden': 'true', focusable: 'false' },
    PATHS[name].map((d) => svg('path', { d })),
  );
}
