import type { Child } from 'hono/jsx';
import { type Shown, wrongIn } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import { Breadcrumb, ErrorSummary, PageHead, SubmitButton, TextInput } from '#platform/ui/index.ts';

interface FormPageProps {
  here: Here;
  shown: Shown;
  title: string;
  lead?: string | undefined;
  path: string;
  button: string;
  danger?: boolean;
  children?: Child;
}

/** A page of one's own account: one question, one button, and the way back. */
export const FormPage = ({ here, shown, title, lead, path, button, danger, children }: FormPageProps) => {
  const { t, href } = here;
  return (
    <div class="stack">
      <Breadcrumb t={t} steps={[{ label: t('people.me_title'), href: href('/io') }, { label: title }]} />
      <ErrorSummary t={t} errors={wrongIn(shown)} />
      <PageHead title={title} lead={lead} />
      <form method="post" action={href(path)} class="stack form" novalidate>
        {children}
        <div class="buttons">
          <SubmitButton kind={danger ? 'danger' : 'main'}>{button}</SubmitButton>
        </div>
      </form>
    </div>
  );
};

/** The password one has, asked again: only of whoever has one. */
export const CurrentPassword = ({ here: { t }, shown, has }: { here: Here; shown: Shown; has: boolean }) =>
  has ? (
    <TextInput
      t={t}
      name="current"
      type="password"
      label={t('people.me.current_password')}
      help={t('people.me.current_password_why')}
      error={shown.errors.current}
      autocomplete="current-password"
      width="medium"
      required
    />
  ) : null;
