/* Writes the weekday beside every date in the admin, so that a slip in the date is seen. */
(() => {
  const language = document.documentElement.lang || "en";
  const names = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });

  const weekday = text => {
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
    if (!match) return "";
    const day = new Date(Date.UTC(+match[1], +match[2] - 1, +match[3]));
    return day.getUTCDate() === +match[3] ? names.format(day) : "";
  };

  const show = input => {
    let output = input.parentElement.querySelector("output[data-weekday-of]");
    if (!output) {
      output = document.createElement("output");
      output.dataset.weekdayOf = input.id;
      output.htmlFor = input.id;
      output.style.marginInlineStart = "0.75rem";
      input.insertAdjacentElement("afterend", output);
    }
    const name = weekday(input.value);
    if (output.textContent !== name) output.textContent = name;
  };

  const dates = "input[data-weekday], [data-contentpath] input[data-controller~='w-date']";
  const scan = () => document.querySelectorAll(dates).forEach(show);

  // The date picker and the editor's own scripts change values without an event: look again twice a second.
  document.addEventListener("DOMContentLoaded", () => {
    if (!document.querySelector("form[data-edit-form], form[data-controller]")) return;
    scan();
    setInterval(scan, 500);
  });
})();
