// Faults in words, and what the form makes of its choices.

import { shortId } from './table.js';

export const OPERATIONS = ['create', 'issueAccessToken', 'revokeAccessTokens', 'delete', 'exchangeTeamsUserAccessToken'];

/** What the form offers; `asks` is the name of the number of seconds that an effect needs. */
export const EFFECTS = [
  { name: '429', words: '429 Too many requests', asks: 'Retry-After (s)' },
  { name: '500', words: '500 Internal error' },
  { name: '503', words: '503 Unavailable', asks: 'Retry-After (s)' },
  { name: '401', words: '401 Denied' },
  { name: 'delay', words: 'Delay', asks: 'Seconds' },
  { name: 'reset', words: 'Connection reset' },
  { name: 'empty', words: 'No answer' },
  { name: 'truncated', words: 'Truncated body' },
  { name: 'malformed', words: 'Malformed body' },
  { name: 'drip', words: 'Slow drip' },
];

/** The members of a rule that do what `name` says. */
export function effect(name, seconds) {
  const { asks } = EFFECTS.find((known) => known.name === name);
  if (name === 'delay') {
    return { delay: `PT${seconds}S` };
  }
  const status = Number(name);
  return status ? { response: { status, ...(asks && { headers: { 'Retry-After': String(seconds) } }) } } : { connection: name };
}

/** What a rule, or a step of one, does. */
export function effectWords({ delay, response, connection, steps }) {
  if (steps) {
    return `${steps.map(effectWords).join(', then ')}, then as usual`;
  }
  const retry = Object.entries(response?.headers ?? {}).map(([name, value]) => `, ${name} ${value}`).join('');
  const answer = response ? `${response.status}${retry}` : EFFECTS.find(({ name }) => name === connection)?.words.toLowerCase();
  return [delay && `after ${delayWords(delay)}`, answer ?? (delay && 'as usual')].filter(Boolean).join(' ');
}

const delayWords = (delay) => (typeof delay === 'string' ? durationWords(delay) : `${durationWords(delay.from)} to ${durationWords(delay.to)}`);

/** `PT0.2S` as `0.2 s`, any other as it is. */
const durationWords = (duration) => /^PT([\d.]+)S$/.exec(duration)?.[1].concat(' s') ?? duration;

/** Which requests a rule is for. */
export function matchWords({ operation, method, path, identity, resource } = {}) {
  const words = [operation, method, path].filter(Boolean).join(' ') || 'any operation';
  return [words, identity && [' of ', shortId(identity)], resource && ` of resource ${resource}`].filter(Boolean);
}

/** When it acts. */
export function timesWords({ skip, times, probability, steps }) {
  const often = times === undefined ? (steps ? 'once each' : 'every time') : times === 1 ? 'once' : `${times} times`;
  return [often, skip && `after the first ${skip}`, probability !== undefined && probability < 1 && `in ${Math.round(probability * 100)} % of cases`].filter(Boolean).join(', ');
}
