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

  saveAll() {
    this.segments.filter(segment => !segment.isSaved).forEach(segment => segment.save());
  }

  saveAndGoOn() {
    this.saveAll();
    this.toNextOpen();
  }

  // The segment whose field, or anything beside it, has the focus.
  get current() {
    return this.segments.find(segment => segment.element.contains(document.activeElement));
  }

  toNextOpen() {
    const here = this.segments.indexOf(this.current);
    this.toOpen([...this.segments.slice(here + 1), ...this.segments.slice(0, here + 1)]);
  }

  toPreviousOpen() {
    const here = this.segments.indexOf(this.current);
    const from = here < 0 ? this.segments.length : here;
    this.toOpen([...this.segments.slice(0, from).reverse(), ...this.segments.slice(from).reverse()]);
  }

  // What was just typed is being saved: it is not open any more.
  toOpen(order) {
    const open = order.filter(segment => segment.isOpen);
    const found = open.find(segment => segment.isSaved) || open[0];
    if (found) found.focus();
    else this.say(this.phrases.get("noneMissing"));
  }

  finish() {
    return this.press("publish") || this.press("review");
  }

  // Whatever is not saved yet is sent along with the form.
  press(action) {
    const button = this.form.querySelector(`.tw-actions button[value="${action}"]`);
    if (button) this.form.requestSubmit(button);
    return Boolean(button);
  }

  show(answer) {
    const bar = this.root.querySelector("[data-progress]");
    bar.max = answer.total;
    bar.value = answer.done;
    this.root.querySelector("[data-progress-words]").textContent = this.phrases.get("progress", answer);
    this.root.querySelector("[data-words-left]").textContent = answer.words;
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
