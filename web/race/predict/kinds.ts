/** What can be guessed: where each racer ends, who wins, at which step one diverges. */
export const KINDS = ["flags", "winner", "divergence"] as const;
export type Kind = (typeof KINDS)[number];
