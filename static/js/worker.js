// The one service worker. It keeps what was opened on a phone that is somebody's own, to be read without a connection,
// and nothing on any other. What it keeps says until when, and goes with the sign-in. And it shows messages on the screen
// of whoever asked for them (static/js/push.js).
"use strict";

const KEPT = "kept";
const OWN = /^\/my\/(offers\/\d+\/([a-z-]+\/)?)?$/;
const FILES = /"(\/static\/[^"]+\.(?:css|js|svg|png))"/g;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  if (event.data === "forget") event.waitUntil(forget());
  if (event.data?.keep) event.waitUntil(fetchPage(event, new Request(event.data.keep, { redirect: "manual" })));
});

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin) return;
  if (mode === "navigate" && OWN.test(pathname)) event.respondWith(fetchPage(event, event.request));
  if (pathname.startsWith("/static/")) event.respondWith(fetchFile(event.request));
});

// The page is shown while its copy is still being put away.
async function fetchPage(event, request) {
  let answer;
  try {
    answer = await fetch(request);
  } catch {
    return (await keptPage(request.url)) || Response.error();
  }
  if (answer.ok) event.waitUntil(keep(request.url, answer.clone()));
  return answer;
}

// Only a page that says so is kept: it was signed in to on somebody's own phone.
async function keep(url, answer) {
  const words = await answer.text();
  const until = words.match(/data-own-phone="([^"]+)"/)?.[1];
  if (!until) return;
  const headers = new Headers(answer.headers);
  headers.set("x-kept-at", new Date().toISOString());
  headers.set("x-kept-until", until);
  const cache = await caches.open(KEPT);
  await cache.put(new URL(url).pathname, new Response(words, { headers }));
  const files = [...words.matchAll(FILES)].map((found) => found[1]);
  await Promise.all(files.map(async (file) => (await cache.match(file)) || cache.add(file).catch(() => {})));
}

// Where this page was never opened, the first page of all says more than nothing.
async function keptPage(url) {
  if (!(await caches.has(KEPT))) return null;
  const cache = await caches.open(KEPT);
  const found = (await cache.match(new URL(url).pathname)) || (await cache.match("/my/"));
  if (!found) return null;
  if (new Date(found.headers.get("x-kept-until")) < new Date()) {
    await forget();
    return null;
  }
  const words = (await found.text()).replace("<body ", `<body data-kept-at="${found.headers.get("x-kept-at")}" `);
  return new Response(words, { headers: found.headers });
}

async function fetchFile(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok && (await caches.has(KEPT))) await (await caches.open(KEPT)).put(request, answer.clone());
    return answer;
  } catch {
    return (await caches.has(KEPT) && (await caches.match(request))) || Response.error();
  }
}

function forget() {
  return caches.delete(KEPT);
}

// --- Messages on the screen: they say that there is something and nothing more; a tap opens it -------------------

self.addEventListener("push", (event) => {
  const { words, url, tag } = event.data?.json() ?? {};
  if (!words) return;
  // The same message twice takes its own place, without a second sound.
  event.waitUntil(self.registration.showNotification(words, { tag, data: { url } }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(new URL(event.notification.data?.url ?? "/", self.location.origin).href));
});

// A page that is open already is led there; only without one a new one opens.
async function open(url) {
  const [page] = await self.clients.matchAll({ type: "window" });
  return page ? (await page.navigate(url))?.focus() : self.clients.openWindow(url);
}
