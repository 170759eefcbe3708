// Keeps the last pages read, so that they can be read again without a network. The network always comes first.
// Nothing personal is kept: no form that was sent, no search, no secret link, nothing the site marks as private.
"use strict";

const PAGES = "pages",
  PARTS = "parts";
const MOST = { [PAGES]: 30, [PARTS]: 80 };
const NEVER = /^\/(admin|documents|health|share|worker\.js|[a-z]{2,3}\/(forms|search)\/)/;
const PART = /^\/(static|media\/images)\/|\/(offline|kept)\/$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));

// The page that starts the worker was loaded before it: it names itself and its parts.
self.addEventListener("message", event => {
  if (Array.isArray(event.data)) event.waitUntil(Promise.all(event.data.slice(0, 20).map(keepAddress)));
});

self.addEventListener("fetch", event => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || NEVER.test(url.pathname)) return;
  if (request.mode === "navigate") event.respondWith(page(request, url, event));
  else if (PART.test(url.pathname)) event.respondWith(part(request, event));
});

async function part(request, event) {
  const kept = await caches.match(request, { cacheName: PARTS });
  if (kept) return kept;
  const answer = await fetch(request);
  event.waitUntil(keep(PARTS, request, answer.clone()));
  return answer;
}

async function page(request, url, event) {
  const offline = `/${url.pathname.split("/")[1]}/offline/`;
  try {
    const answer = await fetch(request);
    event.waitUntil(keep(place(url), request, answer.clone()));
    if (/^\/[a-z]{2,3}\//.test(url.pathname)) event.waitUntil(once(offline));
    return answer;
  } catch (error) {
    const kept = (await caches.match(request)) || (await caches.match(offline));
    if (kept) return kept;
    throw error;
  }
}

function place(url) {
  return PART.test(url.pathname) ? PARTS : PAGES;
}

function mayKeep(answer) {
  return (
    answer.status === 200 &&
    answer.type === "basic" &&
    !answer.redirected &&
    !/no-store|private/.test(answer.headers.get("Cache-Control") || "")
  );
}

// The newest stands last; what is over the limit goes from the front.
async function keep(name, request, answer) {
  if (!mayKeep(answer)) return;
  const cache = await caches.open(name);
  await cache.delete(request);
  await cache.put(request, answer);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST[name])).map(old => cache.delete(old)));
}

async function once(address) {
  if (!(await caches.match(address))) await keep(PARTS, new Request(address), await fetch(address));
}

async function keepAddress(address) {
  const url = new URL(address, self.location.origin);
  if (url.origin !== self.location.origin || NEVER.test(url.pathname)) return;
  await keep(place(url), new Request(url.href), await fetch(url.href));
}
