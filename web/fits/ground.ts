import type { Catalog, RaceRequest } from "../engine/engine";
import { type Ground, middleRate } from "../race/ground";
import type { Point } from "../race/state";
import { say } from "../words";
import { regimeOf } from "./regime";
import { BOUNDED, batchOf, type DataState, type ModelId, type Offer, pointsOf } from "./state";
import { dataWords } from "./words";

type DataDomain = NonNullable<NonNullable<RaceRequest["surface"]["data"]>["domain"]>;

/** The part of the weights' line or plane that is shown: the same for all data, so that what data do to the loss is seen. */
const SHOWN = {
  proportional: [-1, 4],
  sine: [-0.5, 7],
  line: [-2.5, 4.5, -2, 4],
  constant: [-1, 6],
} satisfies Record<ModelId, DataDomain>;

const START: Readonly<Record<ModelId, Point>> = {
  proportional: [-0.5, 0],
  sine: [3.4, 0],
  line: [-1.5, 3],
  constant: [5.5, 0],
};
/** Where every ŷ is positive, as some losses ask. */
const POSITIVE: Readonly<Record<ModelId, Point>> = {
  ...START,
  proportional: [3, 0],
  line: [0.2, 3],
};

export function isLine({ model }: DataState): boolean {
  return model === "line";
}

/** The loss of a small model over points. */
export function dataGround<State extends DataState>(
  { models, rates }: Offer,
  base: State,
  catalog: Catalog,
): Ground<State> {
  return {
    base,
    surface(state) {
      const points = pointsOf(state);
      const batch_size = batchOf(state);
      return {
        data: {
          model: state.model,
          loss: state.loss,
          alpha: state.alpha,
          delta: state.delta,
          power: state.power,
          x: points.map(([x]) => x),
          y: points.map(([, y]) => y),
          scale: state.scale,
          standardize: state.standardize,
          ...(batch_size === null ? {} : { batch_size }),
          domain: SHOWN[state.model],
        },
      };
    },
    start: ({ model, loss }) => (BOUNDED.includes(loss) ? POSITIVE : START)[model],
    minima: () => [],
    logScale: () => false,
    suggestedRate: (optimizer) => middleRate(optimizer, catalog),
    rates(optimizer, rate, curvature) {
      const text = dataWords.value;
      const regime = optimizer === "sgd" ? regimeOf(rate, curvature) : undefined;
      if (!regime) return undefined;
      const one = 1 / curvature;
      return {
        slider: rates,
        ticks: [{ at: one, label: text.oneStep, title: text.oneStepTitle(say(one, 3)) }],
        sentence: text.regime(text.regimes[regime], say(rate * curvature, 3)),
      };
    },
    axes: models.includes("line") ? ["w₁", "w₀"] : ["w₁"],
    id: ({ model, loss }) => `${model}.${loss}`,
    nameOf(id) {
      const { models, losses } = dataWords.value;
      const [model = "", loss = ""] = id.split(".");
      const named = (list: Readonly<Record<string, { readonly name: string }>>, one: string) =>
        list[one]?.name ?? one;
      return `${named(models, model)}, ${named(losses, loss)}`;
    },
  };
}
