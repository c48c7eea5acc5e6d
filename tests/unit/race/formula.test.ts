import { beforeAll, describe, expect, test } from "vitest";
import type { Catalog } from "../../../web/engine/engine";
import {
  lossFormulas,
  modelFormulas,
  optimizerNotes,
  surfaceNotes,
} from "../../../web/engine/notes";
import { formulaLines } from "../../../web/race/formula";
import { newRacer } from "../../../web/race/state";
import { loadEngineFromFile } from "../engine";

let catalog: Catalog;
beforeAll(async () => {
  ({ catalog } = await loadEngineFromFile());
});

/** The lines of an optimizer's formula, by its values and convention. */
function lines(
  id: string,
  hyperparameters: Record<string, number> = {},
  convention?: string,
): string[] {
  const info = catalog.optimizers.find((one) => one.id === id);
  if (!info) throw new Error(id);
  const racer = newRacer(catalog, id, []);
  return formulaLines(optimizerNotes[id]?.lines ?? [], info, {
    ...racer,
    hyperparameters,
    convention: convention ?? racer.convention,
  });
}

test("every optimizer has a formula, under every convention and every switch", () => {
  for (const { id, conventions, hyperparameters } of catalog.optimizers) {
    const written = optimizerNotes[id]?.lines ?? [];
    const shown = new Set<string>();
    // What is switched by a value: on and off; everything else stays as it is.
    const switches = hyperparameters.filter(({ name }) =>
      written.some(({ when }) => when.some((condition) => condition.name === name)),
    );
    for (const convention of conventions) {
      for (let choice = 0; choice < 2 ** switches.length; choice++) {
        const values = Object.fromEntries(
          switches.map(({ name }, bit) => [name, choice & (1 << bit) ? 0.5 : 0]),
        );
        const all = lines(id, values, convention);
        expect(all.length, `${id} ${convention}`).toBeGreaterThan(0);
        for (const line of all) shown.add(line);
      }
    }
    // No line that nothing ever shows.
    const unseen = written.filter(({ tex }) => !shown.has(tex));
    expect(unseen, id).toEqual([]);
  }
});

test("what is read beside the module is what the full catalog says", async () => {
  const { module } = await loadEngineFromFile();
  const { optimizers, surfaces, models, losses } = module.catalog();
  const notes = optimizers.map(({ id, formula_lines: lines, references, disagreements }) => {
    return [id, { lines, references, disagreements }];
  });
  expect(optimizerNotes).toEqual(Object.fromEntries(notes));
  const sources = surfaces.map(({ id, formula, reference }) => [id, { formula, reference }]);
  expect(surfaceNotes).toEqual(Object.fromEntries(sources));
  const formulas = (list: typeof models | typeof losses) =>
    Object.fromEntries(list.map(({ id, formula }) => [id, formula]));
  expect(modelFormulas).toEqual(formulas(models));
  expect(lossFormulas).toEqual(formulas(losses));
});

describe("a line is there only where it applies", () => {
  test("weight decay", () => {
    expect(lines("sgd").join()).not.toContain("\\lambda");
    expect(lines("sgd", { weight_decay: 0.1 }).join()).toContain("\\lambda");
    // AdamW's default is not zero.
    expect(lines("adamw").join()).toContain("\\lambda");
    expect(lines("adamw", { weight_decay: 0 }).length).toBe(lines("adamw").length - 1);
  });

  test("the bias correction of Adam", () => {
    const on = lines("adam");
    const off = lines("adam", { bias_correction: 0 });
    expect(on.join()).toContain("\\hat");
    expect(off.join()).not.toContain("\\hat");
    expect(off.length).toBeLessThan(on.length);
  });

  test("the centred variance and the momentum of RMSprop", () => {
    const plain = lines("rmsprop");
    const centered = lines("rmsprop", { centered: 1 });
    const both = lines("rmsprop", { centered: 1, momentum: 0.9 });
    expect(centered.length).toBeGreaterThan(plain.length);
    expect(both.length).toBeGreaterThan(centered.length);
  });

  test("the conventions of momentum", () => {
    const each = ["pytorch", "slides", "moving_average"].map((one) =>
      lines("momentum", {}, one).join(),
    );
    expect(new Set(each).size).toBe(3);
    expect(lines("momentum", { dampening: 0.5 }).join()).not.toBe(each[0]);
  });
});
