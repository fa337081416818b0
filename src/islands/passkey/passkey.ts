/**
 * `<comunanza-passkey data-do data-begin data-finish data-labels>` inside a form: a button that asks the device for a
 * passkey, to come in (`enter`) or to keep a new one (`add`). Where the browser knows none, there is no button, and the
 * page works as it stands. What the form holds (the password again, a name, whether to stay) goes along.
 */
class ComunanzaPasskey extends HTMLElement {
  #told = document.createElement('p');
  #labels: Record<string, string> = {};

  connectedCallback(): void {
    if (this.childElementCount > 0 || !knowsPasskeys()) return;
    this.#labels = JSON.parse(this.dataset.labels ?? '{}');
    this.#told.setAttribute('role', 'alert');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn-soft';
    button.textContent = this.#labels.button ?? '';
    button.addEventListener('click', () => {
      button.disabled = true;
      this.#ask()
        .catch(() => this.#tell(this.#labels.failed))
        .finally(() => {
          button.disabled = false;
        });
    });
    this.append(button, this.#told);
  }

  async #ask(): Promise<void> {
    this.#tell('');
    const begun = await this.#post(this.dataset.begin, this.#fields());
    if (!begun) return;
    const key =
      this.dataset.do === 'add'
        ? await navigator.credentials.create({
            publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(begun.options),
          })
        : await navigator.credentials.get({
            publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(begun.options),
          });
    if (!(key instanceof PublicKeyCredential)) return this.#tell(this.#labels.failed);
    const done = await this.#post(this.dataset.finish, { ...this.#fields(), response: key.toJSON() });
    if (done) location.assign(done.next);
  }

  /** Only what is of use here: never a password that was typed to come in. */
  #fields(): Record<string, string> {
    const wanted = this.dataset.do === 'add' ? ['current', 'name'] : ['remember', 'next'];
    const form = this.closest('form');
    const typed = form ? new FormData(form) : new FormData();
    return Object.fromEntries(
      wanted.flatMap((name) => {
        const value = typed.get(name);
        return typeof value === 'string' ? [[name, value]] : [];
      }),
    );
  }

  /** What the server answers; null, and its sentence shown, when it says no. */
  async #post(path: string | undefined, body: unknown) {
    const answer = await fetch(path ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const said = await answer.json();
    if (answer.ok) return said;
    this.#tell(said.problem ?? this.#labels.failed);
    return null;
  }

  #tell(sentence: string | undefined): void {
    this.#told.textContent = sentence ?? '';
  }
}

const knowsPasskeys = (): boolean =>
  'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

customElements.define('comunanza-passkey', ComunanzaPasskey);
