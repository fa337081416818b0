import { type Heard, type NamedEntry, pathOf } from '#modules/directory/index.ts';
import type { Here } from '#platform/http/index.ts';
import { Checkboxes, Notice, Tel } from '#platform/ui/index.ts';
import { nameOfTopic } from '../topics.ts';

export interface AnswersProps {
  here: Here;
  heard: Heard;
  /** What was ticked, kept whatever is looked for next. */
  picked: readonly NamedEntry[];
  topics: readonly string[];
  /** Something was looked for. */
  asked: boolean;
}

type One = Pick<Heard['found'][number], 'kind' | 'id' | 'title' | 'title_en'> & Partial<Heard['found'][number]>;

/** What the directory answers to someone's words: topics to confirm, entries to pick; what was picked stays, then the open ones. */
export const Answers = ({ here, heard, picked, topics, asked }: AnswersProps) => {
  const { t, lang } = here;
  const codes = [...new Set([...topics, ...heard.topics])];
  const nameOf = ({ kind, id }: One) => `${kind}/${id}`;
  const names = picked.map(nameOf);
  const known = new Map<string, One>(heard.found.map((one) => [nameOf(one), one]));
  const shown = [
    ...picked.map((one): One => known.get(nameOf(one)) ?? one),
    ...heard.found.filter((one) => !names.includes(nameOf(one))),
  ];
  return (
    <div id="answers" class="stack" data-found={heard.found.length} data-topics={heard.topics.length}>
      {heard.urgent ? (
        <Notice kind="urgent">
          <p>
            <a href={here.href('/urgente')}>{t('desk.urgent.sounds')}</a>
          </p>
        </Notice>
      ) : null}
      {codes.length > 0 ? (
        <Checkboxes
          t={t}
          name="topics"
          legend={t('desk.contact.topics')}
          look="tiles"
          values={topics.length > 0 ? [...topics] : heard.topics.slice(0, 1)}
          options={codes.map((code) => ({ value: code, label: nameOfTopic(code, lang) }))}
        />
      ) : null}
      {shown.length > 0 ? (
        <Checkboxes
          t={t}
          name="answers"
          legend={t('desk.contact.answers')}
          values={names}
          options={shown.map((one) => ({
            value: nameOf(one),
            label: lang === 'en' ? (one.title_en ?? one.title) : one.title,
            help: <About here={here} one={one} />,
          }))}
        />
      ) : asked ? (
        <p class="muted">{t('desk.contact.no_answers')}</p>
      ) : null}
    </div>
  );
};

/** Whether it is open, where it is, whom to call: all that one says aloud over a counter. */
const About = ({ here, one }: { here: Here; one: One }) => {
  const { t } = here;
  const where = [
    one.kind === 'procedure' ? t('desk.contact.guide') : null,
    one.open_until ? t('desk.open_now') : null,
    one.place_name ?? one.organization_name,
    one.address,
  ].filter(Boolean);
  return (
    <>
      {where.join(' · ')}
      {where.length > 0 ? ' · ' : null}
      {one.phone ? <Tel number={one.phone} /> : null}
      {one.phone ? ' · ' : null}
      <a href={here.href(pathOf(one.kind, one.id))} target="_blank" rel="noopener">
        {t('desk.contact.open_entry')}
      </a>
    </>
  );
};
