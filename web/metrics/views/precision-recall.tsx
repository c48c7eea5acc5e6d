import { useMemo } from "preact/hooks";
import { Choice } from "../../panel/choice";
import { words as page, say } from "../../words";
import { closed, type Frame, Ghost, Grip, Plot, pathOf, stripOf } from "../plot";
import { percent, text } from "../words";
import { Marks, marksOn } from "./marks";
import { AREAS, type Areas, pullCurve, type ViewProps } from "./view";
import { viewText } from "./words";

const UNIT = [0, 1] as const;
/** F₁ of the lines of equal F₁. */
const ISO = [0.2, 0.4, 0.6, 0.8];
const ISO_POINTS = 41;

/** Precision over recall, with the two areas that may be meant, and lines of equal F₁. */
export function PrecisionRecall({ chain, heading, settings, onChoose }: ViewProps) {
  const words = text.value;
  const judged = chain.judged.value;
  const at = chain.at.value;
  const span = chain.span.value;
  const { x, y } = judged.curve("precision_recall");
  const { bands, ghost, areas = "steps" } = settings;
  const isos = useMemo(() => ISO.map((f) => chain.core.iso_f1(f, ISO_POINTS)), [chain]);
  const marks = useMemo(() => marksOn(judged, "precision_recall", span), [judged, span]);
  const grip = judged.place("precision_recall", at);
  const told = (id: string) => {
    const area = judged.ofScores(id);
    return area === undefined ? words.undefinedArea : say(area);
  };
  const note = viewText.value.prNote(
    told("average_precision"),
    told("pr_auc"),
    percent(judged.prevalence),
  );
  return (
    <Plot
      kind="pr"
      heading={heading}
      label={`${words.views.pr}. ${note}`}
      note={note}
      tools={
        onChoose && (
          <Choice<Areas>
            label={viewText.value.areasLabel}
            labelHidden
            value={areas}
            options={AREAS.map((value) => ({ value, label: viewText.value.areas[value] }))}
            onInput={(value) => onChoose({ areas: value })}
            words={page.value.panel}
          />
        )
      }
      x={{ label: words.prAxes[0], span: UNIT }}
      y={{ label: words.prAxes[1], span: UNIT }}
      onPull={(x, y) => pullCurve(chain, "precision_recall", x, y)}
      none={judged.positives === 0 ? words.noCurve : undefined}
    >
      {(frame) => (
        <>
          {isos.map((iso, place) => (
            <IsoF1 key={ISO[place]} f={ISO[place] ?? 0} iso={iso} frame={frame} />
          ))}
          <path
            class="plot-chance"
            d={pathOf(UNIT, [judged.prevalence, judged.prevalence], frame)}
          />
          {bands && (
            <path
              class="plot-band"
              d={stripOf(bands.grid, bands.precisionLow, bands.precisionHigh, frame)}
            />
          )}
          {ghost && (
            <Ghost
              of={ghost.judged.curve("precision_recall")}
              at={ghost.judged.place("precision_recall", ghost.at)}
              frame={frame}
              joined="stairs"
            />
          )}
          <TwoAreas x={x} y={y} frame={frame} areas={areas} />
          <Marks marks={marks} frame={frame} grip={grip} side="left" />
          <Grip frame={frame} at={grip} label={`t = ${say(at.threshold, 3)}`} />
        </>
      )}
    </Plot>
  );
}

interface IsoProps {
  readonly f: number;
  readonly iso: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> };
  readonly frame: Frame;
}

/** A line of one F₁, with its value where precision is recall. */
function IsoF1({ f, iso, frame }: IsoProps) {
  const { width, height } = frame;
  const d = useMemo(() => pathOf(iso.x, iso.y, frame), [iso, width, height]);
  return (
    <>
      <path class="plot-thin" d={d} />
      <text class="plot-small" x={frame.x(f)} y={frame.y(f) - 3} text-anchor="middle">
        F₁ {say(f)}
      </text>
    </>
  );
}

interface AreasProps {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly frame: Frame;
  readonly areas: Areas;
}

/** The area of the steps, which is average precision, and that of the trapezoids, each hatched its own way. */
function TwoAreas({ x, y, frame, areas }: AreasProps) {
  const { width, height } = frame;
  const [steps, slopes] = useMemo(
    () => [pathOf(x, y, frame, "stairs"), pathOf(x, y, frame)],
    [x, y, width, height],
  );
  const ends = [x[0] ?? 0, x[x.length - 1] ?? 0] as const;
  const shown = { steps: areas !== "trapezoids", slopes: areas !== "steps" };
  return (
    <>
      <defs>
        {([45, -45] as const).map((angle) => (
          <pattern
            key={angle}
            id={`plot-hatch${angle}`}
            width="7"
            height="7"
            patternUnits="userSpaceOnUse"
            patternTransform={`rotate(${angle})`}
          >
            <rect width="1.5" height="7" />
          </pattern>
        ))}
      </defs>
      {shown.steps && (
        <path
          class={areas === "both" ? "plot-hatched" : "plot-area"}
          data-area="steps"
          fill={areas === "both" ? "url(#plot-hatch45)" : undefined}
          d={closed(steps, frame, ...ends)}
        />
      )}
      {shown.slopes && (
        <path
          class={areas === "both" ? "plot-hatched" : "plot-area"}
          data-area="trapezoids"
          fill={areas === "both" ? "url(#plot-hatch-45)" : undefined}
          d={closed(slopes, frame, ...ends)}
        />
      )}
      {shown.steps && <path class="plot-line" d={steps} />}
      {shown.slopes && <path class="plot-line" data-slopes="true" d={slopes} />}
    </>
  );
}
