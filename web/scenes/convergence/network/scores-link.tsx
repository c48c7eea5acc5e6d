import { rateInForce } from "../../../race/request";
import { settingsPairs } from "../../../settings/settings";
import { formatAddress } from "../../../state/hash";
import type { NetworkModel } from "./model";
import type { NetworkState } from "./state";
import { networkWords } from "./words";

/** What the scene of classification, which trains the network of the slides, has no settings for. */
const EQUAL = [
  ...(["layers", "bias", "activation", "initialization", "testShare", "splitSeed"] as const),
  ...(["standardize", "batch", "noise", "clipNorm", "clipValue"] as const),
] satisfies readonly (keyof NetworkState)[];
const MOST_STEPS = 2000;

/** The way to what the scores of the open racer are worth, where that scene trains the very same. */
export function ScoresLink({ model }: { readonly model: NetworkModel }) {
  const state = model.state.value;
  const { ground, catalog } = model;
  const racer = state.racers[model.shownRacer.value];
  if (!racer || state.steps > MOST_STEPS) return null;
  if (EQUAL.some((key) => state[key] !== ground.base[key])) return null;
  const info = catalog.optimizers.find(({ id }) => id === racer.optimizer);
  const isPlain =
    racer.trunk.length === 0 &&
    racer.schedule.kind === "constant" &&
    racer.convention === (info?.conventions[0] ?? "") &&
    Object.keys(racer.hyperparameters).every((name) => name === "learning_rate");
  if (!isPlain) return null;
  const href = formatAddress({
    scene: "classification",
    pairs: [
      ["source", "network"],
      ["optimizer", racer.optimizer],
      ["rate", String(rateInForce(racer, { state, ground, catalog }))],
      ["epochs", String(state.steps)],
      ["trainSeed", String(state.seed)],
      ...settingsPairs(),
    ],
  });
  return (
    <p class="hint network-scores">
      <a href={href}>{networkWords.value.results.scores}</a>
    </p>
  );
}
