// What is too long to be pasted is said in words: nothing is left out without them, and the browser stays usable.
const MOST_LETTERS = 200_000; // of a rich text, about a book of a hundred pages; beyond it each key takes seconds

export const isTooLong = text => text.length > MOST_LETTERS;

// Shows words until a button is pressed.
export function tell(words, understood) {
  const before = document.activeElement;
  const dialog = Object.assign(document.createElement("dialog"), { className: "paste-question" });
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button" });
  button.textContent = understood;
  button.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    before?.focus();
  });
  dialog.append(Object.assign(document.createElement("p"), { textContent: words }), button);
  document.body.append(dialog);
  dialog.showModal();
}

// A browser leaves out of a plain field what is beyond its length, and says nothing.
document.addEventListener("paste", event => {
  const field = event.target;
  const most = field.maxLength;
  if (!event.isTrusted || !field.matches?.("input, textarea") || !(most > 0)) return;
  const selected = (field.selectionEnd ?? 0) - (field.selectionStart ?? 0);
  const pasted = event.clipboardData.getData("text/plain").replace(/\r\n/g, "\n");
  if (field.value.length - selected + pasted.length <= most) return;
  const words = document.querySelector("script[data-paste-cut]").dataset;
  tell(words.pasteCut.replace("NUMBER", String(most)), words.pasteUnderstood);
});
