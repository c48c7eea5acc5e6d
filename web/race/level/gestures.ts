// Zoom and pan by wheel, by two fingers, by dragging and by keys. The listeners stand before the stage's own, which set the
// start, and keep from them what is theirs.

import { toPixels } from "../../stage/projection";
import { moved, type View } from "../../stage/view";
import { START_KEYS } from "../keys";
import type { RaceModel } from "../model";
import type { StageHandle } from "../stage";
import type { Point } from "../state";

/** A key pans by this share of the stage. */
const PAN_STEP = 1 / 8;
/** Pixels of the wheel that make it twice as near; a trackpad's pinch comes as small ones with Ctrl. */
const WHEEL = { pixels: 300, pinch: 60, pinchBelow: 40, line: 16, page: 400, most: 240 };

export type LevelActions = ReturnType<typeof levelActions>;

/** Whatever has a view that can be moved. */
interface Viewed {
  readonly view: { peek(): View };
  show(view: View): void;
}

/** What buttons and keys do to the view. */
export function levelActions(model: Viewed, stage: Pick<StageHandle, "shown">) {
  const move = (from: Point, to: Point, factor: number) => {
    const fit = stage.shown.peek()?.fit;
    if (fit) model.show(moved(model.view.peek(), fit, from, to, factor));
  };
  const middle = (): Point => {
    const { width = 0, height = 0 } = stage.shown.peek()?.fit ?? {};
    return [width / 2, height / 2];
  };
  return {
    /** Shows at pixel `to` what was at `from`, and so many times as near. */
    move,
    /** Moves the view by shares of the stage, to the right and up. */
    pan(right: number, up: number): void {
      const [x, y] = middle();
      move([x, y], [x - 2 * x * right, y + 2 * y * up], 1);
    },
  };
}

/** Whether the wheel belongs to a page around or below the stage. */
export function wheelIsThePages(event: WheelEvent): boolean {
  if (event.ctrlKey || event.metaKey) return false;
  const { scrollHeight, clientHeight } = document.documentElement;
  return window !== parent || scrollHeight > clientHeight + 1;
}

function wheelFactor({ deltaY, deltaMode, ctrlKey }: WheelEvent): number {
  const unit = [1, WHEEL.line, WHEEL.page][deltaMode] ?? 1;
  const pixels = Math.min(Math.max(deltaY * unit, -WHEEL.most), WHEEL.most);
  const pinched = ctrlKey && Math.abs(pixels) < WHEEL.pinchBelow;
  return 2 ** (-pixels / (pinched ? WHEEL.pinch : WHEEL.pixels));
}

interface Context {
  readonly stage: Pick<StageHandle, "shown" | "live">;
  readonly actions: LevelActions;
  /** Whether dragging moves the view. */
  readonly hand: () => boolean;
  /** Remembers what one finger moves, and tells how to put it back when there are two. */
  readonly keep: () => () => void;
  /** A wheel that was left to the page. */
  readonly onWheelLeft: () => void;
}

/** Listens to the stage until what is returned is called. */
export function attachGestures(context: Context): () => void {
  const { stage, actions, onWheelLeft } = context;
  const { live } = stage;
  const over = new AbortController();
  const { signal } = over;
  const listen = { capture: true, signal };
  const pixels = (event: MouseEvent): Point =>
    toPixels(live, stage.shown.peek()?.fit.width ?? 1, event);
  const wheel = (event: WheelEvent) => {
    if (wheelIsThePages(event)) {
      onWheelLeft();
      return;
    }
    event.preventDefault();
    const at = pixels(event);
    actions.move(at, at, wheelFactor(event));
  };
  // The middle button would begin to scroll the page.
  const middleButton = (event: MouseEvent) => {
    if (event.button === 1) event.preventDefault();
  };

  live.addEventListener("wheel", wheel, { ...listen, passive: false });
  const drags = createDrags(context, pixels);
  live.addEventListener("pointerdown", drags.down, listen);
  live.addEventListener("pointermove", drags.move, listen);
  live.addEventListener("pointerup", drags.up, listen);
  live.addEventListener("pointercancel", drags.up, listen);
  live.addEventListener("mousedown", middleButton, listen);
  live.addEventListener("keydown", (event) => panKeys(event, actions), listen);
  return () => over.abort();
}

/** Drags that move the view: with the hand, with the middle button, or by two fingers. */
function createDrags(
  { stage, actions, hand, keep }: Context,
  pixels: (event: MouseEvent) => Point,
) {
  const fingers = new Map<number, Point>();
  /** Puts back what the first of two fingers moved: the start, or what is aimed in its place. */
  let putBack = () => {};
  let pinching = false;
  let panned: Point | undefined;

  const pinch = (id: number, at: Point) => {
    const [a, b] = [...fingers.values()];
    fingers.set(id, at);
    const [c, d] = [...fingers.values()];
    if (!a || !b || !c || !d) return;
    const factor = distance(c, d) / Math.max(distance(a, b), 1);
    actions.move(between(a, b), between(c, d), factor);
  };
  const touched = (id: number, at: Point) => {
    if (fingers.size === 0) putBack = keep();
    fingers.set(id, at);
    if (fingers.size !== 2) return;
    pinching = true;
    panned = undefined;
    putBack();
  };

  return {
    down(event: PointerEvent): void {
      const at = pixels(event);
      if (event.pointerType === "touch") touched(event.pointerId, at);
      if (!pinching && event.button !== 1 && !(event.button === 0 && hand())) return;
      if (!pinching) panned = at;
      event.preventDefault();
      event.stopPropagation();
      stage.live.setPointerCapture(event.pointerId);
      stage.live.focus({ preventScroll: true });
    },
    move(event: PointerEvent): void {
      const at = pixels(event);
      const isFinger = fingers.has(event.pointerId);
      if (pinching && isFinger) pinch(event.pointerId, at);
      else if (panned) actions.move(panned, at, 1);
      if (isFinger) fingers.set(event.pointerId, at);
      if (panned) panned = at;
      if (pinching || panned) event.stopPropagation();
    },
    up(event: PointerEvent): void {
      fingers.delete(event.pointerId);
      panned = undefined;
      // The finger that is left behind sets no start.
      if (fingers.size === 0) pinching = false;
    },
  };
}

/** Remembers the start, or what is aimed in its place. */
export function keepStart(model: RaceModel): () => void {
  const aim = model.aim.peek();
  if (aim) {
    const aimed = aim.at();
    return () => aim.move(aimed);
  }
  const { start } = model.state.peek();
  return () => model.update({ start });
}

function distance([x, y]: Point, [u, v]: Point): number {
  return Math.hypot(x - u, y - v);
}

function between([x, y]: Point, [u, v]: Point): Point {
  return [(x + u) / 2, (y + v) / 2];
}

/** Arrows alone move the start; with Ctrl, or with Alt where Ctrl is the system's, they move the view. */
function panKeys(event: KeyboardEvent, { pan }: LevelActions): void {
  const way = START_KEYS[event.key];
  if (!way || !(event.ctrlKey || event.metaKey || event.altKey)) return;
  event.preventDefault();
  pan(way[0] * PAN_STEP, way[1] * PAN_STEP);
}
