// Says to those who listen to a screen what those who see it are shown: Wagtail gives some of its fields no name.
const NAMED = "[aria-label], [aria-labelledby], [type=hidden], [type=submit], [type=button], [hidden]";
const FIELDS = ["input", "select", "textarea", "[role=textbox]"].map(field => `${field}:not(${NAMED})`).join();
const HEADINGS = [
  ":scope > label",
  ":scope > .replace-file-input > button",
  ":scope > .w-panel__header .c-sf-block__type",
  ":scope > .w-panel__header [data-panel-heading-text]",
].join();
let count = 0;

function headingAbove(field) {
  for (let around = field.parentElement; around && around.tagName !== "MAIN"; around = around.parentElement) {
    const heading = around.querySelector(HEADINGS);
    if (heading) return heading;
  }
  return null;
}

function nameAfter(field, heading) {
  if (!heading) return;
  count += 1;
  heading.id ||= `names-${count}`;
  field.setAttribute("aria-labelledby", heading.id);
}

function nameFields() {
  document.querySelectorAll(FIELDS).forEach(field => {
    if (!field.labels?.length) nameAfter(field, headingAbove(field));
  });
  document.querySelectorAll("main form[role=search]:not([aria-label])").forEach(form => {
    const words = form.querySelector("label")?.textContent.trim();
    if (words) form.setAttribute("aria-label", words);
  });
  document.querySelectorAll(".w-editing-sessions__session:not([aria-label])").forEach(button => {
    const words = button._tippy?.props.content.textContent; // who it is shows in a tooltip only
    if (words) button.setAttribute("aria-label", words.replace(/\s+/g, " ").trim());
  });
}

function raiseTheTitle() {
  const title = document.querySelector("h1, [role=heading][aria-level='1']")
    ? null
    : document.getElementById("header-title");
  title?.setAttribute("role", "heading");
  title?.setAttribute("aria-level", "1");
}

let isWaiting = false;

function soon() {
  if (isWaiting) return;
  isWaiting = true;
  requestAnimationFrame(() => {
    isWaiting = false;
    nameFields();
  });
}

raiseTheTitle();
nameFields();
new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
