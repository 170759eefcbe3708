// The keys of the workbench. They go by the place of a key, not by its letter, so that they are the same on an Arabic keyboard.
export class Keyboard {
  constructor(root, actions, preview) {
    this.root = root;
    this.actions = actions;
    this.preview = preview;
    this.dialog = root.querySelector("[data-keys]");
    const button = root.querySelector("[data-show-keys]");
    button.hidden = false;
    button.addEventListener("click", () => this.dialog.showModal());
    document.addEventListener("keydown", event => this.pressed(event));
  }

  pressed(event) {
    if (event.isComposing || this.dialog.open) return;
    const action = this.actionOf(event);
    if (!action) return;
    event.preventDefault();
    action();
  }

  // What a key does, or nothing.
  actionOf(event) {
    const { actions } = this;
    const isControl = event.ctrlKey || event.metaKey;
    if (isControl && event.code === "KeyS") return () => actions.saveAll();
    if (isControl && event.shiftKey && event.key === "Enter") return () => actions.finish();
    if (isControl && event.key === "Enter") return () => actions.saveAndGoOn();
    if (event.altKey && !isControl) return this.withAlt(event);
    const isQuestionMark = ["?", "؟"].includes(event.key);
    return isQuestionMark && !isWriting(event.target) ? () => this.dialog.showModal() : null;
  }

  withAlt(event) {
    const { actions } = this;
    const here = actions.current;
    if (/^Digit[1-9]$/.test(event.code)) return here && (() => here.insertMark(event.code.slice(-1)));
    return {
      KeyN: () => actions.toNextOpen(),
      KeyP: () => actions.toPreviousOpen(),
      KeyT: here && (() => here.takeFirstOffer()),
      KeyC: here && (() => here.takeSource()),
      KeyR: here && (() => here.remarks.open()),
      KeyV: here && (() => this.preview.show(here)),
      KeyM: () => actions.press("matches"),
      KeyF: () => this.root.querySelector("[name=find]").focus(),
      Slash: () => this.dialog.showModal(),
    }[event.code];
  }
}

function isWriting(element) {
  return Boolean(element.closest("textarea, input, select, [contenteditable=true]"));
}
