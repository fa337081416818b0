import { emergencySocialService } from '#modules/directory/index.ts';
import { anyone, doors, showPage } from '#platform/http/index.ts';
import { CallPanel, PageHead } from '#platform/ui/index.ts';
import { numbers, wordsFor } from './urgent.words.ts';

/** The other road: numbers to call at once, for anyone, with nothing to fill in; kept on the device for when there is no line. */
export const urgentWeb = doors();

urgentWeb.get('/urgente', anyone, async (c) => {
  const { here } = c.var;
  const { t } = here;
  const services = await emergencySocialService(here.db);
  return showPage(
    c,
    { title: t('desk.urgent.title'), description: t('desk.urgent.lead'), width: 'reading' },
    <>
      <PageHead title={t('desk.urgent.title')} lead={t('desk.urgent.lead')} />
      {numbers.map((number) => (
        <CallPanel title={t(`desk.urgent.${number}`)} place={t(`desk.urgent.${number}_when`)} number={number}>
          <p class="small">
            {wordsFor(number, here.lang).map(({ lang, dir, text }, at) => (
              <>
                {at > 0 ? ' · ' : null}
                <bdi lang={lang} dir={dir}>
                  {text}
                </bdi>
              </>
            ))}
          </p>
        </CallPanel>
      ))}
      {services.map(({ name, phone }) => (
        <CallPanel title={name} place={t('desk.urgent.social')} number={phone} />
      ))}
      <p>{t('desk.urgent.stay')}</p>
    </>,
  );
});
