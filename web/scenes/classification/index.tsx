import { effect } from "@preact/signals";
import { loadMetrics } from "../../engine/metrics";
import { announce } from "../../state/announce";
import { presentGesture } from "../../state/gestures";
import { createHistory } from "../../state/history";
import type { Binding } from "../../state/keys";
import { say } from "../../words";
import type { KeyId } from "../../words/keys";
import "./classification.css";
import { Curve } from "./curve";
import { Histogram } from "./histogram";
import { Matrix } from "./matrix";
import { Metrics } from "./metrics";
import { type ClassificationModel, createClassificationModel } from "./model";
import { DataPanel, ThresholdPanel } from "./panel";
import { formatState, parseState } from "./state";
import { text } from "./words";

type Pairs = readonly (readonly [string, string])[];

/** The scene as the page knows it. It has no time: its keys step the threshold. */
export async function createScene(pairs: Pairs) {
  const core = await loadMetrics();
  const { state, bad } = parseState(pairs);
  const model = createClassificationModel(core, state);
  const history = createHistory(model.state, { restore: model.replace, gesture: presentGesture });
  const stop = narrate(model);
  const nothing = () => {};
  return {
    bad,
    pairs: () => formatState(model.state.value),
    open(next: Pairs): readonly string[] {
      const parsed = parseState(next);
      model.replace(parsed.state);
      return parsed.bad;
    },
    keys: (): Binding<KeyId>[] => [
      { id: "lowerScore", keys: ["["], run: () => model.stepBy(-1) },
      { id: "higherScore", keys: ["]"], run: () => model.stepBy(1) },
      { id: "slider", keys: ["←", "→", "Page Up", "Page Down", "Home", "End"] },
    ],
    about: () => text.value.heading,
    player: {
      playing: model.playing,
      play: nothing,
      pause: nothing,
      stepBy(count: number) {
        for (let step = 0; step < Math.abs(count); step++) model.stepBy(count > 0 ? 1 : -1);
      },
      toStart: () => model.setThreshold(0),
    },
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    undo() {
      if (history.undo()) announce(`${text.value.undone} ${sentence(model)}`, { shown: true });
    },
    redo() {
      if (history.redo()) announce(`${text.value.redone} ${sentence(model)}`, { shown: true });
    },
    View: () => <ClassificationView model={model} />,
    dispose() {
      stop();
      history.dispose();
      model.dispose();
    },
  };
}

/** What the threshold gives, in a sentence. */
function sentence(model: ClassificationModel): string {
  const { metrics } = model.at.peek();
  const value = (id: string) => {
    const found = metrics.find((metric) => metric.id === id)?.value;
    return found === undefined ? text.value.undefined : say(found, 3);
  };
  return text.value.said(say(model.state.peek().threshold), value("recall"), value("precision"));
}

/** Tells it once the threshold has stood still for a moment. */
function narrate(model: ClassificationModel): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let before = model.state.peek();
  const stop = effect(() => {
    const present = model.state.value;
    clearTimeout(timer);
    if (present === before) return;
    before = present;
    timer = setTimeout(() => announce(sentence(model)), NARRATION_DELAY_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

const NARRATION_DELAY_MS = 1200;

function ClassificationView({ model }: { readonly model: ClassificationModel }) {
  const words = text.value;
  const { auc, ap, prevalence } = model.data.value.judged;
  const { present } = model.at.value;
  const area = (value: number | undefined) =>
    value === undefined ? words.undefinedArea : say(value);
  const percent = (value: number | undefined) =>
    value === undefined ? "—" : `${say(value * 100, 3)} %`;
  return (
    <div class="cls">
      <div class="cls-views">
        <Histogram model={model} />
        <Matrix model={model} />
        <Curve
          model={model}
          kind="roc"
          points={model.roc.value}
          stairs={false}
          present={present.roc}
          label={words.roc}
          axes={words.rocAxes}
          note={words.rocNote(area(auc), percent(auc))}
          chance={DIAGONAL}
        />
        <Curve
          model={model}
          kind="pr"
          points={model.pr.value}
          stairs
          present={present.pr}
          label={words.pr}
          axes={words.prAxes}
          note={words.prNote(area(ap), percent(prevalence))}
          chance={[prevalence, prevalence]}
        />
      </div>
      <div class="cls-panel" id="controls">
        <ThresholdPanel model={model} />
        <Metrics model={model} />
        <DataPanel model={model} />
      </div>
    </div>
  );
}

const DIAGONAL = [0, 1] as const;
