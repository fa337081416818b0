/** The door of a neighbourhood house, ajar, its light on the step. Decoration: hidden on small screens and on paper. */
export const DoorAjar = () => (
  <svg class="door-ajar" viewBox="0 0 260 220" aria-hidden="true">
    <path class="glow" d="M118 198l60 22H14z" />
    <path class="wall" d="M70 200V44a54 54 0 0 1 108 0v156z" />
    <path class="light" d="M84 198V50a40 40 0 0 1 80 0v148z" />
    <path class="wood-fill" d="M164 198V50a40 40 0 0 0-34-39.500v203z" />
    <circle class="sun-fill" cx="139" cy="122" r="4" />
  </svg>
);
