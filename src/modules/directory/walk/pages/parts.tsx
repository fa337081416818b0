import type { Here } from '#platform/http/index.ts';
import { pathOf } from '../../finding/saying.ts';
import type { FindShown } from '../finds.ts';
import type { Near } from '../near.ts';

/** 'via dei Mille 4, Centro', and the spot for whoever wants to see it on a map of her own. */
export const Where = ({ here: { t }, find }: { here: Here; find: FindShown }) => {
  const said = [find.address, find.neighbourhood].filter(Boolean).join(', ');
  const { latitude: lat, longitude: lon } = find;
  return (
    <p>
      {t('walk.where')} {said}
      {said && lat !== null ? ' · ' : null}
      {lat !== null && lon !== null ? (
        <a href={`geo:${lat},${lon}?q=${lat},${lon}`}>
          {lat.toFixed(5)}, {lon.toFixed(5)}
        </a>
      ) : null}
    </p>
  );
};

/** The photograph, with the words of whoever took it. */
export const Picture = ({ here: { href }, find }: { here: Here; find: FindShown }) =>
  find.photo_alt === null ? null : (
    <p>
      <img class="photo" src={href(`/mappatura/${find.id}/foto.jpg`)} alt={find.photo_alt} loading="lazy" />
    </p>
  );

/** What is near under a similar name; what only waits has no page yet. */
export const NearList = ({ here: { t, href }, near }: { here: Here; near: readonly Near[] }) => (
  <ul>
    {near.map((one) => (
      <li>
        {one.kind === 'find' || one.kind === 'missing' ? (
          one.name
        ) : (
          <a href={href(pathOf(one.kind, one.id))}>{one.name}</a>
        )}
        {sayNear(t, one)}
      </li>
    ))}
  </ul>
);

/** ' · Luogo, via dei Mille 4, a 20 m' */
export function sayNear(t: Here['t'], { kind, address, metres }: Near): string {
  const what = kind === 'find' || kind === 'missing' ? t('walk.near_find') : t(`directory.kind.${kind}`);
  const far = metres === null ? null : t('walk.metres', { metres });
  return ` · ${[what, address, far].filter(Boolean).join(', ')}`;
}
