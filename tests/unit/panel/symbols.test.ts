import { expect, test } from "vitest";
import { parseSymbol, plainTex } from "../../../web/panel/symbols";

test("a symbol is taken apart", () => {
  expect(parseSymbol(String.raw`\eta`)).toEqual({
    base: "η",
    slanted: true,
    sub: "",
    subSlanted: false,
  });
  expect(parseSymbol(String.raw`\beta_1`)).toEqual({
    base: "β",
    slanted: true,
    sub: "1",
    subSlanted: false,
  });
  expect(parseSymbol(String.raw`\eta_{min}`)).toMatchObject({ base: "η", sub: "min" });
  expect(parseSymbol(String.raw`T_{\max}`)).toMatchObject({
    base: "T",
    sub: "max",
    subSlanted: false,
  });
  expect(parseSymbol("T_0")).toMatchObject({ base: "T", slanted: true, sub: "0" });
  expect(parseSymbol("v_t")).toMatchObject({ base: "v", sub: "t", subSlanted: true });
  expect(parseSymbol(String.raw`\hat m_t`)).toMatchObject({
    base: "m\u0302",
    slanted: true,
    sub: "t",
  });
  expect(parseSymbol("s")).toMatchObject({ base: "s", sub: "" });
  expect(parseSymbol(String.raw`\unheard_1`)).toMatchObject({ base: "unheard", slanted: false });
  expect(parseSymbol("")).toMatchObject({ base: "" });
});

test("a formula can be read before it is set", () => {
  const readable = [
    [String.raw`\theta_t \leftarrow \theta_{t-1} - \eta\,g_t`, "θₜ ← θₜ₋₁ − η gₜ"],
    [String.raw`\eta_t = \eta\,\gamma^{\lfloor t/s \rfloor}`, "ηₜ = η γ^(⌊t/s ⌋)"],
    [String.raw`\frac{\hat m_t}{\sqrt{\hat v_t} + \epsilon}`, "m̂ₜ/(√v̂ₜ + ϵ)"],
    [
      String.raw`\tfrac12(\eta-\eta_{min})\left(1+\cos\tfrac{\pi t}{T_{max}}\right)`,
      "1/2(η−η_(min))(1+cosπt/T_(max))",
    ],
    [String.raw`p \text{ until } T - 1`, "p until T − 1"],
    [String.raw`\beta_1 v_{t-1}^2`, "β₁ vₜ₋₁²"],
  ];
  for (const [tex = "", plain] of readable) expect(plainTex(tex)).toBe(plain);
});

test("broken TeX makes a text and no error", () => {
  for (const tex of [String.raw`\frac{a`, "}", "_", "^", "\\", String.raw`\sqrt`, "{{{", "a_"]) {
    expect(typeof plainTex(tex)).toBe("string");
  }
});
