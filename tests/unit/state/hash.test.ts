import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  createAddressWriter,
  formatAddress,
  parseAddress,
  splitOnce,
} from "../../../web/state/hash";
import { seeded } from "../seeded";

const SPECIAL = [..."%&#=?/ \t\"<>`+;,.:~^*()[]{}|\\'абвё漢😀\u00a0\u2028-_!$@"];

/** A text of any characters, the dangerous ones often. */
function randomText(random: () => number, longest: number): string {
  const length = Math.floor(random() * longest);
  return Array.from({ length }, () => {
    if (random() < 0.5) return SPECIAL[Math.floor(random() * SPECIAL.length)] ?? "";
    const code = Math.floor(random() * 0x3000);
    return String.fromCharCode(code);
  }).join("");
}

describe("an address", () => {
  test("is read as it was written, for any texts", () => {
    const random = seeded(1);
    for (let turn = 0; turn < 2000; turn++) {
      const pairs = Array.from({ length: Math.floor(random() * 5) }, () => {
        // A name holds no "=": the first one ends it.
        const name = `n${randomText(random, 6).replaceAll("=", "")}`;
        return [name, randomText(random, 40)] as const;
      });
      const written = formatAddress({ scene: "race", pairs });
      expect(parseAddress(written)).toEqual({ scene: "race", pairs });
    }
  });

  test("goes through the browser's own spelling", () => {
    const random = seeded(2);
    for (let turn = 0; turn < 500; turn++) {
      const pairs = [["formula", randomText(random, 30)]] as const;
      const hash = formatAddress({ scene: "race", pairs });
      // As the address bar gives it back.
      const { hash: spelled } = new URL(`http://localhost/${hash}`);
      expect(parseAddress(spelled)).toEqual({ scene: "race", pairs });
    }
  });

  test("stays readable", () => {
    const pairs = [
      ["formula", "x^2+10*sin(y)"],
      ["domain", "-5,5,-5,5"],
      ["racer", "sgd:learning_rate=0.1,look=0.0"],
    ] as const;
    expect(formatAddress({ scene: "race", pairs })).toBe(
      "#/race?formula=x^2+10*sin(y)&domain=-5,5,-5,5&racer=sgd:learning_rate=0.1,look=0.0",
    );
    expect(formatAddress({ scene: "race", pairs: [] })).toBe("#/race");
  });

  test.each([
    ["", { scene: "", pairs: [] }],
    ["#", { scene: "", pairs: [] }],
    ["#/", { scene: "", pairs: [] }],
    ["#/race?", { scene: "race", pairs: [] }],
    ["#race?a=1", { scene: "race", pairs: [["a", "1"]] }],
    [
      "#/race?a&=b&&c=d=e",
      {
        scene: "race",
        pairs: [
          ["a", ""],
          ["", "b"],
          ["c", "d=e"],
        ],
      },
    ],
    ["#/race?a=%", { scene: "race", pairs: [["a", "%"]] }],
    ["#/race?a=%E0%A4%A", { scene: "race", pairs: [["a", "%E0%A4%A"]] }],
  ])("%j", (hash, address) => expect(parseAddress(hash)).toEqual(address));

  test("of random garbage is read without an error", () => {
    const random = seeded(3);
    for (let turn = 0; turn < 10_000; turn++) {
      const { scene, pairs } = parseAddress(`#${randomText(random, 60)}`);
      expect(typeof scene).toBe("string");
      for (const [name, value] of pairs) expect(typeof name + typeof value).toBe("stringstring");
    }
  });

  test("is split at the first separator only", () => {
    expect(splitOnce("a=b=c", "=")).toEqual(["a", "b=c"]);
    expect(splitOnce("abc", "=")).toEqual(["abc"]);
    expect(splitOnce("=", "=")).toEqual(["", ""]);
  });
});

describe("the address is written", () => {
  const replaced: string[] = [];
  let refuses = false;

  beforeEach(() => {
    vi.useFakeTimers();
    replaced.length = 0;
    refuses = false;
    vi.stubGlobal("location", { hash: "#/race" });
    vi.stubGlobal("history", {
      replaceState: (_state: unknown, _title: string, hash: string) => {
        if (refuses) throw new DOMException("refused", "SecurityError");
        replaced.push(hash);
        location.hash = hash;
      },
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test("once for many changes in a row, with the last", () => {
    const writer = createAddressWriter();
    for (let step = 0; step < 100; step++) {
      writer.write(`#/race?step=${step}`);
      vi.advanceTimersByTime(16);
    }
    expect(replaced).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(replaced).toEqual(["#/race?step=99"]);
    expect(writer.isForeign()).toBe(false);
  });

  test("not again when nothing has changed", () => {
    const writer = createAddressWriter();
    writer.write("#/race");
    vi.advanceTimersByTime(1000);
    writer.write("#/race?a=1");
    vi.advanceTimersByTime(1000);
    writer.write("#/race?a=1");
    vi.advanceTimersByTime(1000);
    expect(replaced).toEqual(["#/race?a=1"]);
  });

  test("at once when the page is left", () => {
    const writer = createAddressWriter();
    writer.write("#/race?a=1");
    writer.flush();
    expect(replaced).toEqual(["#/race?a=1"]);
    vi.advanceTimersByTime(1000);
    expect(replaced).toHaveLength(1);
  });

  test("never over a link that has just been put there", () => {
    const writer = createAddressWriter();
    writer.write("#/race?a=1");
    location.hash = "#/race?b=2";
    vi.advanceTimersByTime(1000);
    expect(replaced).toEqual([]);
    expect(writer.isForeign()).toBe(true);
    expect(writer.isForeign()).toBe(false);
    writer.write("#/race?b=2&c=3");
    vi.advanceTimersByTime(1000);
    expect(replaced).toEqual(["#/race?b=2&c=3"]);
  });

  test("or, where the browser refuses, not, and nothing breaks", () => {
    const writer = createAddressWriter();
    refuses = true;
    writer.write("#/race?a=1");
    vi.advanceTimersByTime(1000);
    refuses = false;
    writer.write("#/race?a=2");
    vi.advanceTimersByTime(1000);
    expect(replaced).toEqual(["#/race?a=2"]);
  });
});
