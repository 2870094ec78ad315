/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { build, files, prerendered, version } from '$service-worker';
import { hardeningHeaders, pagePolicy, workerPolicy } from './hardening.js';

const sw = self as unknown as ServiceWorkerGlobalScope;

/** Caches belong to a whole origin, which other programs, or a second Concord, may share. */
const cachePrefix = `concord ${sw.registration.scope} `;
const cacheName = cachePrefix + version;

/** Everything the program consists of; nothing else is ever kept. */
const program = [...build, ...files, ...prerendered];

sw.addEventListener('install', (event) => event.waitUntil(keepProgram()));

async function keepProgram(): Promise<void> {
  const cache = await caches.open(cacheName);
  await Promise.all(program.map((path) => keep(cache, path)));
}

/** Hardened once, when it is kept, so that answering from the cache costs nothing more. */
async function keep(cache: Cache, path: string): Promise<void> {
  const answer = await fetch(new Request(path, { cache: 'no-cache' }));
  if (!answer.ok) throw new TypeError(`${path}: ${answer.status}`);
  await cache.put(path, await hardened(answer));
}

async function hardened(answer: Response): Promise<Response> {
  const headers = new Headers(answer.headers);
  // The body is kept unpacked.
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  for (const [name, value] of Object.entries(hardeningHeaders)) headers.set(name, value);
  const type = headers.get('Content-Type') ?? '';
  if (type.startsWith('text/html')) headers.set('Content-Security-Policy', pagePolicy);
  // Of scripts, only those that are started as workers heed it.
  if (/javascript/.test(type)) headers.set('Content-Security-Policy', workerPolicy);
  return new Response(await answer.blob(), { headers });
}

/** A new release waits until every tab is closed, or until the page, between two acts, asks for it. */
sw.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(sw.skipWaiting());
});

sw.addEventListener('activate', (event) => event.waitUntil(dropOlderReleases()));

async function dropOlderReleases(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith(cachePrefix) && name !== cacheName) await caches.delete(name);
  await sw.clients.claim();
}

sw.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  // What the page itself made (a figure, a file to save) never leaves the browser.
  if (url.protocol === 'blob:' || url.protocol === 'data:') return;
  event.respondWith(url.origin === location.origin ? answer(event.request, url) : Response.error());
});

/**
 * From the cache, so that the program works offline; ids stand in the query string, so the path
 * alone decides. Only a path that is not part of the program is asked of the host.
 */
async function answer(request: Request, url: URL): Promise<Response> {
  const cache = await caches.open(cacheName);
  const stored = await cache.match(url.pathname);
  if (stored) return stored;
  const folder = request.mode === 'navigate' && (await cache.match(`${url.pathname}/`));
  return folder ? Response.redirect(`${url.pathname}/${url.search}`) : fetch(request);
}
