import { expect, test } from "vitest";
import { type Frame, HOSTS, snippet } from "../../../web/shell/snippets";

const FRAME: Frame = {
  address: 'https://example.org/d/#/race?v=1&formula=x"<y',
  title: 'Спуск: x < "y" & z',
  width: 960,
  height: 540,
};

test.each(HOSTS)("nothing of a state or a title breaks out of the code for %s", (host) => {
  const code = snippet(host, FRAME);
  if (host === "jupyter") {
    expect(code).toContain(String.raw`x\"<y", width=960`);
    return;
  }
  // Between the attributes no quote and no bracket is left over.
  const attributes = code.replace(/^```\{=html\}\n|\n```$/g, "").replace(/="[^"]*"/g, "");
  expect(attributes).toMatch(/^<iframe [a-z\s-]+><\/iframe>$/);
  expect(code).toContain("v=1&amp;formula=x&quot;&lt;y");
  expect(code).toContain('title="Спуск: x &lt; &quot;y&quot; &amp; z"');
  expect(code).toContain('allow="fullscreen *; clipboard-write *"');
});

test("slides keep their frames loaded, and Quarto leaves them outside of its file", () => {
  expect(snippet("reveal", FRAME)).toMatch(/data-src=[\s\S]*data-preload/);
  expect(snippet("quarto", FRAME)).toMatch(/^```\{=html\}[\s\S]*data-external="1"[\s\S]*```$/);
  for (const host of ["html", "marp"] as const) {
    expect(snippet(host, FRAME)).not.toContain("data-");
  }
});
