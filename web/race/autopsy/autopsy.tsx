import { useSignalEffect } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { AutopsyReport } from "../../engine/engine";
import { Button } from "../../panel/button";
import { MarkerIcon } from "../../panel/marker-icon";
import { plainTex } from "../../panel/symbols";
import { pageLook } from "../../settings/look";
import { colorOf, markerOf } from "../../stage/palette";
import { catalogWords, entryOf, say, words } from "../../words";
import type { RaceModel } from "../model";
import {
  ARROW_LOOKS,
  type ArrowKind,
  arrowsOf,
  createStepLayer,
  type LayerLook,
  share,
  squaresOf,
} from "./layer";
import { nameOf } from "./names";
import { createOpened, type Opened, type View } from "./opened";
import { StepBox, StepMaths, text, written } from "./step";

/** One step of the selected racer, opened: its formula, the same with numbers, and arrows and squares on the stage. */
export function Autopsy({ model }: { readonly model: RaceModel }) {
  const opened = useMemo(() => createOpened(model), [model]);
  useEffect(() => opened.dispose, [opened]);
  useStepLayer(model, opened);
  const view = opened.view.value;
  return (
    <section class="autopsy" aria-label={words.value.insight.step}>
      {view.kind === "open" ? (
        <OpenStep model={model} opened={opened} view={view} />
      ) : (
        <Nothing opened={opened} kind={view.kind} />
      )}
    </section>
  );
}

function Nothing({
  opened,
  kind,
}: {
  readonly opened: Opened;
  readonly kind: Exclude<View["kind"], "open">;
}) {
  const { panel } = words.value;
  if (kind === "loading") return <p class="hint p-loading">{panel.partLoading}</p>;
  if (kind === "failed") {
    return (
      <div class="p-loading" role="alert">
        <p class="hint">{panel.partFailed}</p>
        <Button onClick={opened.retry}>{panel.retry}</Button>
      </div>
    );
  }
  return <p class="hint p-loading">{text.value[kind]}</p>;
}

type Open = Extract<View, { kind: "open" }>;

function OpenStep({
  model,
  opened,
  view,
}: {
  readonly model: RaceModel;
  readonly opened: Opened;
  readonly view: Open;
}) {
  const { report, racer } = view;
  const state = model.state.value.racers[racer];
  if (!state) return null;
  const say3 = (value: number) => say(value, 4);
  const [x0, y0] = report.before;
  const [x1, y1] = report.after;
  const optimizer = entryOf(catalogWords.value.optimizers, report.optimizer).name;
  return (
    <StepBox opened={opened} color={colorOf(state.look, pageLook.value.theme)}>
      <h2>
        <span class="autopsy-marker">
          <MarkerIcon shape={markerOf(state.look)} />
        </span>{" "}
        {text.value.heading(say(report.step))} · {optimizer}
      </h2>
      <p class="autopsy-way">
        {text.value.way(say3(x0), say3(y0), say3(x1), say3(y1))};{" "}
        {text.value.losses(say3(report.losses[0]), say3(report.losses[1]))}
      </p>
      <Notes model={model} view={view} />
      <StepMaths report={report} opened={opened} Sign={Sign} />
      <p class="hint">{text.value.arrows}</p>
      {squaresOf(report).length > 0 && <p class="hint">{text.value.squares}</p>}
    </StepBox>
  );
}

/** What is out of the ordinary in this step. */
function Notes({ model, view }: { readonly model: RaceModel; readonly view: Open }) {
  const { report, racer, broken } = view;
  const [base, now] = report.learning_rates;
  const hidden = model.state.value.racers[racer]?.hidden ?? false;
  return (
    <>
      {broken && <p class="autopsy-note">{text.value.broken(say(report.step))}</p>}
      {report.in_trunk && <p class="autopsy-note">{text.value.branch}</p>}
      {base !== now && <p class="autopsy-note">{text.value.schedule(say(base), say(now))}</p>}
      {hidden && (
        <p class="autopsy-note">
          {text.value.hidden}{" "}
          <Button look="quiet" onClick={() => model.toggleRacer(racer)}>
            {text.value.show}
          </Button>
        </p>
      )}
    </>
  );
}

/** How a quantity looks on the stage: the stroke of its arrow, or its squares. */
function Sign({ report, name }: { readonly report: AutopsyReport; readonly name: string }) {
  const arrow = arrowsOf(report).find((one) => one.name === name && one.kind !== "true");
  if (arrow) return <Stroke kind={arrow.kind} />;
  const squares = squaresOf(report).find((one) => one.name === name);
  if (!squares) return <span class="autopsy-sign" />;
  const sides = squares.after.map((value) => 14 * share(value, squares.greatest));
  return (
    <svg class="autopsy-sign" viewBox="0 0 34 18" aria-hidden="true" focusable="false">
      {sides.map((side, axis) => (
        <rect key={squares.axes[axis]} x={2 + axis * 17} y={16 - side} width={side} height={side} />
      ))}
    </svg>
  );
}

function Stroke({ kind }: { readonly kind: ArrowKind }) {
  const { width, dash, color } = ARROW_LOOKS[kind];
  return (
    <svg
      class="autopsy-sign"
      viewBox="0 0 34 18"
      aria-hidden="true"
      focusable="false"
      style={`stroke:var(${color})`}
    >
      <path d="M1 9H31" stroke-width={width} stroke-dasharray={dash.join(" ") || undefined} />
      <path d="M25 4.5L32 9L25 13.5" stroke-width={width} />
    </svg>
  );
}

/** Draws the step over the stage while the tab is open. */
function useStepLayer(model: RaceModel, opened: Opened): void {
  const step = useMemo(() => createStepLayer(opened.hover), [opened]);
  useEffect(() => model.layers.add(step.layer), [model, step]);
  useSignalEffect(() => {
    step.dress(layerLook(pageLook.value, text.value.outside));
    model.layers.redraw();
  });
  useSignalEffect(() => {
    const view = opened.view.value;
    const hidden = view.kind !== "open" || (model.state.value.racers[view.racer]?.hidden ?? true);
    if (hidden) step.show([0, 0], [], []);
    else step.show(view.report.before, arrowsOf(view.report), squaresOf(view.report));
    model.layers.redraw();
  });
  useSignalEffect(() => {
    step.light(opened.lit.value, wordsOf(opened.view.value, opened.lit.value));
    model.layers.redraw();
  });
}

/** A quantity in one line: its symbol, its name and its numbers. */
function wordsOf(view: View, name: string): string {
  if (view.kind !== "open") return "";
  const quantity = view.report.quantities.find((one) => one.name === name);
  if (!quantity) return "";
  const { optimizer } = view.report;
  const named = nameOf(name, optimizer, text.value, catalogWords.value) ?? name;
  return `${plainTex(quantity.tex)}: ${named} ${written(quantity.after)}`;
}

function layerLook(look: typeof pageLook.value, outside: string): LayerLook {
  const { halo, background, font, scale } = look;
  const style = getComputedStyle(document.documentElement);
  const color = (kind: ArrowKind) => style.getPropertyValue(ARROW_LOOKS[kind].color).trim();
  return {
    halo,
    background,
    font,
    scale,
    outside,
    ink: style.getPropertyValue("--ink").trim(),
    colors: {
      gradient: color("gradient"),
      true: color("true"),
      gathered: color("gathered"),
      move: color("move"),
    },
  };
}
