import { NotFound } from '#platform/database/index.ts';
import type { Ctx } from '#platform/http/index.ts';
import type { EntryKind } from '#platform/search/index.ts';
import { answerQr } from '../files.ts';
import { midnight } from '../hours.ts';
import { versionOf } from '../version.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id in the address. What is no id leads nowhere, like an id that nothing has. */
export function idIn(c: Ctx): string {
  const id = (c.req.param('id') ?? '').replace(/\.svg$/, '');
  if (!uuid.test(id)) throw new NotFound();
  return id;
}

/** The first of these instants, at the latest midnight: when a page stops being true. */
export const earliest = (now: Date, instants: readonly Date[]): Date =>
  new Date(Math.min(midnight(now).getTime(), ...instants.map((one) => one.getTime())));

/** The QR code of an entry's page, for as long as the entry may be seen. */
export async function qrOf(c: Ctx, kind: EntryKind, path: string): Promise<Response> {
  const id = idIn(c);
  if ((await versionOf(c.var.here.db, kind, id)) === null) throw new NotFound();
  return answerQr(c, `${path}/${id}`);
}
