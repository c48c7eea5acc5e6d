import { Icon } from "../panel/icon";
import { catalogWords, entryOf, say, words } from "../words";
import type { RaceModel } from "./model";
import type { RacerState } from "./state";

type Named = Pick<RacerState, "optimizer" | "convention" | "trunk">;

function optimizerName({ optimizer }: Named): string {
  return entryOf(catalogWords.value.optimizers, optimizer).name;
}

/** What a racer is called in a sentence. */
export function racerName(racer: Named): string {
  const name = optimizerName(racer);
  const last = racer.trunk.at(-1);
  return last ? words.value.racers.branched(name, say(last.until)) : name;
}

interface RacerNameProps {
  readonly racer: Named;
  /** Those that it stands among. */
  readonly among: readonly Named[];
}

/** What it is called in a row: its convention where others have another, and after a fork the step at which it branched. */
export function RacerName({ racer, among }: RacerNameProps) {
  const last = racer.trunk.at(-1);
  const { optimizer, convention } = racer;
  const compared = among.some((o) => o.optimizer === optimizer && o.convention !== convention);
  return (
    <>
      {optimizerName(racer)}
      {compared && (
        <span class="racer-convention">
          {" "}
          {entryOf(catalogWords.value.conventions, convention).name}
        </span>
      )}
      {last && (
        <span class="fork" title={racerName(racer)}>
          <Icon name="branch" />
          {say(last.until)}
        </span>
      )}
    </>
  );
}

/** A point of the stage by its coordinates: `x = 1, y = 2`; over one parameter by that alone. */
export function placeName(model: RaceModel, point: readonly number[], digits?: number): string {
  const { axes } = model.ground;
  return axes.map((axis, at) => `${axis} = ${say(point[at] ?? 0, digits)}`).join(", ");
}
