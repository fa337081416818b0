import { ageOf } from './age.ts';
import { type Copy, entryAt } from './copy.ts';
import { el, link } from './draw.ts';
import { findIn, makeReady } from './find.ts';
import { card, type Say, sheet } from './show.ts';

const shown = 40;
const isCopy = (read: unknown): read is Copy =>
  typeof read === 'object' && read !== null && 'form' in read && read.form === 1;

/**
 * `<comunanza-offline data-list data-prefix data-labels>`: the directory, searched in the browser. At an entry's own
 * address, where the network did not answer, it shows what the copy knows of that entry.
 */
class ComunanzaOffline extends HTMLElement {
  #labels: Record<string, string> = {};

  async connectedCallback(): Promise<void> {
    this.#labels = JSON.parse(this.dataset.labels ?? '{}');
    const told = el('p', '', this.#say('loading'));
    told.setAttribute('role', 'status');
    this.replaceChildren(told);
    try {
      const answer = await fetch(this.dataset.list ?? '');
      const copy: unknown = await answer.json();
      if (!answer.ok || !isCopy(copy)) throw new Error('no copy');
      this.#open(copy, new Date(answer.headers.get('date') ?? ''), told);
    } catch {
      told.textContent = this.#say('none');
    }
  }

  #open(copy: Copy, made: Date, told: HTMLElement): void {
    const { label, ...values } = ageOf(made, new Date(), document.documentElement.lang);
    const left = copy.left > 0 ? ` ${this.#say('left', { left: copy.left })}` : '';
    told.textContent = Number.isNaN(made.getTime()) ? left : this.#say(label, values) + left;
    told.className = 'copy-age';
    const prefix = this.dataset.prefix ?? '';
    const asked = entryAt(copy, location.pathname, prefix);
    if (asked) {
      this.#entitle(asked.t);
      const all = el('p', '', link(`${prefix}/offline`, this.#say('all')));
      this.append(sheet(asked, copy, this.#say), all);
      return;
    }
    const elsewhere = !/\/(offline|cerca)?$/.test(location.pathname) && location.pathname !== prefix;
    if (elsewhere) this.append(el('p', '', this.#say('needs_network')));
    this.append(...this.#search(copy, prefix));
  }

  #entitle(title: string): void {
    const heading = document.querySelector('h1');
    if (heading) heading.textContent = title;
    document.querySelector('h1 ~ .lead')?.remove();
    document.title = title;
  }

  #search(copy: Copy, prefix: string): HTMLElement[] {
    const all = makeReady(copy);
    const field = el('input', 'form-control');
    field.type = 'search';
    field.id = 'copy-words';
    field.value = new URLSearchParams(location.search).get('q') ?? '';
    const where = el('select', 'form-control form-select', new Option(this.#say('everywhere'), ''));
    where.id = 'copy-where';
    where.append(...copy.quarters.map((name, at) => new Option(name, String(at))));
    const count = el('p', 'muted');
    count.setAttribute('role', 'status');
    const list = el('ul', 'entries');
    const look = () => {
      const found = findIn(all, field.value, where.value === '' ? null : Number(where.value));
      const some = found.length > shown ? 'found_more' : 'found';
      count.textContent = this.#say(found.length === 0 ? 'nothing' : some, {
        found: found.length,
        shown: Math.min(found.length, shown),
      });
      list.replaceChildren(...found.slice(0, shown).map((one) => el('li', '', card(one, copy, prefix, this.#say))));
    };
    field.addEventListener('input', look);
    where.addEventListener('change', look);
    look();
    const form = el(
      'form',
      'stack',
      this.#field(field, 'words'),
      copy.quarters.length > 1 ? this.#field(where, 'quarter') : null,
    );
    form.addEventListener('submit', (event) => event.preventDefault());
    form.setAttribute('role', 'search');
    return [form, count, list];
  }

  #field(control: HTMLElement, name: string): HTMLElement {
    const label = el('label', '', this.#say(name));
    label.htmlFor = control.id;
    return el('div', 'field', label, control);
  }

  readonly #say: Say = (name, values = {}) =>
    (this.#labels[name] ?? '').replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''));
}

customElements.define('comunanza-offline', ComunanzaOffline);
