import type { Here } from '#platform/http/index.ts';
import { PageHead } from '#platform/ui/index.ts';
import { sayDate } from '../../saying.ts';
import type { PointAgreed } from '../queries.ts';

/** What binds each point today, for whoever reads the agreements of more than one. */
export const PointsPage = ({ here: { t, lang, href }, points }: { here: Here; points: readonly PointAgreed[] }) => (
  <div class="stack">
    <PageHead title={t('desk.agreement.all')} lead={t('desk.agreement.lead')} />
    <ul class="desk">
      {points.map(({ id, name, ends_on }) => (
        <li class="wish">
          <a href={href(`/accordi/${id}`)}>{name}</a>
          <p class="small muted">
            {ends_on ? t('desk.agreement.until', { day: sayDate(lang, ends_on) }) : t('desk.agreement.none_in_force')}
          </p>
        </li>
      ))}
    </ul>
  </div>
);
