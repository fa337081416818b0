import type { Here } from '#platform/http/index.ts';
import { ButtonLink, Buttons, SubmitButton } from '#platform/ui/index.ts';
import type { Which } from './assure.ts';

interface StillRightProps {
  here: Here;
  which: Which;
  /** The entry's name, for who hears the buttons among others. */
  of?: string;
  /** Leads back to the entry; otherwise to the list, at this part and page of it. */
  back?: boolean;
  list?: string;
}

/** The two buttons of those who keep an entry and are signed in. */
export const StillRight = ({ here: { t, href }, which: { kind, id }, of, back, list = '' }: StillRightProps) => {
  const label = (said: string) => (of === undefined ? undefined : `${said}: ${of}`);
  return (
    <form class="no-print" method="post" action={href(`/redazione/verifiche${list}`)}>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="id" value={id} />
      {back ? <input type="hidden" name="torna" value="voce" /> : null}
      <Buttons>
        <SubmitButton small icon="check" label={label(t('freshness.desk.checked_today'))}>
          {t('freshness.desk.checked_today')}
        </SubmitButton>
        <ButtonLink
          small
          kind="soft"
          href={href(`/redazione/${kind}/${id}/modifica`)}
          label={label(t('freshness.answer.change'))}
        >
          {t('freshness.answer.change')}
        </ButtonLink>
      </Buttons>
    </form>
  );
};
