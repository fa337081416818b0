import type { Shown } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import { Buttons, EmptyState, PageHead, Panel, SubmitButton, TextInput } from '#platform/ui/index.ts';
import type { DeskPoint } from '../../counter/queries.ts';
import { sayMoment } from '../../saying.ts';
import type { Note } from '../notes.ts';

interface NotesProps {
  here: Here;
  point: DeskPoint;
  /** The name of the note that is being written: the same form sent twice is one. */
  id: string;
  shown: Shown;
  waiting: readonly Note[];
  done: readonly Note[];
}

/** What the last shift left, what to leave to the next, and what is done. */
export const NotesPage = ({ here, point, id, shown, waiting, done }: NotesProps) => {
  const { t, href } = here;
  const { values, errors } = shown;
  const words = typeof values.words === 'string' ? values.words : undefined;
  return (
    <div class="stack">
      <PageHead title={t('desk.notes.title')} lead={t('desk.notes.lead')} />
      <form class="stack" method="post" action={href(`/sportello/${point.id}/consegne`)} novalidate>
        <input type="hidden" name="id" value={id} />
        <TextInput
          t={t}
          name="words"
          label={t('desk.notes.words')}
          help={t('desk.notes.words_help')}
          error={errors.words}
          value={words}
          maxlength={200}
          rows={2}
          spellcheck
          required
        />
        <Buttons>
          <SubmitButton icon="check">{t('desk.notes.leave')}</SubmitButton>
        </Buttons>
      </form>
      <Panel title={t('desk.notes.to_do')} id="consegne">
        {waiting.length === 0 ? (
          <EmptyState drawing="door" title={t('desk.notes.none')} level={3} />
        ) : (
          <NoteList here={here} point={point} notes={waiting} />
        )}
      </Panel>
      {done.length > 0 ? (
        <Panel title={t('desk.notes.done')} tone="mist">
          <ul class="desk">
            {done.map((note) => (
              <li>
                <p class="as-written">{note.words}</p>
                <p class="small muted">
                  {t('desk.notes.done_by', {
                    name: note.done_by ?? t('desk.someone'),
                    when: note.done_at ? sayMoment(here.lang, note.done_at) : '',
                  })}
                </p>
                <form method="post" action={href(`/sportello/${point.id}/consegne/${note.id}/riapri`)}>
                  <SubmitButton kind="plain" small label={t('desk.notes.reopen_which', { words: note.words })}>
                    {t('desk.notes.reopen')}
                  </SubmitButton>
                </form>
              </li>
            ))}
          </ul>
          <p class="small muted">{t('desk.notes.gone')}</p>
        </Panel>
      ) : null}
      <p>
        <a href={href(`/sportello/${point.id}`)}>{t('desk.back')}</a>
      </p>
    </div>
  );
};

/** What waits at a point, each with the button that ticks it off. */
export const NoteList = ({ here, point, notes }: { here: Here; point: DeskPoint; notes: readonly Note[] }) => {
  const { t, href, lang } = here;
  return (
    <ul class="desk">
      {notes.map((note) => (
        <li class="wish">
          <p class="as-written">{note.words}</p>
          <p class="small muted">
            {t('desk.notes.written_by', {
              name: note.by ?? t('desk.someone'),
              when: sayMoment(lang, note.written_at),
            })}
          </p>
          <form method="post" action={href(`/sportello/${point.id}/consegne/${note.id}/fatta`)}>
            <SubmitButton kind="soft" small icon="check" label={t('desk.notes.tick_which', { words: note.words })}>
              {t('desk.notes.tick')}
            </SubmitButton>
          </form>
        </li>
      ))}
    </ul>
  );
};
