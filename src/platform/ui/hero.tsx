import type { Child } from 'hono/jsx';
import { DoorAjar } from './door-ajar.tsx';

/** The first thing on the home page: one question, one sentence, and (as children) where to answer it. */
export const Hero = ({ title, lead, children }: { title: string; lead?: Child; children?: Child }) => (
  <section class="hero">
    <div class="hero-words">
      <h1>{title}</h1>
      {lead ? <p class="lead">{lead}</p> : null}
    </div>
    <DoorAjar />
    <div class="hero-answer">{children}</div>
  </section>
);
