// The journal as it grows. A tab that nobody looks at holds no connection.

import { listRequests } from './api.js';

const RETRY_MILLIS = 3000;

/** Follows the journal: `onentries` gets what is there, then each new entry; `onstate` gets `live`, `waiting` or `off`. */
export class ActivityStream {
  #source;
  #retry = 0;
  #wanted = false;
  #most;
  #onentries;
  #onstate;

  constructor({ most, onentries, onstate }) {
    this.#most = most;
    this.#onentries = onentries;
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
    // Only after the stream is open, so that nothing falls between the two; what comes twice has the same id.
    source.onopen = () => this.#catchUp(source);
    source.onmessage = ({ data }) => this.#onentries([JSON.parse(data)]);
    source.onerror = () => {
      // Opened anew by us rather than by the browser, which gives up after some refusals.
      this.#close();
      this.#onstate('waiting');
      this.#retry = setTimeout(() => this.#follow(), RETRY_MILLIS);
    };
  }

  async #catchUp(source) {
    try {
      const { value } = await listRequests(this.#most);
      if (this.#source === source) {
        this.#onentries(value);
        this.#onstate('live');
      }
    } catch {
      source.onerror();
    }
  }

  #close() {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = undefined;
  }
}
