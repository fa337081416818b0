import type { Here } from '#platform/http/index.ts';
import type { Leads } from '#platform/ui/index.ts';
import type { Answer } from '../finding/answer.ts';
import { wholeQuery } from '../finding/sent.ts';
import { vocabulary } from '../vocabularies/index.ts';

/** How one goes on from a search to another like it, given as the address that `addressOf` makes. */
export type Way = (address: string) => Leads;

/** Each search has an address, to keep or to send. */
export const byAddress =
  (here: Here): Way =>
  (address) =>
    here.href(address);

/** Id of the form by which a search goes on without an address. */
export const unseenForm = 'unseen';

/** Nothing of what is asked stays in an address: each way on is a button of one form. */
export const byForm: Way = (address) => ({
  form: unseenForm,
  name: wholeQuery,
  value: address.split('?')[1] ?? '',
});

const sensitive = new Set(
  ['everyday-topics', 'life-situations'].flatMap((name) =>
    vocabulary(name).terms.flatMap((term) =>
      term.sensitive ? [`=${name === 'everyday-topics' ? 't' : 's'}:${term.code}`] : [],
    ),
  ),
);

/** Whether it is about something that one may not want others to see: violence, addiction, prison. */
export function isSensitive({ asked, question }: Answer): boolean {
  const facets = [
    ...asked.tema.map((code) => `=t:${code}`),
    ...asked.situazione.map((code) => `=s:${code}`),
    ...question.units.flatMap((unit) => unit.facets),
  ];
  return facets.some((facet) => sensitive.has(facet));
}
