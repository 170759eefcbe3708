// The bar at the bottom: next open text, progress, whether everything is saved, and the keyboard.
export class Actions {
  constructor(root, phrases) {
    this.root = root;
    this.phrases = phrases;
    this.next = root.querySelector("[data-next]");
    this.form = root.querySelector(".tw-form");
    this.pressed = null; // the button that waits until everything is saved
    this.segments = [];
  }

  manage(segments) {
    this.segments = segments;
    this.next.hidden = false;
    this.next.addEventListener("click", () => this.toNextOpen());
    document.addEventListener("keydown", event => this.key(event));
    addEventListener("online", () => this.saveAll());
    addEventListener("beforeunload", event => {
      if (this.isSaving) event.preventDefault();
    });
    this.form.addEventListener("submit", event => this.submit(event));
  }

  get isSaving() {
    return this.segments.some(segment => segment.saving || segment.again);
  }

  // The browser would ask whether to leave, and a text would be sent twice at once.
  submit(event) {
    if (!this.isSaving) return;
    event.preventDefault();
    this.pressed = event.submitter;
  }

  key(event) {
    if (event.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && event.code === "KeyS") {
      event.preventDefault();
      this.saveAll();
    } else if (event.altKey && !event.ctrlKey && event.code === "KeyN") {
      event.preventDefault();
      this.toNextOpen();
    } else if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
      event.preventDefault();
      this.saveAll();
      this.toNextOpen();
    }
  }

  saveAll() {
    this.segments.filter(segment => !segment.isSaved).forEach(segment => segment.save());
  }

  toNextOpen() {
    const here = this.segments.findIndex(segment => segment.element.contains(document.activeElement));
    const order = [...this.segments.slice(here + 1), ...this.segments.slice(0, here + 1)];
    const found = order.find(segment => segment.isOpen);
    if (found) found.focus();
    else this.say(this.phrases.get("noneMissing"));
  }

  show(answer) {
    const bar = this.root.querySelector("[data-progress]");
    bar.max = answer.total;
    bar.value = answer.done;
    this.root.querySelector("[data-progress-words]").textContent = this.phrases.get("progress", answer);
    const machine = this.root.querySelector("[data-machine-words]");
    machine.hidden = !answer.machine;
    machine.textContent = this.phrases.get("machineWords", answer);
    const standing = this.root.querySelector("[data-standing]");
    standing.textContent = answer.standing;
    standing.className = "tw-state";
  }

  tellWhetherSaved() {
    const touched = this.segments.some(segment => segment.saving || !segment.isSaved);
    this.say(touched ? "" : this.phrases.get("allSaved"));
    if (!this.pressed || this.isSaving) return;
    this.form.requestSubmit(this.pressed);
    this.pressed = null;
  }

  say(words) {
    this.root.querySelector("[data-all-saved]").textContent = words;
  }
}
