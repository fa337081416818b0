const ours = 'http://ours.invalid';

/**
 * Where to go after signing in: only a path of ours, else `fallback`. Read as a browser reads it, because `//x`, `/\x`
 * and tabs in the middle lead elsewhere although they look like paths.
 */
export function localPath(next: string | undefined, fallback: string): string {
  if (!next?.startsWith('/') || !URL.canParse(next, ours)) return fallback;
  const url = new URL(next, ours);
  if (url.origin !== ours || url.pathname.startsWith('//')) return fallback;
  return url.pathname + url.search;
}
