// Scores as dots: each stands at its score, no two of a class overlap, and all are within the picture.

import { describe, expect, test } from "vitest";
import { layoutSwarm, MAX_DOTS } from "../../../web/metrics/swarm-layout";
import { seeded } from "../seeded";

const BOX = { span: [-1, 3], width: 460, half: 95, base: 120 } as const;

function anySamples(seed: number) {
  const random = seeded(seed);
  const count = 1 + Math.floor(random() * 300);
  const levels = random() < 0.3 ? 8 + Math.floor(random() * 30) : 0;
  const score = () => {
    const share = random() ** (random() < 0.5 ? 1 : 3);
    return -1 + 4 * (levels > 0 ? Math.round(share * levels) / levels : share);
  };
  return {
    y: Uint8Array.from({ length: count }, () => Math.round(random())),
    scores: Float64Array.from({ length: count }, score),
  };
}

describe("dots", () => {
  test("stand at their scores, on the side of their class, inside the picture and clear of one another", () => {
    let drawn = 0;
    for (let seed = 0; seed < 60; seed++) {
      const samples = anySamples(seed);
      const swarm = layoutSwarm(samples, BOX);
      if (!swarm) continue;
      drawn += 1;
      const { x, y, radius } = swarm;
      let closest = Number.POSITIVE_INFINITY;
      let [nearest, farthest, off] = [Number.POSITIVE_INFINITY, 0, 0];
      x.forEach((px, at) => {
        const py = y[at] ?? 0;
        off = Math.max(off, Math.abs(px - (((samples.scores[at] ?? 0) + 1) / 4) * BOX.width));
        const away = samples.y[at] === 1 ? BOX.base - py : py - BOX.base;
        [nearest, farthest] = [Math.min(nearest, away), Math.max(farthest, away)];
        for (let other = 0; other < at; other++) {
          closest = Math.min(closest, Math.hypot(px - (x[other] ?? 0), py - (y[other] ?? 0)));
        }
      });
      expect(off).toBeLessThan(1e-9);
      expect(nearest).toBeGreaterThan(radius);
      expect(farthest + radius).toBeLessThanOrEqual(BOX.half);
      expect(closest).toBeGreaterThan(2 * radius - 1e-6);
    }
    expect(drawn).toBeGreaterThan(50);
  });

  test("of fewer objects are larger", () => {
    const of = (count: number) => {
      const random = seeded(7);
      const scores = Float64Array.from({ length: count }, () => -1 + 4 * random());
      return layoutSwarm({ y: new Uint8Array(count).fill(1), scores }, BOX)?.radius ?? 0;
    };
    expect(of(20)).toBeGreaterThan(of(200));
    expect(of(200)).toBeGreaterThan(of(1200));
  });

  test("that do not fit are not drawn, unless their size is held; then they stay within", () => {
    const tied = { y: new Uint8Array(500).fill(1), scores: new Float64Array(500).fill(1) };
    expect(layoutSwarm(tied, BOX)).toBeUndefined();
    const held = layoutSwarm(tied, BOX, 4);
    expect(Math.min(...(held?.y ?? []))).toBeGreaterThanOrEqual(BOX.base - BOX.half);
    const many = MAX_DOTS + 1;
    const cloud = { y: new Uint8Array(many), scores: new Float64Array(many) };
    expect(layoutSwarm(cloud, BOX)).toBeUndefined();
  });
});
