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
    return await fetch(path, request);
  } catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    if (attempts > 1) {
      return sent(path, request, attempts - 1);
    }
    throw new Refusal(0, 'Unreachable', UNREACHABLE);
  }
}

async function json(response) {
  const text = await response.text();
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
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

export const listRequests = (limit) => call('GET', `/_emulator/requests?${query({ limit })}`);

function query(parameters) {
  return new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== undefined && value !== ''));
}
