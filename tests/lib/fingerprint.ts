/** Two halves of a 64-bit number, the lower first. */
type Halves = [number, number];

const FNV_OFFSET: Halves = [0x84222325, 0xcbf29ce4];

/** FNV-1a of the numbers' bytes, the least significant first; all NaN are one. */
export function fingerprint(lists: Float64Array[]): string {
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
