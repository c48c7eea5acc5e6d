import { useMemo } from "preact/hooks";
import { say } from "../../words";
import { closed, type Frame, Ghost, Grip, Plot, pathOf } from "../plot";
import { percent, text } from "../words";
import { pullCurve, type ViewProps } from "./view";

const UNIT = [0, 1] as const;

/** True over false positive rate: a point a threshold, the diagonal chance, and the line of what costs the same. */
export function Roc({ chain, heading, settings }: ViewProps) {
  const words = text.value;
  const judged = chain.judged.value;
  const at = chain.at.value;
  const points = judged.curve("roc");
  const auc = judged.ofScores("roc_auc");
  const [fp, fn] = settings.costs;
  const iso = chain.core.iso_cost(at.tp, at.fp, at.fn, at.tn, fp, fn);
  const note = words.rocNote(auc === undefined ? words.undefinedArea : say(auc), percent(auc));
  return (
    <Plot
      kind="roc"
      heading={heading}
      label={`${words.views.roc}. ${note}`}
      note={note}
      x={{ label: words.rocAxes[0], span: UNIT }}
      y={{ label: words.rocAxes[1], span: UNIT }}
      onPull={(x, y) => pullCurve(chain, "roc", x, y)}
      none={auc === undefined ? words.noCurve : undefined}
    >
      {(frame) => (
        <>
          <path class="plot-chance" d={pathOf(UNIT, UNIT, frame)} />
          {iso && <path class="plot-thin" d={pathOf(iso.x, iso.y, frame)} />}
          {settings.ghost && (
            <Ghost
              of={settings.ghost.judged.curve("roc")}
              at={settings.ghost.judged.place("roc", settings.ghost.at)}
              frame={frame}
            />
          )}
          <Line x={points.x} y={points.y} frame={frame} />
          <Grip frame={frame} at={judged.place("roc", at)} label={`t = ${say(at.threshold, 3)}`} />
        </>
      )}
    </Plot>
  );
}

interface LineProps {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly frame: Frame;
}

function Line({ x, y, frame }: LineProps) {
  const { width, height } = frame;
  const line = useMemo(() => pathOf(x, y, frame), [x, y, width, height]);
  return (
    <>
      <path class="plot-area" d={closed(line, frame, 0, 1)} />
      <path class="plot-line" d={line} />
    </>
  );
}
