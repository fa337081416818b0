export interface Spot {
  x: number;
  y: number;
}

/**
 * Puts together what would overlap on the screen: each spot joins the first group whose first spot is nearer than
 * `apart` pixels. Spots keep their order, so that groups are read in the order of the list.
 * @returns for each group the indexes of its spots.
 */
export function groupSpots(spots: readonly Spot[], apart: number): number[][] {
  const groups: { first: Spot; members: number[] }[] = [];
  // Squares as wide as the distance: only the nine around a spot can hold a group that is near enough.
  const squares = new Map<string, typeof groups>();
  spots.forEach((spot, index) => {
    const [column, row] = [Math.floor(spot.x / apart), Math.floor(spot.y / apart)];
    const near = [-1, 0, 1].flatMap((dx) =>
      [-1, 0, 1].flatMap((dy) => squares.get(`${column + dx} ${row + dy}`) ?? []),
    );
    const group = near
      .filter(({ first }) => Math.hypot(first.x - spot.x, first.y - spot.y) < apart)
      .sort((a, b) => (a.members[0] ?? 0) - (b.members[0] ?? 0))[0];
    if (group !== undefined) {
      group.members.push(index);
      return;
    }
    const made = { first: spot, members: [index] };
    groups.push(made);
    const key = `${column} ${row}`;
    squares.set(key, [...(squares.get(key) ?? []), made]);
  });
  return groups.map(({ members }) => members);
}
