import { useMemo } from "preact/hooks";
import { say } from "../../words";
import { Curve, Ghost, Grip, Plot, pathOf } from "../plot";
import { percent, text } from "../words";
import { Marks, marksOn } from "./marks";
import { moreText } from "./more-words";
import { pullCurve, type ViewProps } from "./view";

const UNIT = [0, 1] as const;

/** Which share of the positives is found among the so many highest scores. */
export function Gain({ chain, heading, settings }: ViewProps) {
  const words = moreText.value;
  const judged = chain.judged.value;
  const at = chain.at.value;
  const span = chain.span.value;
  const { prevalence } = judged;
  const perfect = useMemo(
    () => (prevalence > 0 ? chain.core.perfect_gain(prevalence) : undefined),
    [chain, prevalence],
  );
  const marks = useMemo(() => marksOn(judged, "gain", span), [judged, span]);
  const grip = judged.place("gain", at);
  const note = words.gainNote(percent(grip?.[0]), percent(grip?.[1]));
  return (
    <Plot
      kind="gain"
      heading={heading}
      label={`${text.value.views.gain}. ${note}`}
      note={note}
      x={{ label: words.gainAxes[0], span: UNIT }}
      y={{ label: words.gainAxes[1], span: UNIT }}
      onPull={(x, y) => pullCurve(chain, "gain", x, y)}
      none={perfect ? undefined : text.value.noCurve}
    >
      {(frame) => (
        <>
          <path class="plot-chance" d={pathOf(UNIT, UNIT, frame)} />
          {perfect && <path class="plot-perfect" d={pathOf(perfect.x, perfect.y, frame)} />}
          {settings.ghost && (
            <Ghost
              of={settings.ghost.judged.curve("gain")}
              at={settings.ghost.judged.place("gain", settings.ghost.at)}
              frame={frame}
            />
          )}
          <Curve of={judged.curve("gain")} frame={frame} over={UNIT} />
          <Marks marks={marks} frame={frame} grip={grip} side="below" />
          <Grip frame={frame} at={grip} label={`t = ${say(at.threshold, 3)}`} />
        </>
      )}
    </Plot>
  );
}
