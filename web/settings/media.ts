// Media queries know nothing of the type's size: a rem in them is always 16 pixels. When the type grows, the page must
// fold where a smaller window would, so the queries' lengths are multiplied. Loaded when the type is not the ordinary one.

const written = new WeakMap<CSSMediaRule, string>();
let factor = 1;

/** Multiplies the lengths in the media queries of all style sheets, and of those that load later. */
export function scaleMedia(scale: number): void {
  factor = scale;
  for (const sheet of document.styleSheets) scaleSheet(sheet);
  watch();
}

let watching = false;

function watch(): void {
  if (watching) return;
  watching = true;
  const onLoad = ({ target }: Event) => {
    if (target instanceof HTMLLinkElement && target.sheet) scaleSheet(target.sheet);
  };
  document.head.addEventListener("load", onLoad, { capture: true });
}

function scaleSheet(sheet: CSSStyleSheet): void {
  for (const rule of rulesOf(sheet)) {
    if (!(rule instanceof CSSMediaRule)) continue;
    const text = written.get(rule) ?? rule.media.mediaText;
    written.set(rule, text);
    rule.media.mediaText = text.replace(
      /([\d.]+)rem/g,
      (_, length: string) => `${Number(length) * factor}rem`,
    );
  }
}

function rulesOf(sheet: CSSStyleSheet): Iterable<CSSRule> {
  try {
    return sheet.cssRules;
  } catch {
    // A sheet of another origin is not ours.
    return [];
  }
}
