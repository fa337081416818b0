import { InvalidArgumentError } from 'commander';

/** The name of a new town, as `commons_name_plain` wants it. */
export function readName(text: string): string {
  if (/^[a-z][a-z0-9_]{1,30}$/.test(text)) return text;
  throw new InvalidArgumentError('Lower-case letters, figures and _, from 2 to 31, a letter first.');
}

/** A host name among those before it; without port, path or capitals, because browsers send none. */
export function readHost(text: string, before: readonly string[] = []): string[] {
  const host = text.toLowerCase();
  if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(host)) return [...before, host];
  throw new InvalidArgumentError('Only the name, such as welfare.example.it: no https://, no port, no path.');
}

/** The ISTAT code of a municipality; spreadsheets take its first zero away. */
export function readMunicipality(text: string): string {
  if (/^\d{5,6}$/.test(text)) return text.padStart(6, '0');
  throw new InvalidArgumentError('The ISTAT code, six digits, such as 017029.');
}

/** 'MM-DD Name', a day that some year has. */
export function readPatron(text: string): { month: number; day: number; name: string } {
  const [, month = '', day = '', name = ''] = /^(\d{1,2})-(\d{1,2})\s+(.+)$/.exec(text) ?? [];
  const date = new Date(Date.UTC(2024, Number(month) - 1, Number(day)));
  if (name === '' || date.getUTCMonth() + 1 !== Number(month) || date.getUTCDate() !== Number(day))
    throw new InvalidArgumentError('Write month, day and name: "11-11 San Martino".');
  return { month: Number(month), day: Number(day), name };
}
