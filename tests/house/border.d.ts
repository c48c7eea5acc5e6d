/* tslint:disable */
/* eslint-disable */
/**
 * A class against the rest.
 */
export interface ClassReport {
    precision: MetricValue;
    recall: MetricValue;
    f1: MetricValue;
    /**
     * Weight of its samples.
     */
    support: number;
}

/**
 * A condition on the settings.
 */
export interface Condition {
    kind: "convention" | "on" | "off" | "nonzero" | "zero";
    /**
     * The convention or hyperparameter that it is on.
     */
    name: string;
}

/**
 * A function that a typed formula may use.
 */
export interface FunctionInfo {
    name: string;
    arguments: number;
}

/**
 * A function that points are drawn around.
 */
export interface TruthInfo {
    id: string;
    /**
     * The function of x in TeX.
     */
    formula: string;
}

/**
 * A grid over all parameters.
 */
export interface ScaleGrid {
    /**
     * log₁₀ of the number of evaluations.
     */
    evaluations: number;
    time: ScaleTime;
    /**
     * With how many parameters a grid has as many points as each large number says.
     */
    landmarks: number[];
    /**
     * The most parameters that are searched within the age of the universe.
     */
    affordable: number;
    /**
     * The number of evaluations written out: its digits, metres of them in a line, books, and reading it aloud.
     */
    digits: number;
    metres: number;
    books: number;
    reading: ScaleTime;
}

/**
 * A hyperparameter, or a parameter of a schedule or surface.
 */
export interface HyperparameterInfo {
    name: string;
    /**
     * In TeX; empty for a switch.
     */
    symbol: string;
    default: number;
    /**
     * Least and greatest value accepted.
     */
    min: number;
    /**
     * Least and greatest value accepted.
     */
    max: number;
    /**
     * The span of its slider.
     */
    slider: [number, number];
    kind: "linear" | "log" | "near_one" | "integer" | "flag";
    /**
     * The only convention that has it; empty for all.
     */
    only: string;
}

/**
 * A known minimum of a surface.
 */
export interface MinimumInfo {
    at: [number, number];
    value: number;
    global: boolean;
}

/**
 * A learning-rate schedule.
 */
export interface ScheduleInfo {
    id: string;
    formula: string;
    parameters: HyperparameterInfo[];
    /**
     * The PyTorch class whose rates it gives.
     */
    pytorch: string;
    /**
     * The parameter that is the run's length where it is not given; empty for none.
     */
    length: string;
}

/**
 * A learning-rate schedule: its kind and PyTorch's names for its parameters.
 */
export type ScheduleRequest = { kind: string; points?: [number, number][] } & { [parameter: string]: number | string | [number, number][] | undefined };

/**
 * A length of time.
 */
export interface ScaleTime {
    unit: 'second' | 'minute' | 'hour' | 'day' | 'year' | 'universe_age';
    /**
     * log₁₀ of how many.
     */
    count: number;
}

/**
 * A line of a formula and when it applies.
 */
export interface FormulaLine {
    tex: string;
    /**
     * All of these must hold.
     */
    when: Condition[];
}

/**
 * A loss over data.
 */
export interface LossInfo {
    id: string;
    /**
     * Its mean over the points, in TeX.
     */
    formula: string;
}

/**
 * A metric: its definition, and how to get the same number elsewhere.
 */
export interface MetricInfo {
    id: string;
    name: string;
    /**
     * The definition in TeX.
     */
    formula: string;
    /**
     * The least and the greatest value, which may be infinite.
     */
    range: [number, number];
    /**
     * Which values are good.
     */
    direction: "lower" | "higher";
    /**
     * What the value depends on beside the agreement; `units` by the power below.
     */
    depends: "units" | "other_units" | "prevalence" | "nothing";
    /**
     * The power of the target's units in which the value is; 0 for none, and where they come in otherwise.
     */
    units: number;
    parameters: MetricParameterInfo[];
    /**
     * Whether `sample_weight` counts.
     */
    weighted: boolean;
    /**
     * The function of scikit-learn that gives the same number; empty where it has none.
     */
    sklearn: string;
    /**
     * The whole call, without weights and with them; for what scikit-learn lacks an expression of NumPy, in which `w` are
     * the weights.
     */
    python: [string, string];
    references: ReferenceInfo[];
}

/**
 * A model of one feature.
 */
export interface FitRequest {
    /**
     * What is fitted.
     */
    model: "polynomial" | "spline" | "neighbors";
    /**
     * Degree of the polynomial.
     */
    degree?: number;
    /**
     * Its functions.
     */
    basis?: "legendre" | "monomial";
    /**
     * Knots of the spline.
     */
    knots?: number;
    /**
     * Neighbours that are asked.
     */
    k?: number;
    /**
     * What x is mapped to [−1, 1] from.
     */
    domain?: [number, number];
    /**
     * What is added to the squares.
     */
    penalty?: "none" | "ridge" | "lasso";
    /**
     * Its factor.
     */
    alpha?: number;
}

/**
 * A model of one feature.
 */
export interface ModelInfo {
    id: string;
    /**
     * What it predicts, in TeX.
     */
    formula: string;
    /**
     * Number of weights.
     */
    parameters: number;
}

/**
 * A model of one or two weights, its loss, and the points that it is to fit.
 */
export interface DataRequest {
    /**
     * ŷ = w₁x, ŷ = w₁x + w₀, ŷ = sin(w₁x) or ŷ = w₀.
     */
    model: "proportional" | "line" | "sine" | "constant";
    /**
     * Of the means over the points of `catalog().losses`.
     */
    loss: "mse" | "mae" | "msle" | "mape" | "huber" | "pinball" | "log_cosh" | "smape" | "poisson_deviance" | "gamma_deviance" | "tweedie_deviance";
    /**
     * The quantile of `pinball`: 0.5 where it is not given.
     */
    alpha?: number;
    /**
     * Where `huber` becomes straight: 1 where it is not given.
     */
    delta?: number;
    /**
     * The power of `tweedie_deviance`, at most 0 or at least 1: 0 where it is not given.
     */
    power?: number;
    /**
     * The feature: from 1 to 1000 numbers.
     */
    x: number[];
    /**
     * As many answers; more than −1 for `msle`, not negative for `poisson_deviance`, more than 0 for `gamma_deviance`.
     */
    y: number[];
    /**
     * What x is multiplied by before the model sees it: 1 where it is not given.
     */
    scale?: number;
    /**
     * Whether x is then brought to mean 0 and deviation 1.
     */
    standardize?: boolean;
    /**
     * Points a step, in a new random order each epoch; all where it is not given.
     */
    batch_size?: number;
    /**
     * What is shown: w₁ from, w₁ to, w₀ from, w₀ to. Of one weight w₁ from, w₁ to, and the same of the loss, which
     * may be left out. From −5 to 5 where it is not given.
     */
    domain?: [number, number] | [number, number, number, number];
}

/**
 * A model, device or large number.
 */
export interface ScaleFact {
    id: string;
    /**
     * Parameters, bytes, or the number itself.
     */
    value: number;
    /**
     * Who says so and where, both empty where it is counted on the spot.
     */
    source: string;
    url: string;
}

/**
 * A network and what it learns.
 */
export interface ClassifierRequest {
    /**
     * Numbers of neurons, from the input's layer to the output's.
     */
    layers: number[];
    /**
     * Whether every neuron but the inputs has a bias.
     */
    bias: boolean;
    /**
     * What hidden neurons make of their sums.
     */
    activation: string;
    /**
     * How the weights are drawn.
     */
    initialization?: string;
    /**
     * Id of the data set.
     */
    dataset: string;
    /**
     * The share of rows kept for the test.
     */
    test_share: number;
    /**
     * Seed of the split.
     */
    split_seed?: number;
    /**
     * Whether the columns are brought to one scale; true where it is not given.
     */
    standardize?: boolean;
}

/**
 * A network to be trained, or searched for on a grid.
 */
export interface ScaleRequest {
    /**
     * How many parameters.
     */
    parameters: number;
    /**
     * Id of an optimizer of the catalog; its hyperparameters have their defaults.
     */
    optimizer: string;
    /**
     * Points of the grid for each parameter.
     */
    points: number;
    /**
     * Evaluations of the loss a second.
     */
    rate: number;
}

/**
 * A network, its data and its training.
 */
export interface NetworkRequest {
    /**
     * Numbers of neurons, from the input's layer to the output's.
     */
    layers: number[];
    /**
     * Whether every neuron but the inputs has a bias.
     */
    bias: boolean;
    /**
     * What hidden neurons make of their sums: one for all layers, or one for each.
     */
    activation: string | string[];
    /**
     * What the outputs are compared with the answers by.
     */
    loss: string;
    /**
     * Rows of inputs.
     */
    x: number[][];
    /**
     * What each row is to be answered with: a class from 0, a number, or a row of numbers.
     */
    y: (number | number[])[];
    /**
     * Rows that examine and do not teach.
     */
    x_val?: number[][];
    /**
     * What they are to be answered with.
     */
    y_val?: (number | number[])[];
    /**
     * Factor of the sum of the sizes of the matrices' weights.
     */
    l1?: number;
    /**
     * Factor of half the sum of their squares.
     */
    l2?: number;
    /**
     * The probability that a hidden neuron is dropped from a row in a step.
     */
    dropout?: number;
    /**
     * Weights to begin with, in PyTorch's order.
     */
    weights?: number[];
    /**
     * How they are drawn where they are not given.
     */
    initialization?: string;
    /**
     * Rows a step; all where it is not given.
     */
    batch_size?: number;
    /**
     * How many steps.
     */
    steps: number;
    /**
     * Seed of the weights, of the batches, of what is dropped and of the gradient noise.
     */
    seed?: number;
    /**
     * Standard deviation of the gradient noise.
     */
    noise?: number;
    /**
     * The greatest norm of a gradient.
     */
    clip_norm?: number;
    /**
     * The greatest size of a gradient's component.
     */
    clip_value?: number;
    /**
     * Who trains it.
     */
    racer: RacerRequest;
}

/**
 * A neuron opened for one point: z = Σ wa + b, and what is made of it.
 */
export interface BoundaryTrace {
    /**
     * One for each neuron of the layer before.
     */
    terms: BoundaryTerm[];
    /**
     * b.
     */
    bias: number;
    /**
     * z.
     */
    sum: number;
    /**
     * What is made of z: an activation's id; of the output `sigmoid`, or `linear` where numbers are found.
     */
    activation: string;
    /**
     * What it hands on; of the output the probability of the second class, or the number.
     */
    value: number;
}

/**
 * A number that a metric's definition leaves open.
 */
export interface MetricParameterInfo {
    name: string;
    symbol: string;
    default: number;
    min: number;
    max: number;
}

/**
 * A paper, book or implementation.
 */
export interface ReferenceInfo {
    text: string;
    url: string;
}

/**
 * A plane that is wanted.
 */
export interface PlaneRequest {
    /**
     * `random`: two random directions, filter-normalized, through the end of a racer. `pca`: the principal
     * components of all paths, through their mean.
     */
    kind: 'random' | 'pca';
    /**
     * Seed of the random directions.
     */
    seed?: number;
    /**
     * How far the plane is turned towards a third direction, in radians.
     */
    angle?: number;
    /**
     * Whose end a random plane runs through; the racer of the least loss where it is not given.
     */
    around?: number;
    /**
     * Whose paths it is made of and shows; where it is not given, all that did not diverge.
     */
    racers?: number[];
    /**
     * Nodes across.
     */
    columns: number;
    /**
     * Nodes upwards.
     */
    rows: number;
    /**
     * Width over height of the picture that it is for, where no `span` is given: one unit is as long upwards as across.
     */
    shape: number;
    /**
     * The part of the plane that is wanted (a from, a to, b from, b to); where it is not given, what holds the paths.
     */
    span?: [number, number, number, number];
}

/**
 * A plane through the space of weights: w = center + a u + b v, each a list of as many numbers as there are weights.
 */
export interface PlaneFrame {
    /**
     * The point at a = b = 0.
     */
    center: ArrayLike<number>;
    /**
     * Along the picture's x axis.
     */
    u: ArrayLike<number>;
    /**
     * Along the picture's y axis.
     */
    v: ArrayLike<number>;
}

/**
 * A point with its number, and how far the network is from it.
 */
export interface BoundaryNear {
    /**
     * x₁ and x₂.
     */
    place: [number, number];
    /**
     * The number that is wanted there.
     */
    wanted: number;
    /**
     * What the network answers.
     */
    answer: number;
    /**
     * y − ŷ.
     */
    residual: number;
    /**
     * Whether the point examines.
     */
    examining: boolean;
}

/**
 * A quantity of a formula: one number, one an axis, or a matrix, row by row.
 */
export interface QuantityReport {
    /**
     * The name that its marks carry: a state's or a hyperparameter's, or one of its own.
     */
    name: string;
    /**
     * Its symbol in TeX.
     */
    tex: string;
    /**
     * How it can be drawn: an arrow that the step goes against, in units of the gradient or of its own; an arrow
     * along the step; a square an axis.
     */
    meaning: 'gradients' | 'direction' | 'moves' | 'magnitude' | 'number';
    /**
     * Before the step; empty where it had no value.
     */
    before: number[];
    /**
     * In the step, or after it.
     */
    after: number[];
}

/**
 * A quantity of a training that can be charted.
 */
export type TrainingChartQuantity = "loss" | "accuracy" | "gradient_norm" | "learning_rate";

/**
 * A quantity that can be charted.
 */
export type ChartQuantity = "loss" | "gradient_norm" | "effective_rate" | "learning_rate";

/**
 * A race: what is equal for all, and the racers.
 */
export interface RaceRequest {
    /**
     * What is descended.
     */
    surface: SurfaceRequest;
    /**
     * Where from; of a surface with one parameter the first number is that, and the second means nothing.
     */
    start: [number, number];
    /**
     * How many steps.
     */
    steps: number;
    /**
     * Seed of the gradient noise and of mini-batches.
     */
    seed?: number;
    /**
     * Standard deviation of the gradient noise.
     */
    noise?: number;
    /**
     * The greatest norm of a gradient.
     */
    clip_norm?: number;
    /**
     * The greatest size of a gradient's component.
     */
    clip_value?: number;
    /**
     * ε: how near the loss must come to the minimum's.
     */
    tolerance?: number;
    /**
     * The racers.
     */
    racers: RacerRequest[];
}

/**
 * A right side with numbers in it.
 */
export interface NumbersReport {
    /**
     * Its index among the axes; -1 for all.
     */
    axis: number;
    /**
     * The right side in TeX.
     */
    right: string;
    /**
     * What it comes to, in TeX.
     */
    value: string;
}

/**
 * A set of data.
 */
export interface DatasetInfo {
    /**
     * Its id.
     */
    id: string;
    /**
     * Number of rows.
     */
    rows: number;
    /**
     * Ids of the columns.
     */
    features: string[];
    /**
     * Ids of the classes.
     */
    classes: string[];
}

/**
 * A step from layer to layer.
 */
export interface LayerReport {
    /**
     * Neurons that it reads.
     */
    inputs: number;
    /**
     * Neurons that it makes.
     */
    outputs: number;
    /**
     * Where its matrix begins among the weights: outputs × inputs numbers, row by row.
     */
    first: number;
    /**
     * Numbers in the matrix.
     */
    matrix: number;
    /**
     * Biases, which follow the matrix.
     */
    biases: number;
    /**
     * Weights up to here, biases among them.
     */
    sum: number;
}

/**
 * A step that was asked for.
 */
export interface Opened {
    /**
     * What is in it; `null` for a step that the run never made.
     */
    autopsy: AutopsyReport | undefined;
}

/**
 * A surface at a point.
 */
export interface PointReport {
    /**
     * The value.
     */
    value: number;
    /**
     * ∂/∂x, ∂/∂y; the second is 0 where there is one parameter.
     */
    gradient: [number, number];
    /**
     * The matrix of second derivatives, row by row.
     */
    hessian: [[number, number], [number, number]];
    /**
     * λmax and λmin; of one parameter its curvature twice.
     */
    eigenvalues: [number, number];
    /**
     * The unit direction of λmax.
     */
    direction: [number, number];
}

/**
 * A surface.
 */
export interface SurfaceInfo {
    id: string;
    /**
     * f(x, y) in TeX.
     */
    formula: string;
    domain: [number, number, number, number];
    start: [number, number];
    minima: MinimumInfo[];
    parameters: HyperparameterInfo[];
    log_scale: boolean;
    /**
     * A learning rate that works from the start, by optimizer.
     */
    learning_rates: Record<string, number>;
    reference: ReferenceInfo;
}

/**
 * A surface: one of the catalog by its id, a formula in x and y, or the loss of a model over data.
 */
export interface SurfaceRequest {
    /**
     * Id of a surface of the catalog.
     */
    id?: string;
    /**
     * Values of the surface's own parameters.
     */
    parameters?: Record<string, number>;
    /**
     * A formula typed by the user, instead of an id.
     */
    formula?: string;
    /**
     * The part of the plane that a typed formula is shown on: x from, x to, y from, y to.
     */
    domain?: [number, number, number, number];
    /**
     * A model and its data, instead of an id.
     */
    data?: DataRequest;
}

/**
 * A training: what is equal for all, and the racers. All begin with the same weights.
 */
export interface TrainingRequest {
    /**
     * What is trained.
     */
    network: ClassifierRequest;
    /**
     * Rows a step; all that teach where it is not given.
     */
    batch_size?: number;
    /**
     * How many steps.
     */
    steps: number;
    /**
     * Seed of the weights, of the batches and of the gradient noise.
     */
    seed?: number;
    /**
     * Standard deviation of the gradient noise.
     */
    noise?: number;
    /**
     * The greatest norm of a gradient.
     */
    clip_norm?: number;
    /**
     * The greatest size of a gradient's component.
     */
    clip_value?: number;
    /**
     * ε: how near to 0 the loss over the teaching rows must come.
     */
    tolerance?: number;
    /**
     * The racers.
     */
    racers: RacerRequest[];
}

/**
 * A vector or number of an optimizer's state.
 */
export interface StateInfo {
    name: string;
    symbol: string;
}

/**
 * All of them, in the order of the labels.
 */
export type ClassReports = ClassReport[];

/**
 * An optimizer.
 */
export interface OptimizerInfo {
    id: string;
    name: string;
    /**
     * The update under the defaults, in TeX, its lines joined by `\\`.
     */
    formula: string;
    /**
     * The lines of the update under all settings.
     */
    formula_lines: FormulaLine[];
    hyperparameters: HyperparameterInfo[];
    conventions: string[];
    /**
     * Names of what it keeps from step to step.
     */
    state: StateInfo[];
    /**
     * What it asks for beside the gradient: `nothing`, `values` or `hessian`.
     */
    needs: "nothing" | "values" | "hessian";
    references: ReferenceInfo[];
    /**
     * Where implementations disagree.
     */
    disagreements: string;
}

/**
 * Bytes that training holds.
 */
export interface ScaleMemory {
    precision: 'fp32' | 'mixed' | 'fp16' | '8bit';
    weights: number;
    master_weights: number;
    gradients: number;
    state: number;
    total: number;
    /**
     * The total's share of each device's memory.
     */
    shares: number[];
}

/**
 * Curves, and how they are drawn.
 */
export interface LinesRequest {
    /**
     * Size and look.
     */
    picture: PictureRequest;
    /**
     * Where the values of all curves stand on the x axis; where it is not given, at 0, 1, 2, …
     */
    xs?: ArrayLike<number>;
    /**
     * Whether the y axis is logarithmic.
     */
    log: boolean;
    /**
     * Label of the x axis.
     */
    x_label: string;
    /**
     * Label of the y axis.
     */
    y_label: string;
    /**
     * In the order in which they are drawn, the last on top.
     */
    curves: LineCurve[];
}

/**
 * Earlier settings of a racer.
 */
export interface PhaseRequest {
    /**
     * The step at which the next settings come into force.
     */
    until: number;
    /**
     * Id of an optimizer of the catalog.
     */
    optimizer: string;
    /**
     * Values of its hyperparameters; the others have their defaults.
     */
    hyperparameters?: Record<string, number | boolean>;
    /**
     * One of its conventions.
     */
    convention?: string;
    /**
     * Constant where it is not given.
     */
    schedule?: ScheduleRequest;
}

/**
 * Every metric of a family, by its id.
 */
export type MetricValues = Record<string, MetricValue>;

/**
 * Everything that can be chosen.
 */
export interface Catalog {
    optimizers: OptimizerInfo[];
    surfaces: SurfaceInfo[];
    schedules: ScheduleInfo[];
    /**
     * Losses over data.
     */
    losses: LossInfo[];
    /**
     * Models over data.
     */
    models: ModelInfo[];
    /**
     * Functions of typed formulas.
     */
    functions: FunctionInfo[];
    /**
     * Quality metrics, by family.
     */
    metrics: MetricFamilies;
}

/**
 * How a racer fared.
 */
export interface RacerSummary {
    /**
     * How the run ended.
     */
    outcome: OutcomeReport;
    /**
     * The first step whose loss is within ε of the lowest known minimum; -1 if it was never reached or
     * none is known.
     */
    reached: number;
    /**
     * The last finite loss.
     */
    loss: number;
    /**
     * Distance from the last finite point to the nearest lowest known minimum; NaN where none is known.
     */
    distance: number;
    /**
     * Evaluations spent.
     */
    evaluations: number;
    /**
     * The last step with finite numbers.
     */
    taken: number;
}

/**
 * How a racer fared.
 */
export interface TrainedSummary {
    /**
     * How the training ended; `null` while it has not.
     */
    outcome: TrainingOutcome | undefined;
    /**
     * The first step whose loss is within ε of 0; -1 if it was never reached.
     */
    reached: number;
    /**
     * The last finite loss over the teaching rows.
     */
    loss: number;
    /**
     * The share of the teaching rows that are answered rightly then.
     */
    accuracy: number;
    /**
     * The loss over the examining rows then; NaN where there are none.
     */
    test_loss: number;
    /**
     * The share of the examining rows that are answered rightly then; NaN where there are none.
     */
    test_accuracy: number;
    /**
     * The norm of the gradient over all teaching rows then.
     */
    gradient_norm: number;
    /**
     * The norm of the weights then.
     */
    norm: number;
    /**
     * Evaluations spent.
     */
    evaluations: number;
    /**
     * The last step with finite numbers so far.
     */
    taken: number;
}

/**
 * How a racer's curve is drawn.
 */
export interface CurveRequest {
    /**
     * Red, green, blue.
     */
    color: [number, number, number];
    /**
     * Width in CSS pixels.
     */
    width: number;
    /**
     * From 0 to 1.
     */
    alpha: number;
    /**
     * Leaves it out.
     */
    hidden: boolean;
}

/**
 * How a run ended: `kind` tells which of the other fields are there.
 */
export type OutcomeReport = { kind: "converged"; step: number; minimum: number; at: [number, number] } | { kind: "stalled"; step: number; on: string; eigenvalues: [number, number]; gradient_norm: number } | { kind: "diverged"; step: number; last: [number, number]; cause: CauseReport } | { kind: "spent" };

/**
 * How a training ended: `kind` tells which of the other fields are there.
 */
export type TrainingOutcome = { kind: "converged"; step: number } | { kind: "stalled"; step: number; gradient_norm: number } | { kind: "diverged"; step: number } | { kind: "spent" };

/**
 * How all racers fared so far.
 */
export interface TrainingSummary {
    /**
     * One for each racer.
     */
    racers: TrainedSummary[];
    /**
     * Whether all trainings have ended.
     */
    finished: boolean;
    /**
     * Number of rows that teach.
     */
    train_rows: number;
    /**
     * Number of rows that examine.
     */
    test_rows: number;
}

/**
 * How far a training has come.
 */
export interface BoundaryReport {
    /**
     * Updates made.
     */
    step: number;
    /**
     * Updates in all.
     */
    total: number;
    /**
     * Number of weights.
     */
    parameters: number;
    /**
     * Points that teach, and that examine.
     */
    points: [number, number];
    /**
     * Number of records.
     */
    records: number;
    /**
     * The record made last.
     */
    last: BoundaryRecord | undefined;
    /**
     * That with the least validation loss.
     */
    best: BoundaryRecord | undefined;
    /**
     * The size of a number that has the full colour; 1 of classes.
     */
    scale: number;
    /**
     * Whether the validation loss turned up while the training loss fell.
     */
    overfits: boolean;
    /**
     * Why it ended; null while it goes on.
     */
    stop: BoundaryStop | undefined;
}

/**
 * How far a training has come.
 */
export interface TrainingProgress {
    /**
     * Updates done, over all racers; those that one which broke off never made count.
     */
    done: number;
    /**
     * Updates in all.
     */
    total: number;
    /**
     * The last step with finite numbers of each racer.
     */
    taken: number[];
}

/**
 * How far two racers came from each other.
 */
export interface PartingReport {
    /**
     * To the bit the same; the same but for rounding; never as far apart as `share`; farther from `step` on; or
     * so only in that one was lost there.
     */
    kind: "identical" | "rounding" | "close" | "parted" | "lost";
    /**
     * The first step at which they are farther apart than `share` of the diagonal of the surface's domain, or
     * at which only one of them still has finite numbers; -1 for none.
     */
    step: number;
    /**
     * That share.
     */
    share: number;
    /**
     * The greatest distance, over the steps that both took.
     */
    greatest: number;
    /**
     * The last step that both took.
     */
    last: number;
    /**
     * The distance there.
     */
    at_last: number;
}

/**
 * How residuals are spread over bins of equal width.
 */
export interface ResidualsHistogram {
    /**
     * The bounds of the bins: one more than there are bins.
     */
    edges: number[];
    /**
     * How many residuals lie in each.
     */
    counts: number[];
}

/**
 * How samples are drawn again.
 */
export interface BootstrapRequest {
    /**
     * How often.
     */
    replicates: number;
    /**
     * Seed of the draws.
     */
    seed: number;
    /**
     * The share of replicates within an interval.
     */
    confidence: number;
    /**
     * The threshold of metrics of labels.
     */
    threshold: number;
    /**
     * Ids of the metrics that intervals are wanted of.
     */
    metrics: string[];
    /**
     * The false positive rates and recalls at which the bands are wanted, rising.
     */
    grid: number[];
}

/**
 * How the feature comes to the model.
 */
export interface FeaturesReport {
    /**
     * λmax and λmin of the Hessian of the mean squared error of a model linear in its weights, whatever the loss:
     * that of the matrix of twice the means of x², x and 1, of one weight twice the mean of x².
     */
    curvature: [number, number];
    /**
     * λmax / λmin; infinite where the points leave the weights open.
     */
    condition: number;
    /**
     * The mean of the scaled feature, before it is standardized.
     */
    mean: number;
    /**
     * Its deviation; 0 for a constant.
     */
    deviation: number;
}

/**
 * How well the weights of a step do.
 */
export interface BoundaryShipped {
    /**
     * Updates made.
     */
    step: number;
    /**
     * The loss over the points that examine.
     */
    validation_loss: number;
    /**
     * The loss over those of the test.
     */
    test_loss: number;
    /**
     * The share of the points that examine and are answered rightly; of numbers R².
     */
    validation_score: number;
    /**
     * The same of those of the test.
     */
    test_score: number;
}

/**
 * Losses and accuracies along a line between two solutions.
 */
export interface LineReport {
    /**
     * From −0.5 to 1.5: 0 at the first solution, 1 at the second.
     */
    alphas: number[];
    /**
     * Over the rows that teach.
     */
    losses: number[];
    /**
     * Over the rows that teach.
     */
    accuracies: number[];
    /**
     * Over the rows that examine; NaN where there are none.
     */
    test_losses: number[];
    /**
     * Over the rows that examine; NaN where there are none.
     */
    test_accuracies: number[];
    /**
     * How far the solutions are from each other.
     */
    distance: number;
    /**
     * How far the loss rises between them above the worse of both, and at which α it does.
     */
    barrier: BarrierReport;
    /**
     * The same over the rows that examine; NaN where there are none.
     */
    test_barrier: BarrierReport;
}

/**
 * Models that differ in one number.
 */
export interface FamilyInfo {
    id: string;
    /**
     * The model in TeX, over t = 2x − 1.
     */
    formula: string;
    /**
     * The least and the greatest complexity.
     */
    bounds: [number, number];
    /**
     * Whether it has coefficients, which can be penalized and descended.
     */
    linear: boolean;
}

/**
 * Names and bounds of what a boundary is made of.
 */
export interface BoundaryCatalog {
    /**
     * How the classes may lie.
     */
    shapes: string[];
    /**
     * Which numbers places may have.
     */
    targets: string[];
    /**
     * Metrics of numbers that may be negative.
     */
    regression_metrics: string[];
    /**
     * What a network may read of a point.
     */
    features: string[];
    /**
     * What neurons may make of their sums.
     */
    activations: string[];
    /**
     * How first weights may be drawn.
     */
    initializations: string[];
    /**
     * The most points of one drawing.
     */
    max_count: number;
    /**
     * The greatest deviation of the jitter.
     */
    max_noise: number;
    /**
     * The greatest deviation of the noise on numbers.
     */
    max_target_noise: number;
    /**
     * The greatest share of wrong labels.
     */
    max_label_noise: number;
    /**
     * The least and the greatest share of the second class.
     */
    balance: [number, number];
    /**
     * The most hidden layers, and neurons of one.
     */
    max_hidden: [number, number];
    /**
     * Settings on which something shows: those of classes first, and of each task that which overfits.
     */
    presets: BoundaryPreset[];
}

/**
 * Numbers of one record.
 */
export interface BoundaryRecord {
    /**
     * The update after which it was measured.
     */
    step: number;
    /**
     * The loss over the points that teach.
     */
    train_loss: number;
    /**
     * The loss over those that examine.
     */
    validation_loss: number;
    /**
     * The share of points that teach and are answered rightly; NaN where there are no classes.
     */
    train_accuracy: number;
    /**
     * The same of those that examine.
     */
    validation_accuracy: number;
}

/**
 * One curve.
 */
export interface LineCurve {
    /**
     * Its values; a gap where one is not finite.
     */
    ys: ArrayLike<number>;
    /**
     * Its look.
     */
    look: CurveRequest;
    /**
     * Whether it is dashed.
     */
    dashed: boolean;
}

/**
 * One line of a formula. In its TeX every symbol, and every number that stands for one, is marked by
 * `\htmlData{symbol=name}{…}`.
 */
export interface LineReport {
    /**
     * What the line belongs to.
     */
    stage: 'gradient' | 'batch' | 'noise' | 'clip_norm' | 'clip_value' | 'update' | 'move';
    /**
     * The line with its symbols.
     */
    formula: string;
    /**
     * The name of what is given a value.
     */
    name: string;
    /**
     * The right side with this step's numbers: once an axis, or once for all.
     */
    numbers: NumbersReport[];
    /**
     * How a search came to its end, in TeX.
     */
    trials: string[];
}

/**
 * One racer's curve of final loss against learning rate.
 */
export interface RatesCurve {
    /**
     * Red, green, blue.
     */
    color: [number, number, number];
    /**
     * Width in CSS pixels.
     */
    width: number;
    /**
     * Leaves it out.
     */
    hidden: boolean;
    /**
     * The learning rates, rising.
     */
    learning_rates: number[];
    /**
     * The final loss at each.
     */
    losses: number[];
    /**
     * Whether the run at each diverged.
     */
    diverged: boolean[];
    /**
     * The learning rate in force, the final loss at it, and whether that run diverged.
     */
    present: PresentRate;
    /**
     * The place of the best; -1 for none.
     */
    best: number;
}

/**
 * One racer.
 */
export interface RacerRequest {
    /**
     * Id of an optimizer of the catalog.
     */
    optimizer: string;
    /**
     * Values of its hyperparameters; the others have their defaults.
     */
    hyperparameters?: Record<string, number | boolean>;
    /**
     * One of its conventions.
     */
    convention?: string;
    /**
     * Constant where it is not given.
     */
    schedule?: ScheduleRequest;
    /**
     * What it branched from: the earlier settings, in rising order of the steps that they end at.
     */
    trunk?: PhaseRequest[];
}

/**
 * One row of the data.
 */
export interface ExampleReport {
    /**
     * Its numbers, in the data's own units.
     */
    features: number[];
    /**
     * Its class.
     */
    class: number;
    /**
     * Whether it examines and does not teach.
     */
    is_test: boolean;
}

/**
 * One step, opened. Of a loss over one weight points are that and the loss, and arrows have 0 as their second number.
 */
export interface AutopsyReport {
    /**
     * Which step, the first being 1.
     */
    step: number;
    /**
     * Id of the optimizer in force.
     */
    optimizer: string;
    /**
     * Whether it was made before the run branched, under the settings of that time.
     */
    in_trunk: boolean;
    /**
     * The point before it.
     */
    before: [number, number];
    /**
     * The point after it; not finite where the run broke off in it.
     */
    after: [number, number];
    /**
     * Their difference.
     */
    update: [number, number];
    /**
     * The true gradient before it.
     */
    gradient: [number, number];
    /**
     * The gradient that the optimizer was given: of a mini-batch, with noise, and clipped.
     */
    estimate: [number, number];
    /**
     * The loss before and after.
     */
    losses: [number, number];
    /**
     * The settings' learning rate, and that of the schedule at this step.
     */
    learning_rates: [number, number];
    /**
     * What the axes are called, in TeX: as many as there are parameters, of a network one.
     */
    axes: string[];
    /**
     * The lines of the formula in the order in which they are worked out.
     */
    lines: LineReport[];
    /**
     * Everything that the lines name, once each, and the update.
     */
    quantities: QuantityReport[];
}

/**
 * Pairs of a positive and a negative by who has the higher score.
 */
export interface PairsReport {
    won: number;
    tied: number;
    lost: number;
}

/**
 * Points of a line, by their abscissae and ordinates.
 */
export interface IsoLine {
    x: number[];
    y: number[];
}

/**
 * Points, a model, and how it is fitted.
 */
export interface CurveFitRequest {
    /**
     * The name of the function that points are drawn around.
     */
    truth?: string;
    /**
     * Its heights at even places, where it is drawn by hand.
     */
    heights?: number[];
    /**
     * Deviation of the noise on every answer.
     */
    sigma: number;
    /**
     * Points that teach.
     */
    count: number;
    /**
     * Seed of all draws.
     */
    seed: number;
    /**
     * Which models.
     */
    family: string;
    /**
     * How complex.
     */
    complexity: number;
    /**
     * What is added to the squares.
     */
    penalty: string;
    /**
     * Its factor.
     */
    alpha: number;
    /**
     * Points that teach instead of drawn ones: x and y in turn.
     */
    own?: number[];
    /**
     * Who descends; nobody where it is not given, and of neighbours never.
     */
    racer?: RacerRequest;
    /**
     * Steps of the descent.
     */
    steps?: number;
}

/**
 * Points, a network and its training.
 */
export interface BoundaryRequest {
    /**
     * How the classes lie; or which number each place has, where numbers are to be found.
     */
    shape: "circle" | "xor" | "gaussians" | "spiral" | "moons" | "checkerboard" | "slope" | "bumps" | "ripple" | "saddle";
    /**
     * Points that teach.
     */
    count: number;
    /**
     * Points that examine.
     */
    validation: number;
    /**
     * Points of one's own in the place of those that are drawn: x₁, x₂ and the class, 0 or 1, or
     * the number, each.
     */
    points?: [number, number, number][];
    /**
     * The share of one's own points that examine.
     */
    share?: number;
    /**
     * Deviation of the jitter, or of the noise on numbers.
     */
    noise: number;
    /**
     * The probability of a wrong label; 0 for numbers.
     */
    label_noise?: number;
    /**
     * The share of the second class.
     */
    balance?: number;
    /**
     * Seed of points, first weights, batches and what is dropped.
     */
    seed: number;
    /**
     * What the network reads: x1, x2, x1_squared, x2_squared, x1_x2, sin_x1, sin_x2.
     */
    features: string[];
    /**
     * Neurons of the hidden layers, at most 8 × 32.
     */
    hidden: number[];
    /**
     * What they make of their sums: one for all layers, or one for each.
     */
    activation: string | string[];
    /**
     * How the first weights are drawn.
     */
    initialization?: string;
    /**
     * Factor of Σ|w|.
     */
    l1?: number;
    /**
     * Factor of Σw²/2.
     */
    l2?: number;
    /**
     * The probability that a hidden neuron is dropped.
     */
    dropout?: number;
    /**
     * Points an update; all where it is not given.
     */
    batch_size?: number;
    /**
     * Updates.
     */
    steps: number;
    /**
     * A record is made every so many updates.
     */
    every: number;
    /**
     * The training loss that is enough.
     */
    target?: number;
    /**
     * Updates in which the training loss has to fall.
     */
    plateau?: number;
    /**
     * Updates in which the validation loss has to reach a new least.
     */
    patience?: number;
    /**
     * Weights that a hand set: after how many updates, which, to what.
     */
    edits?: [number, number, number][];
    /**
     * Who trains it.
     */
    racer: RacerRequest;
}

/**
 * Quality metrics, by family.
 */
export interface MetricFamilies {
    /**
     * Of two classes.
     */
    classification: MetricInfo[];
    /**
     * Of several.
     */
    multiclass: MetricInfo[];
    regression: MetricInfo[];
}

/**
 * Settings on which something shows: features x1 and x2, tanh, Adam.
 */
export interface BoundaryPreset {
    /**
     * Its name in links.
     */
    id: string;
    /**
     * What it shows.
     */
    claim: BoundaryClaim;
    /**
     * What is learned.
     */
    task: BoundaryTask;
    /**
     * How the classes lie, or what number each place has.
     */
    shape: string;
    /**
     * Points that teach.
     */
    count: number;
    /**
     * Points that examine.
     */
    validation: number;
    /**
     * Deviation of the jitter, or of the noise on numbers.
     */
    noise: number;
    /**
     * The probability of a wrong label.
     */
    label_noise: number;
    /**
     * Neurons of the hidden layers.
     */
    hidden: number[];
    /**
     * Factor of Σw²/2.
     */
    l2: number;
    /**
     * The probability that a hidden neuron is dropped.
     */
    dropout: number;
    /**
     * Updates without a new least of the validation loss that are borne.
     */
    patience: number | undefined;
    /**
     * Points of an update.
     */
    batch_size: number;
    /**
     * Updates.
     */
    steps: number;
    /**
     * A record is made every so many.
     */
    every: number;
    /**
     * The optimizer's learning rate.
     */
    learning_rate: number;
}

/**
 * The cells of a confusion matrix as shares of something; `null` of nothing.
 */
export interface CountShares {
    tp: number | undefined;
    fp: number | undefined;
    fn: number | undefined;
    tn: number | undefined;
}

/**
 * The fields of a thrown error, under its `details`.
 */
export type ErrorDetails = { code: "out_of_range"; argument: string; value: number; min: number; max: number } | { code: "unknown"; argument: string; value: string; allowed: string[] } | { code: "length"; argument: string; value: number; expected: number } | { code: "layer"; argument: string; layer: number; value: number; expected: number } | { code: "missing"; argument: string; needed_by: string } | { code: "shape"; argument: string; reason: string } | { code: "formula"; position: number; length: number; reason: string; found: string; expected: string; count: number };

/**
 * The look that a page wants for a picture.
 */
export interface PictureRequest {
    /**
     * Width in CSS pixels.
     */
    width: number;
    /**
     * Height in CSS pixels.
     */
    height: number;
    /**
     * Device pixels a CSS pixel.
     */
    device_pixel_ratio: number;
    /**
     * Which palette.
     */
    theme: ThemeName;
    /**
     * The page's own background: red, green, blue.
     */
    background: [number, number, number];
    /**
     * A CSS font family.
     */
    font: string;
    /**
     * In CSS pixels.
     */
    font_size: number;
    /**
     * Whether numbers have a decimal comma.
     */
    decimal_comma: boolean;
}

/**
 * The mean squared errors of a model.
 */
export interface CurveErrors {
    /**
     * At the points that teach.
     */
    training: number;
    /**
     * At those that choose.
     */
    validation: number;
    /**
     * At those that examine.
     */
    test: number;
}

/**
 * The number that, predicted for every sample, makes a metric best.
 */
export interface BestConstant {
    metric: string;
    value: number;
}

/**
 * The page's themes.
 */
export type ThemeName = "light" | "dark" | "projector";

/**
 * The picture of a sweep.
 */
export interface RatesChartRequest {
    /**
     * Size and look.
     */
    picture: PictureRequest;
    /**
     * Subtracted from every loss; NaN takes the least loss there is.
     */
    floor: number;
    /**
     * Label of the x axis.
     */
    x_label: string;
    /**
     * Label of the y axis.
     */
    y_label: string;
    /**
     * One a racer, in their order.
     */
    curves: RatesCurve[];
}

/**
 * The results of a race, in the order of the racers.
 *
 * With one parameter, points here and in paths are the parameter and the loss.
 */
export interface RaceSummary {
    /**
     * One for each racer.
     */
    racers: RacerSummary[];
    /**
     * The part of the plane that the surface is shown on; the plane of parameter and loss where there is one
     * parameter.
     */
    domain: [number, number, number, number];
    /**
     * Number of parameters.
     */
    dimension: number;
    /**
     * The known minima.
     */
    minima: MinimumInfo[];
}

/**
 * The second-order model of the surface at a point.
 */
export interface QuadraticReport {
    /**
     * The signs of its curvature.
     */
    shape: 'bowl' | 'dome' | 'saddle' | 'trough' | 'plane';
    /**
     * Where it is stationary, which is where Newton's full step ends; `null` where there is no single such point.
     */
    stationary: [number, number] | undefined;
    /**
     * λmax and λmin.
     */
    eigenvalues: [number, number];
    /**
     * The unit direction of λmax; that of λmin is perpendicular to it.
     */
    direction: [number, number];
}

/**
 * The shape of a network.
 */
export interface LayoutReport {
    /**
     * From the input's to the output's.
     */
    layers: LayerReport[];
    /**
     * Number of weights.
     */
    parameters: number;
    /**
     * The most steps that a training of it may have.
     */
    most_steps: number;
}

/**
 * Two distributions of scores.
 */
export interface ScoresRequest {
    /**
     * Points of both classes together.
     */
    count: number;
    /**
     * The share of positives.
     */
    prevalence: number;
    /**
     * How far the means are apart, in deviations of the negative class.
     */
    separation: number;
    /**
     * The deviation of the positive class over that of the negative.
     */
    spread: number;
    shape: 'normal' | 'skewed' | 'heavy' | 'bimodal';
    /**
     * The factor on the logit of each score.
     */
    sharpness: number;
    /**
     * The probability that a label is wrong.
     */
    label_noise: number;
    /**
     * Steps from 0 to 1 that scores are rounded to; 0 for none.
     */
    levels: number;
    seed: number;
}

/**
 * What a chart of a training shows and how: as a race's.
 */
export interface TrainingChartRequest {
    /**
     * Size and look.
     */
    picture: PictureRequest;
    /**
     * Which quantity.
     */
    quantity: TrainingChartQuantity;
    /**
     * Whether the x axis counts evaluations instead of steps.
     */
    over_evaluations: boolean;
    /**
     * Whether the y axis is logarithmic.
     */
    log: boolean;
    /**
     * Subtracted from every loss; NaN takes the least loss that any racer has found.
     */
    floor: number;
    /**
     * Label of the x axis.
     */
    x_label: string;
    /**
     * Label of the y axis.
     */
    y_label: string;
    /**
     * One a racer, in their order.
     */
    curves: CurveRequest[];
}

/**
 * What a chart shows and how.
 */
export interface BoundaryChartRequest {
    /**
     * Size and look.
     */
    picture: PictureRequest;
    /**
     * `loss`, or the id of a metric: of two classes, of which the second is the positive one, or of numbers, as the task is.
     */
    quantity: string;
    /**
     * From which probability on a point is answered with the second class; numbers do without.
     */
    threshold: number;
    /**
     * Whether the y axis is logarithmic.
     */
    log: boolean;
    /**
     * Label of the x axis.
     */
    x_label: string;
    /**
     * Label of the y axis.
     */
    y_label: string;
    /**
     * Of the points that teach, solid, and of those that examine, dashed; of a twin's after them.
     */
    curves: CurveRequest[];
}

/**
 * What a chart shows and how.
 */
export interface ChartRequest {
    /**
     * Size and look.
     */
    picture: PictureRequest;
    /**
     * Which quantity.
     */
    quantity: ChartQuantity;
    /**
     * Whether the x axis counts evaluations instead of steps.
     */
    over_evaluations: boolean;
    /**
     * Whether the y axis is logarithmic.
     */
    log: boolean;
    /**
     * Subtracted from every loss, so that a logarithmic axis can show the way to a known minimum; NaN takes
     * the least loss that any racer has found.
     */
    floor: number;
    /**
     * Label of the x axis.
     */
    x_label: string;
    /**
     * Label of the y axis.
     */
    y_label: string;
    /**
     * One a racer, in their order.
     */
    curves: CurveRequest[];
}

/**
 * What a curve can be made of, and its bounds.
 */
export interface CurveCatalog {
    truths: TruthInfo[];
    families: FamilyInfo[];
    penalties: PenaltyInfo[];
    domain: [number, number];
    max_count: number;
    max_sigma: number;
    max_alpha: number;
    max_height: number;
    /**
     * The fewest and the most heights of a function drawn by hand.
     */
    heights: [number, number];
    /**
     * Points that choose, and points that examine.
     */
    validation: number;
    test: number;
    /**
     * The fewest and the most retrainings of a fan.
     */
    retrainings: [number, number];
    /**
     * Places at which a fan's curves are known.
     */
    places: number;
    /**
     * A learning rate that works, by the optimizer's id.
     */
    learning_rates: Record<string, number>;
}

/**
 * What a metric is worth: a number, or undefined for a reason, with what scikit-learn does there.
 */
export type MetricValue = { value: number } | { undefined: "too_few_samples" | "constant_y_true" | "no_baseline" | "outside_domain" | "overflow" | "all_y_true_zero" | "no_positives" | "no_negatives" | "no_predicted_positives" | "no_predicted_negatives" | "nothing_positive" | "no_false_positives" | "no_true_negatives" | "one_label" | "constant_y_pred" | "not_probability" | "not_summing_to_one" | "undefined_class"; sklearn: number; raises?: "ValueError" | "ZeroDivisionError" | "InvalidParameterError"; argument?: string; given?: number; least?: number; inclusive?: boolean; class?: number; because?: string };

/**
 * What a preset shows.
 */
export type BoundaryClaim = "overfits" | "holds" | "underfits";

/**
 * What a racer reached at every rate.
 */
export interface RacerSweep {
    /**
     * The learning rates, rising.
     */
    learning_rates: number[];
    /**
     * The last finite loss at each; NaN where there is none.
     */
    losses: number[];
    /**
     * Whether the run at each diverged.
     */
    diverged: boolean[];
    /**
     * The place of the best: the least loss without divergence, of equals the least rate; -1 where all diverged.
     */
    best: number;
}

/**
 * What a step was given.
 */
export interface BatchReport {
    /**
     * The points of the batch, by their places in the data; all where there are no batches.
     */
    rows: number[];
    /**
     * The gradient over all points; the second number is 0 where there is one weight.
     */
    gradient: [number, number];
    /**
     * That over the batch: what the run was given, before noise and clipping.
     */
    estimate: [number, number];
    /**
     * The loss over all points.
     */
    loss: number;
    /**
     * That over the batch.
     */
    batch_loss: number;
    /**
     * The cosine of the angle between both gradients; NaN where one of them is 0.
     */
    cosine: number;
}

/**
 * What a threshold is chosen for.
 */
export interface JumpRequest {
    /**
     * The purpose.
     */
    kind: "max_f1" | "max_fbeta" | "youden" | "nearest" | "least_cost" | "precision" | "recall" | "break_even";
    /**
     * β of `max_fbeta`.
     */
    beta?: number;
    /**
     * The least precision or recall.
     */
    least?: number;
    /**
     * What a false positive and a false negative cost.
     */
    costs?: [number, number];
}

/**
 * What a threshold makes of the samples.
 */
export interface ThresholdReport {
    /**
     * How many distinct scores are at or above it.
     */
    place: number;
    tp: number;
    fp: number;
    fn: number;
    tn: number;
    /**
     * The next distinct score above it: ∞ above all.
     */
    higher: number;
    /**
     * The next distinct score below it; what is predicted changes there. −∞ where there is none.
     */
    lower: number;
}

/**
 * What all racers reached.
 */
export interface SweepReport {
    /**
     * In the order of the racers.
     */
    racers: RacerSweep[];
}

/**
 * What came of a fit.
 */
export interface CurveReport {
    /**
     * Of the closed form.
     */
    errors: CurveErrors;
    /**
     * The variance of the noise: below it no error at new points is on average.
     */
    noise: number;
    /**
     * The coefficients of the closed form; of neighbours none.
     */
    coefficients: number[];
    /**
     * What a model of this complexity has in place of a number of coefficients.
     */
    parameters: number;
    /**
     * Points that teach.
     */
    points: number;
    /**
     * The step of the descent so far with the least validation error; null where none is descended.
     */
    best: number | null;
    /**
     * Steps of the descent so far whose numbers are finite.
     */
    taken: number;
    /**
     * Whether its numbers stopped being finite.
     */
    broken: boolean;
    /**
     * The greatest curvature of what is descended; null where nobody descends whose theory asks for it.
     */
    curvature: number | null;
    /**
     * The learning rate above which the optimizer diverges; null where no theory gives one.
     */
    limit: number | null;
}

/**
 * What can be chosen for a network, beside optimizer and schedule.
 */
export interface NetworkCatalog {
    /**
     * Data to learn from.
     */
    datasets: DatasetInfo[];
    /**
     * Names of what hidden neurons make of their sums.
     */
    activations: string[];
    /**
     * Names of ways to draw the weights.
     */
    initializations: string[];
    /**
     * A learning rate that works for the network of the slides, by optimizer.
     */
    learning_rates: Record<string, number>;
}

/**
 * What is known of a surface besides its values.
 */
export interface SurfaceFacts {
    /**
     * The formula in TeX, of data the loss.
     */
    formula: string;
    /**
     * The part of the plane that it is shown on.
     */
    domain: [number, number, number, number];
    /**
     * The known minima.
     */
    minima: MinimumInfo[];
}

/**
 * What is learned of points.
 */
export type BoundaryTask = "classification" | "regression";

/**
 * What it costs.
 */
export interface ScaleReport {
    /**
     * Names of the vectors in the optimizer's state, of one number a parameter each.
     */
    state: string[];
    /**
     * Such vectors besides: a history's pairs, a trial point.
     */
    more_vectors: number;
    /**
     * Matrices of n × n numbers.
     */
    matrices: number;
    /**
     * How many numbers that is in all.
     */
    state_numbers: number;
    /**
     * Training, one a precision.
     */
    memory: ScaleMemory[];
    /**
     * Bytes to run it trained, and their share of each device.
     */
    inference: number;
    inference_shares: number[];
    grid: ScaleGrid;
}

/**
 * What keeps coefficients small.
 */
export interface PenaltyInfo {
    id: string;
    /**
     * What is minimized, in TeX.
     */
    objective: string;
}

/**
 * What one input adds to a weighted sum.
 */
export interface BoundaryTerm {
    /**
     * Its weight.
     */
    weight: number;
    /**
     * What it hands on.
     */
    value: number;
    /**
     * Their product.
     */
    product: number;
}

/**
 * What parts two solutions.
 */
export interface BarrierReport {
    /**
     * 0 where nothing does.
     */
    height: number;
    /**
     * Where it is highest.
     */
    alpha: number;
}

/**
 * What the error of a model is made of.
 */
export interface CurveParts {
    /**
     * The mean over x of (mean curve − truth)², less what the mean itself varies by.
     */
    bias: number;
    /**
     * The mean over x of the curves' variance.
     */
    variance: number;
    /**
     * The variance of the noise.
     */
    noise: number;
    /**
     * The mean squared error at fresh answers, measured.
     */
    expected: number;
    /**
     * Its standard error.
     */
    standard_error: number;
    /**
     * Whether so many retrainings tell bias from variance.
     */
    parted: boolean;
    /**
     * Retrainings so far.
     */
    retrainings: number;
}

/**
 * What the metrics' definitions leave open.
 */
export interface ClassificationSettings {
    /**
     * β of Fβ, which may be infinite; 2 by default.
     */
    beta?: number;
    /**
     * What scikit-learn is told to return for 0/0: 0 (by default), 1 or NaN.
     */
    zero_division?: number;
    /**
     * The greatest false positive rate of the partial ROC AUC; 0.1 by default.
     */
    max_fpr?: number;
    /**
     * Bins of the calibration curve; 10 by default.
     */
    bins?: number;
    /**
     * `uniform` (by default) or `quantile`.
     */
    binning?: string;
    /**
     * k of top-k accuracy; 2 by default.
     */
    k?: number;
}

/**
 * What the stage shows and how.
 */
export interface StageRequest {
    /**
     * Size and look.
     */
    picture: PictureRequest;
    /**
     * Whether colours and contours are spread by the logarithm above the least value.
     */
    log: boolean;
    /**
     * The middle of the view, x and y, and how many times as near it is as the whole domain.
     */
    view?: [number, number, number];
}

/**
 * What the test says of a step that was chosen, and of the one that validation would have chosen.
 */
export interface BoundaryShipping {
    /**
     * Points of the test.
     */
    count: number;
    /**
     * The chosen step.
     */
    chosen: BoundaryShipped;
    /**
     * That with the least validation loss.
     */
    best: BoundaryShipped;
}

/**
 * What to compare with, each list rising.
 */
export interface ScaleFacts {
    models: ScaleFact[];
    devices: ScaleFact[];
    landmarks: ScaleFact[];
    /**
     * The greatest number of parameters, of points a parameter.
     */
    max_parameters: number;
    max_points: number;
    /**
     * The least and the greatest number of evaluations a second.
     */
    rates: [number, number];
}

/**
 * Where a layer's weights stand in the list of all.
 */
export interface BoundaryLayer {
    /**
     * Neurons that it reads.
     */
    inputs: number;
    /**
     * Neurons that it makes.
     */
    outputs: number;
    /**
     * The first of its matrix: outputs × inputs, row by row.
     */
    matrix: number;
    /**
     * The first of its biases.
     */
    biases: number;
}

/**
 * Where a metric is best.
 */
export interface BoundaryBest {
    /**
     * Updates made.
     */
    step: number;
    /**
     * The metric's value there.
     */
    value: number;
}

/**
 * Where a plane lies.
 */
export interface PlaneReport {
    /**
     * Its point and directions.
     */
    plane: PlaneFrame;
    /**
     * Of a plane of principal components, the shares of the paths' variance along the first three; `null` of others.
     */
    explained: [number, number, number] | undefined;
    /**
     * The share of the paths' variance that lies in the plane as it is turned; `null` of random planes.
     */
    covered: number | undefined;
    /**
     * The cosine of the angle between its directions.
     */
    cosine: number;
    /**
     * How long its directions are: so far apart are weights whose coordinates differ by 1.
     */
    lengths: [number, number];
    /**
     * What holds the paths on it, with some room, whatever the picture's shape: a from, a to, b from, b to.
     */
    held: [number, number, number, number];
    /**
     * The part of it that the grid covers.
     */
    span: [number, number, number, number];
    /**
     * Nodes across.
     */
    columns: number;
    /**
     * Nodes upwards.
     */
    rows: number;
    /**
     * Whose paths it is made of and shows.
     */
    racers: number[];
}

/**
 * Where a racer stands on its curve.
 */
export interface PresentRate {
    /**
     * The learning rate in force.
     */
    learning_rate: number;
    /**
     * The final loss at it.
     */
    loss: number;
    /**
     * Whether that run diverged.
     */
    diverged: boolean;
}

/**
 * Where a training ended under each seed so far.
 */
export interface SeedsReport {
    /**
     * In the order of the seeds.
     */
    seeds: SeedReport[];
    /**
     * How far apart they ended: the least, the median and the greatest last finite loss over the teaching rows; NaN where
     * there is none.
     */
    loss: [number, number, number];
    /**
     * The same of the loss over the examining rows.
     */
    test_loss: [number, number, number];
    /**
     * The same of the share of teaching rows that are answered rightly.
     */
    accuracy: [number, number, number];
    /**
     * The same of the share of examining rows.
     */
    test_accuracy: [number, number, number];
}

/**
 * Where a training ended under one seed.
 */
export interface SeedReport {
    /**
     * The seed.
     */
    seed: number;
    /**
     * How it fared.
     */
    summary: TrainedSummary;
}

/**
 * Where the curves of a chart are, so that a pointer can be read.
 */
export interface ChartLayout {
    /**
     * The plot's edges in CSS pixels: left, top, right, bottom.
     */
    plot: [number, number, number, number];
    /**
     * The numbers at the left and right edge.
     */
    x_range: [number, number];
    /**
     * The numbers at the bottom and top edge.
     */
    y_range: [number, number];
    /**
     * Whether the y axis is logarithmic.
     */
    log: boolean;
}

/**
 * Where the errors of one metric come from, and what would be best to predict for all.
 */
export interface RegressionShares {
    /**
     * What each sample adds to the total, as a share from 0 to 1; nothing where the metric is undefined or the total is 0.
     */
    shares: number[];
    /**
     * What each sample adds, as it is summed up; nothing where the metric is undefined.
     */
    parts: number[];
    /**
     * How the value comes from the sum of the parts: it is the sum, its root, or 1 − the sum.
     */
    composition: "sum" | "root" | "one_minus";
    /**
     * The constants that make a metric best, in the order of the catalog.
     */
    constants: BestConstant[];
}

/**
 * Where things stand in the picture, in CSS pixels.
 */
export interface RatesLayout {
    /**
     * The plot's edges: left, top, right, bottom.
     */
    plot: [number, number, number, number];
    /**
     * The learning rates at its left and right edge.
     */
    x_range: [number, number];
    /**
     * Above this line stand the rates that diverge; the plot's top where none does.
     */
    lanes: number;
    /**
     * Where each racer stands now; NaN where its rate is not on the axis.
     */
    present: [number, number][];
    /**
     * Where each racer's best is; NaN for none.
     */
    best: [number, number][];
}

/**
 * Which part of a plane the axes are of, and how they look.
 */
export interface AxesRequest {
    /**
     * Size and look.
     */
    picture: PictureRequest;
    /**
     * x from, x to, y from, y to.
     */
    span: [number, number, number, number];
}

/**
 * Why a run diverged.
 */
export type CauseReport = { kind: "learning_rate"; learning_rate: number; limit: number; curvature: number; direction: [number, number] } | { kind: "unbounded" } | { kind: "long_step"; gradient_norm: number };

/**
 * Why a training ended: `kind` tells which of the other fields are there.
 */
export type BoundaryStop = { kind: "target"; loss: number } | { kind: "plateau"; since: number } | { kind: "patience"; best: number } | { kind: "diverged"; step: number } | { kind: "budget" };


/**
 * What is recorded as it goes.
 */
export enum BoundaryQuantity {
    /**
     * The update after which it was measured.
     */
    Step = 0,
    /**
     * The loss over the points that teach, without penalties.
     */
    TrainLoss = 1,
    /**
     * The loss over those that examine.
     */
    ValidationLoss = 2,
    /**
     * The share of points that teach and are answered rightly.
     */
    TrainAccuracy = 3,
    /**
     * The same of those that examine.
     */
    ValidationAccuracy = 4,
}

/**
 * A training of a boundary, advanced in slices and looked at between them.
 */
export class BoundaryTraining {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * So many updates more. Returns how many are done, all where a rule ended it.
     */
    advance(updates: number): number;
    /**
     * The record at which a metric of the points that examine is best, the first of equal ones; none where it is undefined at
     * all of them.
     */
    best_by(metric: string, threshold: number): BoundaryBest | undefined;
    /**
     * What is charted, at the last record at or before a step; NaN where it is undefined.
     */
    charted_at(quantity: string, threshold: number, examining: boolean, step: number): number;
    /**
     * Draws the loss or a metric over the updates.
     */
    draw_chart(canvas: HTMLCanvasElement, request: BoundaryChartRequest): ChartLayout;
    /**
     * The same with the curves of a twin.
     */
    draw_chart_beside(twin: BoundaryTraining, canvas: HTMLCanvasElement, request: BoundaryChartRequest): ChartLayout;
    /**
     * Where the weights stand, layer by layer.
     */
    layers(): BoundaryLayer[];
    /**
     * The point nearest to a place and no farther than `reach`, with what the network answers to it with the weights of a
     * step; of those that examine too only where it is said.
     */
    near(x1: number, x2: number, reach: number, examining: boolean, step: number): BoundaryNear | undefined;
    /**
     * A training at its start.
     */
    constructor(request: BoundaryRequest);
    /**
     * The record made last at or before a step; none where not even the start is finite.
     */
    record_at(step: number): BoundaryRecord | undefined;
    /**
     * How far it has come.
     */
    report(): BoundaryReport;
    /**
     * Begins again, as if for the first time, and goes on to a step: the same weights always.
     */
    rewind(step: number): void;
    /**
     * A metric with the weights of a step: of two classes or of numbers, as the task is. NaN where it is undefined.
     */
    score_at(metric: string, threshold: number, examining: boolean, step: number): number;
    /**
     * What the test says of the weights of a step: points of the same distribution that nobody has looked at. None where
     * points are one's own.
     */
    ship(step: number): BoundaryShipping | undefined;
    /**
     * A neuron opened for a point, with the weights of a step: layer 1 is the first hidden one, the last the output. None
     * where there is no such neuron.
     */
    trace(x1: number, x2: number, step: number, layer: number, neuron: number): BoundaryTrace | undefined;
    /**
     * Writes the network's probability of the second class, or its number, for each point that teaches, or that examines,
     * with the weights of a step. Tells how many.
     */
    write_answers(examining: boolean, step: number, target: Float64Array): number;
    /**
     * Writes where the last map is of one mind and another, probability ½, or where numbers are 0 and half the scale: pieces
     * of lines, x₁ and x₂ of both ends each. Tells how many numbers, of which as many are written as fit.
     */
    write_boundary(target: Float64Array): number;
    /**
     * Writes the probability of the second class, or the number, over the square of ±6 into pixels, row by row from the
     * top, as colours between those of the first class, of the middle and of the second (red, green, blue each); of
     * numbers those of −scale or less, of 0, and of scale or more. Nothing is written where there is not room for all.
     */
    write_map(columns: number, rows: number, step: number, colours: Uint8Array | number[], target: Uint8ClampedArray): void;
    /**
     * Writes a small map of every neuron with the weights of a step, one below another: the inputs first, the output last;
     * colours as in [`BoundaryTraining::write_map`], of negative numbers, 0 and positive ones. Nothing is written where
     * there is not room for all.
     */
    write_neurons(side: number, step: number, colours: Uint8Array | number[], target: Uint8ClampedArray): void;
    /**
     * Writes points that teach, or that examine, as x₁, x₂, label or number, and whether a label is wrong (1) in turn;
     * tells how many numbers.
     */
    write_points(examining: boolean, target: Float64Array): number;
    /**
     * Writes the learning rate of every update.
     */
    write_rates(target: Float64Array): void;
    /**
     * Writes a quantity of all records, as many as fit; tells how many.
     */
    write_records(quantity: BoundaryQuantity, target: Float64Array): number;
    /**
     * Writes y − ŷ for each point that teaches, or that examines, with the weights of a step. Tells how many.
     */
    write_residuals(examining: boolean, step: number, target: Float64Array): number;
    /**
     * Writes what every neuron hands on for a point, with the weights of a step: the features, the hidden neurons layer by
     * layer, the output's weighted sum. Tells how many.
     */
    write_values(x1: number, x2: number, step: number, target: Float64Array): number;
    /**
     * Writes the weights after so many updates, or the last before that which are kept; those of every record are. Tells
     * how many.
     */
    write_weights(step: number, target: Float64Array): number;
    /**
     * Updates in all.
     */
    readonly total: number;
}

/**
 * Samples of two classes, sorted by their scores once.
 */
export class Classification {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * A metric of labels at each threshold: that of ∞, at which nothing is predicted positive, then the distinct scores, falling. NaN
     * where it is undefined.
     */
    against_threshold(metric: string, settings?: ClassificationSettings | null): Float64Array;
    /**
     * What scores ≥ a threshold being predicted positive makes of the samples.
     */
    at(threshold: number): ThresholdReport;
    /**
     * Intervals of metrics in the order asked for, and bands about the curves at the grid's places; NaN where no replicate has a value.
     * `defined`: of how many replicates each metric's interval is.
     */
    bootstrap(request: BootstrapRequest, settings?: ClassificationSettings | null): { low: Float64Array; high: Float64Array; defined: Float64Array; tpr_low: Float64Array; tpr_high: Float64Array; precision_low: Float64Array; precision_high: Float64Array };
    /**
     * The calibration curve: of each bin that is not empty the mean probability, the share of positives, the weight.
     */
    calibration(settings?: ClassificationSettings | null): { predicted: Float64Array; observed: Float64Array; weights: Float64Array };
    /**
     * What wrong answers cost a sample at each threshold, as in `against_threshold`.
     */
    costs(fp: number, fn_: number): Float64Array;
    /**
     * A curve; without points in line with their neighbours where it is to be thinned.
     */
    curve(kind: CurveKind, thinned: boolean): { x: Float64Array; y: Float64Array; thresholds: Float64Array };
    /**
     * The threshold that serves a purpose best: ∞ for predicting nothing positive, undefined where there is none.
     */
    jump(request: JumpRequest): number | undefined;
    /**
     * The metrics that a threshold moves, by their ids.
     */
    label_metrics(threshold: number, settings?: ClassificationSettings | null): MetricValues;
    /**
     * Every metric, by its id.
     */
    metrics(threshold: number, settings?: ClassificationSettings | null): MetricValues;
    /**
     * Sorts samples: 1 for a positive one and 0 for a negative, its score, and a weight each where they are given.
     */
    constructor(y_true: Uint8Array | number[], y_score: Float64Array | number[], sample_weight?: Float64Array | number[] | null);
    /**
     * Scores of the positive and the negative whose pair is at a place in the plane of the ROC curve; none where a class is absent.
     */
    pair_at(fpr: number, tpr: number): Float64Array | undefined;
    /**
     * Pairs of a positive and a negative: the ROC AUC is the share that is won, of ties a half.
     */
    pairs(): PairsReport;
    /**
     * The share that is predicted positive at each threshold, as in `against_threshold`.
     */
    queue_rates(): Float64Array;
    /**
     * The same in portions, for a worker.
     */
    resampling(request: BootstrapRequest, settings?: ClassificationSettings | null): Resampling;
    /**
     * The metrics of the scores themselves, which no threshold moves, by their ids.
     */
    score_metrics(settings?: ClassificationSettings | null): MetricValues;
    /**
     * Boxes of tied pairs in that plane, four numbers each: false positive rates from and to, true positive rates from and to.
     */
    ties(): Float64Array;
    /**
     * A metric at a threshold opened: its definition, the same with the numbers put in, and its value where there is one; TeX.
     */
    worked(metric: string, threshold: number, settings: ClassificationSettings | null | undefined, decimal_comma: boolean): string[];
    /**
     * Writes TP, FP, FN and TN of a threshold.
     */
    write_counts(threshold: number, target: Float64Array): void;
    /**
     * Writes the distinct scores, falling.
     */
    write_thresholds(target: Float64Array): number;
    /**
     * How many distinct scores there are.
     */
    readonly distinct: number;
}

/**
 * The same model taught again and again, in portions.
 */
export class CurveFan {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * So many retrainings more. Returns how many are done.
     */
    advance(retrainings: number): number;
    /**
     * No retraining yet.
     */
    constructor(request: CurveFitRequest, retrainings: number);
    /**
     * What the error is made of.
     */
    parts(): CurveParts;
    /**
     * Writes the curves, one after the other; tells how many numbers.
     */
    write_curves(target: Float64Array): number;
    /**
     * Writes their mean.
     */
    write_mean(target: Float64Array): number;
    /**
     * Writes the places, which are the same for all curves.
     */
    write_places(target: Float64Array): number;
    /**
     * Retrainings in all.
     */
    readonly total: number;
}

/**
 * Points and a model fitted to them, in closed form and by descent.
 */
export class CurveFit {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * So many steps of the descent more. Returns up to which step nothing is left to do.
     */
    advance(steps: number): number;
    /**
     * The same with another request, in less time where it asks for the same functions; where it is refused all stays.
     */
    configure(request: CurveFitRequest): void;
    /**
     * The mean squared distance of answers at places from the true function there.
     */
    distance(places: Float64Array | number[], answers: Float64Array | number[]): number;
    /**
     * Draws the points, fits the model, and begins the descent.
     */
    constructor(request: CurveFitRequest);
    /**
     * What came of it so far.
     */
    report(): CurveReport;
    /**
     * Writes the errors after every step at the points that teach (0), choose (1) or examine (2); tells how many.
     */
    write_errors(role: number, target: Float64Array): number;
    /**
     * Writes the closed form's answers at places.
     */
    write_fit(places: Float64Array | number[], target: Float64Array): number;
    /**
     * Writes the points that teach (0), choose (1) or examine (2), x and y in turn; tells how many numbers.
     */
    write_points(role: number, target: Float64Array): number;
    /**
     * Writes the answers of the descent's model after a step; nothing where none is descended.
     */
    write_step(step: number, places: Float64Array | number[], target: Float64Array): number;
    /**
     * Writes the true function at places.
     */
    write_truth(places: Float64Array | number[], target: Float64Array): number;
    /**
     * Steps of the whole descent; 0 where none is walked.
     */
    readonly total: number;
}

/**
 * A curve over all thresholds.
 */
export enum CurveKind {
    /**
     * True over false positive rate.
     */
    Roc = 0,
    /**
     * Precision over recall.
     */
    PrecisionRecall = 1,
    /**
     * False negative over false positive rate.
     */
    Det = 2,
    /**
     * True positive rate over the share predicted positive.
     */
    Gain = 3,
    /**
     * Precision by prevalence over the share predicted positive.
     */
    Lift = 4,
}

/**
 * Errors against one number, in portions.
 */
export class CurveScan {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * So many portions more. Returns how many are done.
     */
    advance(portions: number): number;
    /**
     * Nothing worked out yet. Of `kind` "complexity", "alpha", "count", "folds" (`repeats` folds) and "parts"
     * (`repeats` retrainings).
     */
    constructor(request: CurveFitRequest, kind: string, repeats: number);
    /**
     * Writes one of the four numbers of each place so far; tells of how many places they are known.
     */
    write_numbers(number: number, target: Float64Array): number;
    /**
     * Writes what the errors are drawn against; tells how many there are in all.
     */
    write_places(target: Float64Array): number;
    /**
     * Portions in all.
     */
    readonly total: number;
}

/**
 * The trainings of a request, and what can be asked of them once they have ended.
 */
export class Landscape {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * So many updates more, or as many as are left, and tells how many are done. All must be before anything is asked.
     */
    advance(updates: number): number;
    /**
     * The loss along the line between two lists of weights, at 4 × `intervals` + 1 places.
     */
    interpolate(a: Float64Array | number[], b: Float64Array | number[], intervals: number): LineReport;
    /**
     * The trainings at their start.
     */
    constructor(request: TrainingRequest);
    /**
     * A racer's training under other seeds, from `first` on: of the weights, the batches and the noise. To be advanced in
     * portions.
     */
    seeds(racer: number, first: number, count: number): Seeds;
    /**
     * Lays a plane; its loss is then to be asked in portions.
     */
    survey(request: PlaneRequest): Survey;
    /**
     * Writes the weights that a racer ended with. Returns how many were written.
     */
    write_end(racer: number, target: Float64Array): number;
    /**
     * Number of weights.
     */
    readonly parameters: number;
    /**
     * Updates in all.
     */
    readonly total: number;
}

/**
 * Samples of several classes, with a score for each.
 */
export class Multiclass {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * The confusion matrix row by row: true classes, in them predicted ones.
     */
    confusion(): Float64Array;
    /**
     * Every metric, by its id.
     */
    metrics(settings?: ClassificationSettings | null): MetricValues;
    /**
     * Takes the index of the true class of each sample, and scores row by row, one a class.
     */
    constructor(classes: number, y_true: Uint32Array | number[], y_score: Float64Array | number[], sample_weight?: Float64Array | number[] | null);
    /**
     * The same as shares: of their row (`true`), their column (`pred`) or `all`.
     */
    normalized(by: string): Float64Array;
    /**
     * One class against the rest, by its column of scores.
     */
    one_against_rest(_class: number): Classification;
    /**
     * Each class against the rest, of the labels predicted.
     */
    per_class(settings?: ClassificationSettings | null): ClassReports;
    /**
     * A metric opened: its definition, the same with the numbers put in, and its value where there is one; TeX.
     */
    worked(metric: string, settings: ClassificationSettings | null | undefined, decimal_comma: boolean): string[];
}

/**
 * An optimizer over parameters of any length.
 */
export class Optimizer {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * A fresh optimizer at the given parameters.
     */
    constructor(request: RacerRequest, parameters: Float64Array | number[]);
    /**
     * One update from a gradient of the parameters' length. Newton's method also needs the Hessian
     * (row-major), a line search the function's values.
     */
    step(gradient: Float64Array | number[], hessian?: Float64Array | number[] | null, value?: Function | null): void;
    /**
     * The parameters after the steps so far.
     */
    readonly parameters: Float64Array;
    /**
     * What it keeps from step to step: typed arrays and numbers, by the names of its spec.
     */
    readonly state: Record<string, Float64Array | number>;
}

/**
 * A quantity that is recorded at every step.
 */
export enum Quantity {
    /**
     * The loss.
     */
    Loss = 0,
    /**
     * The norm of the true gradient.
     */
    GradientNorm = 1,
    /**
     * The effective learning rate along x in the step to this point.
     */
    RateX = 2,
    /**
     * The effective learning rate along y in the step to this point; NaN where there is one parameter.
     */
    RateY = 3,
    /**
     * The schedule's learning rate in the step to this point.
     */
    LearningRate = 4,
    /**
     * Evaluations spent to get here.
     */
    Evaluations = 5,
}

/**
 * A race, and the pictures of it that Rust draws.
 */
export class Race {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * The surface at a point.
     */
    at(x: number, y: number): PointReport;
    /**
     * Opens a step of a racer, the first being 1: its formula with the numbers of the run.
     */
    autopsy(racer: number, step: number, decimal_comma: boolean): Opened;
    /**
     * What a racer's update from a step (the first from 0) was given; `undefined` where the run never got there, and of
     * a surface that is not over data.
     */
    batch(racer: number, step: number): BatchReport | undefined;
    /**
     * Where two racers part.
     */
    compare(a: number, b: number): PartingReport;
    /**
     * Runs the whole race and tells how each racer fared. On an error the race before it stays.
     */
    configure(request: RaceRequest): RaceSummary;
    /**
     * Draws the axes of a plane over the whole of a canvas.
     */
    draw_axes(canvas: HTMLCanvasElement, request: AxesRequest): void;
    /**
     * Draws a chart of all racers into a canvas and returns where its curves are.
     */
    draw_chart(canvas: HTMLCanvasElement, request: ChartRequest): ChartLayout;
    /**
     * Draws the colour bar of the last stage into a canvas of its own.
     */
    draw_legend(canvas: HTMLCanvasElement, picture: PictureRequest): void;
    /**
     * Draws the surface into a canvas: field, contours, axes, minima; with one parameter the curve of the loss with
     * its axes. Returns the part of the plane that the canvas shows: x from, x to, y from, y to.
     */
    draw_stage(canvas: HTMLCanvasElement, request: StageRequest): Float64Array;
    /**
     * How the feature comes to the model; `undefined` of a surface that is not over data.
     */
    features(): FeaturesReport | undefined;
    /**
     * An empty race.
     */
    constructor();
    /**
     * Writes what the model of a loss over data predicts with these weights for numbers of the feature as they were
     * given, before scaling and standardizing; as many as fit. Of another surface nothing is written.
     */
    predict(w1: number, w0: number, xs: Float64Array, target: Float64Array): void;
    /**
     * The second-order model at a point; `null` where the surface is not finite or has one parameter.
     */
    quadratic(x: number, y: number): QuadraticReport | undefined;
    /**
     * One recorded number; NaN where there is none.
     */
    read(racer: number, quantity: Quantity, step: number): number;
    /**
     * The greatest stable learning rate of a racer for the curvature at a point, where theory gives one for
     * its method: 2/λmax for plain gradient descent. NaN where it does not, or λmax is not positive.
     */
    stability_limit(racer: number, x: number, y: number): number;
    /**
     * Writes an arrow down the slope for the middle of each cell of a grid over a span (x from, x to, y from, y to), row
     * by row from the least y up: x and y, of length 0 to 1. Returns how many numbers were written: none where there
     * is one parameter.
     */
    write_arrows(span: Float64Array | number[], columns: number, rows: number, target: Float64Array): number;
    /**
     * Writes the contours of the loss over a step's batch within a span, at the levels of the stage's last drawing: x
     * and y of each point, a pair of NaN after each line. Returns how many numbers were written: none with one weight.
     */
    write_batch_contours(step: number, span: Float64Array | number[], target: Float64Array): number;
    /**
     * Fills `target` with the loss over a step's batch at places spread evenly from the first number of a span to the
     * second, both among them. Returns how many numbers were written: none with two weights.
     */
    write_batch_curve(step: number, span: Float64Array | number[], target: Float64Array): number;
    /**
     * Writes a racer's path into `target`, x and y a step, and returns how many steps it holds. Steps that
     * were never reached hold NaN. With one parameter x is that and y the loss, so that the path lies on the curve.
     */
    write_points(racer: number, target: Float64Array): number;
    /**
     * Writes contours of the model at a point within a span: x and y of each point, a pair of NaN after each line.
     * Returns how many numbers were written.
     */
    write_quadratic(x: number, y: number, span: Float64Array | number[], target: Float64Array): number;
    /**
     * Writes all of a quantity of a racer into `target`, one number a step.
     */
    write_quantity(racer: number, quantity: Quantity, target: Float64Array): void;
    /**
     * Writes the learning rate of a racer's every update into `target`, whether the run got that far or not.
     */
    write_rates(racer: number, target: Float64Array): void;
}

/**
 * The relief of a race's surface.
 */
export class Relief {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Draws the cloth of the relief: the stage's field and contours, without axes and marks. What is asked afterwards is
     * about this view.
     */
    draw(race: Race, canvas: HTMLCanvasElement, request: StageRequest): Float64Array;
    /**
     * A relief of nothing yet.
     */
    constructor();
    /**
     * A point of the plane laid on the relief: x, height and z; NaN outside of the view.
     */
    point(race: Race, x: number, y: number): Float32Array;
    /**
     * Writes the heights at the nodes of a grid over the view, row by row from the least y up.
     */
    write_heights(race: Race, columns: number, rows: number, target: Float32Array): void;
    /**
     * Writes a racer's path laid on the relief: x, height and z of each point, `pieces` points a step, the last one of
     * the last step alone. NaN where the path has left the view or has ended. Returns the number of points.
     */
    write_path(race: Race, racer: number, pieces: number, target: Float32Array): number;
}

/**
 * Samples drawn again and again, in portions.
 */
export class Resampling {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Draws up to so many times more; tells how many times in all.
     */
    advance(replicates: number): number;
    /**
     * Intervals and bands of what has been drawn so far, as `Classification.bootstrap` tells them.
     */
    report(): { low: Float64Array; high: Float64Array; defined: Float64Array; tpr_low: Float64Array; tpr_high: Float64Array; precision_low: Float64Array; precision_high: Float64Array };
    /**
     * How many times they are to be drawn.
     */
    readonly total: number;
}

/**
 * A training under other seeds, one after the other.
 */
export class Seeds {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * So many updates more, or as many as are left, and tells how many are done; those that a training which broke off
     * never made count.
     */
    advance(updates: number): number;
    /**
     * Where the trainings that have ended did.
     */
    report(): SeedsReport;
    /**
     * Writes the weights that a training ended with. Returns how many were written.
     */
    write_end(index: number, target: Float64Array): number;
    /**
     * Writes the losses of a training that has ended, one a step: over the teaching rows, or the examining ones. Returns
     * how many were written.
     */
    write_losses(index: number, test: boolean, target: Float64Array): number;
    /**
     * Steps of each training.
     */
    readonly steps: number;
    /**
     * Updates in all.
     */
    readonly total: number;
}

/**
 * A plane and its loss, asked in portions, from coarse to fine.
 */
export class Survey {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Asks so many nodes more, or as many as are left, and tells how many are known.
     */
    advance(nodes: number): number;
    /**
     * Where the plane lies.
     */
    report(): PlaneReport;
    /**
     * Writes the loss at all nodes, row by row from the least b up: where it is not known yet, what lies between the known
     * nodes around, or NaN before there are such.
     */
    write_values(target: Float64Array): void;
    /**
     * Nodes in all.
     */
    readonly total: number;
}

/**
 * A race run again at every learning rate of the grid, racer after racer.
 */
export class Sweep {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Does so many more runs, or as many as are left, and tells how many are done.
     */
    advance(runs: number): number;
    /**
     * A sweep of this race's racers; their own learning rates do not matter.
     */
    constructor(request: RaceRequest);
    /**
     * What was found so far.
     */
    report(): SweepReport;
    /**
     * How many runs there are in all.
     */
    readonly total: number;
}

/**
 * The trainings of several racers, which are advanced in slices and may be looked at between them.
 */
export class Training {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * So many updates more, spread over the racers so that all grow together. Returns how many are done; those that a
     * training which broke off never made count.
     */
    advance(updates: number): number;
    /**
     * Opens a step of a racer, the first being 1: its formula with the numbers of one weight, which stand where those of x
     * stand for a race; of y there are none (NaN). For sums over all weights there are dots.
     */
    autopsy(racer: number, step: number, weight: number, decimal_comma: boolean): Opened;
    /**
     * Begins all trainings anew. On an error those before stay.
     */
    configure(request: TrainingRequest): TrainingSummary;
    /**
     * Draws a chart of all racers into a canvas and returns where its curves are.
     */
    draw_chart(canvas: HTMLCanvasElement, request: TrainingChartRequest): ChartLayout;
    /**
     * Draws the colour bar of the last stage into a canvas of its own.
     */
    draw_legend(canvas: HTMLCanvasElement, picture: PictureRequest): void;
    /**
     * Draws what is known of the loss on the plane: field, contours, axes. Returns the part of the plane that the canvas
     * shows: a from, a to, b from, b to.
     */
    draw_stage(canvas: HTMLCanvasElement, request: StageRequest): Float64Array;
    /**
     * A row of the data; `undefined` for one that there is not.
     */
    example(row: number): ExampleReport | undefined;
    /**
     * The network's layers and their weights.
     */
    layout(): LayoutReport;
    /**
     * Nothing yet.
     */
    constructor();
    /**
     * The loss over all teaching rows at a place of the plane; NaN without one.
     */
    plane_loss(a: number, b: number): number;
    /**
     * How far it has come.
     */
    progress(): TrainingProgress;
    /**
     * One recorded number; NaN where there is none.
     */
    read(racer: number, quantity: TrainingQuantity, step: number): number;
    /**
     * Sets the plane that points and pictures are of; nothing is known of the loss on it yet. It is gone with the next
     * `configure`.
     */
    set_plane(frame: PlaneFrame): void;
    /**
     * Sets the loss at the nodes of a grid on the plane (span: a from, a to, b from, b to), row by row from the least b
     * up; NaN where it is not known yet.
     */
    set_plane_values(columns: number, rows: number, span: Float64Array | number[], values: Float64Array | number[]): void;
    /**
     * How each racer fared so far.
     */
    summary(): TrainingSummary;
    /**
     * Writes the gradient over all teaching rows at a racer's weights after a step.
     */
    write_gradient(racer: number, step: number, target: Float64Array): number;
    /**
     * Writes the norms of each layer's weights after a step, and of its gradient over all teaching rows there. Returns
     * the number of layers; none for a step that was not made.
     */
    write_layer_norms(racer: number, step: number, weights: Float64Array, gradients: Float64Array): number;
    /**
     * Writes the numbers of all neurons for a row of the data, with a racer's weights after a step: layer by layer the
     * inputs as the network reads them, the hidden neurons' values, and the probabilities of the classes.
     */
    write_neurons(racer: number, step: number, row: number, target: Float64Array): number;
    /**
     * Writes a racer's path on the plane into `target`, a and b a step, and returns the last step with finite numbers.
     * Steps that were not made hold NaN, and so do all without a plane.
     */
    write_points(racer: number, target: Float64Array): number;
    /**
     * Writes all of a quantity of a racer into `target`, one number a step.
     */
    write_quantity(racer: number, quantity: TrainingQuantity, target: Float64Array): void;
    /**
     * Writes the learning rate of a racer's every update into `target`, whether the run got that far or not.
     */
    write_rates(racer: number, target: Float64Array): void;
    /**
     * Writes the weights of a racer after a step, in PyTorch's order. Returns how many were written; none for a step
     * that was not made.
     */
    write_weights(racer: number, step: number, target: Float64Array): number;
    /**
     * Updates in all.
     */
    readonly total: number;
}

/**
 * A quantity that is known at every step of a training: the first six as those of a race.
 */
export enum TrainingQuantity {
    /**
     * The loss over all rows that teach.
     */
    Loss = 0,
    /**
     * The norm of its gradient.
     */
    GradientNorm = 1,
    /**
     * The schedule's learning rate in the step to this point.
     */
    LearningRate = 4,
    /**
     * Evaluations spent to get here.
     */
    Evaluations = 5,
    /**
     * The share of the teaching rows that are answered rightly.
     */
    Accuracy = 6,
    /**
     * The loss over the rows that examine.
     */
    TestLoss = 7,
    /**
     * The share of them that are answered rightly.
     */
    TestAccuracy = 8,
    /**
     * How far the weights are from the plane that is set; NaN without one.
     */
    PlaneDistance = 9,
    /**
     * The loss over all rows that teach at the point of the plane that is nearest to the weights; NaN without one.
     */
    PlaneLoss = 10,
    /**
     * How far the weights are from those of the start, in a straight line.
     */
    FromStart = 11,
}

/**
 * What the metrics of two classes say of themselves, in the order in which they are told.
 */
export function binary_catalog(): MetricInfo[];

/**
 * Names and bounds of what a boundary is made of, and the presets.
 */
export function boundary_catalog(): BoundaryCatalog;

/**
 * Everything that can be chosen: optimizers, surfaces, schedules, functions of typed formulas.
 */
export function catalog(): Catalog;

/**
 * Each cell as a share of its row (`true`), its column (`pred`) or `all`.
 */
export function count_shares(tp: number, fp: number, fn_: number, tn: number, by: string): CountShares;

/**
 * What a curve can be made of.
 */
export function curve_catalog(): CurveCatalog;

/**
 * Where a threshold with these counts is on a curve (`roc`, `precision_recall`, `det`, `gain`, `lift`): abscissa and ordinate.
 * Nothing where an axis is undefined.
 */
export function curve_point(tp: number, fp: number, fn_: number, tn: number, kind: string): Float64Array | undefined;

/**
 * Draws curves into a canvas and returns where they are.
 */
export function draw_lines(canvas: HTMLCanvasElement, request: LinesRequest): ChartLayout;

/**
 * Draws final loss against learning rate, both logarithmic, for all racers. Rates that diverge have a lane of the
 * racer's colour above the curves.
 */
export function draw_rates(canvas: HTMLCanvasElement, request: RatesChartRequest): RatesLayout;

/**
 * Fits a model to points and asks it for its answers at other places.
 */
export function fit_points(request: FitRequest, x: Float64Array | number[], y: Float64Array | number[], at: Float64Array | number[]): { coefficients: Float64Array; predictions: Float64Array; train_mse: number };

/**
 * The TeX of a typed formula; throws where it cannot be read.
 */
export function formula_tex(formula: string): string;

/**
 * The line of one cost through the point of these counts in the plane of a ROC curve: its two ends on the border of the unit square.
 * Nothing where a class is absent or nothing costs anything.
 */
export function iso_cost(tp: number, fp: number, fn_: number, tn: number, cost_fp: number, cost_fn: number): IsoLine | undefined;

/**
 * How steep such lines are, (cost of a false positive · negatives) / (cost of a false negative · positives); it may be ∞.
 */
export function iso_cost_slope(tp: number, fp: number, fn_: number, tn: number, cost_fp: number, cost_fn: number): number | undefined;

/**
 * Where F₁ is `f`, in the plane of recall and precision: from the point at which precision is 1 to that at which recall is.
 */
export function iso_f1(f: number, points: number): IsoLine;

/**
 * What to write in Python for each metric of two classes, by its id, with the settings' numbers in it.
 */
export function metric_calls(settings?: ClassificationSettings | null): Record<string, string>;

/**
 * Every metric of labels of given counts, whatever samples they are of.
 */
export function metrics_of_counts(tp: number, fp: number, fn_: number, tn: number, settings?: ClassificationSettings | null): MetricValues;

/**
 * What the metrics of several classes say of themselves, in the order in which they are told.
 */
export function multiclass_catalog(): MetricInfo[];

/**
 * What can be chosen for a network.
 */
export function network_catalog(): NetworkCatalog;

/**
 * Cumulative gain over the share that is called positive, of scores that put every positive above every negative.
 */
export function perfect_gain(prevalence: number): IsoLine;

/**
 * Lift of such scores, over the same.
 */
export function perfect_lift(prevalence: number, points: number): IsoLine;

/**
 * Quantiles of the standard normal distribution: the deviates on the axes of a DET curve.
 */
export function probits(shares: Float64Array | number[]): Float64Array;

/**
 * Every metric of regression on true values and predictions, with a weight each where they are given.
 */
export function regression(y_true: Float64Array | number[], y_pred: Float64Array | number[], sample_weight?: Float64Array | number[] | null, alpha?: number | null, delta?: number | null, power?: number | null): MetricValues;

/**
 * The histogram of ŷ − y; `undefined` where a residual is not finite.
 */
export function regression_histogram(residuals: Float64Array | number[]): ResidualsHistogram | undefined;

/**
 * Where numbers stand on the axis of MSLE: ln(1 + v) of each; NaN at −1 and below.
 */
export function regression_logs(values: Float64Array | number[]): Float64Array;

/**
 * The loss of one sample, of which a metric is made, at each of these predictions; NaN outside of its domain.
 */
export function regression_losses(metric: string, y_true: number, y_pred: Float64Array | number[], alpha: number, delta: number, power?: number | null): Float64Array;

/**
 * What share of |y| each error is, in per cent: 100 times the terms of which MAPE is the mean.
 */
export function regression_ratios(y_true: Float64Array | number[], y_pred: Float64Array | number[]): Float64Array;

/**
 * The shares of the samples in a metric, and the best constants of all metrics that have one.
 */
export function regression_shares(metric: string, y_true: Float64Array | number[], y_pred: Float64Array | number[], alpha: number, delta: number, power?: number | null): RegressionShares;

/**
 * A metric of regression opened: its definition, the same with the numbers put in, and its value where there is one; TeX.
 */
export function regression_worked(metric: string, y_true: Float64Array | number[], y_pred: Float64Array | number[], alpha: number, delta: number, decimal_comma: boolean, power?: number | null): string[];

/**
 * The memory to train so many parameters, and what a grid search over them would cost.
 */
export function scale(request: ScaleRequest): ScaleReport;

/**
 * Models, devices and large numbers.
 */
export function scale_facts(): ScaleFacts;

/**
 * A surface at a point, without a race.
 */
export function surface_at(surface: SurfaceRequest, x: number, y: number): PointReport;

/**
 * What is known of a surface besides its values.
 */
export function surface_facts(surface: SurfaceRequest): SurfaceFacts;

/**
 * Trains a network. The losses are over all rows, penalties among them and nothing dropped, after each step; those of
 * rows that examine are without penalties. Those of steps whose numbers are not finite are NaN, and the weights then
 * the last that are.
 */
export function train_network(request: NetworkRequest): { parameters: number; gradient: Float64Array; weights: Float64Array; losses: Float64Array; val_losses?: Float64Array };

/**
 * A metric of labels of given counts opened, whatever samples they are of; nothing for one that needs scores.
 */
export function worked_of_counts(metric: string, tp: number, fp: number, fn_: number, tn: number, settings: ClassificationSettings | null | undefined, decimal_comma: boolean): string[];

/**
 * Counts scores in equal bins over a span: the negatives' counts into one array, the positives' into another, as many
 * bins as the first has places.
 */
export function write_histogram(y_true: Float64Array | number[], y_score: Float64Array | number[], from: number, to: number, negatives: Float64Array, positives: Float64Array): void;

/**
 * Draws labels (0 or 1) and scores into arrays of `count` numbers. Returns how many were written.
 */
export function write_scores(request: ScoresRequest, y_true: Float64Array, y_score: Float64Array): number;
