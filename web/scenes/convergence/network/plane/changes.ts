import type { Sentence } from "../../../../race/changes";
import type { PlaneState } from "./state";
import { planeWords } from "./words";

const line: Sentence<PlaneState> = () => planeWords.value.changes.line;

/** What a change of the plane, the line or the seeds was, in a few words. */
export const planeChanges: { readonly [Name in keyof PlaneState]: Sentence<PlaneState> } = {
  plane: (_, after) => planeWords.value.changes.plane(planeWords.value.kinds[after.plane]),
  planeSeed: (before, after) =>
    planeWords.value.changes.plane(
      `${planeWords.value.seed} ${before.planeSeed} → ${after.planeSeed}`,
    ),
  planeAngle: () => planeWords.value.changes.angle,
  line,
  lineFrom: line,
  lineTo: line,
  seedFrom: line,
  seedTo: line,
  measure: line,
};
