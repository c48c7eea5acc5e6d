import { Segmented } from "../../../panel/choice";
import { Lazy } from "../../../panel/lazy";
import { withWords, words } from "../../../words";
import { Curves } from "./chart";
import type { BoundaryModel } from "./model";
import { TABS } from "./state";
import { boundaryWords } from "./words";

/** What a regression has in the place of the chain: it has neither scores nor a threshold. */
const loadPredicted = () =>
  withWords(import("./predicted").then(({ PredictedTab }) => PredictedTab));

/** The tabs whose code is fetched when they are opened. */
const LAZY = {
  neuron: () => import("./neuron").then(({ NeuronTab }) => NeuronTab),
  chain: () => withWords(import("./chain").then(({ ChainTab }) => ChainTab)),
  runs: () => import("./runs-tab").then(({ RunsTab }) => RunsTab),
};

/** Below the network: what is looked at more closely. */
export function Below({ model }: { readonly model: BoundaryModel }) {
  const text = boundaryWords.value;
  const panel = words.value.panel;
  const { tab } = model.state.value;
  const isRegression = model.task.value === "regression";
  const isPredicted = isRegression && tab === "chain";
  return (
    <section class="boundary-below" aria-label={text.tabs}>
      <Segmented
        label={text.tabs}
        labelHidden
        value={tab}
        options={TABS.map((value) => ({
          value,
          label: isRegression && value === "chain" ? text.predicted.tab : text.tabNames[value],
        }))}
        onInput={(next) => model.update({ tab: next })}
        words={panel}
      />
      {tab === "curves" ? (
        <Curves model={model} />
      ) : (
        <Lazy
          key={isPredicted ? "predicted" : tab}
          load={isPredicted ? loadPredicted : LAZY[tab]}
          props={{ model }}
          words={panel}
        />
      )}
    </section>
  );
}
