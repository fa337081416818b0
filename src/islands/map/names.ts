import { type Map as MapLibre, Marker } from 'maplibre-gl';
import type { AreaName, Pin } from './reading.ts';

/** Half of a pin and half of a line of text, in pixels. */
const PIN = 20;
const LINE = 11;
/** A name that would lie under a pin moves above or below it. */
const SHIFTS = [0, -32, 32, -64, 64] as const;

interface Taken {
  x: number;
  y: number;
  half: number;
  tall: number;
}

/**
 * Writes the names of neighbourhoods on the map, beside the pins, and hides those that would run into another. They are
 * pictures of words: who listens has the list, where each result names its place.
 */
export function writeNames(map: MapLibre, names: readonly AreaName[], pins: readonly Pin[]): void {
  const written = names.map((area) => {
    const element = document.createElement('span');
    element.className = 'map-name';
    element.textContent = area.name;
    element.setAttribute('aria-hidden', 'true');
    return { area, element, marker: new Marker({ element }).setLngLat([area.lon, area.lat]).addTo(map) };
  });
  const tidy = () => {
    const taken: Taken[] = pins.map((pin) => ({ ...spotOf(pin), half: PIN, tall: PIN }));
    for (const { area, element, marker } of written) {
      const { x, y } = spotOf(area);
      const half = area.name.length * 4 + 8;
      const shift = SHIFTS.find((dy) => isFree({ x, y: y + dy, half, tall: LINE }, taken));
      element.hidden = shift === undefined;
      if (shift === undefined) continue;
      marker.setOffset([0, shift]);
      taken.push({ x, y: y + shift, half, tall: LINE });
    }
  };
  const spotOf = ({ lon, lat }: { lon: number; lat: number }) => {
    const { x, y } = map.project([lon, lat]);
    return { x, y };
  };
  map.on('moveend', tidy);
  tidy();
}

const isFree = (spot: Taken, taken: readonly Taken[]): boolean =>
  taken.every(
    (other) =>
      Math.abs(other.x - spot.x) > other.half + spot.half || Math.abs(other.y - spot.y) > other.tall + spot.tall,
  );
