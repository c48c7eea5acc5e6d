import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { loadMetrics } from "../../engine/metrics";
import { CopyPython } from "../../metrics/copy-python";
import { Histogram } from "../../metrics/histogram";
import { Matrix } from "../../metrics/matrix";
import { readyView, VIEW_IDS, VIEWS, type ViewId } from "../../metrics/views";
import { text } from "../../metrics/words";
import { Button } from "../../panel/button";
import { Choice } from "../../panel/choice";
import { Lazy } from "../../panel/lazy";
import { Section } from "../../panel/section";
import { announce, narrate } from "../../state/announce";
import { presentGesture } from "../../state/gestures";
import { createHistory } from "../../state/history";
import type { Binding } from "../../state/keys";
import { words as page, say } from "../../words";
import type { KeyId } from "../../words/keys";
import "./classification.css";
import { DataPanel } from "./data-panel";
import { MetricsPanel, UncertaintyPanel } from "./metrics-panel";
import { type ClassificationModel, createClassificationModel } from "./model";
import { ThresholdPanel } from "./panel";
import { formatState, parseState } from "./state";

const loadClasses = () => import("./several").then(({ ClassBar }) => ClassBar);
const loadSeveral = () => import("./several").then(({ SeveralViews }) => SeveralViews);
const loadSeveralMetrics = () => import("./several").then(({ SeveralMetrics }) => SeveralMetrics);
const loadSwarm = () => import("./swarm-picture").then(({ SwarmPicture }) => SwarmPicture);

type Pairs = readonly (readonly [string, string])[];

/** The scene as the page knows it. It has no time: its keys step the threshold. */
export async function createScene(pairs: Pairs) {
  const core = await loadMetrics();
  const { state, bad } = parseState(pairs);
  await Promise.all([readyView(state.left), readyView(state.right)]);
  const model = createClassificationModel(core, state);
  const history = createHistory(model.state, { restore: model.replace, gesture: presentGesture });
  const stop = narrate(model.state, () => sentence(model));
  const nothing = () => {};
  return {
    bad,
    pairs: () => formatState(model.state.value),
    open(next: Pairs): readonly string[] {
      const parsed = parseState(next);
      model.replace(parsed.state);
      return parsed.bad;
    },
    keys: (): Binding<KeyId>[] =>
      // Counts that are set by hand have no scores to be stepped through.
      model.state.value.cells ? [SLIDER] : [...stepping(model), SLIDER],
    about: () => text.value.heading,
    player: {
      playing: model.playing,
      play: nothing,
      pause: nothing,
      stepBy(count: number) {
        for (let step = 0; step < Math.abs(count); step++) model.chain.stepBy(count > 0 ? 1 : -1);
      },
      toStart: () => model.chain.setThreshold(Number.NEGATIVE_INFINITY),
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

const SLIDER: Binding<KeyId> = {
  id: "slider",
  keys: ["←", "→", "Page Up", "Page Down", "Home", "End"],
};

function stepping({ chain }: ClassificationModel): Binding<KeyId>[] {
  return [
    { id: "lowerScore", keys: ["["], run: () => chain.stepBy(-1) },
    { id: "higherScore", keys: ["]"], run: () => chain.stepBy(1) },
    { id: "points", keys: ["←", "→", "Page Up", "Page Down", "Enter", "Delete"] },
  ];
}

/** What the threshold gives, or a hand has set, in a sentence. */
function sentence(model: ClassificationModel): string {
  const { cells } = model.state.peek();
  if (cells)
    return text.value.countsSaid(say(cells.tp), say(cells.fp), say(cells.fn), say(cells.tn));
  const { metrics } = model.chain.at.peek();
  const value = (id: string) => {
    const found = metrics.find((metric) => metric.id === id)?.value;
    return found === undefined ? text.value.undefined : say(found, 3);
  };
  return text.value.said(say(model.state.peek().threshold), value("recall"), value("precision"));
}

const loadInverse = () => import("./inverse").then(({ Inverse }) => Inverse);

function ClassificationView({ model }: { readonly model: ClassificationModel }) {
  if (model.state.value.cells) {
    return <Lazy load={loadInverse} props={{ model }} words={page.value.panel} />;
  }
  return <OfScores model={model} />;
}

function OfScores({ model }: { readonly model: ClassificationModel }) {
  const { chain } = model;
  const rows = model.rows.value;
  const several = model.state.value.scope === "all" ? rows : undefined;
  const aside = <PictureChoice model={model} />;
  const isWaiting = model.state.value.source === "network" && !rows;
  return (
    <div class="cls">
      <div class="cls-left">
        {isWaiting && (
          <p class="hint" role="status">
            {text.value.waiting}
          </p>
        )}
        {rows && <Lazy load={loadClasses} props={{ model, rows }} words={page.value.panel} />}
        {several ? (
          <Lazy load={loadSeveral} props={{ model, rows: several }} words={page.value.panel} />
        ) : (
          <div class="cls-views" hidden={isWaiting}>
            {model.state.value.picture === "swarm" ? (
              <Lazy load={loadSwarm} props={{ model, aside }} words={page.value.panel} />
            ) : (
              <Histogram chain={chain} ghost={model.pin.pinned.value} aside={aside} />
            )}
            <Matrix
              counted={chain.at.value}
              lit={chain.lit}
              reading={model.state.value}
              onRead={model.update}
            />
            <Slot model={model} side="left" />
            <Slot model={model} side="right" />
          </div>
        )}
      </div>
      <div class="cls-panel" id="controls">
        {model.state.value.lesson !== "none" && (
          <Lazy load={loadLesson} props={{ model }} words={page.value.panel} />
        )}
        <Lessons model={model} />
        {several ? (
          <Lazy
            load={loadSeveralMetrics}
            props={{ model, rows: several }}
            words={page.value.panel}
          />
        ) : (
          <>
            <ThresholdPanel model={model} />
            <MetricsPanel model={model} />
            <UncertaintyPanel model={model} />
          </>
        )}
        {/* Where the network learns: it goes on whatever is shown of it. */}
        <DataPanel key="data" model={model} />
        <ByHand model={model} />
        {!several && <Python model={model} />}
      </div>
    </div>
  );
}

/** Each score as a dot, or as bars. */
function PictureChoice({ model }: { readonly model: ClassificationModel }) {
  const words = text.value;
  const isSwarm = model.state.value.picture === "swarm";
  return (
    <span class="cls-picture">
      <Button
        pressed={isSwarm}
        title={words.dotsHelp}
        onClick={() => model.update({ picture: isSwarm ? "histogram" : "swarm" })}
      >
        {words.dots}
      </Button>
    </span>
  );
}

interface SlotProps {
  readonly model: ClassificationModel;
  readonly side: "left" | "right";
}

/** A place for a view, which is chosen in its heading. */
function Slot({ model, side }: SlotProps) {
  const words = text.value;
  const { costFp, costFn, areas, pairs, lines, bins, binning, ...state } = model.state.value;
  const View = VIEWS[state[side]];
  const slot = useRef<HTMLDivElement>(null);
  const chosen = useRef(false);
  // Another view brings another heading; the hand stays on what it has chosen by.
  useLayoutEffect(() => {
    if (chosen.current) slot.current?.querySelector("select")?.focus();
    chosen.current = false;
  }, [View]);
  const view = state[side];
  // The same element as long as nothing else is shown: a threshold that moves makes no list anew.
  const heading = useMemo(
    () => (
      <Choice<ViewId>
        label={words.viewLabel}
        labelHidden
        value={view}
        options={VIEW_IDS.map((value) => ({ value, label: words.views[value] }))}
        onInput={async (id) => {
          await readyView(id);
          chosen.current = true;
          model.update({ [side]: id });
        }}
        words={page.value.panel}
      />
    ),
    [view, words, model, side],
  );
  const settings = {
    costs: [costFp, costFn],
    ghost: model.pin.pinned.value,
    bands: model.resampled.bands.value,
    ...{ areas, pairs, lines, bins, binning },
  } as const;
  return (
    <div class="cls-slot" ref={slot}>
      <View chain={model.chain} heading={heading} settings={settings} onChoose={model.update} />
    </div>
  );
}

const loadLesson = () => import("./lessons").then(({ OpenLesson }) => OpenLesson);
const loadLessons = () => import("./lessons").then(({ LessonList }) => LessonList);

/** The lessons by name, fetched when the section is opened. */
function Lessons({ model }: { readonly model: ClassificationModel }) {
  const [open, setOpen] = useState(false);
  return (
    <Section heading={text.value.lessons} level={2} open={open} onToggle={setOpen}>
      {open && <Lazy load={loadLessons} props={{ model }} words={page.value.panel} />}
    </Section>
  );
}

/** From the counts of the present threshold to counts that are set by hand. */
function ByHand({ model }: { readonly model: ClassificationModel }) {
  const words = text.value;
  const enter = () => {
    const { tn, fp, fn, tp } = model.chain.at.peek();
    model.update({ cells: { tn, fp, fn, tp }, locks: [] });
  };
  return (
    <Section heading={words.byHand} level={2} open={false}>
      <p class="hint">{words.byHandHint}</p>
      <Button onClick={enter}>{words.byHandEnter}</Button>
    </Section>
  );
}

/** The data and every number on the screen as Python. */
function Python({ model }: { readonly model: ClassificationModel }) {
  const { chain, jumps } = model;
  const write = async () => {
    const { pythonOf } = await import("../../metrics/python-binary");
    const judged = chain.judged.peek();
    const calls = chain.core.metric_calls(judged.settings);
    return pythonOf({ judged, calls, at: chain.at.peek(), jumps: jumps.peek() });
  };
  return <CopyPython write={write} label={text.value.copyPython} copied={text.value.copied} />;
}
