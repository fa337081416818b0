import type { Child } from 'hono/jsx';
import { Heading, type Level } from './heading.tsx';

export type DateRow = {
  /** "23" and "lun"; `datetime` is the machine's version (2026-11-23). */
  day: string;
  weekday: string;
  datetime: string;
  title: string;
  href?: string;
  detail?: Child;
};

/** What happens, day by day. */
export const DateRows = ({ rows, level = 3 }: { rows: DateRow[]; level?: Level }) => (
  <ul class="date-rows">
    {rows.map((row) => (
      <li>
        <time class="when" datetime={row.datetime}>
          {row.day} <small>{row.weekday}</small>
        </time>
        <div>
          <Heading level={level}>{row.href ? <a href={row.href}>{row.title}</a> : row.title}</Heading>
          {row.detail ? <p>{row.detail}</p> : null}
        </div>
      </li>
    ))}
  </ul>
);
