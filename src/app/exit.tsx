import { italianHolidays, ROME, romeDate } from '#platform/calendar/index.ts';
import { anyone, doors, type Here } from '#platform/http/index.ts';

/**
 * Where "leave quickly" leads when no other address was chosen: a page that anyone might be reading, true and without the
 * town's name, its menu or a way back.
 */
export const exitWeb = doors();

exitWeb.get('/esci', anyone, (c) => {
  c.header('Cache-Control', 'no-store');
  return c.html(`<!doctype html>${<Clock here={c.var.here} />}`);
});

const most = 4;
// The feasts of all Italy: a patron's would name the town.
const feasts = italianHolidays();

const Clock = ({ here }: { here: Here }) => {
  const { t, lang, now } = here;
  const today = romeDate(now);
  const year = Number(today.slice(0, 4));
  const coming = [year, year + 1]
    .flatMap((one) => feasts.holidaysOf(one))
    .filter(({ date }) => date > today)
    .slice(0, most);
  const locale = lang === 'en' ? 'en-GB' : 'it';
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: ROME }).format(now);
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: ROME }).format(now);
  const feast = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t('app.exit.title')}</title>
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        {here.asset('theme').styles.map((style) => (
          <link rel="stylesheet" href={style} />
        ))}
      </head>
      <body class="page page-reading">
        <main id="main" tabindex={-1} class="wrap">
          <div class="stack">
            <h1>{t('app.exit.title')}</h1>
            <p class="lead">{t('app.exit.now', { day, time })}</p>
            <h2 class="h3">{t('app.exit.feasts')}</h2>
            <ul>
              {coming.map(({ date, name_it, name_en }) => (
                <li>
                  {lang === 'en' ? name_en : name_it}: {feast.format(new Date(date))}
                </li>
              ))}
            </ul>
          </div>
        </main>
      </body>
    </html>
  );
};
