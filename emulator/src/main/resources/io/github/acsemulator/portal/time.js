// Times as people read them, kept up to date while they stand in the page.

import { h } from './dom.js';
import { serverNow } from './server.js';

const EXACT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DAY = 86_400_000;

export const exact = (millis) => EXACT.format(millis);

export const clockTime = (millis) => CLOCK.format(millis);

/** `23 h 59 min 41 s`; the largest units only where `units` says so. */
export function span(millis, units = 3) {
  const seconds = Math.floor(Math.abs(millis) / 1000);
  // Tokens live for 24 hours, which nobody calls a day.
  const days = seconds >= 2 * 86_400 ? Math.floor(seconds / 86_400) : 0;
  const parts = [
    [days, 'd'],
    [Math.floor(seconds / 3600) - days * 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  const first = parts.findIndex(([value]) => value > 0);
  return first < 0
    ? '0 s'
    : parts
        .slice(first, first + units)
        .filter(([value], index) => value > 0 || index === 0)
        .map(([value, unit]) => `${value} ${unit}`)
        .join(' ');
}

/** `3 min ago`, `in 5 h`; after a month the date. */
export function relative(millis) {
  const difference = millis - serverNow();
  if (Math.abs(difference) > 30 * DAY) {
    return exact(millis).split(',')[0];
  }
  if (Math.abs(difference) < 5000) {
    return 'just now';
  }
  return difference < 0 ? `${span(difference, 1)} ago` : `in ${span(difference, 1)}`;
}

/** A relative time; the exact one on hover and on focus. */
export function when(instant) {
  const millis = Date.parse(instant);
  const tip = h('span', { class: 'tip', role: 'tooltip' }, exact(millis));
  const text = h('span');
  const element = h('time', { class: 'when', datetime: instant, tabindex: '0' }, text, tip);
  ticking(element, () => {
    text.textContent = relative(millis);
  });
  return element;
}

/** The server's words, which begin in the middle of one of its lines, as a sentence. */
export const sentence = (words) => words.charAt(0).toUpperCase() + words.slice(1) + (/[.!?]$/.test(words) ? '' : '.');

/** Runs `update` now and every second while `element` stands in the page. */
export function ticking(element, update) {
  update();
  clocks.set(element, { update, seen: false });
}

const clocks = new Map();

setInterval(() => {
  if (document.hidden) {
    return;
  }
  for (const [element, clock] of clocks) {
    if (element.isConnected) {
      clock.seen = true;
      clock.update();
    } else if (clock.seen) {
      clocks.delete(element);
    }
  }
}, 1000);
