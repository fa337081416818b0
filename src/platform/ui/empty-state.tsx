import type { Child } from 'hono/jsx';
import { Drawing, type DrawingName } from './drawing.tsx';
import { Heading, type Level } from './heading.tsx';

type EmptyStateProps = { drawing?: DrawingName; title: string; level?: Level; children?: Child };

/** Nothing here: `title` says why, the children say what one can do. */
export const EmptyState = ({ drawing = 'door', title, level = 2, children }: EmptyStateProps) => (
  <section class="empty-state">
    <Drawing name={drawing} />
    <div>
      <Heading level={level}>{title}</Heading>
      {children}
    </div>
  </section>
);
