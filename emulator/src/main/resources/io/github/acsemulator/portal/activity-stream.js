// The journal as it grows. A tab that nobody looks at holds no connection.

import { listRequests } from './api.js';
import { askServer } from './server.js';

const RETRY_MILLIS = 3000;

/** Follows the journal: `onall` gets what it holds, `onentry` then each new entry; `onstate` gets `live`, `waiting` or `off`. */
export class ActivityStream {
  #source;
  #retry = 0;
  #wanted = false;
  #most;
  #onall;
  #onentry;
  #onstate;

  constructor({ most, onall, onentry, onstate }) {
    this.#most = most;
    this.#onall = onall;
    this.#onentry = onentry;
    this.#onstate = onstate;
    document.addEventListener('visibilitychange', () => this.#follow());
  }

  start() {
    this.#wanted = true;
    this.#follow();
  }

  stop() {
    this.#wanted = false;
    this.#follow();
  }

  #follow() {
    const follow = this.#wanted && !document.hidden;
    if (follow && !this.#source) {
      this.#open();
    } else if (!follow) {
      this.#close();
      this.#onstate('off');
    }
  }

  #open() {
    clearTimeout(this.#retry);
    this.#onstate('waiting');
    const source = new EventSource('/_emulator/requests');
    this.#source = source;
    let early = [];
    source.onmessage = ({ data }) => (early ? early.push(JSON.parse(data)) : this.#onentry(JSON.parse(data)));
    // Only after the stream is open, so that nothing falls between the two; what comes twice has the same id.
    source.onopen = async () => {
      try {
        const { value } = await listRequests(this.#most);
        if (this.#source === source) {
          this.#onall([...value, ...early]);
          early = undefined;
          this.#onstate('live');
        }
      } catch {
        source.onerror();
      }
    };
    source.onerror = () => {
      if (this.#source !== source) {
        return;
      }
      // Opened anew by us rather than by the browser, which gives up after some refusals.
      this.#close();
      this.#onstate('waiting');
      // A stream does not tell why it ended; whether the server answers is for the whole page to know.
      askServer().catch(() => {});
      this.#retry = setTimeout(() => this.#follow(), RETRY_MILLIS);
    };
  }

  #close() {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = undefined;
  }
}
