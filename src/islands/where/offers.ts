/** Offers places under the field while one types, from our own server: the browser's own list, so that every way of typing works. */
export function offerPlaces(field: HTMLInputElement, typed: () => void): void {
  const list = document.createElement('datalist');
  list.id = `${field.id}-offers`;
  field.after(list);
  field.setAttribute('list', list.id);
  let asked = '';
  let waiting: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener('input', () => {
    typed();
    clearTimeout(waiting);
    const text = field.value.trim();
    if (text.length < 2) return;
    // A pause as short as one between two keys: not a question for every letter.
    waiting = setTimeout(async () => {
      asked = text;
      const labels = await labelsFor(text);
      if (asked === text) list.replaceChildren(...labels.map((label) => new Option(label, label)));
    }, 150);
  });
}

// Without an answer there are no offers, and the field works as before.
async function labelsFor(text: string): Promise<string[]> {
  try {
    const answer = await fetch(`/api/places?q=${encodeURIComponent(text)}`);
    const read: unknown = answer.ok ? await answer.json() : null;
    const places: unknown = typeof read === 'object' && read !== null && 'places' in read ? read.places : [];
    return Array.isArray(places) ? places.flatMap(labelOf) : [];
  } catch {
    return [];
  }
}

const labelOf = (place: unknown): string[] =>
  typeof place === 'object' && place !== null && 'label' in place && typeof place.label === 'string'
    ? [place.label]
    : [];
