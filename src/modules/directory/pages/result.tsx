import { type Opening, openMark, sayState } from '#platform/calendar/index.ts';
import type { Here } from '#platform/http/index.ts';
import type { Found, Group } from '#platform/search/index.ts';
import { EntryCard } from '#platform/ui/index.ts';
import { textIn, Words } from '../entry/text.tsx';
import type { Answer } from '../finding/answer.ts';
import { pathOf, piecesOf, reasonsFor, sayChecked, sayDistance } from '../finding/saying.ts';
import { KeepButton } from './keep.tsx';

interface ResultProps {
  here: Here;
  given: Answer;
  found: Found;
  group: Group;
  pin?: number;
}

/** One answer in at most six lines. */
export const Result = ({ here, given, found, group, pin }: ResultProps) => {
  const { t, lang } = here;
  const openings = found.has_hours ? nextOpenings(found, here.now) : null;
  const said = openings ? sayState(openings, here.now, lang) : null;
  const reasons = reasonsFor(found, group, given, lang, t);
  const title = textIn(lang, found.title, found.title_en);
  const summary = textIn(lang, found.summary, found.summary_en);
  // A place is not told to be at itself.
  const house = found.place_name === found.title ? null : found.place_name;
  const place = house ?? found.address ?? (found.metres === null ? found.municipality_name : null);
  return (
    <EntryCard
      id={`result-${found.kind}-${found.id}`}
      pin={pin}
      kind={t(`directory.kind.${found.kind}`)}
      href={here.href(pathOf(found.kind, found.id))}
      title={title ? <Words of={title} /> : ''}
      summary={summary ? <Words of={summary} /> : undefined}
      open={openings && said ? { state: openMark(openings, here.now), text: t(said.key, said.values) } : undefined}
      facts={[
        [found.metres === null ? null : sayDistance(found.metres, lang), place].filter(Boolean).join(' · ') || null,
        found.free ? t('directory.filter.free') : null,
        place === null ? found.organization_name : null,
      ]}
      why={
        reasons.length > 0 ? (
          <>
            {t('directory.why.because')}{' '}
            {reasons.map((reason, at) => {
              const [before, bold, after] = piecesOf(reason, t);
              return (
                <>
                  {at > 0 ? t('directory.why.and') : ''}
                  {before}
                  <b>{bold}</b>
                  {after}
                </>
              );
            })}
          </>
        ) : undefined
      }
      action={<KeepButton here={here} entry={found} title={title?.text ?? ''} />}
      checked={sayChecked(found.assured_on, found.stale_on, here.now, lang, t).text}
    />
  );
};

/** What the index tells of its hours: until when it is open, or when it opens next (its end matters to nobody here). */
function nextOpenings(found: Found, now: Date): Opening[] {
  const next = found.next_open === null ? [] : [new Date(found.next_open)];
  const later = next.map((opens) => ({ opens, closes: new Date(opens.getTime() + 3_600_000) }));
  return found.open_until === null ? later : [{ opens: now, closes: new Date(found.open_until) }, ...later];
}
