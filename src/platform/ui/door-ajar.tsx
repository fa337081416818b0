/**
 * The door of a neighbourhood house, ajar, with the light on inside. It stands on what comes below it (the search box).
 * Decoration: not shown where there is no room, nor on paper.
 */
export const DoorAjar = () => (
  <svg class="door-ajar" viewBox="0 0 300 190" aria-hidden="true">
    <path class="house" d="M40 190V96a14 14 0 0 1 5-11l96-79a14 14 0 0 1 18 0l96 79a14 14 0 0 1 5 11v94z" />
    <path class="glow" d="M110 190V108a40 40 0 0 1 80 0v82z" />
    <path class="light" d="M120 190V108a30 30 0 0 1 60 0v82z" />
    <path class="leaf-fill" d="M152 76.5c-4.8-.5-9 2.9-9 7.8V190h32a5 5 0 0 0 5-5v-77c0-17-12.5-30-28-31.5z" />
    <circle class="light" cx="152" cy="137" r="3.4" />
    <path
      class="pane"
      d="M58 118a5 5 0 0 1 5-5h24a5 5 0 0 1 5 5v27H58zM208 118a5 5 0 0 1 5-5h24a5 5 0 0 1 5 5v27h-34z"
    />
    <path class="bars" d="M75 113v32M58 129h34M225 113v32M208 129h34" />
    <path class="brick-fill" d="M203 166h28l-3.5 24h-21z" />
    <path class="leaf-fill" d="M217 166c-10-3-15-11-14-20 8 2 13 8 14 15 0-9 5-17 13-20 2 10-3 20-13 25z" />
    <path class="brick-fill" d="M66 168h24l-3 22H69z" />
    <path class="leaf-fill" d="M78 168c-7-8-7-17 0-25 7 8 7 17 0 25z" />
    <circle class="leaf-fill" cx="150" cy="48" r="9" />
    <path class="bars" d="M150 42v6l4 3" />
  </svg>
);
