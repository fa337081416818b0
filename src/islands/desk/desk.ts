import { Answers } from './answers.ts';
import { meaningOf } from './keys.ts';
import { send, waitBefore } from './send.ts';

/** Whether digits choose on this device: nothing else is kept here, and nothing of anyone. */
const digitsOff = 'comunanza-desk-digits-off';

/**
 * `<comunanza-desk data-answers data-sign-in data-labels>` around the screen of a contact, or around the one next step of a desk's
 * page: the hand goes there by itself. On the screen digits choose tiles, answers come while one writes, and a press on a dead line
 * stays here and is tried again until it is written down, once.
 */
class ComunanzaDesk extends HTMLElement {
  #labels: Record<string, string> = {};
  #told = document.createElement('p');
  #digits = true;
  /** What is on its way; null while nothing is. */
  #body: URLSearchParams | null = null;
  #attempt = 0;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) {
      this.querySelector<HTMLElement>('a.btn-main')?.focus({ preventScroll: true });
      return;
    }
    if (this.contains(this.#told)) return;
    this.#labels = JSON.parse(this.dataset.labels ?? '{}');
    this.#told.setAttribute('role', 'status');
    this.#told.className = 'visually-hidden';
    form.append(this.#told);
    this.#digits = localStorage.getItem(digitsOff) === null;
    form.append(this.#switch());
    const words = form.querySelector<HTMLInputElement>('input[name="words"]');
    const answers =
      words &&
      new Answers(form, words, this.dataset.answers ?? '', ({ found }) => this.#say('found', { count: `${found}` }));
    form.addEventListener('keydown', (event) => this.#press(event, form, answers));
    form.addEventListener('submit', (event) => {
      const pressed = event.submitter;
      const value = pressed instanceof HTMLButtonElement ? pressed.value : 'done';
      if (value === 'search' && answers) {
        event.preventDefault();
        void this.#search(form, answers);
        return;
      }
      event.preventDefault();
      void this.#send(form, value);
    });
    addEventListener('online', this.#again);
    const wrong = form.querySelector<HTMLElement>('[aria-invalid="true"], .field-wrong input');
    (wrong ?? form.querySelector<HTMLElement>('input[name="day"][value=""]') ?? words)?.focus({
      preventScroll: !wrong,
    });
  }

  disconnectedCallback(): void {
    clearTimeout(this.#waiting);
    removeEventListener('online', this.#again);
    removeEventListener('beforeunload', stay);
  }

  #press(event: KeyboardEvent, form: HTMLFormElement, answers: Answers | null): void {
    const held = event.ctrlKey || event.altKey || event.metaKey || event.isComposing;
    const meaning = meaningOf({ key: event.key, held, on: kindOf(event.target), digits: this.#digits });
    if (meaning === null) return;
    event.preventDefault();
    if (meaning.what === 'search' && answers) void this.#search(form, answers);
    if (meaning.what === 'send') form.requestSubmit(form.querySelector<HTMLElement>('button[value="done"]'));
    if (meaning.what !== 'choose') return;
    const tile = form.querySelector<HTMLInputElement>(`input[aria-keyshortcuts="${meaning.digit}"]`);
    tile?.click();
    tile?.focus();
  }

  /** Brings the answers, and the hand to the first of them. */
  async #search(form: HTMLFormElement, answers: Answers): Promise<void> {
    if (!(await answers.now())) {
      this.#tell('again');
      return;
    }
    const button = form.querySelector<HTMLElement>('button[value="done"]');
    (answers.first() ?? button)?.focus();
  }

  /** What was pressed is fixed now: it is sent as it is, until it is there. */
  async #send(form: HTMLFormElement, pressed: string): Promise<void> {
    if (this.#body !== null) {
      this.#again();
      return;
    }
    this.#body = new URLSearchParams([['do', pressed]]);
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') this.#body.append(name, value);
    this.#attempt = 0;
    await this.#try(form);
  }

  async #try(form: HTMLFormElement): Promise<void> {
    const body = this.#body;
    if (body === null) return;
    const sent = await send(form.action, body);
    if (!this.isConnected) return;
    if (sent.how === 'lost') {
      addEventListener('beforeunload', stay);
      this.#hold(form, true);
      this.#tell('waiting', this.#button('now', this.#again));
      this.#waiting = setTimeout(() => void this.#try(form), waitBefore(this.#attempt++));
      return;
    }
    this.#body = null;
    removeEventListener('beforeunload', stay);
    this.#hold(form, false);
    if (sent.how === 'written') {
      this.#tell('written');
      location.assign(sent.next);
    }
    if (sent.how === 'unknown') this.#tell('signed_out', this.#signIn());
    if (sent.how === 'refused') this.#show(sent.page);
  }

  readonly #again = (): void => {
    const form = this.querySelector('form');
    if (this.#body === null || !form || this.#attempt === 0) return;
    clearTimeout(this.#waiting);
    void this.#try(form);
  };

  /** What is being sent can be read, and no longer changed: it would arrive as it was. */
  #hold(form: HTMLFormElement, held: boolean): void {
    for (const part of form.querySelectorAll<HTMLElement>(':scope > :not([role="status"], .page-head)'))
      part.inert = held;
  }

  /** The same screen with its sentences, in the place of this one. */
  #show(page: string): void {
    const fresh = new DOMParser().parseFromString(page, 'text/html').querySelector('comunanza-desk');
    if (fresh) this.replaceWith(document.importNode(fresh, true));
    else this.#tell('again');
  }

  #signIn(): HTMLAnchorElement {
    const link = document.createElement('a');
    link.href = this.dataset.signIn ?? '';
    link.target = '_blank';
    link.textContent = this.#labels.sign_in ?? '';
    return link;
  }

  #button(label: string, press: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn-soft btn-small';
    button.textContent = this.#labels[label] ?? '';
    button.addEventListener('click', press);
    return button;
  }

  /** Turns digits off, and on again. */
  #switch(): HTMLElement {
    const line = document.createElement('p');
    line.className = 'digits-switch';
    const label = () => (this.#digits ? 'keys_on' : 'keys_off');
    const button = this.#button(label(), () => {
      this.#digits = !this.#digits;
      if (this.#digits) localStorage.removeItem(digitsOff);
      else localStorage.setItem(digitsOff, '1');
      button.textContent = this.#labels[label()] ?? '';
    });
    button.className = 'btn btn-quiet btn-small';
    line.append(button);
    return line;
  }

  /** In sight: something that one has to know. */
  #tell(label: string, more?: HTMLElement): void {
    this.#told.className = 'notice notice-warning';
    this.#told.replaceChildren(this.#labels[label] ?? '', ...(more ? [' ', more] : []));
    this.#told.scrollIntoView({ block: 'nearest' });
  }

  /** For whoever listens: in sight it is already. */
  #say(label: string, values: Record<string, string>): void {
    if (this.#body !== null) return;
    this.#told.className = 'visually-hidden';
    this.#told.textContent = (this.#labels[label] ?? '').replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
  }
}

function kindOf(target: EventTarget | null): 'words' | 'text' | 'choice' | 'other' {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return 'text';
  if (!(target instanceof HTMLInputElement)) return 'other';
  if (target.name === 'words') return 'words';
  return target.type === 'radio' || target.type === 'checkbox' ? 'choice' : 'text';
}

/** While something is on its way the browser asks before it leaves. */
const stay = (event: BeforeUnloadEvent): void => event.preventDefault();

customElements.define('comunanza-desk', ComunanzaDesk);
