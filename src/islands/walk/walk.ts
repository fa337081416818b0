import { send } from './send.ts';
import { smaller } from './smaller.ts';
import { drop, type Kept, keep, keptOf, rememberWalker, walkerKnown } from './store.ts';
import { firstWrong } from './wrong.ts';

const again = 60_000;
/** Longer than between two presses of a hand that is unsure, shorter than writing anything. */
const moment = 1_000;

/**
 * `<comunanza-walk data-person data-labels data-sign-in data-page>` around the form of a find: takes the phone's position,
 * keeps each find on the phone first, and sends it as soon as there is a network, once.
 */
class ComunanzaWalk extends HTMLElement {
  #labels: Record<string, string> = {};
  #person = '';
  #told = document.createElement('p');
  #list = document.createElement('section');
  #sending = false;
  #keeping = false;

  async connectedCallback(): Promise<void> {
    const form = this.querySelector('form');
    // Without these the form goes as any form does.
    if (!form || !isSecureContext || !('indexedDB' in globalThis) || this.contains(this.#told)) return;
    this.#labels = JSON.parse(this.dataset.labels ?? '{}');
    this.#told.setAttribute('role', 'status');
    form.before(this.#list);
    form.after(this.#told);
    this.#addPosition(form);
    this.#person = this.dataset.person || (await walkerKnown().catch(() => ''));
    if (this.dataset.person) await rememberWalker(this.dataset.person).catch(() => {});
    if (this.#person === '') {
      form.hidden = true;
      this.#tell('sign_in_first');
      return;
    }
    form.addEventListener('input', () => {
      this.#askConsent(form);
      if (this.#told.className !== '') this.#told.replaceChildren();
    });
    form.addEventListener('reset', () => setTimeout(() => this.#askConsent(form)));
    this.#askConsent(form);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#recordOnce(form);
    });
    addEventListener('online', () => void this.#sendAll());
    setInterval(() => void this.#sendAll(), again);
    await this.#sendAll();
  }

  /** Only a group of people is asked whether it agrees. */
  #askConsent(form: HTMLFormElement): void {
    const asked = form.querySelector<HTMLElement>('#consent')?.closest<HTMLElement>('.field');
    if (asked) asked.hidden = new FormData(form).get('kind') !== 'informal-group';
  }

  #addPosition(form: HTMLFormElement): void {
    if (!('geolocation' in navigator)) return;
    const told = document.createElement('span');
    told.setAttribute('role', 'status');
    const take = button(this.#say('use_position'), 'btn btn-soft');
    take.addEventListener('click', () => {
      told.textContent = ` ${this.#say('asking')}`;
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          put(form, 'lat', coords.latitude.toFixed(6));
          put(form, 'lon', coords.longitude.toFixed(6));
          told.textContent = ` ${this.#say('here', { metres: String(Math.round(coords.accuracy)) })}`;
        },
        () => {
          told.textContent = ` ${this.#say('denied')}`;
        },
        { enableHighAccuracy: true, maximumAge: 10_000, timeout: 20_000 },
      );
    });
    form.addEventListener('reset', () => told.replaceChildren());
    const row = document.createElement('p');
    row.append(take, told);
    form.querySelector('#address')?.closest('.field')?.before(row);
  }

  /**
   * A photograph takes a moment to be drawn, and the form is empty then: who presses again meanwhile, or by mistake right
   * after, keeps one find and is told of that, not that the form is empty.
   */
  async #recordOnce(form: HTMLFormElement): Promise<void> {
    if (this.#keeping) return;
    this.#keeping = true;
    const kept = await this.#record(form).catch(() => false);
    setTimeout(
      () => {
        this.#keeping = false;
      },
      kept ? moment : 0,
    );
    if (kept) await this.#sendAll();
  }

  /** Whether it is on the phone now. */
  async #record(form: HTMLFormElement): Promise<boolean> {
    const data = new FormData(form);
    const values: Record<string, string> = {};
    for (const [name, value] of data) if (typeof value === 'string') values[name] = value;
    const chosen = data.get('photo');
    const file = chosen instanceof File && chosen.size > 0 ? chosen : null;
    const wrong = firstWrong(values, file !== null);
    if (wrong) {
      const control = form.querySelector<HTMLElement>(`[name="${wrong.field}"]`);
      this.#tell(wrong.label);
      this.#told.className = 'field-error';
      control?.closest('.field')?.append(this.#told);
      control?.focus();
      return false;
    }
    const id = crypto.randomUUID();
    const photo = file && (await smaller(file));
    const find: Kept = {
      id,
      person: this.#person,
      values: { ...values, id, found_at: new Date().toISOString() },
      photo,
      problem: '',
    };
    await keep(find);
    form.after(this.#told);
    this.#told.className = '';
    form.reset();
    put(form, 'lat', '');
    put(form, 'lon', '');
    this.#tell('kept', { name: values.name ?? '' });
    form.querySelector<HTMLElement>('input[name="kind"]')?.focus();
    return true;
  }

  /** Sends what is here, one after the other; what cannot leave now stays. */
  async #sendAll(): Promise<void> {
    if (this.#sending || !this.isConnected) return;
    this.#sending = true;
    try {
      for (const find of await keptOf(this.#person)) {
        if (find.problem === '' && navigator.onLine) await this.#sendOne(find);
      }
    } finally {
      this.#sending = false;
      await this.#draw();
    }
  }

  async #sendOne(find: Kept): Promise<void> {
    const sent = await send(this.dataset.page ?? '', find);
    const name = find.values.name ?? '';
    if (sent.how === 'refused') await keep({ ...find, problem: sent.sentence });
    if (sent.how === 'unknown') this.#told.replaceChildren(link(this.dataset.signIn ?? '', this.#say('sign_in')));
    if (sent.how !== 'arrived') return;
    await drop(find.id);
    this.#tell(sent.state === 'unsure' ? 'unsure' : 'sent', { name });
    if (sent.state === 'unsure') this.#told.append(' ', link(sent.page, this.#say('look')));
  }

  async #draw(): Promise<void> {
    const finds = await keptOf(this.#person);
    this.#list.replaceChildren();
    if (finds.length === 0) return;
    const title = document.createElement('h2');
    title.textContent = this.#say('waiting');
    const list = document.createElement('ul');
    list.append(...finds.map((find) => this.#line(find)));
    this.#list.className = 'panel panel-mist';
    this.#list.append(title, list);
  }

  #line(find: Kept): HTMLElement {
    const name = find.values.name ?? '';
    const line = document.createElement('li');
    const remove = button(this.#say('remove', { name }), 'btn btn-quiet');
    remove.addEventListener('click', () => void drop(find.id).then(() => this.#draw()));
    line.append(`${name}: ${find.problem || this.#say('to_send')} `);
    if (find.problem !== '') {
      const resume = button(this.#say('resume', { name }), 'btn btn-quiet');
      resume.addEventListener('click', () => void this.#resume(find));
      line.append(resume);
    }
    line.append(remove);
    return line;
  }

  /** What was refused stands in the form again; its photograph has to be chosen anew. */
  async #resume(find: Kept): Promise<void> {
    const form = this.querySelector('form');
    if (!form) return;
    for (const [name, value] of Object.entries(find.values)) put(form, name, value);
    await drop(find.id);
    await this.#draw();
    form.querySelector<HTMLElement>('#name')?.focus();
  }

  #tell(label: string, values: Record<string, string> = {}): void {
    this.#told.textContent = this.#say(label, values);
  }

  #say(name: string, values: Record<string, string> = {}): string {
    return (this.#labels[name] ?? '').replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
  }
}

function button(words: string, className: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.textContent = words;
  return made;
}

function link(href: string, words: string): HTMLAnchorElement {
  const made = document.createElement('a');
  made.href = href;
  made.textContent = words;
  return made;
}

function put(form: HTMLFormElement, name: string, value: string): void {
  for (const control of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(`[name="${name}"]`)) {
    if (control instanceof HTMLInputElement && control.type === 'radio') control.checked = control.value === value;
    else if (control instanceof HTMLInputElement && control.type === 'checkbox') control.checked = value === 'on';
    else control.value = value;
  }
}

customElements.define('comunanza-walk', ComunanzaWalk);
