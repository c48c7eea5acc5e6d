// What is wrong with how a page is laid out, found from its boxes.

import type { Page } from "playwright-core";

/** Text that is cut off by a box around it, except where an ellipsis says so or where it can be scrolled down to. */
export function clippedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const clipped: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? "";
      const owner = node.parentElement;
      if (text === "" || !owner?.checkVisibility({ visibilityProperty: true })) continue;
      // Words for screen readers, and options that the system draws.
      if (owner.closest(".p-spoken, .skip, option, .katex-mathml")) continue;
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width === 0) continue;
      let scrolls = false;
      for (let around: Element | null = owner; around; around = around.parentElement) {
        const style = getComputedStyle(around);
        if (style.textOverflow === "ellipsis") break;
        const edge = around.getBoundingClientRect();
        const sideways = style.overflowX !== "visible";
        const cutX = sideways && (box.right > edge.right + 1.5 || box.left < edge.left - 1.5);
        const hides = style.overflowY === "hidden" || style.overflowY === "clip";
        scrolls ||= style.overflowY === "auto" || style.overflowY === "scroll";
        const cutY = hides && !scrolls && (box.bottom > edge.bottom + 2 || box.top < edge.top - 2);
        if (cutX || cutY) clipped.push(`"${text.slice(0, 60)}" in ${describe(around)}`);
        if (cutX || cutY) break;
      }
      if (box.right > innerWidth + 1.5) clipped.push(`"${text.slice(0, 60)}" beyond the window`);
    }
    function describe(element: Element): string {
      return `${element.localName}.${[...element.classList].join(".")}`;
    }
    return clipped;
  });
}

/** Pairs of texts that lie on each other. What scrolls out of sight does not count. */
export function overlappingTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const seen: { text: string; box: DOMRect; node: Node }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? "";
      const owner = node.parentElement;
      if (text === "" || !owner?.checkVisibility({ visibilityProperty: true })) continue;
      if (owner.closest(".p-spoken, .skip, option, .katex, thead")) continue;
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        if (hit && (hit === owner || hit.contains(owner) || owner.contains(hit))) {
          seen.push({ text, box, node });
        }
      }
    }
    const overlaps: string[] = [];
    for (const [index, one] of seen.entries()) {
      for (const other of seen.slice(index + 1)) {
        if (other.node === one.node) continue;
        const width =
          Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const height =
          Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        // Lines of one paragraph share a little of their height.
        if (width > 2 && height > 5) {
          overlaps.push(`"${one.text.slice(0, 40)}" and "${other.text.slice(0, 40)}"`);
        }
      }
    }
    return overlaps;
  });
}

/** Controls that stand on each other (a "?" has a target wider than its sign) or reach out of the window's width. */
export function crowdedControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = [
      ...document.querySelectorAll<HTMLElement>("button, select, input, textarea, summary, a"),
    ].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true, opacityProperty: false }) &&
        !element.closest(".skip, .p-help, [data-hidden=true].p-reset"),
    );
    const boxes = controls.map((element) => element.getBoundingClientRect());
    const crowded: string[] = [];
    const name = (element: HTMLElement | undefined) =>
      element?.getAttribute("aria-label") ?? element?.textContent?.trim() ?? element?.localName;
    for (const [index, box] of boxes.entries()) {
      if (box.width === 0) continue;
      if (box.left < -1 || box.right > innerWidth + 1) {
        crowded.push(`${name(controls[index])} reaches out of the window`);
      }
      for (let next = index + 1; next < boxes.length; next++) {
        const other = boxes[next];
        const [one, two] = [controls[index], controls[next]];
        if (!other || !one || !two || one.contains(two) || two.contains(one)) continue;
        // What scrolls is cut off by its scroller.
        if (
          one.closest(".race-panel, .results-scroll") !==
          two.closest(".race-panel, .results-scroll")
        )
          continue;
        const width = Math.min(box.right, other.right) - Math.max(box.left, other.left);
        const height = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
        if (width > 3 && height > 3) crowded.push(`${name(one)} and ${name(two)}`);
      }
    }
    return crowded;
  });
}

/** How far the whole page can be scrolled, in CSS pixels. */
export function pageScroll(page: Page): Promise<{ right: number; down: number }> {
  return page.evaluate(() => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
    const { body } = document;
    return {
      right: Math.max(scrollWidth, body.scrollWidth) - clientWidth,
      down: Math.max(scrollHeight, body.scrollHeight) - clientHeight,
    };
  });
}

/** The texts that are seen or spoken: text, labels and titles. */
export function texts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said = new Set<string>([document.title]);
    for (const element of document.querySelectorAll("body *")) {
      for (const attribute of ["aria-label", "title", "aria-valuetext"]) {
        const text = element.getAttribute(attribute);
        if (text) said.add(text);
      }
      // The button that offers the other language says so in it.
      if (element.closest(".shell-language, .katex, script, noscript")) continue;
      for (const node of element.childNodes) {
        const text = node.nodeType === Node.TEXT_NODE ? (node.textContent?.trim() ?? "") : "";
        if (text !== "") said.add(text);
      }
      if (element instanceof HTMLInputElement && element.type === "text") said.add(element.value);
    }
    return [...said].sort();
  });
}
