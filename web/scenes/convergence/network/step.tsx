import { useEffect, useMemo } from "preact/hooks";
import type { AutopsyReport } from "../../../engine/engine";
import { MarkerIcon } from "../../../panel/marker-icon";
import { createOpening } from "../../../race/autopsy/opened";
import { StepBox, StepMaths, text } from "../../../race/autopsy/step";
import { pageLook } from "../../../settings/look";
import { colorOf, markerOf } from "../../../stage/palette";
import { catalogWords, entryOf, say } from "../../../words";
import { locale } from "../../../words/locale";
import type { NetworkModel } from "./model";
import { networkWords } from "./words";

type Seen =
  | { readonly kind: "noRacers" | "noStep" | "nowhere" }
  | { readonly kind: "open"; readonly racer: number; readonly report: AutopsyReport };

/** The present step of the open racer for the chosen weight: the formula, and the same with its numbers. */
export function WeightStep({
  model,
  weight,
}: {
  readonly model: NetworkModel;
  readonly weight: number;
}) {
  const opened = useMemo(
    () =>
      createOpening<Seen>({ kind: "noStep" }, model, {
        watch: () => undefined,
        look: () => look(model, weight),
      }),
    [model, weight],
  );
  useEffect(() => opened.dispose, [opened]);
  const seen = opened.view.value;
  if (seen.kind !== "open") return <p class="hint p-loading">{text.value[seen.kind]}</p>;
  const { report, racer } = seen;
  const state = model.state.value.racers[racer];
  if (!state) return null;
  const say4 = (value: number) => say(value, 4);
  return (
    <StepBox opened={opened} color={colorOf(state.look, pageLook.value.theme)}>
      <h2>
        <span class="autopsy-marker">
          <MarkerIcon shape={markerOf(state.look)} />
        </span>{" "}
        {text.value.heading(say(report.step))} ·{" "}
        {entryOf(catalogWords.value.optimizers, report.optimizer).name}
      </h2>
      <p class="autopsy-way">
        {networkWords.value.weight.way(say4(report.before[0]), say4(report.after[0]))};{" "}
        {text.value.losses(say4(report.losses[0]), say4(report.losses[1]))}
      </p>
      <StepMaths report={report} opened={opened} />
    </StepBox>
  );
}

function look(model: NetworkModel, weight: number): Seen {
  if (model.state.peek().racers.length === 0) return { kind: "noRacers" };
  const racer = model.shownRacer.peek();
  // The step that led to the present one.
  const wanted = Math.ceil(model.time.peek());
  const step = Math.min(wanted, model.taken(racer));
  if (step < 1) return { kind: "noStep" };
  const { autopsy } = model.training().autopsy(racer, step, weight, locale.peek() === "ru");
  return autopsy ? { kind: "open", racer, report: autopsy } : { kind: "nowhere" };
}
