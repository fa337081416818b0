import type { Here } from '#platform/http/index.ts';
import { ButtonLink, Buttons, EmptyState, Notice, PageHead, Panel, SubmitButton } from '#platform/ui/index.ts';
import { pathOf } from '../../finding/saying.ts';
import type { KeptEntry } from '../../keeping/entry.ts';
import type { AnswerTimes } from '../ends.ts';
import type { Waiting, WaitingSpot } from '../inbox.ts';
import { asWritten, daysSince, doorsMeant, saysItOtherwise } from '../rules.ts';

interface DeskProps {
  here: Here;
  spots: readonly WaitingSpot[];
  /** How many were set aside. */
  aside: number;
  times: AnswerTimes;
  /** Why what was just pressed could not be done. */
  problem?: string;
  /** What was just done. */
  done?: string;
}

const deeds = ['accetta', 'risposta', 'parte', 'ripresa', 'nuova', 'nota'];

/** What waits for me: the oldest first, one press each. */
export const DeskPage = ({ here, spots, aside, times, problem, done }: DeskProps) => {
  const { t, href } = here;
  return (
    <div class="stack">
      <PageHead title={t('corrections.desk.title')} lead={t('corrections.desk.lead', { count: spots.length })} />
      {done !== undefined && deeds.includes(done) ? (
        <Notice kind="success" role="status">
          <p>{t(`corrections.desk.done.${done}`)}</p>
        </Notice>
      ) : null}
      {problem ? (
        <Notice kind="warning" role="alert">
          <p>{problem}</p>
        </Notice>
      ) : null}
      {spots.length === 0 ? (
        <EmptyState title={t('corrections.desk.none')}>
          <p>{t('corrections.desk.none_why')}</p>
        </EmptyState>
      ) : (
        <ol class="desk">
          {spots.map((spot) => (
            <li>
              <Spot here={here} spot={spot} />
            </li>
          ))}
        </ol>
      )}
      <p class="small muted">
        {times.median_hours === null
          ? t('corrections.desk.times_none')
          : t('corrections.desk.times', {
              count: times.answered,
              days: Math.max(1, Math.round(times.median_hours / 24)),
              share: times.within_week ?? 0,
            })}
      </p>
      {aside > 0 ? (
        <p>
          <a href={href('/redazione/correzioni/da-parte')}>{t('corrections.desk.aside', { count: aside })}</a>
        </p>
      ) : null}
    </div>
  );
};

const Spot = ({ here, spot }: { here: Here; spot: WaitingSpot }) => {
  const { entry, fact, wishes } = spot;
  const { t, href } = here;
  const [first] = wishes;
  if (first.proposal !== null)
    return (
      <Panel title={t('corrections.desk.proposal', { name: first.proposal.name })}>
        <p class="muted small">{t(`directory.kind.${first.kind}`)}</p>
        <p class="as-written">{first.proposal.description}</p>
        <WaitsFor here={here} wish={first} />
        <Buttons>
          <ButtonLink href={href(`/redazione/correzioni/${first.id}`)}>{t('corrections.desk.look')}</ButtonLink>
          <Aside here={here} id={first.id} name={first.proposal.name} what="proposal" />
        </Buttons>
      </Panel>
    );
  const says = entry?.says[fact?.name ?? ''] ?? null;
  const label = t(`corrections.fact.${first.fact ?? 'name'}`);
  return (
    <Panel title={`${entry?.name ?? t('corrections.entry_gone')}: ${label}`}>
      <dl class="facts facts-1">
        <div class="fact">
          <dt>{t('corrections.desk.now')}</dt>
          <dd class="as-written">{says ?? t('corrections.new.nothing')}</dd>
        </div>
      </dl>
      {wishes.map((wish) => (
        <WishBox here={here} spot={spot} wish={wish} says={says} />
      ))}
      {entry ? (
        <p class="small">
          <a href={href(pathOf(entry.kind, entry.id))}>{t('corrections.desk.page')}</a>
        </p>
      ) : null}
    </Panel>
  );
};

/** One wish, with what can be done of it. */
const WishBox = ({ here, spot, wish, says }: { here: Here; spot: WaitingSpot; wish: Waiting; says: string | null }) => {
  const { t, href } = here;
  const text = wish.wish ?? '';
  const asItStands =
    spot.entry !== null &&
    spot.fact !== null &&
    says === wish.said &&
    !saysItOtherwise(spot.fact.name, says) &&
    asWritten(spot.fact, text) !== null;
  const path = `/redazione/correzioni/${wish.id}`;
  return (
    <div class="wish">
      <p class="as-written">
        <strong>{text}</strong>
      </p>
      <WaitsFor here={here} wish={wish} />
      <Buttons>
        {asItStands ? (
          <form method="post" action={href(`${path}/accetta`)}>
            <SubmitButton icon="check" label={t('corrections.desk.accept_of', { wish: text })}>
              {t('corrections.desk.accept')}
            </SubmitButton>
          </form>
        ) : spot.entry !== null && spot.fact?.input === 'hours' ? (
          <AcceptHours here={here} entry={spot.entry} wish={wish} />
        ) : (
          <ButtonLink href={href(path)} label={t('corrections.desk.write_of', { wish: text })}>
            {t('corrections.desk.write')}
          </ButtonLink>
        )}
        <ButtonLink kind="soft" href={href(`${path}#rispondi`)} label={t('corrections.desk.answer_of', { wish: text })}>
          {t('corrections.desk.answer')}
        </ButtonLink>
        <Aside here={here} id={wish.id} name={text} what="correction" />
      </Buttons>
    </div>
  );
};

/** Hours are written in their own form, which shows what was asked and closes it when saved; of several doors, one each. */
export const AcceptHours = ({ here, entry, wish }: { here: Here; entry: KeptEntry; wish: Waiting }) => {
  const { t, href } = here;
  const doors = doorsMeant(entry.doors);
  return (
    <>
      {doors.map(({ id, name }) => {
        const words =
          doors.length > 1
            ? t('corrections.desk.accept_hours_at', { place: name ?? t('corrections.desk.anywhere') })
            : t('corrections.desk.accept_hours');
        return (
          <ButtonLink
            href={href(`/redazione/${entry.kind}/${entry.id}/orari/${id}?correzione=${wish.id}`)}
            icon="check"
            label={`${words}: ${wish.wish ?? ''}`}
          >
            {words}
          </ButtonLink>
        );
      })}
    </>
  );
};

interface AsideProps {
  here: Here;
  id: string;
  name: string;
  what: 'correction' | 'proposal';
}

const Aside = ({ here: { t, href }, id, name, what }: AsideProps) => (
  <form method="post" action={href(`/redazione/correzioni/${id}/da-parte`)}>
    <SubmitButton kind="quiet" label={`${t(`corrections.desk.no_${what}`)}: ${name}`}>
      {t(`corrections.desk.no_${what}`)}
    </SubmitButton>
  </form>
);

/** How long it waits, and for whom. */
export const WaitsFor = ({ here: { t, now }, wish }: { here: Here; wish: Waiting }) => (
  <p class="muted small">
    {[
      t('corrections.desk.waits', { days: daysSince(wish.arrived_at, now) }),
      wish.also > 0 ? t('corrections.desk.also', { count: wish.also }) : null,
      wish.awaited ? t('corrections.desk.awaited') : null,
    ]
      .filter(Boolean)
      .join(' · ')}
  </p>
);
