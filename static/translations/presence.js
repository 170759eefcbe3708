// Who else has the translation open, and which texts they have saved meanwhile.
const EVERY = 30000;

export class Presence {
  constructor(root, segments, phrases) {
    this.root = root;
    this.segments = segments;
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
      for (const segment of this.segments) {
        const isTheirs = segment.pk in bases && bases[segment.pk] !== segment.base.value;
        if (isTheirs && !segment.saving) segment.say(this.phrases.get("changed"), true);
      }
    } catch {
      // Next time.
    }
  }
}
