import { offerPlaces } from './offers.ts';
import { positionRounded } from './rounded.ts';

/**
 * `<comunanza-where data-field data-labels>` inside a search form: offers places while one types in the field, and a
 * button that asks the device for its position. The position goes, rounded, into the form's `lat` and `lon`, and nowhere
 * else; it is sent when the person sends the form. Whoever types a place instead takes it out again.
 */
class ComunanzaWhere extends HTMLElement {
  #told = document.createElement('span');
  #labels: Record<string, string> = {};

  connectedCallback(): void {
    const field = document.getElementById(this.dataset.field ?? '');
    if (!(field instanceof HTMLInputElement) || this.childElementCount > 0) return;
    this.#labels = JSON.parse(this.dataset.labels ?? '{}');
    offerPlaces(field, () => this.#set(null));
    this.#told.setAttribute('role', 'status');
    // Without a secure connection the browser has no position to give.
    if (isSecureContext && 'geolocation' in navigator) this.append(this.#button(field));
    this.append(this.#told);
  }

  #button(field: HTMLInputElement): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn-quiet';
    button.textContent = this.#labels.use_position ?? '';
    button.addEventListener('click', () => {
      this.#tell('asking');
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          field.value = '';
          field.placeholder = this.#labels.my_position ?? '';
          this.#set(positionRounded(coords.latitude, coords.longitude));
          this.#tell('here');
        },
        () => this.#tell('denied'),
        { maximumAge: 300_000, timeout: 15_000 },
      );
    });
    return button;
  }

  #tell(label: string): void {
    this.#told.textContent = ` ${this.#labels[label] ?? ''}`;
  }

  #set(position: { lat: string; lon: string } | null): void {
    this.#put('lat', position?.lat);
    this.#put('lon', position?.lon);
    if (position === null) this.#told.textContent = '';
  }

  #put(name: string, value: string | undefined): void {
    const form = this.closest('form');
    form?.querySelector(`input[name="${name}"]`)?.remove();
    if (form === null || value === undefined) return;
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    form.append(input);
  }
}

customElements.define('comunanza-where', ComunanzaWhere);
