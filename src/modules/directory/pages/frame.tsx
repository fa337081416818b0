import type { Child } from 'hono/jsx';
import type { Here } from '#platform/http/index.ts';
import { Breadcrumb, Columns, PageHead } from '#platform/ui/index.ts';
import { type Text, Words } from '../entry/text.tsx';
import { KeepButton, KeepForm } from './keep.tsx';

interface FrameProps {
  here: Here;
  /** The way back. */
  steps: { href: string; label: string }[];
  title: Text;
  lead?: Child;
  /** The entry, as one puts it in one's list. */
  entry: { kind: string; id: string };
  /** What must be known before anything else. */
  warning?: Child;
  main: Child;
  aside: Child;
  /** Lists below both columns. */
  after?: Child;
}

/** What the page of any entry looks like: the way back, its name, the answer with what goes beside it, and what is near it. */
export const EntryFrame = ({ here, steps, title, lead, entry, warning, main, aside, after }: FrameProps) => (
  <>
    <Breadcrumb t={here.t} steps={steps} />
    <PageHead title={<Words of={title} />} lead={lead}>
      <div class="no-print">
        <KeepForm here={here} from={here.path} />
        <KeepButton here={here} entry={entry} title={title.text} />
      </div>
    </PageHead>
    {warning}
    <Columns main={main} aside={aside} />
    {after}
  </>
);

/** A list with its heading. */
export const Section = ({
  id,
  title,
  lead,
  children,
}: {
  id: string;
  title: string;
  lead?: Child;
  children?: Child;
}) => (
  <section class="stack side-by-side" aria-labelledby={id}>
    <div class="section-head">
      <h2 id={id}>{title}</h2>
      {lead ? <p class="muted">{lead}</p> : null}
    </div>
    {children}
  </section>
);
