import type { ReadonlySignal } from "@preact/signals";
import { say } from "../../../words";
import { exists, placeOf, sizesOfLayout } from "./geometry";
import type { NetworkModel } from "./model";
import { numbersOf } from "./numbers";
import type { Chosen } from "./state";
import { networkWords } from "./words";

/** What is meant by pointer or keys, in words: its name, and its numbers at the present step. */
export function Readout({
  model,
  hover,
}: {
  readonly model: NetworkModel;
  readonly hover: ReadonlySignal<Chosen | undefined>;
}) {
  const text = networkWords.value;
  const layout = model.layout.value;
  const meant = hover.value ?? model.state.value.chosen;
  const none = model.state.value.racers.length === 0;
  if (!layout || none || !meant || !exists(layout, meant)) {
    return <p class="network-readout">{none ? text.noRacer : text.nothingChosen}</p>;
  }
  return (
    <p class="network-readout" role="status">
      <b>{nameOf(model, meant)}</b> <span>{valuesOf(model, meant).join(" · ")}</span>
    </p>
  );
}

/** What a weight or a neuron is called. */
export function nameOf(model: NetworkModel, chosen: Chosen): string {
  const text = networkWords.value;
  const layout = model.layout.value;
  if (!layout) return "";
  if (chosen.kind === "neuron") return neuronName(model, chosen.layer, chosen.at);
  const place = placeOf(layout, chosen.index);
  if (!place) return "";
  const [index, all] = [say(chosen.index + 1), say(layout.parameters)];
  const [to, layer] = [say(place.to + 1), say(place.layer + 1)];
  if (place.from === undefined) return text.biasAt(index, all, to, layer);
  return text.weightAt(index, all, say(place.from + 1), to, layer);
}

function neuronName(model: NetworkModel, layer: number, at: number): string {
  const text = networkWords.value;
  const [data] = model.info.datasets;
  const layout = model.layout.value;
  const last = layout ? sizesOfLayout(layout).length - 1 : 0;
  const number = say(at + 1);
  if (layer === 0) {
    const id = data?.features[at] ?? "";
    return text.neuronAt.input(number, text.features[id] ?? id);
  }
  if (layer === last) return text.neuronAt.output(number, data?.classes[at] ?? "");
  return text.neuronAt.hidden(number, say(layer));
}

/** Its numbers at the present step of the open racer. */
export function valuesOf(model: NetworkModel, chosen: Chosen): string[] {
  const text = networkWords.value;
  const layout = model.layout.value;
  model.generation.value;
  const numbers = numbersOf(model);
  const [racer, step] = [model.shownRacer.value, model.shownStep.value];
  if (!layout) return [];
  if (chosen.kind === "weight") {
    return [
      text.weightIs(say(numbers.weight(racer, step, chosen.index), 4)),
      text.gradientIs(say(numbers.gradient(racer, step, chosen.index), 3)),
    ];
  }
  const value = say(numbers.neuron(racer, step, model.state.value.row, chosen.layer, chosen.at), 3);
  const output = chosen.layer === layout.layers.length;
  return [output ? text.probabilityIs(value) : text.neuronIs(value)];
}
