import { type Field, number, whole } from "../../../state/fields";
import { SIDE } from "./square";

/** x₁, x₂ and the class, 0 or 1, or the number of a regression. */
export type OwnPoint = [x: number, y: number, label: number];

/** So many points a link bears. */
export const MAX_OWN = 600;
/** Places in a link are whole hundredths. */
const FINE = 100;
const PLACE = whole(-SIDE * FINE, SIDE * FINE);
/** Numbers are painted, and pasted ones brought, within ±1, where the core's own functions are. */
export const REACH = 1;
/** Numbers of drawn points that become one's own reach farther by their noise. */
const MAX_NUMBER = 10;
const LABEL = number(-MAX_NUMBER, MAX_NUMBER);

/** Points as one text, `x,y,label;…` with places in hundredths, so that equal lists are equal states. */
export const POINTS: Field<string> = {
  parse(text) {
    const parts = text.split(";");
    const fits = parts.every((part) => {
      const [x = "", y = "", label = "", ...more] = part.split(",");
      const places = PLACE.parse(x) !== undefined && PLACE.parse(y) !== undefined;
      return places && LABEL.parse(label) !== undefined && more.length === 0;
    });
    return fits && parts.length <= MAX_OWN ? text : undefined;
  },
  format: String,
};

export function ownPoints(text: string): OwnPoint[] {
  if (text === "") return [];
  return text.split(";").map((part) => {
    const [x = 0, y = 0, label = 0] = part.split(",").map(Number);
    return [x / FINE, y / FINE, label];
  });
}

/** Places beyond the square are put on its edge; more than a link bears are left out. */
export function ownText(points: readonly Readonly<OwnPoint>[]): string {
  const place = (value: number) => Math.round(Math.min(Math.max(value, -SIDE), SIDE) * FINE);
  return points
    .slice(0, MAX_OWN)
    .map(([x, y, label]) => `${place(x)},${place(y)},${Math.round(label * FINE) / FINE}`)
    .join(";");
}
