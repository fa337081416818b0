import type { Here } from '#platform/http/index.ts';
import { ButtonLink, Buttons, Notice, PageHead, Panel } from '#platform/ui/index.ts';
import type { DeskPoint } from '../queries.ts';

interface DeskProps {
  here: Here;
  point: DeskPoint;
  counts: { today: number; month: number };
  /** Something was just written down. */
  done: boolean;
}

/** The first screen of a shift: one clear next step, and how the day and the month go. */
export const DeskPage = ({ here: { t, href }, point, counts, done }: DeskProps) => (
  <div class="stack">
    <PageHead title={point.name} lead={t('desk.lead')} />
    {done ? (
      <Notice kind="success" role="status">
        <p>{t('desk.written')}</p>
      </Notice>
    ) : null}
    <Buttons>
      <ButtonLink icon="plus" href={href(`/sportello/${point.id}/contatto`)}>
        {t('desk.new_contact')}
      </ButtonLink>
      <ButtonLink kind="danger" icon="phone" href={href('/urgente')}>
        {t('desk.urgent.go')}
      </ButtonLink>
    </Buttons>
    <Panel title={t('desk.so_far')}>
      <p>{t('desk.counts', { today: counts.today, month: counts.month })}</p>
    </Panel>
  </div>
);

/** For whoever listens at more than one point. */
export const ChoosePointPage = ({ here: { t, href }, points }: { here: Here; points: readonly DeskPoint[] }) => (
  <div class="stack">
    <PageHead title={t('desk.choose')} />
    <ul class="plain-list stack">
      {points.map(({ id, name }) => (
        <li>
          <a href={href(`/sportello/${id}`)}>{name}</a>
        </li>
      ))}
    </ul>
  </div>
);
