import type { Child } from 'hono/jsx';
import type { Lang } from '#platform/messages/index.ts';

/** What the page can say of a text: in its own language where somebody wrote it, else as it was written. */
export interface Text {
  text: string;
  /** The language it is in, where that is not the page's. */
  lang: 'it' | undefined;
}

/** Chooses the text for the page's language. Null where there is none. */
export function textIn(lang: Lang, it: string | null, en?: string | null): Text | null {
  if (lang === 'en' && en) return { text: en, lang: undefined };
  if (it === null || it.trim() === '') return null;
  return { text: it, lang: lang === 'en' ? 'it' : undefined };
}

/** A text as words, marked as Italian for those who listen where the page is in another language (WCAG 3.1.2). */
export const Words = ({ of }: { of: Text }): Child => (of.lang ? <span lang={of.lang}>{of.text}</span> : of.text);

/** A text in paragraphs. */
export const Paragraphs = ({ of }: { of: Text }) => (
  <>
    {of.text
      .split(/\n{2,}/)
      .filter((one) => one.trim() !== '')
      .map((one) => (
        <p lang={of.lang}>{one.trim()}</p>
      ))}
  </>
);
