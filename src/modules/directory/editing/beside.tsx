import type { Child } from 'hono/jsx';
import type { Ctx } from '#platform/http/index.ts';
import { Notice, SubmitButton } from '#platform/ui/index.ts';
import type { KeptKind } from '../keeping/facts.ts';
import { mayKeep } from '../keeping/policy.ts';
import type { Keeping } from '../pages/frame.tsx';
import { photosOf } from './photos.ts';

interface Entry {
  kind: KeptKind;
  id: string;
  organization_id: string | null;
}

/** What the page of an entry has besides what everybody reads in it: pictures, and for whoever keeps it the way to change it. */
export async function keepingOf(c: Ctx, entry: Entry, above: Child = null): Promise<Keeping> {
  const { db, actor, href } = c.var.here;
  const photos = (await photosOf(db, entry.kind, entry.id)).map(({ id: _, ...photo }) => photo);
  if (!mayKeep(actor, entry)) return { above, photos, edit: null };
  const done = c.req.query('fatto') ?? '';
  return {
    above: above ?? (isBatch(done) ? <Done c={c} entry={entry} batch={done} /> : null),
    photos,
    edit: href(`/redazione/${entry.kind}/${entry.id}/modifica`),
  };
}

const isBatch = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** "Fatto", and the way back in one press. */
export const Done = ({ c, entry, batch }: { c: Ctx; entry: Pick<Entry, 'kind' | 'id'>; batch: string }) => {
  const { t, href } = c.var.here;
  return (
    <Notice kind="success" role="status" title={t('editing.done')}>
      <p>{t('editing.done_text')}</p>
      <form method="post" action={href(`/redazione/${entry.kind}/${entry.id}/annulla`)}>
        <input type="hidden" name="batch" value={batch} />
        <SubmitButton kind="plain" small>
          {t('editing.undo')}
        </SubmitButton>
      </form>
    </Notice>
  );
};
