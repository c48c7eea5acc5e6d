import type { SurfaceWords } from "./surfaces.ts";

export const surfacesEn: SurfaceWords = {
  heading: "Surface",
  choose: "Loss function",
  own: "Your own formula…",
  ownSummary:
    "A function of two variables that you type. Its derivatives are exact, not differences.",
  formula: "f(x, y) =",
  formulaLabel: "Formula in x and y",
  formulaHelp: (functions) =>
    `Use + − * / ^, brackets, numbers, π, e and the functions ${functions}. The sign of multiplication may be left out: 2x, 3sin(y).`,
  noReader:
    "The reader of formulas did not load: there is no network. Change the formula to try again.",
  domain: "Domain",
  from: (axis) => `${axis} from`,
  to: (axis) => `${axis} to`,
  emptyDomain: "The left bound must be below the right one. The domain before is kept.",
  source: "Source",

  entries: {
    bowl: {
      name: "Bowl",
      summary:
        "Curved alike in all directions: SGD goes straight to the minimum, in one step at η = 0.5, and diverges at η > 1.",
    },
    ravine: {
      name: "Ravine",
      summary:
        "Gentle along, steep across. Shows swings, what momentum is good for, and SGD's limit on the rate, 2/κ.",
    },
    rosenbrock: {
      name: "Rosenbrock's valley",
      summary:
        "The floor is the parabola y = x²: easy to find, slow to follow. At the minimum the condition number is about 2,500.",
    },
    himmelblau: {
      name: "Himmelblau's function",
      summary:
        "Four minima equally deep, with a hill between. The start and the first steps decide which one a run ends in.",
    },
    beale: {
      name: "Beale's function",
      summary:
        "Steep corners and a flat saddle by (0, 1): a rate that is safe in the corners hardly moves there.",
    },
    booth: {
      name: "Booth's function",
      summary:
        "A gentle ravine on the diagonal. The Hessian's eigenvalues are 2 and 18, so SGD converges for η < 1/9.",
    },
    matyas: {
      name: "Matyas' function",
      summary:
        "A long trough along y = x. Its condition number is 25, and no scaling of the axes can cure it.",
    },
    saddle: {
      name: "Saddle",
      summary:
        "At the origin the gradient is zero, but there is no minimum: SGD lingers, Newton takes the saddle for its goal.",
    },
    monkey_saddle: {
      name: "Monkey saddle",
      summary:
        "At the origin gradient and Hessian are both zero. Three ways lead down, and there is no minimum: the fall never ends.",
    },
    plateau: {
      name: "Plateau",
      summary:
        "Far from the hole the gradient fades: SGD crawls, methods that divide by its size walk. Newton walks away.",
    },
    cliff: {
      name: "Cliff",
      summary:
        "At the edge the gradient is about a hundred times as steep, and one step throws a run far off. Clipping helps.",
    },
    ridge: {
      name: "Crease |x| + |y|",
      summary:
        "The gradient does not fade at the minimum: at a constant rate SGD dances across the crease. Rates must decay.",
    },
    two_wells: {
      name: "Two wells",
      summary:
        "The narrow one is deeper, the wide one easier to find. A large rate or noise cannot stay in the narrow: a case for flat minima.",
    },
    rastrigin: {
      name: "Rastrigin's function",
      summary:
        "A bowl full of dimples: over a hundred local minima. What only goes downhill stays in the first.",
    },
    ackley: {
      name: "Ackley's function",
      summary:
        "A funnel under ripples. Its slope fades away from the centre while the ripples stay: it is they that hold a run.",
    },
    styblinski_tang: {
      name: "Styblinski–Tang",
      summary:
        "Four minima, one deepest. The variables do not interact: on each axis a run picks its side separately.",
    },
    three_hump_camel: {
      name: "Three-hump camel",
      summary:
        "A deep minimum between two shallow ones. Momentum decides whether a run rolls on to the middle.",
    },
    goldstein_price: {
      name: "Goldstein–Price",
      summary:
        "Six decades from bottom to top: slopes differ so much that no single learning rate suits all.",
    },
    levy_13: {
      name: "Lévy No. 13",
      summary:
        "A bowl rippled along both axes. Near the minimum the ripples fade in y, but in x small pits remain to the very bottom.",
    },
    easom: {
      name: "Easom's function",
      summary:
        "A hole in a plain: more than three units from it the gradient is below 0.001, and no descent finds it.",
    },
    mccormick: {
      name: "McCormick's function",
      summary:
        "A wavy trough that runs down without end. Two minima of an endless row can be seen here.",
    },
  },

  parameters: {
    condition: {
      name: "condition number",
      summary: "A narrower ravine and a slower SGD: beyond η = 2/κ it diverges.",
    },
    rotation: {
      name: "rotation",
      summary:
        "Angle from the x axis to the ravine's floor, in degrees. Off the axes, scaling each of them helps less.",
    },
  },
};
