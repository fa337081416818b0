import type { Here } from '#platform/http/index.ts';
import type { KeptKind } from '../keeping/facts.ts';

/** Which entry a fact belongs to. */
export interface Of {
  kind: KeptKind;
  id: string;
}

/** The quiet way from a fact to saying how it should read; without a fact, to choosing which. Paper has none. */
export const Wrong = ({ here: { t, href }, of, fact }: { here: Here; of: Of; fact?: string }) => {
  const address = `/correzioni/nuova?voce=${of.kind}:${of.id}${fact ? `&campo=${fact}` : ''}`;
  return (
    <a class="wrong no-print" href={href(address)} rel="nofollow">
      {t('corrections.wrong')}
      {fact ? (
        <span class="visually-hidden"> {t('corrections.wrong_of', { fact: t(`corrections.fact.${fact}`) })}</span>
      ) : (
        t('corrections.wrong_anything')
      )}
    </a>
  );
};

/** The way to say that something is not here at all. */
export const Missing = ({ here: { t, href } }: { here: Here }) => (
  <p class="small no-print">
    {t('corrections.missing')} <a href={href('/proponi')}>{t('corrections.missing_say')}</a>
  </p>
);
