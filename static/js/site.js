// Comfort that every page does without: the phone's own way of passing on, copying the address, keeping pages.
(() => {
  "use strict";

  const REFUSED = "keep-nothing";

  for (const button of document.querySelectorAll("[data-share]")) {
    if (!navigator.share) continue;
    button.hidden = button.parentElement.hidden = false;
    button.addEventListener("click", () => {
      navigator.share({ title: button.dataset.title, url: button.dataset.share }).catch(() => {});
    });
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = button.parentElement.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      document.getElementById(button.getAttribute("aria-describedby")).textContent = button.dataset.done;
    });
  }

  const closed = [];
  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("main details:not([open])")) {
      details.open = true;
      closed.push(details);
    }
  });
  window.addEventListener("afterprint", () => {
    while (closed.length) closed.pop().open = false;
  });

  function refused() {
    try {
      return localStorage.getItem(REFUSED);
    } catch (_error) {
      return true;
    }
  }

  async function start() {
    await navigator.serviceWorker.register("/worker.js");
    const ready = await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return; // it has seen this page go by
    const parts = performance.getEntriesByType("resource").map(part => part.name);
    const whole = /^\/[a-z]{2,3}\//.exec(location.pathname);
    ready.active.postMessage([
      location.pathname + location.search,
      ...(whole ? [`${whole[0]}offline/`] : []),
      ...parts,
    ]);
  }

  if ("serviceWorker" in navigator && !refused() && !document.querySelector("[data-kept]")) {
    window.addEventListener("load", () => start().catch(() => {}));
  }
})();
