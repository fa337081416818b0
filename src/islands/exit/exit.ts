import { countPresses } from './presses.ts';

/**
 * `<comunanza-exit>` around the link by which one leaves in a hurry. Without script it is just the link. With script the page
 * vanishes before the next one has come, its entry in the history is replaced, and Esc pressed three times does the same.
 */
class ComunanzaExit extends HTMLElement {
  #stop = new AbortController();

  connectedCallback(): void {
    const link = this.querySelector('a');
    if (link === null) return;
    const { signal } = this.#stop;
    const pressed = countPresses();
    link.addEventListener(
      'click',
      (event) => {
        // Who asks for another tab or window gets it, as with any link.
        if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        leaveFor(link.href);
      },
      { signal },
    );
    addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape' && !event.repeat && pressed(event.timeStamp)) leaveFor(link.href);
      },
      { signal },
    );
  }

  disconnectedCallback(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
  }
}

function leaveFor(address: string): void {
  document.documentElement.hidden = true;
  // Without a network the town's own offline copy would answer.
  location.replace(navigator.onLine ? address : 'about:blank');
}

customElements.define('comunanza-exit', ComunanzaExit);
