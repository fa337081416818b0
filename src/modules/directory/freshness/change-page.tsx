import { type Shown, typed, wrongIn } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import { ButtonLink, Buttons, ErrorSummary, Notice, PageHead, SubmitButton, TextInput } from '#platform/ui/index.ts';
import type { KeptEntry } from '../keeping/entry.ts';
import { type Fact, factOf } from '../keeping/facts.ts';
import { writable } from './schema.ts';

/** The facts of one entry, to be set right without an account. */
export const ChangePage = ({ here, entry, shown }: { here: Here; entry: KeptEntry; shown: Shown }) => {
  const { t, href, path } = here;
  const { errors, problem } = shown;
  return (
    <div class="stack">
      <PageHead title={t('freshness.change.title', { name: entry.name })} lead={t('freshness.change.lead')} />
      <ErrorSummary t={t} errors={wrongIn({ errors })} />
      {problem ? (
        <Notice kind="warning" role="alert">
          <p>{problem}</p>
        </Notice>
      ) : null}
      <form class="stack" method="post" action={href(path)} novalidate>
        {writable(entry.kind).map((fact) => (
          <>
            <input
              type="hidden"
              name={`was.${fact.name}`}
              // Who was told that it changed meanwhile sees what stands, and sends it along with what they wish.
              value={errors[fact.name] ? (entry.says[fact.name] ?? '') : typed(shown, `was.${fact.name}`)}
            />
            <TextInput
              t={t}
              name={fact.name}
              label={t(`freshness.fact.${fact.name}`)}
              error={errors[fact.name]}
              value={typed(shown, fact.name)}
              optional={!fact.required}
              {...boxes[fact.input]}
            />
          </>
        ))}
        {factOf(entry.kind, 'hours') ? (
          <p>
            {t('freshness.change.hours')}{' '}
            <a href={href(`/correzioni/nuova?voce=${entry.kind}:${entry.id}&campo=hours`)}>
              {t('freshness.change.hours_link')}
            </a>
          </p>
        ) : null}
        <Buttons>
          <SubmitButton icon="check">{t('freshness.change.save')}</SubmitButton>
          <ButtonLink kind="plain" href={href(path.replace(/\/[^/]+$/, ''))}>
            {t('freshness.change.back')}
          </ButtonLink>
        </Buttons>
      </form>
    </div>
  );
};

type Box = Pick<Parameters<typeof TextInput>[0], 'type' | 'rows' | 'width' | 'inputmode'>;

const boxes: Record<Fact['input'], Box> = {
  line: {},
  text: { rows: 4 },
  list: { rows: 4 },
  phone: { type: 'tel', width: 'medium' },
  email: { type: 'email' },
  url: { type: 'url' },
  postcode: { inputmode: 'numeric', width: 'short' },
  age: { inputmode: 'numeric', width: 'short' },
  hours: {},
};
