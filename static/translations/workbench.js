// The workbench beyond its plain form: saves by itself, keeps unsaved words, shows marks as chips, knows the keyboard.
import { Actions } from "./actions.js";
import { Company } from "./company.js";
import { Phrases } from "./phrases.js";
import { Preview } from "./preview.js";
import { Row } from "./row.js";

const root = document.querySelector("[data-workbench]");

if (root) {
  const phrases = new Phrases(root);
  const preview = new Preview(root, phrases);
  const actions = new Actions(root, phrases);
  const rows = [...root.querySelectorAll("[data-row]")].map(element => new Row(element, root, phrases));
  actions.manage(rows);
  for (const row of rows) {
    row.whenSaved = answer => {
      actions.show(answer);
      preview.refresh();
    };
    row.whenChanged = () => actions.tellWhetherSaved();
  }
  const company = new Company(root, rows, phrases);
  rows.forEach(row => row.restore());
  actions.tellWhetherSaved();
  company.watch();
}
