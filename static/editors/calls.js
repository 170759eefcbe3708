// Starts the parts of Wagtail's screens that inline scripts would start: <template data-call="…" data-arguments="[…]">.

const FUNCTIONS = new Set(["createTaskChooser", "initDateChooser", "initDateTimeChooser", "initTimeChooser"]);
const CLASSES = new Set([
  "Chooser",
  "DocumentChooser",
  "ImageChooser",
  "InlinePanel",
  "MultipleChooserPanel",
  "PageChooser",
  "SnippetChooser",
]);

function start(element) {
  const { call, arguments: given } = element.dataset;
  element.remove();
  if (CLASSES.has(call)) new window[call](...JSON.parse(given));
  else if (FUNCTIONS.has(call)) window[call](...JSON.parse(given));
  else throw new Error(`calls.js does not know ${call}`);
}

function startBelow(node) {
  if (!(node instanceof Element)) return;
  if (node.matches("template[data-call]")) start(node);
  else for (const element of node.querySelectorAll("template[data-call]")) start(element);
}

// The cropper of pictures looks for touch by an inline event handler, which the policy refuses, unless it is told.
const cropper = window.jQuery?.Jcrop;
if (cropper) cropper.defaults.touchSupport = "ontouchstart" in window;

// Several things chosen at once are written into new rows in the same moment, whose choosers have to be there by then.
const addForm = window.InlinePanel?.prototype.addForm;
if (addForm) {
  window.InlinePanel.prototype.addForm = function (...given) {
    addForm.apply(this, given);
    startBelow(document.getElementById(`${this.opts.formsetPrefix}-FORMS`));
  };
}

startBelow(document.body);
new MutationObserver(changes => {
  for (const change of changes) change.addedNodes.forEach(startBelow);
}).observe(document.body, { childList: true, subtree: true });
