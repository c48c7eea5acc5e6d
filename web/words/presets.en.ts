import type { PresetsWords } from "./presets.ru";

export const presetsEn: PresetsWords = {
  themes: {
    rate: "The learning rate",
    valley: "Ravines",
    inertia: "Inertia",
    axes: "A step of its own on each axis",
    terrain: "Saddles, plateaus, cliffs, wells",
    schedules: "Schedules",
  },
  tags: { good: "how to", bad: "how not to" },
  intro: "Choose an experiment: it takes the stage, and a question stands below it.",
  why: "Why?",
  hide: "Hide the answer",
  next: "Next experiment",
  previous: "Previous experiment",
  dismiss: "Take the question away",
  place: (index, count) => `${index} / ${count}`,
  region: "Experiment",
  changed: "The settings have been changed.",
  restore: "Bring the experiment back",
  unknown: (id) => `There is no experiment “${id}” here: the settings are those of the link.`,
  list: {
    explodes: {
      title: "The explosion",
      question: "Why does this one explode?",
      answer:
        "The bowl's curvature is λ = 2, the limit of stability 2/λ = 1, and the learning rate 1.05: each step flies over the minimum and lands 1.1 times as far from it as it stood.",
    },
    limit: {
      title: "On both sides of the limit",
      question: "The learning rates differ by five per cent. Why do the fates differ so much?",
      answer:
        "The limit 2/λmax = 0.02 lies between them. At 0.0195 the swing across the ravine shrinks to 0.95 of itself with every step, at 0.0205 it grows by 1.05.",
    },
    heavier: {
      title: "Momentum lifts the limit",
      question: "The learning rate is the same. Why does SGD explode and momentum not?",
      answer:
        "On this bowl the limit of SGD is 2/λ = 1, that of momentum 2(1 + μ)/λ = 1.9. The rate 1.5 lies between them.",
    },
    narrow: {
      title: "A narrow well does not hold",
      question: "All three start at the edge of a narrow well. Who will stay in it?",
      answer:
        "In the narrow well λmax ≈ 6 and the limit 2/λmax ≈ 0.33. With η = 0.1 the descent settles there, with 0.5 it dashes from wall to wall, with 1 it flies out into the wide well, whose limit is nearly 3.7.",
    },
    ravine: {
      title: "The ravine: momentum",
      question: "The learning rate is the same. Who gets through the ravine first?",
      answer:
        "Along the ravine the gradient is small but keeps its sign: momentum adds it up, to as much as 1/(1 − μ) = 10 times. Momentum arrives at step 103; SGD has not arrived after 200.",
    },
    aligned: {
      title: "A ravine along an axis",
      question: "Why do methods with a step of their own on each axis not notice the ravine?",
      answer:
        "AdaGrad, RMSprop and Adam divide the step on an axis by the size of its gradients, and a hundredfold difference in steepness is gone: RMSprop arrives at step 25, SGD at 248.",
    },
    rotated: {
      title: "The ravine is turned",
      question: "The same ravine, but at 45°. Who suffers?",
      answer:
        "Now both axes are equally steep, and dividing by axes brings nothing: RMSprop arrives at step 423 instead of 25, AdaGrad and Adam do not arrive within 500, and SGD comes first.",
    },
    newton: {
      title: "Newton: one step",
      question: "The curvatures differ a thousandfold. How can one arrive in a single step?",
      answer:
        "Newton's method multiplies the gradient by the inverse matrix of second derivatives; for a quadratic function that is the very minimum. The price is 3 evaluations a step instead of one.",
    },
    overshoot: {
      title: "Momentum rushes past",
      question: "The minimum was near. Why did the ball rush past it?",
      answer:
        "With μ = 0.97 the velocity remembers dozens of steps; at the bottom it is large and carries the ball up the other slope, again and again. With μ = 0.7 the memory is short, and nothing is overshot.",
    },
    "two-wells": {
      title: "Two wells, one learning rate",
      question: "Start and learning rate are the same for all. Why are the wells not?",
      answer:
        "Inertia carries Momentum across the narrow deep well into the wide shallow one; SGD and Adam stay in the deep one.",
    },
    conventions: {
      title: "Momentum written in two ways",
      question: "One momentum, two ways of writing it. Why do they part after step 10?",
      answer:
        "Up to step 10 they are equivalent. Then η falls to a tenth: in PyTorch it multiplies the whole velocity, and the step is short at once; on the slides the former η is inside v already, and the speed stays.",
    },
    adagrad: {
      title: "Adagrad runs out of breath",
      question: "Why does Adagrad hardly move?",
      answer:
        "The sum of squared gradients only grows, so its effective learning rate only falls: to an eighth or a tenth in 300 steps. RMSprop forgets the past and arrives at step 27.",
    },
    "walks-past": {
      title: "Adam walks past",
      question: "The deep well is right below the start. Why does Adam walk past it?",
      answer:
        "Adam makes the steps on both axes equal and goes diagonally, not along the gradient: it comes no nearer than 1.3 to the deep well and settles in the shallow one. SGD with the same learning rate follows the gradient and finds the deep one.",
    },
    correction: {
      title: "Adam without correction",
      question: "Why is the first step three times as long without the correction?",
      answer:
        "Without bias correction m₁ = 0.1 g and √v₁ ≈ 0.032 |g|: the first step is 3.16 times η. With the correction it is η on each axis.",
    },
    jitter: {
      title: "RMSprop jitters at the bottom",
      question: "RMSprop is at the minimum already. Why does it not stop?",
      answer:
        "The step is divided by the mean size of recent gradients and does not shrink with them at the bottom: jumps of the order of η remain. For the second one the cosine brings the same η to zero, and it lands.",
    },
    sign: {
      title: "The sign of the gradient only",
      question: "Why does Lion walk at 45° and not slow down at the bottom?",
      answer:
        "It takes nothing but the sign of the gradient: every step on every axis is exactly η, on the slope and at the bottom. Rprop looks at the sign too, but shortens its step when the sign changes, and lands.",
    },
    saddle: {
      title: "The saddle",
      question: "The start is exactly on the ridge. Why does no one go down?",
      answer:
        "At y = 0 the gradient along y is exactly zero, and all three come to the saddle (0, 0): no step leads down.",
    },
    "saddle-noise": {
      title: "The saddle and noise",
      question: "The same start on the ridge, but the gradient is noisy. What will change?",
      answer:
        "Noise moves them a little off the ridge, and from there the deviation grows by itself: the curvature along y is negative. All three leave the saddle for a minimum.",
    },
    "saddle-newton": {
      title: "Newton comes to a saddle",
      question: "Newton stopped after its first step. Where is it?",
      answer:
        "At a saddle: it looks for a point with zero gradient, and negative curvature turns its step round, so that the saddle attracts. SGD and Momentum go down and find a minimum.",
    },
    plateau: {
      title: "The plateau",
      question: "The gradient is about 2·10⁻⁵ here. Who will move at all?",
      answer:
        "SGD and Momentum multiply the gradient by η and stand still. Adam divides the gradient by its own size: the length of the step does not depend on it, and it arrives at the minimum.",
    },
    cliff: {
      title: "The cliff",
      question: "A single step at the cliff, and the ball is over the edge. Why?",
      answer:
        "On the cliff the gradient is 50 times what it was before, and the step becomes as long: nearly 12, where the slope is a few units wide. Momentum carries it farther still.",
    },
    "cliff-clipped": {
      title: "The cliff, clipped",
      question: "The same cliff, but the gradient's norm is clipped to 1. What will change?",
      answer:
        "Clipping keeps the direction and limits the length: no step is longer than 1 now, and the ball arrives at the minimum.",
    },
    rastrigin: {
      title: "A hundred wells",
      question: "Six methods. Who will find the deepest well?",
      answer:
        "No one: the gradient knows only the well in which the ball stands. All six remained in local minima.",
    },
    cosine: {
      title: "The cosine lands",
      question: "Both arrived at the well. Why does one circle while the other has landed?",
      answer:
        "With a constant η no step is shorter than η, and Lion jumps around the minimum. The cosine schedule brings η to zero, and the jumps die away.",
    },
    noise: {
      title: "Noise and a falling rate",
      question: "The gradient is noisy. Why does one dash about while the other nearly stands?",
      answer:
        "The larger η, the wider the dashes. With a constant η they do not shrink; the exponential schedule makes η smaller, and the dashes with it.",
    },
    restarts: {
      title: "Restarts",
      question: "The learning rate leaps up again and again. What for?",
      answer:
        "Each warm restart throws the descent out of its well, and each decay sets it down in the next: four cycles, four wells, the last the deepest. The single cosine stayed in a local one.",
    },
  },
};
