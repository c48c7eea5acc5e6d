import { useMemo } from "preact/hooks";
import { say } from "../../words";
import type { Judged } from "../judge";
import { closed, type Frame, pathOf } from "../plot";
import { percent } from "../words";
import { viewText } from "./words";

type Place = readonly [number, number] | undefined;

interface Props {
  readonly judged: Judged;
  readonly frame: Frame;
  readonly hovered: Place;
}

/**
 * The plane of the ROC curve as all pairs of a negative (by falling scores along x) and a positive (along y): won below the
 * curve, tied in the boxes that it cuts, lost above.
 */
export function PairsLayer({ judged, frame, hovered }: Props) {
  const words = viewText.value;
  const { width, height } = frame;
  const { x, y } = judged.curve("roc");
  const paths = useMemo(() => {
    const ties = boxes(judged.handle.ties(), frame);
    return { won: closed(pathOf(x, y, frame), frame, 0, 1), ties };
  }, [judged, x, y, width, height]);
  return (
    <g class="plot-pairs">
      <defs>
        <pattern id="plot-lost" width="7" height="7" patternUnits="userSpaceOnUse">
          <circle cx="2" cy="2" r="1" />
        </pattern>
        <pattern
          id="plot-tied"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="2" height="6" />
        </pattern>
      </defs>
      <rect class="plot-lost" width={width} height={height} fill="url(#plot-lost)" />
      <path class="plot-won" d={paths.won} />
      <path class="plot-tied" d={paths.ties} fill="url(#plot-tied)" />
      <text class="plot-text" x={width - 10} y={height - 12} text-anchor="end">
        {words.won}
      </text>
      <text class="plot-text" x="10" y="20">
        {words.lost}
      </text>
      {hovered && (
        <path class="plot-cross" d={`M${frame.x(hovered[0])} ${height}V${frame.y(hovered[1])}H0`} />
      )}
    </g>
  );
}

/** How many pairs there are of each kind; of the one under the pointer, its two scores. */
export function pairSentence(judged: Judged, hovered: Place): string {
  const words = viewText.value;
  const [positive, negative] = hovered ? (judged.handle.pair_at(...hovered) ?? []) : [];
  if (positive !== undefined && negative !== undefined) {
    return words.pair(say(positive, 3), say(negative, 3), outcome(positive, negative));
  }
  const { won, tied, lost } = judged.handle.pairs();
  return words.pairsNote(say(won), say(tied), say(lost), percent(judged.ofScores("roc_auc")));
}

function outcome(positive: number, negative: number): "won" | "tied" | "lost" {
  if (positive === negative) return "tied";
  return positive > negative ? "won" : "lost";
}

/** Boxes of four numbers each, as one path. */
function boxes(sides: Float64Array, frame: Frame): string {
  let path = "";
  for (let at = 0; at + 3 < sides.length; at += 4) {
    const [x0 = 0, x1 = 0, y0 = 0, y1 = 0] = sides.subarray(at, at + 4);
    const [left, right] = [frame.x(x0).toFixed(1), frame.x(x1).toFixed(1)];
    path += `M${left} ${frame.y(y0).toFixed(1)}H${right}V${frame.y(y1).toFixed(1)}H${left}z`;
  }
  return path;
}
