import type { Here } from '#platform/http/index.ts';
import { SubmitButton } from '#platform/ui/index.ts';

/** Id of the form that every card's button sends. */
export const keepForm = 'metti';

/** The form by which entries of this page are put in one's list; `from` is where one comes back to. The page carries the island `gather`. */
export const KeepForm = ({ here, from }: { here: Here; from: string }) => (
  <comunanza-gather data-done={here.t('shortlist.kept')}>
    <form method="post" action={here.href('/lista/metti')} id={keepForm}>
      <input type="hidden" name="da" value={from} />
    </form>
  </comunanza-gather>
);

interface KeepButtonProps {
  here: Here;
  entry: { kind: string; id: string };
  title: string;
}

/** Puts an entry in one's list. */
export const KeepButton = ({ here: { t }, entry, title }: KeepButtonProps) => (
  <SubmitButton
    form={keepForm}
    name="scheda"
    value={`${entry.kind}/${entry.id}`}
    kind="quiet"
    small
    icon="plus"
    label={t('shortlist.put_named', { title })}
  >
    {t('shortlist.put')}
  </SubmitButton>
);
