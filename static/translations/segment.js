// One segment: its field, and saving it.
import { ChipField, PlainField } from "./fields.js";
import { Findings } from "./findings.js";
import { Offers } from "./offers.js";
import { Remarks } from "./remarks.js";
import { Undo } from "./undo.js";
import { UnsavedWords } from "./unsaved_words.js";

const PAUSE = 1200; // milliseconds after the last key before a text is saved
const RETRY = 15000;

export class Segment {
  constructor(element, root, phrases) {
    this.element = element;
    this.root = root;
    this.phrases = phrases;
    this.textarea = element.querySelector("textarea");
    this.pk = element.id.replace("text-row-", "");
    this.address = `${root.dataset.texts}${this.pk}/`;
    this.base = element.querySelector(`input[name="base-${this.pk}"]`);
    this.unsavedWords = new UnsavedWords(root.dataset.workbench, this.pk);
    this.addPlaces();
    this.saved = this.textarea.defaultValue; // the value may have been typed before this script came
    this.restored = ""; // what is said of words that were kept in this browser, until the next key
    this.whenSaved = () => {};
    this.whenChanged = () => {};
    const marks = element.querySelector(".tw-marks");
    this.field = marks ? new ChipField(this.textarea, marks, phrases) : new PlainField(this.textarea);
    this.field.whenTyped = () => this.typed();
    this.field.whenLeft = () => this.save();
    this.undo = new Undo(this, phrases);
    this.field.whenReplaced = (before, after) => this.undo.note(before, after);
    this.offers = new Offers(this, phrases);
    this.findings = new Findings(this);
    element.querySelector('button[name="same"]')?.addEventListener("click", event => {
      event.preventDefault();
      this.copySource();
    });
    this.remarks = new Remarks(this);
    element.querySelector("[data-confirm]")?.addEventListener("change", () => this.save({ confirm: "1" }));
  }

  // Where the page has nothing to say about a text yet, the places for it are missing: three hundred of each are heavy.
  addPlaces() {
    const help = this.element.querySelector(".tw-help") || this.addHelp();
    const add = (name, attributes, append) => {
      if (this.element.querySelector(`[data-${name}]`)) return;
      const place = document.createElement("div");
      Object.entries({ [`data-${name}`]: "", ...attributes }).forEach(([key, value]) => place.setAttribute(key, value));
      append(place);
    };
    add("problems", { role: "alert" }, place => help.append(place));
    add("findings", {}, place => help.append(place));
    add("saved", { role: "status", class: "tw-saved" }, place => help.append(place));
    add("remarks", {}, place => this.element.querySelector(".tw-add").before(place));
  }

  addHelp() {
    const help = document.createElement("div");
    help.id = `help-${this.pk}`;
    help.className = "tw-help";
    this.base.after(help);
    this.textarea.setAttribute("aria-describedby", `source-${this.pk} ${help.id}`);
    return help;
  }

  // Something is left to do: to be written, or to be read and confirmed.
  get isOpen() {
    return this.element.dataset.state !== "translated" && !("optional" in this.element.dataset);
  }

  get isSaved() {
    return this.textarea.value === this.saved;
  }

  focus() {
    this.field.focus();
    this.element.scrollIntoView({ block: "center" });
  }

  // What the program puts into a field can be taken back with Ctrl+Z, as what was typed can.
  take(words) {
    this.undo.note(this.textarea.value, words);
    this.replace(words);
  }

  replace(words) {
    this.field.set(words);
    this.typed();
    this.focus();
    this.field.moveToEnd();
  }

  async copySource() {
    const before = this.textarea.value;
    await this.save({ same: "1" });
    if (before !== this.saved) this.undo.note(before, this.saved);
  }

  // The original as it is typed, its marks as brackets.
  get source() {
    const read = node => {
      if (node.nodeType === Node.TEXT_NODE) return node.data;
      if (node.classList.contains("tw-mark")) return `⟦${node.firstChild.data}⟧`;
      return [...node.childNodes].map(read).join("");
    };
    return read(this.element.querySelector(".tw-source .tw-words")).trim();
  }

  takeSource() {
    this.take(this.source);
  }

  takeFirstOffer() {
    const offer = this.element.querySelector("[data-offer]");
    if (offer) this.take(offer.textContent);
    else this.say(this.phrases.get("noOffer"));
  }

  insertMark(number) {
    this.field.insertMark(number);
  }

  typed() {
    this.restored = "";
    if (this.isSaved) {
      this.unsavedWords.forget();
    } else {
      this.unsavedWords.keep(this.textarea.value, this.base.value);
    }
    this.say(this.lengthWarning());
    this.findings.askSoon();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
    this.whenChanged();
  }

  lengthWarning() {
    const limit = Number(this.textarea.dataset.limit || 0);
    const length = [...this.textarea.value.replace(/⟦\/?\d+⟧/g, "")].length;
    return limit && length > limit * 0.9 ? this.phrases.get("letters", { length, limit }) : "";
  }

  restore() {
    if (!this.isSaved) {
      this.typed();
      return;
    }
    const kept = this.unsavedWords.kept();
    if (!kept) return;
    if (kept.words === this.saved) {
      this.unsavedWords.forget();
      return;
    }
    this.base.value = kept.base;
    this.field.set(kept.words);
    this.restored = `${this.phrases.get("restored")} `;
    this.save();
  }

  async save(extra = {}) {
    clearTimeout(this.timer);
    if (this.saving) {
      this.again = true;
      return;
    }
    if (this.isSaved && !Object.keys(extra).length) return;
    const words = this.textarea.value;
    this.saving = true;
    this.say(this.phrases.get("saving"));
    try {
      const response = await this.post(this.address, { text: words, base: this.base.value, ...extra });
      await this.receive(response, words, "same" in extra);
    } catch {
      this.say(this.phrases.get("unsaved"), true);
      this.timer = setTimeout(() => this.save(extra), RETRY);
    } finally {
      this.saving = false;
    }
    if (this.again) {
      this.again = false;
      this.save();
    }
    this.whenChanged();
  }

  async history() {
    try {
      const response = await fetch(`${this.address}history/`, { credentials: "same-origin" });
      return response.ok ? (await response.json()).edits : [];
    } catch {
      return []; // without a connection there is nothing earlier to show
    }
  }

  post(address, values) {
    const body = new FormData();
    Object.entries(values).forEach(([name, value]) => body.append(name, value));
    const token = this.root.querySelector("input[name=csrfmiddlewaretoken]").value;
    return fetch(address, {
      method: "POST",
      body,
      credentials: "same-origin",
      headers: { "X-CSRFToken": token, "X-Requested-With": "XMLHttpRequest" },
    });
  }

  async receive(response, words, isSame) {
    const isJson = (response.headers.get("Content-Type") || "").includes("json");
    if (response.redirected || !isJson) {
      if (response.status >= 500) throw new Error("later");
      this.say(this.phrases.get("signedOut"), true);
      return;
    }
    const answer = await response.json();
    if (response.ok) this.accept(answer, words, isSame);
    else if (response.status === 409) this.offers.showTheirs(answer);
    else if (response.status === 422) this.refuse(answer);
    else if (response.status === 410) {
      this.findings.stop();
      this.say(answer.message, true);
    } else this.say(this.phrases.get("signedOut"), true);
  }

  accept(answer, words, isSame) {
    if (isSame && this.textarea.value === words) this.field.set(answer.text);
    this.saved = isSame ? answer.text : words;
    this.base.value = answer.base;
    if (this.isSaved) this.unsavedWords.forget();
    else this.unsavedWords.keep(this.textarea.value, answer.base);
    this.element.dataset.state = answer.state;
    this.element.querySelector(".tw-tag").textContent = this.phrases.get(answer.state);
    this.problems([]);
    if (this.isSaved) this.findings.show(answer.findings);
    this.say(`${this.restored}${this.phrases.get("saved")} ${answer.at}`);
    if (answer.state === "translated") this.element.querySelector('button[name="same"]')?.remove();
    if (answer.state !== "machine") this.element.querySelector("[data-confirm]")?.closest("p").remove();
    this.whenSaved(answer);
  }

  refuse(answer) {
    this.problems(answer.problems || []);
    this.say(this.phrases.get("refused"), true);
    if (!answer.may_insist) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small button-secondary";
    button.textContent = this.phrases.get("insist");
    button.addEventListener("click", () => this.save({ insist: "1" }));
    this.element.querySelector("[data-problems]").append(button);
  }

  problems(messages) {
    const lines = messages.map(message => {
      const line = document.createElement("p");
      line.className = "tw-problem";
      line.textContent = message;
      return line;
    });
    this.element.querySelector("[data-problems]").replaceChildren(...lines);
    this.field.mark(messages.length > 0);
  }

  say(words, isProblem = false) {
    const place = this.element.querySelector("[data-saved]");
    place.textContent = words;
    place.classList.toggle("tw-problem", isProblem);
  }
}
