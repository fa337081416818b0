import { type Said, say } from '../said.ts';

/** A web address that can be opened. */
export type WebAddress = { url: string; notes: Said[] };

/**
 * Reads every web address in a cell, as registers write them: without `https://`, in capitals, with the scheme twice
 * (`http://HTTP://WWW.ATS.IT/`), with a title before it. What has no domain, or is an e-mail address, is left out: `left`
 * says so. `https` is never invented: who wrote `http`, or nothing, gets a link that works.
 */
export function repairWebAddresses(text: string): { found: WebAddress[]; left: Said[] } {
  const bare = text.trim();
  if (/^[-–—/.\s]*$/.test(bare)) return { found: [], left: [] };
  const found = new Map<string, WebAddress>();
  const left: Said[] = [];
  const last = bare.replace(/^(https?:\/*)+(?=https?:\/*)/i, '');
  for (const piece of last.split(/[\s;,|]+|(?<=\S)(?=https?:\/\/)/i)) {
    const url = readAddress(piece);
    if (url)
      found.set(url, { url, notes: url === piece ? [] : [say('import.web.repaired', { from: piece, to: url })] });
  }
  if (found.size === 0) left.push(say('import.web.none', { text: bare }));
  return { found: [...found.values()], left };
}

function readAddress(piece: string): string | undefined {
  const [, scheme = 'http://', rest = ''] = /^(https?:\/*)?(.*)$/is.exec(piece.replace(/[).,]+$/, '')) ?? [];
  const host = (rest.split(/[/?#]/)[0] ?? '').toLowerCase().replace(/\.+$/, '');
  if (!/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}$/.test(host) || piece.includes('@')) return undefined;
  const path = rest.slice(host.length).replace(/^\/$/, '');
  const address = `${scheme.toLowerCase().startsWith('https') ? 'https' : 'http'}://${host}${path}`;
  return URL.canParse(address) ? address : undefined;
}

/** Reads an e-mail address; undefined when it is none. */
export function repairEmail(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/\s+/g, '')
    .toLowerCase();
  return /^[a-z0-9._%+'-]+@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}$/.test(bare) ? bare : undefined;
}
