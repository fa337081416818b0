/** Where one finds something: place, address, number of its neighbourhood, telephone, hours. */
export interface Spot {
  p?: string;
  a?: string;
  q?: number;
  f?: string;
  h?: string;
}

/** One thing of the directory: kind, id, title, description, what to bring, who offers it, last check, topics, places. */
export interface Entry {
  k: string;
  i: string;
  t: string;
  d?: string;
  b?: string;
  o?: string;
  c?: string;
  s: number[];
  at: Spot[];
}

/** The directory as the server packs it. */
export interface Copy {
  form: 1;
  quarters: string[];
  /** What each topic is called, and the everyday words for it. */
  topics: [label: string, words: string][];
  entries: Entry[];
  /** How many had no room. */
  left: number;
}

const paths: Record<string, string> = {
  service: 'servizi',
  organization: 'organizzazioni',
  place: 'luoghi',
  asset: 'risorse',
  procedure: 'pratiche',
};

/** The address of an entry's page; without a network the copy answers there too. */
export const pathOf = ({ k, i }: Pick<Entry, 'k' | 'i'>, prefix: string): string =>
  `${prefix}/${paths[k] ?? 'servizi'}/${i}`;

/** The entry whose page has this address. */
export const entryAt = (copy: Copy, pathname: string, prefix: string): Entry | undefined =>
  copy.entries.find((entry) => pathOf(entry, prefix) === pathname);
