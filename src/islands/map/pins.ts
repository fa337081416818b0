import { LngLatBounds, type Map as MapLibre, Marker, Popup } from 'maplibre-gl';
import { groupSpots } from './grouping.ts';
import type { Pin } from './reading.ts';
import type { Say } from './texts.ts';

/** Pixels below which two pins would cover each other. */
const APART = 38;
const CLOSEST = 17;
/** Pixels kept free around the pins: the buttons stand at the left and above. */
export const ROOM = { top: 64, right: 40, bottom: 40, left: 80 };

export interface Pins {
  /** Lights the pin, or the group that holds it; null puts the light out. */
  light(key: string | null): void;
}

interface Mark {
  pins: Pin[];
  button: HTMLButtonElement;
  marker: Marker;
}

/**
 * Draws the results as numbered buttons, in the order of the list, and those that would overlap as one button with
 * their count. A pin leads to its result; a group comes nearer, or lists what stands at the same door.
 */
export function drawPins(
  map: MapLibre,
  pins: readonly Pin[],
  say: Say,
  on: { chosen(pin: Pin): void; lit(key: string | null): void },
): Pins {
  let marks: Mark[] = [];
  let drawn = '';
  let lit: string | null = null;

  function draw(): void {
    const groups = groupSpots(
      pins.map((pin) => map.project([pin.lon, pin.lat])),
      APART,
    );
    const now = JSON.stringify(groups);
    if (now === drawn) return;
    drawn = now;
    const held = marks.find(({ button }) => button === document.activeElement)?.pins[0]?.key;
    for (const { marker } of marks) marker.remove();
    marks = groups.map((members) => mark(members.flatMap((index) => pins[index] ?? [])));
    if (held !== undefined) markOf(held)?.button.focus({ preventScroll: true });
    light(lit);
  }

  function mark(members: Pin[]): Mark {
    const button = document.createElement('button');
    button.type = 'button';
    const [first] = members;
    const alone = members.length === 1 && first !== undefined;
    button.className = alone ? 'map-pin' : 'map-pin map-group';
    button.textContent = String(alone ? first.number : members.length);
    button.setAttribute(
      'aria-label',
      alone ? say('pin', { number: first.number, title: first.title }) : say('group', { count: members.length }),
    );
    button.title = alone ? first.title : '';
    button.addEventListener('click', (event) => {
      // Or the map beneath takes it for a click of its own, and shuts the list that this one opens.
      event.stopPropagation();
      if (alone) on.chosen(first);
      else enter(members, button);
    });
    for (const event of ['mouseenter', 'focus']) button.addEventListener(event, () => on.lit(alone ? first.key : null));
    for (const event of ['mouseleave', 'blur']) button.addEventListener(event, () => on.lit(null));
    // Where its first member is: groups are told apart by their first members, so their marks never cover each other.
    const marker = new Marker({ element: button }).setLngLat(spotOf(members)).addTo(map);
    return { pins: members, button, marker };
  }

  function enter(members: Pin[], button: HTMLButtonElement): void {
    const bounds = new LngLatBounds();
    for (const { lon, lat } of members) bounds.extend([lon, lat]);
    const camera = map.cameraForBounds(bounds, { padding: ROOM, maxZoom: CLOSEST });
    const nearer = camera?.zoom !== undefined && map.getZoom() < CLOSEST - 0.5 && camera.zoom > map.getZoom() + 0.2;
    if (nearer) map.easeTo(camera);
    else listThem(members, button);
  }

  function listThem(members: Pin[], button: HTMLButtonElement): void {
    const list = document.createElement('ol');
    list.className = 'map-list';
    for (const pin of members) {
      const item = document.createElement('li');
      const choice = document.createElement('button');
      choice.type = 'button';
      choice.textContent = say('pin', { number: pin.number, title: pin.title });
      choice.addEventListener('click', () => {
        popup.remove();
        on.chosen(pin);
      });
      item.append(choice);
      list.append(item);
    }
    const popup = new Popup({ maxWidth: '280px', offset: 18, focusAfterOpen: false })
      .setLngLat(spotOf(members))
      .setDOMContent(list)
      .addTo(map);
    list.querySelector('button')?.focus();
    list.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      popup.remove();
      button.focus();
    });
  }

  const markOf = (key: string | null) => marks.find((one) => one.pins.some((pin) => pin.key === key));

  function light(key: string | null): void {
    lit = key;
    const found = markOf(key);
    for (const one of marks) one.button.classList.toggle('is-lit', one === found);
  }

  map.on('moveend', draw);
  draw();
  return { light };
}

const spotOf = ([first]: readonly Pin[]): [number, number] => [first?.lon ?? 0, first?.lat ?? 0];
