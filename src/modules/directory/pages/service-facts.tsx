import type { Child } from 'hono/jsx';
import type { Here } from '#platform/http/index.ts';
import type { Fact } from '#platform/ui/index.ts';
import { Wrong } from '../corrections/wrong.tsx';
import { sayAccess, sayAges, termsOf } from '../entry/say.ts';
import type { ServiceShown } from '../entry/service.ts';
import { Paragraphs, type Text, textIn, Words } from '../entry/text.tsx';
import { addressOf } from '../entry/where.ts';

/** The answers that one looks for first, each with the way to say that it is wrong. */
export function factsOf(here: Here, service: ServiceShown, cost: { facts: Text[] }): Fact[] {
  const { t } = here;
  const fees = textIn(here.lang, service.fees_description, service.own.english.fees_description);
  const wrong = (fact: string) => <Wrong here={here} of={{ kind: 'service', id: service.id }} fact={fact} />;
  const facts: (Fact | null)[] = [
    { icon: 'people', term: t('entry.for_whom'), ...forWhom(here, service), after: wrong('eligibility_description') },
    said(whatYouGet(here, service), wrong('description')),
    said(howItGoes(here, service), wrong('application_process')),
    { icon: 'file', term: t('entry.bring'), detail: whatToBring(here, service), after: wrong('documents') },
    whereBriefly(here, service),
    cost.facts.length > 0 || fees
      ? {
          icon: 'euro',
          term: t('entry.cost'),
          detail: cost.facts.map((of, at) => (
            <>
              {at > 0 ? ' · ' : ''}
              <Words of={of} />
            </>
          )),
          note: fees ? <Words of={fees} /> : undefined,
          after: wrong('fees_description'),
        }
      : null,
  ];
  return facts.flatMap((fact) => fact ?? []);
}

const said = (fact: Fact | null, after: Child): Fact | null => fact && { ...fact, after };

function forWhom(here: Here, service: ServiceShown): { detail: Child; note?: Child } {
  const said = textIn(here.lang, service.eligibility_description, service.own.english.eligibility_description);
  const ages = sayAges(service.minimum_age, service.maximum_age, here);
  const known = [service.minimum_age, service.maximum_age].filter((age) => age !== null && age > 0);
  const repeats = known.every((age) => said?.text.includes(String(age)));
  return {
    detail: said ? <Words of={said} /> : (ages ?? here.t('entry.for_all')),
    note: said && ages && !repeats ? ages : undefined,
  };
}

function whatYouGet(here: Here, service: ServiceShown): Fact | null {
  const said = textIn(here.lang, service.description, service.own.english.description);
  return said && { icon: 'check', term: here.t('entry.get'), detail: <Paragraphs of={said} /> };
}

function howItGoes(here: Here, service: ServiceShown): Fact | null {
  const { lang } = here;
  const said = textIn(lang, service.application_process, service.own.english.application_process);
  const wait = textIn(lang, service.wait_time, service.own.english.wait_time);
  const sentences = sayAccess(service.own.marks, here);
  if (!said && sentences.length === 0 && !wait) return null;
  return {
    icon: 'key',
    term: here.t('entry.how'),
    detail: (
      <>
        {sentences.join(' ')}
        {said ? <Paragraphs of={said} /> : null}
        {wait ? <Paragraphs of={wait} /> : null}
      </>
    ),
  };
}

function whatToBring(here: Here, service: ServiceShown): Child {
  const papers = service.documents.flatMap(({ document }) => textIn(here.lang, document) ?? []);
  if (papers.length === 0) return here.t('entry.bring_nothing');
  return (
    <ul class="papers">
      {papers.map((of) => (
        <li>
          <Words of={of} />
        </li>
      ))}
    </ul>
  );
}

/** What one must know before setting out; the rest is told with the place. */
const doorFacts = ['step-free', 'ramp', 'upstairs-only', 'lift', 'accessible-toilet'];

function whereBriefly(here: Here, service: ServiceShown): Fact | null {
  const { t } = here;
  const [first, ...others] = service.places;
  if (!first) return null;
  if (others.length > 0) {
    const links = service.places.map((place) => (
      <li>
        <a href={`#luogo-${place.id}`}>{place.name ?? addressOf(place)}</a>
      </li>
    ));
    return { icon: 'pin', term: t('entry.where'), detail: <ul class="papers papers-plain">{links}</ul> };
  }
  const facts = termsOf(here, first.own.marks, 'accessibility-facts');
  const gettingIn = doorFacts.flatMap((code) => facts.find((fact) => fact.code === code)?.label ?? []);
  return {
    icon: 'pin',
    term: t('entry.where'),
    detail: [first.name, first.address].filter(Boolean).join(', '),
    note: gettingIn.length > 0 ? gettingIn.slice(0, 3).join(' · ') : undefined,
  };
}
