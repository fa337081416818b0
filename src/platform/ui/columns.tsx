import type { Child } from 'hono/jsx';

type ColumnsProps = {
  /** `aside`: a narrow column for what goes with the page; `map`: list and map, nearly even; `even`: two equal halves. */
  kind?: 'aside' | 'map' | 'even';
  main: Child;
  aside: Child;
};

/** Two columns where there is room; on a phone the second comes after the first. */
export const Columns = ({ kind = 'aside', main, aside }: ColumnsProps) => (
  <div class={`columns columns-${kind}`}>
    <div class="stack">{main}</div>
    <div class="stack">{aside}</div>
  </div>
);

interface PageHeadProps {
  title: Child;
  /** A small thing beside the title, that is not read with it. */
  beside?: Child;
  lead?: Child;
  children?: Child;
}

/** Title of a page and the one sentence under it. */
export const PageHead = ({ title, beside, lead, children }: PageHeadProps) => (
  <div class="page-head">
    {beside ? (
      <div class="title-beside">
        <h1>{title}</h1>
        {beside}
      </div>
    ) : (
      <h1>{title}</h1>
    )}
    {lead ? <p class="lead">{lead}</p> : null}
    {children}
  </div>
);
