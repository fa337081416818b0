import { IntlMessageFormat } from 'intl-messageformat';

/** The languages that pages are written in; the first is the default. Others can be added without a change elsewhere. */
export const languages = ['it', 'en'] as const;
export type Lang = (typeof languages)[number];

export type MessageValues = Record<string, string | number>;
/** Says a message in the language of the request. An unknown key is a bug: it throws in tests, and shows itself otherwise. */
export type T = (key: string, values?: MessageValues) => string;
/** A sentence that pure code wants said, without knowing the language. */
export interface Said {
  key: string;
  values?: MessageValues;
}

export type Catalog = Readonly<Record<string, string>>;

/** Makes one speaker per language from catalogues of ICU messages (flat keys). Two catalogues may not share a key. */
export function speakers(catalogs: Record<Lang, readonly Catalog[]>): Record<Lang, T> {
  return { it: speaker('it', catalogs.it), en: speaker('en', catalogs.en) };
}

function speaker(lang: Lang, catalogs: readonly Catalog[]): T {
  const texts = new Map<string, string>();
  for (const catalog of catalogs) {
    for (const [key, text] of Object.entries(catalog)) {
      if (texts.has(key)) throw new Error(`The message ${key} is written twice in ${lang}.`);
      texts.set(key, text);
    }
  }
  const formats = new Map<string, IntlMessageFormat>();
  return (key, values) => {
    const text = texts.get(key);
    if (text === undefined) return `⟦${key}⟧`;
    // Most messages are plain: no parsing, no formatting.
    if (!text.includes('{') && !text.includes("'")) return text;
    let format = formats.get(key);
    if (!format) {
      format = new IntlMessageFormat(text, lang, undefined, { ignoreTag: true });
      formats.set(key, format);
    }
    return String(format.format(values));
  };
}
