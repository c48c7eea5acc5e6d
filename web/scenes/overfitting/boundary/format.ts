import { say } from "../../../words";

/** A share as a percentage. */
export function formatPercent(share: number): string {
  return Number.isFinite(share) ? `${say(100 * share, 3)} %` : "—";
}
