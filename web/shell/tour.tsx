import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { Button } from "../panel/button";
import { pageLook } from "../settings/look";
import { shellWords } from "../words/shell";
import type { PartProps } from "./page";
import "./tour.css";

/** What each step of the tour is about, in the order of its words. */
const PLACES = [".stage", ".timeline", ".race-panel", ".race-insight", ".shell-head"] as const;

/** What the sentence takes, in pixels at the ordinary type, with a gap at both sides. */
const CARD_ROOM = 450;
const GAP = 16;

interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A walk over the parts of the page, one sentence or two at each. Escape and a button end it. */
export function Tour({ close }: PartProps) {
  const text = shellWords.value;
  const box = useRef<HTMLDialogElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const step = useSignal(0);
  const place = useSignal<Place | undefined>(undefined);
  // A scene need not have every part.
  const places = useMemo(() => PLACES.filter((part) => document.querySelector(part)), []);
  const steps = text.tourSteps.filter((_, at) => places.some((part) => part === PLACES[at]));

  useEffect(() => {
    const { current } = box;
    const before = document.activeElement;
    if (current?.showModal) current.showModal();
    else current?.setAttribute("open", "");
    next.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  useLayoutEffect(() => {
    const measure = () => {
      place.value = boxOf(places[step.peek()]);
    };
    bringIntoSight(places[step.value]);
    measure();
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, [step.value, place, places]);

  const last = step.value === steps.length - 1;
  const shown = steps[step.value];
  const { left, top, width, height } = place.value ?? { left: 0, top: 0, width: 0, height: 0 };
  // The sentence stands beside its part where there is room, else at the end of the window that is farther from it.
  const low = top + height / 2 < innerHeight / 2;
  const beside = besideOf(left, left + width);
  return (
    <dialog
      class="tour"
      ref={box}
      aria-labelledby="tour-heading"
      aria-describedby="tour-text"
      onClose={close}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.preventDefault();
          close();
        } else if (event.key === "ArrowRight" && !last) step.value++;
        else if (event.key === "ArrowLeft" && step.value > 0) step.value--;
      }}
    >
      <div
        class="tour-light"
        aria-hidden="true"
        style={`left:${left}px;top:${top}px;width:${width}px;height:${height}px`}
      />
      <div class="tour-card" data-low={low || undefined} style={beside}>
        <p class="tour-count">{text.tourStep(step.value + 1, steps.length)}</p>
        <h2 id="tour-heading">{shown?.heading}</h2>
        <p id="tour-text" aria-live="polite">
          {shown?.text}
        </p>
        <div class="tour-buttons">
          {!last && (
            <Button look="quiet" onClick={close}>
              {text.tourSkip}
            </Button>
          )}
          {step.value > 0 && <Button onClick={() => step.value--}>{text.tourBack}</Button>}
          <Button
            look="primary"
            buttonRef={next}
            onClick={() => {
              if (last) close();
              else step.value++;
            }}
          >
            {last ? text.tourDone : text.tourNext}
          </Button>
        </div>
      </div>
    </dialog>
  );
}

/** The place beside a part, on the side with more room; empty where there is too little. */
function besideOf(left: number, right: number): string {
  const after = innerWidth - right;
  if (Math.max(left, after) < CARD_ROOM * pageLook.peek().scale) return "";
  return after > left
    ? `left:${right + GAP}px;transform:none`
    : `left:auto;right:${innerWidth - left + GAP}px;transform:none`;
}

/** On a narrow page the stage stays where it is, over all that scrolls. */
function coverOf(part: Element): number {
  const stage = document.querySelector(".race-stage");
  if (!stage || stage.contains(part)) return 0;
  const { left, right, bottom } = stage.getBoundingClientRect();
  const box = part.getBoundingClientRect();
  const follows = stage.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING;
  return follows && box.left < right && box.right > left ? Math.max(bottom, 0) : 0;
}

function bringIntoSight(selector: string | undefined): void {
  const part = selector === undefined ? null : document.querySelector(selector);
  if (!part) return;
  part.scrollIntoView({ block: "nearest" });
  const cover = coverOf(part);
  // The stage itself moves until it holds at the window's edge.
  if (cover > 0) {
    part.scrollIntoView({ block: "start" });
    scrollBy(0, -coverOf(part));
  }
}

/** Where a part is, as far as it is in the window and not under the stage. */
function boxOf(selector: string | undefined): Place | undefined {
  const part = selector === undefined ? null : document.querySelector(selector);
  if (!part) return undefined;
  const box = part.getBoundingClientRect();
  const [left, top] = [Math.max(box.left, 0), Math.max(box.top, coverOf(part))];
  return {
    left,
    top,
    width: Math.min(box.right, innerWidth) - left,
    height: Math.max(Math.min(box.bottom, innerHeight) - top, 0),
  };
}
