import type { Reason, WhatIfWords } from "./what-if.ru";

const insideOrOutside = ({ varies }: Reason) =>
  varies
    ? "η changes under way here. PyTorch's velocity gathers the gradients themselves, and a new η multiplies all of it at once; in the other form the velocity gathers finished steps, and earlier gradients stay taken at the earlier η."
    : "PyTorch gathers gradients and multiplies the whole velocity by η; the other form multiplies each gradient by η and gathers finished steps. At a constant η that is the same. The ways part once η changes: take a schedule, or branch a racer with another η.";

const dampened = ({ dampening }: Reason) =>
  dampening === ""
    ? ""
    : ` Besides, PyTorch has a dampening τ = ${dampening} here: after the first step a gradient enters the velocity with weight 1 − τ, which the other form does not know.`;

export const whatIfEn: WhatIfWords = {
  branchedAt: "Branched at step",
  branchedAtHelp:
    "Up to this step the racer has its earlier settings, after it its own. A schedule counts steps from the beginning of the run.",
  phase: (until, name, rate) => `up to step ${until}: ${name}, η = ${rate}`,
  goesOn:
    "What it has gathered (velocity, averages) goes on; only the settings change, as when PyTorch's param_groups are edited.",
  afresh:
    "The optimizer or the convention is another one here: it begins with a fresh state at this point.",
  beyond: "The run is shorter: it does not come to the branching.",

  compare: "Compare conventions",
  compareHelp: "Add a racer with the same settings in another convention beside this one.",
  waiting: "Comparing the ways…",
  failed: "The comparison could not be loaded: there is no network.",
  against: (convention) => `Beside it: “${convention}”.`,
  parted: (step, share, last, distance) =>
    `The ways part at step ${step} (by more than ${share} of the domain's diagonal); at step ${last} they are ${distance} apart.`,
  lost: (step) => `At step ${step} only one of them still has finite numbers.`,
  close: (last, distance, share) =>
    `Over ${last} steps the ways have not parted by as much as ${share} of the domain's diagonal: they are at most ${distance} apart.`,
  rounding: (last, distance) =>
    `Over ${last} steps the ways differ by rounding alone: they are at most ${distance} apart.`,
  identical: (last) => `All ${last} steps are the same to the last bit.`,
  otherSettings:
    "But their settings differ by now too, so it is not the convention alone. To compare that by itself, press the button once more.",
  amplified:
    "By the formula the ways are equal here, and only rounding errors have parted: the motion is unstable and amplifies them.",
  reasons: {
    "sgd pytorch slides": () =>
      "The formula is the same: the slides' hat over the gradient only says that it is an estimate from a mini-batch.",
    "momentum pytorch slides": (reason) => insideOrOutside(reason) + dampened(reason),
    "momentum moving_average pytorch": ({ momentum, dampening }) =>
      dampening === ""
        ? `The moving average takes the gradient with weight 1 − μ, so its velocity is PyTorch's times 1 − μ: at the same η a step is 1/(1 − μ) times shorter (μ = ${momentum} here). With an η larger by as much the ways would coincide.`
        : `The moving average takes the gradient with weight 1 − μ (μ = ${momentum}), PyTorch with weight 1 − τ (dampening τ = ${dampening}) but the first one whole: at the same η the steps differ in length.`,
    "momentum moving_average slides": ({ momentum, varies }) =>
      `The moving average takes the gradient with weight 1 − μ, the slides take it whole: at the same η a step is 1/(1 − μ) times shorter (μ = ${momentum} here).${
        varies
          ? " Besides, η changes under way: on the slides earlier gradients stay taken at the earlier η, while the moving average is multiplied by the new one as a whole."
          : ""
      }`,
    "nesterov look_ahead pytorch": insideOrOutside,
    "adagrad pytorch slides": ({ eps }) =>
      `PyTorch adds ε to the root √s, the slides have it under the root: √(s + ε). It shows only while the sum of squares s is not much greater than ε, or its root not much greater than ε; here ε = ${eps}. Make ε larger and the difference can be seen.`,
  },
  reasonUnknown: "The formulas of both stand in the section “Formula”.",
};
