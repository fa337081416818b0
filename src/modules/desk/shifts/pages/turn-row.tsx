import { Buttons, SubmitButton } from '#platform/ui/index.ts';
import { asTitle, sayDay, sayHours } from '../../saying.ts';
import type { Shift } from '../queries.ts';
import { isPromised } from '../rules.ts';
import type { RotaProps } from './rota.tsx';

/** One turn: when, who comes, and the one or two things that whoever looks at it may do. */
export const TurnRow = ({ here, point, shift, openings, listens, keeps }: RotaProps & { shift: Shift }) => {
  const { t, lang, href, actor, now } = here;
  const me = actor.person?.id;
  const when = `${sayDay(lang, shift.starts_at)}, ${sayHours(lang, shift)}`;
  const people = shift.people.filter(({ person_id }) => person_id !== null);
  const mine = people.find(({ person_id }) => person_id === me);
  const free = Math.max(0, shift.places - people.length);
  const begun = shift.starts_at <= now;
  const at = `/sportello/${point.id}/turni/${shift.id}`;
  return (
    <li class="wish" id={`turno-${shift.id}`}>
      <p>
        <strong>{asTitle(when)}</strong>
      </p>
      {people.length > 0 ? (
        <ul>
          {people.map(({ name, swap, person_id }) => (
            <li>
              {person_id === me ? t('desk.shifts.you') : name}
              {swap ? ` — ${t('desk.shifts.wants_swap')}` : ''}
            </li>
          ))}
        </ul>
      ) : null}
      <p class="small muted">
        {t('desk.shifts.free', { count: free })}
        {isPromised(shift, openings) ? '' : ` · ${t('desk.shifts.odd')}`}
      </p>
      {listens ? (
        <div class="buttons">
          {!mine && free > 0 ? (
            <form method="post" action={href(`${at}/vengo`)}>
              <SubmitButton small icon="check" label={t('desk.shifts.come_when', { when })}>
                {t('desk.shifts.come')}
              </SubmitButton>
            </form>
          ) : null}
          {mine
            ? null
            : people
                .filter(({ swap }) => swap)
                .map(({ id, name }) => (
                  <form method="post" action={href(`${at}/prendo`)}>
                    <input type="hidden" name="place" value={id} />
                    <SubmitButton
                      small
                      kind={free > 0 ? 'soft' : 'main'}
                      label={t('desk.shifts.take_when', { name: name ?? '', when })}
                    >
                      {t('desk.shifts.take', { name: name ?? '' })}
                    </SubmitButton>
                  </form>
                ))}
          {mine ? (
            <form method="post" action={href(mine.swap ? `${at}/tengo` : `${at}/cambio`)}>
              <SubmitButton
                small
                kind="soft"
                label={t(mine.swap ? 'desk.shifts.keep_when' : 'desk.shifts.swap_when', { when })}
              >
                {t(mine.swap ? 'desk.shifts.keep' : 'desk.shifts.swap')}
              </SubmitButton>
            </form>
          ) : null}
          {mine && !begun ? (
            <form method="post" action={href(`${at}/non-vengo`)}>
              <SubmitButton small kind="plain" label={t('desk.shifts.off_when', { when })}>
                {t('desk.shifts.off')}
              </SubmitButton>
            </form>
          ) : null}
        </div>
      ) : null}
      {keeps || (mine && begun) ? (
        <Buttons>
          <a href={href(at)} aria-label={t('desk.shifts.open_when', { when })}>
            {t(begun ? 'desk.shifts.confirm' : 'desk.shifts.open')}
          </a>
        </Buttons>
      ) : null}
    </li>
  );
};
