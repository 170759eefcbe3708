// Keeps the last pages read, so that they can be read again without a network. The network always comes first.
// Nothing personal is kept: no form that was sent, no search, no secret link, nothing the site marks as private.
// `SITE` stands before this script: core/editions/offline.py.
"use strict";

const PAGES = "pages",
  PARTS = "parts",
  CHECKED = "/worker.js?checked"; // what stands for the time of the last check
const MOST = { [PAGES]: 30, [PARTS]: 80 };
const PATIENCE = { kept: 3500, none: 25000 }; // milliseconds: a kept page is there within four seconds, slow phones included
const CHECK = 600000; // milliseconds between two checks of what is kept
const ALONE = /^\/(admin|documents|health|media|share|static)\//; // no pages, or pages of the editors
const PRIVATE = /^\/[a-z]{2,3}\/(forms|search|text\/forms)\//;
const PART = /^\/(static|media\/images)\//;
const OWN = /^\/[a-z]{2,3}\/(offline|kept)\/$/;

self.addEventListener("install", event => {
  self.skipWaiting();
  event.waitUntil(Promise.allSettled(SITE.languages.map(language => keepOwn(language.code))));
});
self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));

// The page that starts the worker was loaded before it: it names itself and its parts.
self.addEventListener("message", event => {
  if (Array.isArray(event.data)) event.waitUntil(Promise.allSettled(event.data.slice(0, 20).map(keepAddress)));
});

self.addEventListener("fetch", event => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && !ALONE.test(url.pathname)) event.respondWith(page(request, url, event));
  else if (PART.test(url.pathname)) event.respondWith(part(request, event));
});

async function part(request, event) {
  const kept = await caches.match(request, { cacheName: PARTS });
  if (kept) return kept;
  const answer = await fetch(request);
  event.waitUntil(keep(PARTS, request.url, answer.clone()));
  return answer;
}

async function page(request, url, event) {
  const kept = PRIVATE.test(url.pathname) ? undefined : await keptPage(url);
  const asked = fetch(request);
  event.waitUntil(asked.then(answer => contact(url, answer.clone())).catch(() => forgetCheck()));
  try {
    return await Promise.race([asked, late(kept ? PATIENCE.kept : PATIENCE.none)]);
  } catch (error) {
    event.waitUntil(forgetCheck());
    if (kept) return OWN.test(url.pathname) ? kept : asCopy(kept);
    const own = await ownPage(url);
    if (own) return own;
    throw error;
  }
}

function late(milliseconds) {
  return new Promise((_resolve, reject) => setTimeout(() => reject(new Error("late")), milliseconds));
}

// What follows from an answer: the page is kept, or forgotten if it was taken down, and so are others.
async function contact(url, answer) {
  if (PRIVATE.test(url.pathname)) return;
  if (mayKeep(answer)) await keep(OWN.test(url.pathname) ? PARTS : PAGES, address(url), answer);
  else if (isGone(answer)) await forget(address(url));
  await check();
}

// The address under which a page is kept: without what changes nothing on it, such as fbclid.
function address(url) {
  const known = [...url.searchParams].filter(([name]) => SITE.parameters.includes(name)).sort();
  const query = new URLSearchParams(known).toString();
  return url.origin + url.pathname + (query && `?${query}`);
}

// The page as it was read, or its other version: full for text-only, text-only for full.
async function keptPage(url) {
  const full = url.pathname.replace(/^(\/[a-z]{2,3}\/)text\//, "$1");
  const paths = [url.pathname, full === url.pathname ? full.replace(/^(\/[a-z]{2,3}\/)/, "$1text/") : full];
  const code = SITE.languages.some(language => url.pathname === `/${language.code}`) && `${url.pathname}/`;
  if (code) paths.push(code);
  if (url.pathname === "/") paths.push(...liked().map(each => `/${each}/`));
  for (const path of paths) {
    const kept = await caches.match(address(new URL(path + url.search, url.origin)));
    if (kept) return kept;
  }
  return undefined;
}

async function ownPage(url) {
  for (const code of [url.pathname.split("/")[1], ...liked()]) {
    const own = await caches.match(`/${code}/offline/`);
    if (own) return own;
  }
  return undefined;
}

// The languages of the site, those of the browser first.
function liked() {
  const codes = SITE.languages.map(language => language.code);
  return [
    ...new Set([...navigator.languages.map(name => name.split("-")[0]).filter(code => codes.includes(code)), ...codes]),
  ];
}

// A kept page says that it is a copy, and from which day.
async function asCopy(kept) {
  const text = await kept.text();
  const code = (/<html lang="([a-z]{2,3})"/.exec(text) || [])[1];
  const language = SITE.languages.find(each => each.code === code) || SITE.languages[0];
  const day = new Date(kept.headers.get("Date") || kept.headers.get("X-Kept"));
  const words = language.copy.replace("%s", day.toLocaleDateString(language.locale, { dateStyle: "long" }));
  const headers = new Headers(kept.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  const note = `<div class="wrap"><p class="notice" role="status" data-copy-of-page>${words}</p></div>`;
  return new Response(
    text.replace(/<main[^>]*>/, main => main + note),
    { status: 200, headers },
  );
}

function mayKeep(answer) {
  return (
    answer.status === 200 &&
    answer.type === "basic" &&
    !answer.redirected &&
    !/no-store|private/.test(answer.headers.get("Cache-Control") || "")
  );
}

function isGone(answer) {
  return answer.redirected || answer.type === "opaqueredirect" || [401, 403, 404, 410].includes(answer.status);
}

// The newest stands last; what is over the limit goes from the front.
async function keep(name, url, answer) {
  if (!mayKeep(answer)) return;
  const cache = await caches.open(name);
  await cache.delete(url);
  await cache.put(url, answer);
  const kept = await cache.keys();
  const old = kept.filter(request => !OWN.test(new URL(request.url).pathname) && request.url.indexOf(CHECKED) < 0);
  await Promise.all(old.slice(0, Math.max(0, old.length - MOST[name])).map(request => cache.delete(request)));
}

async function forget(url) {
  await (await caches.open(PAGES)).delete(url);
}

// Our own pages, and what they need; fonts are kept when they have been loaded, since text-only readers pay for each byte.
async function keepOwn(code) {
  for (const path of [`/${code}/offline/`, `/${code}/kept/`]) {
    const answer = await fetch(path);
    const text = await answer.clone().text();
    await keep(PARTS, new URL(path, self.location.origin).href, answer);
    const parts = [...text.matchAll(/(?:href|src)="(\/static\/[^"]+\.(?:css|js))"/g)].map(found => found[1]);
    for (const each of new Set(parts)) if (!(await caches.match(each))) await keepAddress(each);
  }
}

async function keepAddress(path) {
  const url = new URL(path, self.location.origin);
  if (url.origin !== self.location.origin || ALONE.test(url.pathname) !== PART.test(url.pathname)) return;
  if (PRIVATE.test(url.pathname)) return;
  const part = PART.test(url.pathname) || OWN.test(url.pathname);
  await keep(part ? PARTS : PAGES, part ? url.href : address(url), await fetch(url.href));
}

// A page that was taken down is forgotten at the next contact with the site, whichever page that is about.
async function check() {
  const parts = await caches.open(PARTS);
  const last = await parts.match(CHECKED);
  if (last && Date.now() - Number(await last.text()) < CHECK) return;
  await parts.put(CHECKED, new Response(String(Date.now())));
  for (const request of await (await caches.open(PAGES)).keys()) {
    const answer = await fetch(request.url, { method: "HEAD", redirect: "manual", cache: "no-store" });
    if (isGone(answer)) await forget(request.url);
  }
}

async function forgetCheck() {
  await (await caches.open(PARTS)).delete(CHECKED);
}
