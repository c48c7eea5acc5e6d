import { expect, test } from "vitest";
import { COLOR_COUNT, freeLook, type Look, MARKER_COUNT } from "../../../web/stage/palette";

test("an optimizer has its own look while no other has the very same", () => {
  const own = freeLook("adam", []);
  const near = { ...own, marker: (own.marker + 1) % MARKER_COUNT };
  expect(freeLook("adam", [near])).toEqual(own);
});

test("a second one of a kind takes a colour and a marker that nobody has", () => {
  const taken = [freeLook("momentum", []), freeLook("adam", [])];
  const { color, marker } = freeLook("momentum", taken);
  expect(taken.some((other) => other.color === color || other.marker === marker)).toBe(false);
});

test("every look is given before one is given twice", () => {
  const taken: Look[] = [];
  for (let count = 0; count < COLOR_COUNT * MARKER_COUNT; count++) {
    taken.push(freeLook("sgd", taken));
  }
  const different = new Set(taken.map(({ color, marker }) => `${color}.${marker}`));
  expect(different.size).toBe(COLOR_COUNT * MARKER_COUNT);
});
