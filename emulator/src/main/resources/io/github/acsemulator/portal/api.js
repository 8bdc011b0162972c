// The emulator's public routes. Nothing here that a user with curl could not do.

/** A refusal of the server, or its silence (`status` 0). */
export class Refusal extends Error {
  constructor(status, code, message, target) {
    super(message);
    this.status = status;
    this.code = code;
    this.target = target;
  }
}

let heard = () => {};

/** Tells `listener` after each request whether the server answered. */
export function onReach(listener) {
  heard = listener;
}

const UNREACHABLE = 'The emulator does not answer. Is it still running?';

/** The answer's JSON, or undefined where it has no body. */
export async function call(method, path, body, signal) {
  const request = { method, signal, headers: { Accept: 'application/json' } };
  if (body !== undefined) {
    request.headers['Content-Type'] = 'application/json';
    request.body = JSON.stringify(body);
  }
  const response = await sent(path, request);
  const answer = await json(response);
  if (response.ok) {
    return answer;
  }
  const { code = '', message, target } = answer?.error ?? {};
  throw new Refusal(response.status, code, message ?? `The emulator answered ${response.status}.`, target);
}

/** Browsers drop every connection when an interface of the machine comes or goes, as those of containers do. */
async function sent(path, request, attempts = request.method === 'GET' ? 2 : 1) {
  try {
    const response = await fetch(path, request);
    heard(true);
    return response;
  } catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    if (attempts > 1) {
      return sent(path, request, attempts - 1);
    }
    heard(false);
    throw new Refusal(0, 'Unreachable', UNREACHABLE);
  }
}

async function json(response) {
  const text = await response.text();
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    if (response.ok) {
      throw new Refusal(response.status, 'NotJson', 'What answered is not the emulator: it sent no JSON.');
    }
    return undefined;
  }
}

const identity = (id, rest = '') => `/_emulator/identities/${encodeURIComponent(id)}${rest}`;

export const info = () => call('GET', '/_emulator/info');

export const createIdentity = (scopes, expiresInMinutes, resource) =>
  call('POST', `/_emulator/identities?${query({ resource })}`, scopes.length ? { scopes, expiresInMinutes } : {});

export const issueToken = (id, scopes, expiresInMinutes) =>
  call('POST', identity(id, '/token'), { scopes, expiresInMinutes });

export const revokeTokens = (id) => call('POST', identity(id, '/revoke'));

export const deleteIdentity = (id) => call('DELETE', identity(id));

export const inspectToken = (token) => call('POST', '/_emulator/tokens/introspect', { token });

export function listIdentities({ search, limit, after, resource }, signal) {
  return call('GET', `/_emulator/identities?${query({ search, limit, after, resource })}`, undefined, signal);
}

export const getClock = () => call('GET', '/_emulator/clock');

export const setClock = (change) => call('PUT', '/_emulator/clock', change);

export const advanceClock = (by) => call('POST', '/_emulator/clock/advance', { by });

export const giveClockBack = () => call('DELETE', '/_emulator/clock');

export const getSettings = () => call('GET', '/_emulator/settings');

export const changeSettings = (patch) => call('PATCH', '/_emulator/settings', patch);

export const listFaults = () => call('GET', `/_emulator/faults?${query({ limit: 1000 })}`);

export const createFault = (rule) => call('POST', '/_emulator/faults', rule);

export const deleteFault = (id) => call('DELETE', `/_emulator/faults/${encodeURIComponent(id)}`);

export const deleteFaults = () => call('DELETE', '/_emulator/faults');

export const listResources = () => call('GET', `/_emulator/resources?${query({ limit: 1000 })}`);

export const createResource = (members) => call('POST', '/_emulator/resources', members);

export const deleteResource = (id) => call('DELETE', `/_emulator/resources/${id}`);

export const resetResource = (id) => call('POST', `/_emulator/resources/${id}/reset`);

export const regenerateKey = (id, slot) => call('POST', `/_emulator/resources/${id}/keys/${slot}/regenerate`);

export const reset = () => call('POST', '/_emulator/reset');

export const explainRequest = (request) => call('POST', '/_emulator/explain', request);

/** The shell snippet that does a recorded request again. */
export async function curlOf(id) {
  const response = await sent(`/_emulator/requests/${encodeURIComponent(id)}/curl`, { method: 'GET' });
  if (!response.ok) {
    throw new Refusal(response.status, 'NotFound', 'The server has forgotten this request.');
  }
  return response.text();
}

export const listRequests = (limit) => call('GET', `/_emulator/requests?${query({ limit })}`);

function query(parameters) {
  return new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== undefined && value !== ''));
}
