import type { ErrorDetails } from "../engine/engine";
import { formatNumber } from "./numbers";
import type { Words } from "./words";

const number = (value: number) => formatNumber(value, { locale: "en" });

export const en: Words = {
  panel: {
    locale: "en",
    notANumber: "That is not a number. The value before is kept.",
    notWhole: "A whole number is needed here. The value before is kept.",
    outOfRange: (min, max) => `A number from ${min} to ${max} is needed. The value before is kept.`,
    reset: (label) => `${label}: back to the default`,
    help: (label) => `${label}: what is this?`,
    partLoading: "Loading…",
    partFailed: "This part did not load: there is no network.",
    retry: "Try again",
  },
  title: "Descent",
  subtitle: "optimizers and metrics, alive",
  loading: "Loading the numerical core…",
  tooOld:
    "This browser cannot run the page's WebAssembly. Open it in Chrome 96, Firefox 89, Safari 16.4 or later.",
  noScene: (scene) => `There is no scene “${scene}” here: this is the race.`,
  badLink: (parts) => `Part of the link could not be read and was replaced by defaults: ${parts}`,
  restarted: "Something broke in the computation. The race was rebuilt with its defaults.",
  dismiss: "Dismiss",
  skip: "Skip to the controls",
  undo: "Undo",
  redo: "Redo",
  keys: "Help and keys",
  menu: "Menu",
  tourOffer: "Show me around",
  noTour: "No tour",
  notLoaded: "Not loaded: there is no connection. Everything else works.",
  scenes: {
    convergence: "Convergence",
    race: "Race",
    classification: "Classification",
    regression: "Regression",
    overfitting: "Overfitting",
  },
  language: "Language",
  themes: { light: "Light", dark: "Dark", projector: "Projector" },
  theme: "Theme",
  stage: {
    label: "The loss surface from above",
    help: "Click or drag to move the start; arrow keys move it too, with Shift in small steps. Space plays and pauses.",
    start: (place) => `Start: ${place}`,
    legend: "Loss by colour",
    ghost: "dashes: before the change",
  },
  time: {
    play: "Play",
    pause: "Pause",
    forward: "One step forward",
    back: "One step back",
    toStart: "To the start",
    toEnd: "To the end",
    scrub: "Time",
    step: (step, steps) => `Step ${step} of ${steps}`,
    brief: (step, steps) => `${step} / ${steps}`,
    speed: "Pace",
    perSecond: (speed) => `${speed} steps/s`,
  },
  presets: "Experiments",
  racers: {
    heading: "Optimizers",
    all: "Learning rate of all, ×",
    allHelp:
      "A factor on the learning rates of all racers: it shows at once who tolerates it and who does not.",
    add: "Add",
    addLabel: "Add an optimizer",
    full: "The stage holds no more racers.",
    none: "No racers. Add an optimizer and it walks its path at once.",
    hide: (name) => `${name}: hide`,
    show: (name) => `${name}: show`,
    solo: (name) => `${name}: show alone`,
    duplicate: (name) => `${name}: duplicate`,
    remove: (name) => `${name}: remove`,
    settings: (name) => `${name}: settings`,
    optimizer: "Optimizer",
    convention: "Convention",
    schedule: "Learning-rate schedule",
    color: "Colour",
    colorName: (index) => `colour ${index + 1}`,
    marker: "Marker",
    markers: [
      "circle",
      "square",
      "triangle",
      "diamond",
      "triangle down",
      "pentagon",
      "star",
      "cross",
    ],
    formula: "Formula",
    disagreements: "Where implementations disagree",
    references: "References",
    scheduleLength: "Left alone, it is the length of the run.",
    limit: "2/λmax",
    limitOwn: "limit",
    limitReason: (limit, curvature) =>
      `Limit of stability ${limit}: the curvature here is λmax = ${curvature}. With a greater learning rate each step along the steepest direction overshoots by more than the last.`,
    limitOther: (limit, curvature) =>
      `2/λmax = ${limit} here (λmax = ${curvature}). It is the limit for plain gradient descent; this method scales its steps by axis and has a bound of its own.`,
    scaled: (rate) => `with the common factor ${rate}`,
    branch: (step) => `Branch at step ${step}`,
    branchHelp:
      "A new racer takes the same way up to this step, and goes on with settings of its own. The time line chooses the step.",
    branched: (name, step) => `${name} from step ${step}`,
  },
  run: {
    heading: "Conditions of the run",
    steps: "Steps",
    stepsHelp: "The same number of steps for every racer.",
    noise: "Gradient noise, σ",
    noiseHelp:
      "Normal noise of this standard deviation joins each component of the gradient, as in an estimate from a mini-batch. All racers get the same numbers.",
    seed: "Seed",
    seedHelp: "Seed of the random numbers: the same seed, the same noise.",
    clipNorm: "Clip by norm",
    clipNormHelp: "A longer gradient is shortened to this length (clip_grad_norm_ in PyTorch).",
    clipValue: "Clip by value",
    clipValueHelp:
      "Each component of the gradient is limited to this size (clip_grad_value_ in PyTorch).",
    tolerance: "Tolerance ε",
    toleranceHelp: "A racer has arrived when its loss is within ε of the least.",
    limitTo: "at most",
    reset: "Back to all defaults",
  },
  chart: {
    heading: "Chart",
    quantities: {
      loss: "Loss",
      gradient_norm: "Gradient",
      effective_rate: "By axis",
      learning_rate: "Schedule",
    },
    axis: {
      loss: "loss",
      gradient_norm: "gradient norm",
      effective_rate: "effective learning rate",
      learning_rate: "learning rate",
    },
    lossAbove: (minimum) => (minimum === "0" ? "loss" : `loss above the minimum ${minimum}`),
    lossAboveBest: "loss above the best one found",
    help: {
      loss: "The value of the loss at every step.",
      gradient_norm: "The length of the true gradient, before noise and clipping.",
      effective_rate:
        "Effective learning rate: what the method multiplies the gradient by on each axis. Solid along x, dashed along y.",
      learning_rate: "The learning rate that the schedule gives.",
    },
    log: "Logarithm",
    over: "Along x",
    steps: "steps",
    evaluations: "evaluations",
    evaluationsHelp:
      "Evaluations: a gradient or a value counts one, a matrix of second derivatives two.",
    label: "Chart over the steps of all racers",
    keys: "Arrow keys move by steps and read the values",
  },
  insight: {
    label: "What to show",
    results: "Results",
    step: "Step",
    predict: "Predict",
    rates: "Best η",
  },
  results: {
    heading: "Results",
    equal: (steps, place, eps) =>
      `Equal for all: start ${place}, ${steps} steps, seed and noise; ε = ${eps}.`,
    sameEvaluations: (count) => `Evaluations too: ${count}.`,
    otherEvaluations: (least, leastName, most, mostName) =>
      `Evaluations are not: from ${least} (${leastName}) to ${most} (${mostName}).`,
    place: "#",
    racer: "Racer",
    reached: "step to\u00a0ε",
    reachedHelp: (eps) => `The first step at which the loss is within ε = ${eps} of the least`,
    loss: "loss",
    distance: (distance) => `${distance} to the minimum`,
    evaluations: (count) => `${count} evaluations`,
    pair: (x, y) => `(${x}, ${y})`,
    converged: (step, place) => `Converged to the minimum ${place} at step ${step}`,
    convergedOther: (step, place) => `Came to rest in a local minimum ${place} at step ${step}`,
    plateau: (step) => `Stalled on a plateau from step ${step}: the gradient is almost zero`,
    saddle: (max, min) => `Stalled at a saddle: λ = ${max} and ${min}`,
    slope: (gradient) => `Stopped on a slope: tiny steps, though the gradient is ${gradient}`,
    learningRate: (step, ratio, limit, angle) =>
      `Diverged at step ${step}: the learning rate is ${ratio} times the limit ${limit} along ${angle}°`,
    learningRateOne: (step, ratio, limit) =>
      `Diverged at step ${step}: the learning rate is ${ratio} times the limit ${limit}`,
    unbounded: (step) => `Fell without end at step ${step}: the surface has no floor`,
    nowhere: "Could not set off: the function has no finite value at the start",
    longStep: (step, gradient) =>
      `Flew out at step ${step}: too long a step for a gradient of ${gradient}`,
    spent: "Ran out of steps on the way",
    noMinimum: "This function's minimum is not known beforehand.",
  },
  error: errorSentence,
  said: (racer, outcome) => `${racer}: ${outcome}.`,
};

function errorSentence(details: ErrorDetails): string {
  switch (details.code) {
    case "out_of_range":
      return `${details.argument} = ${number(details.value)}: a number from ${number(details.min)} to ${number(details.max)} is needed.`;
    case "unknown":
      return `${details.argument}: “${details.value}” is not known here.`;
    case "length":
      return `${details.argument} has ${details.value} numbers, but ${details.expected} are needed.`;
    case "layer":
      return `${details.argument}: ${details.value} numbers, but layer ${details.layer} wants ${details.expected}.`;
    case "missing":
      return `${details.argument} is missing.`;
    case "shape":
      return `${details.argument}: this value does not fit.`;
    case "formula":
      return formulaSentence(details);
  }
}

function formulaSentence(details: Extract<ErrorDetails, { code: "formula" }>): string {
  const place = `Character ${details.position + 1}`;
  switch (details.reason) {
    case "empty":
      return "The formula is empty: type an expression in x and y, such as x^2 + 10*sin(y).";
    case "too_long":
      return `The formula is longer or deeper than allowed (${details.count}).`;
    case "unknown_name":
      return `${place}: “${details.found}” is not known. The variables are x and y.`;
    case "argument_count":
      return `${place}: ${details.found} takes ${details.count} argument(s).`;
    case "missing_arguments":
      return `${place}: ${details.found} needs its argument in brackets.`;
    default:
      return `${details.found === "" ? "The formula ends" : `${place}, “${details.found}”`}: ${wanted(details.expected)} must stand here.`;
  }
}

function wanted(expected: string): string {
  switch (expected) {
    case "operand":
      return "a number, x, y, a function or an opening bracket";
    case "closing_bracket":
      return "an operator or a closing bracket";
    case "closing_bar":
      return "an operator or a closing bar |";
    default:
      return "an operator";
  }
}
