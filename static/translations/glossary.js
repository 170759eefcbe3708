// A word selected in an original becomes a glossary entry, with the words selected in its translation beside it.
const LONGEST = 120;

export class GlossaryForm {
  constructor(root, phrases) {
    this.root = root;
    this.phrases = phrases;
  }

  watch() {
    if (!this.phrases.get("addTerm")) return;
    this.button = this.makeButton("addTerm", () => this.open());
    this.button.className += " tw-add-term";
    this.button.hidden = true;
    this.button.addEventListener("mousedown", event => event.preventDefault());
    document.addEventListener("selectionchange", () => this.follow());
    // A place of its own: the text beside it is being saved, and says so where it stands.
    this.status = document.createElement("p");
    this.status.className = "tw-saved";
    this.status.setAttribute("role", "status");
    this.status.lang = document.documentElement.lang;
    this.status.dir = document.documentElement.dir;
  }

  makeButton(name, pressed) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small button-secondary";
    button.textContent = this.phrases.get(name);
    button.addEventListener("click", pressed);
    return button;
  }

  // The button stands below the original in which something is selected.
  follow() {
    const selection = document.getSelection();
    const words = selection.toString().trim();
    const element = selection.anchorNode?.parentElement?.closest(".tw-row");
    const source = element?.querySelector(".tw-source");
    if (source?.contains(selection.anchorNode) && words && words.length <= LONGEST) {
      if (element !== this.element) this.wording = "";
      this.term = words;
      this.element = element;
      source.append(this.button);
      this.button.hidden = false;
    } else if (element && element === this.element && words) {
      this.wording = words;
    } else if (!this.button.contains(document.activeElement)) {
      this.button.hidden = true;
    }
  }

  selectedWording() {
    const field = this.element.querySelector("textarea");
    const typed = field.value.slice(field.selectionStart, field.selectionEnd).trim();
    return (typed || this.wording || "").replace(/⟦\/?\d+⟧/g, "").slice(0, LONGEST);
  }

  open() {
    this.button.hidden = true;
    this.status.textContent = "";
    this.element.querySelector(".tw-source").append(this.status);
    this.dialog = document.createElement("dialog");
    this.dialog.className = "tw-dialog";
    this.dialog.setAttribute("aria-label", this.phrases.get("addTerm"));
    const form = document.createElement("form");
    const term = this.field(form, "term", this.term, this.element.querySelector(".tw-source"));
    const wording = this.field(form, "wording", this.selectedWording(), this.element.querySelector("textarea"));
    this.problem = document.createElement("p");
    this.problem.className = "tw-problem";
    this.problem.setAttribute("role", "alert");
    const save = this.makeButton("saveTerm", () => {});
    save.type = "submit";
    form.append(this.problem, save);
    form.addEventListener("submit", event => {
      event.preventDefault();
      this.save(term.value, wording.value);
    });
    this.dialog.append(form);
    this.dialog.addEventListener("close", () => this.closed());
    this.root.append(this.dialog);
    this.dialog.showModal();
    wording.focus();
  }

  field(form, name, value, like) {
    const label = document.createElement("label");
    label.textContent = `${this.phrases.get(name)} `;
    const input = document.createElement("input");
    input.value = value;
    input.maxLength = LONGEST;
    input.required = true;
    input.lang = like.lang;
    input.dir = like.dir;
    label.append(input);
    form.append(label);
    return input;
  }

  async save(term, wording) {
    const body = new FormData();
    body.append("term", term);
    body.append("wording", wording);
    const token = this.root.querySelector("input[name=csrfmiddlewaretoken]").value;
    try {
      const response = await fetch(this.root.dataset.glossary, {
        method: "POST",
        body,
        credentials: "same-origin",
        headers: { "X-CSRFToken": token, "X-Requested-With": "XMLHttpRequest" },
      });
      const answer = await response.json();
      if (!response.ok) {
        this.problem.textContent = (answer.problems || [answer.message]).join(" ");
        return;
      }
      this.dialog.close();
      this.status.textContent = answer.message;
    } catch {
      this.problem.textContent = this.phrases.get("unsaved");
    }
  }

  closed() {
    this.dialog.remove();
    this.element.querySelector("textarea:not([hidden]), .tw-field")?.focus({ preventScroll: true });
  }
}
