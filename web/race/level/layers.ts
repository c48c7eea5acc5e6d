import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { FullRace, QuadraticReport } from "../../engine/engine";
import { type PageLook, pageLook } from "../../settings/look";
import type { Layer } from "../../stage/layers";
import { colorOf } from "../../stage/palette";
import type { Projection } from "../../stage/projection";
import type { RaceModel } from "../model";
import type { StageHandle } from "../stage";
import type { Point, RacerState } from "../state";
import { createArrows } from "./arrows";
import { createQuadratic } from "./quadratic";

/** Whose ball the quadratic model is made at, and what the model is like there. */
export interface QuadraticNote {
  /** `undefined`: there is no racer, the model is made at the start. */
  readonly racer: RacerState | undefined;
  readonly step: number;
  /** `undefined`: the surface is not finite there. */
  readonly report: QuadraticReport | undefined;
}

/** What a layer is drawn from. */
interface Ground {
  readonly race: FullRace;
  readonly projection: Projection;
  readonly look: PageLook;
  readonly ink: string;
}

/** The layers that are switched on follow the race, until `stop`. */
export function followLayers(model: RaceModel, stage: StageHandle) {
  const ground = computed<Ground | undefined>(() => {
    model.surfaceKey.value;
    const look = pageLook.value;
    const projection = stage.shown.value?.projection;
    const race = model.full.value && model.fullRace();
    const ink = getComputedStyle(document.documentElement).getPropertyValue("--ink").trim();
    return projection && race ? { race, projection, look, ink } : undefined;
  });
  const note = signal<QuadraticNote | undefined>(undefined);
  const arrows = createArrows();
  const quadratic = createQuadratic();
  const wholeStep = computed(() => Math.floor(model.time.value));

  const stops = [
    effect(() => {
      const { arrows: a, quadratic: q } = model.state.value;
      if (a || q) void model.needFull();
    }),
    whileOn(model, "arrows", ground, [arrows.layer], ({ race, projection, look, ink }) => {
      arrows.update(race, projection, { ink, halo: look.halo, scale: look.scale });
    }),
    whileOn(model, "quadratic", ground, quadratic.layers, ({ race, projection, look, ink }) => {
      const { racer, step, at } = ballOf(model, wholeStep.value);
      const { halo, scale, smallType, font } = look;
      const color = racer ? colorOf(racer.look, look.theme) : ink;
      const report = quadratic.update(race, projection, at, {
        ...{ color, ink, halo, scale },
        font: `${smallType}px ${font}`,
      });
      note.value = { racer, step, report };
    }),
    effect(() => {
      if (!model.state.value.quadratic) note.value = undefined;
    }),
  ];
  return {
    note: note as ReadonlySignal<QuadraticNote | undefined>,
    stop() {
      for (const stop of stops) stop();
    },
  };
}

/** Keeps layers on the stage while the state wants them. */
function whileOn(
  model: RaceModel,
  name: "arrows" | "quadratic",
  ground: ReadonlySignal<Ground | undefined>,
  layers: readonly Layer[],
  update: (ground: Ground) => void,
): () => void {
  const on = computed(() => model.state.value[name] && ground.value !== undefined);
  let removes: (() => void)[] = [];
  const stopShowing = effect(() => {
    for (const remove of removes) remove();
    removes = on.value ? layers.map(model.layers.add) : [];
  });
  const stopFollowing = effect(() => {
    if (!on.value || !ground.value) return;
    update(ground.value);
    model.layers.redraw();
  });
  return () => {
    stopFollowing();
    stopShowing();
    for (const remove of removes) remove();
  };
}

/** The open racer's ball after a whole step; the start where no racer is open. */
function ballOf(model: RaceModel, step: number) {
  model.generation.value;
  const index = model.selected.value;
  const racer = model.state.value.racers[index];
  const path = model.paths[index];
  if (!racer || !path) return { racer: undefined, step: 0, at: model.start.value };
  const taken = Math.min(step, path.taken);
  const at: Point = [path.points[2 * taken] ?? 0, path.points[2 * taken + 1] ?? 0];
  return { racer, step: taken, at };
}
