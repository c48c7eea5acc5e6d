import { useMemo } from "preact/hooks";
import { Button } from "../../../panel/button";
import { Segmented } from "../../../panel/choice";
import { say, words } from "../../../words";
import type { ScanReport } from "../../../workers/retraining-task";
import type { CurveModel } from "./model";
import { PartsTable } from "./parts";
import { type Flag, Plot, type Series } from "./plot";
import { Renewing } from "./renewing";
import { isSameAxis } from "./request";
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
      {report.value?.broken && (
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

/** Errors against complexity, penalty or number of points: those of former settings until the present ones are there. */
function Scanned({ model }: Props) {
  const text = curveWords.value;
  const state = model.state.value;
  const wanted = model.scanJob.value;
  const present = model.scan.shown.value;
  const scan = present && wanted && isSameAxis(present.job, wanted) ? present : undefined;
  const shown = useMemo(() => scan && seriesOf(scan), [scan, text]);
  if (!isLinear(state.family, model.info) && state.tab === "alpha") return <p>{text.noPenalty}</p>;
  if (!wanted) return null;
  const { kind } = wanted;
  const best = scan && scan.known === scan.places.length ? bestOf(scan) : undefined;
  const axis = { complexity: text.complexity[state.family], alpha: "α", count: "n" };
  const name = kind === "alpha" || kind === "count" ? axis[kind] : axis.complexity;
  const pick = (at: number) => {
    if (kind === "alpha") {
      // Without a penalty the errors are those under ridge: a press takes it.
      const penalty = state.penalty === "none" ? "ridge" : state.penalty;
      model.update({ alpha: at, penalty });
    } else if (kind === "count") model.update({ count: at, own: "" });
    else model.update({ complexity: at });
  };
  const at = kind === "alpha" ? state.alpha : kind === "count" ? state.count : state.complexity;
  const isPresent = kind !== "alpha" || state.penalty !== "none";
  const stale = model.scan.late.value || model.scan.trouble.value !== undefined;
  return (
    <>
      <Plot
        label={text.tabHelp[kind]}
        axes={[name, kind === "parts" ? text.partsAxis : text.errorAxis]}
        xs={scan?.places ?? EMPTY}
        known={scan?.known ?? 0}
        series={NONE}
        {...shown}
        logX={kind === "alpha" || kind === "count" || state.family === "random_features"}
        logY={kind !== "parts"}
        flags={scan ? flagsOf(model, scan, best) : []}
        flagLines={kind === "complexity" ? 2 : 1}
        onPick={pick}
        stale={stale}
        {...(isPresent && { marker: at })}
      >
        <Renewing renewal={model.scan} label={text.tabs[kind]} />
      </Plot>
      {kind !== "count" && (
        <div class="curve-buttons">
          <Button
            disabled={best === undefined || (isPresent && at === best)}
            onClick={() => best !== undefined && pick(best)}
          >
            {text.takeBest(name, best === undefined ? "…" : say(best, 3))}
          </Button>
        </div>
      )}
    </>
  );
}

function flagsOf(model: CurveModel, { job, places }: ScanReport, best: number | undefined): Flag[] {
  const text = curveWords.value;
  const flags: Flag[] = [];
  if (best !== undefined) flags.push({ id: "best", at: best, label: text.bestAt(say(best, 3)) });
  const threshold = (model.report.value?.points ?? 0) - 1;
  const crosses = job.kind === "complexity" && isLinear(model.state.value.family, model.info);
  if (crosses && threshold > 0 && threshold <= (places[places.length - 1] ?? 0)) {
    flags.push({ id: "threshold", at: threshold, label: text.threshold });
  }
  return flags;
}

function seriesOf({ job, numbers }: ScanReport) {
  const text = curveWords.value;
  const [a = EMPTY, b = EMPTY, c = EMPTY, d = EMPTY] = numbers;
  switch (job.kind) {
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
    case "parts":
      return {
        stacked: true,
        series: [
          { id: "noise", label: text.parts.noise, values: a },
          { id: "bias", label: text.parts.bias, values: b },
          { id: "variance", label: text.parts.variance, values: c },
        ],
        over: { id: "expected", label: text.parts.expected, values: d },
      };
  }
}

const NONE: readonly Series[] = [];
const EMPTY = new Float64Array(0);

/** Where the error that chooses is least: of a learning curve nowhere. */
function bestOf({ job, places, numbers }: ScanReport): number | undefined {
  const chooses = { complexity: 1, alpha: 1, folds: 0, parts: 3, count: undefined }[job.kind];
  const values = chooses === undefined ? undefined : numbers[chooses];
  if (!values) return undefined;
  let best = 0;
  for (let at = 1; at < places.length; at++) {
    if ((values[at] ?? Number.NaN) < (values[best] ?? Number.NaN)) best = at;
  }
  return places[best];
}
