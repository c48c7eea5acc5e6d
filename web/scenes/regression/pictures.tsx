import type { ComponentChildren } from "preact";
import type { FullEngine } from "../../engine/engine";
import { Choice } from "../../panel/choice";
import type { RaceModel } from "../../race/model";
import { say, words } from "../../words";
import type { Measured } from "./report";
import { PLOTS, type RegressionState } from "./state";
import { namesOf, regressionWords } from "./words";

const WIDTH = 224;
const HEIGHT = 136;
const PAD = { left: 12, right: 12, top: 14, bottom: 22 };
const PLACES = 121;
/** More points than these have no bar of their own: the greatest shares are shown. */
const MOST_BARS = 9;
/** Two lines of text are at least so far apart. */
const TEXT_LINE = 12;
/** Where the axis of logarithms has its lines. */
const LOG_TICKS = [0, 1, 3, 9, 99, 999, 9999];

type Span = readonly [number, number];

interface Props {
  readonly measured: Measured;
  readonly state: RegressionState;
  readonly module: FullEngine["module"];
}

interface FigureProps {
  readonly heading: string;
  readonly label: string;
  readonly children: ComponentChildren;
}

function Figure({ heading, label, children }: FigureProps) {
  return (
    <figure class="reg-figure">
      <figcaption>{heading}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {children}
      </svg>
    </figure>
  );
}

const across = (value: number, [from, to]: Span) =>
  PAD.left + ((value - from) / (to - from || 1)) * (WIDTH - PAD.left - PAD.right);
const upward = (value: number, [from, to]: Span) =>
  HEIGHT - PAD.bottom - ((value - from) / (to - from || 1)) * (HEIGHT - PAD.top - PAD.bottom);

/** The least and the greatest of some numbers, with 0, a little apart. */
function spanOf(values: Iterable<number>): Span {
  let [from, to] = [0, 0];
  for (const value of values) {
    from = Math.min(from, value);
    to = Math.max(to, value);
  }
  const room = (to - from || 1) * 0.08;
  return [from - room, to + room];
}

/** The loss of one point over its error, with all points on it. Where it depends on y, it is that of the worst point. */
function LossCurve({ measured, state, module }: Props) {
  const text = regressionWords.value;
  const { y_true, y_pred, shares } = measured;
  const { metric, alpha, delta } = state;
  const residuals = y_true.map((y, at) => (y_pred[at] ?? 0) - y);
  const reach = Math.max(...residuals.map(Math.abs), 1e-9) * 1.15;
  const worst = shares.shares.length > 0 ? shares.shares.indexOf(Math.max(...shares.shares)) : 0;
  const y = y_true[worst] ?? 0;
  const places = Float64Array.from(
    { length: PLACES },
    (_, at) => -reach + (2 * reach * at) / (PLACES - 1),
  );
  const losses = module.regression_losses(
    metric,
    y,
    places.map((place) => y + place),
    alpha,
    delta,
  );
  const own = Array.from(y_true, (one, at) => {
    const [loss = Number.NaN] = module.regression_losses(
      metric,
      one,
      y_pred.slice(at, at + 1),
      alpha,
      delta,
    );
    return loss;
  });
  const finite = [...losses, ...own].filter(Number.isFinite);
  const top: Span = [0, Math.max(...finite, 1e-300) * 1.06];
  const wide: Span = [-reach, reach];
  const path = Array.from(losses, (loss, at) =>
    Number.isFinite(loss)
      ? `${across(places[at] ?? 0, wide).toFixed(1)},${upward(loss, top).toFixed(1)}`
      : "",
  );
  return (
    <Figure
      heading={metric === "msle" || metric === "mape" ? text.curveAt(say(y, 3)) : text.curve}
      label={text.curveLabel(namesOf(metric)[0])}
    >
      <line
        class="reg-axis"
        x1={PAD.left}
        x2={WIDTH - PAD.right}
        y1={upward(0, top)}
        y2={upward(0, top)}
      />
      <line
        class="reg-axis"
        x1={across(0, wide)}
        x2={across(0, wide)}
        y1={PAD.top}
        y2={upward(0, top)}
      />
      <polyline class="reg-curve" points={path.filter((one) => one !== "").join(" ")} />
      {own.map(
        (loss, at) =>
          Number.isFinite(loss) && (
            <circle
              // A point is its place in the list.
              key={String(at)}
              class="reg-dot"
              data-worst={at === worst || undefined}
              cx={across(residuals[at] ?? 0, wide)}
              cy={upward(loss, top)}
              r={at === worst ? 5 : 3.5}
            />
          ),
      )}
      <text class="reg-text" x={WIDTH - PAD.right} y={HEIGHT - 6} text-anchor="end">
        {text.axisError}
      </text>
      <text class="reg-text" x={PAD.left} y={HEIGHT - 6}>
        {say(-reach, 2)}
      </text>
    </Figure>
  );
}

/** How much of the total comes from each point, the greatest first where there are many. */
function Shares({ measured }: Pick<Props, "measured">) {
  const text = regressionWords.value;
  const { shares } = measured.shares;
  const order = shares.map((share, at) => ({ share, at }));
  const shown =
    order.length > MOST_BARS ? order.sort((a, b) => b.share - a.share).slice(0, MOST_BARS) : order;
  const percent = (share: number) => say(Math.round(1000 * share) / 10, 3);
  const list = shown.map(({ share, at }) => text.shareOf(say(at + 1), percent(share))).join(", ");
  if (shown.length === 0) {
    return (
      <figure class="reg-figure">
        <figcaption>{text.shares}</figcaption>
        <p class="hint">{text.noShares}</p>
      </figure>
    );
  }
  const row = (HEIGHT - 12) / shown.length;
  return (
    <Figure heading={text.shares} label={text.sharesLabel(list)}>
      {shown.map(({ share, at }, index) => {
        const y = 6 + row * index;
        const wide = Math.max(share, 0) * (WIDTH - 92);
        return (
          <g key={String(at)}>
            <text
              class="reg-text"
              x={18}
              y={y + row / 2}
              dominant-baseline="central"
              text-anchor="end"
            >
              {say(at + 1)}
            </text>
            <rect class="reg-bar" x={26} y={y + row * 0.15} width={wide} height={row * 0.7} />
            <text class="reg-text" x={32 + wide} y={y + row / 2} dominant-baseline="central">
              {percent(share)} %
            </text>
          </g>
        );
      })}
    </Figure>
  );
}

/** What is left of each point over what was predicted. */
function Residuals({ measured }: Pick<Props, "measured">) {
  const text = regressionWords.value;
  const { y_true, y_pred } = measured;
  const residuals = y_true.map((y, at) => (y_pred[at] ?? 0) - y);
  const high = spanOf(residuals);
  const wide = spanOf(y_pred);
  return (
    <Figure heading={text.residuals} label={text.residualsLabel}>
      <line
        class="reg-axis"
        x1={PAD.left}
        x2={WIDTH - PAD.right}
        y1={upward(0, high)}
        y2={upward(0, high)}
      />
      {Array.from(residuals, (residual, at) => {
        const x = across(y_pred[at] ?? 0, wide);
        return (
          <g key={String(at)}>
            <line class="reg-stem" x1={x} x2={x} y1={upward(0, high)} y2={upward(residual, high)} />
            <circle class="reg-dot" cx={x} cy={upward(residual, high)} r={3.5} />
          </g>
        );
      })}
      <text class="reg-text" x={PAD.left} y={HEIGHT - 6}>
        {say(wide[0], 2)}
      </text>
      <text class="reg-text" x={WIDTH - PAD.right} y={HEIGHT - 6} text-anchor="end">
        {text.axisPrediction} · {say(wide[1], 2)}
      </text>
    </Figure>
  );
}

/** True values and predictions where MSLE sees them: as far apart as their logarithms. */
function LogAxis({ measured, module }: Pick<Props, "measured" | "module">) {
  const text = regressionWords.value;
  const [truth, predicted, lines] = [measured.y_true, measured.y_pred, LOG_TICKS].map((values) =>
    Array.from(module.regression_logs(Float64Array.from(values))),
  );
  if (!truth || !predicted || !lines || [...truth, ...predicted].some(Number.isNaN)) {
    return (
      <figure class="reg-figure">
        <figcaption>{text.logAxis}</figcaption>
        <p class="hint">{text.outsideLog}</p>
      </figure>
    );
  }
  const high = spanOf([...truth, ...predicted]);
  const all = LOG_TICKS.map((tick, at) => ({ tick, log: lines[at] ?? 0 }));
  const shown = all.filter(({ log }) => log <= high[1]);
  // From above, so that of those that would lie on one another the greater stands.
  const ticks: typeof shown = [];
  for (const one of [...shown].reverse()) {
    const last = ticks.at(-1);
    const isFree = !last || upward(one.log, high) - upward(last.log, high) >= TEXT_LINE;
    if (isFree) ticks.push(one);
  }
  return (
    <Figure heading={text.logAxis} label={text.logAxisLabel}>
      {ticks.map(({ tick, log }) => (
        <g key={tick}>
          <line
            class="reg-grid"
            x1={PAD.left + 26}
            x2={WIDTH - PAD.right}
            y1={upward(log, high)}
            y2={upward(log, high)}
          />
          <text
            class="reg-text"
            x={PAD.left + 20}
            y={upward(log, high)}
            dominant-baseline="central"
            text-anchor="end"
          >
            {say(tick)}
          </text>
        </g>
      ))}
      {truth.map((y, at) => {
        const x = PAD.left + 40 + ((at + 0.5) * (WIDTH - PAD.left - PAD.right - 50)) / truth.length;
        const [from, to] = [upward(y, high), upward(predicted[at] ?? 0, high)];
        return (
          <g key={String(at)}>
            <line class="reg-stem" x1={x} x2={x} y1={from} y2={to} />
            <circle class="reg-dot" cx={x} cy={from} r={3.5} />
            <path class="reg-cross" d={`M${x - 4},${to}h8`} />
          </g>
        );
      })}
    </Figure>
  );
}

/** How often which residual comes. */
function Spread({ measured, module }: Pick<Props, "measured" | "module">) {
  const text = regressionWords.value;
  const { y_true, y_pred } = measured;
  const spread = module.regression_histogram(y_true.map((y, at) => (y_pred[at] ?? 0) - y));
  if (!spread) return null;
  const { edges, counts } = spread;
  const bins = counts.map((count, at) => ({ count, from: edges[at] ?? 0, to: edges[at + 1] ?? 0 }));
  const wide: Span = [edges[0] ?? 0, edges.at(-1) ?? 0];
  const high: Span = [0, Math.max(...counts) * 1.12];
  const list = bins.map(({ from, to, count }) => text.bin(say(from, 2), say(to, 2), say(count)));
  return (
    <Figure heading={text.histogram} label={text.histogramLabel(list.join(", "))}>
      {bins.map(({ count, from, to }) => {
        const [x, end, y] = [across(from, wide), across(to, wide), upward(count, high)];
        return (
          <g key={from}>
            <rect class="reg-bin" x={x} y={y} width={end - x} height={upward(0, high) - y} />
            {count > 0 && (
              <text class="reg-text" x={(x + end) / 2} y={y - 3} text-anchor="middle">
                {say(count)}
              </text>
            )}
          </g>
        );
      })}
      {wide[0] < 0 && wide[1] > 0 && (
        <line
          class="reg-zero"
          x1={across(0, wide)}
          x2={across(0, wide)}
          y1={PAD.top}
          y2={upward(0, high)}
        />
      )}
      <text class="reg-text" x={PAD.left} y={HEIGHT - 6}>
        {say(wide[0], 2)}
      </text>
      <text class="reg-text" x={WIDTH - PAD.right} y={HEIGHT - 6} text-anchor="end">
        {text.axisError} · {say(wide[1], 2)}
      </text>
    </Figure>
  );
}

interface PicturesProps {
  readonly model: RaceModel<RegressionState>;
  readonly measured: Measured;
}

/** The loss, each point's share, and what is left: over the predictions, by its frequency, or on the axis of MSLE. */
export function Pictures({ model, measured }: PicturesProps) {
  const full = model.full.value;
  if (typeof full !== "object") return null;
  const state = model.state.value;
  const { module } = full;
  const text = regressionWords.value;
  return (
    <div class="reg-pictures">
      <LossCurve measured={measured} state={state} module={module} />
      <Shares measured={measured} />
      <div class="reg-third">
        <Choice
          label={text.plot}
          labelHidden
          value={state.plot}
          options={PLOTS.map((value) => ({ value, label: text.plots[value] }))}
          onInput={(plot) => model.update({ plot })}
          words={words.value.panel}
        />
        {state.plot === "residuals" && <Residuals measured={measured} />}
        {state.plot === "histogram" && <Spread measured={measured} module={module} />}
        {state.plot === "log" && <LogAxis measured={measured} module={module} />}
      </div>
    </div>
  );
}
