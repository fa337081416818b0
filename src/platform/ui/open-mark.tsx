import type { Child } from 'hono/jsx';

/** `soon`: still open but not for long, or about to open; `unknown`: nobody has told us the hours. */
export type OpenState = 'open' | 'soon' | 'shut' | 'unknown';

/** Open or shut, said with a word (given as children) and with a shape: a full disc, a half one, a ring, a dash. */
export const OpenMark = ({ state, children }: { state: OpenState; children?: Child }) => (
  <span class={`open-mark open-mark-${state}`}>
    <svg viewBox="0 0 12 12" aria-hidden="true">
      {state === 'open' ? <circle cx="6" cy="6" r="6" /> : null}
      {state === 'soon' ? <path d="M6 0a6 6 0 0 1 0 12z" /> : null}
      {state === 'soon' || state === 'shut' ? <circle class="ring" cx="6" cy="6" r="5" /> : null}
      {state === 'unknown' ? <path d="M1 5h10v2H1z" /> : null}
    </svg>
    <span>{children}</span>
  </span>
);

/** Short facts in one line that wraps: distance, place, "Gratis". Empty ones are left out. */
export const FactLine = ({ facts, children }: { facts?: (Child | null | undefined)[]; children?: Child }) => (
  <ul class="fact-line">
    {children ? <li>{children}</li> : null}
    {(facts ?? []).map((fact) => (fact ? <li>{fact}</li> : null))}
  </ul>
);
