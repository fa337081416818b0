import type { Child } from 'hono/jsx';
import { Heading, type Level } from './heading.tsx';
import { Icon, type IconName } from './icon.tsx';

export type NoticeKind = 'info' | 'success' | 'warning' | 'urgent';

const sign = {
  info: 'info',
  success: 'check',
  warning: 'warning',
  urgent: 'warning',
} satisfies Record<NoticeKind, IconName>;

type NoticeProps = {
  kind?: NoticeKind;
  title?: string;
  level?: Level;
  /** `status` is read out without haste, `alert` at once: only for what has just happened. */
  role?: 'status' | 'alert';
  children?: Child;
};

/** Something to know before going on, marked with a sign as well as a colour. */
export const Notice = ({ kind = 'info', title, level = 2, role, children }: NoticeProps) => (
  <div class={`notice notice-${kind}`} role={role}>
    <Icon name={sign[kind]} />
    <div>
      {title ? (
        <Heading level={level} class="notice-title">
          {title}
        </Heading>
      ) : null}
      {children}
    </div>
  </div>
);
