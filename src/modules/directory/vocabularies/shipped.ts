import { z } from 'zod';
import accessibilityFacts from './accessibility-facts.json' with { type: 'json' };
import actorKinds from './actor-kinds.json' with { type: 'json' };
import assetKinds from './asset-kinds.json' with { type: 'json' };
import costFacts from './cost-facts.json' with { type: 'json' };
import etsActivities from './ets-activities.json' with { type: 'json' };
import everydayTopics from './everyday-topics.json' with { type: 'json' };
import istatAreas from './istat-areas.json' with { type: 'json' };
import legalForms from './legal-forms.json' with { type: 'json' };
import lifeSituations from './life-situations.json' with { type: 'json' };
import municipalTopics from './municipal-topics.json' with { type: 'json' };
import ontopiaLifeEvents from './ontopia-life-events.json' with { type: 'json' };
import ontopiaThemes from './ontopia-themes.json' with { type: 'json' };
import openingFacts from './opening-facts.json' with { type: 'json' };
import synonymGroups from './synonyms.json' with { type: 'json' };
import { SynonymGroup, type Term, Vocabulary } from './vocabulary.ts';

const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

/** Every taxonomy that comes with the program, parsed once. Throws (a bug, not a refusal) when a file breaks its form. */
export const vocabularies: () => Vocabulary[] = once(() =>
  z
    .array(Vocabulary)
    .parse([
      everydayTopics,
      lifeSituations,
      actorKinds,
      assetKinds,
      accessibilityFacts,
      openingFacts,
      costFacts,
      legalForms,
      etsActivities,
      istatAreas,
      ontopiaThemes,
      ontopiaLifeEvents,
      municipalTopics,
    ]),
);

/** Everyday Italian (and some English and Romanian) → everyday topics and the words of services, parsed once. */
export const synonyms: () => SynonymGroup[] = once(() => z.array(SynonymGroup).parse(synonymGroups));

/** One shipped taxonomy by its code; throws when there is none, because codes are written by us. */
export function vocabulary(code: string): Vocabulary {
  const found = vocabularies().find((one) => one.code === code);
  if (!found) throw new Error(`no vocabulary named ${code}`);
  return found;
}

/** One shipped term; throws when there is none, because codes are written by us. */
export function term(taxonomy: string, code: string): Term {
  const found = vocabulary(taxonomy).terms.find((one) => one.code === code);
  if (!found) throw new Error(`no term ${code} in ${taxonomy}`);
  return found;
}

/** The ISTAT area of a topic or life situation, its own or its parent's. For exports only. */
export function istatArea(taxonomy: string, code: string): string | undefined {
  const one = term(taxonomy, code);
  if (one.istat_area) return one.istat_area;
  return one.parent ? istatArea(taxonomy, one.parent) : undefined;
}
