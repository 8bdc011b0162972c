// Signs a request as the SDKs do. SHA-256 is written out here because browsers offer theirs over HTTPS and on
// localhost only, while this page is served over plain HTTP, too.

const BLOCK = 64;

/** The answer to a request signed with `connectionString`, sent to the server that this page came from. */
export function signedFetch(connectionString, method, target, body) {
  const key = base64Bytes(connectionString.slice(connectionString.indexOf('accesskey=') + 'accesskey='.length));
  const date = new Date().toUTCString();
  const hash = base64(sha256(utf8(body)));
  // The browser writes the Host header itself, and writes this.
  const signature = base64(hmac(key, utf8(`${method}\n${target}\n${date};${location.host};${hash}`)));
  return fetch(target, {
    method,
    body: body || undefined,
    headers: {
      'Content-Type': 'application/json',
      'x-ms-date': date,
      'x-ms-content-sha256': hash,
      Authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
    },
  });
}

const utf8 = (text) => new TextEncoder().encode(text);

const base64 = (bytes) => btoa(String.fromCharCode(...bytes));

const base64Bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** HMAC-SHA256, RFC 2104. */
export function hmac(key, message) {
  const padded = new Uint8Array(BLOCK);
  padded.set(key.length > BLOCK ? sha256(key) : key);
  const inner = sha256(joined(padded.map((byte) => byte ^ 0x36), message));
  return sha256(joined(padded.map((byte) => byte ^ 0x5c), inner));
}

function joined(first, second) {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

const PRIMES = primes(64);
const ROUND = PRIMES.map((prime) => fraction(Math.cbrt(prime)));
const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

function primes(count) {
  const found = [];
  for (let number = 2; found.length < count; number += 1) {
    if (found.every((prime) => number % prime)) {
      found.push(number);
    }
  }
  return found;
}

/** The first 32 bits of what follows the point. */
function fraction(root) {
  return ((root - Math.floor(root)) * 2 ** 32) | 0;
}

/** SHA-256, FIPS 180-4. */
export function sha256(message) {
  const length = Math.ceil((message.length + 9) / BLOCK) * BLOCK;
  const padded = new Uint8Array(length);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, Math.floor((message.length * 8) / 2 ** 32));
  view.setUint32(length - 4, message.length * 8);
  const state = Int32Array.from(START);
  for (let offset = 0; offset < length; offset += BLOCK) {
    compress(state, view, offset);
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => digest.setInt32(index * 4, word));
  return new Uint8Array(digest.buffer);
}

const turned = (word, bits) => (word >>> bits) | (word << (32 - bits));

function compress(state, view, offset) {
  const words = new Int32Array(64);
  for (let i = 0; i < 64; i += 1) {
    if (i < 16) {
      words[i] = view.getInt32(offset + i * 4);
    } else {
      const s0 = turned(words[i - 15], 7) ^ turned(words[i - 15], 18) ^ (words[i - 15] >>> 3);
      const s1 = turned(words[i - 2], 17) ^ turned(words[i - 2], 19) ^ (words[i - 2] >>> 10);
      words[i] = words[i - 16] + s0 + words[i - 7] + s1;
    }
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i += 1) {
    const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const first = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[i] + words[i]) | 0;
    const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] += word;
  });
}
