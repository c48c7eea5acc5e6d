import { parseSymbol } from "./symbols";

export interface TexSymbolProps {
  /** Such as `\eta` or `\beta_1`. */
  readonly tex: string;
}

/** A short symbol in a label, set without KaTeX so that it is there at once. */
export function TexSymbol({ tex }: TexSymbolProps) {
  const { base, slanted, sub, subSlanted } = parseSymbol(tex);
  return (
    <span class="p-symbol">
      {slanted ? <i>{base}</i> : base}
      {sub !== "" && <sub>{subSlanted ? <i>{sub}</i> : sub}</sub>}
    </span>
  );
}
