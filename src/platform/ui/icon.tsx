/** The icons in `public/icons.svg`: bootstrap-italia's, and ours where it has none. A test holds list and file together. */
export const icons = [
  'arrow-right',
  'calendar',
  'check',
  'chevron-left',
  'chevron-right',
  'clock',
  'close',
  'download',
  'euro',
  'exit',
  'external',
  'file',
  'filter',
  'info',
  'key',
  'link',
  'list',
  'mail',
  'map',
  'pencil',
  'people',
  'phone',
  'pin',
  'plus',
  'print',
  'search',
  'share',
  'speech',
  'step-free',
  'upload',
  'user',
  'warning',
] as const;

export type IconName = (typeof icons)[number];

/** An icon from our sprite. Without `label` it is decoration and screen readers pass over it. */
export const Icon = ({ name, label }: { name: IconName; label?: string }) =>
  label ? (
    <svg class="icon" role="img" aria-label={label}>
      <use href={`/icons.svg#${name}`} />
    </svg>
  ) : (
    <svg class="icon" aria-hidden="true">
      <use href={`/icons.svg#${name}`} />
    </svg>
  );
