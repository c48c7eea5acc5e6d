// The act of 111 parameters without its view: its state in a link, its trainings in slices, what is chosen.

import { beforeAll, expect, test } from "vitest";
import type { FullEngine } from "../../../web/engine/full";
import { type NetworkCatalog, TrainingQuantity } from "../../../web/engine/training";
import { moved } from "../../../web/scenes/convergence/network/choose";
import { countFormula } from "../../../web/scenes/convergence/network/count";
import { addLayer, changeLayer } from "../../../web/scenes/convergence/network/edit";
import {
  exists,
  geometryOf,
  hit,
  placeOf,
  sizesOfLayout,
} from "../../../web/scenes/convergence/network/geometry";
import type { NetworkModel } from "../../../web/scenes/convergence/network/model";
import {
  defaultState,
  formatState,
  type NetworkState,
  parseState,
} from "../../../web/scenes/convergence/network/state";
import { loadEngineFromFile } from "../engine";
import { seeded } from "../seeded";
import { networkModel } from "./network-model";

let engine: FullEngine;
let info: NetworkCatalog;
beforeAll(async () => {
  engine = await loadEngineFromFile();
  info = engine.module.network_catalog();
});

const modelOf = (patch: Partial<NetworkState> = {}) => networkModel(engine, patch);

function losses(model: NetworkModel, racer: number): Float64Array {
  const list = new Float64Array(model.state.peek().steps + 1);
  model.training().write_quantity(racer, TrainingQuantity.Loss, list);
  return list;
}

test("the network of the slides learns the flowers in its first three hundred steps", () => {
  const { model, finish } = modelOf();
  const first = model.generation.peek();
  expect(first).toBe(1);
  finish();
  expect(model.generation.peek()).toBeGreaterThan(first);
  const { racers, finished } = model.summary.peek() ?? { racers: [], finished: false };
  expect(finished).toBe(true);
  expect(racers.map(({ accuracy }) => accuracy > 0.85)).toEqual([true, true, true]);
  expect(racers[2]?.loss).toBeLessThan(0.05);
  model.dispose();
});

test("slices give the numbers of one go, however the clock cuts them", () => {
  const { model, finish } = modelOf({ steps: 60, batch: 16, noise: 0.01 });
  finish();
  const whole = new engine.module.Training();
  whole.configure(model.request.peek());
  while (whole.advance(1e6) < whole.total);
  for (const racer of [0, 1, 2]) {
    const list = new Float64Array(61);
    whole.write_quantity(racer, TrainingQuantity.Loss, list);
    expect(losses(model, racer)).toEqual(list);
  }
  whole.free();
  model.dispose();
});

test("a change of the run begins anew in the same task; a change of the view trains nothing", () => {
  const { model, finish } = modelOf({ steps: 40 });
  finish();
  const before = model.generation.peek();
  model.update({ shown: "gradients", chosen: { kind: "weight", index: 3 }, row: 7 });
  expect(model.generation.peek()).toBe(before);
  const old = losses(model, 0);
  model.setHyperparameter(0, "learning_rate", 0.3);
  expect(model.generation.peek()).toBe(before + 1);
  finish();
  expect(losses(model, 0)).not.toEqual(old);
  model.dispose();
});

test("what cannot be trained is told, and what was trained stays", () => {
  const { model, finish } = modelOf({ steps: 40, batch: 75, testShare: 0.5 });
  finish();
  expect(model.error.peek()).toBeUndefined();
  const before = losses(model, 1);
  model.update({ layers: `4-${Array(8).fill(12).join("-")}-3`, bias: true, steps: 5000 });
  expect(model.error.peek()).toMatchObject({ code: "out_of_range", argument: "steps" });
  expect(losses(model, 1).slice(0, 41)).toEqual(before.slice(0, 41));
  model.update({ layers: "4-3", bias: false, steps: 40 });
  expect(model.error.peek()).toBeUndefined();
  expect(model.layout.peek()?.parameters).toBe(12);
  model.dispose();
});

test("layers grow and shrink; the one that loses its last neuron goes", () => {
  const { model } = modelOf({ steps: 1 });
  changeLayer(model, 2, 6);
  expect(model.state.peek().layers).toBe("4-4-6-6-4-3-3");
  expect(model.layout.peek()?.parameters).toBe(16 + 24 + 36 + 24 + 12 + 9);
  changeLayer(model, 2, 0);
  expect(model.state.peek().layers).toBe("4-4-6-4-3-3");
  addLayer(model);
  expect(model.state.peek().layers).toBe("4-4-6-4-3-3-3");
  model.dispose();
});

test("the count is told as a rule and as a sum", () => {
  const { model } = modelOf({ steps: 1 });
  const layout = model.layout.peek();
  if (!layout) throw new Error("there is a layout");
  expect(countFormula(layout)).toEqual([
    "N = \\sum_{l=1}^{6} n_{l-1} n_l",
    "16 + 20 + 30 + 24 + 12 + 9 = 111",
  ]);
  model.update({ bias: true });
  expect(countFormula(model.layout.peek() ?? layout)[1]).toBe("20 + 25 + 36 + 28 + 15 + 12 = 136");
  model.dispose();
});

test("every weight has a place, is found where it is drawn, and is reached by keys", () => {
  const { model } = modelOf({ steps: 1, bias: true });
  const layout = model.layout.peek();
  if (!layout) throw new Error("there is a layout");
  const sizes = sizesOfLayout(layout);
  const margins = { left: 60, right: 60, top: 30, bottom: 30 };
  const geometry = geometryOf(sizes, 1000, 500, margins);
  const seen = new Set<string>();
  for (let index = 0; index < layout.parameters; index++) {
    const place = placeOf(layout, index);
    if (!place) throw new Error("it has a place");
    seen.add(JSON.stringify(place));
    if (place.from === undefined) continue;
    const [x0 = 0, x1 = 0] = [geometry.x[place.layer], geometry.x[place.layer + 1]];
    const a = geometry.y[place.layer]?.[place.from] ?? 0;
    const b = geometry.y[place.layer + 1]?.[place.to] ?? 0;
    // Near its beginning no other edge is as near, but for those of the same neuron.
    const found = hit(geometry, layout, x0 + 0.27 * (x1 - x0), a + 0.27 * (b - a));
    expect(found?.kind).toBe("weight");
    const other = found?.kind === "weight" ? placeOf(layout, found.index) : undefined;
    expect(other?.layer).toBe(place.layer);
  }
  expect(seen.size).toBe(layout.parameters);
  const keys = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Enter"];
  const random = seeded(7);
  let chosen = moved(layout, null, "ArrowDown");
  for (let press = 0; press < 2000; press++) {
    chosen = moved(layout, chosen ?? null, keys[Math.floor(random() * keys.length)] ?? "Enter");
    expect(chosen && exists(layout, chosen), JSON.stringify(chosen)).toBe(true);
  }
  expect(moved(layout, { kind: "weight", index: 5 }, "Escape")).toBeNull();
  expect(moved(layout, null, "a")).toBeUndefined();
  model.dispose();
});

test("a link restores the very state, and names what it cannot read", () => {
  const base = defaultState(engine.catalog);
  expect(formatState(base, engine.catalog, info)).toEqual([["v", "1"]]);
  const state: NetworkState = {
    ...base,
    layers: "4-7-3",
    bias: true,
    activation: "sigmoid",
    initialization: "zeros",
    testShare: 0.2,
    splitSeed: 9,
    standardize: false,
    batch: 8,
    shown: "activations",
    row: 149,
    chosen: { kind: "neuron", layer: 1, at: 6 },
    tab: "layers",
    chart: "accuracy",
    steps: 120,
    step: 40,
    seed: 5,
  };
  const pairs = formatState(state, engine.catalog, info);
  expect(parseState(pairs, engine.catalog, info)).toEqual({ state, bad: [] });
  const bad = [
    ["layers", "3-4-3"],
    ["layers2", "4-3"],
    ["row", "150"],
    ["chosen", "x4"],
    ["batch", "0"],
    ["chart", "effective_rate"],
  ] as const;
  expect(parseState(bad, engine.catalog, info).bad.sort()).toEqual(
    bad.map(([name, value]) => `${name}=${value}`).sort(),
  );
});

test("a learning rate is known for every optimizer", () => {
  expect(Object.keys(info.learning_rates).sort()).toEqual(
    engine.catalog.optimizers.map(({ id }) => id).sort(),
  );
});
