import type { Child } from 'hono/jsx';

export type Column = { label: Child; numeric?: boolean };

type TableProps = {
  caption: string;
  columns: Column[];
  /** One list of cells for each row; the first cell is the row's name. */
  rows: Child[][];
  /** Id of the caption: one of its own for each table of a page. */
  id: string;
  captionHidden?: boolean;
};

/** A table that scrolls sideways in itself where the screen is narrow: with the keyboard too (WCAG 2.1.1). */
export const Table = ({ caption, columns, rows, id, captionHidden }: TableProps) => (
  <section class="table-scroll" aria-labelledby={id} tabindex={0}>
    <table class="table">
      <caption id={id} class={captionHidden ? 'visually-hidden' : undefined}>
        {caption}
      </caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={column.numeric ? 'numeric' : undefined}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {row.map((cell, at) =>
              at === 0 ? (
                <th scope="row">{cell}</th>
              ) : (
                <td class={columns[at]?.numeric ? 'numeric' : undefined}>{cell}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
