import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { plainTex } from "./symbols";

type SetTex = typeof import("./katex").setTex;

let setTex: SetTex | undefined;
let loading: Promise<void> | undefined;

/** Fetches what sets formulas. */
function loadFormulas(): Promise<void> {
  loading ??= import("./katex").then(
    (module) => {
      setTex = module.setTex;
    },
    () => {
      // Without a network the plain text stays, and the next formula tries again.
      loading = undefined;
    },
  );
  return loading;
}

export interface FormulaProps {
  /** TeX, a line each. */
  readonly lines: readonly string[];
  /** Set large on lines of their own; otherwise small enough to stand in a sentence. */
  readonly displayMode?: boolean | undefined;
}

export function Formula({ lines, displayMode = true }: FormulaProps) {
  const [set, setSet] = useState<SetTex | undefined>(() => setTex);
  useEffect(() => {
    if (set !== undefined) return;
    let shown = true;
    loadFormulas().then(() => {
      if (shown) setSet(() => setTex);
    });
    return () => {
      shown = false;
    };
  }, [set]);
  return (
    <span class={displayMode ? "p-formula p-formula-display" : "p-formula"}>
      {lines.map((tex, index) => {
        // A line is its place: changed TeX is set anew in it.
        const key = String(index);
        return set ? (
          <SetLine key={key} {...{ tex, displayMode, set }} />
        ) : (
          <PlainLine key={key} tex={tex} />
        );
      })}
    </span>
  );
}

function PlainLine({ tex }: { readonly tex: string }) {
  return <span class="p-formula-line p-formula-plain">{plainTex(tex)}</span>;
}

interface SetLineProps {
  readonly tex: string;
  readonly displayMode: boolean;
  readonly set: SetTex;
}

function SetLine({ tex, displayMode, set }: SetLineProps) {
  const line = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = line.current;
    if (element === null) return;
    set(tex, element, displayMode);
    return keyboardScrolling(element);
  }, [tex, displayMode, set]);
  return <span ref={line} class="p-formula-line" />;
}

/** A line wider than its place can be scrolled, so the keyboard must reach it; others stay out of its way. */
export function keyboardScrolling(element: HTMLElement): () => void {
  const observer = new ResizeObserver(() => {
    if (element.scrollWidth > element.clientWidth + 1) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  });
  observer.observe(element);
  return () => observer.disconnect();
}
