import { boundsOf, type Geometry, type LonLat, type Position, simplify, surfacesOf } from '#platform/geo/index.ts';

/** A sheet of paper on which a part of the earth is drawn: north is up, a metre is as long one way as the other. */
interface Sheet {
  width: number;
  height: number;
  at(position: LonLat): [x: number, y: number];
}

const most = 320;
const margin = 26;

function sheetFor(shapes: readonly Geometry[]): Sheet | null {
  const all = shapes.map(boundsOf);
  const [west, south] = [Math.min(...all.map((one) => one.west)), Math.min(...all.map((one) => one.south))];
  const [east, north] = [Math.max(...all.map((one) => one.east)), Math.max(...all.map((one) => one.north))];
  if (![west, south, east, north].every(Number.isFinite)) return null;
  // A degree of longitude is shorter the further north one is.
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [wide, high] = [(east - west) * narrow, north - south];
  const scale = most / Math.max(wide, high, 1e-9);
  const round = (number: number) => Math.round(number * 10) / 10;
  return {
    width: Math.ceil(wide * scale + 2 * margin),
    height: Math.ceil(high * scale + 2 * margin),
    at: ([lon, lat]) => [round((lon - west) * narrow * scale + margin), round((north - lat) * scale + margin)],
  };
}

/** The path of an area on a sheet: no more corners than one can see. */
function pathOn(sheet: Sheet, shape: Geometry): string {
  return surfacesOf(simplify(shape, 12))
    .flat()
    .map(
      (ring) =>
        `M${ring
          .slice(0, -1)
          .map((corner) => sheet.at(corner).join(' '))
          .join('L')}z`,
    )
    .join('');
}

export interface OutlineProps {
  /** What the picture shows, for who cannot see it. */
  label: string;
  shape: Geometry | null;
  /** Those around it, drawn faintly. */
  around: readonly Geometry[];
  /** Houses and points, as doors. */
  doors: readonly Position[];
}

/** A neighbourhood as a shape one recognises, among its neighbours, with its doors. Drawn from its border; asks nobody. */
export const Outline = ({ label, shape, around, doors }: OutlineProps) => {
  const sheet = shape && sheetFor([shape]);
  if (!sheet) return null;
  return (
    <svg class="outline" viewBox={`0 0 ${sheet.width} ${sheet.height}`} role="img" aria-label={label}>
      <g class="outline-around">
        {around.map((one) => (
          <path d={pathOn(sheet, one)} />
        ))}
      </g>
      <path class="outline-shape" d={pathOn(sheet, shape)} />
      {doors.map((door) => {
        const [x, y] = sheet.at([door.lon, door.lat]);
        return <path class="outline-door" d={`M${x - 6} ${y + 8}v-11a6 6 0 0 1 12 0v11z`} />;
      })}
    </svg>
  );
};

/** All neighbourhoods on one sheet, each leading to its page. */
export const OutlineMap = ({
  label,
  quarters,
}: {
  label: string;
  quarters: readonly { name: string; href: string; shape: Geometry | null; centre: Position }[];
}) => {
  const drawn = quarters.flatMap(({ shape, ...rest }) => (shape ? [{ ...rest, shape }] : []));
  const sheet = sheetFor(drawn.map(({ shape }) => shape));
  if (!sheet) return null;
  return (
    <nav aria-label={label}>
      <svg class="outline outline-map" viewBox={`0 0 ${sheet.width} ${sheet.height}`}>
        <title>{label}</title>
        {drawn.map(({ name, href, shape, centre }) => {
          const [x, y] = sheet.at([centre.lon, centre.lat]);
          return (
            <a href={href}>
              <path class="outline-shape" d={pathOn(sheet, shape)} />
              <text x={x} y={y}>
                {name}
              </text>
            </a>
          );
        })}
      </svg>
    </nav>
  );
};
