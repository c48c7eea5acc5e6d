// The same runs natively and in WebAssembly, to the bit.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { load, type TrajectoryRequest } from "../../dist/lib/descent.js";
import { at, root } from "../../scripts/project.mjs";

interface GoldenCase {
  readonly request: TrajectoryRequest;
  readonly hash: string;
}

let cases: GoldenCase[] = [];

// Cargo sees for itself whether the core has changed since the last time.
beforeAll(() => {
  execFileSync("cargo", ["run", "--quiet", "--package", "xtask", "--", "golden"], { cwd: root });
  cases = JSON.parse(readFileSync(at("target", "golden.json"), "utf8")).cases;
}, 600_000);

/** Two halves of a 64-bit number, the lower first. */
type Halves = [number, number];

const FNV_OFFSET: Halves = [0x84222325, 0xcbf29ce4];

/** FNV-1a of the numbers' bytes, the least significant first; all NaN are one. */
function fingerprint(lists: Float64Array[]): string {
  let [low, high] = FNV_OFFSET;
  const view = new DataView(new ArrayBuffer(8));
  for (const list of lists) {
    for (const number of list) {
      if (Number.isNaN(number)) view.setBigUint64(0, 0x7ff8n << 48n, true);
      else view.setFloat64(0, number, true);
      for (let index = 0; index < 8; index += 1) {
        // Times the prime 2^40 + 0x1b3, in 16-bit pieces that a float holds exactly.
        const mixed = (low ^ view.getUint8(index)) >>> 0;
        const bottom = (mixed & 0xffff) * 0x1b3;
        const middle = (mixed >>> 16) * 0x1b3 + Math.floor(bottom / 0x10000);
        const carry = Math.floor(middle / 0x10000);
        low = (((middle & 0xffff) << 16) | (bottom & 0xffff)) >>> 0;
        high = (Math.imul(high, 0x1b3) + carry + (mixed << 8)) >>> 0;
      }
    }
  }
  return [high, low].map((half) => half.toString(16).padStart(8, "0")).join("");
}

test("the hash is FNV-1a", () => {
  const bytes = new BigUint64Array([0x0102030405060708n]);
  let expected = 0xcbf29ce484222325n;
  for (const byte of new Uint8Array(bytes.buffer)) {
    expected = BigInt.asUintN(64, (expected ^ BigInt(byte)) * 0x100000001b3n);
  }
  const hash = fingerprint([new Float64Array(bytes.buffer)]);
  expect(hash).toBe(expected.toString(16).padStart(16, "0"));
});

test("WebAssembly gives the bits of the native core", async () => {
  const descent = await load();
  expect(cases.length).toBeGreaterThan(500);
  const differing = cases.filter(({ request, hash }) => {
    const { points, losses } = descent.trajectory(request);
    return fingerprint([points, losses]) !== hash;
  });
  expect(differing.map(({ request }) => JSON.stringify(request))).toEqual([]);
}, 60_000);
