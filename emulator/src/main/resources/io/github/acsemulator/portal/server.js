// What the server says of itself, and its clock, which may have been moved away from this browser's.

import { info } from './api.js';

let latest;
let ahead = 0;

/** Asks the server; the answer is `/_emulator/info` with, beside it, how far its clock is ahead in `aheadMillis`. */
export async function askServer() {
  const dot = document.getElementById('dot');
  const word = document.getElementById('reach-word');
  try {
    const before = Date.now();
    latest = await info();
    const after = Date.now();
    ahead = Date.parse(latest.now) - (before + after) / 2;
    document.getElementById('endpoint').textContent = latest.endpoint;
    dot.className = 'dot good';
    word.textContent = 'connected to';
    return { ...latest, aheadMillis: ahead };
  } catch (refusal) {
    dot.className = 'dot bad';
    word.textContent = 'no answer from';
    throw refusal;
  }
}

/** The last answer, asked for where there is none yet. */
export async function server() {
  return latest ?? askServer();
}

/** Milliseconds since 1970 by the server's clock. */
export function serverNow() {
  return Date.now() + ahead;
}
