// The data and every number on the screen as Python that checks them. Loaded when it is copied.

import type { Measured, MetricValue } from "./report";

/** What the numbers were measured with. */
export interface PythonSettings {
  readonly alpha: number;
  readonly delta: number;
}

type PythonSource = Pick<Measured, "y_true" | "y_pred" | "report" | "infos">;

/** A script that measures the same with scikit-learn, and fails where a number differs. */
export function pythonOf(measured: PythonSource, { alpha, delta }: PythonSettings): string {
  const checks = measured.infos.flatMap(({ id, python: [call = ""] }) => {
    const value = measured.report[id];
    return value ? checkOf(id, call, value) : [];
  });
  return [
    "import warnings",
    "",
    "import numpy as np",
    "import sklearn.metrics",
    "",
    'warnings.filterwarnings("ignore")',
    `y_true = np.array([${[...measured.y_true].map(literal).join(", ")}])`,
    `y_pred = np.array([${[...measured.y_pred].map(literal).join(", ")}])`,
    "w = np.ones_like(y_true)",
    `alpha, delta, power = ${literal(alpha)}, ${literal(delta)}, 0.0`,
    "",
    "",
    "def check(name, value, expected):",
    "    print(name, value)",
    "    assert np.isclose(value, expected, rtol=1e-9, atol=1e-12, equal_nan=True), (name, value, expected)",
    "",
    "",
    ...checks,
    "",
  ].join("\n");
}

function checkOf(id: string, call: string, value: MetricValue): string[] {
  if ("value" in value) return [`check("${id}", ${call}, ${literal(value.value)})`];
  const { raises, sklearn, undefined: reason } = value;
  if (raises !== undefined) {
    return [
      "try:",
      `    ${call}`,
      `except ${raises} as error:`,
      `    print("${id}", error)`,
      "else:",
      `    raise AssertionError("${id}: ${raises} expected")`,
    ];
  }
  if (reason === "all_y_true_zero") return [`# ${id}: all y_true are 0, nothing to divide by`];
  return [`check("${id}", ${call}, ${literal(sklearn)})  # undefined: ${reason}`];
}

/** A number that Python reads back to the bit. */
function literal(value: number): string {
  if (Number.isNaN(value)) return 'float("nan")';
  if (!Number.isFinite(value)) return value > 0 ? 'float("inf")' : '-float("inf")';
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
