// Wordings that can be taken over: the earlier one, the same text elsewhere, similar texts, somebody else's.
export class Offers {
  constructor(segment, phrases) {
    this.segment = segment;
    this.phrases = phrases;
    segment.element.querySelectorAll("[data-offer]").forEach(offer => this.addButton(offer));
    this.addTool("copySource", () => segment.takeSource());
    this.addTool("historyButton", button => this.showHistory(button));
    segment.element.addEventListener("focusin", () => this.lookForSimilar(), { once: true });
  }

  addButton(offer) {
    showMarks(offer);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small button-secondary";
    button.textContent = this.phrases.get("take");
    button.addEventListener("click", () => this.segment.take(offer.textContent));
    offer.closest(".tw-offer").append(button);
  }

  addTool(phrase, action) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small button-secondary tw-tool";
    button.textContent = this.phrases.get(phrase);
    button.addEventListener("click", () => action(button));
    this.segment.element.querySelector(".tw-target").append(button);
  }

  async showHistory(button) {
    this.segment.element.querySelectorAll("[data-edit]").forEach(box => box.remove());
    const edits = await this.segment.history();
    const others = edits.filter(edit => edit.text !== this.segment.textarea.value);
    if (!others.length) this.segment.say(this.phrases.get("nothingEarlier"));
    for (const { label, text } of others.reverse()) {
      const box = this.show(label, text || this.phrases.get("deleted"));
      box.dataset.edit = "";
      if (!text) box.querySelector("button").remove();
    }
    button.focus();
  }

  async lookForSimilar() {
    if (!this.segment.isOpen) return;
    try {
      const response = await fetch(`${this.segment.address}similar/`, { credentials: "same-origin" });
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
    offer.lang = this.segment.textarea.lang;
    offer.dir = this.segment.textarea.dir;
    offer.textContent = words;
    line.append(`${label} `, offer);
    box.append(line);
    this.segment.element.querySelector(after).after(box);
    this.addButton(offer);
    return box;
  }

  showTheirs(answer) {
    this.segment.problems([answer.message]);
    this.segment.element.querySelectorAll("[data-theirs]").forEach(box => box.remove());
    const box = this.show(this.phrases.get("theirs"), answer.theirs);
    box.dataset.theirs = "";
    const mine = document.createElement("button");
    mine.type = "button";
    mine.className = "button button-small button-secondary";
    mine.textContent = this.phrases.get("keepMine");
    box.append(mine);
    const settle = () => {
      this.segment.base.value = answer.base;
      box.remove();
      this.segment.problems([]);
    };
    box.querySelector("button").addEventListener("click", settle, { capture: true });
    mine.addEventListener("click", () => {
      settle();
      this.segment.save();
    });
  }
}

// Marks look as in the field. The text stays what it was, for whoever takes it over.
function showMarks(offer) {
  const parts = offer.textContent.split(/(⟦\/?\d+⟧)/);
  if (parts.length === 1) return;
  offer.replaceChildren(...parts.map((part, at) => (at % 2 ? mark(part) : part)));
}

function mark(typed) {
  const chip = document.createElement("span");
  chip.className = "tw-mark";
  chip.append(hidden("⟦"), typed.slice(1, -1), hidden("⟧"));
  return chip;
}

function hidden(sign) {
  const element = document.createElement("span");
  element.className = "w-sr-only";
  element.textContent = sign;
  return element;
}
