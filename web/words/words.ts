import type { ChartQuantity, ErrorDetails } from "../engine/engine";
import type { PanelWords } from "./panel";

/** A number that is written out already. */
type Written = string;

/** A tab of the race below its chart. */
export type InsightId = "results" | "step" | "predict" | "rates";

/** The scenes by their route. */
export type SceneId = "race" | "convergence" | "classification" | "regression" | "overfitting";

/** Every sentence of the page. A language that lacks one does not compile. */
export interface Words {
  readonly panel: PanelWords;
  readonly title: string;
  readonly subtitle: string;
  readonly loading: string;
  readonly tooOld: string;
  readonly noScene: (scene: string) => string;
  readonly badLink: (parts: string) => string;
  readonly restarted: string;
  readonly dismiss: string;
  readonly skip: string;
  readonly undo: string;
  readonly redo: string;
  readonly keys: string;
  readonly menu: string;
  readonly tourOffer: string;
  readonly noTour: string;
  readonly notLoaded: string;

  readonly scenes: Readonly<Record<SceneId, string>>;
  readonly language: string;
  readonly themes: Readonly<Record<"light" | "dark" | "projector", string>>;
  readonly theme: string;

  readonly stage: {
    readonly label: string;
    readonly help: string;
    readonly start: (place: Written) => string;
    readonly legend: string;
    /** What the dashes are while a control is moved. */
    readonly ghost: string;
  };
  readonly time: {
    readonly play: string;
    readonly pause: string;
    readonly forward: string;
    readonly back: string;
    readonly toStart: string;
    readonly toEnd: string;
    readonly scrub: string;
    readonly step: (step: Written, steps: Written) => string;
    readonly brief: (step: Written, steps: Written) => string;
    readonly speed: string;
    readonly perSecond: (speed: Written) => string;
  };
  /** The heading of the experiments. */
  readonly presets: string;
  readonly racers: {
    readonly heading: string;
    readonly all: string;
    readonly allHelp: string;
    readonly add: string;
    readonly addLabel: string;
    readonly full: string;
    readonly none: string;
    readonly hide: (name: string) => string;
    readonly show: (name: string) => string;
    readonly solo: (name: string) => string;
    readonly duplicate: (name: string) => string;
    readonly remove: (name: string) => string;
    readonly settings: (name: string) => string;
    readonly optimizer: string;
    readonly convention: string;
    readonly schedule: string;
    readonly color: string;
    readonly colorName: (index: number) => string;
    readonly marker: string;
    readonly markers: readonly string[];
    readonly formula: string;
    readonly disagreements: string;
    readonly references: string;
    readonly scheduleLength: string;
    readonly limit: Written;
    readonly limitOwn: Written;
    readonly limitReason: (limit: Written, curvature: Written) => string;
    readonly limitOther: (limit: Written, curvature: Written) => string;
    readonly scaled: (rate: Written) => string;
    readonly branch: (step: Written) => string;
    readonly branchHelp: string;
    /** A racer that branched, where no sign can stand. */
    readonly branched: (name: string, step: Written) => string;
  };
  readonly run: {
    readonly heading: string;
    readonly steps: string;
    readonly stepsHelp: string;
    readonly noise: string;
    readonly noiseHelp: string;
    readonly seed: string;
    readonly seedHelp: string;
    readonly clipNorm: string;
    readonly clipNormHelp: string;
    readonly clipValue: string;
    readonly clipValueHelp: string;
    readonly tolerance: string;
    readonly toleranceHelp: string;
    readonly limitTo: string;
    readonly reset: string;
  };
  readonly chart: {
    readonly heading: string;
    readonly quantities: Readonly<Record<ChartQuantity, string>>;
    readonly axis: Readonly<Record<ChartQuantity, string>>;
    readonly lossAbove: (minimum: Written) => string;
    readonly lossAboveBest: string;
    readonly help: Readonly<Record<ChartQuantity, string>>;
    readonly log: string;
    readonly over: string;
    readonly steps: string;
    readonly evaluations: string;
    readonly evaluationsHelp: string;
    readonly label: string;
    readonly keys: string;
  };
  /** The names of the tabs below the chart. */
  readonly insight: Readonly<Record<"label" | InsightId, string>>;
  readonly results: {
    readonly heading: string;
    readonly equal: (steps: Written, place: Written, eps: Written) => string;
    readonly sameEvaluations: (count: Written) => string;
    readonly otherEvaluations: (
      least: Written,
      leastName: string,
      most: Written,
      mostName: string,
    ) => string;
    readonly place: string;
    readonly racer: string;
    readonly reached: string;
    readonly reachedHelp: (eps: Written) => string;
    readonly loss: string;
    readonly distance: (distance: Written) => string;
    readonly evaluations: (count: Written) => string;
    readonly pair: (x: Written, y: Written) => string;
    readonly converged: (step: Written, place: Written) => string;
    readonly convergedOther: (step: Written, place: Written) => string;
    readonly plateau: (step: Written) => string;
    readonly saddle: (max: Written, min: Written) => string;
    readonly slope: (gradient: Written) => string;
    readonly learningRate: (
      step: Written,
      ratio: Written,
      limit: Written,
      angle: Written,
    ) => string;
    /** Over one parameter, where there is no direction to name. */
    readonly learningRateOne: (step: Written, ratio: Written, limit: Written) => string;
    readonly unbounded: (step: Written) => string;
    readonly nowhere: string;
    readonly longStep: (step: Written, gradient: Written) => string;
    readonly spent: string;
    readonly noMinimum: string;
  };
  readonly error: (details: ErrorDetails) => string;
  readonly said: (racer: string, outcome: string) => string;
}
