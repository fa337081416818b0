/** What a key means on the screen of a contact, where it means anything. */
export type Meaning = { what: 'choose'; digit: string } | { what: 'search' } | { what: 'send' } | null;

interface Press {
  key: string;
  /** With Ctrl, Alt or Meta, or inside the making of a letter: then it is the browser's. */
  held: boolean;
  /** On what it fell. */
  on: 'words' | 'text' | 'choice' | 'other';
  /** Whether digits choose: whoever speaks to their computer turns that off (WCAG 2.1.4). */
  digits: boolean;
}

/** A digit chooses, but never while one writes; Enter looks for answers from the words, and writes down from a choice. */
export function meaningOf({ key, held, on, digits }: Press): Meaning {
  if (held) return null;
  if (key === 'Enter') {
    if (on === 'words') return { what: 'search' };
    return on === 'choice' ? { what: 'send' } : null;
  }
  const writing = on === 'words' || on === 'text';
  return digits && !writing && /^[1-9]$/.test(key) ? { what: 'choose', digit: key } : null;
}
