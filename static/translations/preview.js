// The finished page beside the texts. A click in it leads to the text, and a text shows its place in it.
import { PreviewPlaces } from "./preview_places.js";

export class Preview {
  constructor(root, phrases) {
    this.wanted = null; // the segment to be shown once the page has come
    this.root = root;
    this.phrases = phrases;
    this.link = root.querySelector("[data-preview]");
    this.frame = root.querySelector("[data-preview-frame]");
    if (!this.link || !this.frame) return;
    this.frame.addEventListener("load", () => this.loaded());
    this.link.setAttribute("role", "button");
    this.link.setAttribute("aria-expanded", "false");
    this.link.addEventListener("click", event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.toggle();
    });
    this.link.addEventListener("keydown", event => {
      if (event.key !== " ") return;
      event.preventDefault();
      this.toggle();
    });
  }

  manage(segments) {
    if (!this.frame) return;
    this.places = new PreviewPlaces(this.frame, segments);
    for (const segment of segments) {
      segment.element.addEventListener("focusin", () => {
        if (this.isShown) this.places.show(segment);
      });
    }
  }

  get isShown() {
    return Boolean(this.frame) && !this.frame.hidden && this.hasCome;
  }

  // Open the preview, if there is one, at the place of a text.
  show(segment) {
    if (!this.places) return;
    if (this.isShown) {
      this.places.show(segment);
    } else {
      this.wanted = segment;
      if (this.frame.hidden) this.toggle();
    }
  }

  loaded() {
    if (!this.frame.src) return; // the empty page that every frame begins with
    this.hasCome = true;
    this.frame.contentWindow.scrollTo(0, this.scrolled || 0);
    this.places.watch(segment => segment.focus());
    if (this.wanted) this.places.show(this.wanted);
    this.wanted = null;
  }

  toggle() {
    this.frame.hidden = !this.frame.hidden;
    this.root.toggleAttribute("data-with-preview", !this.frame.hidden);
    this.link.setAttribute("aria-expanded", String(!this.frame.hidden));
    this.link.textContent = this.phrases.get(this.frame.hidden ? "preview" : "hidePreview");
    if (!this.frame.hidden) {
      this.load();
      if (!matchMedia("(min-width: 90rem)").matches) this.frame.scrollIntoView({ block: "start" });
    }
  }

  refresh() {
    if (!this.frame || this.frame.hidden) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.load(), 800);
  }

  load() {
    this.scrolled = this.frame.contentWindow?.scrollY;
    if (this.frame.src) this.frame.contentWindow.location.reload();
    else this.frame.src = this.link.href;
  }
}
