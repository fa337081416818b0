import type { Child } from 'hono/jsx';
import { Heading, type Level } from './heading.tsx';
import { Tel } from './tel.tsx';

type PanelProps = {
  title?: string;
  level?: Level;
  /** `answer`: the first thing to read on the page; `mist`: something beside it. */
  tone?: 'card' | 'answer' | 'mist';
  id?: string;
  children?: Child;
};

/** A sheet of paper on the page. */
export const Panel = ({ title, level = 2, tone = 'card', id, children }: PanelProps) => (
  <section class={`panel panel-${tone}`} id={id}>
    {title ? <Heading level={level}>{title}</Heading> : null}
    {children}
  </section>
);

type CallPanelProps = { title: string; place: string; number: string; level?: Level; children?: Child };

/** A person to call: the number large enough to be dialled from across the room. */
export const CallPanel = ({ title, place, number, level = 2, children }: CallPanelProps) => (
  <section class="panel panel-call">
    <Heading level={level}>{title}</Heading>
    <p>{place}</p>
    <p class="call-number">
      <Tel number={number} />
    </p>
    {children}
  </section>
);
