/** What a preset is about: the heading that it stands under. */
export const PRESET_THEMES = ["rate", "valley", "inertia", "axes", "terrain", "schedules"] as const;
export type PresetTheme = (typeof PRESET_THEMES)[number];

export interface Preset {
  readonly id: string;
  readonly theme: PresetTheme;
  /** Whether it shows how to do it, or how not to. */
  readonly tag: "good" | "bad";
  /** The state as a link has it. With a `step` it stands there, else it plays from the start. */
  readonly link: string;
}

/** In the order in which a lecturer goes through them. What each shows is proved in its test. */
export const PRESETS = [
  {
    id: "explodes",
    theme: "rate",
    tag: "bad",
    link: "surface=bowl&steps=30&speed=5&racer=sgd:learning_rate=1.05",
  },
  {
    id: "limit",
    theme: "rate",
    tag: "bad",
    link: "surface=ravine&condition=100&steps=60&speed=10&racer=sgd:learning_rate=0.0195&racer=sgd:learning_rate=0.0205",
  },
  {
    id: "heavier",
    theme: "rate",
    tag: "good",
    link: "surface=bowl&steps=150&speed=10&racer=sgd:learning_rate=1.5&racer=momentum:learning_rate=1.5,momentum=0.9",
  },
  {
    id: "narrow",
    theme: "rate",
    tag: "bad",
    link: "surface=two_wells&start=2.5,0.5&steps=80&speed=10&racer=sgd:learning_rate=0.1&racer=sgd:learning_rate=0.5&racer=sgd:learning_rate=1",
  },
  {
    id: "ravine",
    theme: "valley",
    tag: "good",
    link: "surface=ravine&condition=100&steps=200&racer=sgd:learning_rate=0.01&racer=momentum:learning_rate=0.01,momentum=0.9",
  },
  {
    id: "aligned",
    theme: "valley",
    tag: "good",
    link: "surface=ravine&condition=100&rotation=0&start=-4,2&steps=300&racer=sgd:learning_rate=0.018&racer=adagrad:learning_rate=1&racer=rmsprop:learning_rate=0.1&racer=adam:learning_rate=0.2",
  },
  {
    id: "rotated",
    theme: "valley",
    tag: "bad",
    link: "surface=ravine&condition=100&rotation=45&start=-4,2&steps=500&speed=50&racer=sgd:learning_rate=0.018&racer=adagrad:learning_rate=1&racer=rmsprop:learning_rate=0.1&racer=adam:learning_rate=0.2",
  },
  {
    id: "newton",
    theme: "valley",
    tag: "good",
    link: "surface=ravine&condition=1000&steps=50&step=1&racer=newton:learning_rate=1&racer=sgd:learning_rate=0.0019",
  },
  {
    id: "overshoot",
    theme: "inertia",
    tag: "bad",
    link: "surface=bowl&steps=200&racer=momentum:learning_rate=0.01,momentum=0.97&racer=momentum:learning_rate=0.01,momentum=0.7",
  },
  {
    id: "two-wells",
    theme: "inertia",
    tag: "bad",
    link: "surface=two_wells&start=4,0.2&steps=120&speed=10&racer=sgd:learning_rate=0.3&racer=momentum:learning_rate=0.3&racer=adam:learning_rate=0.3",
  },
  {
    id: "conventions",
    theme: "inertia",
    tag: "bad",
    link: "surface=bowl&steps=20&speed=5&racer=momentum:learning_rate=0.02,momentum=0.9,convention=pytorch,schedule=step,schedule.step_size=10,schedule.gamma=0.1&racer=momentum:learning_rate=0.02,momentum=0.9,convention=slides,schedule=step,schedule.step_size=10,schedule.gamma=0.1",
  },
  {
    id: "adagrad",
    theme: "axes",
    tag: "bad",
    link: "surface=bowl&steps=300&chart=effective_rate&racer=adagrad:learning_rate=0.1&racer=rmsprop:learning_rate=0.1",
  },
  {
    id: "walks-past",
    theme: "axes",
    tag: "bad",
    link: "surface=two_wells&start=2.5,2.5&steps=150&racer=sgd:learning_rate=0.1&racer=adam:learning_rate=0.1",
  },
  {
    id: "correction",
    theme: "axes",
    tag: "bad",
    link: "surface=bowl&steps=100&step=1&racer=adam:learning_rate=0.1&racer=adam:learning_rate=0.1,bias_correction=0",
  },
  {
    id: "jitter",
    theme: "axes",
    tag: "bad",
    link: "surface=bowl&steps=200&racer=rmsprop:learning_rate=0.5,alpha=0.9&racer=rmsprop:learning_rate=0.5,alpha=0.9,schedule=cosine",
  },
  {
    id: "sign",
    theme: "axes",
    tag: "bad",
    link: "surface=bowl&start=-4,1.5&steps=80&speed=10&racer=lion:learning_rate=0.15&racer=rprop:learning_rate=0.15",
  },
  {
    id: "saddle",
    theme: "terrain",
    tag: "bad",
    link: "surface=saddle&start=-1.8,0&steps=200&racer=sgd:learning_rate=0.05&racer=momentum:learning_rate=0.02&racer=adam:learning_rate=0.05",
  },
  {
    id: "saddle-noise",
    theme: "terrain",
    tag: "good",
    link: "surface=saddle&start=-1.8,0&steps=200&noise=0.02&racer=sgd:learning_rate=0.05&racer=momentum:learning_rate=0.02&racer=adam:learning_rate=0.05",
  },
  {
    id: "saddle-newton",
    theme: "terrain",
    tag: "bad",
    link: "surface=saddle&steps=150&step=1&racer=newton:learning_rate=1&racer=sgd:learning_rate=0.05&racer=momentum:learning_rate=0.05",
  },
  {
    id: "plateau",
    theme: "terrain",
    tag: "bad",
    link: "surface=plateau&start=-4,3&steps=200&racer=sgd:learning_rate=0.1&racer=momentum:learning_rate=0.1&racer=adam:learning_rate=0.1",
  },
  {
    id: "cliff",
    theme: "terrain",
    tag: "bad",
    link: "surface=cliff&start=-1.5,1.5&steps=100&speed=10&racer=momentum:learning_rate=0.5",
  },
  {
    id: "cliff-clipped",
    theme: "terrain",
    tag: "good",
    link: "surface=cliff&start=-1.5,1.5&steps=100&speed=10&clipNorm=1&racer=momentum:learning_rate=0.5",
  },
  {
    id: "rastrigin",
    theme: "terrain",
    tag: "bad",
    link: "surface=rastrigin&steps=300&speed=50&racer=sgd:learning_rate=0.001&racer=momentum:learning_rate=0.005&racer=nesterov:learning_rate=0.001&racer=adagrad:learning_rate=1&racer=adam:learning_rate=0.005&racer=rprop:learning_rate=0.01",
  },
  {
    id: "cosine",
    theme: "schedules",
    tag: "good",
    link: "surface=himmelblau&steps=200&racer=lion:learning_rate=0.1&racer=lion:learning_rate=0.1,schedule=cosine",
  },
  {
    id: "noise",
    theme: "schedules",
    tag: "good",
    link: "surface=bowl&steps=400&speed=50&noise=3&seed=1&racer=sgd:learning_rate=0.1&racer=sgd:learning_rate=0.1,schedule=exponential,schedule.gamma=0.99",
  },
  {
    id: "restarts",
    theme: "schedules",
    tag: "good",
    link: "surface=rastrigin&start=-2.3,1.6&steps=200&racer=sgd:learning_rate=0.015,schedule=cosine&racer=sgd:learning_rate=0.015,schedule=cosine_warm_restarts,schedule.T_0=50",
  },
] as const satisfies readonly Preset[];

export type PresetId = (typeof PRESETS)[number]["id"];

export function presetOf(id: string | null): Preset | undefined {
  return PRESETS.find((preset) => preset.id === id);
}
