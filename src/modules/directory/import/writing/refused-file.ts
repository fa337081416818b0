import { stringify } from 'csv-stringify/sync';
import type { Said } from '../said.ts';
import type { Refusal } from './run-record.ts';

/** Columns that we add to a file of refused rows: where the row stood, why it was not taken, and room for a decision. */
export const ADDED = { line: 'riga', reason: 'motivo', decision: 'decisione' } as const;

/**
 * The refused rows as a CSV that opens in a spreadsheet, to be mended there and imported again under the same mapping. In
 * `decisione` one writes `stesso` or `nuovo` where a row resembles a body that is there already.
 */
export function refusedFile(
  columns: readonly string[],
  refusals: readonly Refusal[],
  speak: (said: Said) => string,
): string {
  const added = Object.values(ADDED);
  const own = columns.map((name, at) => ({ name, at })).filter(({ name }) => !added.some((one) => one === name));
  const header = [...own.map(({ name }) => name), ...added];
  const rows = refusals.map(({ line, reason, cells }) => [
    ...own.map(({ at }) => cells[at] ?? ''),
    String(line),
    speak(reason),
    '',
  ]);
  // A semicolon and the byte order mark: Excel in Italian opens it as a table, with its accents.
  return stringify([header, ...rows], { delimiter: ';', bom: true, record_delimiter: 'windows' });
}

/** What a person wrote in `decisione`: the body that it resembles, a new one, or a body's id. */
export function readDecision(text: string): string | null | 'nearest' | undefined {
  const said = text.trim().toLowerCase();
  if (/^(nuov[oa]|new|altr[oa]|divers[oa]|no)$/.test(said)) return null;
  if (/^(stess[oa]|ugual[ei]|same|s[iì]|yes)$/.test(said)) return 'nearest';
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(said) ? said : undefined;
}
