import type { Child } from 'hono/jsx';
import { Heading, type Level } from './heading.tsx';
import { FactLine, OpenMark, type OpenState } from './open-mark.tsx';

type EntryCardProps = {
  href: string;
  title: Child;
  /** "Servizio", "Luogo", "Guida": shown small over the title, where the list mixes kinds. */
  kind?: string;
  /** What it does, in one sentence. */
  summary?: Child;
  open?: { state: OpenState; text: string };
  /** Distance and place, price: at most three. */
  facts?: (Child | null | undefined)[];
  /** Why it is in the list; the matched words in `<b>`. */
  why?: Child;
  /** "Controllato il 4 novembre". */
  checked?: Child;
  /** What one can do with it right here: a small button. */
  action?: Child;
  /** Level of the title in the page's outline. */
  level?: Level;
  /** Ties the card to its pin on the map. */
  id?: string;
  /** Number of its pin on the map; who listens is told the pin's name there. */
  pin?: number;
};

/** One answer in at most six lines: name, what it does, open or not, where, why you see it, when it was checked. */
export const EntryCard = ({
  href,
  title,
  kind,
  summary,
  open,
  facts = [],
  why,
  checked,
  action,
  level = 3,
  id,
  pin,
}: EntryCardProps) => (
  <article class="entry" id={id}>
    {kind ? <p class="entry-kind">{kind}</p> : null}
    <Heading level={level} class="entry-title">
      <a href={href}>{title}</a>
      {pin === undefined ? null : (
        <span class="pin-number" aria-hidden="true">
          {pin}
        </span>
      )}
    </Heading>
    {summary ? <p class="entry-summary">{summary}</p> : null}
    {open || facts.length > 0 ? (
      <FactLine facts={facts}>{open ? <OpenMark state={open.state}>{open.text}</OpenMark> : null}</FactLine>
    ) : null}
    {why || checked ? (
      <p class="entry-why">
        {why}
        {why && checked ? '\u00a0· ' : null}
        {checked}
      </p>
    ) : null}
    {action ? <div class="entry-action">{action}</div> : null}
  </article>
);

/** Entries one under the other. */
export const EntryList = ({ label, children }: { label?: string; children?: Child[] | Child }) => (
  <ul class="entries" aria-label={label}>
    {[children].flat().map((entry) => (entry ? <li>{entry}</li> : null))}
  </ul>
);
