import type { Position } from '#platform/geo/index.ts';
import type { Question } from './question.ts';

export type Group = 'near' | 'municipality' | 'serving' | 'everywhere';
export const groups = ['near', 'municipality', 'serving', 'everywhere'] as const;
export type Sort = 'relevance' | 'distance' | 'opening';

export interface Around {
  position: Position | null;
  /** Metres; nothing beyond it is ever called near. */
  radius: number;
  municipality_code: string | null;
  /** Facet lexemes of the areas that reach this place: its municipality, neighbourhood, the whole commons. */
  serving: string[];
}

export interface Wish {
  question: Question;
  /** Facet lexemes that all must hold. */
  facets: string[];
  /** Years. */
  age: number | null;
  /** Open at this instant; `cell` is its hour of the week, as the index writes it ('=h:37'). */
  openAt: { instant: Date; cell: string } | null;
  around: Around | null;
  sort: Sort;
  now: Date;
  /** Results of each group to skip and to give. */
  offset: Partial<Record<Group, number>>;
  size: number;
  /** Entries that answer to any part of the question, when none answers to all. */
  any?: boolean;
  /** Codes of municipalities, the nearest first: for who is shown what is elsewhere. */
  townsByDistance?: string[];
}

/**
 * How a result answers one unit of the question: its words stand in the title or among the topics, in the description,
 * or among place and details; or it has a topic that they stand for (`topic`), or another way to say it (`also`: which of
 * those of the unit, then of those akin).
 */
export interface Answered {
  how: 'title' | 'text' | 'details' | 'topic' | 'also' | 'no';
  also: number | null;
}

export interface Found {
  kind: string;
  id: string;
  title: string;
  summary: string;
  title_en: string | null;
  summary_en: string | null;
  place_name: string | null;
  address: string | null;
  organization_name: string | null;
  municipality_name: string | null;
  phone: string | null;
  free: boolean;
  assured_on: string | null;
  /** The day from which on that is too long ago; null where it was never checked. */
  stale_on: string | null;
  lat: number | null;
  lon: number | null;
  /** Metres from where the person is; null where that is not known. */
  metres: number | null;
  has_hours: boolean;
  /** ISO instants: until when it is open, or when it opens next. */
  open_until: string | null;
  next_open: string | null;
  facets: string[];
  answered: Answered[];
}

export interface Result {
  /** Counted up to `ceiling`; beyond, `more` is true. */
  totals: Record<Group, { count: number; more: boolean }>;
  found: Record<Group, Found[]>;
  /** From facet lexeme to how many of the counted results carry it. */
  facets: Record<string, number>;
  open: number;
}
