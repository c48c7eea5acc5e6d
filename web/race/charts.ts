import { type ChartQuantity, Quantity } from "../engine/engine";
import { words } from "../words";
import type { ChartKind } from "./base";
import { CHARTS } from "./state";

const RECORDED: Readonly<Record<ChartQuantity, readonly Quantity[]>> = {
  loss: [Quantity.Loss],
  gradient_norm: [Quantity.GradientNorm],
  effective_rate: [Quantity.RateX, Quantity.RateY],
  learning_rate: [Quantity.LearningRate],
};

/** The charts of a race over a plane. */
export function raceCharts(): readonly ChartKind[] {
  const { quantities, axis, help, evaluationsHelp } = words.value.chart;
  return CHARTS.map((id) => ({
    id,
    label: quantities[id],
    axis: axis[id],
    help: `${help[id]} ${evaluationsHelp}`,
    recorded: RECORDED[id],
  }));
}
