import { copyOf, isPartOfCopy, keepCopy, removeOthers } from './copy.ts';
import { forgetWalker } from './walker.ts';

// The service worker, in words of our own: TypeScript cannot know a page's globals and a worker's in one program.
interface Late extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Late {
  request: Request;
  preloadResponse?: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}
interface Told extends Late {
  data: unknown;
}
interface Worker {
  location: Location;
  registration: { navigationPreload?: { enable(): Promise<void> } };
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate', hear: (event: Late) => void): void;
  addEventListener(kind: 'message', hear: (event: Told) => void): void;
  addEventListener(kind: 'fetch', hear: (event: Asked) => void): void;
}
declare const self: Worker;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));

self.addEventListener('activate', (event) =>
  event.waitUntil(Promise.all([removeOthers(), self.registration.navigationPreload?.enable()])),
);

// A page says in which language it was read: that copy is kept, or looked after.
self.addEventListener('message', (event) => {
  if (event.data === '' || event.data === '/en') event.waitUntil(keepCopy(event.data).catch(() => {}));
});

/**
 * Pages come from the network, always, and are never kept: what one read stays nobody's but one's own. Without a network
 * the copy answers, which is the same for everyone.
 */
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (origin !== self.location.origin) return;
  // Whoever comes in or goes out: this device no longer knows who walks with it.
  if (method === 'POST' && /\/(accedi|esci)$/.test(pathname)) return event.waitUntil(forgetWalker().catch(() => {}));
  if (method !== 'GET') return;
  if (mode === 'navigate') return event.respondWith(pageOrCopy(event, pathname));
  if (isPartOfCopy(pathname)) event.respondWith(copyOf(pathname).then((kept) => kept ?? fetch(event.request)));
});

async function pageOrCopy({ request, preloadResponse }: Asked, pathname: string): Promise<Response> {
  try {
    return (await preloadResponse) ?? (await fetch(request));
  } catch (error) {
    const [asked, other] = pathname.startsWith('/en/') || pathname === '/en' ? ['/en', ''] : ['', '/en'];
    const page = pageFor(pathname);
    const kept = (await copyOf(asked + page)) ?? (await copyOf(other + page));
    if (kept) return kept;
    throw error;
  }
}

/** What stands for an address while there is no network: the numbers to call are the numbers to call. */
function pageFor(pathname: string): string {
  if (/^(?:\/en)?\/urgente$/.test(pathname)) return '/urgente';
  return pathname.endsWith('/mappatura') ? '/offline/mappatura' : '/offline';
}
