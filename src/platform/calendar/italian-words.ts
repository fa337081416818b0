/** What the words of people's opening hours mean. A word that is not here makes the whole text unsure. */
export type Token =
  | { is: 'day'; weekday: number }
  | { is: 'nth'; nth: number }
  | { is: 'time'; minute: number; minutesTold: boolean }
  | {
      is:
        | 'dash'
        | 'slash'
        | 'comma'
        | 'stop'
        | 'and'
        | 'from'
        | 'to'
        | 'every day'
        | 'round the clock'
        | 'of the month'
        | 'closed'
        | 'except'
        | 'holidays'
        | 'included'
        | 'morning'
        | 'afternoon'
        | 'by appointment';
    };

type Reading = [pattern: RegExp, read: (found: RegExpExecArray) => Token | null];

const word = (pattern: string) => new RegExp(`(?:${pattern})(?![a-z0-9])`, 'y');
const sign = (is: Exclude<Token['is'], 'day' | 'nth' | 'time'>) => (): Token => ({ is });
// Two letters are not enough: "ma" is Tuesday to some and "but" to all.
const dayWords = [
  'lun(?:edi)?',
  'mar(?:tedi)?',
  'mer(?:coledi)?',
  'gio(?:vedi)?',
  'ven(?:erdi)?',
  'sab(?:at[oi])?',
  'dom(?:enic(?:a|he))?',
];
const nthWords: [string, number][] = [
  ['prim[oa]|1 ?[°ºª]', 1],
  ['second[oa]|2 ?[°ºª]', 2],
  ['terz[oa]|3 ?[°ºª]', 3],
  ['quart[oa]|4 ?[°ºª]', 4],
  ['quint[oa]|5 ?[°ºª]', 5],
  ['ultim[oa]', -1],
];

function readClock(hours: string, minutes: string | undefined): Token | null {
  const minute = Number(hours) * 60 + Number(minutes ?? 0);
  const sane = Number(minutes ?? 0) < 60 && minute <= 1440;
  return sane ? { is: 'time', minute, minutesTold: minutes !== undefined } : null;
}

// The first that fits is taken: longer phrases stand before the words they begin with.
const readings: Reading[] = [
  [/\s+|[():]/y, () => null],
  [
    word('24 ?(?:ore|h) ?(?:su|/) ?24(?: ?(?:ore|h))?|24/24(?: ?h)?|h ?24|24 ?h|giorno e notte'),
    sign('round the clock'),
  ],
  [
    word(
      '(?:7|sette) ?(?:giorni|gg)? ?(?:su|/) ?(?:7|sette)|tutti i giorni(?: della settimana)?|ogni giorno|tutta la settimana',
    ),
    sign('every day'),
  ],
  [word('(?:solo |esclusivamente )?(?:su|previo|per) appuntamento'), sign('by appointment')],
  [word('(?:del|di ogni|di ciascun|ogni) mese'), sign('of the month')],
  [word('(?:(?:nei|i|dei|e) )?(?:giorni )?festivi'), sign('holidays')],
  [word('inclus[oaie]|compres[oaie]|anche'), sign('included')],
  [word('esclus[oaie]|eccetto|tranne|salvo'), sign('except')],
  [word('chius[oaie]|chiusura'), sign('closed')],
  [word('(?:di |al(?:la)? )?mattin[ao]|matt\\.?'), sign('morning')],
  [word('(?:di |al |nel )?pomeriggio|pom\\.?'), sign('afternoon')],
  [word('fino (?:a|al|alle|all|alla)|sino (?:a|alle|all)'), sign('to')],
  ...nthWords.map(
    ([pattern, nth]): Reading => [new RegExp(`(?:${pattern})(?![a-z0-9])`, 'y'), () => ({ is: 'nth', nth })],
  ),
  ...dayWords.map(
    (pattern, weekday): Reading => [
      new RegExp(`(?:${pattern})(?![a-z0-9])\\.?(?!\\d)`, 'y'),
      () => ({ is: 'day', weekday }),
    ],
  ),
  [word('mezzogiorno'), () => ({ is: 'time', minute: 720, minutesTold: true })],
  [word('mezzanotte'), () => ({ is: 'time', minute: 1440, minutesTold: true })],
  [
    /(?:h\.? ?)?(\d{1,2})(?:[:.](\d{2}))?(?: ?h)?(?![a-z0-9°ºª])/y,
    ([, hours = '', minutes]) => readClock(hours, minutes),
  ],
  [word('da|dal|dalla|dalle|dall|dai'), sign('from')],
  [word('a|al|alla|alle|all|ai'), sign('to')],
  [word('ed?'), sign('and')],
  [
    word(
      'h|ore|ora|orari[oa]?|orari|apert[oaie]|apertura|aperture|al pubblico|continuato|il|la|le|lo|i|gli|ogni|tutti|tutte|nei|giorni|di',
    ),
    () => null,
  ],
  [/['`´]/y, () => null],
  [/-/y, sign('dash')],
  [/\//y, sign('slash')],
  [/[,+&]/y, (found) => ({ is: found[0] === ',' ? 'comma' : 'and' })],
  [/[;.|•\n]/y, sign('stop')],
];

/** Lower case without accents, one kind of dash and of apostrophe. */
const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[’‘]/g, "'")
    .replace(/[‐-―−]/g, '-')
    .replace(/\r?\n/g, ' ; ')
    .replace(/[\t\u00a0]/g, ' ');

/** The meanings of a text, in order; null where any word or sign of it is unknown. Fillers such as "ore" are left out. */
export function tokensOf(text: string): Token[] | null {
  const rest = folded(text);
  const tokens: Token[] = [];
  let at = 0;
  while (at < rest.length) {
    const before = at;
    for (const [pattern, read] of readings) {
      pattern.lastIndex = at;
      const found = pattern.exec(rest);
      if (found === null) continue;
      const token = read(found);
      if (token === null && /\d/.test(found[0])) return null;
      if (token) tokens.push(token);
      at = pattern.lastIndex;
      break;
    }
    if (at === before) return null;
  }
  return tokens;
}
