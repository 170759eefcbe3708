// Lists above a form what was refused in it, each with a link; leads from a link of the advice to its field.
const HEADING = ".w-panel__header .c-sf-block__type, .w-panel__header [data-panel-heading-text]";
let count = 0;

const elementAt = path =>
  document.querySelector(
    path.split(".").reduce((found, step) => `${found} [data-contentpath="${CSS.escape(step)}"]`, ""),
  );

function unfold(element) {
  const page = element.closest("[role=tabpanel]");
  if (page?.hidden) document.querySelector(`[role=tab][aria-controls="${page.id}"]`)?.click();
  for (let panel = element.closest("[data-panel]"); panel; panel = panel.parentElement.closest("[data-panel]")) {
    const toggle = panel.querySelector(":scope > .w-panel__header [data-panel-toggle]");
    if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
  }
}

function show(element) {
  unfold(element);
  element.scrollIntoView({ block: "center" });
  const field = element.querySelector("input:not([type=hidden]), textarea, select, [contenteditable=true], button");
  field?.focus({ preventScroll: true });
}

function labelOf(error) {
  for (
    let around = error.parentElement;
    around && !around.matches("[data-panel], form");
    around = around.parentElement
  ) {
    const label = around.querySelector(":scope > label");
    if (label) return label.textContent;
  }
  return "";
}

// The names of a field from the outside in, such as “Picture › What the picture shows”.
function nameOf(error) {
  const names = [labelOf(error)];
  for (let panel = error.closest("[data-panel]"); panel; panel = panel.parentElement.closest("[data-panel]"))
    names.unshift(panel.querySelector(`:scope > ${HEADING.replaceAll(", ", ", :scope > ")}`)?.textContent);
  const plain = names.map(name => name?.replace(/[\s*]+/g, " ").trim()).filter(Boolean);
  return [...new Set(plain)].join(" › ");
}

function list(form) {
  const refused = [...form.querySelectorAll(".error-message")].filter(error => error.textContent.trim());
  const message = document.querySelector(".messages li.error");
  if (!refused.length || !message) return;
  const rows = refused.map(error => {
    const place = error.closest("[data-field]") || error.parentElement;
    count += 1;
    place.id ||= `refused-${count}`;
    const link = Object.assign(document.createElement("a"), { href: `#${place.id}` });
    link.textContent = [nameOf(error), error.textContent.trim()].filter(Boolean).join(": ");
    link.addEventListener("click", event => {
      event.preventDefault();
      show(place);
    });
    const row = document.createElement("li");
    row.append(link);
    return row;
  });
  const rowsOfMessage = document.createElement("ul");
  rowsOfMessage.append(...rows);
  message.append(rowsOfMessage);
}

document.addEventListener("click", event => {
  const link = event.target.closest?.("a[href*='#']");
  if (!link || link.pathname !== window.location.pathname) return;
  const [, path] = link.hash.split(":w:contentpath=");
  const place = path ? elementAt(path) : document.getElementById(link.hash.slice(1));
  if (!place || !place.closest("form[data-edit-form]")) return;
  event.preventDefault();
  show(place);
});

window.addEventListener("load", () => {
  const form = document.querySelector("form[data-edit-form]");
  if (form) requestAnimationFrame(() => list(form));
});
