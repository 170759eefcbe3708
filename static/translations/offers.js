// Wordings that can be taken over: the earlier one, the same text elsewhere, similar texts, somebody else's.
export class Offers {
  constructor(row, phrases) {
    this.row = row;
    this.phrases = phrases;
    row.element.querySelectorAll("[data-offer]").forEach(offer => this.addButton(offer));
    this.addHistory();
    row.element.addEventListener("focusin", () => this.lookForSimilar(), { once: true });
  }

  addButton(offer) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small button-secondary";
    button.textContent = this.phrases.get("take");
    button.addEventListener("click", () => this.row.take(offer.textContent));
    offer.closest(".tw-offer").append(button);
  }

  addHistory() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small button-secondary tw-history";
    button.textContent = this.phrases.get("historyButton");
    button.addEventListener("click", () => this.showHistory(button));
    this.row.element.querySelector(".tw-target").append(button);
  }

  async showHistory(button) {
    this.row.element.querySelectorAll("[data-edit]").forEach(box => box.remove());
    const edits = await this.row.history();
    const others = edits.filter(edit => edit.text !== this.row.textarea.value);
    if (!others.length) this.row.say(this.phrases.get("nothingEarlier"));
    for (const { label, text } of others.reverse()) {
      const box = this.show(label, text || this.phrases.get("deleted"));
      box.dataset.edit = "";
      if (!text) box.querySelector("button").remove();
    }
    button.focus();
  }

  async lookForSimilar() {
    if (!this.row.isMissing) return;
    try {
      const response = await fetch(this.row.element.dataset.similar, { credentials: "same-origin" });
      if (!response.ok) return;
      const { similar } = await response.json();
      similar.forEach(({ percent, text }) => this.show(`${this.phrases.get("similar")} ${percent}%`, text));
    } catch {
      // Suggestions may fail without a word.
    }
  }

  show(label, words, after = ".tw-help") {
    const box = document.createElement("div");
    box.className = "tw-offer";
    const line = document.createElement("p");
    const offer = document.createElement("bdi");
    offer.dataset.offer = "";
    offer.lang = this.row.textarea.lang;
    offer.dir = this.row.textarea.dir;
    offer.textContent = words;
    line.append(`${label} `, offer);
    box.append(line);
    this.row.element.querySelector(after).after(box);
    this.addButton(offer);
    return box;
  }

  showTheirs(answer) {
    this.row.problems([answer.message]);
    this.row.element.querySelectorAll("[data-theirs]").forEach(box => box.remove());
    const box = this.show(this.phrases.get("theirs"), answer.theirs);
    box.dataset.theirs = "";
    const mine = document.createElement("button");
    mine.type = "button";
    mine.className = "button button-small button-secondary";
    mine.textContent = this.phrases.get("keepMine");
    box.append(mine);
    const settle = () => {
      this.row.base.value = answer.base;
      box.remove();
      this.row.problems([]);
    };
    box.querySelector("button").addEventListener("click", settle, { capture: true });
    mine.addEventListener("click", () => {
      settle();
      this.row.save();
    });
  }
}
