import type { Letter } from '#platform/mail/index.ts';
import type { T } from '#platform/messages/index.ts';

/** An entry that a letter asks about. */
export interface Asked {
  title: string;
  reminders: number;
  /** Asked about before. */
  again: boolean;
}

export interface To {
  address: string;
  personId: string | null;
  link: string;
  entries: readonly Asked[];
}

/** As many entries as a letter names; the page names them all. */
const named = 12;

/** The letter that asks whether these entries are still right: what it is about, the one link, and what it is not. */
export function letterOf(t: T, town: string, { address, personId, link, entries }: To): Letter {
  const again = entries.length > 0 && entries.every((one) => one.again);
  const names = entries.slice(0, named).map((one) => `– ${one.title}`);
  const more = entries.length - names.length;
  const list = more > 0 ? [...names, t('freshness.letter.more', { count: more })] : names;
  return {
    about: 'directory.review',
    address,
    personId,
    subject: t(again ? 'freshness.letter.subject_again' : 'freshness.letter.subject', {
      count: entries.length,
      title: entries[0]?.title ?? '',
    }),
    paragraphs: [
      t('freshness.letter.hello', { town, count: entries.length }),
      list.join('\n'),
      t('freshness.letter.how', { count: entries.length }),
      link,
      t('freshness.letter.why'),
      t('freshness.letter.who', { town }),
    ],
  };
}
