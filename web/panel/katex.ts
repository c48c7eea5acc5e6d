// KaTeX and its styles, in a chunk of their own: imported only when a formula is first shown.

import katex from "katex";
import "katex/dist/katex.min.css";

/**
 * Sets one line of TeX into an element, for the eye as HTML and for screen readers as MathML. Where the element is called by
 * its words already, `output` can spare the second.
 */
export function setTex(
  tex: string,
  element: HTMLElement,
  displayMode: boolean,
  output: "html" | "htmlAndMathml" = "htmlAndMathml",
) {
  katex.render(tex, element, {
    displayMode,
    output,
    // A mistake in a formula is shown where it is, never thrown into the page.
    throwOnError: false,
    errorColor: "var(--danger)",
    // Cyrillic words stand in \text.
    strict: false,
    // Marks of the symbols, which the core sets: no other command may write into the page.
    trust: ({ command }) => command === "\\htmlData",
  });
}
