import { anyone, doors, showPage } from '#platform/http/index.ts';
import { publisherOf } from '../api/api.ts';
import { DevelopersPage } from './developers.tsx';

/** The page for whoever wants the data. */
export const developersWeb = doors();

developersWeb.get('/sviluppatori', anyone, (c) => {
  const { t, commons } = c.var.here;
  return showPage(
    c,
    { title: t('hsds.page.title'), description: t('hsds.page.lead', { town: commons.title }) },
    <DevelopersPage publisher={publisherOf(c.var.here)} />,
  );
});
