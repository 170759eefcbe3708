// Words that the server has not acknowledged yet, kept in this browser.
export class UnsavedWords {
  constructor(translation, segment) {
    this.key = `translation:${translation}:${segment}`;
  }

  keep(words, base) {
    try {
      localStorage.setItem(this.key, JSON.stringify({ words, base }));
    } catch {
      // A full or forbidden store must not keep anybody from typing.
    }
  }

  kept() {
    try {
      return JSON.parse(localStorage.getItem(this.key));
    } catch {
      return null;
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // As above.
    }
  }
}
