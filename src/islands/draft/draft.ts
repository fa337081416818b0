/** Typing pauses for so long: then what is typed is kept. */
const PAUSE = 2_500;
/** What was not kept for want of a network is tried again. */
const AGAIN = 15_000;

/**
 * `<comunanza-draft data-to data-labels>` inside a form: a few seconds after each change it sends what stands in the form
 * to be kept, and says when. Without it the form's own buttons keep it.
 */
class ComunanzaDraft extends HTMLElement {
  #told = document.createElement('p');
  #labels: Record<string, string> = {};
  #waiting: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    const form = this.closest('form');
    if (form === null || this.childElementCount > 0) return;
    this.#labels = JSON.parse(this.dataset.labels ?? '{}');
    this.#told.className = 'small muted';
    this.#told.setAttribute('role', 'status');
    this.append(this.#told);
    form.addEventListener('input', () => this.#later(form, PAUSE));
    // Whoever sends the form keeps it so; two at once would race.
    form.addEventListener('submit', () => {
      clearTimeout(this.#waiting);
      this.#waiting = undefined;
    });
    addEventListener('pagehide', () => {
      if (this.#waiting === undefined) return;
      navigator.sendBeacon(this.dataset.to ?? '', new URLSearchParams(typed(form)));
    });
  }

  #later(form: HTMLFormElement, pause: number): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.#keep(form), pause);
  }

  async #keep(form: HTMLFormElement): Promise<void> {
    this.#waiting = undefined;
    try {
      const answer = await fetch(this.dataset.to ?? '', { method: 'POST', body: new URLSearchParams(typed(form)) });
      if (!answer.ok) throw new Error(String(answer.status));
      const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: 'numeric', minute: '2-digit' });
      this.#told.textContent = `${this.#labels.saved ?? ''} ${time}.`;
    } catch {
      this.#told.textContent = this.#labels.lost ?? '';
      this.#later(form, AGAIN);
    }
  }
}

const typed = (form: HTMLFormElement): string[][] =>
  [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));

customElements.define('comunanza-draft', ComunanzaDraft);
