import { useEffect, useMemo, useRef } from "preact/hooks";
import { loadFull } from "../../../../engine/engine";
import { Button, IconButton } from "../../../../panel/button";
import { Segmented } from "../../../../panel/choice";
import { NumberField } from "../../../../panel/number-field";
import { SEED } from "../../../../panel/scale";
import { say, words } from "../../../../words";
import { openLandscapeDesk } from "../../../../workers/landscape";
import type { NetworkModel } from "../model";
import { createPlane, type PlaneModel } from "./model";
import { PlaneNote } from "./note";
import "./plane.css";
import { PlaneStage } from "./stage";
import { MAX_ANGLE, PLANES } from "./state";
import { planeWords } from "./words";

interface Props {
  readonly model: NetworkModel;
}

/** The loss on a plane through the weights, with the shadows of all paths, and what of them is not seen there. */
export function PlaneSide({ model }: Props) {
  const plane = useMemo(() => createPlane(model, openLandscapeDesk(loadFull)), [model]);
  useEffect(() => plane.dispose, [plane]);
  const legend = useRef<HTMLCanvasElement>(null);
  const text = planeWords.value;
  return (
    <section class="plane-side" aria-label={text.heading}>
      <Toolbar model={model} />
      <div class="plane-picture">
        <PlaneStage model={model} plane={plane} legend={legend} />
        <Work plane={plane} />
      </div>
      <PlaneNote model={model} plane={plane} legend={legend} />
    </section>
  );
}

/** Which plane it is. */
function Toolbar({ model }: Props) {
  const text = planeWords.value;
  const { plane, planeSeed } = model.state.value;
  return (
    <div class="plane-toolbar">
      <Segmented
        label={text.kind}
        labelHidden
        value={plane}
        options={PLANES.map((value) => ({
          value,
          label: text.kinds[value],
          title: text.kindHelp[value],
        }))}
        onInput={(next) => model.update({ plane: next, view: null })}
        words={words.value.panel}
      />
      <Turn model={model} />
      {plane === "random" && (
        <div class="plane-seed">
          <NumberField
            label={text.seed}
            value={planeSeed}
            range={SEED}
            onInput={(seed) => model.update({ planeSeed: seed })}
            words={words.value.panel}
          />
          <Button
            look="quiet"
            title={text.anotherHelp}
            onClick={() => model.update({ planeSeed: planeSeed + 1 })}
          >
            {text.another}
          </Button>
        </div>
      )}
    </div>
  );
}

/** How far the plane is turned towards a third direction. */
function Turn({ model }: Props) {
  const text = planeWords.value;
  const { planeAngle } = model.state.value;
  const degrees = text.degrees(say(planeAngle));
  return (
    <label class="plane-turn" title={text.turnHelp}>
      <span>{text.turn}</span>
      <input
        type="range"
        min="0"
        max={MAX_ANGLE}
        step="1"
        value={planeAngle}
        aria-valuetext={degrees}
        onInput={({ currentTarget }) => model.update({ planeAngle: Number(currentTarget.value) })}
        onKeyDown={(event) => {
          if (event.key !== "Delete") return;
          event.preventDefault();
          model.update({ planeAngle: 0 });
        }}
      />
      <output>{degrees}</output>
    </label>
  );
}

/** What the worker is at, and what can be done about it. */
function Work({ plane }: { readonly plane: PlaneModel }) {
  const text = planeWords.value;
  const work = plane.work.value;
  const trouble = plane.trouble.value;
  if (trouble) {
    return (
      <div class="plane-work" role="status">
        <span>{text[trouble]}</span>
        <Button onClick={plane.resume}>{text.resume}</Button>
      </div>
    );
  }
  if (!work) return null;
  return (
    <>
      <progress
        class="plane-progress"
        value={work.done}
        max={work.total}
        aria-label={text.stages[work.stage]}
      />
      <div class="plane-work plane-working">
        {work.level === "whole" && <span>{text.stages[work.stage]}</span>}
        <IconButton icon="close" label={text.cancel} onClick={plane.cancel} />
      </div>
    </>
  );
}
