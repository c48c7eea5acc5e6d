import { max } from "d3-array";
import { useMemo } from "preact/hooks";
import { say } from "../../words";
import { Curve, Cut, Plot } from "../plot";
import { text } from "../words";
import { moreText } from "./more-words";
import { heldOn, thresholdAxis, thresholdsOf } from "./over-threshold";
import type { ViewProps } from "./view";

/** What wrong answers cost a sample at each threshold, and where that is least. */
export function Cost({ chain, heading, settings }: ViewProps) {
  const words = moreText.value;
  const judged = chain.judged.value;
  const threshold = chain.threshold.value;
  const [from] = chain.span.value;
  const aboveAll = chain.aboveAll.value;
  const [fp, fn] = settings.costs;
  const costs = judged.costs(fp, fn);
  const points = useMemo(
    () => ({ x: thresholdsOf(judged, aboveAll, from), y: heldOn(costs) }),
    [judged, costs, aboveAll, from],
  );
  const top = useMemo(() => (max(costs) || 1) * 1.08, [costs]);
  const best = judged.jump({ kind: "least_cost", costs: [fp, fn] });
  const of = (at: number) => costs[judged.placeOf(at)] ?? Number.NaN;
  const least = best === undefined ? undefined : of(best);
  const present = of(threshold);
  const note = words.costNote(
    say(present, 3),
    least === undefined ? "—" : say(least, 3),
    `${say(fp)} : ${say(fn)}`,
  );
  return (
    <Plot
      kind="cost"
      heading={heading}
      label={`${text.value.views.cost}. ${note}`}
      note={note}
      x={thresholdAxis(chain, text.value.threshold)}
      y={{ label: words.costAxis, span: [0, top] }}
      onPull={(x) => chain.cut(x)}
    >
      {(frame) => {
        const at = best === undefined ? undefined : Math.min(best, aboveAll);
        const isRight = at !== undefined && frame.x(at) > frame.width / 2;
        return (
          <>
            <Curve of={points} frame={frame} joined="stairs" />
            <Cut frame={frame} at={threshold} />
            <circle class="plot-dot" cx={frame.x(threshold)} cy={frame.y(present)} r="4" />
            {at !== undefined && least !== undefined && (
              <>
                <circle class="plot-best" cx={frame.x(at)} cy={frame.y(least)} r="5" />
                <text
                  class="plot-text"
                  x={frame.x(at) + (isRight ? -10 : 10)}
                  y={Math.max(frame.y(least) - 10, 16)}
                  text-anchor={isRight ? "end" : "start"}
                >
                  min: t = {Number.isFinite(best ?? 0) ? say(best ?? 0, 3) : "∞"}
                </text>
              </>
            )}
          </>
        );
      }}
    </Plot>
  );
}
