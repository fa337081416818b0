/**
 * An answer that a person can act on: not a bug. `code` is a message key; `field` names the field that it is about.
 * Rules and commands throw it, the edges turn it into a sentence beside that field (409) or at the top of the page.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly field: string | undefined;
  readonly values: Record<string, string | number>;
  constructor(code: string, field?: string, values: Record<string, string | number> = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.field = field;
    this.values = values;
  }
}

/** What a person may not see is answered exactly as what does not exist. */
export class NotFound extends Error {
  constructor() {
    super('not found');
    this.name = 'NotFound';
  }
}
