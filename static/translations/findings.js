// What the checks find in a text while it is being typed. The server checks; its answer stands beside the text.
const PAUSE = 500; // milliseconds after the last key

export class Findings {
  constructor(segment) {
    this.segment = segment;
    this.place = segment.element.querySelector("[data-findings]");
    this.place.addEventListener("change", event => this.decided(event.target));
    this.place.addEventListener("keydown", event => {
      if (event.key !== "Enter" || event.isComposing || !event.target.dataset.reason) return;
      event.preventDefault();
      event.target.blur(); // which is a change
    });
  }

  askSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  // The text is gone from the original: there is nothing to check.
  stop() {
    clearTimeout(this.timer);
    this.isStopped = true;
  }

  async ask(values = {}) {
    if (this.isStopped) return;
    const words = this.segment.textarea.value;
    try {
      const response = await this.segment.post(`${this.segment.address}checks/`, { text: words, ...values });
      const isJson = (response.headers.get("Content-Type") || "").includes("json");
      if (!response.ok || !isJson || words !== this.segment.textarea.value) return;
      this.show((await response.json()).findings);
    } catch {
      // Saving says that there is no connection.
    }
  }

  // A reason that is just being typed stays in its field.
  show(html) {
    if (this.place.contains(document.activeElement)) return;
    this.place.replaceChildren(document.createRange().createContextualFragment(html));
  }

  decided(field) {
    clearTimeout(this.timer);
    if ("again" in field.dataset) {
      field.blur();
      this.ask({ again: field.value });
    } else if (field.dataset.reason && field.value.trim()) {
      field.blur();
      this.ask({ finding: field.dataset.reason, reason: field.value });
    }
  }
}
