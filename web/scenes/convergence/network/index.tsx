import { useSignal } from "@preact/signals";
import type { CreateAct } from "../../../acts/act";
import { isFull } from "../../../engine/engine";
import { Button } from "../../../panel/button";
import { Segmented } from "../../../panel/choice";
import { Lazy } from "../../../panel/lazy";
import { RaceChart } from "../../../race/chart";
import { runKeys } from "../../../race/keys";
import { RacersPanel } from "../../../race/racers-panel";
import { RunPanel } from "../../../race/run-panel";
import { createRunParts } from "../../../race/scene";
import { Timeline } from "../../../race/timeline";
import { say, words } from "../../../words";
import { KEYS } from "./choose";
import { addLayer, canAdd } from "./edit";
import { Flower } from "./flower";
import { createNetworkModel, type NetworkModel } from "./model";
import "./network.css";
import { LayerNorms } from "./norms";
import { NetworkPanel } from "./panel";
import { NetworkPicture } from "./picture";
import { PlaneSide } from "./plane/side";
import { PLANE_KEYS } from "./plane/stage";
import { Readout } from "./readout";
import { NetworkResults, outcomeSentence } from "./results";
import { type Chosen, formatState, parseState, SHOWN, sizesOf, TABS } from "./state";
import { OneWeight } from "./weight";
import { networkWords } from "./words";

/** The act of 111 parameters: trainings of one network race, with the network itself in sight. */
export const createNetwork: CreateAct = (engine, pairs, onEngineFailure) => {
  if (!isFull(engine)) throw new Error("a network needs all that the core can do");
  const { catalog } = engine;
  const info = engine.module.network_catalog();
  const { state, bad } = parseState(pairs, catalog, info);
  const model = createNetworkModel(engine, info, state, onEngineFailure);
  return {
    ...createRunParts(model, {
      changes: async () => (await import("./changes")).networkChanges(catalog),
      isNews: ({ before, after }) =>
        before.layers !== after.layers ||
        before.bias !== after.bias ||
        before.racers.length !== after.racers.length,
      keys: () => [
        ...runKeys(model),
        { id: "network", keys: [...KEYS, "Escape"] },
        { id: "plane", keys: PLANE_KEYS },
      ],
      outcomes: () =>
        (model.summary.value?.racers ?? []).map((racer) =>
          racer.outcome ? outcomeSentence(racer, model.state.peek().tolerance) : undefined,
        ),
    }),
    bad,
    pairs: () => formatState(model.state.value, catalog, info),
    open(next) {
      const parsed = parseState(next, catalog, info);
      model.replace(parsed.state);
      return parsed.bad;
    },
    View: () => <NetworkView model={model} />,
  };
};

function NetworkView({ model }: { readonly model: NetworkModel }) {
  const hover = useSignal<Chosen | undefined>(undefined);
  return (
    <div class="race network-act">
      <div class="race-stage">
        <div class="network-twins">
          <div class="network-side">
            <Toolbar model={model} />
            <NetworkPicture model={model} hover={hover} />
            <Readout model={model} hover={hover} />
          </div>
          <PlaneSide model={model} />
        </div>
        <Timeline model={model} />
      </div>
      <div class="race-insight">
        <RaceChart model={model} />
        <Tabs model={model} />
      </div>
      <div class="race-panel" id="controls">
        <NetworkPanel model={model} />
        <RacersPanel model={model} />
        <RunPanel model={model} />
      </div>
    </div>
  );
}

/** Over the picture: what it shows, how many parameters there are, and a layer more. */
function Toolbar({ model }: { readonly model: NetworkModel }) {
  const text = networkWords.value;
  const { shown, layers } = model.state.value;
  const count = model.layout.value?.parameters ?? 0;
  return (
    <div class="network-toolbar">
      <Segmented
        label={text.shown}
        labelHidden
        value={shown}
        options={SHOWN.map((value) => ({
          value,
          label: text.shownNames[value],
          title: text.shownHelp[value],
        }))}
        onInput={(next) => model.update({ shown: next })}
        words={words.value.panel}
      />
      <p class="network-count">
        <b>{say(count)}</b> {text.parametersOf(count)}
      </p>
      <Button
        icon="add"
        look="quiet"
        title={text.addLayerHelp}
        disabled={!canAdd(sizesOf(layers))}
        onClick={() => addLayer(model)}
      >
        {text.addLayer}
      </Button>
      {shown === "activations" ? (
        <Flower model={model} />
      ) : (
        <p class="hint">{text.shownHelp[shown]}</p>
      )}
    </div>
  );
}

/** The tabs whose code is fetched when they are opened. */
const LAZY = {
  line: () => import("./plane/interpolation").then(({ Interpolation }) => Interpolation),
  seeds: () => import("./plane/seeds").then(({ SeedsTab }) => SeedsTab),
};

/** Beside the chart: the results, the layers, one weight, the line between solutions, or other seeds. */
function Tabs({ model }: { readonly model: NetworkModel }) {
  const text = networkWords.value;
  const { tab } = model.state.value;
  return (
    <section class="insight" aria-label={text.tabs}>
      <Segmented
        label={text.tabs}
        labelHidden
        value={tab}
        options={TABS.map((value) => ({ value, label: text.tabNames[value] }))}
        onInput={(next) => model.update({ tab: next })}
        words={words.value.panel}
      />
      {tab === "results" && <NetworkResults model={model} />}
      {tab === "layers" && <LayerNorms model={model} />}
      {tab === "weight" && <OneWeight model={model} />}
      {(tab === "line" || tab === "seeds") && (
        <Lazy key={tab} load={LAZY[tab]} props={{ model }} words={words.value.panel} />
      )}
    </section>
  );
}
