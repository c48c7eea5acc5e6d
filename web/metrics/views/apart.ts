/** Heights moved so that neighbours are as far apart as they must be, and all within bounds. Rising in, rising out. */
export function apart(
  heights: readonly number[],
  least: number,
  [top, bottom]: readonly [number, number],
): readonly number[] {
  const moved = [...heights];
  for (let at = 0; at < moved.length; at++) {
    const above = at === 0 ? top : (moved[at - 1] ?? top) + least;
    moved[at] = Math.max(moved[at] ?? top, above);
  }
  for (let at = moved.length - 1; at >= 0; at--) {
    const below = at === moved.length - 1 ? bottom : (moved[at + 1] ?? bottom) - least;
    moved[at] = Math.min(moved[at] ?? bottom, below);
  }
  return moved;
}
