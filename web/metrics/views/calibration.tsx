import { max } from "d3-array";
import { useMemo } from "preact/hooks";
import { Choice } from "../../panel/choice";
import { words as page, say } from "../../words";
import { Cut, type Frame, Plot, pathOf } from "../plot";
import { text } from "../words";
import { moreText } from "./more-words";
import { BINNINGS, type Binning, type ViewProps } from "./view";

const UNIT = [0, 1] as const;
/** Bins that can be chosen. */
export const BIN_COUNTS = [5, 10, 15, 20, 50] as const;
/** How much of the height the counts take. */
const BARS = 0.2;
/** With more bins than this their counts are not written. */
const WRITTEN = 12;

interface Bins {
  readonly predicted: Float64Array;
  readonly observed: Float64Array;
  readonly weights: Float64Array;
}

/** Of samples with about one score, which share is positive: the diagonal is what the score promises. */
export function Calibration({ chain, heading, settings, onChoose }: ViewProps) {
  const words = moreText.value;
  const judged = chain.judged.value;
  const bins = useMemo<Bins>(() => judged.handle.calibration(judged.settings), [judged]);
  const ece = judged.ofScores("ece");
  const { bins: count = BIN_COUNTS[1], binning = "uniform", ghost } = settings;
  const before = useMemo(
    () => ghost?.judged.handle.calibration(ghost.judged.settings) as Bins | undefined,
    [ghost],
  );
  const note = words.calibrationNote(ece === undefined ? text.value.undefinedArea : say(ece, 3));
  return (
    <Plot
      kind="calibration"
      heading={heading}
      label={`${text.value.views.calibration}. ${note}`}
      note={note}
      tools={
        onChoose && (
          <>
            <Choice
              label={words.bins}
              labelHidden
              value={String(count)}
              options={choices(count).map((value) => ({
                value: String(value),
                label: words.binCount(value),
              }))}
              onInput={(value) => onChoose({ bins: Number(value) })}
              words={page.value.panel}
            />
            <Choice<Binning>
              label={words.binningLabel}
              labelHidden
              value={binning}
              options={BINNINGS.map((value) => ({ value, label: words.binnings[value] }))}
              onInput={(value) => onChoose({ binning: value })}
              words={page.value.panel}
            />
          </>
        )
      }
      x={{ label: words.calibrationAxes[0], span: UNIT }}
      y={{ label: words.calibrationAxes[1], span: UNIT }}
      onPull={(x) => chain.cut(x)}
      none={bins.weights.length === 0 ? words.notProbabilities : undefined}
    >
      {(frame) => (
        <>
          <path class="plot-chance" d={pathOf(UNIT, UNIT, frame)} />
          <Counts bins={bins} frame={frame} wide={1 / count} />
          {before && (
            <g class="plot-ghost">
              <path d={pathOf(before.predicted, before.observed, frame)} />
            </g>
          )}
          <Gaps bins={bins} frame={frame} />
          <path class="plot-line" d={pathOf(bins.predicted, bins.observed, frame)} />
          {Array.from(bins.predicted, (at, bin) => (
            <circle
              key={at}
              class="plot-dot"
              cx={frame.x(at)}
              cy={frame.y(bins.observed[bin] ?? 0)}
              r="4"
            />
          ))}
          <Cut frame={frame} at={Math.min(Math.max(chain.threshold.value, 0), 1)} />
        </>
      )}
    </Plot>
  );
}

/** The counts to choose from, with the present one among them. */
function choices(present: number): readonly number[] {
  return [...new Set([...BIN_COUNTS, present])].sort((a, b) => a - b);
}

interface LayerProps {
  readonly bins: Bins;
  readonly frame: Frame;
}

/** How far each bin is from the diagonal: what the calibration error is the mean of. */
function Gaps({ bins: { predicted, observed }, frame }: LayerProps) {
  const gap = (at: number, bin: number) =>
    `M${frame.x(at).toFixed(1)} ${frame.y(at).toFixed(1)}V${frame.y(observed[bin] ?? at).toFixed(1)}`;
  return <path class="plot-gap" d={Array.from(predicted, gap).join("")} />;
}

/** How many samples each bin has. */
function Counts({ bins: { predicted, weights }, frame, wide }: LayerProps & { wide: number }) {
  const most = max(weights) ?? 1;
  const width = Math.max(Math.min(wide * frame.width * 0.6, 28), 2);
  return (
    <g class="plot-counts">
      {Array.from(predicted, (at, bin) => {
        const count = weights[bin] ?? 0;
        const height = (count / most) * BARS * frame.height;
        return (
          <g key={at}>
            <rect x={frame.x(at) - width / 2} y={frame.height - height} {...{ width, height }} />
            {weights.length <= WRITTEN && (
              <text
                class="plot-small"
                x={frame.x(at)}
                y={frame.height - height - 3}
                text-anchor="middle"
              >
                {say(count)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
