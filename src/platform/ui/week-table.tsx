import type { Child } from 'hono/jsx';
import type { Translate } from './translate.ts';

export type WeekRow = {
  /** "Mercoledì", "7 e 8 dicembre". */
  day: string;
  /** "9:30–12 e 15–18", "chiuso". */
  hours: Child;
  today?: boolean;
  /** The hours differ from the usual ones: holiday, exception. */
  exception?: boolean;
};

/** Opening hours; give today's row first. */
export const WeekTable = ({ t, caption, rows }: { t: Translate; caption: string; rows: WeekRow[] }) => (
  <table class="week">
    <caption class="visually-hidden">{caption}</caption>
    <thead class="visually-hidden">
      <tr>
        <th scope="col">{t('ui.day')}</th>
        <th scope="col">{t('ui.hours')}</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr class={[row.today && 'today', row.exception && 'exception'].filter(Boolean).join(' ') || undefined}>
          <th scope="row">{row.day}</th>
          <td>{row.hours}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
