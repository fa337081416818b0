import type { Here } from '#platform/http/index.ts';
import { Heading, readablePhone } from '#platform/ui/index.ts';
import { Words } from '../entry/text.tsx';
import { pathOf } from '../finding/saying.ts';
import { qrPicture } from './picture.ts';
import type { Door, Sheet } from './sheets.ts';

interface SheetProps {
  here: Here;
  sheet: Sheet;
  /** Its number on this paper. */
  number: number;
  /** What was noted for whoever takes the paper along. */
  note?: string;
  /** Says what to bring, and today's hours: a paper for one errand, not for a year. */
  errand?: boolean;
  level?: 2 | 3;
}

/** One entry on paper: what it is, where and when, whom to call, and a code that leads to what is true by then. */
export const SheetOf = ({ here, sheet, number, note, errand = false, level = 2 }: SheetProps) => {
  const { t } = here;
  const path = pathOf(sheet.kind, sheet.id);
  // An address and no more takes little room.
  const brief = !sheet.summary && !sheet.phone && sheet.doors.every(({ regular }) => regular === null);
  return (
    <article class={brief ? 'sheet sheet-brief' : 'sheet'} id={`scheda-${number}`}>
      <img class="sheet-qr" src={qrPicture(here.absolute(path))} alt={t('entry.qr')} width="96" height="96" />
      <Heading level={level} class="sheet-title">
        <span class="sheet-number">{number}.</span> <Words of={sheet.title} />
      </Heading>
      {note ? <p class="sheet-note">{note}</p> : null}
      {sheet.summary ? (
        <p class="sheet-summary">
          <Words of={sheet.summary} />
        </p>
      ) : null}
      {sheet.phone ? <p class="sheet-phone">{t('paper.phone', { number: readablePhone(sheet.phone) })}</p> : null}
      {sheet.doors.map((door) => (
        <DoorOf here={here} door={door} errand={errand} />
      ))}
      {errand && sheet.papers.length > 0 ? (
        <div class="sheet-papers">
          <p>{t('entry.bring')}:</p>
          <ul class="papers">
            {sheet.papers.map((paper) => (
              <li lang={here.lang === 'it' ? undefined : 'it'}>{paper}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {sheet.free ? <p>{t('entry.free')}</p> : null}
    </article>
  );
};

const DoorOf = ({ here, door, errand }: { here: Here; door: Door; errand: boolean }) => (
  <p class="sheet-door">
    {[door.name, door.address].filter(Boolean).join(', ')}
    {errand && door.today ? (
      <span>
        <b>{here.t('paper.today', { hours: door.today })}</b>
      </span>
    ) : null}
    {door.regular ? <span>{here.t('paper.hours', { hours: door.regular })}</span> : null}
  </p>
);
