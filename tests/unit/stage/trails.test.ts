import { Group, type InterleavedBufferAttribute, Vector3 } from "three";
import type { LineSegments2 } from "three/addons/lines/LineSegments2.js";
import { expect, test } from "vitest";
import { createTrail } from "../../../web/race/relief/trails";

const LOOK = { color: "#ff0000", halo: "#ffffff", width: 2, visible: true, future: true };

function trail(points: number[]) {
  const group = new Group();
  const made = createTrail(group);
  made.setPoints(Float32Array.from(points), points.length / 3);
  made.setLook(LOOK);
  const [future, , past] = group.children as LineSegments2[];
  if (!future || !past) throw new Error("a trail has its lines");
  return { made, group, future: future.geometry, past: past.geometry };
}

const gap = [Number.NaN, Number.NaN, Number.NaN];

test("the past grows with time, the future is all of it", () => {
  const { made, future, past } = trail([0, 0, 0, 1, 0.5, 0, 2, 0.25, 1]);
  expect(future.instanceCount).toBe(2);
  const at = new Vector3();
  expect(made.setTime(0, at)).toBe(true);
  expect(past.instanceCount).toBe(0);
  expect(made.setTime(1.5, at)).toBe(true);
  expect(past.instanceCount).toBe(1);
  expect(at.x).toBeCloseTo(1.5);
  expect(at.y).toBeCloseTo(0.375 + 0.012);
  expect(at.z).toBeCloseTo(0.5);
  made.setTime(99, at);
  expect(past.instanceCount).toBe(2);
  expect(at.x).toBe(2);
});

test("where a path has left the view there is a gap, and no ball", () => {
  const { made, future, past } = trail([0, 0, 0, ...gap, 2, 0, 0, 3, 0, 0]);
  expect(future.instanceCount).toBe(1);
  const start = future.getAttribute("instanceStart") as InterleavedBufferAttribute;
  expect(start.getX(0)).toBe(2);
  const at = new Vector3();
  expect(made.setTime(1, at)).toBe(false);
  expect(past.instanceCount).toBe(0);
  expect(made.setTime(3, at)).toBe(true);
  expect(past.instanceCount).toBe(1);
});

test("points are taken into the same memory, and everything is given back", () => {
  const { made, group, future } = trail([0, 0, 0, 1, 0, 0, 2, 0, 0]);
  const buffer = () => (future.getAttribute("instanceStart") as InterleavedBufferAttribute).data;
  const before = buffer();
  made.setPoints(Float32Array.from([5, 0, 0, 6, 0, 0]), 2);
  expect(buffer()).toBe(before);
  expect(future.instanceCount).toBe(1);
  made.dispose();
  expect(group.children).toEqual([]);
});
