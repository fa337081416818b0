import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icon.tsx';

export type Fact = {
  term: string;
  detail: Child;
  /** Quieter, under the detail. */
  note?: Child;
  icon?: IconName;
  /** A quiet link, last of all. */
  after?: Child;
};

/** Questions and their answers ("Dove", "Che cosa portare"), two beside each other where there is room. */
export const Facts = ({ facts, columns = 2 }: { facts: Fact[]; columns?: 1 | 2 }) => (
  <dl class={`facts facts-${columns}`}>
    {facts.map((fact) => (
      <div class={fact.icon ? 'fact fact-icon' : 'fact'}>
        <dt>
          {fact.icon ? <Icon name={fact.icon} /> : null}
          {fact.term}
        </dt>
        <dd>
          {fact.detail}
          {fact.note ? <span class="note">{fact.note}</span> : null}
          {fact.after}
        </dd>
      </div>
    ))}
  </dl>
);
