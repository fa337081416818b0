/** The mark of the house: a door ajar, with light coming out. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 40 40" aria-hidden="true">
    <path class="mark-frame" d="M7 38V6a4 4 0 0 1 4-4h18a4 4 0 0 1 4 4v32z" />
    <path class="mark-light" d="M22 8h7a1 1 0 0 1 1 1v26h-8z" />
    <path
      class="mark-leaf"
      d="M10 6.2a1.6 1.6 0 0 1 1.9-1.6l11 2.3A1.6 1.6 0 0 1 24 8.5v28a1.6 1.6 0 0 1-1.9 1.6l-11-1.7a1.3 1.3 0 0 1-1.1-1.3z"
    />
    <circle class="mark-knob" cx="20.5" cy="22" r="1.5" />
  </svg>
);
