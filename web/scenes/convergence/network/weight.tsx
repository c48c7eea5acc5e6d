import { useMemo } from "preact/hooks";
import { Lazy } from "../../../panel/lazy";
import { pageLook } from "../../../settings/look";
import { colorOf } from "../../../stage/palette";
import { say, words } from "../../../words";
import { exists } from "./geometry";
import { type Curve, historyOf } from "./history";
import type { NetworkModel } from "./model";
import { nameOf, valuesOf } from "./readout";
import { networkWords } from "./words";

/** One weight or neuron: its name, its numbers now, and how it went from step to step. */
export function OneWeight({ model }: { readonly model: NetworkModel }) {
  const text = networkWords.value;
  const layout = model.layout.value;
  const { chosen } = model.state.value;
  if (!layout || !chosen || !exists(layout, chosen)) {
    return <p class="hint network-choose">{text.weight.choose}</p>;
  }
  const gradient = model.state.value.shown === "gradients" && chosen.kind === "weight";
  const kind = gradient ? "gradient" : chosen.kind;
  return (
    <section class="network-weight" aria-label={text.tabNames.weight}>
      <p>
        <b>{nameOf(model, chosen)}</b>
      </p>
      <p>{valuesOf(model, chosen).join(" · ")}</p>
      <History model={model} label={text.historyOf[kind]} />
      {chosen.kind === "weight" && (
        <Lazy load={loadStep} props={{ model, weight: chosen.index }} words={words.value.panel} />
      )}
    </section>
  );
}

const loadStep = () => import("./step").then(({ WeightStep }) => WeightStep);

/** In units of the picture, which is stretched to its place. */
const [WIDTH, HEIGHT] = [300, 100];

function History({ model, label }: { readonly model: NetworkModel; readonly label: string }) {
  const text = networkWords.value;
  const { chosen, shown, row, steps, racers } = model.state.value;
  const generation = model.generation.value;
  const racer = model.shownRacer.value;
  const { curves, least, most } = useMemo(
    () => historyOf(model, chosen, shown === "gradients"),
    [model, generation, chosen, shown, row, racer],
  );
  const x = (step: number) => (WIDTH * step) / steps;
  const y = (value: number) => HEIGHT * (1 - (value - least) / (most - least || 1));
  const path = ({ steps: at, values }: Curve) =>
    values
      .map((value, i) => `${i === 0 ? "M" : "L"}${x(at[i] ?? 0).toFixed(1)} ${y(value).toFixed(1)}`)
      .join("");
  return (
    <figure class="network-history">
      <figcaption class="hint">
        {label}: {text.historyRange(say(least, 3), say(most, 3))}
      </figcaption>
      <svg viewBox={`0 -4 ${WIDTH} ${HEIGHT + 8}`} preserveAspectRatio="none" aria-hidden="true">
        {least < 0 && most > 0 && (
          <line class="history-zero" x1={0} x2={WIDTH} y1={y(0)} y2={y(0)} />
        )}
        {curves.map((curve) => {
          const look = racers[curve.racer]?.look;
          if (!look || racers[curve.racer]?.hidden) return null;
          return (
            <path
              key={curve.racer}
              d={path(curve)}
              data-open={curve.racer === racer || undefined}
              style={`stroke:${colorOf(look, pageLook.value.theme)}`}
            />
          );
        })}
        <Now model={model} />
      </svg>
    </figure>
  );
}

/** The present step. */
function Now({ model }: { readonly model: NetworkModel }) {
  const x = (WIDTH * model.time.value) / model.state.value.steps;
  return <line class="history-now" x1={x} x2={x} y1={0} y2={HEIGHT} />;
}
