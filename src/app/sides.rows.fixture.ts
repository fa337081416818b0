import { deskRows } from './sides.desk.fixture.ts';
import {
  codeOf,
  idOf,
  invitationOf,
  photoHashOf,
  reviewLinkOf,
  sides,
  slugOf,
  type Thing,
  type Whose,
} from './sides.fixture.ts';
import { handoffRows } from './sides.handoffs.fixture.ts';
import type { twoSides, Visitor } from './sides.people.fixture.ts';
import { walks } from './sides.people.fixture.ts';
import { shiftRows } from './sides.shifts.fixture.ts';

type Town = Awaited<ReturnType<typeof twoSides>>;
type Names = Record<string, string>;

/** What one address names: to whom it opens, own and others'; what is guessed opens to nobody. */
export interface Row {
  names(visitor: Visitor): [Whose, Names][];
  opens(visitor: Visitor, whose: Whose): boolean;
  fields?(whose: Whose, visitor: Visitor): Names;
  /** The statuses of an answer that tells nothing, where it is another than 'not found'. */
  away?: number[];
  /** Its work goes on after the answer: for whom it opens, its own tests press it. */
  goesOn?: boolean;
}

const everyone = () => true;
const coordinates = ({ coordinates: yes }: Visitor) => yes;
const keeps = (visitor: Visitor, whose: Whose) =>
  visitor.coordinates || (whose === 'own' && ['editor', 'lead_editor'].includes(visitor.name));
const rounds = ({ name }: Visitor, whose: Whose) =>
  name === 'commons_coordinator of the commons' || (name.startsWith('commons_coordinator') && whose === 'own');
const own = ({ person }: Visitor, whose: Whose) => person !== null && whose === 'own';
const keepsAccountsOf = ({ name }: Visitor, whose: Whose) =>
  ['commons_coordinator of the commons', 'administrator of the commons'].includes(name) ||
  (name === 'lead_editor' && whose === 'own');
const nobody = () => false;

const each = (name: string, of: (whose: Whose) => string) => (): [Whose, Names][] =>
  sides.map((whose) => [whose, { [name]: of(whose) }]);
const thing = (what: Thing, name = 'id', end = '') => each(name, (whose) => `${idOf(whose, what)}${end}`);
const GUESSED = 'x'.repeat(43);

/** What each form that names something in what it sends must do. */
export function formsOf(): Record<string, Pick<Row, 'opens' | 'fields'>> {
  return {
    '/redazione/verifiche': { opens: keeps, fields: (whose) => ({ kind: 'service', id: idOf(whose, 'service') }) },
    '/inviti': {
      opens: keepsAccountsOf,
      fields: (whose) => ({
        email: 'nuova@borgovivo.example',
        role: 'editor',
        scope: 'organization',
        scope_id: idOf(whose, 'organization'),
      }),
    },
    '/lista/metti': { opens: everyone, fields: (whose) => ({ scheda: `service/${idOf(whose, 'service')}` }) },
    '/coordinamento/doppioni': {
      opens: coordinates,
      fields: (whose) => ({
        kind: 'service',
        one: idOf('own', 'service'),
        other: idOf(whose === 'own' ? 'others' : whose, 'service'),
        keep: idOf('own', 'service'),
        verdict: 'same',
      }),
    },
  };
}

/** What each address of the house that names something must give. */
export function rowsOf({ links, davide, zeno, visitors }: Town): Record<string, Row> {
  const pages = (base: string, what: Thing, ...ends: string[]): Record<string, Row> => ({
    ...Object.fromEntries(['', ...ends].map((end) => [`/${base}/:id${end}`, { names: thing(what), opens: everyone }])),
    [`/qr/${base}/:id{.+\\.svg}`]: { names: thing(what, 'id', '.svg'), opens: everyone },
  });
  const link = (of: Record<'own' | 'others', string>, name = 'token') =>
    each(name, (whose) => (whose === 'guessed' ? GUESSED : of[whose]));
  const entry =
    (more: (whose: Whose) => Names = () => ({}), kind = 'service', what: Thing = 'service') =>
    (): [Whose, Names][] =>
      sides.map((whose) => [whose, { kind, id: idOf(whose, what), ...more(whose) }]);
  const desk = (fields?: Row['fields']): Row => ({
    names: thing('correction'),
    opens: keeps,
    ...(fields ? { fields } : {}),
  });
  const keptEntries: Row = {
    names: () => [
      ...entry()(),
      ...entry(undefined, 'place', 'location')(),
      ...entry(undefined, 'asset', 'asset')(),
      ...entry(undefined, 'organization', 'organization')(),
    ],
    opens: keeps,
  };
  const kept: Row = { names: entry(), opens: keeps };
  const picture: Row = {
    names: () => [
      ...entry((whose) => ({ photo_id: idOf(whose, 'photo') }), 'organization', 'organization')(),
      ['guessed', { kind: 'organization', id: idOf('own', 'organization'), photo_id: idOf('others', 'photo') }],
    ],
    opens: keeps,
  };
  const hours: Row = {
    names: () => [
      ...entry((whose) => ({ door: idOf(whose, 'door') }))(),
      ['guessed', { kind: 'service', id: idOf('own', 'service'), door: idOf('others', 'door') }],
    ],
    opens: keeps,
  };
  const round: Row = { names: thing('find'), opens: rounds };
  const ownFind: Row = {
    names: ({ person }) => [
      ['own', { id: person?.find ?? idOf('own', 'find') }],
      ['others', { id: idOf('others', 'find') }],
      ['guessed', { id: idOf('guessed', 'find') }],
    ],
    opens: (visitor, whose) => walks(visitor) && whose === 'own',
  };
  const mine = (of: 'passkey' | 'session' | 'grant'): Row => ({
    names: ({ person }) => [
      ['own', { id: person?.[of] ?? davide[of] }],
      ['others', { id: zeno[of] }],
      ['guessed', { id: idOf('guessed', 'claim') }],
    ],
    opens: own,
  });
  const care = (opens: Row['opens'], fields?: Row['fields']): Row => ({
    names: thing('organization'),
    opens,
    ...(fields ? { fields } : {}),
  });
  const claims = ({ person, name }: Visitor, whose: Whose) =>
    person !== null &&
    name !== 'editor of the commons' &&
    !(whose === 'own' && ['editor', 'lead_editor'].includes(name));
  const secretary = visitors.find(({ name }) => name === 'editor')?.person?.id ?? '';
  const leads = (visitor: Visitor, whose: Whose) =>
    visitor.coordinates || (visitor.name === 'lead_editor' && whose === 'own');
  const lists: Row = { names: thing('run', 'run'), opens: coordinates };
  const table: Row = { names: thing('upload'), opens: coordinates };
  const pack: Row = { names: thing('package'), opens: coordinates };
  const review: Row = {
    names: () => [
      ...sides.map((whose): [Whose, Names] => [
        whose,
        { token: whose === 'guessed' ? GUESSED : reviewLinkOf(whose), review_id: idOf(whose, 'review') },
      ]),
      ['guessed', { token: reviewLinkOf('own'), review_id: idOf('others', 'review') }],
    ],
    opens: everyone,
  };

  return {
    ...pages('servizi', 'service', '/orari.ics'),
    ...pages('organizzazioni', 'organization'),
    ...pages('luoghi', 'location', '/orari.ics'),
    ...pages('punti', 'point', '/orari.ics'),
    ...pages('risorse', 'asset', '/orari.ics', '/foto.jpg'),
    ...pages('pratiche', 'procedure'),
    '/quartieri/:slug': { names: each('slug', slugOf), opens: everyone },
    '/qr/quartieri/:slug{.+\\.svg}': { names: each('slug', (whose) => `${slugOf(whose)}.svg`), opens: everyone },
    '/foto/:hash{[0-9a-f]+\\.webp}': { names: each('hash', (whose) => `${photoHashOf(whose)}.webp`), opens: everyone },
    '/territorio/:file{[A-Za-z0-9_-]{1,20}\\.geojson}': {
      names: each('file', (whose) => `${slugOf(whose).slice(0, 18)}.geojson`),
      opens: nobody,
    },
    '/sitemap/:file{[a-z0-9-]{1,30}\\.xml}': { names: each('file', (whose) => `${whose}.xml`), opens: nobody },

    // Whoever holds one of these has it from whom it was meant for.
    '/l/:token': { names: link(links.list), opens: everyone, away: [404, 410] },
    '/verifica/:token': {
      names: each('token', (whose) => (whose === 'guessed' ? GUESSED : reviewLinkOf(whose))),
      opens: everyone,
    },
    '/verifica/:token/:review_id': review,
    '/correzioni/:codice{[A-Za-z0-9_-]{22}}': { names: each('codice', codeOf), opens: everyone },
    '/invito/:token': { names: each('token', invitationOf), opens: everyone, away: [404, 410] },
    '/accedi/lettera/:token': { names: link(links.letter), opens: everyone, away: [200, 404, 409, 410] },
    '/io/email/conferma/:token': { names: link(links.email), opens: everyone, away: [200, 404, 409, 410] },

    '/io/ruoli/:id': mine('grant'),
    '/io/sessioni/:id/chiudi': mine('session'),
    '/io/passkey/:id/togli': mine('passkey'),
    '/inviti/:id/ritira': {
      names: thing('invitation'),
      opens: keepsAccountsOf,
    },
    '/ruoli/:id/togli': {
      names: () => [
        ['own', { id: davide.grant }],
        ['others', { id: zeno.grant }],
        ['guessed', { id: idOf('guessed', 'claim') }],
      ],
      opens: keepsAccountsOf,
    },

    '/redazione/libretto/:slug': { names: each('slug', slugOf), opens: coordinates },
    '/redazione/libretto/:slug/pagine.css': { names: each('slug', slugOf), opens: coordinates },
    '/redazione/quartieri/:id/togli': { names: thing('neighbourhood'), opens: coordinates },
    '/redazione/correzioni/:id': desk(),
    '/redazione/correzioni/:id/accetta': desk(),
    '/redazione/correzioni/:id/risposta': desk(() => ({ parole: 'Grazie.' })),
    '/redazione/correzioni/:id/fatta': desk(),
    '/redazione/correzioni/:id/da-parte': desk(),
    '/redazione/correzioni/:id/ripresa': desk(),
    // It is no proposal.
    '/redazione/correzioni/:id/nuova': {
      ...desk(() => ({ tipo: 'service', nome: 'Altro', che_cosa: 'Altro' })),
      opens: nobody,
    },
    '/redazione/correzioni/:id/nota': desk(),
    '/redazione/importa/pacchetto/:id': pack,
    '/redazione/importa/pacchetto/:id/prova': { ...pack, goesOn: true },
    '/redazione/importa/pacchetto/:id/scrivi': { ...pack, goesOn: true },
    '/redazione/importa/pacchetto/:id/non-prese.json': pack,
    '/redazione/importa/:id': table,
    '/redazione/importa/:id/colonne': table,
    '/redazione/importa/:id/prova': table,
    '/redazione/importa/:id/scrivi': { ...table, goesOn: true },
    '/redazione/importa/lettura/:run': lists,
    '/redazione/importa/lettura/:run/non-prese.csv': lists,
    '/redazione/importa/lettura/:run/decisioni': lists,

    '/organizzazioni/:id/gestisci': care(everyone),
    '/organizzazioni/:id/gestisci/codice': care(claims, () => ({ at: '0' })),
    '/organizzazioni/:id/gestisci/prova': care(nobody, () => ({ code: '123456' })),
    '/organizzazioni/:id/gestisci/parole': care(claims, () => ({
      words: 'Sono la segretaria di questo gruppo da anni.',
    })),
    '/organizzazioni/:id/gestisci/ritira': care(nobody),
    '/organizzazioni/:id/gestisci/guida': care(leads, (whose) => ({ person: whose === 'own' ? secretary : zeno.id })),
    // An editor may also lay it down herself.
    '/organizzazioni/:id/gestisci/togli': care(
      (visitor, whose) => leads(visitor, whose) || (visitor.name === 'editor' && whose === 'own'),
      (whose) => ({ person: whose === 'own' ? secretary : zeno.id }),
    ),
    '/organizzazioni/:id/gestisci/collegamento': care(everyone, () => ({ at: '0' })),
    '/organizzazioni/:id/gestisci/nuovo': care(nobody, () => ({
      t: GUESSED,
      name: 'Zeno',
      password: 'pane sale e vicini',
    })),
    '/coordinamento/richieste/:id': {
      names: thing('claim'),
      opens: coordinates,
      fields: () => ({ verdict: 'no', answer: 'No.' }),
    },
    '/coordinamento/doppioni/:id/annulla': { names: thing('joined'), opens: coordinates },

    '/redazione/:kind/:id/modifica': keptEntries,
    '/redazione/:kind/:id/bozza': kept,
    '/redazione/:kind/:id/salva': kept,
    '/redazione/:kind/:id/scelte': kept,
    '/redazione/:kind/:id/butta': kept,
    '/redazione/:kind/:id/ritira': kept,
    '/redazione/:kind/:id/riporta': kept,
    '/redazione/:kind/:id/orari/:door': hours,
    '/redazione/:kind/:id/foto': kept,
    '/redazione/:kind/:id/foto/:photo_id/vedi': picture,
    '/redazione/:kind/:id/foto/:photo_id/togli': picture,
    '/redazione/:kind/:id/anteprima': keptEntries,
    '/redazione/:kind/:id/storia': keptEntries,
    '/redazione/:kind/:id/annulla': { ...kept, fields: (whose) => ({ batch: idOf(whose, 'batch') }) },

    ...deskRows(),

    ...shiftRows(davide.id),

    ...handoffRows,

    '/mappatura/:id': ownFind,
    '/mappatura/:id/tieni': ownFind,
    '/mappatura/:id/togli': ownFind,
    '/mappatura/:id/foto.jpg': {
      ...ownFind,
      opens: (visitor, whose) => (walks(visitor) && whose === 'own') || rounds(visitor, whose),
    },
    '/coordinamento/mappatura/:id': round,
    '/coordinamento/mappatura/:id/accetta': round,
    '/coordinamento/mappatura/:id/unisci': round,
    '/coordinamento/mappatura/:id/scarta': { ...round, fields: () => ({ reason: 'Non c’è.' }) },
  };
}
