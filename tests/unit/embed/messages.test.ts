import { describe, expect, test } from "vitest";
import { readMessage, slideCommand } from "../../../web/embed/messages";

describe("a message", () => {
  test("is read as an object and as its JSON", () => {
    expect(readMessage({ type: "play" })).toEqual({ type: "play" });
    expect(readMessage('{"type":"step","by":-3}')).toEqual({ type: "step", by: -3 });
    expect(readMessage({ type: "step" })).toEqual({ type: "step", by: 1 });
    expect(readMessage("slide:start")).toBe("slide:start");
    const state = "#/race?v=1&surface=bowl";
    expect(readMessage({ type: "setState", state })).toEqual({ type: "setState", state });
  });

  test.each([
    null,
    undefined,
    0,
    "",
    "{",
    "slide:sideways",
    [],
    { type: "explode" },
    { type: "step", by: "1" },
    { type: "step", by: 0.5 },
    { type: "step", by: Number.NaN },
    { type: "setState", state: "javascript:alert(1)" },
    { type: "setState", state: `#/race?${"x".repeat(30_000)}` },
    { type: "setState" },
    { method: "next" },
  ])("that is none of ours is ignored: %j", (odd) => {
    expect(readMessage(odd)).toBeUndefined();
  });
});

test("slides are told what reveal.js takes, and only for their own keys", () => {
  expect(slideCommand("PageDown")).toEqual({ method: "next" });
  expect(slideCommand("PageUp")).toEqual({ method: "prev" });
  expect(slideCommand("b")).toEqual({ method: "togglePause" });
  expect(slideCommand("Escape")).toEqual({ method: "triggerKey", args: [27] });
  for (const ours of ["[", "]", "f", "?", "F5", "Tab", "Enter", "z"]) {
    expect(slideCommand(ours)).toBeUndefined();
  }
});
