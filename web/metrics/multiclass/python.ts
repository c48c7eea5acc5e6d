// Scores of several classes and every number on the screen as Python that checks them. Loaded when it is copied.

import type { MetricInfo } from "../../engine/metrics";
import { arrayOf, CHECK, checkOf, IMPORTS, literal } from "../python";
import type { JudgedRows } from "./judge";

/** So many numbers are written as a list. */
const MOST = 60_000;

/** A script that finds the same with scikit-learn, and fails where a number differs; nothing of scores that are too many. */
export function pythonOfRows({ rows, settings, counts, metrics, classes }: JudgedRows) {
  const many = rows.classes.length;
  if (rows.scores.length > MOST) return undefined;
  const named = rows.classes.map((name) => JSON.stringify(name)).join(", ");
  const report = classes.flatMap(({ name, precision, recall, f1 }, at) =>
    Object.entries({ precision, recall, f1 }).flatMap(([id, told]) =>
      checkOf(
        `${id} of ${JSON.stringify(name).slice(1, -1)}`,
        `sklearn.metrics.${id}_score(y_true == ${at}, y_pred == ${at})`,
        told,
      ),
    ),
  );
  return [
    ...IMPORTS,
    "",
    `# classes: ${named}`,
    `labels = list(range(${many}))`,
    `y_true = np.array([${rows.labels.join(", ")}])`,
    `y_score = ${arrayOf(rows.scores)}.reshape(-1, ${many})`,
    "y_pred = y_score.argmax(axis=1)",
    ...parametersOf(metrics, { ...settings }),
    "",
    "",
    ...CHECK,
    "",
    "",
    `matrix = ${arrayOf(counts)}.reshape(${many}, ${many})`,
    "assert (sklearn.metrics.confusion_matrix(y_true, y_pred, labels=labels) == matrix).all()",
    ...metrics.flatMap(({ id, python: [call], told }) => checkOf(id, call, told)),
    ...report,
    "",
  ].join("\n");
}

/** The numbers that definitions leave open, by their names in the calls. */
function parametersOf(
  infos: readonly Pick<MetricInfo, "parameters">[],
  settings: Readonly<Record<string, unknown>>,
): string[] {
  const lines = infos.flatMap(({ parameters }) =>
    parameters.map(({ name, default: usual }) => {
      const { [name]: set } = settings;
      const value = typeof set === "number" ? set : usual;
      return `${name} = ${Number.isInteger(value) ? value : literal(value)}`;
    }),
  );
  return [...new Set(lines)];
}
