import type { Child } from 'hono/jsx';
import { NotFound } from '#platform/database/index.ts';
import { inTransaction } from '#platform/forms/index.ts';
import type { Ctx } from '#platform/http/index.ts';
import { ButtonLink, Buttons, Notice, SubmitButton } from '#platform/ui/index.ts';
import { renderAsset } from '../entry/serve/asset.tsx';
import { renderOrganization } from '../entry/serve/organization.tsx';
import { renderPlace } from '../entry/serve/place.tsx';
import { renderProcedure } from '../entry/serve/procedure.tsx';
import { renderService } from '../entry/serve/service.tsx';
import type { Rendered } from '../entry/version.ts';
import { pathOf } from '../finding/saying.ts';
import type { Wish } from '../keeping/change.ts';
import type { KeptKind } from '../keeping/facts.ts';
import { whenOf } from './door.ts';
import type { Opened } from './opened.ts';
import { putStatus, saveEntry } from './saving.ts';

const renders: Record<KeptKind, (c: Ctx, id: string, above?: Child) => Promise<Rendered | null>> = {
  service: renderService,
  organization: renderOrganization,
  place: renderPlace,
  asset: renderAsset,
  procedure: renderProcedure,
};

/** Carries the page out of the transaction that must not be. */
class Seen extends Error {
  readonly html: string;
  constructor(html: string) {
    super('seen');
    this.html = html;
  }
}

/**
 * The page of the entry as it would be: the changes are made, the page is rendered like any other, and all is taken back.
 * So nothing in it can differ from what is read after saving. Somebody else's change meanwhile is passed over here.
 */
export async function previewHtml(c: Ctx, opened: Opened, wishes: readonly Wish[]): Promise<string> {
  const { here } = c.var;
  const { kind, id, entry } = opened;
  try {
    await inTransaction(here.db, async (tx) => {
      const current = wishes.map((wish) => ({ ...wish, from: entry.says[wish.fact] ?? null }));
      await saveEntry(tx, here.actor, opened, current, { why: 'edit' }, whenOf(here));
      await putStatus(tx, here.actor, opened, 'active', whenOf(here));
      c.set('here', { ...here, db: tx, path: pathOf(kind, id) });
      const page = await renders[kind](c, id, <OnlyPreview c={c} opened={opened} />);
      if (!page) throw new NotFound();
      throw new Seen(page.html);
    });
    throw new NotFound();
  } catch (error) {
    if (error instanceof Seen) return error.html;
    throw error;
  } finally {
    c.set('here', here);
  }
}

const OnlyPreview = ({ c, opened: { kind, id } }: { c: Ctx; opened: Opened }) => {
  const { t, href } = c.var.here;
  return (
    <Notice kind="warning" role="status" title={t('editing.preview_title')}>
      <p>{t('editing.preview_text')}</p>
      <Buttons>
        <form method="post" action={href(`/redazione/${kind}/${id}/salva`)}>
          <SubmitButton>{t('editing.save')}</SubmitButton>
        </form>
        <ButtonLink kind="soft" href={href(`/redazione/${kind}/${id}/modifica?bozza=1`)}>
          {t('editing.go_back')}
        </ButtonLink>
      </Buttons>
    </Notice>
  );
};
