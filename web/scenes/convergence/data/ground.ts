import type { Catalog, RaceRequest } from "../../../engine/engine";
import { type Ground, middleRate } from "../../../race/ground";
import type { Point } from "../../../race/state";
import { say } from "../../../words";
import { regimeOf } from "./regime";
import {
  batchOf,
  type DataAct,
  type DataState,
  defaultState,
  type ModelId,
  pointsOf,
} from "./state";
import { dataWords } from "./words";

type DataDomain = NonNullable<NonNullable<RaceRequest["surface"]["data"]>["domain"]>;

/** The part of the weights' line or plane that is shown: the same for all data, so that what data do to the loss is seen. */
const SHOWN = {
  proportional: [-1, 4],
  sine: [-0.5, 7],
  line: [-2.5, 4.5, -2, 4],
} satisfies Record<ModelId, DataDomain>;

/** What sliders of learning rates span where their regimes are told. */
const RATES: Readonly<Record<DataAct, readonly [number, number]>> = {
  "1": [0.004, 1],
  "2": [0.0005, 2],
};

const START: Readonly<Record<ModelId, Point>> = {
  proportional: [-0.5, 0],
  sine: [3.4, 0],
  line: [-1.5, 3],
};

export function isLine({ model }: DataState): boolean {
  return model === "line";
}

/** The loss of a small model over points. */
export function dataGround(act: DataAct, catalog: Catalog): Ground<DataState> {
  return {
    base: defaultState(act, catalog),
    surface(state) {
      const points = pointsOf(state);
      const batch_size = batchOf(state);
      return {
        data: {
          model: state.model,
          loss: state.loss,
          delta: state.delta,
          x: points.map(([x]) => x),
          y: points.map(([, y]) => y),
          scale: state.scale,
          standardize: state.standardize,
          ...(batch_size === null ? {} : { batch_size }),
          domain: SHOWN[state.model],
        },
      };
    },
    start: ({ model }) => START[model],
    minima: () => [],
    logScale: () => false,
    suggestedRate: (optimizer) => middleRate(optimizer, catalog),
    rates(optimizer, rate, curvature) {
      const text = dataWords.value;
      const regime = optimizer === "sgd" ? regimeOf(rate, curvature) : undefined;
      if (!regime) return undefined;
      const one = 1 / curvature;
      return {
        slider: RATES[act],
        ticks: [{ at: one, label: text.oneStep, title: text.oneStepTitle(say(one, 3)) }],
        sentence: text.regime(text.regimes[regime], say(rate * curvature, 3)),
      };
    },
    axes: act === "1" ? ["w₁"] : ["w₁", "w₀"],
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
