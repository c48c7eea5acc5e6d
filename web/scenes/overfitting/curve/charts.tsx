import { useMemo } from "preact/hooks";
import { Button } from "../../../panel/button";
import { Segmented } from "../../../panel/choice";
import { say, words } from "../../../words";
import type { CurveModel, ScanShown } from "./model";
import { isParted, PartsTable } from "./parts";
import { type Flag, Plot, type Series } from "./plot";
import { isLinear, TABS } from "./state";
import { curveWords } from "./words";

interface Props {
  readonly model: CurveModel;
}

/** Beside the points: errors over the steps of a descent, and against one number. */
export function Charts({ model }: Props) {
  const text = curveWords.value;
  const { tab } = model.state.value;
  return (
    <section class="curve-charts" aria-label={text.charts}>
      <Segmented
        label={text.charts}
        labelHidden
        value={tab}
        options={TABS.map((value) => ({
          value,
          label: text.tabs[value],
          title: text.tabHelp[value],
        }))}
        onInput={(next) => model.update({ tab: next })}
        words={words.value.panel}
      />
      <p class="hint">{text.tabHelp[tab]}</p>
      {tab === "steps" ? <Steps model={model} /> : <Scanned model={model} />}
      {tab === "parts" && <PartsTable model={model} />}
    </section>
  );
}

/** The errors after every step of the descent, and the step at which to stop. */
function Steps({ model }: Props) {
  const text = curveWords.value;
  const { training, validation, test } = model.errors.value;
  const { report, info } = model;
  const { family } = model.state.value;
  const xs = useMemo(
    () => Float64Array.from({ length: training.length }, (_, at) => at),
    [training],
  );
  const series = useMemo(
    () => lines(training, validation, test),
    [training, validation, test, text],
  );
  if (!isLinear(family, info)) return <p>{text.noDescent}</p>;
  if (!model.live.value) {
    return (
      <p>
        {text.notLive}{" "}
        <Button look="primary" onClick={() => model.update({ live: true })}>
          {text.goLive}
        </Button>
      </p>
    );
  }
  const best = report.value?.best ?? 0;
  const taken = report.value?.taken ?? 0;
  return (
    <>
      <Plot
        label={text.tabHelp.steps}
        axes={[text.stepAxis, text.errorAxis]}
        xs={xs}
        known={Math.min(training.length, taken + 1)}
        series={series}
        logY
        marker={model.shownStep.value}
        flags={[{ id: "best", at: best, label: text.bestStep(say(best)) }]}
        onPick={(step) => {
          model.playing.value = false;
          model.seek(step);
        }}
      />
      <div class="curve-buttons">
        <Button
          icon="to-start"
          disabled={model.shownStep.value === best}
          onClick={() => {
            model.playing.value = false;
            model.seek(best);
          }}
        >
          {text.toBest}
        </Button>
      </div>
      {taken < model.state.value.steps && (
        <p class="curve-diverged" role="status">
          {text.diverged(say(taken))}
        </p>
      )}
    </>
  );
}

function lines(
  training: ArrayLike<number>,
  validation: ArrayLike<number>,
  test: ArrayLike<number>,
): Series[] {
  const { errors } = curveWords.value;
  return [
    { id: "training", label: errors.training, values: training },
    { id: "validation", label: errors.validation, values: validation },
    { id: "test", label: errors.test, values: test },
  ];
}

/** Errors against complexity, penalty or number of points. */
function Scanned({ model }: Props) {
  const text = curveWords.value;
  const scan = model.scan.value;
  const state = model.state.value;
  const shown = useMemo(() => scan && seriesOf(scan, state.sigma), [scan, state.sigma, text]);
  if (!isLinear(state.family, model.info) && state.tab === "alpha") return <p>{text.noPenalty}</p>;
  if (!scan || !shown || scan.kind !== state.tab) return null;
  const { kind, places, known } = scan;
  const best = known === places.length ? bestOf(scan) : undefined;
  const axis = { complexity: text.complexity[state.family], alpha: "α", count: "n" };
  const name = kind === "alpha" || kind === "count" ? axis[kind] : axis.complexity;
  const flags: Flag[] = [];
  if (best !== undefined) flags.push({ id: "best", at: best, label: text.bestAt(say(best, 3)) });
  const threshold = (model.report.value?.points ?? 0) - 1;
  const crosses = kind === "complexity" && isLinear(state.family, model.info);
  if (crosses && threshold > 0 && threshold <= (places[places.length - 1] ?? 0)) {
    flags.push({ id: "threshold", at: threshold, label: text.threshold });
  }
  const pick = (at: number) => {
    if (kind === "alpha") {
      // Without a penalty the errors are those under ridge: a press takes it.
      const penalty = state.penalty === "none" ? "ridge" : state.penalty;
      model.update({ alpha: at, penalty });
    } else if (kind === "count") model.update({ count: at, own: "" });
    else model.update({ complexity: at });
  };
  const present =
    kind === "alpha" ? state.alpha : kind === "count" ? state.count : state.complexity;
  const isPresent = kind !== "alpha" || state.penalty !== "none";
  return (
    <>
      <Plot
        label={text.tabHelp[kind]}
        axes={[name, kind === "parts" ? text.partsAxis : text.errorAxis]}
        xs={places}
        known={known}
        {...shown}
        logX={kind === "alpha" || kind === "count" || state.family === "random_features"}
        logY={kind !== "parts"}
        flags={flags}
        onPick={pick}
        {...(isPresent && { marker: present })}
      />
      {best !== undefined && kind !== "count" && (
        <div class="curve-buttons">
          <Button disabled={isPresent && present === best} onClick={() => pick(best)}>
            {text.takeBest(name, say(best, 3))}
          </Button>
        </div>
      )}
    </>
  );
}

function seriesOf({ kind, numbers, places }: ScanShown, sigma: number) {
  const text = curveWords.value;
  const [a = EMPTY, b = EMPTY, c = EMPTY, d = EMPTY] = numbers;
  switch (kind) {
    case "complexity":
    case "alpha":
      return { series: lines(a, b, c) };
    case "count":
      return {
        series: [
          { id: "training", label: text.errors.training, values: a, spread: c },
          { id: "test", label: text.errors.test, values: b, spread: d },
        ],
      };
    case "folds":
      return { series: [{ id: "validation", label: text.foldMean, values: a, spread: b }] };
    case "parts": {
      const noise = new Float64Array(places.length).fill(sigma * sigma);
      // Where bias cannot be told from variance, all but the noise is drawn as variance.
      const parted = Array.from(c, (error, at) => isParted(error, d[at] ?? 0));
      const bias = a.map((value, at) => (parted[at] ? Math.max(value, 0) : 0));
      const variance = b.map((value, at) => value + (a[at] ?? 0) - (bias[at] ?? 0));
      return {
        stacked: true,
        series: [
          { id: "noise", label: text.parts.noise, values: noise },
          { id: "bias", label: text.parts.bias, values: bias },
          { id: "variance", label: text.parts.variance, values: variance },
        ],
        over: { id: "expected", label: text.parts.expected, values: c },
      };
    }
  }
}

const EMPTY = new Float64Array(0);

/** Where the error that chooses is least: of a learning curve nowhere. */
function bestOf({ kind, places, numbers }: ScanShown): number | undefined {
  const chooses = { complexity: 1, alpha: 1, folds: 0, parts: 2, count: undefined }[kind];
  const values = chooses === undefined ? undefined : numbers[chooses];
  if (!values) return undefined;
  let best = 0;
  for (let at = 1; at < places.length; at++) {
    if ((values[at] ?? Number.NaN) < (values[best] ?? Number.NaN)) best = at;
  }
  return places[best];
}
