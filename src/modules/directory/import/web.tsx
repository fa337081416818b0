import { bodyLimit } from 'hono/body-limit';
import { NotFound } from '#platform/database/index.ts';
import { inTransaction } from '#platform/forms/index.ts';
import { type Ctx, doors, type Here, type Policy, showPage } from '#platform/http/index.ts';
import { calendarOf } from '../indexing/index.ts';
import { vocabulary } from '../vocabularies/index.ts';
import { rowReader } from './mapping/draft.ts';
import { mappingFromForm, type Wrong } from './mapping/form.ts';
import { guessMapping } from './mapping/guess.ts';
import { mappingNamed, mappings, saveMapping } from './mapping/saved.ts';
import { shippedMappings } from './mapping/shipped.ts';
import { municipalityMatcher } from './municipality/match.ts';
import { bringPackage, openPackageDoors } from './package/doors.tsx';
import { latestPackages } from './package/kept.ts';
import { type Choice, PreviewPage } from './pages/preview.tsx';
import { RunPage } from './pages/run.tsx';
import { broughtBefore, StartPage } from './pages/start.tsx';
import { TrialPage } from './pages/trial.tsx';
import { mayImport } from './policy.ts';
import type { Table } from './readers/csv.ts';
import { isPackage } from './readers/file-kind.ts';
import { readTable } from './readers/read-table.ts';
import { isRefused } from './said.ts';
import { isUnderWay, setOff } from './under-way.ts';
import {
  decide,
  keepUpload,
  LARGEST_UPLOAD,
  latestRuns,
  ledTo,
  readAs,
  runOf,
  type Upload,
  uploadOf,
} from './uploads.ts';
import { municipalitiesOf } from './writing/municipalities.ts';
import { refusedFile } from './writing/refused-file.ts';
import { type ImportJob, tryTable } from './writing/run.ts';
import { doubtsOf, keptOf, refusalsOf } from './writing/run-record.ts';

const editors: Policy = { name: 'who brings lists in', allows: mayImport };

/** The pages on which an editor brings a list in: bring, look, try, write, see. */
export const importWeb = doors();

importWeb.get('/redazione/importa', editors, (c) => startPage(c));

importWeb.post('/redazione/importa', editors, async (c) => {
  const tooLarge = () => startPage(c, 'import.file.tooLarge', { megabytes: LARGEST_UPLOAD / 1024 / 1024 });
  let answer: Response | Promise<Response> = tooLarge();
  const limited = bodyLimit({ maxSize: LARGEST_UPLOAD + 64 * 1024, onError: tooLarge });
  const refused = await limited(c, async () => {
    answer = bring(c);
  });
  return refused ?? answer;
});

async function bring(c: Ctx): Promise<Response> {
  const { db, actor, href } = c.var.here;
  const body = await c.req.parseBody().catch(() => ({}));
  const file = 'file' in body ? body.file : undefined;
  if (!(file instanceof File) || file.size === 0) return startPage(c, 'import.page.no_file');
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isPackage(bytes)) return bringPackage(c, { name: file.name.slice(0, 200), bytes });
  const table = await readTable(bytes);
  if (isRefused(table)) return startPage(c, table.refused.key, table.refused.values);
  const name = 'mapping' in body && typeof body.mapping === 'string' ? body.mapping : '';
  const chosen = name === '' ? undefined : await mappingNamed(db, name);
  const mapping = chosen ?? guessMapping(table.columns, firstRows(table), file.name).mapping;
  const kept = { name: file.name.slice(0, 200), bytes };
  const id = await inTransaction(db, (tx) => keepUpload(tx, kept, mapping, actor.person?.id ?? null));
  return c.redirect(href(`/redazione/importa/${id}`), 303);
}

openPackageDoors(importWeb, editors, (c, { key, values }) => startPage(c, key, values));

importWeb.get('/redazione/importa/:id', editors, async (c) => previewPage(c, await opened(c), {}));

importWeb.post('/redazione/importa/:id/colonne', editors, async (c) => {
  const { db, actor, href } = c.var.here;
  const { upload, table } = await opened(c);
  const body = await c.req.parseBody({ all: true }).catch(() => ({}));
  const sample = firstRows(table);
  const guess = 'guess' in body;
  const made = guess
    ? { mapping: guessMapping(table.columns, sample, upload.file_name).mapping }
    : mappingFromForm(body, table.columns, sample, upload.mapping);
  if ('wrong' in made) return previewPage(c, { upload, table }, made.wrong, 422);
  const name = 'save_as' in body && typeof body.save_as === 'string' ? slug(body.save_as) : '';
  await inTransaction(db, async (tx) => {
    await readAs(tx, upload.id, made.mapping);
    if (name !== '') await saveMapping(tx, { ...made.mapping, name }, actor.person?.id ?? null);
  });
  return c.redirect(href(`/redazione/importa/${upload.id}`), 303);
});

// As many rows as a person waits for; the rest is told when it is written.
const TRIED = 10_000;

importWeb.get('/redazione/importa/:id/prova', editors, async (c) => {
  const { here } = c.var;
  const { upload, table } = await opened(c);
  const rows = [...first(table.rows, TRIED + 1)];
  const report = await tryTable(jobOf(here, upload, { ...table, rows: rows.slice(0, TRIED) }));
  if (isRefused(report)) return previewPage(c, { upload, table }, { 'to-0': report.refused.key }, 409);
  return privatePage(
    c,
    here.t('import.trial.title'),
    <TrialPage t={here.t} href={here.href} upload={upload} report={report} partly={rows.length > TRIED} />,
  );
});

importWeb.post('/redazione/importa/:id/scrivi', editors, async (c) => {
  const { here } = c.var;
  const { upload, table } = await opened(c);
  const started = await setOff(jobOf(here, upload, table));
  if (isRefused(started)) return previewPage(c, { upload, table }, { 'to-0': started.refused.key }, 409);
  await inTransaction(here.db, (tx) => ledTo(tx, upload.id, started.run));
  return c.redirect(here.href(`/redazione/importa/lettura/${started.run}`), 303);
});

importWeb.get('/redazione/importa/lettura/:run', editors, async (c) => {
  const { here } = c.var;
  const run = await runOf(here.db, c.req.param('run') ?? '');
  if (!run) throw new NotFound();
  const underWay = isUnderWay(run.id);
  const [refusals, doubts, kept] = await Promise.all([
    refusalsOf(here.db, run.id, 50),
    doubtsOf(here.db, run.id),
    keptOf(here.db, run.id, 50),
  ]);
  const refresh = underWay && !run.finished_at ? <meta http-equiv="refresh" content="2" /> : undefined;
  return privatePage(
    c,
    run.file_name,
    <RunPage
      t={here.t}
      href={here.href}
      run={run}
      underWay={underWay}
      decided={run.decided > 0}
      refusals={refusals}
      doubts={doubts}
      kept={kept}
    />,
    200,
    refresh,
  );
});

importWeb.get('/redazione/importa/lettura/:run/non-prese.csv', editors, async (c) => {
  const { here } = c.var;
  const run = await runOf(here.db, c.req.param('run') ?? '');
  if (!run) throw new NotFound();
  const text = refusedFile(run.columns, await refusalsOf(here.db, run.id), (said) => here.t(said.key, said.values));
  return c.body(text, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="non-prese.csv"',
    'Cache-Control': 'private, no-store',
  });
});

importWeb.post('/redazione/importa/lettura/:run/decisioni', editors, async (c) => {
  const { db, actor, href } = c.var.here;
  const run = await runOf(db, c.req.param('run') ?? '');
  if (!run) throw new NotFound();
  const body: Record<string, unknown> = await c.req.parseBody().catch(() => ({}));
  const doubt = (await doubtsOf(db, run.id)).find(({ line }) => line === Number(body.line));
  const [id] = doubt?.near ?? [];
  const key = doubt?.key;
  if (key !== undefined && id !== undefined && (body.decision === 'same' || body.decision === 'new')) {
    const sameAs = body.decision === 'same' ? id : null;
    await inTransaction(db, (tx) => decide(tx, run.source, key, sameAs, actor.person?.id ?? null));
  }
  return c.redirect(href(`/redazione/importa/lettura/${run.id}`), 303);
});

/** The kept file that the address names, opened. */
async function opened(c: Ctx): Promise<{ upload: Upload; table: Table }> {
  const upload = await uploadOf(c.var.here.db, c.req.param('id') ?? '');
  const table = upload && (await readTable(upload.bytes));
  if (!upload || !table || isRefused(table)) throw new NotFound();
  return { upload, table };
}

const jobOf = ({ db, commons, actor, now }: Here, upload: Upload, table: Table): ImportJob => ({
  db,
  calendar: calendarOf(commons),
  person: actor.person?.id ?? null,
  bytes: upload.bytes,
  fileName: upload.file_name,
  table,
  mapping: upload.mapping,
  now,
});

async function startPage(c: Ctx, key?: string, values?: Record<string, string | number>): Promise<Response> {
  const { db, t, lang, href } = c.var.here;
  const [known, runs, packages] = await Promise.all([mappings(db), latestRuns(db), latestPackages(db)]);
  const problem = key === undefined ? undefined : t(key, values);
  const page = (
    <StartPage
      t={t}
      lang={lang}
      href={href}
      mappings={known}
      brought={broughtBefore(runs, packages)}
      problem={problem}
    />
  );
  return privatePage(c, t('import.page.title'), page, problem === undefined ? 200 : 422);
}

async function previewPage(
  c: Ctx,
  { upload, table }: { upload: Upload; table: Table },
  wrong: Wrong,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { db, t, lang, href } = c.var.here;
  const sample = firstRows(table);
  const read = rowReader(upload.mapping, table.columns, municipalityMatcher(await municipalitiesOf(db)));
  const rows = [...first(table.rows, 8)].flatMap((row) => ('refused' in row ? [] : [read(row)]));
  const choices = (code: string): Choice[] =>
    vocabulary(code).terms.map((term) => ({ value: term.code, label: lang === 'it' ? term.name : term.name_en }));
  const page = (
    <PreviewPage
      t={t}
      lang={lang}
      href={href}
      upload={upload}
      columns={table.columns}
      sample={sample}
      mapping={upload.mapping}
      fixed={shippedMappings().some(({ name }) => name === upload.mapping.name)}
      rows={rows}
      notes={table.notes}
      kinds={{ actors: choices('actor-kinds'), assets: choices('asset-kinds'), topics: choices('everyday-topics') }}
      wrong={wrong}
    />
  );
  return privatePage(c, upload.file_name, page, status);
}

function privatePage(
  c: Ctx,
  title: string,
  body: Parameters<typeof showPage>[2],
  status: 200 | 409 | 422 = 200,
  head?: Parameters<typeof showPage>[2],
): Promise<Response> {
  c.header('Cache-Control', 'private, no-store');
  return Promise.resolve(showPage(c, { title, status, head, unlisted: true }, body));
}

const firstRows = (table: Table): string[][] =>
  [...first(table.rows, 200)].flatMap((row) => ('values' in row ? [row.values] : []));

function* first<T>(all: Iterable<T>, most: number): Generator<T> {
  let count = 0;
  for (const one of all) {
    if (count++ >= most) return;
    yield one;
  }
}

const slug = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
