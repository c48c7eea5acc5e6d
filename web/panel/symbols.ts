// Short TeX as plain characters: symbols in labels, and formulas until KaTeX is there.

/** A symbol such as `\hat\beta_1`, taken apart. */
export interface SymbolParts {
  readonly base: string;
  /** Greek and Latin letters are variables and slanted; digits and signs are not. */
  readonly slanted: boolean;
  readonly sub: string;
  /** A single letter below is a variable, a word such as `min` a name. */
  readonly subSlanted: boolean;
}

const CHARACTERS: Readonly<Record<string, string>> = {
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  Delta: "Δ",
  epsilon: "ϵ",
  varepsilon: "ε",
  zeta: "ζ",
  eta: "η",
  theta: "θ",
  kappa: "κ",
  lambda: "λ",
  mu: "μ",
  nu: "ν",
  xi: "ξ",
  pi: "π",
  rho: "ρ",
  sigma: "σ",
  Sigma: "Σ",
  tau: "τ",
  phi: "ϕ",
  varphi: "φ",
  psi: "ψ",
  omega: "ω",
  nabla: "∇",
  partial: "∂",
  ell: "ℓ",
  infty: "∞",
  cdot: "·",
  times: "×",
  odot: "⊙",
  pm: "±",
  leftarrow: " ← ",
  rightarrow: " → ",
  to: " → ",
  nearrow: " ↗ ",
  searrow: " ↘ ",
  leq: " ≤ ",
  le: " ≤ ",
  geq: " ≥ ",
  ge: " ≥ ",
  neq: " ≠ ",
  approx: " ≈ ",
  sum: "∑",
  quad: " ",
  qquad: " ",
  dots: "…",
  ldots: "…",
  lfloor: "⌊",
  rfloor: "⌋",
  lVert: "‖",
  rVert: "‖",
  Vert: "‖",
  "|": "‖",
  ",": " ",
  ";": " ",
  ":": " ",
  " ": " ",
  "!": "",
  "\\": " ",
  "{": "{",
  "}": "}",
  left: "",
  right: "",
  biggl: "",
  biggr: "",
  displaystyle: "",
};

const ACCENTS: Readonly<Record<string, string>> = { hat: "\u0302", bar: "\u0304", tilde: "\u0303" };
const FRACTIONS = new Set(["frac", "tfrac", "dfrac"]);
const SLANTED = /^[a-zα-ωϵϕℓ]\p{M}*$/iu;

export function parseSymbol(tex: string): SymbolParts {
  const [head = "", ...tail] = splitSubscript(tex);
  const base = plainTex(head);
  const sub = plainTex(tail.join("_"));
  return { base, slanted: SLANTED.test(base), sub, subSlanted: SLANTED.test(sub) };
}

function splitSubscript(tex: string): string[] {
  const at = tex.indexOf("_");
  return at < 0 ? [tex] : [tex.slice(0, at), tex.slice(at + 1)];
}

/** A readable line without markup: `\frac{a}{b_1}` becomes a/b₁. */
export function plainTex(tex: string): string {
  return sequence(tokens(tex)).replace(/ +/g, " ").trim();
}

function tokens(tex: string): string[] {
  return (
    tex.match(/\\[a-zA-Z]+ ?|\\.|[\s\S]/gu)?.map((token) => token.replace(/^(\\\w+) $/, "$1")) ?? []
  );
}

/** Reads up to the brace that closes the present group, and takes it away. */
function sequence(rest: string[]): string {
  let text = "";
  while (rest.length > 0) {
    if (rest[0] === "}") {
      rest.shift();
      break;
    }
    text += item(rest);
  }
  return text;
}

function item(rest: string[]): string {
  const token = rest.shift() ?? "";
  if (token === "{") return sequence(rest);
  if (token === "&" || token === "~") return " ";
  if (token === "_" || token === "^") return raised(token, item(rest));
  if (token === "-") return "−";
  if (!token.startsWith("\\")) return token;
  const name = token.slice(1);
  if (FRACTIONS.has(name)) return `${bracketed(item(rest))}/${bracketed(item(rest))}`;
  if (name === "sqrt") return `√${bracketed(item(rest))}`;
  const accent = ACCENTS[name];
  if (accent !== undefined) return item(rest) + accent;
  if (/^(?:text|math|operatorname|underbrace|begin|end)/.test(name)) {
    const argument = item(rest);
    return name === "begin" || name === "end" ? " " : argument;
  }
  return CHARACTERS[name] ?? name;
}

/** Brackets around a sum, none around one symbol with what belongs to it. */
function bracketed(text: string): string {
  return /[\s+−/·=]/.test(text.trim()) ? `(${text.trim()})` : text.trim();
}

const BELOW: Readonly<Record<string, string>> = {
  ...figures("₀₁₂₃₄₅₆₇₈₉"),
  "−": "₋",
  "+": "₊",
  t: "ₜ",
  i: "ᵢ",
  j: "ⱼ",
};
const ABOVE: Readonly<Record<string, string>> = {
  ...figures("⁰¹²³⁴⁵⁶⁷⁸⁹"),
  "−": "⁻",
  "+": "⁺",
  t: "ᵗ",
  i: "ⁱ",
};

function figures(characters: string): Record<string, string> {
  return Object.fromEntries([...characters].map((character, digit) => [String(digit), character]));
}

function raised(sign: "_" | "^", text: string): string {
  const set = sign === "_" ? BELOW : ABOVE;
  const characters = [...text];
  if (characters.every((character) => character in set)) {
    return characters.map((character) => set[character]).join("");
  }
  return characters.length === 1 ? sign + text : `${sign}(${text})`;
}
