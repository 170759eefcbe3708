// Remarks and questions beside a text, without leaving the workbench.
export class Remarks {
  constructor(segment) {
    this.segment = segment;
    this.place = segment.element.querySelector("[data-remarks]");
    this.link = segment.element.querySelector(".tw-add");
    this.link.setAttribute("role", "button");
    this.link.addEventListener("click", event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.open();
    });
    this.place.addEventListener("click", event => this.close(event));
  }

  open() {
    let form = this.segment.element.querySelector("form.tw-remark");
    if (!form) {
      form = this.segment.root.querySelector("[data-remark-fields]").content.firstElementChild.cloneNode(true);
      form.addEventListener("submit", event => {
        event.preventDefault();
        this.add(form, event.submitter.value);
      });
      this.link.after(form);
    }
    form.querySelector("textarea").focus();
  }

  async add(form, kind) {
    const answer = await this.ask(this.link.href, { words: form.elements.words.value, kind });
    if (!answer) return;
    form.remove();
    this.place.replaceChildren(document.createRange().createContextualFragment(answer.remarks));
    this.link.focus();
  }

  async close(event) {
    const button = event.target.closest("[data-close-remark]");
    if (!button) return;
    event.preventDefault();
    if (await this.ask(button.formAction, {})) button.closest(".tw-remark").remove();
  }

  // What cannot be sent now stays in its field.
  async ask(address, values) {
    try {
      const response = await this.segment.post(address, values);
      const isJson = (response.headers.get("Content-Type") || "").includes("json");
      if (response.ok && isJson) return await response.json();
    } catch {
      // Told below.
    }
    this.segment.say(this.segment.phrases.get("notSent"), true);
    return null;
  }
}
