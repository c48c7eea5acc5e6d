// The shapes that tell racers apart without colour, for SVG and canvas alike.

export const MARKER_SHAPES = [
  "circle",
  "square",
  "triangle",
  "diamond",
  "triangle-down",
  "pentagon",
  "star",
  "cross",
] as const;

export type MarkerShape = (typeof MARKER_SHAPES)[number];

/**
 * A closed SVG path around the origin, y downwards, also for `new Path2D()`. The shapes look equally large beside a
 * circle of this radius, so some of them reach beyond it, the star farthest.
 */
export function markerPath(shape: MarkerShape, radius: number): string {
  switch (shape) {
    case "circle": {
      const r = short(radius);
      return `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`;
    }
    case "square":
      return polygon(corners(4, radius * 1.24, 45));
    case "triangle":
      return polygon(corners(3, radius * 1.4, 0));
    case "diamond":
      return polygon(corners(4, radius * 1.3, 0));
    case "triangle-down":
      return polygon(corners(3, radius * 1.4, 180));
    case "pentagon":
      return polygon(corners(5, radius * 1.16, 0));
    case "star":
      return polygon(between(corners(5, radius * MARKER_REACH, 0), corners(5, radius * 0.66, 36)));
    case "cross":
      return polygon(cross(radius * 1.22, radius * 0.38));
  }
}

/** How far from the origin a path reaches, in radii. */
export const MARKER_REACH = 1.5;

type Point = readonly [number, number];

/** The corners of a regular polygon, the first one at the top turned by so many degrees clockwise. */
function corners(count: number, radius: number, turned: number): Point[] {
  return Array.from({ length: count }, (_, index) => {
    const angle = ((index * 360) / count + turned) * (Math.PI / 180);
    return [radius * Math.sin(angle), -radius * Math.cos(angle)] as const;
  });
}

function between(outer: readonly Point[], inner: readonly Point[]): Point[] {
  return outer.flatMap((point, index) => [point, inner[index] ?? point]);
}

/** An × with arms of this length and half-width. */
function cross(length: number, half: number): Point[] {
  const arm: readonly Point[] = [
    [-half, -half],
    [-half, -length],
    [half, -length],
  ];
  return [0, 90, 180, 270].flatMap((turned) => arm.map((point) => rotated(point, turned + 45)));
}

function rotated([x, y]: Point, degrees: number): Point {
  const angle = degrees * (Math.PI / 180);
  return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)];
}

function polygon(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join("L")}Z`;
}

function short(coordinate: number): number {
  return Math.round(coordinate * 1000) / 1000 + 0;
}
