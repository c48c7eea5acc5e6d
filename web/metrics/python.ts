// What scripts that check metrics with scikit-learn have in common. Loaded when one is copied.

import type { MetricValue } from "../engine/metrics";

/** Where every script begins. */
export const IMPORTS = [
  "import warnings",
  "",
  "import numpy as np",
  "import sklearn.metrics",
  "",
  'warnings.filterwarnings("ignore")',
];

/** What fails where a number is another. */
export const CHECK = [
  "def check(name, value, expected):",
  "    print(name, value)",
  "    assert np.isclose(value, expected, rtol=1e-9, atol=1e-12, equal_nan=True), (name, value, expected)",
];

/** A number that Python reads back to the bit. */
export function literal(value: number): string {
  if (Number.isNaN(value)) return 'float("nan")';
  if (!Number.isFinite(value)) return value > 0 ? 'float("inf")' : '-float("inf")';
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** An array of NumPy. */
export function arrayOf(numbers: Iterable<number>): string {
  return `np.array([${[...numbers].map(literal).join(", ")}])`;
}

/** A metric's call, and what must come of it: the number, or what scikit-learn returns or raises where there is none. */
export function checkOf(id: string, call: string, told: MetricValue): string[] {
  if ("value" in told) return [`check("${id}", ${call}, ${literal(told.value)})`];
  const { raises, sklearn, undefined: reason } = told;
  if (raises === undefined) {
    return [`check("${id}", ${call}, ${literal(sklearn)})  # undefined: ${reason}`];
  }
  return [
    "try:",
    `    ${call}`,
    // Of scikit-learn's own, which has no public name, it is the base.
    `except ${raises === "InvalidParameterError" ? "ValueError" : raises} as error:`,
    `    print("${id}", error)  # undefined: ${reason}`,
    "else:",
    `    raise AssertionError("${id}: ${raises} expected")`,
  ];
}
