import { fold, makeThesaurus, type SynonymGroup, type Thesaurus, wordsOf } from '#platform/search/index.ts';
import { letters } from '../indexing/facets.ts';
import { synonyms, vocabulary } from '../vocabularies/index.ts';
import { languageName } from './labels.ts';

let made: Thesaurus | undefined;

/**
 * Everyday Italian, some English and Romanian, and the main topics in the other languages most needed here → topics and
 * the words of services. Built once.
 */
export function thesaurus(): Thesaurus {
  made ??= makeThesaurus([
    ...everyday(),
    ...Object.keys(letters).flatMap(namesOf),
    ...languages(),
    { say: freeOfCharge, facets: ['=c:free'], also: [] },
    { say: aroundHere, facets: [], also: [] },
  ]);
  return made;
}

let written: Map<string, string> | undefined;

/** An expression as people write it, with its accents and apostrophes, from the folded words by which it is looked for. */
export function asWritten(words: readonly string[]): string {
  written ??= new Map(
    synonyms().flatMap(({ say, also }) => [...say, ...also].map((one) => [wordsOf(one).join(' '), one] as const)),
  );
  const folded = words.join(' ');
  return written.get(folded) ?? folded;
}

/** What people say; and the words of services themselves, for who knows them ('italiano per stranieri'). */
function everyday(): SynonymGroup[] {
  const groups = synonyms().map(({ say, topics, also, urgent }) => ({
    say,
    facets: topics.map((code) => `=t:${code}`),
    also,
    akin: say,
    urgent,
  }));
  const said = new Set(groups.flatMap((group) => group.say.map(fold)));
  // A single word would be too much: 'ISEE' stands beside many topics, and is about none of them.
  const theirs = groups.map(({ also, facets }) => ({
    say: also.filter((words) => wordsOf(words).length > 1 && !said.has(fold(words))),
    facets,
    also: [],
  }));
  return [...groups, ...theirs];
}

function namesOf(taxonomy: string): SynonymGroup[] {
  const letter = new Map<string, string>(Object.entries(letters)).get(taxonomy);
  return vocabulary(taxonomy).terms.map((term) => ({
    say: [term.name, term.name_en, ...Object.values(term.labels ?? {}), ...(term.synonyms ?? [])],
    facets: [`=${letter}:${term.code}`],
    also: [],
  }));
}

/** 'Medico che parla arabo'. Bare names are left to the words: who writes 'inglese' may want a course. */
const languages = (): SynonymGroup[] =>
  ['ar', 'bn', 'en', 'es', 'fr', 'hi', 'pa', 'ro', 'sq', 'tl', 'uk', 'ur', 'zh'].map((code) => {
    const [it, en] = [languageName(code, 'it'), languageName(code, 'en')];
    return {
      say: [`parla ${it}`, `parlano ${it}`, `in ${it}`, `speaks ${en}`, `in ${en}`],
      facets: [`=l:${code}`],
      also: [],
    };
  });

const freeOfCharge = ['gratis', 'gratuito', 'gratuita', 'gratuiti', 'gratuite', 'senza pagare', 'free', 'for free'];

// Where is asked beside: said again among the words, it is passed over.
const aroundHere = [
  'vicino a me',
  'vicino a casa',
  'vicino a casa mia',
  'qui vicino',
  'nella mia zona',
  'in zona',
  'near me',
];
