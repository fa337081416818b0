/** Longer than between two keys. In milliseconds. */
const pause = 350;

interface Told {
  found: number;
  topics: number;
}

/**
 * Looks for answers while one writes: topics and entries come under the words without leaving the page, the last question
 * alone counts, and what was ticked stays.
 */
export class Answers {
  #form: HTMLFormElement;
  #door: string;
  #words: HTMLInputElement;
  #hear: (told: Told) => void;
  #asked: string;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #going: AbortController | undefined;
  /** Topics that someone ticked, or took away: until then those proposed follow the words. */
  #chosen = false;

  constructor(form: HTMLFormElement, words: HTMLInputElement, door: string, hear: (told: Told) => void) {
    this.#form = form;
    this.#words = words;
    this.#door = door;
    this.#hear = hear;
    this.#asked = words.value.trim();
    words.addEventListener('input', () => {
      clearTimeout(this.#waiting);
      this.#waiting = setTimeout(() => void this.now(), pause);
    });
    form.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement && target.name === 'topics') this.#chosen = true;
    });
  }

  /** Asks at once; when the answers are there, unless something newer was asked. False without a line. */
  async now(): Promise<boolean> {
    clearTimeout(this.#waiting);
    const words = this.#words.value.trim();
    if (words === this.#asked) return true;
    this.#going?.abort();
    const going = new AbortController();
    this.#going = going;
    try {
      const body = new URLSearchParams({ words });
      const kept = this.#chosen ? ['answers', 'topics'] : ['answers'];
      for (const [name, value] of new FormData(this.#form))
        if (typeof value === 'string' && kept.includes(name)) body.append(name, value);
      const answer = await fetch(this.#door, { method: 'POST', body, signal: going.signal, redirect: 'error' });
      if (!answer.ok) return false;
      const html = await answer.text();
      if (going.signal.aborted) return true;
      this.#asked = words;
      this.#put(html);
      return true;
    } catch {
      return going.signal.aborted;
    }
  }

  /** The first entry that one can pick; none where nothing was found. */
  first(): HTMLElement | null {
    return this.#form.querySelector<HTMLElement>('#answers input[name="answers"]:not(:checked)');
  }

  #put(html: string): void {
    const fresh = new DOMParser().parseFromString(html, 'text/html').getElementById('answers');
    const old = this.#form.querySelector('#answers');
    if (!fresh || !old) return;
    // What was ticked while the question was on its way stays too.
    const ticked = [...old.querySelectorAll<HTMLInputElement>('input[name="answers"]:checked')].map(
      ({ value }) => value,
    );
    for (const box of fresh.querySelectorAll<HTMLInputElement>('input[name="answers"]'))
      if (ticked.includes(box.value)) box.checked = true;
    const focused = document.activeElement;
    const held = focused instanceof HTMLInputElement && old.contains(focused) ? focused.value : null;
    old.replaceWith(document.importNode(fresh, true));
    if (held !== null) this.#form.querySelector<HTMLElement>(`#answers input[value="${CSS.escape(held)}"]`)?.focus();
    this.#hear({ found: Number(fresh.dataset.found), topics: Number(fresh.dataset.topics) });
  }
}
