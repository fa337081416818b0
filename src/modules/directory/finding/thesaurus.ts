import { makeThesaurus, type Thesaurus } from '#platform/search/index.ts';
import { synonyms, vocabulary } from '../vocabularies/index.ts';

let made: Thesaurus | undefined;

/** Everyday Italian and English → topics and the words of services, built once: synonyms, and the names of topics and situations. */
export function thesaurus(): Thesaurus {
  made ??= makeThesaurus([
    ...synonyms().map((group) => ({
      say: group.say,
      facets: group.topics.map((code) => `=t:${code}`),
      also: group.also,
    })),
    ...vocabulary('everyday-topics').terms.map((term) => ({
      say: [term.name, term.name_en],
      facets: [`=t:${term.code}`],
      also: [],
    })),
    ...vocabulary('life-situations').terms.map((term) => ({
      say: [term.name, term.name_en],
      facets: [`=s:${term.code}`],
      also: [],
    })),
  ]);
  return made;
}
