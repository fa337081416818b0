import { type Map as MapLibre, Marker } from 'maplibre-gl';
import type { AreaName } from './reading.ts';

/**
 * Writes the names of neighbourhoods on the map, and hides those that would run into another. They are pictures of
 * words: who listens has the list, where each result names its neighbourhood.
 */
export function writeNames(map: MapLibre, names: readonly AreaName[]): void {
  const written = names.map((area) => {
    const element = document.createElement('span');
    element.className = 'map-name';
    element.textContent = area.name;
    element.setAttribute('aria-hidden', 'true');
    new Marker({ element }).setLngLat([area.lon, area.lat]).addTo(map);
    return { area, element };
  });
  const tidy = () => {
    const taken: { x: number; y: number; half: number }[] = [];
    for (const { area, element } of written) {
      const { x, y } = map.project([area.lon, area.lat]);
      const half = area.name.length * 4 + 8;
      const free = taken.every((other) => Math.abs(other.x - x) > other.half + half || Math.abs(other.y - y) > 22);
      element.hidden = !free;
      if (free) taken.push({ x, y, half });
    }
  };
  map.on('moveend', tidy);
  tidy();
}
