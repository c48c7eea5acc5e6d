import type { ComponentType } from "preact";
import { Segmented } from "../panel/choice";
import { Lazy } from "../panel/lazy";
import { words } from "../words";
import type { RaceModel } from "./model";
import { Results } from "./results";
import { INSIGHTS, type InsightId } from "./state";

interface InsightProps {
  readonly model: RaceModel;
}

type Load = () => Promise<ComponentType<InsightProps>>;

/** The tabs whose code is fetched when they are opened. A new one is a line here, one in `INSIGHTS` and its name. */
const LAZY: Readonly<Record<Exclude<InsightId, "results">, Load>> = {
  step: () => import("./autopsy/autopsy").then(({ Autopsy }) => Autopsy),
  predict: () => import("./predict/predict").then(({ Predict }) => Predict),
  rates: () => import("./rates/rates").then(({ Rates }) => Rates),
};

/** Below the chart: the results, or a closer look at the race. */
export function Insight({ model }: InsightProps) {
  // While a guess is made the other tabs would give the answer away.
  const blind = model.blind.value !== undefined;
  const shown = blind ? "predict" : model.state.value.insight;
  const text = words.value.insight;
  return (
    <section class="insight" aria-label={text.label}>
      {!blind && (
        <Segmented
          label={text.label}
          labelHidden
          value={shown}
          options={INSIGHTS.map((value) => ({ value, label: text[value] }))}
          onInput={(insight) => model.update({ insight })}
          words={words.value.panel}
        />
      )}
      {shown === "results" ? (
        <Results model={model} />
      ) : (
        <Lazy key={shown} load={LAZY[shown]} props={{ model }} words={words.value.panel} />
      )}
    </section>
  );
}
