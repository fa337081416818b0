import { type Copy, type Entry, pathOf, type Spot } from './copy.ts';
import { call, el, link } from './draw.ts';

/** What the island says, in the language of the page. */
export type Say = (name: string, values?: Record<string, string | number>) => string;

/** An entry in a list: its name, what it is, the nearest telephone. */
export function card(entry: Entry, copy: Copy, prefix: string, say: Say): HTMLElement {
  const [spot] = entry.at;
  const quarter = spot?.q === undefined ? undefined : copy.quarters[spot.q];
  const facts = [spot?.p ?? spot?.a, quarter, spot?.h].filter((fact) => fact !== undefined);
  return el(
    'article',
    'entry',
    el('p', 'entry-kind', say(entry.k)),
    el('h2', 'entry-title', link(pathOf(entry, prefix), entry.t)),
    entry.d ? el('p', 'entry-summary', entry.d.length > 160 ? `${entry.d.slice(0, 157)}…` : entry.d) : null,
    facts.length > 0 ? el('p', 'entry-why', facts.join(' · ')) : null,
    spot?.f ? el('p', '', call(spot.f)) : null,
  );
}

/** All that the copy knows of one entry. */
export function sheet(entry: Entry, copy: Copy, say: Say): HTMLElement {
  const topics = entry.s.flatMap((at) => copy.topics[at]?.[0] ?? []);
  return el(
    'section',
    'panel panel-answer',
    el('p', 'entry-kind', [say(entry.k), ...topics].join(' · ')),
    entry.d ? el('p', '', entry.d) : null,
    entry.b ? fact(say('bring'), entry.b) : null,
    ...entry.at.map((spot) => place(spot, copy, say)),
    entry.o ? fact(say('by'), entry.o) : null,
    entry.c ? el('p', 'muted', entry.c.charAt(0).toUpperCase() + entry.c.slice(1)) : null,
  );
}

function place(spot: Spot, copy: Copy, say: Say): HTMLElement {
  const quarter = spot.q === undefined ? null : copy.quarters[spot.q];
  const where = [spot.p, spot.a, quarter].filter(Boolean).join(', ');
  return el(
    'div',
    'stack',
    where ? fact(say('where'), where) : null,
    fact(say('when'), spot.h ?? say('hours_unknown')),
    spot.f ? fact(say('phone'), call(spot.f)) : null,
  );
}

const fact = (term: string, detail: Node | string): HTMLElement => el('p', '', el('strong', '', `${term} `), detail);
