import { apostropheToAccent, plainApostrophes } from '../repairs/accents.ts';
import { repairCharacters } from '../repairs/characters.ts';
import { FORMS, type Form, SAME, SILENT } from './vocabulary.ts';

/** A name taken apart: its words without accents and legal forms, the initials that it explains itself, and the form that it told. */
export type Parts = { words: string[]; explained: string[]; form: Form | undefined };

/** Takes a name apart for comparison: what any two ways of writing it have in common stays. */
export function partsOf(name: string): Parts {
  const plain = bare(name);
  const form = FORMS.find(([, sign]) => sign.test(plain))?.[0];
  const told = SAME.reduce((text, [sign, same]) => text.replace(sign, same), plain);
  const words = told.split(/\s+/).filter((word) => word !== '' && !SILENT.has(word));
  return { words: [...new Set(words)], explained: explainedInitials(name, plain), form };
}

/** `ADOS … Donne Operate al Seno`, `Vol.Ca. Volontariato Carcere`: initials that the same name spells out. */
function explainedInitials(name: string, plain: string): string[] {
  const all = plain.split(' ');
  const full = all.filter((word) => !SILENT.has(word));
  const runs = [full, all].map((words) => words.map((word) => word.charAt(0)).join(''));
  const initials = full.filter((word) => /^[a-z]{3,7}$/.test(word) && runs.some((run) => run.includes(word)));
  const cut = [...name.toLowerCase().matchAll(/\b([a-z]{2,4})\./g)].map((found) => found[1] ?? '');
  const clipped = cut.filter((piece) => full.some((word) => word !== piece && word.startsWith(piece)));
  return [...new Set([...initials, ...(clipped.length > 1 ? clipped : [])])];
}

/** Small letters and figures only; initials with dots become one word (`A.V.I.S.` → `avis`). */
function bare(name: string): string {
  return plainApostrophes(apostropheToAccent(repairCharacters(name)))
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\b[a-z]{1,4}(?:\.[a-z]{1,4})+\b/g, joined)
    .replace(/(?<=\b[a-z0-9])\.(?:(?=[a-z0-9]\b)|\s(?=[a-z0-9]\.))/g, '')
    .replace(/\b(fondazione|associazione|cooperativa)(?=[a-z]{4})/g, '$1 ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** `Es.Pro.` is one word made of beginnings; `soc.coop.` is two abbreviations. */
const joined = (text: string) =>
  /\b(s|ss|ass|soc|coop|sp|sez|dil|prot|civ|mod|ric|att|cult|dr|st|d|san|com|loc)\./.test(`${text}.`)
    ? text
    : text.replaceAll('.', '');
