import { useMemo, useState } from "preact/hooks";
import { Button } from "../../panel/button";
import { say } from "../../words";
import type { Cell, Judged } from "../judge";
import { Curve, Ghost, Grip, Plot, pathOf, stripOf } from "../plot";
import { percent, text } from "../words";
import { Marks, marksOn } from "./marks";
import { PairsLayer, pairSentence } from "./pairs";
import { pullCurve, type ViewProps } from "./view";
import { viewText } from "./words";

const UNIT = [0, 1] as const;

/** True over false positive rate: a point a threshold, the diagonal chance, and the lines of what costs the same. */
export function Roc({ chain, heading, settings, onChoose }: ViewProps) {
  const words = text.value;
  const judged = chain.judged.value;
  const at = chain.at.value;
  const span = chain.span.value;
  const [hovered, setHovered] = useState<readonly [number, number] | undefined>(undefined);
  const points = judged.curve("roc");
  const auc = judged.ofScores("roc_auc");
  const { bands, ghost, pairs = false } = settings;
  const marks = useMemo(() => marksOn(judged, "roc", span), [judged, span]);
  const [fp, fn] = settings.costs;
  const best = useMemo(() => leastCost(judged, fp, fn), [judged, fp, fn]);
  const isoThrough = (cells: Readonly<Record<Cell, number>>) =>
    chain.core.iso_cost(cells.tp, cells.fp, cells.fn, cells.tn, fp, fn);
  const [iso, bestIso] = [isoThrough(at), best && isoThrough(best.cells)];
  const grip = judged.place("roc", at);
  const note = pairs
    ? pairSentence(judged, hovered)
    : words.rocNote(auc === undefined ? words.undefinedArea : say(auc), percent(auc));
  return (
    <Plot
      kind="roc"
      heading={heading}
      label={`${words.views.roc}. ${note}`}
      note={note}
      tools={
        onChoose && (
          <Button pressed={pairs} onClick={() => onChoose({ pairs: !pairs })}>
            {viewText.value.pairs}
          </Button>
        )
      }
      x={{ label: words.rocAxes[0], span: UNIT }}
      y={{ label: words.rocAxes[1], span: UNIT }}
      onPull={(x, y) => pullCurve(chain, "roc", x, y)}
      {...(pairs && { onHover: setHovered })}
      none={auc === undefined ? words.noCurve : undefined}
    >
      {(frame) => (
        <>
          {pairs && <PairsLayer judged={judged} frame={frame} hovered={hovered} />}
          <path class="plot-chance" d={pathOf(UNIT, UNIT, frame)} />
          {bands && (
            <path class="plot-band" d={stripOf(bands.grid, bands.tprLow, bands.tprHigh, frame)} />
          )}
          {iso && <path class="plot-thin" d={pathOf(iso.x, iso.y, frame)} />}
          {bestIso && (
            <path class="plot-thin" data-best="true" d={pathOf(bestIso.x, bestIso.y, frame)} />
          )}
          {ghost && (
            <Ghost
              of={ghost.judged.curve("roc")}
              at={ghost.judged.place("roc", ghost.at)}
              frame={frame}
            />
          )}
          <Curve of={points} frame={frame} over={pairs ? undefined : UNIT} />
          <Marks marks={marks} frame={frame} grip={grip} side="below" />
          {best?.at && (
            <circle class="plot-best" cx={frame.x(best.at[0])} cy={frame.y(best.at[1])} r="4">
              <title>{viewText.value.leastCost}</title>
            </circle>
          )}
          <Grip frame={frame} at={grip} label={`t = ${say(at.threshold, 3)}`} />
        </>
      )}
    </Plot>
  );
}

/** The point of the curve that costs least. */
function leastCost(judged: Judged, fp: number, fn: number) {
  const threshold = judged.jump({ kind: "least_cost", costs: [fp, fn] });
  if (threshold === undefined) return undefined;
  const cells = judged.cells(threshold);
  return { cells, at: judged.place("roc", cells) };
}
