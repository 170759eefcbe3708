// Comfort for sign-up forms; every form works without it.
// Follow-up questions are folded until their choice is picked, the error summary takes the focus, and a reader
// who asks for it keeps unsent words on this phone until they are sent.
(() => {
  "use strict";

  const PREFIX = "signup:";
  const MACHINE_FIELDS = ["version", "token"];

  function fold(form) {
    for (const part of form.querySelectorAll("[data-follows]")) {
      const box = document.getElementById(part.dataset.follows);
      part.hidden = !(box && box.checked);
    }
  }

  function store(form) {
    const words = [...new FormData(form)].filter(
      ([name, value]) => typeof value === "string" && !MACHINE_FIELDS.includes(name),
    );
    localStorage.setItem(PREFIX + form.dataset.signup, JSON.stringify(words));
  }

  function forget(key) {
    localStorage.removeItem(PREFIX + key);
  }

  function restore(form) {
    const kept = localStorage.getItem(PREFIX + form.dataset.signup);
    if (!kept) return false;
    for (const [name, value] of JSON.parse(kept)) {
      for (const field of form.elements) {
        if (field.name !== name || field.type === "hidden") continue;
        if (field.type === "radio" || field.type === "checkbox") field.checked = field.checked || field.value === value;
        else if (!field.value) field.value = value;
      }
    }
    return true;
  }

  // A token for each time the page is shown tells one person's second try from a second person who answers the same.
  function giveToken(form) {
    const field = form.elements.token || form.appendChild(document.createElement("input"));
    field.type = "hidden";
    field.name = "token";
    field.value = [...crypto.getRandomValues(new Uint8Array(16))]
      .map(byte => byte.toString(16).padStart(2, "0"))
      .join("");
  }

  // Who comes back to the form after the thanks starts a new answer; whoever never saw the thanks tries again.
  function tokenAfterThanks(form) {
    try {
      if (!sessionStorage.getItem(PREFIX + "done")) return;
      sessionStorage.removeItem(PREFIX + "done");
    } catch {
      // Without a memory of the thanks a new token is the safer guess.
    }
    giveToken(form);
  }

  function rememberThanks() {
    try {
      sessionStorage.setItem(PREFIX + "done", "1");
    } catch {
      // Nothing to remember it in.
    }
  }

  function offerToKeep(form) {
    const offer = form.querySelector("[data-keep]");
    const box = offer.querySelector("input");
    const waiting = form.querySelector("[data-waiting]");
    offer.hidden = false;
    box.checked = restore(form);
    box.addEventListener("change", () => (box.checked ? store(form) : forget(form.dataset.signup)));
    form.addEventListener("input", () => box.checked && store(form));
    form.addEventListener("submit", event => {
      if (!box.checked || navigator.onLine) return;
      event.preventDefault();
      store(form);
      waiting.hidden = false;
      window.addEventListener("online", () => form.requestSubmit(), { once: true });
    });
  }

  function storageWorks() {
    try {
      localStorage.removeItem(PREFIX);
      return true;
    } catch {
      return false;
    }
  }

  function start() {
    const canKeep = storageWorks();
    for (const done of document.querySelectorAll("[data-signup-done]")) {
      rememberThanks();
      if (canKeep) forget(done.dataset.signupDone);
    }
    for (const form of document.querySelectorAll("form[data-signup]")) {
      giveToken(form);
      addEventListener("pageshow", event => event.persisted && tokenAfterThanks(form));
      if (canKeep) offerToKeep(form);
      fold(form);
      form.addEventListener("change", () => fold(form));
    }
    const problem = document.getElementById("problem");
    if (problem) problem.focus();
  }

  start();
})();
