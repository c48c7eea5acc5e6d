import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Projection } from "../../stage/projection";
import { toPixelX, toPixelY } from "../../stage/projection";
import { type Size, useSize } from "../../stage/size";
import { say } from "../../words";
import type { RaceModel } from "../model";
import { placeName } from "../names";
import type { StageHandle } from "../stage";
import type { Point } from "../state";
import { levelWords } from "./words";

/** The readout keeps this far from the pointer, in CSS pixels. */
const CLEAR = 24;
/** What lies before its content at the corner: the axis, a button, its padding. */
const CORNER = { right: 112, bottom: 16 };

interface Props {
  readonly model: RaceModel;
  readonly stage: StageHandle;
  readonly id: string;
}

/** What the surface is worth under the pointer; else where the start is, and by the keyboard what it is worth there. */
export function Readout({ model, stage, id }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLParagraphElement>(null);
  const values = useRef<HTMLParagraphElement>(null);
  // Followed, not asked for: asking would lay out the page within every move of the pointer.
  const size = useSize(box);
  useSignalEffect(() => {
    const told = { box: box.current, place: place.current, values: values.current };
    if (!told.box || !told.place || !told.values) return;
    const text = levelWords.value;
    const pointer = stage.pointer.value;
    const projection = stage.shown.value?.projection;
    const [x, y] = pointer ?? model.start.value;
    model.generation.value;
    const digits = digitsOf(projection);
    const named = placeName(model, [x, y], digits);
    told.place.textContent = pointer ? named : text.start(named);
    if (!model.summary.value) return;
    const { value, gradient, eigenvalues } = model.race().at(x, y);
    const [gx, gy] = gradient;
    const [max, min] = eigenvalues;
    const whole = model.dimension.value > 1;
    const parts = [
      text.loss(say(value)),
      whole ? text.gradient(say(gx, 3), say(gy, 3)) : text.slope(say(gx, 3)),
      whole ? text.eigenvalues(say(max, 3), say(min, 3)) : text.curvature(say(max, 3)),
    ];
    for (const [index, part] of parts.entries()) {
      const span = told.values.children[index];
      if (span) span.textContent = part;
    }
    // It stands in the way of no pointer: near its corner it moves to the other end of the stage.
    told.box.dataset["low"] = String(isNear(size.peek(), pointer, projection));
    told.box.dataset["pointed"] = String(pointer !== undefined);
  });
  return (
    <div class="stage-readout" ref={box} id={id} title={levelWords.value.valuesHint}>
      <p ref={place} />
      <p class="stage-values" ref={values}>
        <span /> <span /> <span />
      </p>
    </div>
  );
}

/** As many digits as tell two pixels from each other, three at least. */
function digitsOf(projection: Projection | undefined): number {
  if (!projection) return 3;
  const [x0, x1, y0, y1] = projection.span;
  const size = Math.max(Math.abs(x0), Math.abs(x1), Math.abs(y0), Math.abs(y1));
  return Math.max(3, Math.ceil(Math.log10((size / (x1 - x0)) * 400)));
}

/** Whether the pointer is near the readout's own corner. */
function isNear(
  { width, height }: Size,
  pointer: Point | undefined,
  projection: Projection | undefined,
): boolean {
  if (!pointer || !projection) return false;
  const [right, bottom] = [CORNER.right + width + CLEAR, CORNER.bottom + height + CLEAR];
  return toPixelX(projection, pointer[0]) < right && toPixelY(projection, pointer[1]) < bottom;
}
