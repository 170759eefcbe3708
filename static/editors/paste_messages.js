// Messages copied out of Signal: names and times stand on lines of their own, like any other words, so people are asked; as
// they are about numbers that stand among the words of any messenger.
import { isChat, numbersIn } from "./paste_chats.js";

const DIGIT = "[\\d\u0660-\u0669\u06f0-\u06f9]";
const TIME = `${DIGIT}{1,2}[:.]${DIGIT}{2}(?:[:.]${DIGIT}{2})?(?:[\\s\u202f\u00a0]?(?:[AaPp]\\.?[Mm]\\.?|[صم]))?`;
const DATE = `${DIGIT}{1,4}[/.-]${DIGIT}{1,2}[/.-]${DIGIT}{1,4}`;
const DAYS =
  "today|yesterday|(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?|اليوم|أمس|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت";
const TIME_ALONE = new RegExp(
  `^(?:(?:${DAYS}|${DATE})[,،]?\\s+)?${TIME}$|^${DIGIT}{1,2}\\s?(?:m|min|h|hr|d|د|س)$|^(?:just now|now|الآن)$`,
  "iu",
);
const DAY_ALONE = new RegExp(`^(?:${DAYS}|${DATE})$`, "iu");
const LONGEST_NAME = 40;
const MOST_WORDS = 4;
const ENDS_A_SENTENCE = /[.!?؟…:،,]$/u;

const tidy = line => line.replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu, "").trim();

function isName(lines, place) {
  const line = lines[place];
  const before = lines.slice(0, place).filter(Boolean).at(-1);
  const after = lines.slice(place + 1).find(Boolean);
  const isFirst = before === undefined || TIME_ALONE.test(before) || DAY_ALONE.test(before);
  const isShort = line.length <= LONGEST_NAME && line.split(/\s+/).length <= MOST_WORDS;
  return isFirst && isShort && !ENDS_A_SENTENCE.test(line) && after !== undefined && !TIME_ALONE.test(after);
}

// Returns what may name people or say when they wrote, as { place, words }, with the place of its line; nothing for other texts.
export function suspects(text) {
  const lines = text.split(/\r?\n/).map(tidy);
  const numbers = (line, place) => numbersIn(line).map(words => ({ place, words }));
  if (isChat(lines)) return lines.flatMap(numbers);
  if (lines.filter(Boolean).length < 2 || !lines.some(line => TIME_ALONE.test(line))) return [];
  return lines.flatMap((line, place) => {
    if (!line) return [];
    if (TIME_ALONE.test(line) || DAY_ALONE.test(line) || isName(lines, place)) return [{ place, words: line }];
    return numbers(line, place);
  });
}

// Returns the text without them.
export function without(text, chosen) {
  return text
    .split(/\r?\n/)
    .map((line, place) => {
      const here = chosen.filter(one => one.place === place);
      const rest = here.reduce((left, one) => left.replace(one.words, ""), tidy(line)).trim();
      return here.length && !rest ? null : here.length ? rest : line;
    })
    .filter(line => line !== null)
    .join("\n");
}

// Asks which of them are to be taken out, and returns those.
export function ask(found, words) {
  const dialog = document.createElement("dialog");
  dialog.className = "paste-question";
  const list = document.createElement("ul");
  const boxes = found.map(one => {
    const [item, label, box] = ["li", "label", "input"].map(tag => document.createElement(tag));
    const said = Object.assign(document.createElement("bdi"), { textContent: one.words });
    Object.assign(box, { type: "checkbox", checked: true });
    label.append(box, " ", said);
    item.append(label);
    list.append(item);
    return box;
  });
  const button = (value, className) =>
    Object.assign(document.createElement("button"), { type: "button", className, textContent: words[value], value });
  const buttons = [button("take", "button"), button("leave", "button button-secondary")];
  dialog.append(Object.assign(document.createElement("p"), { textContent: words.question }), list, ...buttons);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise(resolve => {
    let chosen = [];
    buttons[0].addEventListener("click", () => {
      chosen = found.filter((_one, place) => boxes[place].checked);
      dialog.close();
    });
    buttons[1].addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(chosen);
    });
  });
}
