// The words of the interface, which the server writes into the page.
export class Phrases {
  constructor(root) {
    this.words = root.querySelector("[data-phrases]").dataset;
  }

  get(name, values = {}) {
    return (this.words[name] || "").replace(/\{(\w+)\}/g, (_whole, key) => values[key] ?? "");
  }
}
