// Who is who on the stage, where no panel stands beside it. Loaded in small frames.

import { MarkerIcon } from "../panel/marker-icon";
import { pageLook } from "../settings/look";
import { colorOf, markerOf } from "../stage/palette";
import "./legend.css";
import type { RunModel } from "./base";
import { RacerName } from "./names";

/** Marker and name of each racer that is seen. */
export function RacerNames({ model }: { readonly model: RunModel }) {
  const { racers } = model.state.value;
  return (
    <ul class="stage-names">
      {racers.map(
        (racer, index) =>
          !racer.hidden && (
            <li key={index} style={`--accent:${colorOf(racer.look, pageLook.value.theme)}`}>
              <MarkerIcon shape={markerOf(racer.look)} />
              <RacerName racer={racer} among={racers} />
            </li>
          ),
      )}
    </ul>
  );
}
