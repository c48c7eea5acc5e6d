import { useRef } from "preact/hooks";
import { racerName } from "../../../race/names";
import { say } from "../../../words";
import type { NetworkModel } from "./model";
import { networkWords } from "./words";

/** So many times smaller than the last layer's, the first layer's gradient has vanished. */
const VANISHING = 30;
/** The orders of magnitude that a bar spans. */
const DECADES = 5;

/** Layer by layer how large weights and gradients are, at the present step of the open racer. */
export function LayerNorms({ model }: { readonly model: NetworkModel }) {
  const text = networkWords.value.norms;
  const kept = useRef({ weights: new Float64Array(0), gradients: new Float64Array(0) });
  model.generation.value;
  const layout = model.layout.value;
  const [racer, step] = [model.shownRacer.value, model.shownStep.value];
  const state = model.state.value.racers[racer];
  if (!layout || !state) return null;
  const count = layout.layers.length;
  if (kept.current.weights.length !== count) {
    kept.current = { weights: new Float64Array(count), gradients: new Float64Array(count) };
  }
  const { weights, gradients } = kept.current;
  model.training().write_layer_norms(racer, step, weights, gradients);
  const ratio = (gradients[count - 1] ?? 0) / (gradients[0] ?? 0);
  const zeros = model.state.value.initialization === "zeros";
  return (
    <section class="network-norms" aria-label={text.heading}>
      <h2 class="p-spoken">{text.heading}</h2>
      <p class="hint">{text.lead(racerName(state), say(step))}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.layer}</th>
            <th scope="col" title={text.weightsTitle}>
              {text.weights}
            </th>
            <th scope="col" title={text.gradientsTitle}>
              {text.gradients}
            </th>
          </tr>
        </thead>
        <tbody>
          {layout.layers.map(({ inputs, outputs }, layer) => (
            <tr key={String(layer)}>
              <th scope="row">
                {say(layer + 1)} <small>{`${say(inputs)}→${say(outputs)}`}</small>
              </th>
              <Bar value={weights[layer] ?? 0} most={greatest(weights)} />
              <Bar value={gradients[layer] ?? 0} most={greatest(gradients)} />
            </tr>
          ))}
        </tbody>
      </table>
      {zeros && <p class="hint">{text.symmetric}</p>}
      {!zeros && ratio > VANISHING && (
        <p class="hint">
          {text.vanishing(text.times(Math.round(ratio), say(Math.round(ratio), 3)))}
        </p>
      )}
    </section>
  );
}

function greatest(list: Float64Array): number {
  return list.reduce((most, one) => Math.max(most, one), 0);
}

/** A number, and a bar whose length is its logarithm: full at the greatest, nothing five decades below. */
function Bar({ value, most }: { readonly value: number; readonly most: number }) {
  const share = value > 0 && most > 0 ? 1 + Math.log10(value / most) / DECADES : 0;
  return (
    <td class="number">
      <span class="norm-bar" style={`--share:${Math.max(share, 0)}`} aria-hidden="true" />
      {say(value, 2)}
    </td>
  );
}
