// Ctrl+Z for what the program changed: words taken over, chips deleted; after a reload, what was saved before.
const TOGETHER = 800; // milliseconds within which keys count as one change

export class Undo {
  constructor(segment, phrases) {
    this.segment = segment;
    this.phrases = phrases;
    this.changes = [];
    segment.element.addEventListener("keydown", event => this.key(event));
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
    if (last && last.after === this.segment.textarea.value) {
      event.preventDefault();
      this.changes.pop();
      this.segment.replace(last.before);
      this.segment.say(this.phrases.get("undone"));
    } else if (!this.wasTyped) {
      event.preventDefault();
      this.fromHistory();
    }
  }

  // The browser itself takes back what was typed into a plain field since the page was opened.
  get wasTyped() {
    return this.segment.textarea.value !== this.segment.textarea.defaultValue;
  }

  async fromHistory() {
    const now = this.segment.textarea.value;
    const edits = await this.segment.history();
    if (this.segment.textarea.value !== now) return; // somebody went on typing meanwhile
    const here = edits.findIndex(edit => edit.text === now);
    const earlier = edits.slice(here + 1).find(edit => edit.text !== now);
    if (!earlier) {
      this.segment.say(this.phrases.get("nothingEarlier"));
      return;
    }
    this.segment.take(earlier.text);
    this.segment.say(this.phrases.get("undone"));
  }
}
