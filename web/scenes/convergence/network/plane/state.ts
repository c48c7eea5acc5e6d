import type { Field } from "../../../../state/fields";
import { choice, number, whole } from "../../../../state/fields";

/** How the plane is laid. */
export const PLANES = ["pca", "random"] as const;
/** Turned by this the plane is the same again. */
export const MAX_ANGLE = 180;
/** What a line runs between: the ends of two racers, or of one under two seeds. */
export const LINES = ["racers", "seeds"] as const;
/** What is charted along it. */
export const MEASURES = ["loss", "accuracy"] as const;

const MAX_SEED = 4294967295;
const MAX_RACER = 23;

/** What a link holds of the plane, the line and the seeds. */
export interface PlaneState {
  readonly plane: (typeof PLANES)[number];
  readonly planeSeed: number;
  /** In degrees. */
  readonly planeAngle: number;
  readonly line: (typeof LINES)[number];
  readonly lineFrom: number;
  readonly lineTo: number;
  readonly seedFrom: number;
  readonly seedTo: number;
  readonly measure: (typeof MEASURES)[number];
}

export const PLANE_DEFAULTS: PlaneState = {
  plane: "pca",
  planeSeed: 0,
  planeAngle: 0,
  line: "racers",
  lineFrom: 0,
  lineTo: 2,
  seedFrom: 1,
  seedTo: 2,
  measure: "loss",
};

export const PLANE_FIELDS: { readonly [Name in keyof PlaneState]: Field<PlaneState[Name]> } = {
  plane: choice(PLANES),
  planeSeed: whole(0, MAX_SEED),
  planeAngle: number(0, MAX_ANGLE),
  line: choice(LINES),
  lineFrom: whole(0, MAX_RACER),
  lineTo: whole(0, MAX_RACER),
  seedFrom: whole(0, MAX_SEED),
  seedTo: whole(0, MAX_SEED),
  measure: choice(MEASURES),
};
