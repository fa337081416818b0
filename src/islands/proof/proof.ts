import { sha256Head } from './sha256.ts';

/** Tries between two looks at what the person does: some thirty milliseconds on a slow telephone. */
const AT_ONCE = 1000;

/**
 * `<comunanza-proof data-bits>` around the hidden field `prova`: works for the form while somebody writes, a second or so
 * in all, so that nobody is asked whether they are a person. Nothing is known of them by it.
 */
class ComunanzaProof extends HTMLElement {
  #stopped = false;

  connectedCallback(): void {
    const field = this.querySelector('input');
    const form = this.closest('form')?.querySelector<HTMLInputElement>('input[name="modulo"]')?.value;
    if (!field || !form) return;
    const zeros = 32 - Number(this.dataset.bits);
    let number = 0;
    const work = () => {
      if (this.#stopped) return;
      for (const until = number + AT_ONCE; number < until; number += 1) {
        if (sha256Head(`${form}.${number}`) >>> zeros !== 0) continue;
        field.value = String(number);
        return;
      }
      setTimeout(work);
    };
    work();
  }

  disconnectedCallback(): void {
    this.#stopped = true;
  }
}

customElements.define('comunanza-proof', ComunanzaProof);
