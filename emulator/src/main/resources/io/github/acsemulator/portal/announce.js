// What a screen reader is to hear although the focus stays where it is.

const announcer = document.getElementById('announcer');
let pending = 0;

/** Has `text` spoken; the same text again is spoken again. */
export function announce(text) {
  announcer.textContent = '';
  clearTimeout(pending);
  pending = setTimeout(() => {
    announcer.textContent = text;
  }, 50);
}
