interface Alike {
  title: string;
  url: string;
  place: string | null;
}

/**
 * `<comunanza-alike data-field data-path data-labels>` after the field of a name: while one types, what the directory has
 * that answers to it, from our own server. Whoever finds it there need not go on.
 */
class ComunanzaAlike extends HTMLElement {
  connectedCallback(): void {
    const field = document.getElementById(this.dataset.field ?? '');
    if (!(field instanceof HTMLInputElement) || this.childElementCount > 0) return;
    const labels: Record<string, string> = JSON.parse(this.dataset.labels ?? '{}');
    const title = document.createElement('p');
    const list = document.createElement('ul');
    list.className = 'rows';
    this.setAttribute('role', 'status');
    this.append(title, list);
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let asked = '';
    field.addEventListener('input', () => {
      clearTimeout(waiting);
      const words = field.value.trim();
      asked = words;
      // Longer than between two keys: who is still writing is not read to.
      waiting = setTimeout(async () => {
        const found = words.length < 4 ? [] : await alikeTo(`${this.dataset.path ?? ''}/api/search`, words);
        if (asked !== words) return;
        title.textContent = found.length > 0 ? (labels.title ?? '') : '';
        list.replaceChildren(...found.map(line));
      }, 400);
    });
  }
}

const line = ({ title, url, place }: Alike): HTMLLIElement => {
  const item = document.createElement('li');
  const link = document.createElement('a');
  // What is half written here stays in its own window.
  link.target = '_blank';
  link.href = new URL(url).pathname;
  link.textContent = title;
  const where = document.createElement('span');
  where.className = 'muted small';
  where.textContent = place ?? '';
  item.append(link, where);
  return item;
};

// Without an answer nothing is said, and the form works as before.
async function alikeTo(path: string, words: string): Promise<Alike[]> {
  try {
    const answer = await fetch(`${path}?q=${encodeURIComponent(words)}&scrivendo=1`);
    const read: unknown = answer.ok ? await answer.json() : null;
    if (
      typeof read !== 'object' ||
      read === null ||
      ('widened' in read && Array.isArray(read.widened) && read.widened.length > 0)
    )
      return [];
    const found: unknown = 'everywhere' in read ? read.everywhere : [];
    return Array.isArray(found) ? found.slice(0, 4).flatMap(alikeOf) : [];
  } catch {
    return [];
  }
}

function alikeOf(found: unknown): Alike[] {
  if (typeof found !== 'object' || found === null || !('title' in found) || !('url' in found)) return [];
  if (typeof found.title !== 'string' || typeof found.url !== 'string') return [];
  const place = 'place' in found && typeof found.place === 'string' ? found.place : null;
  return [{ title: found.title, url: found.url, place }];
}

customElements.define('comunanza-alike', ComunanzaAlike);
