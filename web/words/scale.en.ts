import { plural } from "./numbers";
import type { ScaleWords } from "./scale.ru";

const count = (value: number, one: string, many: string) =>
  plural("en", value, { one, other: many });

export const scaleEn: ScaleWords = {
  heading: "The scale",

  axis: "Number of parameters",
  axisHelp:
    "A logarithmic axis: each mark is ten times the one before. Drag the marker; it sticks to the known models. By keyboard the arrows move it, Page Up and Page Down go from model to model.",
  parameters: (n, value) => `${n} ${count(value, "parameter", "parameters")}`,
  typed: "Your own n",
  walk: "Walk through the models",
  stop: "Stop",
  models: "Models of the seminar",
  modelNames: {
    line: { name: "y = w₁x", short: "w₁x", note: "One weight: a line through the origin." },
    line_with_bias: {
      name: "y = w₁x + w₀",
      short: "w₁x + w₀",
      note: "Two weights: the slope of a line and its shift.",
    },
    iris: {
      name: "network 4-4-5-6-4-3-3",
      short: "Iris",
      note: "The network of the slide for Fisher’s Iris, without biases: 16 + 20 + 30 + 24 + 12 + 9 = 111.",
    },
    stable_diffusion: {
      name: "Stable Diffusion",
      short: "Stable Diffusion",
      note: "890 million is what papers say of its first version. Its authors’ repository says 860 million in the U-Net and 123 million in the text encoder.",
    },
    dalle2: {
      name: "DALL·E 2",
      short: "DALL·E 2",
      note: "A decoder of 3.5 billion and a prior of 1 billion. The upsamplers, 0.7 and 0.3 billion, and CLIP are not counted.",
    },
  },
  ownModel: "Your own number.",
  sum: (setting, memory, power, time) =>
    `Training, ${setting}: ${memory}. Grid search: ${power} evaluations, ${time}.`,
  known: "all numbers of the list below",

  million: "million",
  billion: "billion",
  trillion: "trillion",
  units: ["B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB", "RB"],

  memory: "Memory for training",
  optimizer: "Optimizer",
  optimizerHelp:
    "How many numbers it holds besides weights and gradient is read from its own description and was compared with PyTorch. Hyperparameters have their defaults.",
  holdsNothing: "Besides weights and gradient it holds nothing: there is no state.",
  holdsBefore: "State:",
  holdsAfter: (vectors) => `: ${vectors} ${count(vectors, "vector", "vectors")} of n numbers.`,
  holdsPairs: (pairs) =>
    `To this its history: ${pairs} ${count(pairs, "pair", "pairs")} of vectors (a move and the change of the gradient).`,
  holdsTrial: "To this the trial point beside the present one: a vector more.",
  holdsMatrix: (numbers, bytes) =>
    `To this the matrix of second derivatives (the Hessian), n × n: ${numbers} numbers in all, ${bytes} in fp32. That is why large networks are not trained by Newton's method.`,
  precision: "Precision",
  precisions: { fp32: "fp32", mixed: "mixed", fp16: "fp16", "8bit": "8-bit" },
  precisionNotes: {
    fp32: "All in 32 bits: 4 bytes a number.",
    mixed:
      "Mixed precision: the computation uses weights and gradients of 16 bits, but beside them lies a copy of the weights in 32 bits, to which the steps are added, and the state has 32 bits too. So a parameter takes as many bytes as in fp32. What is gained is speed, and memory for activations, which are not counted here.",
    fp16: "All in 16 bits, without a copy in 32. Half the memory, but training usually stalls: fp16 has 11 significant bits, and a step below 1/4096 of its weight is lost in rounding.",
    "8bit":
      "An 8-bit optimizer: only the state has 8 bits, with one 32-bit scale for 2048 numbers; weights and gradients have 32. They exist for Adam, AdamW, SGD with momentum, RMSprop, Adagrad and Lion; for others this is arithmetic only.",
  },
  smallState: "Fewer than 4096 numbers are not compressed, so all is in 32 bits here.",
  parts: {
    weights: "weights",
    master_weights: "32-bit copy of the weights",
    gradients: "gradients",
    state: "state",
  },
  total: "in all",
  perParameter: (bytes) => `${bytes} × n`,
  notCounted:
    "Not counted: activations (they depend on the architecture and the batch size), buffers, and the program itself. What does not fit here does not fit at all; what fits takes more.",

  fit: "Does it fit?",
  fitHelp:
    "The frame is the device's memory (a gigabyte is 10⁹ bytes). The upper bar is training with the chosen optimizer and precision, the lower one running the trained network: its weights alone, 2 bytes each. A bar that leaves its frame does not fit.",
  devices: {
    arduino: "Arduino Uno",
    phone: "phone",
    laptop: "laptop",
    gaming_gpu: "gaming GPU",
    gpu: "H100 GPU",
    server: "server, 8 × H100",
    supercomputer: "Frontier supercomputer",
  },
  train: "train:",
  run: "run:",
  fits: (percent) => `yes, ${percent}`,
  fitsNot: (devices) => `no, it takes ${devices}`,
  needs: (train, run) => `Training takes ${train}, running it trained ${run}.`,
  lessThanPercent: "<\u00a01%",
  percent: (value) => `${value}%`,

  grid: "Grid search",
  points: "Points a parameter",
  rate: "Evaluations a second",
  rateHelp:
    "How often a second the loss is computed. No computer does it a billion times for a network larger than a toy: the estimate is generous.",
  evaluations: "evaluations of the loss",
  about: "≈",
  duration: (time) => `This takes ${time}.`,
  times: {
    second: (n, value) => `${n} ${count(value, "second", "seconds")}`,
    minute: (n, value) => `${n} ${count(value, "minute", "minutes")}`,
    hour: (n, value) => `${n} ${count(value, "hour", "hours")}`,
    day: (n, value) => `${n} ${count(value, "day", "days")}`,
    year: (n, value) => `${n} ${count(value, "year", "years")}`,
    universe_age: (n, value) =>
      `${n} ${count(value, "age of the universe", "ages of the universe")}`,
  },
  moment: "less than a microsecond",
  affordable: (n) =>
    n === "0"
      ? "The whole age of the universe is not enough for one parameter."
      : `The whole age of the universe is enough for n = ${n} at most.`,
  faster:
    "A computer a billion times as fast takes 9 from the exponent. Every further parameter adds lg k to it.",
  written: (digits, value) =>
    `Written out, this number has ${digits} ${count(value, "digit", "digits")}`,
  printed: (length) => `a ribbon of ${length} with digits 2 mm wide`,
  books: (books, value) => `${books} ${count(value, "volume", "volumes")} of 500 pages`,
  read: (time) => `${time} of reading aloud, two digits a second`,
  millimetres: "mm",
  metres: "m",
  kilometres: "km",
  ladder: "Beside what one knows",
  number: "number",
  what: "of what",
  yours: "this grid",
  reached: (n) => `n = ${n}`,
  reachedHead: "as many at",
  landmarks: {
    gpu_second: "operations of an H100 GPU in a second",
    universe_seconds: "seconds since the Big Bang",
    sand: "grains of sand on the beaches of the Earth",
    earth_atoms: "atoms in the Earth",
    planck_times: "Planck times since the Big Bang",
    universe_atoms: "atoms in the observable universe",
    universe_computer: "each atom tries a point in each Planck time",
    go: "positions of Go",
  },
  gradient:
    "A gradient tells the way along all n axes at once and costs no more than five evaluations of the function itself, however many parameters there are: that is backpropagation (Baur, Strassen, 1983; Griewank, Walther, 2008). Hence training descends.",
  sources: "Where the numbers are from",
  counted: "counted here",
};
