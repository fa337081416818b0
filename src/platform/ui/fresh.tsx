import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icon.tsx';

/** How recently someone confirmed it: lately, a while ago, too long ago, never. */
export type Freshness = 'fresh' | 'ageing' | 'old' | 'never';

const sign = { fresh: 'check', ageing: 'clock', old: 'warning', never: 'warning' } satisfies Record<
  Freshness,
  IconName
>;

/** When it was last checked (`title`: "Controllato il 4 novembre") and, as children, by whom and what comes next. */
export const Fresh = ({ state, title, children }: { state: Freshness; title: string; children?: Child }) => (
  <div class={`fresh fresh-${state}`}>
    <Icon name={sign[state]} />
    <p>
      <strong>{title}</strong>
      {children ? <span class="note">{children}</span> : null}
    </p>
  </div>
);
