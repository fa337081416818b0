import './map.css';
import { readTexts, type Say } from './texts.ts';

/**
 * `<comunanza-map data-src data-send data-territory data-base data-labels>`: the map beside a list. Until somebody opens it, it is a
 * sentence and a button, and none of the map's code is loaded. Without script it is just the sentence.
 */
class ComunanzaMap extends HTMLElement {
  #say: Say = () => '';
  #button = document.createElement('button');
  #told = document.createElement('p');
  #close: (() => void) | null = null;

  connectedCallback(): void {
    if (this.contains(this.#button)) return;
    this.#say = readTexts(this.dataset.labels);
    this.#button.type = 'button';
    this.#button.className = 'btn btn-soft map-opener';
    this.#button.textContent = this.#say('open');
    this.#button.addEventListener('click', () => this.open());
    this.#told.className = 'map-told';
    this.#told.setAttribute('role', 'status');
    this.append(this.#button, this.#told);
  }

  disconnectedCallback(): void {
    this.#close?.();
    this.#close = null;
  }

  /** Loads what a map needs and shows it. Said aloud when it cannot be. */
  async open(): Promise<void> {
    if (this.#close !== null || this.#button.disabled) return;
    this.#button.disabled = true;
    this.#told.textContent = this.#say('loading');
    try {
      const { openMap } = await import('./open.ts');
      this.#close = await openMap(this, this.#say, () => this.#closed());
      this.#told.textContent = this.#say('keys');
    } catch {
      this.#told.textContent = this.#say('failed');
    }
    this.#button.disabled = false;
  }

  #closed(): void {
    this.#close?.();
    this.#close = null;
    this.#told.textContent = '';
    this.#button.focus();
  }
}

customElements.define('comunanza-map', ComunanzaMap);
