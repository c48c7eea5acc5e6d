import { afterEach, describe, expect, test } from "vitest";
import type { OutcomeReport } from "../../../web/engine/engine";
import { outcomeSentence } from "../../../web/race/results";
import { speak } from "../../../web/words";

afterEach(() => speak("ru"));

const diverged = (step: number, cause: Extract<OutcomeReport, { kind: "diverged" }>["cause"]) =>
  ({ kind: "diverged", step, last: [1, 2], cause }) satisfies OutcomeReport;
const stalled = (on: string) =>
  ({
    kind: "stalled",
    step: 40,
    on,
    eigenvalues: [2, -1.5],
    gradient_norm: 0.25,
  }) satisfies OutcomeReport;

const CASES: [outcome: OutcomeReport, ru: string, en: string][] = [
  [
    { kind: "converged", step: 120, minimum: 0, at: [1, 0.5] },
    "Сошёлся к минимуму (1; 0,5) на шаге 120",
    "Converged to the minimum (1, 0.5) at step 120",
  ],
  [
    { kind: "converged", step: 12, minimum: -1, at: [-1.5, 0] },
    "Остановился в локальном минимуме (−1,5; 0) на шаге 12",
    "Came to rest in a local minimum (−1.5, 0) at step 12",
  ],
  [stalled("plateau"), "плато с шага 40", "plateau from step 40"],
  [stalled("saddle"), "λ = 2 и −1,5", "λ = 2 and −1.5"],
  [stalled("slope"), "градиент 0,25", "gradient is 0.25"],
  [
    diverged(3, {
      kind: "learning_rate",
      learning_rate: 0.05,
      limit: 0.02,
      curvature: 100,
      direction: [0, -1],
    }),
    "Разошёлся на шаге 3: скорость обучения в 2,5 раза больше предела 0,02 вдоль направления 90°",
    "Diverged at step 3: the learning rate is 2.5 times the limit 0.02 along 90°",
  ],
  [diverged(70, { kind: "unbounded" }), "на шаге 70: у поверхности нет дна", "at step 70"],
  [
    diverged(2, { kind: "long_step", gradient_norm: 1e9 }),
    "на шаге 2: слишком длинный шаг при градиенте 10⁹",
    "at step 2: too long a step for a gradient of 10⁹",
  ],
  [
    diverged(0, { kind: "long_step", gradient_norm: Number.NaN }),
    "на старте у функции нет конечного значения",
    "no finite value at the start",
  ],
  [{ kind: "spent" }, "Шаги кончились", "Ran out of steps"],
];

describe.each(["ru", "en"] as const)("in %s", (language) => {
  test.each(CASES)("%j", async (outcome, ru, en) => {
    await speak(language);
    const sentence = outcomeSentence(outcome);
    expect(sentence).toContain(language === "ru" ? ru : en);
    expect(sentence).not.toMatch(/undefined|NaN|Infinity|—/);
  });
});

test("just above the limit is not called once the limit", () => {
  const cause = { kind: "learning_rate", limit: 0.02, curvature: 100, direction: [0, 1] } as const;
  const sentence = outcomeSentence(
    diverged(3, { ...cause, learning_rate: 0.0205, direction: [0, 1] }),
  );
  expect(sentence).toMatch(/в 1,0[23] раза больше/);
});

test("a direction has no sign: opposite ones have one angle, below 180°", () => {
  const angleOf = (direction: [number, number]) =>
    outcomeSentence(
      diverged(3, {
        kind: "learning_rate",
        learning_rate: 1,
        limit: 0.5,
        curvature: 4,
        direction,
      }),
    ).match(/(\d+)°/)?.[1];
  expect(angleOf([1, 0])).toBe("0");
  expect(angleOf([-1, 0])).toBe("0");
  expect(angleOf([1, 1])).toBe("45");
  expect(angleOf([-1, -1])).toBe("45");
  expect(angleOf([1, -1])).toBe("135");
  // Just below 180° rounds to 0°, not to 180°.
  expect(angleOf([1, -0.001])).toBe("0");
});
