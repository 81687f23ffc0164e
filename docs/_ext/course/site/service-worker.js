/**
 * Keeps one language of the course on the reader's device, to be read without a network.
 *
 * The engine writes `COPY` above this text: the name of the cache, the page that says what is not
 * kept, and every file of this version with its SHA-256. A kept file has its hash in its address,
 * so two versions can lie side by side and never mix: each worker only asks for its own files.
 * A new version is used when all of it is there, and no other page of the old one is open.
 */
"use strict";

const ROOT = new URL("./", self.location.href);

/** @param {string} path @returns {string} the address under which a file of this version is kept */
const kept = (path) => `${ROOT.href}${encodeURI(path)}?sha256=${encodeURIComponent(COPY.files[path])}`;

/**
 * Ask the server for a file of this version.
 *
 * @param {string} path
 * @returns {Promise<Response>} it, and no other: a browser refuses what has another hash
 */
const download = async (path) => {
  const integrity = `sha256-${COPY.files[path]}`;
  const response = await fetch(ROOT.href + encodeURI(path), { cache: "no-cache", integrity });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const headers = new Headers(response.headers);
  headers.delete("content-encoding"); // it was unpacked on its way
  headers.delete("content-length");
  return new Response(response.body, { headers }); // also where a server led elsewhere
};

/** Keep what is not kept yet; rejects, and can be called again, when a file does not come. */
const fill = async () => {
  const cache = await caches.open(COPY.cache);
  const waiting = [];
  for (const path of Object.keys(COPY.files)) {
    if (!(await cache.match(kept(path)))) waiting.push(path);
  }
  const one = async () => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      await cache.put(kept(path), await download(path));
    }
  };
  await Promise.all(Array.from({ length: 6 }, one));
};

/** Throw away what belongs to other versions. */
const tidy = async () => {
  const cache = await caches.open(COPY.cache);
  const ours = new Set(Object.keys(COPY.files).map(kept));
  for (const request of await cache.keys()) {
    if (!ours.has(request.url)) await cache.delete(request);
  }
};

/** @param {string} url @returns {string} the file of this version that an address means, or "" */
const fileOf = (url) => {
  const { origin, pathname } = new URL(url); // what stands after ? says nothing about the file
  if (origin !== ROOT.origin || !pathname.startsWith(ROOT.pathname)) return "";
  const path = decodeURI(pathname.slice(ROOT.pathname.length));
  const names = [path, `${path}.html`, `${path.replace(/\/$/, "")}${path ? "/" : ""}index.html`];
  return names.find((name) => Object.hasOwn(COPY.files, name)) ?? "";
};

/** @returns {Promise<Response>} a file of this version, from the device if it is still there */
const answer = async (path, request) => {
  const cache = await caches.open(COPY.cache);
  const found = await cache.match(kept(path));
  if (found) return found;
  try {
    const response = await download(path); // the browser made room: get the same file again
    await cache.put(kept(path), response.clone());
    return response;
  } catch {
    return fetch(request);
  }
};

/** @returns {Promise<Response>} a page that is not kept, or the page that says so */
const elsewhere = async (request) => {
  try {
    return await fetch(request);
  } catch {
    return answer(COPY.notKept, request);
  }
};

/** @returns {Promise<boolean>} whether a new version waits, and this page is the only one open */
const canChange = async () => {
  const waiting = self.registration.waiting;
  if (!waiting) return false;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.filter((one) => one.url.startsWith(ROOT.href)).length > 1) return false;
  waiting.postMessage("take over");
  return true;
};

const open = async (request) => {
  if (await canChange()) return new Response("", { headers: { refresh: "0" } });
  const path = fileOf(request.url);
  return path ? answer(path, request) : elsewhere(request);
};

self.addEventListener("install", (event) => event.waitUntil(fill()));

self.addEventListener("activate", (event) => event.waitUntil(tidy()));

self.addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(self.skipWaiting());
  if (event.data === "is all here?") {
    const reply = event.ports[0];
    event.waitUntil(
      fill().then(
        () => reply.postMessage(true),
        () => reply.postMessage(false),
      ),
    );
  }
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const path = fileOf(request.url);
  if (request.mode === "navigate") event.respondWith(open(request));
  else if (path) event.respondWith(answer(path, request));
});
