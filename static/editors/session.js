// When the session ends while somebody writes: says so in words, keeps what was typed, and goes on after signing in again.
(() => {
  const words = document.currentScript.dataset;
  const PAUSE = 4000; // milliseconds between two looks while something is wrong
  const PATIENCE = 20000; // milliseconds that a button waits for the editor's own saving
  const form = document.querySelector("[data-edit-form]");
  if (!form) return;
  let known = null; // who opened this screen
  let isSure = false; // that the form may be sent
  let state = "in";
  let bar = null;
  let timer = 0;

  async function ask() {
    let answer;
    try {
      answer = await fetch(words.address, {
        redirect: "manual",
        cache: "no-store",
        headers: { Accept: "application/json" },
      });
    } catch {
      return "offline";
    }
    if (answer.type === "opaqueredirect") return "ended";
    if (!answer.ok) return "in"; // a fault of another kind: let the form tell of it
    const { person, token } = await answer.json();
    known ??= person;
    if (person !== known) return "another";
    // Whoever signs in again gets a new token; with the old one everything would be refused.
    document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach(field => {
      field.value = token;
    });
    window.wagtailConfig.CSRF_TOKEN = token;
    return "in";
  }

  async function look() {
    const before = state;
    state = await ask();
    if (state !== before) tell(before);
    window.clearTimeout(timer);
    if (state !== "in") timer = window.setTimeout(look, PAUSE);
    if (state === "in" && before !== "in") save();
    return state;
  }

  function tell(before) {
    if (!bar) {
      bar = document.createElement("div");
      bar.className = "desk-session";
      bar.innerHTML = '<p role="alert"></p><a class="button button-small" target="_blank" rel="opener"></a>';
      form.before(bar);
    }
    const [text, link] = [bar.firstChild, bar.lastChild];
    text.textContent = state === "in" && before === "offline" ? words.online : words[state];
    link.textContent = words.link;
    link.href = words.door;
    link.hidden = state !== "ended" && state !== "another";
    bar.dataset.state = state;
    // Saying that the page is open here would be refused as well.
    const presence = document.querySelector("[data-controller~=w-session]");
    if (presence) presence.dataset.wSessionActiveValue = String(state === "in");
  }

  const saving = () => window.wagtail.app.getControllerForElementAndIdentifier(form, "w-autosave");

  function save() {
    saving()?.save(new Event("desk-session"));
  }

  // A new page gets its address when it is saved for the first time. Sent while that is under way, it would be made twice.
  async function allSaved() {
    const late = new Promise(resolve => {
      window.setTimeout(resolve, PATIENCE, true);
    });
    let isLate = false;
    while (saving()?.submitPromise && !isLate) isLate = await Promise.race([saving().submitPromise, late]);
  }

  function again(button) {
    // A field that is there while the form is sent stands for the button, which is switched off by now.
    const field = Object.assign(document.createElement("input"), {
      type: "hidden",
      name: button?.name,
      value: button?.value,
    });
    if (button?.name) form.append(field);
    isSure = true;
    form.requestSubmit();
    isSure = false;
    field.remove();
  }

  window.addEventListener(
    "submit",
    async event => {
      if (event.target !== form || isSure) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if ((await look()) === "in") {
        await allSaved();
        again(event.submitter);
        return;
      }
      const turning = window.wagtail.app.getControllerForElementAndIdentifier(event.submitter, "w-progress");
      if (turning) turning.loadingValue = false;
      bar.scrollIntoView({ block: "center" });
    },
    true,
  );

  document.addEventListener("w-autosave:error", async ({ detail }) => {
    if (detail.type !== "server_error" && detail.type !== "network_error") return;
    const before = [state, form.elements.csrfmiddlewaretoken.value];
    await look();
    const isNew = form.elements.csrfmiddlewaretoken.value !== before[1];
    if (state === "in" && before[0] === "in" && isNew) save();
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) look();
  });
  look();
})();
