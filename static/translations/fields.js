// The two kinds of field: plain words, and words with marks shown as chips. The textarea always holds what is sent.
const BRACKET = /⟦(\/?)(\d+)⟧/g;

// The words of the original between the two ends of a mark.
const wordsOf = item => item.querySelector("bdi").textContent;

class Field {
  constructor(textarea) {
    this.textarea = textarea;
    this.whenTyped = () => {};
    this.whenLeft = () => {};
    this.whenReplaced = () => {};
  }

  // Plain words have no marks, and a field that is given words has its caret behind them.
  insertMark() {}
  moveToEnd() {}

  mark(isWrong) {
    const field = this.editable || this.textarea;
    if (isWrong) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
}

export class PlainField extends Field {
  constructor(textarea) {
    super(textarea);
    textarea.addEventListener("input", () => {
      this.grow();
      this.whenTyped();
    });
    textarea.addEventListener("blur", () => this.whenLeft());
    if ("singleLine" in textarea.dataset) {
      textarea.addEventListener("keydown", event => {
        if (event.key === "Enter" && !event.isComposing) event.preventDefault();
      });
    }
    this.grow();
  }

  grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.textarea.style.blockSize = "auto";
    this.textarea.style.blockSize = `${this.textarea.scrollHeight + 2}px`;
  }

  focus() {
    this.textarea.focus({ preventScroll: true });
  }

  set(words) {
    this.textarea.value = words;
    this.grow();
  }
}

export class ChipField extends Field {
  constructor(textarea, marks, phrases) {
    super(textarea);
    this.phrases = phrases;
    this.list = marks;
    this.marks = new Map([...marks.children].map(item => [item.dataset.mark, item]));
    this.build();
    this.fill(textarea.value);
    this.addButtons();
    this.tellLost();
  }

  build() {
    this.editable = document.createElement("div");
    this.editable.className = "tw-field";
    this.editable.contentEditable = "true";
    this.editable.lang = this.textarea.lang;
    this.editable.dir = this.textarea.dir;
    this.editable.setAttribute("role", "textbox");
    this.editable.setAttribute("aria-multiline", "true");
    const [label] = this.textarea.labels;
    label.id = `label-${this.textarea.id}`;
    this.editable.setAttribute("aria-labelledby", label.id);
    this.editable.setAttribute("aria-describedby", this.textarea.getAttribute("aria-describedby"));
    this.textarea.hidden = true;
    this.textarea.after(this.editable);
    this.editable.addEventListener("input", event => this.changed(event));
    this.editable.addEventListener("blur", () => this.whenLeft());
    this.editable.addEventListener("paste", event => this.paste(event));
    this.editable.addEventListener("drop", event => event.preventDefault());
    this.editable.addEventListener("keydown", event => this.key(event));
  }

  // Only plain words come in; marks among them that the original has become chips.
  paste(event) {
    event.preventDefault();
    const words = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n");
    const there = new Set([...this.editable.querySelectorAll("[data-chip]")].map(chip => chip.dataset.chip));
    const fresh = words.replace(BRACKET, (whole, closes, number) =>
      this.marks.has(number) && !there.has(closes + number) ? whole : "",
    );
    this.insert(this.nodes(fresh));
    this.changed();
  }

  key(event) {
    if (event.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if ("singleLine" in this.textarea.dataset) return;
      this.insert([document.createTextNode("\n")]);
      this.changed();
    } else if ((event.ctrlKey || event.metaKey) && ["b", "i", "u"].includes(event.key.toLowerCase())) {
      event.preventDefault();
    }
  }

  nodes(words) {
    const found = [];
    let last = 0;
    for (const match of words.matchAll(BRACKET)) {
      if (match.index > last) found.push(document.createTextNode(words.slice(last, match.index)));
      if (this.marks.has(match[2])) found.push(this.chip(match[2], match[1] === "/"));
      last = match.index + match[0].length;
    }
    if (last < words.length) found.push(document.createTextNode(words.slice(last)));
    return found;
  }

  chip(number, closes) {
    const item = this.marks.get(number);
    const chip = document.createElement("span");
    chip.className = closes ? "tw-mark tw-mark--close" : "tw-mark";
    chip.contentEditable = "false";
    chip.dataset.chip = (closes ? "/" : "") + number;
    chip.textContent = chip.dataset.chip;
    chip.title = `${item.dataset.kind}: ${wordsOf(item)}`;
    const edge = this.phrases.get(closes ? "ends" : "starts");
    chip.setAttribute("role", "img");
    chip.setAttribute("aria-label", `${item.dataset.kind} ${number} ${edge}`);
    return chip;
  }

  fill(words) {
    this.editable.replaceChildren(...this.nodes(words));
  }

  insert(nodes) {
    const selection = document.getSelection();
    const isInside = selection.rangeCount && this.editable.contains(selection.anchorNode);
    const range = isInside ? selection.getRangeAt(0) : document.createRange();
    if (!isInside) {
      range.selectNodeContents(this.editable);
      range.collapse(false);
    }
    range.deleteContents();
    const fragment = document.createDocumentFragment();
    fragment.append(...nodes);
    range.insertNode(fragment);
    range.collapse(false);
    selection.removeAllRanges();
    selection.addRange(range);
  }

  // A mark is a pair: when one side was deleted the other goes too, and the list says what was taken out.
  changed(event) {
    if (event?.isComposing) return;
    const chips = [...this.editable.querySelectorAll("[data-chip]")];
    const seen = new Set(chips.map(chip => chip.dataset.chip));
    for (const chip of chips) {
      const name = chip.dataset.chip;
      const partner = name.startsWith("/") ? name.slice(1) : `/${name}`;
      if (!seen.has(partner)) chip.remove();
    }
    const before = this.textarea.value;
    this.textarea.value = this.read();
    if (before !== this.textarea.value) this.whenReplaced(before, this.textarea.value);
    this.tellLost();
    this.whenTyped();
  }

  read() {
    const walk = node => {
      if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/[⟦⟧]/g, "");
      if (node.dataset?.chip) return `⟦${node.dataset.chip}⟧`;
      if (node.nodeName === "BR") return "\n";
      const inner = [...node.childNodes].map(walk).join("");
      return node.nodeName === "DIV" && node !== this.editable ? `\n${inner}` : inner;
    };
    return walk(this.editable)
      .replace(/\u00a0/g, " ")
      .replace(/\n$/, "");
  }

  addButtons() {
    for (const [number, item] of this.marks) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button-small button-secondary";
      button.textContent = this.phrases.get("insert");
      button.setAttribute("aria-label", `${button.textContent} ${number}: ${item.dataset.kind}`);
      button.addEventListener("mousedown", event => event.preventDefault());
      button.addEventListener("click", () => this.wrap(number));
      item.append(" ", button);
    }
  }

  insertMark(number) {
    const isThere = this.editable.querySelector(`[data-chip="${number}"]`);
    if (this.marks.has(number) && !isThere) this.wrap(number);
  }

  wrap(number) {
    const selection = document.getSelection();
    const isInside = selection.rangeCount && this.editable.contains(selection.anchorNode);
    const words = isInside ? selection.toString() : "";
    const fill =
      /\d/.test(words) && selection.getRangeAt(0).cloneContents().querySelector?.("[data-chip]") ? "" : words;
    if (words && !fill) selection.collapseToEnd();
    const inner = document.createTextNode(fill || wordsOf(this.marks.get(number)));
    this.insert([this.chip(number, false), inner, this.chip(number, true)]);
    this.editable.focus();
    this.changed();
  }

  tellLost() {
    for (const [number, item] of this.marks) {
      const isThere = Boolean(this.editable.querySelector(`[data-chip="${number}"]`));
      const isEmpty = !this.editable.textContent.trim();
      item.toggleAttribute("data-lost", !isThere && !isEmpty);
      item.querySelector("button").hidden = isThere;
    }
  }

  focus() {
    this.editable.focus({ preventScroll: true });
  }

  moveToEnd() {
    const selection = document.getSelection();
    selection.selectAllChildren(this.editable);
    selection.collapseToEnd();
  }

  set(words) {
    this.fill(words);
    this.textarea.value = words;
    this.tellLost();
  }
}
