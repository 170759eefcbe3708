// The workbench beyond its plain form: saves by itself, keeps unsaved words, shows marks as chips, knows the keyboard.
import { Actions } from "./actions.js";
import { GlossaryForm } from "./glossary.js";
import { Keyboard } from "./keyboard.js";
import { Phrases } from "./phrases.js";
import { Presence } from "./presence.js";
import { Preview } from "./preview.js";
import { Segment } from "./segment.js";

const root = document.querySelector("[data-workbench]");

if (root) {
  const phrases = new Phrases(root);
  const preview = new Preview(root, phrases);
  const actions = new Actions(root, phrases);
  const segments = [...root.querySelectorAll(".tw-form .tw-row")].map(element => new Segment(element, root, phrases));
  actions.manage(segments);
  preview.manage(segments);
  new Keyboard(root, actions, preview);
  for (const segment of segments) {
    segment.whenSaved = answer => {
      actions.show(answer);
      preview.refresh();
    };
    segment.whenChanged = () => actions.tellWhetherSaved();
  }
  new GlossaryForm(root, phrases).watch();
  const presence = new Presence(root, segments, phrases);
  segments.forEach(segment => segment.restore());
  actions.tellWhetherSaved();
  presence.watch();
}
