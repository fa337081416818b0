/** What the map says, in the language of the page: the server writes it, `{name}` stands for a value. */
export type Say = (name: string, values?: Record<string, string | number>) => string;

/** Reads the texts that the server put in `data-labels`. One that is missing is empty: the map still works. */
export function readTexts(json: string | undefined): Say {
  const texts = recordOf(json);
  return (name, values = {}) =>
    (texts[name] ?? '').replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''));
}

function recordOf(json: string | undefined): Record<string, string> {
  try {
    const read: unknown = JSON.parse(json ?? '{}');
    const entries = Object.entries(typeof read === 'object' && read !== null ? read : {});
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return {};
  }
}
