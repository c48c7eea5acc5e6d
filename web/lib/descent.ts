/**
 * Descent as a library: optimizers, loss surfaces and whole runs, computed by the compiled core.
 *
 * ```js
 * import { load } from "./descent.js";
 * const descent = await load();
 * const { points, outcome } = descent.trajectory({ surface: "rosenbrock", optimizer: "adam" });
 * const adam = descent.optimizer("adam", { learning_rate: 0.01 }, [0.5, -1, 2]);
 * adam.step([0.1, 0.2, -0.3]);
 * ```
 *
 * A wrong argument throws an {@link ArgumentError}: its message names the argument, its value and what it must be.
 * The same arguments give the same numbers, to the bit, in every browser, in Node and in the core itself.
 *
 * @module
 */

import init, {
  type Catalog,
  Optimizer as CoreOptimizer,
  type MinimumInfo,
  type OutcomeReport,
  type PointReport,
  Quantity,
  Race,
  type RaceRequest,
  catalog as readCatalog,
  type SurfaceRequest,
  surface_at as surfaceAt,
  surface_facts as surfaceFacts,
} from "../pkg/descent_wasm.js";
import type { ConventionId, OptimizerId, SurfaceId, SurfaceParameterId } from "../pkg/ids.ts";
import {
  fields,
  matrix,
  type Numbers,
  numbers,
  pair,
  pick,
  refusal,
  refuse,
  refuseOthers,
  shapeRefusal,
} from "./arguments.ts";
import { classification } from "./classification.ts";
import { type Fit, type FitRequest, fit } from "./fit.ts";
import { type NetworkRequest, network, type TrainedNetwork } from "./network.ts";
import {
  checkRacer,
  DEFAULT_STEPS,
  type Hyperparameters,
  type Name,
  RACER_KEYS,
  type RacerParts,
  renamed,
  type Schedule,
} from "./racer.ts";
import { type RegressionMetrics, type RegressionRequest, regression } from "./regression.ts";

export type {
  Catalog,
  CauseReport,
  ClassReport,
  Condition,
  ErrorDetails,
  FormulaLine,
  FunctionInfo,
  HyperparameterInfo,
  MetricInfo,
  MetricValue,
  MinimumInfo,
  OptimizerInfo,
  OutcomeReport,
  PointReport,
  ReferenceInfo,
  ScheduleInfo,
  StateInfo,
  SurfaceInfo,
} from "../pkg/descent_wasm.js";
export type * from "../pkg/ids.ts";
export type { ArgumentError, Numbers } from "./arguments.ts";
export type {
  BinaryMetrics,
  BinaryRequest,
  CalibrationCurve,
  ClassificationRequest,
  Curves,
  Label,
  MulticlassMetrics,
  MulticlassRequest,
  RocCurve,
} from "./classification.ts";
export type {
  Fit,
  FitRequest,
  NeighborsRequest,
  PolynomialRequest,
  SplineRequest,
} from "./fit.ts";
export type { Activation, Initialization, NetworkRequest, TrainedNetwork } from "./network.ts";
export type { Hyperparameters, Schedule } from "./racer.ts";
export type { RegressionMetrics, RegressionRequest } from "./regression.ts";

/** A model of one or two weights and the points that it is to fit. */
export interface Data {
  /** ŷ = w₁x, ŷ = w₁x + w₀, ŷ = sin(w₁x) or ŷ = w₀: all but the line have one weight. */
  readonly model: Name<"proportional" | "line" | "sine" | "constant">;
  /** The mean over the points, by the metric's name. */
  readonly loss: Name<
    | "mse"
    | "mae"
    | "msle"
    | "mape"
    | "huber"
    | "pinball"
    | "log_cosh"
    | "smape"
    | "poisson_deviance"
    | "gamma_deviance"
    | "tweedie_deviance"
  >;
  /** The quantile of `pinball`, 0.5 by default. */
  readonly alpha?: number;
  /** Where `huber` becomes straight, 1 by default. */
  readonly delta?: number;
  /** The power of `tweedie_deviance`, at most 0 or at least 1; 0 by default. */
  readonly power?: number;
  /** The feature: from 1 to 1000 numbers. */
  readonly x: Numbers;
  /** As many answers; more than −1 for `msle`, not negative for the Poisson deviance, positive for the gamma deviance. */
  readonly y: Numbers;
  /** What x is multiplied by before the model sees it, 1 by default. */
  readonly scale?: number;
  /** Whether x is then brought to mean 0 and deviation 1, as by `StandardScaler`. */
  readonly standardize?: boolean;
  /** Points a step, in a new random order each epoch (by the run's `seed`); by default all. */
  readonly batch_size?: number;
  /**
   * What counts as near and as far out: w₁ from, w₁ to, and for the line w₀ from, w₀ to. By default -5 to 5. With one
   * weight the second pair is of the loss.
   */
  readonly domain?: readonly number[];
}

/**
 * A surface of the catalog, with its parameters where it has some, a typed formula in x and y, or the loss of a model
 * over data.
 */
export type Surface =
  | Name<SurfaceId>
  | {
      readonly id: Name<SurfaceId>;
      readonly parameters?: { readonly [name in SurfaceParameterId]?: number };
    }
  | {
      readonly formula: string;
      /** x from, x to, y from, y to: what counts as near and as far out. By default -5 to 5 both ways. */
      readonly domain?: readonly [number, number, number, number];
    }
  | { readonly data: Data };

/** Earlier settings of a run that branches: in force up to a step, where the next come into force. */
export interface Phase {
  /** The step at which it ends: a whole number from 1 on, and more than that of the phase before. */
  readonly until: number;
  /** Id of the optimizer. Where it and its convention stay the same, its state goes on; another begins afresh. */
  readonly optimizer: Name<OptimizerId>;
  /** Its hyperparameters in this phase. */
  readonly hyperparameters?: Hyperparameters;
  /** One of its conventions. */
  readonly convention?: Name<ConventionId>;
  /** The learning rate over time, counted from the beginning of the run. */
  readonly schedule?: Schedule;
}

/** All that a run depends on. */
export interface TrajectoryRequest {
  /** What is descended. */
  readonly surface: Surface;
  /** Id of the optimizer. */
  readonly optimizer: Name<OptimizerId>;
  /** Its hyperparameters. */
  readonly hyperparameters?: Hyperparameters;
  /** One of its conventions; by default PyTorch's, or the paper's where PyTorch lacks it. */
  readonly convention?: Name<ConventionId>;
  /** The learning rate over time; by default constant. */
  readonly schedule?: Schedule;
  /**
   * Earlier settings, in rising order of the steps that they end at; those above come into force after the last. As
   * PyTorch's `param_groups` changed in the midst of a run.
   */
  readonly trunk?: readonly Phase[];
  /**
   * Where the run starts; by default the start of the catalog's surface, which others have none of. As many numbers as
   * there are parameters: two, of a model with one weight one.
   */
  readonly start?: Numbers;
  /** How many steps, 200 by default and at most 100,000. */
  readonly steps?: number;
  /** Standard deviation of Gaussian noise on each component of the gradient, 0 by default. */
  readonly noise?: number;
  /** Seed of the noise, 0 by default. */
  readonly seed?: number;
  /** The greatest norm of a gradient, as `torch.nn.utils.clip_grad_norm_` has it. */
  readonly clip_norm?: number;
  /** The greatest size of a gradient's component, as `torch.nn.utils.clip_grad_value_` has it. */
  readonly clip_value?: number;
  /** How near the loss must come to a known minimum's for the outcome to be `converged`, 0.001 by default. */
  readonly tolerance?: number;
}

/** A run. Entry t of each list belongs to the state after t steps; entries that were not reached are NaN. */
export interface Trajectory {
  /** x0, y0, x1, y1, ...: 2 · (steps + 1) numbers. Of a model with one weight that and the loss, in turn. */
  readonly points: Float64Array;
  /** The loss: steps + 1 numbers, as in the lists below. */
  readonly losses: Float64Array;
  /** The norm of the true gradient, before noise and clipping. */
  readonly gradient_norms: Float64Array;
  /** The schedule's rate in the step to this point; NaN at the start. */
  readonly learning_rates: Float64Array;
  /** Evaluations spent so far: a gradient and a value alone count 1 each, a Hessian 2. */
  readonly evaluations: Float64Array;
  /** How the run ended. */
  readonly outcome: OutcomeReport;
}

/** A surface that can be asked for its values and derivatives. */
export interface SurfaceHandle {
  /** Its id; `undefined` where it is not of the catalog. */
  readonly id: string | undefined;
  /** f(x, y) in TeX, of data the loss. */
  readonly formula: string;
  /** x from, x to, y from, y to. */
  readonly domain: readonly [number, number, number, number];
  /** Where runs start by default; `undefined` where it is not of the catalog. */
  readonly start: readonly [number, number] | undefined;
  /** The known minima, the lowest first: of typed formulas none, of data that of the mean squared error. */
  readonly minima: readonly MinimumInfo[];
  /**
   * Value, gradient, Hessian and curvature at a point. With one weight the point is one number, what is of a second
   * one is 0, and both eigenvalues are its curvature.
   * @example descent.surface("rosenbrock").at([0.5, 1]).gradient
   */
  at(point: Numbers): PointReport;
}

/** What a step may be given beside its gradient. */
export interface StepExtras {
  /** The Hessian, as rows or row by row in one list: Newton's method needs it. */
  readonly hessian?: Numbers | readonly Numbers[];
  /** The function's value at a point: a line search needs it. What it throws is thrown on, after the step. */
  readonly value?: (at: Float64Array) => number;
}

/** What an optimizer may be given beside its hyperparameters. */
export interface OptimizerOptions {
  /** One of its conventions. */
  readonly convention?: Name<ConventionId>;
  /** The learning rate over the steps; a cycle whose length is not given has 200. */
  readonly schedule?: Schedule;
}

/** An optimizer over parameters of any length, in the hands of a caller who computes the gradients. */
export interface OptimizerHandle {
  /**
   * One update.
   * @example adam.step([0.1, 0.2, -0.3]);
   */
  step(gradient: Numbers, extras?: StepExtras): void;
  /** The parameters after the steps so far: a copy. */
  readonly parameters: Float64Array;
  /** What it keeps from step to step, by the names of its spec: a copy. */
  readonly state: Record<string, Float64Array | number>;
  /** Gives its memory back at once, and not when the garbage collector comes by. It cannot be used after. */
  free(): void;
  /** The same, for `using adam = descent.optimizer(...)`. */
  [Symbol.dispose](): void;
}

/** The library, once it is loaded. */
export interface Descent {
  /**
   * Everything that can be chosen, with formulas, defaults and bounds: a fresh copy.
   * @example descent.catalog().optimizers.map(({ id }) => id)
   */
  catalog(): Catalog;
  /**
   * A whole run.
   * @example
   * descent.trajectory({
   *   surface: { formula: "x^2 + 10*sin(y)" }, start: [3, 1],
   *   optimizer: "momentum", convention: "slides", hyperparameters: { learning_rate: 0.01 },
   *   schedule: { kind: "cosine" }, steps: 100,
   * }).outcome
   */
  trajectory(request: TrajectoryRequest): Trajectory;
  /**
   * Trains a fully connected network.
   * @example
   * descent.network({
   *   layers: [2, 3, 2], activation: "tanh", loss: "cross_entropy",
   *   x: [[0, 0], [0, 1], [1, 0], [1, 1]], y: [0, 1, 1, 0],
   *   optimizer: "adam", hyperparameters: { learning_rate: 0.05 }, steps: 300, seed: 1,
   * }).losses
   */
  network(request: NetworkRequest): TrainedNetwork;
  /**
   * Fits a curve to points: a polynomial, a cubic spline or nearest neighbors.
   * @example
   * descent.fit({
   *   model: "polynomial", degree: 9, basis: "legendre", domain: [0, 1],
   *   penalty: "ridge", alpha: 0.01,
   *   x: [0, 0.25, 0.5, 0.75, 1], y: [0, 1, 0, -1, 0], at: [0.1, 0.9],
   * }).predictions
   */
  fit(request: FitRequest): Fit;
  /**
   * Every metric and curve of scores for one of two classes, or of rows of scores for several.
   * @example descent.classification({ y_true: [0, 0, 1, 1], y_score: [0.1, 0.4, 0.35, 0.8] }).roc_auc // { value: 0.75 }
   */
  readonly classification: typeof classification;
  /**
   * Every metric of regression.
   * @example descent.regression({ y_true: [3, -0.5, 2, 7], y_pred: [2.5, 0, 2, 8] }).mse // { value: 0.375 }
   */
  regression(request: RegressionRequest): RegressionMetrics;
  /**
   * A surface to be asked point by point.
   * @example descent.surface({ id: "ravine", parameters: { condition: 100 } }).at([1, 1]).eigenvalues
   */
  surface(surface: Surface): SurfaceHandle;
  /**
   * A fresh optimizer at the given parameters.
   * @example
   * const adam = descent.optimizer("adam", { learning_rate: 0.01 }, [0.5, -1, 2]);
   * adam.step([0.1, 0.2, -0.3]);
   * adam.state.m; // Float64Array of 3 numbers
   */
  optimizer(
    id: Name<OptimizerId>,
    hyperparameters: Hyperparameters,
    parameters: Numbers,
    options?: OptimizerOptions,
  ): OptimizerHandle;
}

const RUN_KEYS = ["steps", "noise", "seed", "clip_norm", "clip_value", "tolerance"] as const;
let loading: Promise<Descent> | undefined;

/**
 * Loads the library, which fetches (in Node: reads) the compiled core beside this file. Once, however often called.
 * @example const descent = await load();
 */
export function load(): Promise<Descent> {
  loading ??= start().catch((error: unknown) => {
    // The next call may have more luck with the network.
    loading = undefined;
    throw error;
  });
  return loading;
}

async function start(): Promise<Descent> {
  const address = new URL("../pkg/descent_wasm_bg.wasm", import.meta.url);
  if (address.protocol === "file:") {
    const { readFile } = await import("node:fs/promises");
    await init({ module_or_path: await readFile(address) });
  } else {
    await init({ module_or_path: address });
  }
  const lists = readCatalog();
  const race = new Race();
  return {
    catalog: readCatalog,
    trajectory: (request) => trajectory(lists, race, request),
    network: (request) => network(lists, request),
    fit,
    classification,
    regression,
    surface: (surface) => surfaceHandle(lists, surface),
    optimizer: (id, hyperparameters, parameters, options) =>
      new Handle(lists, id, hyperparameters, parameters, options),
  };
}

function trajectory(lists: Catalog, race: Race, request: TrajectoryRequest): Trajectory {
  fields("request", request);
  refuseOthers("", request, ["surface", ...RACER_KEYS, "trunk", "start", ...RUN_KEYS]);
  const surface = surfaceRequest(request.surface);
  checkRacer(lists, request);
  if (Array.isArray(request.trunk)) {
    request.trunk.forEach((phase: unknown, index) => {
      checkRacer(lists, fields(`trunk[${index}]`, phase) as unknown as RacerParts);
    });
  }
  const run = pick(request, RUN_KEYS);
  // What has no type yet gets it at the border, which reads it field by field.
  const racer = pick(request, [...RACER_KEYS, "trunk"]) as RaceRequest["racers"][number];
  const summary = renamed(() =>
    race.configure({
      surface,
      start: startOf(lists, surface, request.start),
      steps: DEFAULT_STEPS,
      ...run,
      racers: [racer],
    } as RaceRequest),
  );
  const [result] = summary.racers;
  if (result === undefined) throw new Error("the core ran no racer");
  const count = (request.steps ?? DEFAULT_STEPS) + 1;
  const points = new Float64Array(2 * count);
  race.write_points(0, points);
  const list = (quantity: Quantity) => {
    const target = new Float64Array(count);
    race.write_quantity(0, quantity, target);
    return target;
  };
  return {
    points,
    losses: list(Quantity.Loss),
    gradient_norms: list(Quantity.GradientNorm),
    learning_rates: list(Quantity.LearningRate),
    evaluations: list(Quantity.Evaluations),
    outcome: result.outcome,
  };
}

function startOf(lists: Catalog, surface: SurfaceRequest, start: unknown): [number, number] {
  if (start !== undefined && start !== null) return pointOf(lists, surface, "start", start);
  if (surface.formula !== undefined || surface.data !== undefined) {
    const needed_by = surface.data === undefined ? "a typed formula" : "a loss over data";
    const details = { code: "missing", argument: "start", needed_by } as const;
    throw refusal(`start is missing: ${needed_by} needs it`, details);
  }
  // An unknown surface is refused at the border, with the list of those that there are.
  return lists.surfaces.find(({ id }) => id === surface.id)?.start ?? [0, 0];
}

/** A point of a surface: of a model with one weight that alone. */
function pointOf(
  lists: Catalog,
  { data }: SurfaceRequest,
  argument: string,
  point: unknown,
): [number, number] {
  const model = lists.models.find(({ id }) => id === data?.model);
  if (model?.parameters !== 1) return pair(argument, point);
  const [weight, ...others] = numbers(argument, point);
  if (weight === undefined || others.length > 0) refuse(argument, point, "a list of one number");
  return pair(argument, [weight, 0]);
}

/** A surface as the border takes it. Whether its names and numbers are right is seen there. */
function surfaceRequest(surface: unknown): SurfaceRequest {
  if (typeof surface === "string") return { id: surface };
  if (typeof surface !== "object" || surface === null || Array.isArray(surface)) {
    return refuse("surface", surface, "an id, or an object with an id, a formula or data");
  }
  if ("formula" in surface) refuseOthers("surface.", surface, ["formula", "domain"]);
  else if ("data" in surface) refuseOthers("surface.", surface, ["data"]);
  else if ("id" in surface) refuseOthers("surface.", surface, ["id", "parameters"]);
  else throw shapeRefusal("surface", "has neither an id nor a formula nor data");
  return surface as SurfaceRequest;
}

function surfaceHandle(lists: Catalog, surface: unknown): SurfaceHandle {
  const request = surfaceRequest(surface);
  const at = (point: Numbers) => {
    const [x, y] = pointOf(lists, request, "point", point);
    return renamed(() => surfaceAt(request, x, y));
  };
  // What is wrong with the surface is told now and not at the first point.
  const { formula, domain, minima } = renamed(() => surfaceFacts(request));
  const info = lists.surfaces.find(({ id }) => id === request.id);
  return { id: info?.id, formula, domain, start: info && [...info.start], minima, at };
}

/** An optimizer of the core, with its arguments checked. */
class Handle implements OptimizerHandle {
  #core: CoreOptimizer | undefined;

  constructor(
    lists: Catalog,
    optimizer: unknown,
    hyperparameters: unknown,
    parameters: unknown,
    options: unknown = {},
  ) {
    const others = fields("options", options);
    refuseOthers("options.", others, ["convention", "schedule"]);
    const racer: RacerParts = { optimizer, hyperparameters, ...others };
    checkRacer(lists, racer);
    const start = numbers("parameters", parameters);
    if (start.length === 0) refuse("parameters", parameters, "a list of at least one number");
    const request = pick(racer, RACER_KEYS) as ConstructorParameters<typeof CoreOptimizer>[0];
    this.#core = renamed(() => new CoreOptimizer(request, start));
  }

  get #live(): CoreOptimizer {
    if (this.#core === undefined) throw new Error("the optimizer was freed and cannot be used");
    return this.#core;
  }

  step(gradient: Numbers, extras: StepExtras = {}): void {
    const core = this.#live;
    fields("extras", extras);
    refuseOthers("", extras, ["hessian", "value"]);
    const { hessian, value } = extras;
    if (value !== undefined && typeof value !== "function") refuse("value", value, "a function");
    const watched = value && new Watched(value);
    core.step(
      numbers("gradient", gradient),
      hessian === undefined ? undefined : matrix("hessian", hessian),
      watched?.call,
    );
    watched?.throwAgain();
  }

  get parameters(): Float64Array {
    return this.#live.parameters;
  }

  get state(): Record<string, Float64Array | number> {
    return this.#live.state;
  }

  free(): void {
    this.#core?.free();
    this.#core = undefined;
  }

  [Symbol.dispose](): void {
    this.free();
  }
}

/** The caller's function, called from the core, through which nothing can be thrown. */
class Watched {
  #thrown: { error: unknown } | undefined;
  readonly call: (at: Float64Array) => number;

  constructor(value: (at: Float64Array) => number) {
    this.call = (at) => {
      try {
        const result = value(at);
        return typeof result === "number" ? result : refuse("value(at)", result, "a number");
      } catch (error) {
        this.#thrown ??= { error };
        return Number.NaN;
      }
    };
  }

  throwAgain(): void {
    if (this.#thrown) throw this.#thrown.error;
  }
}
