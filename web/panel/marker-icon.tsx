import { MARKER_REACH, type MarkerShape, markerPath } from "./markers";

export interface MarkerIconProps {
  readonly shape: MarkerShape;
  /** An outline instead of a filled shape. */
  readonly hollow?: boolean | undefined;
}

const RADIUS = 6;
/** Half of the picture's side: the farthest shape with its outline. */
const HALF = RADIUS * MARKER_REACH + 1;
const VIEW = [-HALF, -HALF, 2 * HALF, 2 * HALF].join(" ");

/** A racer's marker, in the colour `--accent`; what it stands for is said by the text beside it. */
export function MarkerIcon({ shape, hollow = false }: MarkerIconProps) {
  return (
    <svg
      class={hollow ? "p-marker p-marker-hollow" : "p-marker"}
      viewBox={VIEW}
      aria-hidden="true"
      focusable="false"
    >
      <path d={markerPath(shape, RADIUS)} />
    </svg>
  );
}
