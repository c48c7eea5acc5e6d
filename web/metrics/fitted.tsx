import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Smaller than this formulas cannot be read: longer ones are scrolled. */
const LEAST = 0.6;

/** Formulas in type so small that each of their lines fits. */
export function Fitted({ children }: { readonly children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const fit = () => {
      for (const line of element.querySelectorAll<HTMLElement>(".p-formula-line")) fitLine(line);
    };
    // They are set when what sets them has come, and anew with every number.
    const written = new MutationObserver(fit);
    written.observe(element, { childList: true, subtree: true, characterData: true });
    const resized = new ResizeObserver(fit);
    resized.observe(element);
    return () => {
      written.disconnect();
      resized.disconnect();
    };
  }, []);
  return <div ref={box}>{children}</div>;
}

function fitLine(line: HTMLElement): void {
  line.style.fontSize = "";
  const share = line.clientWidth / line.scrollWidth;
  if (share < 1) line.style.fontSize = `${Math.max(share * 0.98, LEAST)}em`;
}
