// Who else has the translation open, and which texts they have saved meanwhile.
const EVERY = 30000;

export class Company {
  constructor(root, rows, phrases) {
    this.root = root;
    this.rows = rows;
    this.phrases = phrases;
    this.place = root.querySelector("[data-others]");
  }

  name(others) {
    this.place.hidden = !others.length;
    this.root.querySelector("[data-others-names]").textContent = others.join(" · ");
  }

  watch() {
    setInterval(() => {
      if (document.visibilityState === "visible") this.ask();
    }, EVERY);
  }

  async ask() {
    try {
      const response = await fetch(this.root.dataset.here, { credentials: "same-origin" });
      if (!response.ok || response.redirected) return;
      const { others, bases } = await response.json();
      this.name(others);
      for (const row of this.rows) {
        const isTheirs = row.element.dataset.row in bases && bases[row.element.dataset.row] !== row.base.value;
        if (isTheirs && !row.saving) row.say(this.phrases.get("changed"), true);
      }
    } catch {
      // Next time.
    }
  }
}
