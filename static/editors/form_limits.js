// A form that the server would refuse as too large is not sent: what was written stays where it is, and people are told.
import { tell } from "./paste_limits.js";

const { mostBytes, tooLarge, understood } = document.querySelector("script[data-most-bytes]").dataset;

// Returns how much of a form the server counts: text as it is sent, without files.
export function sizeOf(form) {
  const texts = [...new FormData(form)].filter(([, value]) => typeof value === "string");
  if (form.enctype !== "multipart/form-data") return new URLSearchParams(texts).toString().length;
  const encoder = new TextEncoder();
  return texts.reduce((sum, [name, value]) => sum + name.length + encoder.encode(value).length + 4, 0);
}

document.addEventListener(
  "submit",
  event => {
    const form = event.target;
    if (form.method !== "post" || sizeOf(form) < Number(mostBytes)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    tell(tooLarge, understood);
  },
  true,
);
