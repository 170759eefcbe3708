// Lists what this phone keeps of the site, and clears it. Only this page loads it.
(() => {
  "use strict";

  const REFUSED = "keep-nothing";
  const place = document.querySelector("[data-kept]");
  const list = place.querySelector("ul");
  const [clear, refuse, allow] = ["clear", "refuse", "allow"].map(name => place.querySelector(`[data-${name}]`));

  async function show() {
    const cache = "caches" in window && (await caches.has("pages")) ? await caches.open("pages") : null;
    const kept = cache ? (await cache.keys()).reverse() : [];
    list.replaceChildren(
      ...kept.map(request => {
        const link = document.createElement("a");
        link.href = request.url;
        link.dir = "ltr";
        link.textContent = decodeURI(new URL(request.url).pathname);
        const entry = document.createElement("li");
        entry.append(link);
        return entry;
      }),
    );
    const drafts = Object.keys(localStorage).filter(key => key !== REFUSED).length;
    place.querySelector("[data-none]").hidden = kept.length + drafts > 0;
    place.querySelector("[data-drafts]").hidden = !drafts;
    const refused = Boolean(localStorage.getItem(REFUSED));
    refuse.hidden = refused;
    allow.hidden = !refused;
  }

  async function forget() {
    // The worker first: it must not put anything back.
    const workers = "serviceWorker" in navigator ? await navigator.serviceWorker.getRegistrations() : [];
    await Promise.all(workers.map(worker => worker.unregister()));
    if ("caches" in window) await Promise.all((await caches.keys()).map(name => caches.delete(name)));
    const refused = localStorage.getItem(REFUSED);
    localStorage.clear();
    sessionStorage.clear();
    if (refused) localStorage.setItem(REFUSED, refused);
  }

  async function done() {
    await show();
    place.querySelector("[role=status]").textContent = place.dataset.done;
  }

  clear.addEventListener("click", async () => {
    await forget();
    await done();
  });
  refuse.addEventListener("click", async () => {
    localStorage.setItem(REFUSED, "1");
    await forget();
    await done();
  });
  allow.addEventListener("click", async () => {
    localStorage.removeItem(REFUSED);
    await show();
  });

  place.hidden = false;
  show();
})();
