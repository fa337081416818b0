import type { Child } from 'hono/jsx';
import type { Here } from '#platform/http/index.ts';
import { Icon } from '#platform/ui/index.ts';
import type { KeptKind } from '../keeping/facts.ts';

/** Which entry a fact belongs to. */
export interface Of {
  kind: KeptKind;
  id: string;
}

interface WrongProps {
  here: Here;
  of: Of;
  fact: string;
}

const addressFor = ({ kind, id }: Of, fact?: string): string =>
  `/correzioni/nuova?voce=${kind}:${id}${fact ? `&campo=${fact}` : ''}`;

/** The quiet way from a fact to saying how it should read: a pencil, named in full for whoever hears or tabs to it. Paper has none. */
export const Wrong = ({ here: { t, href }, of, fact }: WrongProps) => {
  const words = t('corrections.wrong_of', { fact: t(`corrections.fact.${fact}`) });
  return (
    <a class="wrong-mark no-print" href={href(addressFor(of, fact))} rel="nofollow" title={words}>
      <Icon name="pencil" />
      <span>{words}</span>
    </a>
  );
};

/** A fact that is no line of a list, with its pencil beside it. */
export const WithWrong = ({ children, ...wrong }: WrongProps & { children: Child }) => (
  <div class="beside-mark">
    <div>{children}</div>
    <Wrong {...wrong} />
  </div>
);

/** What the pencils are for, and the way for what has none: choosing which fact it is. */
export const WrongAnything = ({ here: { t, href }, of }: { here: Here; of: Of }) => (
  <p class="small no-print">
    {t('corrections.wrong')} {t('corrections.wrong_how')}{' '}
    <a href={href(addressFor(of))} rel="nofollow">
      {t('corrections.wrong_anything')}
    </a>
  </p>
);

/** The way to say that something is not here at all. */
export const Missing = ({ here: { t, href } }: { here: Here }) => (
  <p class="small no-print">
    {t('corrections.missing')} <a href={href('/proponi')}>{t('corrections.missing_say')}</a>
  </p>
);
