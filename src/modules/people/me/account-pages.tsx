import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Shown, typed } from '#platform/forms/index.ts';
import { type Ctx, showPage } from '#platform/http/index.ts';
import { type Identity, linkAbout } from '#platform/identity/index.ts';
import { Checkbox, Notice, TextInput } from '#platform/ui/index.ts';
import { ChosenPassword, YourName } from '../fields.tsx';
import { meOf } from './commands.ts';
import { CurrentPassword, FormPage } from './form-page.tsx';
import { isPasswordAsked } from './sure.ts';

async function frame(
  c: Ctx,
  status: ContentfulStatusCode,
  title: string,
  body: Parameters<typeof showPage>[2],
): Promise<Response> {
  c.header('Cache-Control', 'private, no-store');
  return showPage(c, { title, status, unlisted: true, width: 'reading' }, body);
}

/** A page that asks one thing of whoever is signed in. */
const asking = (
  c: Ctx,
  shown: Shown,
  status: ContentfulStatusCode,
  what: { title: string; lead?: string; path: string; button: string; danger?: boolean },
  questions?: Child,
): Promise<Response> =>
  frame(
    c,
    status,
    what.title,
    <FormPage here={c.var.here} shown={shown} {...what}>
      {questions}
    </FormPage>,
  );

/** What changes an account asks for the password that there is. */
const ownPassword = async (c: Ctx, identity: Identity, shown: Shown) => (
  <CurrentPassword here={c.var.here} shown={shown} has={await isPasswordAsked(c.var.here.db, c, identity)} />
);

export function namePage(c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { t, actor } = c.var.here;
  const what = { title: t('people.me.change_name'), path: '/io/nome', button: t('people.save') };
  return asking(c, shown, status, what, <YourName t={t} shown={shown} now={meOf(actor).name} />);
}

export async function emailPage(
  c: Ctx,
  identity: Identity,
  shown: Shown,
  status: ContentfulStatusCode,
): Promise<Response> {
  const { t, actor } = c.var.here;
  const lead = t('people.me.email_lead', { email: meOf(actor).email });
  const what = { title: t('people.me.change_email'), lead, path: '/io/email', button: t('people.me.email_send') };
  return asking(
    c,
    shown,
    status,
    what,
    <>
      <TextInput
        t={t}
        name="email"
        type="email"
        label={t('people.me.email_new')}
        error={shown.errors.email}
        value={typed(shown, 'email')}
        autocomplete="email"
        width="medium"
        maxlength={254}
        required
      />
      {await ownPassword(c, identity, shown)}
    </>,
  );
}

export async function confirmPage(c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { t, db } = c.var.here;
  const token = c.req.param('token') ?? '';
  const title = t('people.me.email_confirm_title');
  c.header('Referrer-Policy', 'no-referrer');
  if ((await linkAbout(db, 'email_change', token)) === null)
    return plainPage(c, title, <p>{t('people.me.email_link_over')}</p>, status);
  const lead = t('people.me.email_confirm_lead');
  const what = { title, lead, path: `/io/email/conferma/${token}`, button: t('people.me.email_confirm') };
  return asking(c, shown, status, what);
}

export async function passwordPage(
  c: Ctx,
  identity: Identity,
  shown: Shown,
  status: ContentfulStatusCode,
): Promise<Response> {
  const { t } = c.var.here;
  const lead = t('people.me.password_lead');
  const what = { title: t('people.me.change_password'), lead, path: '/io/password', button: t('people.save') };
  return asking(
    c,
    shown,
    status,
    what,
    <>
      {await ownPassword(c, identity, shown)}
      <ChosenPassword t={t} shown={shown} />
    </>,
  );
}

export async function farewellPage(
  c: Ctx,
  identity: Identity,
  shown: Shown,
  status: ContentfulStatusCode,
): Promise<Response> {
  const { t } = c.var.here;
  const what = { title: t('people.me.delete_title'), path: '/io/elimina', button: t('people.me.delete'), danger: true };
  return asking(
    c,
    shown,
    status,
    what,
    <>
      <p>{t('people.me.delete_goes')}</p>
      <p>{t('people.me.delete_stays')}</p>
      <p>{t('people.me.delete_after')}</p>
      <Checkbox t={t} name="sure" label={t('people.me.delete_sure')} error={shown.errors.sure} required />
      {await ownPassword(c, identity, shown)}
    </>,
  );
}

/** A page that only says something, with the way back. */
export const plainPage = (
  c: Ctx,
  title: string,
  body: Parameters<typeof showPage>[2],
  status: ContentfulStatusCode = 200,
): Promise<Response> =>
  frame(
    c,
    status,
    title,
    <div class="stack">
      <h1>{title}</h1>
      <Notice>{body}</Notice>
      <p>
        <a href={c.var.here.href('/io')}>{c.var.here.t('people.me_title')}</a>
      </p>
    </div>,
  );
