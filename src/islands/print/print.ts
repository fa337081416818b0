/** `<comunanza-print data-label>`: a button that prints the page, where script runs; a sentence that says how, where it does not. */
class ComunanzaPrint extends HTMLElement {
  connectedCallback(): void {
    if (this.querySelector('button')) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn-main';
    button.textContent = this.dataset.label ?? '';
    button.addEventListener('click', () => print());
    this.prepend(button);
  }
}

customElements.define('comunanza-print', ComunanzaPrint);
