import { type Heard, pathOf, term } from '#modules/directory/index.ts';

import type { Shown } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import { Buttons, Checkboxes, Notice, PageHead, Radios, Select, SubmitButton, TextInput } from '#platform/ui/index.ts';
import type { DeskPoint } from '../queries.ts';
import { ageBands, forWhom, outcomes, reasons, ways } from '../schema.ts';

interface ContactProps {
  here: Here;
  point: DeskPoint;
  /** The name of this contact: the same form sent twice is one. */
  id: string;
  shown: Shown;
  heard: Heard;
  neighbourhoods: readonly { id: string; name: string }[];
}

/** One screen for one contact: who asks, in their words, what was answered, how it ended. No name, nothing of a person. */
export const ContactPage = ({ here, point, id, shown, heard, neighbourhoods }: ContactProps) => {
  const { t, href } = here;
  const { values, errors, problem } = shown;
  const said = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const all = (name: string) => [values[name] ?? []].flat().filter((one) => typeof one === 'string');
  const base = href(`/sportello/${point.id}/contatto`);
  return (
    <form class="stack contact" method="post" action={base} novalidate>
      <input type="hidden" name="id" value={id} />
      <PageHead title={t('desk.contact.title')} lead={t('desk.contact.lead')} />
      {problem ? (
        <Notice kind="warning" role="alert">
          <p>{problem}</p>
        </Notice>
      ) : null}
      <Radios
        t={t}
        name="for_whom"
        legend={t('desk.contact.for_whom')}
        look="tiles"
        value={said('for_whom') ?? 'self'}
        options={forWhom.map((value) => ({ value, label: t(`desk.for_whom.${value}`) }))}
      />
      <Radios
        t={t}
        name="how"
        legend={t('desk.contact.how')}
        look="tiles"
        value={said('how') ?? 'in_person'}
        options={ways.map((value) => ({ value, label: t(`desk.how.${value}`) }))}
      />
      <Radios
        t={t}
        name="came_for"
        legend={t('desk.contact.came_for')}
        look="tiles"
        value={said('came_for') ?? 'request'}
        options={reasons.map((value) => ({ value, label: t(`desk.came_for.${value}`) }))}
      />
      <TextInput
        t={t}
        name="words"
        label={t('desk.contact.words')}
        help={t('desk.contact.words_help')}
        error={errors.words}
        value={said('words')}
        maxlength={500}
        spellcheck
      />
      <Buttons>
        <SubmitButton kind="soft" icon="search" name="do" value="search">
          {t('desk.contact.search')}
        </SubmitButton>
      </Buttons>
      <Answers here={here} heard={heard} topics={all('topics')} answers={all('answers')} />
      <Radios
        t={t}
        name="outcome"
        legend={t('desk.contact.outcome')}
        look="tiles"
        error={errors.outcome}
        value={said('outcome') ?? 'answered'}
        options={outcomes
          .filter((value) => value !== 'nothing_asked')
          .map((value) => ({ value, label: t(`desk.outcome.${value}`) }))}
      />
      <details class="more">
        <summary>{t('desk.contact.more')}</summary>
        <div class="stack">
          <Radios
            t={t}
            name="age_band"
            legend={t('desk.contact.age')}
            look="tiles"
            optional
            value={said('age_band') ?? null}
            options={ageBands.map((value) => ({ value, label: t('desk.age', { band: value.replace('-', '–') }) }))}
          />
          <Select
            t={t}
            name="neighbourhood"
            label={t('desk.contact.neighbourhood')}
            optional
            value={said('neighbourhood') ?? ''}
            options={[{ value: '', label: '—' }, ...neighbourhoods.map((one) => ({ value: one.id, label: one.name }))]}
          />
          <Radios
            t={t}
            name="first_time"
            legend={t('desk.contact.first_time')}
            look="tiles"
            optional
            value={said('first_time') ?? null}
            options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`desk.yes_no.${value}`) }))}
          />
          <Checkboxes
            t={t}
            name="again_today"
            legend={t('desk.contact.again')}
            values={all('again_today')}
            options={[{ value: 'on', label: t('desk.contact.again_today') }]}
          />
        </div>
      </details>
      <Buttons>
        <SubmitButton icon="check">{t('desk.contact.done')}</SubmitButton>
      </Buttons>
      <p class="small muted">{t('desk.contact.nobody')}</p>
    </form>
  );
};

/** What the directory answers to those words: topics to confirm, entries to pick, the open ones first. */
const Answers = ({
  here,
  heard,
  topics,
  answers,
}: {
  here: Here;
  heard: Heard;
  topics: string[];
  answers: string[];
}) => {
  const { t, lang } = here;
  const codes = [...new Set([...topics, ...heard.topics])];
  const nameOf = (code: string) => {
    const known = term('everyday-topics', code);
    return known ? (lang === 'it' ? known.name : known.name_en) : code;
  };
  return (
    <div id="answers" class="stack">
      {heard.urgent ? (
        <Notice kind="warning">
          <p>
            <a href={here.href('/urgente')}>{t('desk.urgent.go')}</a>
          </p>
        </Notice>
      ) : null}
      {codes.length > 0 ? (
        <Checkboxes
          t={t}
          name="topics"
          legend={t('desk.contact.topics')}
          look="tiles"
          values={topics.length > 0 ? topics : heard.topics.slice(0, 1)}
          options={codes.map((code) => ({ value: code, label: nameOf(code) }))}
        />
      ) : null}
      {heard.found.length > 0 ? (
        <Checkboxes
          t={t}
          name="answers"
          legend={t('desk.contact.answers')}
          values={answers}
          options={heard.found.map((one) => ({
            value: `${one.kind}/${one.id}`,
            label: one.title,
            help: (
              <>
                {[
                  one.open_until ? t('desk.open_now') : null,
                  one.place_name ?? one.organization_name,
                  one.address,
                  one.phone,
                ]
                  .filter(Boolean)
                  .join(' · ')}{' '}
                <a href={here.href(pathOf(one.kind, one.id))} target="_blank" rel="noopener">
                  {t('desk.contact.open_entry')}
                </a>
              </>
            ),
          }))}
        />
      ) : null}
    </div>
  );
};
