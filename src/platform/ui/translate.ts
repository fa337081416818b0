/** Gives the text of a message key in the reader's language; ui's own keys begin with `ui.` and are in `messages/`. */
export type Translate = (key: string, values?: Record<string, string | number>) => string;
