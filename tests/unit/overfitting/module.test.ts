// The act of a curve runs on a module that has nothing else, and the full one has all of it.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { at } from "../../../scripts/project.mjs";
import type { CurveFitRequest, CurveModule } from "../../../web/engine/curve";
import { loadEngineFromFile } from "../engine";

const full = await loadEngineFromFile();
const own = await import("../../../web/pkg/descent_curve.js");
await own.default({ module_or_path: readFileSync(at("web/pkg/descent_curve_bg.wasm")) });

test("both know the same optimizers, schedules and curves", () => {
  const { optimizers, schedules } = own.catalog();
  const ids = (lists: readonly { readonly id: string }[]) => lists.map(({ id }) => id);
  expect(ids(optimizers)).toEqual(ids(full.catalog.optimizers));
  expect(ids(schedules)).toEqual(ids(full.catalog.schedules));
  expect(own.curve_catalog()).toEqual(full.module.curve_catalog());
});

const REQUEST: CurveFitRequest = {
  truth: "sine",
  sigma: 0.2,
  count: 20,
  seed: 3,
  family: "legendre",
  complexity: 9,
  penalty: "none",
  alpha: 0,
  steps: 50,
};
const PLACES = Float64Array.from({ length: 41 }, (_, at) => at / 20 - 1);

/** What is fitted, and every step's errors. */
function numbersOf(module: CurveModule, request: CurveFitRequest) {
  const curve = new module.CurveFit(request);
  curve.advance(50);
  const fit = new Float64Array(PLACES.length);
  curve.write_fit(PLACES, fit);
  const errors = new Float64Array(51);
  curve.write_errors(0, errors);
  const { errors: last } = curve.report();
  curve.free();
  return { fit, errors, last };
}

const families = own.curve_catalog().families.map(({ id }) => id);
const optimizers = own.catalog().optimizers.map(({ id }) => id);

test.each(families)("both fit %s in closed form to the same bits", (family) => {
  const request = { ...REQUEST, family };
  expect(numbersOf(own, request)).toEqual(numbersOf(full.module, request));
});

test.each(optimizers)("both descend by %s to the same bits", (optimizer) => {
  const request = { ...REQUEST, racer: { optimizer, hyperparameters: {} } };
  expect(numbersOf(own, request)).toEqual(numbersOf(full.module, request));
});
