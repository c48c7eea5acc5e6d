import { max } from "d3-array";
import { useMemo } from "preact/hooks";
import { say } from "../../words";
import { Clip, Curve, Ghost, Grip, Plot, pathOf } from "../plot";
import { percent, text } from "../words";
import { Marks, marksOn } from "./marks";
import { moreText } from "./more-words";
import { pullPoints, type ViewProps } from "./view";

const UNIT = [0, 1] as const;
const PERFECT_POINTS = 61;
/** Room above the highest point. */
const HEADROOM = 1.15;

/** How many times as many positives are among the so many highest scores as among as many at random. */
export function Lift({ chain, heading, settings }: ViewProps) {
  const words = moreText.value;
  const judged = chain.judged.value;
  const at = chain.at.value;
  const span = chain.span.value;
  const { prevalence } = judged;
  const points = judged.curve("lift");
  const perfect = useMemo(
    () => (prevalence > 0 ? chain.core.perfect_lift(prevalence, PERFECT_POINTS) : undefined),
    [chain, prevalence],
  );
  const top = useMemo(() => (max(points.y) ?? 1) * HEADROOM, [points]);
  const marks = useMemo(() => marksOn(judged, "lift", span), [judged, span]);
  const grip = judged.place("lift", at);
  const note = words.liftNote(
    percent(grip?.[0]),
    grip ? say(grip[1], 3) : text.value.undefinedArea,
  );
  return (
    <Plot
      kind="lift"
      heading={heading}
      label={`${text.value.views.lift}. ${note}`}
      note={note}
      x={{ label: words.gainAxes[0], span: UNIT }}
      y={{ label: words.liftAxis, span: [0, top] }}
      onPull={(x, y) => pullPoints(chain, points, x, y, top)}
      none={perfect ? undefined : text.value.noCurve}
    >
      {(frame) => (
        <>
          <Clip frame={frame}>
            <path class="plot-chance" d={pathOf(UNIT, [1, 1], frame)} />
            {perfect && <path class="plot-perfect" d={pathOf(perfect.x, perfect.y, frame)} />}
            {settings.ghost && (
              <Ghost
                of={settings.ghost.judged.curve("lift")}
                at={settings.ghost.judged.place("lift", settings.ghost.at)}
                frame={frame}
              />
            )}
            <Curve of={points} frame={frame} />
          </Clip>
          <Marks marks={marks} frame={frame} grip={grip} side="above" />
          <Grip frame={frame} at={grip} label={`t = ${say(at.threshold, 3)}`} />
        </>
      )}
    </Plot>
  );
}
