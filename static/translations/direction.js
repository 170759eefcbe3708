// In the ordinary editor, fields run in the direction of the page's language, whatever the admin's language is.
const RIGHT_TO_LEFT = /^(ar|ckb|fa|syr)(-|$)/;
const FIELDS =
  "textarea, input:not([type]), input[type=text], input[type=search], .Draftail-Editor, [contenteditable=true]";
const ALWAYS_LEFT_TO_RIGHT = "input[type=url], input[type=email], input[type=tel]";

function contentLanguage() {
  const config = document.getElementById("wagtail-config");
  return config ? JSON.parse(config.textContent).ACTIVE_CONTENT_LOCALE : undefined;
}

const language = contentLanguage();
const form = document.querySelector("[data-edit-form], #page-edit-form, form[data-controller~='w-unsaved']");

if (language && form) {
  const direction = RIGHT_TO_LEFT.test(language) ? "rtl" : "ltr";
  const settle = field => {
    if (field.closest("[data-tippy-root], .w-dropdown, [data-comment-box]")) return;
    if (field.dir === direction && field.lang === language) return;
    field.dir = direction;
    field.lang = language;
  };
  const settleAll = () => {
    form.querySelectorAll(FIELDS).forEach(settle);
    form.querySelectorAll(ALWAYS_LEFT_TO_RIGHT).forEach(field => {
      if (field.dir !== "ltr") field.dir = "ltr";
    });
  };
  form.classList.add(`own-direction-${direction}`);
  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      settleAll();
    });
  };
  settleAll();
  new MutationObserver(later).observe(form, { childList: true, subtree: true });
}
