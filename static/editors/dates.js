// Shows the weekday beside every date, and reads dates as people type them: the server says which day is meant.
const words = document.querySelector("script[data-dates]").dataset;
const DATES = "input[data-date], .w-field--date_input input"; // of a field, of a block
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const REGIONS = { ar: "ar-IQ-u-nu-latn", en: "en-GB" };
const language = REGIONS[document.documentElement.lang] ?? document.documentElement.lang;
const names = new Intl.DateTimeFormat(language, {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

// The picker would put the date before back in place of one it cannot read.
if (window.jQuery?.fn.datetimepicker) window.jQuery.fn.datetimepicker.defaults.validateOnBlur = false;

function inWords(text) {
  const match = ISO.exec(text.trim());
  if (!match) return "";
  const day = new Date(Date.UTC(+match[1], +match[2] - 1, +match[3]));
  return day.getUTCDate() === +match[3] ? names.format(day) : "";
}

function outputOf(input) {
  let output = input.parentElement.querySelector("output[data-weekday-of]");
  if (output) return output;
  output = document.createElement("output");
  output.dataset.weekdayOf = input.id;
  output.htmlFor = input.id;
  output.className = "date-in-words";
  input.insertAdjacentElement("afterend", output);
  return output;
}

function show(input) {
  const said = inWords(input.value) || (input.value && input.dataset.problem) || "";
  const output = outputOf(input);
  if (output.textContent !== said) output.textContent = said;
}

async function read(input) {
  const typed = input.value.trim();
  input.dataset.problem = "";
  if (!typed || ISO.test(typed)) return;
  const address = `${words.dates}?${new URLSearchParams({ typed })}`;
  const response = await fetch(address, { headers: { Accept: "application/json" } });
  if (!response.ok || input.value.trim() !== typed) return;
  const { day, problem } = await response.json();
  input.dataset.problem = problem ?? "";
  if (day) {
    input.value = day;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
  show(input);
}

document.addEventListener("change", event => {
  if (event.target.matches?.(DATES)) read(event.target);
});

// The picker and the editor's own scripts change values without an event: look again twice a second.
if (document.querySelector("form[data-edit-form], form[data-controller]")) {
  const scan = () => document.querySelectorAll(DATES).forEach(show);
  scan();
  setInterval(scan, 500);
}
