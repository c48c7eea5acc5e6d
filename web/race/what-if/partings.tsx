import { useEffect, useRef } from "preact/hooks";
import type { FullRace, OptimizerInfo, PartingReport } from "../../engine/engine";
import { Button } from "../../panel/button";
import { MarkerIcon } from "../../panel/marker-icon";
import { pageLook } from "../../settings/look";
import { colorOf, markerOf } from "../../stage/palette";
import { byLocale, catalogWords, entryOf, say, words } from "../../words";
import { whatIfEn } from "../../words/what-if.en";
import { type Reason, whatIfRu } from "../../words/what-if.ru";
import type { RaceModel } from "../model";
import type { SettingsProps } from "../racer-settings";
import { MAX_RACERS, type RacerState } from "../state";
import { addTwins, isTwin, missingTwins } from "./conventions";

const spoken = byLocale({ ru: whatIfRu, en: whatIfEn });

interface PlaneProps extends SettingsProps {
  readonly model: RaceModel;
}

/** Sets the conventions of an optimizer side by side, and says where racers in them part. */
export function Conventions({ model, racer, index }: PlaneProps) {
  const text = spoken.value;
  const block = useRef<HTMLDivElement>(null);
  const { racers } = model.state.value;
  const compared = racers.some(
    ({ optimizer, convention }) => optimizer === racer.optimizer && convention !== racer.convention,
  );
  const compare = () => {
    addTwins(model, index);
    // The button is about to go, and would take the focus with it.
    block.current?.focus();
  };
  return (
    <div class="conventions" ref={block} tabIndex={-1}>
      {missingTwins(model, racer).length > 0 && (
        <Button
          icon="duplicate"
          title={text.compareHelp}
          disabled={racers.length >= MAX_RACERS}
          onClick={compare}
        >
          {text.compare}
        </Button>
      )}
      {compared && <Partings model={model} racer={racer} index={index} />}
    </div>
  );
}

/** Where a racer parts from those in another convention of the same optimizer, and why. */
function Partings({ model, racer, index }: PlaneProps) {
  const text = spoken.value;
  const info = model.optimizerOf(racer);
  useEffect(() => {
    void model.needFull();
  }, [model]);
  // The runs that are compared are those of the present race.
  model.generation.value;
  const race = model.fullRace();
  if (!info) return null;
  if (!race) {
    const failed = model.full.value === "failed";
    return (
      <div class="partings" role={failed ? "alert" : "status"}>
        <p class="hint">{failed ? text.failed : text.waiting}</p>
        {failed && <Button onClick={() => void model.needFull()}>{words.value.panel.retry}</Button>}
      </div>
    );
  }
  return (
    <div class="partings">
      {partners(model.state.value.racers, racer, info).map((other) => (
        <Parting key={other} model={model} race={race} racer={racer} index={index} other={other} />
      ))}
    </div>
  );
}

/** One racer in each other convention: that with the same settings, else the first. */
function partners(racers: readonly RacerState[], racer: RacerState, info: OptimizerInfo): number[] {
  const found = info.conventions
    .filter((convention) => convention !== racer.convention)
    .map((convention) => {
      const twin = racers.findIndex((other) => isTwin(racer, other, convention, info));
      if (twin >= 0) return twin;
      return racers.findIndex(
        (other) => other.optimizer === racer.optimizer && other.convention === convention,
      );
    });
  return found.filter((at) => at >= 0);
}

interface PartingProps extends PlaneProps {
  readonly race: FullRace;
  readonly other: number;
}

/** Where two racers part, by the core's numbers, and why. */
function Parting({ model, race, racer, index, other }: PartingProps) {
  const text = spoken.value;
  const partner = model.state.value.racers[other];
  const info = model.optimizerOf(racer);
  if (!partner || !info) return null;
  const report = race.compare(index, other);
  const twin = isTwin(racer, partner, partner.convention, info);
  const name = entryOf(catalogWords.value.conventions, partner.convention).name;
  return (
    <p class="parting">
      <span style={`--accent:${colorOf(partner.look, pageLook.value.theme)}`}>
        <MarkerIcon shape={markerOf(partner.look)} />
      </span>{" "}
      <b>{text.against(name)}</b> {measured(report)}{" "}
      {twin ? why(model, racer, partner, index, report) : text.otherSettings}
    </p>
  );
}

function measured({ kind, step, share, greatest, last, at_last }: PartingReport): string {
  const text = spoken.value;
  const percent = `${say(100 * share)} %`;
  switch (kind) {
    case "identical":
      return text.identical(say(last));
    case "rounding":
      return text.rounding(say(last), say(greatest, 2));
    case "close":
      return text.close(say(last), say(greatest, 2), percent);
    case "lost":
      return text.lost(say(step));
    case "parted":
      return text.parted(say(step), percent, say(last), say(at_last, 3));
  }
}

/** Pairs of conventions that are the same walk while the learning rate stays. */
const EQUIVALENT = ["momentum pytorch slides", "nesterov look_ahead pytorch"];

/** The general reason, and whether it is at work here. */
function why(
  model: RaceModel,
  racer: RacerState,
  partner: RacerState,
  index: number,
  { kind }: PartingReport,
): string {
  const text = spoken.value;
  const pair = [racer.optimizer, ...[racer.convention, partner.convention].sort()].join(" ");
  const reason = reasonOf(model, racer, partner, index);
  const sentences: Readonly<Record<string, (reason: Reason) => string>> = text.reasons;
  const general = sentences[pair]?.(reason) ?? text.reasonUnknown;
  const equal = EQUIVALENT.includes(pair) && !reason.varies && reason.dampening === "";
  return equal && kind === "parted" ? `${general} ${text.amplified}` : general;
}

function reasonOf(model: RaceModel, racer: RacerState, partner: RacerState, index: number): Reason {
  const info = model.optimizerOf(racer);
  const numberOf = (name: string, of: RacerState) =>
    of.hyperparameters[name] ??
    info?.hyperparameters.find((one) => one.name === name)?.default ??
    0;
  const inPyTorch = [racer, partner].find(({ convention }) => convention === "pytorch");
  const dampening = inPyTorch ? numberOf("dampening", inPyTorch) : 0;
  return {
    varies: rateVaries(model, racer, index),
    momentum: say(numberOf("momentum", racer)),
    eps: say(numberOf("eps", racer)),
    dampening: dampening === 0 ? "" : say(dampening),
  };
}

/** Whether a racer's rate changes while its present optimizer is at work. */
function rateVaries(model: RaceModel, racer: RacerState, index: number): boolean {
  const rates = new Float64Array(model.state.value.steps);
  model.race().write_rates(index, rates);
  const before = racer.trunk.filter(({ optimizer }) => optimizer !== racer.optimizer).at(-1);
  const own = rates.subarray(before?.until ?? 0);
  return own.some((rate) => rate !== own[0]);
}
