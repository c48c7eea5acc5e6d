import { useMemo } from "preact/hooks";
import { say } from "../../words";
import type { Judged } from "../judge";
import { Cut, type Frame, Plot, pathOf } from "../plot";
import { nameOf, text } from "../words";
import { apart } from "./apart";
import { LineChooser } from "./line-chooser";
import { DEFAULT_LINES, QUEUE_RATE } from "./lines";
import { moreText } from "./more-words";
import { heldOn, thresholdAxis, thresholdsOf } from "./over-threshold";
import type { ViewProps } from "./view";

/** In a picture narrower than this names stand nearer to the threshold. */
const NARROW = 380;
/** Height of a written line, in pixels. */
const LINE_HEIGHT = 17;

/** Metrics of labels over the threshold, each named and told where the threshold is. */
export function MetricLines({ chain, heading, settings, onChoose }: ViewProps) {
  const words = moreText.value;
  const judged = chain.judged.value;
  const threshold = chain.threshold.value;
  const [from] = chain.span.value;
  const aboveAll = chain.aboveAll.value;
  const { lines = DEFAULT_LINES } = settings;
  const x = useMemo(() => thresholdsOf(judged, aboveAll, from), [judged, aboveAll, from]);
  const isBelow = lines.some((id) => lowest(chain.at.value.metrics, id) < 0);
  const place = judged.placeOf(threshold);
  const shown = lines.map((id, series) => {
    const values = valuesOf(judged, id);
    return { id, series, values, present: values[place] ?? Number.NaN };
  });
  const label = shown
    .map(({ id, present }) => `${nameOf(text.value.metricNames, id)} ${told(present)}`)
    .join(", ");
  return (
    <Plot
      kind="metrics"
      heading={heading}
      label={`${text.value.views.metrics}. ${label}`}
      note={words.linesNote}
      tools={
        onChoose && <LineChooser lines={lines} onChoose={(next) => onChoose({ lines: next })} />
      }
      x={thresholdAxis(chain, text.value.threshold)}
      y={{ label: words.linesAxis, span: [isBelow ? -1 : 0, 1] }}
      onPull={(at) => chain.cut(at)}
    >
      {(frame) => (
        <>
          {shown.map(({ id, series, values }) => (
            <Line key={id} {...{ series, x, values, frame }} />
          ))}
          <Cut frame={frame} at={threshold} />
          <Names shown={shown} frame={frame} at={frame.x(threshold)} />
        </>
      )}
    </Plot>
  );
}

function valuesOf(judged: Judged, id: string): Float64Array {
  return id === QUEUE_RATE ? judged.queueRates() : judged.against(id);
}

function lowest(metrics: readonly { id: string; range: readonly number[] }[], id: string): number {
  return metrics.find((metric) => metric.id === id)?.range[0] ?? 0;
}

function told(value: number): string {
  return Number.isNaN(value) ? text.value.undefined : say(value, 3);
}

interface LineProps {
  readonly series: number;
  readonly x: Float64Array;
  readonly values: Float64Array;
  readonly frame: Frame;
}

function Line({ series, x, values, frame }: LineProps) {
  const { width, height } = frame;
  const path = useMemo(
    () => pathOf(x, heldOn(values), frame, "stairs"),
    [x, values, width, height, frame.y(0)],
  );
  return <path class="plot-series" data-series={series} d={path} />;
}

interface NamesProps {
  readonly shown: readonly {
    readonly id: string;
    readonly series: number;
    readonly present: number;
  }[];
  readonly frame: Frame;
  /** Where the threshold is, in pixels. */
  readonly at: number;
}

/** The names of the lines with their values, beside the threshold and clear of one another; each led to its line. */
function Names({ shown, frame, at }: NamesProps) {
  const isRight = at > frame.width * 0.52;
  const side = isRight ? -1 : 1;
  const isNarrow = frame.width < NARROW;
  const away = isNarrow ? 14 : 34;
  const placed = shown
    .map((line) => ({ ...line, y: frame.y(Number.isNaN(line.present) ? 0 : line.present) }))
    .sort((one, other) => one.y - other.y);
  const heights = apart(
    placed.map(({ y }) => y),
    LINE_HEIGHT,
    [LINE_HEIGHT / 2, frame.height - LINE_HEIGHT / 2],
  );
  return (
    <g class="plot-names" data-narrow={isNarrow || undefined}>
      {placed.map(({ id, series, present, y }, index) => {
        const height = heights[index] ?? y;
        return (
          <g key={id} data-metric={id}>
            {!Number.isNaN(present) && <circle data-series={series} cx={at} cy={y} r="4" />}
            <path
              class="plot-series"
              data-series={series}
              d={`M${at + side * 5} ${y}L${at + side * (away - 4)} ${height}`}
            />
            <text
              class="plot-text"
              x={at + side * away}
              y={height}
              dy="0.35em"
              text-anchor={isRight ? "end" : "start"}
            >
              {nameOf(moreText.value.shortNames, id)} {told(present)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
