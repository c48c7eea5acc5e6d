// The same runs natively and in WebAssembly, to the bit.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { load, type TrajectoryRequest } from "../../dist/lib/descent.js";
import { at, root } from "../../scripts/project.mjs";
import type { TrainingRequest } from "../../web/engine/training";
import * as core from "../../web/pkg/descent_wasm.js";
import { fingerprint } from "./fingerprint";

interface GoldenCase {
  readonly request: TrajectoryRequest;
  readonly hash: string;
}

/** A training of one racer; the hashes of what it recorded, of a plane of each kind with its losses, and of a line. */
interface GoldenTraining {
  readonly request: TrainingRequest;
  readonly plane: {
    readonly columns: number;
    readonly rows: number;
    readonly span: [number, number, number, number];
    readonly angle: number;
    readonly seed: number;
  };
  readonly intervals: number;
  readonly hashes: readonly string[];
}

let cases: GoldenCase[] = [];
let trainings: GoldenTraining[] = [];

// Cargo sees for itself whether the core has changed since the last time.
beforeAll(() => {
  execFileSync("cargo", ["run", "--quiet", "--package", "xtask", "--", "golden"], { cwd: root });
  ({ cases, trainings } = JSON.parse(readFileSync(at("target", "golden.json"), "utf8")));
}, 600_000);

test("the hash is FNV-1a", () => {
  const bytes = new BigUint64Array([0x0102030405060708n]);
  let expected = 0xcbf29ce484222325n;
  for (const byte of new Uint8Array(bytes.buffer)) {
    expected = BigInt.asUintN(64, (expected ^ BigInt(byte)) * 0x100000001b3n);
  }
  const hash = fingerprint([new Float64Array(bytes.buffer)]);
  expect(hash).toBe(expected.toString(16).padStart(16, "0"));
});

test("WebAssembly gives the bits of the native core", async () => {
  const descent = await load();
  expect(cases.length).toBeGreaterThan(500);
  const differing = cases.filter(({ request, hash }) => {
    const { points, losses } = descent.trajectory(request);
    return fingerprint([points, losses]) !== hash;
  });
  expect(differing.map(({ request }) => JSON.stringify(request))).toEqual([]);
}, 60_000);

function train({ request, plane, intervals }: GoldenTraining): string[] {
  const [training, landscape] = [new core.Training(), new core.Landscape(request)];
  training.configure(request);
  training.advance(request.steps);
  landscape.advance(request.steps);
  const list = (quantity: core.TrainingQuantity) => {
    const numbers = new Float64Array(request.steps + 1);
    training.write_quantity(0, quantity, numbers);
    return numbers;
  };
  const weights = (step: number) => {
    const numbers = new Float64Array(training.layout().parameters);
    training.write_weights(0, step, numbers);
    return numbers;
  };
  const end = weights(training.summary().racers[0]?.taken ?? 0);
  const { Loss, TestLoss, TestAccuracy } = core.TrainingQuantity;
  const planes = (["pca", "random"] as const).map((kind) => {
    const survey = landscape.survey({ kind, shape: 1, racers: [0], ...plane });
    survey.advance(survey.total);
    const values = new Float64Array(survey.total);
    survey.write_values(values);
    const { u, v } = survey.report().plane;
    survey.free();
    return fingerprint([Float64Array.from(u), Float64Array.from(v), values]);
  });
  const line = landscape.interpolate(weights(0), end, intervals);
  const losses = line.losses.flatMap((loss, at) => [loss, line.test_losses[at] ?? Number.NaN]);
  const recorded = fingerprint([end, ...[Loss, TestLoss, TestAccuracy].map(list)]);
  training.free();
  landscape.free();
  return [recorded, ...planes, fingerprint([Float64Array.from(losses)])];
}

test("WebAssembly gives the bits of the native core in trainings, on planes and lines", async () => {
  await core.default({ module_or_path: readFileSync(at("web", "pkg", "descent_wasm_bg.wasm")) });
  expect(trainings.length).toBeGreaterThan(15);
  for (const one of trainings) expect(train(one), JSON.stringify(one.request)).toEqual(one.hashes);
}, 60_000);
