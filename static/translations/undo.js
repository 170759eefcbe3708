// Ctrl+Z for what the program changed: words taken over, chips deleted; after a reload, what was saved before.
const TOGETHER = 800; // milliseconds within which keys count as one change

export class Undo {
  constructor(row, phrases) {
    this.row = row;
    this.phrases = phrases;
    this.changes = [];
    row.element.addEventListener("keydown", event => this.key(event));
  }

  note(before, after) {
    const last = this.changes.at(-1);
    const now = Date.now();
    if (last && last.after === before && now - last.at < TOGETHER) {
      last.after = after;
      last.at = now;
    } else {
      this.changes.push({ before, after, at: now });
    }
  }

  key(event) {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === "KeyZ";
    if (!isUndo || event.isComposing || event.target.closest("button")) return;
    const last = this.changes.at(-1);
    if (last && last.after === this.row.textarea.value) {
      event.preventDefault();
      this.changes.pop();
      this.row.replace(last.before);
      this.row.say(this.phrases.get("undone"));
    } else if (!this.wasTyped) {
      event.preventDefault();
      this.fromHistory();
    }
  }

  // The browser itself takes back what was typed into a plain field since the page was opened.
  get wasTyped() {
    return this.row.textarea.value !== this.row.textarea.defaultValue;
  }

  async fromHistory() {
    const edits = await this.row.history();
    const here = edits.findIndex(edit => edit.text === this.row.textarea.value);
    const earlier = edits.slice(here + 1).find(edit => edit.text !== this.row.textarea.value);
    if (!earlier) {
      this.row.say(this.phrases.get("nothingEarlier"));
      return;
    }
    this.row.take(earlier.text);
    this.row.say(this.phrases.get("undone"));
  }
}
