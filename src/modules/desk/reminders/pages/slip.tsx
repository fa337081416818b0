import type { Here } from '#platform/http/index.ts';
import { ButtonLink, Buttons, PageHead, Panel, PrintButton } from '#platform/ui/index.ts';
import { readableCode } from '../code.ts';

interface SlipProps {
  here: Here;
  point: { id: string; name: string };
  id: string;
  code: string;
}

/** A small paper for the person: where, and with which code. Neither a name nor what it is about. */
export const SlipPage = ({ here, point, id, code }: SlipProps) => {
  const { t, href } = here;
  return (
    <div class="stack">
      <PageHead title={point.name} />
      <Panel>
        <p>{t('desk.slip.promised')}</p>
        <p>
          {t('desk.slip.go')} <strong>{here.absolute('/seguito').replace(/^https?:\/\//, '')}</strong>
        </p>
        <p>{t('desk.slip.code')}</p>
        <p class="h2">
          <strong class="digits">{readableCode(code)}</strong>
        </p>
        <p>{t('desk.slip.may')}</p>
      </Panel>
      <PrintButton label={t('paper.print')} help={t('paper.print_help')} />
      <Buttons>
        <ButtonLink kind="plain" icon="chevron-left" href={href(`/sportello/${point.id}/promemoria/${id}`)}>
          {t('desk.slip.back')}
        </ButtonLink>
      </Buttons>
    </div>
  );
};
