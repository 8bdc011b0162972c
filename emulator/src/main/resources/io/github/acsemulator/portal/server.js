// What the server says of itself, and its clock, which may have been moved away from this browser's.

import { getClock, info, onReach } from './api.js';

const RETRY_MILLIS = 3000;

let latest;
const listeners = new Set();
let ahead = 0;
/** The time at which the server's clock stands still; undefined while it runs. */
let frozenAt;

/** Asks the server: `/_emulator/info`, how far its clock is ahead in `aheadMillis`, and whether it was moved there. */
export async function askServer() {
  const before = Date.now();
  const [answer, clock] = await Promise.all([info(), getClock()]);
  latest = answer;
  clockIs(clock, (before + Date.now()) / 2);
  listeners.forEach((listener) => listener(latest));
  document.getElementById('endpoint').textContent = latest.endpoint;
  return { ...latest, aheadMillis: ahead, clockMoved: clock.frozen || clock.offset !== 'PT0S' };
}

let retry = 0;

onReach((answered) => {
  const word = document.getElementById('reach-word');
  document.getElementById('dot').className = `dot ${answered ? 'good' : 'bad'}`;
  word.textContent = answered ? 'connected to' : 'no answer';
  // The dot stands alone while all is well; that something is wrong must not hang on its colour.
  word.className = answered ? 'unseen' : 'error';
  clearTimeout(retry);
  if (!answered) {
    retry = setTimeout(() => document.hidden || askServer().catch(() => {}), RETRY_MILLIS);
  }
});

/** Tells `listener` each answer of the server. */
export function onServer(listener) {
  listeners.add(listener);
}

/** The last answer, asked for where there is none yet. */
export async function server() {
  return latest ?? askServer();
}

/** Notes what the server says of its clock, at the time `asked` of this browser. */
export function clockIs({ now, frozen }, asked = Date.now()) {
  ahead = Date.parse(now) - asked;
  frozenAt = frozen ? Date.parse(now) : undefined;
}

/** Milliseconds since 1970 by the server's clock. */
export function serverNow() {
  return frozenAt ?? Date.now() + ahead;
}
