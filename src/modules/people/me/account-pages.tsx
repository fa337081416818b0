import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Shown } from '#platform/forms/index.ts';
import { type Ctx, showPage } from '#platform/http/index.ts';
import { type Identity, linkAbout } from '#platform/identity/index.ts';
import { Checkbox, Notice, TextInput } from '#platform/ui/index.ts';
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

const typed = (shown: Shown, name: string, otherwise: string) =>
  typeof shown.values[name] === 'string' ? shown.values[name] : otherwise;

export async function namePage(c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const { t } = here;
  return frame(
    c,
    status,
    t('people.me.change_name'),
    <FormPage here={here} shown={shown} title={t('people.me.change_name')} path="/io/nome" button={t('people.save')}>
      <TextInput
        t={t}
        name="name"
        label={t('people.your_name')}
        help={t('people.your_name_help')}
        error={shown.errors.name}
        value={typed(shown, 'name', meOf(here.actor).name)}
        autocomplete="name"
        width="medium"
        maxlength={120}
        required
      />
    </FormPage>,
  );
}

export async function emailPage(
  c: Ctx,
  identity: Identity,
  shown: Shown,
  status: ContentfulStatusCode,
): Promise<Response> {
  const { here } = c.var;
  const { t } = here;
  const title = t('people.me.change_email');
  const lead = t('people.me.email_lead', { email: meOf(here.actor).email });
  return frame(
    c,
    status,
    title,
    <FormPage here={here} shown={shown} title={title} lead={lead} path="/io/email" button={t('people.me.email_send')}>
      <TextInput
        t={t}
        name="email"
        type="email"
        label={t('people.me.email_new')}
        error={shown.errors.email}
        value={typed(shown, 'email', '')}
        autocomplete="email"
        width="medium"
        maxlength={254}
        required
      />
      <CurrentPassword here={here} shown={shown} has={await isPasswordAsked(c.var.here.db, c, identity)} />
    </FormPage>,
  );
}

export async function confirmPage(c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { t, db } = c.var.here;
  const token = c.req.param('token') ?? '';
  const title = t('people.me.email_confirm_title');
  c.header('Referrer-Policy', 'no-referrer');
  if ((await linkAbout(db, 'email_change', token)) === null)
    return plainPage(c, title, <p>{t('people.me.email_link_over')}</p>, status);
  return frame(
    c,
    status,
    title,
    <FormPage
      here={c.var.here}
      shown={shown}
      title={title}
      lead={t('people.me.email_confirm_lead')}
      path={`/io/email/conferma/${token}`}
      button={t('people.me.email_confirm')}
    />,
  );
}

export async function passwordPage(
  c: Ctx,
  identity: Identity,
  shown: Shown,
  status: ContentfulStatusCode,
): Promise<Response> {
  const { here } = c.var;
  const { t } = here;
  const title = t('people.me.change_password');
  return frame(
    c,
    status,
    title,
    <FormPage
      here={here}
      shown={shown}
      title={title}
      lead={t('people.me.password_lead')}
      path="/io/password"
      button={t('people.save')}
    >
      <CurrentPassword here={here} shown={shown} has={await isPasswordAsked(c.var.here.db, c, identity)} />
      <TextInput
        t={t}
        name="password"
        type="password"
        label={t('people.choose_password')}
        help={t('people.choose_password_help')}
        error={shown.errors.password}
        autocomplete="new-password"
        width="medium"
        required
      />
    </FormPage>,
  );
}

export async function farewellPage(
  c: Ctx,
  identity: Identity,
  shown: Shown,
  status: ContentfulStatusCode,
): Promise<Response> {
  const { here } = c.var;
  const { t } = here;
  const title = t('people.me.delete_title');
  return frame(
    c,
    status,
    title,
    <FormPage here={here} shown={shown} title={title} path="/io/elimina" button={t('people.me.delete')} danger>
      <p>{t('people.me.delete_goes')}</p>
      <p>{t('people.me.delete_stays')}</p>
      <p>{t('people.me.delete_after')}</p>
      <Checkbox t={t} name="sure" label={t('people.me.delete_sure')} error={shown.errors.sure} required />
      <CurrentPassword here={here} shown={shown} has={await isPasswordAsked(c.var.here.db, c, identity)} />
    </FormPage>,
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
