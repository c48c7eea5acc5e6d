import { useMemo } from "preact/hooks";
import { say } from "../../words";
import { Clip, Curve, Ghost, Grip, Plot, pathOf } from "../plot";
import { text } from "../words";
import { Marks, marksOn } from "./marks";
import { moreText } from "./more-words";
import { pullPoints, type ViewProps } from "./view";

/** The rates that scikit-learn's DetCurveDisplay marks. */
const RATES = [0.001, 0.01, 0.05, 0.2, 0.5, 0.8, 0.95, 0.99, 0.999];
/** What the axes span, in deviates: a little more than those marks. */
const SPAN = [-3.3, 3.3] as const;
const CHANCE = [-4, 4] as const;

/** False negative over false positive rate on axes of normal deviates, on which normal scores make a straight line. */
export function Det({ chain, heading, settings }: ViewProps) {
  const words = moreText.value;
  const judged = chain.judged.value;
  const at = chain.at.value;
  const span = chain.span.value;
  const deviates = useMemo(() => deviatesOf(chain.core), [chain]);
  const points = useMemo(() => {
    const { x, y, thresholds } = judged.curve("det");
    return { x: deviates.of(x), y: deviates.of(y), thresholds };
  }, [judged, deviates]);
  const ghost = useMemo(() => {
    const curve = settings.ghost?.judged.curve("det");
    return curve && { x: deviates.of(curve.x), y: deviates.of(curve.y) };
  }, [settings.ghost, deviates]);
  const marks = useMemo(() => marksOn(judged, "det", span, deviates.at), [judged, span, deviates]);
  const place = judged.place("det", at);
  const grip = place && clamped(deviates.at(place));
  const isDrawn = points.x.some((x, index) => Number.isFinite(x + (points.y[index] ?? 0)));
  const axis = (label: string) => ({
    label,
    span: SPAN,
    marks: deviates.marks,
    format: (deviate: number) => say((RATES[deviates.marks.indexOf(deviate)] ?? 0) * 100),
  });
  const isOneClass = judged.positives === 0 || judged.negatives === 0;
  const none = isOneClass ? text.value.noCurve : words.noErrors;
  return (
    <Plot
      kind="det"
      heading={heading}
      label={`${text.value.views.det}. ${words.detNote}`}
      note={words.detNote}
      x={axis(words.detAxes[0])}
      y={axis(words.detAxes[1])}
      onPull={(x, y) => pullPoints(chain, points, x, y)}
      none={isDrawn ? undefined : none}
    >
      {(frame) => (
        <>
          <Clip frame={frame}>
            <path class="plot-chance" d={pathOf(CHANCE, [4, -4], frame)} />
            {ghost && <Ghost of={ghost} frame={frame} />}
            <Curve of={points} frame={frame} />
          </Clip>
          <Marks marks={marks} frame={frame} grip={grip} side="above" />
          <Grip frame={frame} at={grip} label={`t = ${say(at.threshold, 3)}`} />
        </>
      )}
    </Plot>
  );
}

/** Rates as the core's normal deviates. */
function deviatesOf(core: ViewProps["chain"]["core"]) {
  const of = (rates: Float64Array) => core.probits(rates);
  return {
    of,
    marks: Array.from(of(Float64Array.from(RATES))),
    at([fpr, fnr]: readonly [number, number]): readonly [number, number] {
      const [x = Number.NaN, y = Number.NaN] = of(Float64Array.of(fpr, fnr));
      return [x, y];
    },
  };
}

/** A rate of 0 or 1 has no place on the axes: it stands at their end. */
function clamped(place: readonly [number, number]): readonly [number, number] {
  const within = (deviate: number) => Math.min(Math.max(deviate, SPAN[0]), SPAN[1]);
  return [within(place[0]), within(place[1])];
}
