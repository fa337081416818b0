import type { Child } from 'hono/jsx';

/*
 * Our own drawings, in two colours: a line in the colour of the text and a patch behind it. `patch` and `line` are
 * coloured by the theme, so that they follow the dark scheme; every one stands on the same 96 × 96 sheet.
 */
const sheets = {
  door: (
    <>
      <path class="patch" d="M30 16h36v66H30z" />
      <path d="M24 82V18a4 4 0 0 1 4-4h40a4 4 0 0 1 4 4v64M14 82h68" />
      <path class="leaf" d="M30 20l26 8v60l-26-6z" />
      <circle class="dot" cx="50" cy="56" r="2.6" />
    </>
  ),
  table: (
    <>
      <ellipse class="patch" cx="48" cy="52" rx="34" ry="13" />
      <path d="M14 50c0-7 15-12 34-12s34 5 34 12-15 12-34 12-34-5-34-12zM48 62v18M34 82h28M24 59l-5 21M72 59l5 21" />
      <path d="M38 44v-7h10v7a5 5 0 0 1-10 0zM48 39h3a3 3 0 0 1 0 6h-3M41 32c-2-3 2-4 0-8M46 32c-2-3 2-4 0-8" />
      <path d="M58 51l10-3 4 4-10 3z" />
    </>
  ),
  square: (
    <>
      <path class="patch" d="M8 82c8-10 24-14 40-14s32 4 40 14z" />
      <path d="M12 70V40l14-12 14 12v30M56 70V34h28v36M20 70V58h10v12M64 44h4M74 44h4M64 54h4M74 54h4" />
      <path d="M6 82c10-9 24-13 42-13s32 4 42 13" />
      <path d="M48 69V52M48 54c-7 0-9-6-7-11 1-5 4-8 7-11 3 3 6 6 7 11 2 5 0 11-7 11z" />
    </>
  ),
  keys: (
    <>
      <circle class="patch" cx="36" cy="34" r="20" />
      <circle cx="36" cy="34" r="16" />
      <circle cx="36" cy="34" r="5" />
      <path d="M46 47l26 33 8-6-5-6 5-4-5-6-5 4-14-18" />
      <path d="M27 48l-9 34 9 2 2-7 6 1 2-8-6-1 5-19" />
    </>
  ),
  thread: (
    <>
      <circle class="patch" cx="38" cy="44" r="24" />
      <path d="M38 20a24 24 0 1 0 0 48 24 24 0 0 0 0-48zM20 30c12-4 26 2 36 26M15 42c10-3 22 4 28 25M31 21c12 2 24 10 30 28M18 58c4-14 16-28 36-28" />
      <path d="M56 60c4 10 10 18 18 18 10 0 10-14 1-14-12 0-10 20 10 17" />
    </>
  ),
  magnifier: (
    <>
      <circle class="patch" cx="41" cy="40" r="24" />
      <circle cx="41" cy="40" r="26" />
      <path d="M60 59l22 22M64 55l22 22M86 77a4 4 0 0 1-4 6" />
      <path d="M33 54V33l8-7 8 7v21zM38 54V44h6v10" />
    </>
  ),
  map: (
    <>
      <path class="patch" d="M12 26l24-8v54l-24 8zM60 26l24-8v54l-24 8z" />
      <path d="M12 26l24-8 24 8 24-8v54l-24 8-24-8-24 8zM36 18v54M60 26v54" />
      <path class="leaf" d="M48 58C40 47 37 42 37 36a11 11 0 0 1 22 0c0 6-3 11-11 22z" />
      <circle class="dot" cx="48" cy="36" r="3.6" />
    </>
  ),
} satisfies Record<string, Child>;

export type DrawingName = keyof typeof sheets;

/** One of our drawings; always decoration, since the words beside it say the same. */
export const Drawing = ({ name }: { name: DrawingName }) => (
  <svg class={`drawing drawing-${name}`} viewBox="0 0 96 96" aria-hidden="true">
    {sheets[name]}
  </svg>
);
