import type { Ref } from "preact";
import { racerName } from "../../../../race/names";
import { say } from "../../../../words";
import type { NetworkModel } from "../model";
import { besidePlane, type PlaneModel } from "./model";
import { planeWords } from "./words";

interface Props {
  readonly model: NetworkModel;
  readonly plane: PlaneModel;
}

interface NoteProps extends Props {
  /** Where the colour bar is drawn. */
  readonly legend: Ref<HTMLCanvasElement>;
}

/** What the picture is, and what of the path of the open racer it does not show, in numbers. */
export function PlaneNote({ model, plane, legend }: NoteProps) {
  const text = planeWords.value;
  const parameters = model.layout.value?.parameters ?? 0;
  return (
    <div class="plane-note">
      <div class="plane-head" data-stale={plane.stale.value || undefined}>
        <p>
          <PlaneWords model={model} plane={plane} />
        </p>
        <canvas
          hidden={plane.known.value === undefined}
          ref={legend}
          role="img"
          aria-label={text.legend}
          title={text.legend}
        />
      </div>
      <Beside model={model} plane={plane} />
      <p class="hint">{text.shadow(say(parameters))}</p>
    </div>
  );
}

/** Where the plane lies, and how much of the movement it holds. */
function PlaneWords({ model, plane }: Props) {
  const text = planeWords.value;
  const known = plane.known.value;
  if (!known) {
    const nobody = model.summary.value?.finished && plane.racers.value.length === 0;
    return <>{nobody ? text.nobody : text.unknown}</>;
  }
  if (plane.stale.value) return <>{text.stale}</>;
  const { covered, explained } = known.whole;
  if (!explained || covered === undefined) {
    const around = model.state.value.racers[model.shownRacer.value];
    return <>{text.random(around ? racerName(around) : "", say(model.state.value.planeSeed))}</>;
  }
  const [first, second, third] = explained;
  return (
    <b title={text.components(percent(first), percent(second), percent(third))}>
      {text.covered(percent(covered))}
    </b>
  );
}

/** In whole per cent, but not 100 where something is left. */
function percent(share: number): string {
  return say(share > 0.99 ? Math.floor(share * 1000) / 10 : Math.round(share * 100), 3);
}

/** True loss, the shadow's loss, and how far they are apart. */
function Beside({ model, plane }: Props) {
  const text = planeWords.value;
  plane.revision.value;
  plane.known.value;
  const racer = model.shownRacer.value;
  const step = model.shownStep.value;
  const state = model.state.value.racers[racer];
  if (!state || !plane.onPlane.value) {
    return <p class="plane-beside">{plane.known.value && text.noPath}</p>;
  }
  const { loss, planeLoss, distance, fromStart } = besidePlane(model, racer, step);
  return (
    <p class="plane-beside">
      <b>{text.racerAt(racerName(state), say(step))}</b>{" "}
      {text.losses(say(loss, 3), say(planeLoss, 3))}{" "}
      {step === 0
        ? text.distanceAtStart(say(distance, 3))
        : text.distance(say(distance, 3), percent(distance / fromStart), say(fromStart, 3))}
    </p>
  );
}
