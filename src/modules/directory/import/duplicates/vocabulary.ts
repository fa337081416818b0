const words = (text: string): Set<string> => new Set(text.trim().split(/\s+/));

/** What a name says a body is in law, as far as it says it: two that differ are hardly one body. */
export type Form = 'townhall' | 'cooperative' | 'foundation' | 'sport' | 'parish' | 'volunteers' | 'culture';

export const FORMS: [Form, RegExp][] = [
  ['townhall', /^comune di\b/],
  ['cooperative', /\bcoop(erativa|ertiva|va|soc\w*)?\b|\bs ?c ?s\b|\bs ?c sociale\b|\bscarl\b/],
  ['foundation', /\bfondaz\w*|\bfond\b/],
  ['sport', /\b[as]sd\b|\ba ?s ?d\b|\bass\w* sp\w*|\ba ?s dil\w*|\bpolisportiva\b|\b[ug]sd\b|\bdilett\w*/],
  ['parish', /\bparrocch\w*/],
  ['volunteers', /\bodv\b|\bvolont\w*/],
  ['culture', /\bcultural[ei]\b|\bteatr\w*|\bcor[oi]\b|\bbanda\b/],
];

/** Ways of writing the same thing, tried in this order on a name in small letters without accents and dots; legal forms go. */
export const SAME: [RegExp, string][] = [
  [/\bass(ociazione|oc|ne)? (dei )?volontari(a|e)? (dell? )?(italian[aie] )?(del |di )?sangue\b/g, 'avis'],
  [/\bcroce rossa( italiana)?\b/g, 'cri'],
  [/\bclub alpino italiano\b/g, 'cai'],
  [/\bcentro (di )?aiuto alla vita\b/g, 'cav'],
  [/\bass(ociazione)? nazionale alpini\b/g, 'ana'],
  [/\bunione italiana lotta alla distrofia muscolare\b/g, 'uildm'],
  [/\bunione italiana (dei )?ciechi( e (degli )?ipovedenti)?\b/g, 'uici'],
  [/\bass(ociazione)? nazionale (dei )?(mutilati ed? )?invalidi civili\b/g, 'anmic'],
  [/\bass(ociazione)? italiana (per la )?donazione (di )?organi( tessuti e cellule)?\b/g, 'aido'],
  [/\bass(ociazione)? italiana persone down\b/g, 'aipd'],
  [/\bass(ociazione)? volontari ospedalieri\b/g, 'avo'],
  [/\bass(ociazione)? italiana assistenza spastici\b/g, 'aias'],
  [/\bass(ociazione)? nazionale (dei )?vigili del fuoco( del corpo nazionale)?\b/g, 'anvvf'],
  [/\blega italiana (per la )?lotta (contro i )?tumori\b/g, 'lilt'],
  [/\bcentro sportivo italiano\b/g, 'csi'],
  [/\bbanca del tempo\b/g, 'bancatempo'],
  [/\bpro ?loco\b/g, 'proloco'],
  [/\borg(anizz\w*)? (di )?vol(ont\w*)?\b|\bodv\b/g, ' '],
  [/\bass(ociazione)? (di )?promoz\w*( social?e?)?\b|\baps\b/g, ' '],
  [/\bente (del |di )?terzo settore\b|\bets\b/g, ' '],
  [/\bonlu?s?\b|\bon lus\b|\borg(anizzazione)? non lucrativa di utilit\w* sociale\b|\bin liquidazione\b/g, ' '],
  [/\bimpresa sociale\b|\ba r l\b|\barl\b|\ba ?rl\b|\ba responsabilita limitata\b/g, ' '],
  [/\b(soc(ieta)?|s) ?(coop|co op)(erativa|ertiva)?( ?soc(iale)?)?\b|\bcoop(erativa|va)?( soc(iale)?)?\b/g, ' '],
  [/\bs ?c ?s\b|\bs ?c sociale\b|\b(di )?solid(arieta)? sociale?\b(?= *$)|\bdi solid(arieta)? *$/g, ' '],
  [/\bass(oc(iaz)?)?\w* sp(ort\w*)?( iva)? dil\w*( tistica| ettantistica)?\b|\ba ?s dil\w*\b|\b[as]sd\b/g, ' '],
  [/\bdilettan\w*( tistica)?\b/g, ' '],
  [/\bp(rotezione)? ?civile\b/g, 'protezionecivile'],
  [/\bp(ubblica)? assistenza\b/g, 'pubblicaassistenza'],
  [/\bantincendio boschivo\b|\baib\b/g, 'antincendio'],
  [/\bcasa (di )?riposo\b|\brsa\b|\bresidenza (sanitaria )?(per )?anziani\b/g, 'casariposo'],
  [/\bvigili del fuoco\b|\bpompieri\b/g, 'pompieri'],
  [/\b(don|mons|monsignor|padre|dott|dr|suor) (?=[a-z]{3})/g, ' '],
  [/\bs(?: |an |ant |anta |anto |ta |to )(?=[a-z]{3})/g, 'san '],
  [/\bss (?=[a-z]{3})/g, 'santi '],
  [/\bf lli\b/g, 'fratelli'],
];

export const SILENT = words(`
  di del dello della dei degli delle da dal dalla in nel nella con per tra fra su sul sulla a al allo alla ai agli alle
  e ed o il lo la i gli le l un uno una d dell nell all sull dall c presso the of and for
`);

// Words that say what a body is or does, and that hundreds share: they tell little.
const COMMON = words(`
  associazione assoc ass assne gruppo gruppi volontari volontario volontaria volontariato volontarie centro circolo comitato
  club societa unione lega ente istituto sportiva sportivo sport culturale cultura sociale sociali assistenza
  servizi comunale comunali intercomunale sezione sez locale soc nucleo squadra organizzazione fondazione fond opera pia consulta
  movimento coordinamento forum oratorio oratori scuola accademia compagnia italiana italiano italia cooperativa cittadina
  cittadino equiparata pubblico citta comune territoriale promozione polisportiva com fondaz volon vol sede onlus pubblicaassistenza
`);

// Words that many bodies share without being what they are.
const USUAL = words(`
  anziani anziano pensionati invalidi disabili famiglie famiglia bambini bambino giovani ragazzi genitori donne amicizia
  ricerca studi studio problemi progetto gardesana bresciana bresciano mantovana mantovano camuna camuno internazionale
  insieme mondo comunita solidarieta
`);

// The name of a federation is shared by its hundreds of sections, and still tells it from all others.
const FEDERATIONS = words(`
  avis cri cai cav ana uildm uici anmic aido aipd avo aias anvvf lilt csi acli arci auser anffas caritas croce bianca verde
  rossa azzurra blu anspi noi agesci cngei scout proloco protezionecivile antincendio casariposo pompieri
  avulss andos ados anteas soccorso bancatempo
`);

const LEVELS = words('provinciale provinciali provincia regionale nazionale');

const COLOURS = words('bianca verde rossa azzurra blu gialla oro');

// What a body is, when it is not just an association: an oratory and a sports club of the same saint are two.
const HEADS = words(`
  oratorio oratori polisportiva scuola asilo parrocchia circolo coro corale banda museo palazzo casariposo cri croce avis
  amici sostenitori banco patronato
`);

// Nobody drops these when writing the name: with one and without it, two bodies (a foundation and its friends, AVIS and the youth group).
const NEVER_DROPPED = words(
  'amici sostenitori avis cri cai cav uildm uici anmic aido aipd avo lilt csi acli arci auser anffas agesci cngei caritas',
);

/** Whether a word is never left out by who writes the name. */
export const isNeverDropped = (word: string): boolean => NEVER_DROPPED.has(word);

/** Whether a word is, or comes from, one of the words of the place: Quinzano, quinzanese. */
export const isOfPlace = (word: string, place: ReadonlySet<string>): boolean =>
  place.has(word) ||
  [...place].some((name) => name.length >= 5 && word.length >= 6 && word.startsWith(name.slice(0, -1)));

/** Whether a word is the colour by which one ambulance service differs from the next. */
export const isColour = (word: string): boolean => COLOURS.has(word);

/** Whether a word says what kind of thing the body is. */
export const isHead = (word: string): boolean => HEADS.has(word);

/** How much a word tells of which body is meant, from 0 (nothing) to 1. `place`: the words of its municipality's name. */
export function weightOf(word: string, place: ReadonlySet<string>): number {
  if (isOfPlace(word, place)) return 0.12;
  if (LEVELS.has(word)) return 0.8;
  if (COMMON.has(word) || /^asso.{6,}$/.test(word)) return 0.2;
  if (USUAL.has(word)) return 0.5;
  if (FEDERATIONS.has(word)) return 0.55;
  return word.length <= 2 && !/\d/.test(word) ? 0.3 : 1;
}
