// Lists what this phone keeps of the site, and clears it. Only the pages /kept/ and /offline/ load it.
(() => {
  "use strict";

  const REFUSED = "keep-nothing";
  const place = document.querySelector("[data-kept]");
  const list = document.querySelector("[data-kept-pages]");
  const [clear, refuse, allow] = ["clear", "refuse", "allow"].map(name => place?.querySelector(`[data-${name}]`));

  // A link to a kept page: its title, in its language.
  async function entry(cache, request) {
    const text = await (await cache.match(request)).text();
    const page = new DOMParser().parseFromString(text, "text/html");
    const link = document.createElement("a");
    link.href = request.url;
    link.textContent = page.querySelector("h1")?.textContent.trim() || page.title;
    link.lang = page.documentElement.lang;
    link.dir = page.documentElement.dir;
    const item = document.createElement("li");
    item.append(link);
    return item;
  }

  async function show() {
    const cache = "caches" in window && (await caches.has("pages")) ? await caches.open("pages") : null;
    const kept = cache ? (await cache.keys()).reverse() : [];
    list.replaceChildren(...(await Promise.all(kept.map(request => entry(cache, request)))));
    list.hidden = !kept.length;
    if (!place) return;
    const drafts = Object.keys(localStorage).filter(key => key !== REFUSED).length;
    const nothing = kept.length + drafts === 0;
    place.querySelector("[data-none]").hidden = !nothing;
    if (clear !== document.activeElement) clear.hidden = nothing;
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

  if (place) {
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
  }
  show();
})();
