import type { CatalogWords } from "./catalog.ts";

export const catalogEn: CatalogWords = {
  optimizers: {
    sgd: {
      name: "SGD",
      summary:
        "A step against the gradient, as long as the slope is steep. Simple, but in a narrow ravine it swings across and crawls along.",
    },
    momentum: {
      name: "Momentum",
      summary:
        "A heavy ball that keeps part of its velocity. It gathers speed along a ravine, but may run past the minimum and swing about it.",
    },
    nesterov: {
      name: "Nesterov",
      summary:
        "Momentum that looks ahead: it takes the gradient where its velocity is carrying it. It brakes earlier and swings less.",
    },
    adagrad: {
      name: "Adagrad",
      summary:
        "Divides the gradient by the root of the sum of all its squares on that axis. Good for rare features, but its rate only falls.",
    },
    adadelta: {
      name: "Adadelta",
      summary:
        "Multiplies the gradient by the ratio of typical update to typical gradient. The paper needs no learning rate; it starts slowly.",
    },
    rmsprop: {
      name: "RMSprop",
      summary:
        "Adagrad that forgets: a moving average of squares instead of their sum. Steps do not die out, so it jitters at the minimum.",
    },
    adam: {
      name: "Adam",
      summary:
        "The smoothed gradient over the root of its smoothed square. Hardly minds the function's scale; may jitter at the minimum.",
    },
    amsgrad: {
      name: "AMSGrad",
      summary:
        "Adam that divides by the root of the largest v so far. Converges where Adam may cycle for ever, but one steep place slows it for long.",
    },
    adamw: {
      name: "AdamW",
      summary:
        "Adam whose weight decay bypasses the gradient: all weights shrink in the same proportion. The usual choice for large networks.",
    },
    adamax: {
      name: "Adamax",
      summary:
        "Adam scaled by the largest size of the gradient, slowly forgotten. A step hardly exceeds η, but one outlier shortens it for long.",
    },
    nadam: {
      name: "Nadam",
      summary:
        "Adam that looks ahead as Nesterov does: more of the present gradient in the step. Quicker to turn, weak where Adam is weak.",
    },
    radam: {
      name: "RAdam",
      summary:
        "Adam with a warm-up built in: it does not divide by the squares until their estimate is sound. From a steep start it leaps.",
    },
    rprop: {
      name: "Rprop",
      summary:
        "Sees only the gradient's sign: a step grows while the sign lasts and shrinks when it flips. Good without noise, useless with it.",
    },
    lion: {
      name: "Lion",
      summary:
        "Steps by the sign of a smoothed gradient: the same length η on every axis. Saves memory, but jitters unless the rate falls.",
    },
    adabelief: {
      name: "AdaBelief",
      summary:
        "Adam that divides by how far the gradient is from its forecast. Long steps while the forecast holds, short ones when it fails.",
    },
    yogi: {
      name: "Yogi",
      summary:
        "Adam whose v changes by addition, at most (1 − β₂)g² a step. When the gradient calms down, the steps do not suddenly grow.",
    },
    newton: {
      name: "Newton",
      summary:
        "Divides the gradient by the curvature, with the Hessian. A quadratic takes one step; saddles attract it unless it is saddle-free.",
    },
    lbfgs: {
      name: "L-BFGS",
      summary:
        "Learns the curvature from its last steps, without a Hessian. Fast near a minimum; noise misleads it, and with no line search it may diverge.",
    },
    line_search: {
      name: "Line search",
      summary:
        "Gradient descent that shortens its step until Armijo's condition holds. The loss never grows, but each step costs several values.",
    },
  },

  conventions: {
    pytorch: {
      name: "PyTorch",
      summary: "The formula and its order as PyTorch has them: the numbers agree.",
    },
    slides: {
      name: "Slides",
      summary: "The formula as it stands on the lecture's slides.",
    },
    paper: {
      name: "Paper",
      summary: "The formula of the paper or the book: PyTorch does not have this method.",
    },
    look_ahead: {
      name: "Look-ahead",
      summary:
        "Sutskever's form: the learning rate is inside the velocity. It parts from PyTorch only when η changes.",
    },
    moving_average: {
      name: "Moving average",
      summary:
        "The gradient enters the velocity with weight 1 − μ: at μ = 0.9 a step is a tenth of PyTorch's.",
    },
  },

  hyperparameters: {
    learning_rate: {
      name: "learning rate",
      summary:
        "Longer steps and a faster descent, up to a limit beyond which it diverges. For Rprop the first step, for line search the first trial.",
    },
    weight_decay: {
      name: "weight decay",
      summary:
        "Pulls the parameters harder towards zero, and the run's end from the minimum towards zero.",
    },
    momentum: {
      name: "momentum",
      summary: "Velocity lives longer: more speed, and swings that take longer to die.",
    },
    dampening: {
      name: "dampening",
      summary: "The new gradient enters the velocity with less weight, and steps are shorter.",
    },
    lr_decay: {
      name: "rate decay",
      summary: "The learning rate falls faster: at step t it is divided by 1 + δ(t − 1).",
    },
    initial_accumulator_value: {
      name: "initial accumulator",
      summary: "The denominator is large from the start, and the first steps are shorter.",
    },
    eps: {
      name: "epsilon",
      summary:
        "The division counts for less: a small gradient makes a small step. Adadelta, on the contrary, starts faster.",
    },
    rho: {
      name: "square smoothing",
      summary:
        "Squares of gradients and updates are forgotten more slowly: the step's length changes more smoothly.",
    },
    alpha: {
      name: "square smoothing",
      summary:
        "Squares of the gradient are forgotten more slowly: steadier steps, but late when the slope changes.",
    },
    centered: {
      name: "centred",
      summary:
        "Divides by the gradient's spread about its mean: on an even slope the steps are longer.",
    },
    beta1: {
      name: "gradient smoothing",
      summary: "Past gradients are forgotten more slowly: a steadier course, but late to turn.",
    },
    beta2: {
      name: "scale smoothing",
      summary:
        "Past steepness is forgotten more slowly: steadier steps, but late when it changes. In Lion momentum lives longer.",
    },
    bias_correction: {
      name: "bias correction",
      summary:
        "The averages begin at zero and are at first too small; this mends it. Without it, at usual betas, the first step is three times as long.",
    },
    momentum_decay: {
      name: "momentum ramp",
      summary: "Momentum rises faster from half of β₁ to the whole of it.",
    },
    decoupled_weight_decay: {
      name: "decoupled decay",
      summary: "Weights shrink directly, past the gradient and its scaling, as in AdamW.",
    },
    etaminus: {
      name: "shrink factor",
      summary: "A flip of sign shortens the step by less, and swings die out more slowly.",
    },
    etaplus: {
      name: "growth factor",
      summary: "While the sign lasts the step grows faster: more speed, and longer overshoots.",
    },
    step_size_min: {
      name: "smallest step",
      summary: "No step is shorter: more jitter at the minimum.",
    },
    step_size_max: {
      name: "largest step",
      summary: "No step is longer: on a long slope there is room for more speed.",
    },
    damping: {
      name: "Hessian damping",
      summary: "A shorter step, closer to the antigradient: safer, but slower.",
    },
    saddle_free: {
      name: "saddle-free",
      summary: "Takes the Hessian's eigenvalues by size alone, and leaves saddles behind.",
    },
    history_size: {
      name: "history size",
      summary:
        "Remembers more steps: a fuller picture of the curvature, but from older places if it changes.",
    },
    tolerance_grad: {
      name: "gradient tolerance",
      summary: "Stops earlier: once no component of the gradient is larger than this.",
    },
    tolerance_change: {
      name: "change tolerance",
      summary: "Stops earlier: once a step promises to lower the function by less than this.",
    },
    c1: {
      name: "Armijo's constant",
      summary: "A stricter condition: a step must gain more, and is shortened more often.",
    },
    shrink: {
      name: "backtracking factor",
      summary: "Each trial shortens the step by less: a longer step in the end, for more trials.",
    },
    max_trials: {
      name: "most trials",
      summary: "The step may be shortened more often, so that one is found on steep slopes too.",
    },
  },

  schedules: {
    constant: {
      name: "Constant",
      summary: "One rate all the way. With noise, a run keeps wandering about the minimum.",
    },
    step: {
      name: "Steps",
      summary:
        "The rate is multiplied by γ at regular intervals: first speed, then ever less jitter at the minimum.",
    },
    exponential: {
      name: "Exponential",
      summary:
        "The rate is multiplied by γ at every step. If γ is small, SGD freezes short of the minimum.",
    },
    cosine: {
      name: "Cosine",
      summary: "Down along half a cosine: slow at first and at last, fast in between.",
    },
    cosine_warm_restarts: {
      name: "Cosine with restarts",
      summary: "After each descent the rate jumps back: a chance to leave a shallow pit.",
    },
    linear_warmup: {
      name: "Linear warm-up",
      summary:
        "The rate rises from a small share to the whole: first steps are careful while averages fill.",
    },
    one_cycle: {
      name: "One cycle",
      summary:
        "Up from a small rate to the largest, then down almost to zero: a careful start, a fast middle, a quiet end.",
    },
    table: {
      name: "By points",
      summary:
        "The rate is multiplied by a factor: straight lines between given points; outside them the nearest value holds.",
    },
  },

  scheduleParameters: {
    step_size: {
      name: "interval",
      summary: "Longer intervals, so that the rate falls less often.",
    },
    gamma: {
      name: "decay factor",
      summary: "The closer to 1, the more slowly the rate falls.",
    },
    T_max: {
      name: "length of descent",
      summary: "The smallest rate comes later; after it the rate rises again.",
    },
    eta_min: {
      name: "smallest rate",
      summary: "The descent ends at a larger rate, and the last steps are longer.",
    },
    T_0: {
      name: "first period",
      summary: "The first restart comes later.",
    },
    T_mult: {
      name: "period growth",
      summary: "Each period is so many times as long as the last: restarts grow rarer.",
    },
    start_factor: {
      name: "first share",
      summary: "The warm-up begins at a larger rate.",
    },
    end_factor: {
      name: "last share",
      summary: "The warm-up ends at a larger rate, which then stays.",
    },
    total_iters: {
      name: "length of warm-up",
      summary: "The warm-up takes more steps.",
    },
    total_steps: {
      name: "length of cycle",
      summary: "Rise and descent are stretched over more steps.",
    },
    pct_start: {
      name: "share of the rise",
      summary: "More of the cycle goes into the rise, and the peak comes later.",
    },
    div_factor: {
      name: "initial divisor",
      summary: "A smaller first rate: the largest divided by this.",
    },
    final_div_factor: {
      name: "final divisor",
      summary: "A smaller last rate: the first divided by this.",
    },
  },

  state: {
    velocity: "velocity",
    step: "step number",
    sum: "sum of squared gradients",
    square_average: "mean squared gradient",
    accumulated_delta: "mean squared update",
    gradient_average: "mean gradient",
    momentum_buffer: "momentum buffer",
    m: "first moment",
    v: "second moment",
    vhat: "largest second moment",
    u: "largest gradient size",
    s: "mean squared surprise",
    mu_product: "product of momenta",
    previous_gradient: "previous gradient",
    step_size: "step size",
    direction: "direction",
    previous_rate: "factor of the direction",
    scale: "scale of the first guess",
    history: "pairs remembered",
    accepted_rate: "accepted rate",
    trials: "trials",
  },
};
