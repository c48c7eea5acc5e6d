import { type Group, InstancedInterleavedBuffer, InterleavedBufferAttribute } from "three";
import { LineMaterial } from "three/addons/lines/LineMaterial.js";
import { LineSegments2 } from "three/addons/lines/LineSegments2.js";
import { LineSegmentsGeometry } from "three/addons/lines/LineSegmentsGeometry.js";

/** Above the ground by this much, so that the ground does not swallow the line. */
const LIFT = 0.012;
const FUTURE_ALPHA = 0.4;

export interface TrailLook {
  readonly color: string;
  readonly halo: string;
  /** The past's width in CSS pixels. */
  readonly width: number;
  readonly visible: boolean;
  /** Whether the future is shown at all. */
  readonly future: boolean;
}

/** A path on the relief: the future faint, the past solid with a halo. */
export function createTrail(group: Group) {
  const buffer = { data: new InstancedInterleavedBuffer(new Float32Array(6), 6, 1) };
  const lines = {
    future: line(FUTURE_ALPHA, 1),
    halo: line(0.55, 2),
    past: line(1, 3),
  };
  const all = [lines.future, lines.halo, lines.past];
  for (const one of all) group.add(one);
  /** How many segments lie before each point. */
  let before = new Uint32Array(1);
  let points: Float32Array = new Float32Array(0);
  let count = 0;

  return {
    /** Takes x, height and z of so many points; NaN is a gap. */
    setPoints(next: Float32Array, length: number): void {
      points = next;
      count = length;
      if (before.length < length + 1) before = new Uint32Array(length + 1);
      if (buffer.data.array.length < 6 * length) {
        buffer.data = new InstancedInterleavedBuffer(new Float32Array(6 * length), 6, 1);
      }
      const total = fill(buffer.data.array as Float32Array, before, points, length);
      buffer.data.needsUpdate = true;
      for (const { geometry } of all) {
        geometry.setAttribute("instanceStart", new InterleavedBufferAttribute(buffer.data, 3, 0));
        geometry.setAttribute("instanceEnd", new InterleavedBufferAttribute(buffer.data, 3, 3));
      }
      lines.future.geometry.instanceCount = total;
    },
    setLook({ color, halo, width, visible, future }: TrailLook): void {
      lines.past.material.color.set(color);
      lines.past.material.linewidth = width;
      lines.halo.material.color.set(halo);
      lines.halo.material.linewidth = width + 2;
      lines.future.material.color.set(color);
      lines.future.material.linewidth = Math.max(width * 0.6, 1);
      for (const one of all) one.visible = visible;
      lines.future.visible = visible && future;
    },
    /** Ends the past at a place along the points, which may lie between two of them; where that is, or nowhere. */
    setTime(place: number, at: { set(x: number, y: number, z: number): unknown }): boolean {
      const whole = Math.max(Math.min(Math.floor(place), count - 1), 0);
      const past = before[whole] ?? 0;
      lines.past.geometry.instanceCount = past;
      lines.halo.geometry.instanceCount = past;
      const next = Math.min(whole + 1, count - 1);
      const share = Math.min(Math.max(place - whole, 0), 1);
      const x = between(points, whole, next, share, 0);
      const y = between(points, whole, next, share, 1);
      const z = between(points, whole, next, share, 2);
      at.set(x, y + LIFT, z);
      return !Number.isNaN(x + y + z);
    },
    dispose(): void {
      for (const one of all) {
        one.removeFromParent();
        one.geometry.dispose();
        one.material.dispose();
      }
    },
  };
}

export type ReliefTrail = ReturnType<typeof createTrail>;

function line(opacity: number, order: number) {
  // Transparent all of them: what is not is drawn before what is, whatever the order.
  const material = new LineMaterial({ transparent: true, opacity, depthWrite: opacity === 1 });
  const made = new LineSegments2(new LineSegmentsGeometry(), material);
  made.renderOrder = order;
  // Its bounds would have to follow every change.
  made.frustumCulled = false;
  return made;
}

function between(points: Float32Array, a: number, b: number, share: number, axis: number): number {
  const from = points[3 * a + axis] ?? Number.NaN;
  const to = points[3 * b + axis] ?? Number.NaN;
  return share === 0 ? from : from + (to - from) * share;
}

/** Writes the segments between neighbours that both are there, and how many lie before each point. */
function fill(
  segments: Float32Array,
  before: Uint32Array,
  points: Float32Array,
  count: number,
): number {
  let total = 0;
  for (let index = 0; index < count; index++) {
    before[index] = total;
    const [from, to] = [3 * index, 3 * index + 3];
    if (index + 1 === count || Number.isNaN((points[from] ?? 0) + (points[to] ?? 0))) continue;
    for (let axis = 0; axis < 6; axis++) {
      const lift = axis % 3 === 1 ? LIFT : 0;
      segments[6 * total + axis] = (points[from + axis] ?? 0) + lift;
    }
    total++;
  }
  before[count] = total;
  return total;
}
