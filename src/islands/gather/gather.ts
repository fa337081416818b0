/**
 * `<comunanza-gather data-done>` around the form by which entries are put in one's list: the press is sent without leaving the
 * page, so that a search is not lost, and the button says that it is done. Pressed again it leads to the list, as it does
 * without script; so does anything but a plain yes.
 */
class ComunanzaGather extends HTMLElement {
  #told = document.createElement('span');

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (form === null || this.contains(this.#told)) return;
    this.#told.setAttribute('role', 'status');
    this.#told.className = 'visually-hidden';
    this.append(this.#told);
    const plain = new WeakSet<HTMLElement>();
    form.addEventListener('submit', async (event) => {
      const button = event.submitter;
      if (!(button instanceof HTMLButtonElement) || plain.has(button)) return;
      event.preventDefault();
      plain.add(button);
      if (await isKept(form, button)) this.#tell(button);
      else form.requestSubmit(button);
    });
  }

  #tell(button: HTMLButtonElement): void {
    const { done = '' } = this.dataset;
    const title = button.getAttribute('aria-label') ?? '';
    const words = button.querySelector('span');
    if (words) words.textContent = done;
    button.querySelector('use')?.setAttribute('href', '/icons.svg#check');
    button.setAttribute('aria-label', title.replace(/^[^:]*/, done));
    this.#told.textContent = button.getAttribute('aria-label');
  }
}

/** The form's yes is a redirect; a refusal has a page of its own. */
async function isKept(form: HTMLFormElement, button: HTMLButtonElement): Promise<boolean> {
  const body = new URLSearchParams([[button.name, button.value]]);
  const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => null);
  return answer?.type === 'opaqueredirect';
}

customElements.define('comunanza-gather', ComunanzaGather);
