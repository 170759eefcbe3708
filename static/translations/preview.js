// The finished page beside the texts.
export class Preview {
  constructor(root, phrases) {
    this.root = root;
    this.phrases = phrases;
    this.link = root.querySelector("[data-preview]");
    this.frame = root.querySelector("[data-preview-frame]");
    if (!this.link || !this.frame) return;
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
    const before = this.frame.contentWindow?.scrollY || 0;
    this.frame.addEventListener("load", () => this.frame.contentWindow.scrollTo(0, before), { once: true });
    if (this.frame.src) this.frame.contentWindow.location.reload();
    else this.frame.src = this.link.href;
  }
}
