import { useMemo } from "preact/hooks";
import { say } from "../../words";
import { closed, type Frame, Ghost, Grip, Plot, pathOf } from "../plot";
import { percent, text } from "../words";
import { pullCurve, type ViewProps } from "./view";

const UNIT = [0, 1] as const;
/** F₁ of the lines of equal F₁. */
const ISO = [0.2, 0.4, 0.6, 0.8];
const ISO_POINTS = 41;

/** Precision over recall as the stairs that average precision is the area of, with lines of equal F₁. */
export function PrecisionRecall({ chain, heading, settings }: ViewProps) {
  const words = text.value;
  const judged = chain.judged.value;
  const at = chain.at.value;
  const { x, y } = judged.curve("precision_recall");
  const ap = judged.ofScores("average_precision");
  const isos = useMemo(() => ISO.map((f) => chain.core.iso_f1(f, ISO_POINTS)), [chain]);
  const note = words.prNote(
    ap === undefined ? words.undefinedArea : say(ap),
    percent(judged.prevalence),
  );
  return (
    <Plot
      kind="pr"
      heading={heading}
      label={`${words.views.pr}. ${note}`}
      note={note}
      x={{ label: words.prAxes[0], span: UNIT }}
      y={{ label: words.prAxes[1], span: UNIT }}
      onPull={(x, y) => pullCurve(chain, "precision_recall", x, y)}
      none={judged.positives === 0 ? words.noCurve : undefined}
    >
      {(frame) => (
        <>
          {isos.map((iso, place) => (
            <path key={ISO[place]} class="plot-thin" d={pathOf(iso.x, iso.y, frame)} />
          ))}
          <path
            class="plot-chance"
            d={pathOf(UNIT, [judged.prevalence, judged.prevalence], frame)}
          />
          {settings.ghost && (
            <Ghost
              of={settings.ghost.judged.curve("precision_recall")}
              at={settings.ghost.judged.place("precision_recall", settings.ghost.at)}
              frame={frame}
              joined="stairs"
            />
          )}
          <Stairs x={x} y={y} frame={frame} />
          <Grip
            frame={frame}
            at={judged.place("precision_recall", at)}
            label={`t = ${say(at.threshold, 3)}`}
          />
        </>
      )}
    </Plot>
  );
}

interface StairsProps {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly frame: Frame;
}

function Stairs({ x, y, frame }: StairsProps) {
  const { width, height } = frame;
  const line = useMemo(() => pathOf(x, y, frame, "stairs"), [x, y, width, height]);
  return (
    <>
      <path class="plot-area" d={closed(line, frame, x[0] ?? 0, x[x.length - 1] ?? 0)} />
      <path class="plot-line" d={line} />
    </>
  );
}
