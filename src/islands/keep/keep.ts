// Has the worker keep the directory for when there is no network. Every page carries this; it draws nothing.
const prefix = document.documentElement.lang === 'en' ? '/en' : '';

/** Whoever pays for each megabyte has said so: then nothing is brought that nobody asked for. */
const spares = (): boolean =>
  'connection' in navigator &&
  typeof navigator.connection === 'object' &&
  navigator.connection !== null &&
  'saveData' in navigator.connection &&
  navigator.connection.saveData === true;

async function keep(): Promise<void> {
  if (!('serviceWorker' in navigator) || spares()) return;
  await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage(prefix);
}

// Without a worker everything is as before, with a network.
const quietly = () => void keep().catch(() => {});
if (document.readyState === 'complete') quietly();
else addEventListener('load', quietly, { once: true });
addEventListener('online', quietly);
