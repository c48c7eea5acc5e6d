// What the border leaves to its callers to check. All else is checked there, by the core's own lists.

import type { ErrorDetails } from "../pkg/descent_wasm.js";

/** A list of numbers: an array or a typed array. */
export type Numbers =
  | readonly number[]
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray;

/** An error of the library: its sentence, and under `details` the parts that it was made of. */
export interface ArgumentError extends Error {
  readonly details: ErrorDetails;
}

/** An error as the border throws them. */
export function refusal(message: string, details: ErrorDetails): ArgumentError {
  return Object.assign(new Error(message), { details });
}

/** The refusal of a value that has another shape than its argument. */
export function shapeRefusal(argument: string, reason: string): ArgumentError {
  return refusal(`${argument} ${reason}`, { code: "shape", argument, reason });
}

/** A value as a sentence names it. */
function shown(value: unknown): string {
  if (value === undefined) return "missing";
  if (typeof value === "string") return JSON.stringify(value.slice(0, 40));
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  return typeof value === "function" ? "a function" : String(value);
}

export function refuse(argument: string, value: unknown, wanted: string): never {
  throw shapeRefusal(argument, `is ${shown(value)}, but must be ${wanted}`);
}

/** The value as an object of fields by name. */
export function fields(argument: string, value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return refuse(argument, value, "an object");
  }
  return value as Record<string, unknown>;
}

/**
 * Refuses fields of other names.
 * @param prefix what stands before a field's name in the refusal
 */
export function refuseOthers(prefix: string, value: object, names: readonly string[]): void {
  const other = Object.keys(value).find((name) => !names.includes(name));
  if (other === undefined) return;
  throw shapeRefusal(`${prefix}${other}`, `is not known: there are ${names.join(", ")}`);
}

/** The fields of these names that are given. */
export function pick<T extends object, K extends keyof T>(from: T, names: readonly K[]) {
  const given = names.filter((name) => from[name] !== undefined && from[name] !== null);
  return Object.fromEntries(given.map((name) => [name, from[name]])) as Pick<T, K>;
}

/** The numbers of a list. Their count, and that they are finite, is checked at the border. */
export function numbers(argument: string, list: unknown): Float64Array {
  if (list instanceof Float64Array) return list;
  const typed = ArrayBuffer.isView(list) && !(list instanceof DataView);
  if (!Array.isArray(list) && !typed) return refuse(argument, list, "a list of numbers");
  const entries = list as ArrayLike<unknown>;
  const result = new Float64Array(entries.length);
  for (let index = 0; index < entries.length; index += 1) {
    const entry = entries[index];
    if (typeof entry !== "number") return refuse(`${argument}[${index}]`, entry, "a number");
    result[index] = entry;
  }
  return result;
}

/** A matrix row by row, from its rows or from a list that is one already. */
export function matrix(argument: string, rows: unknown): Float64Array {
  if (!Array.isArray(rows) || typeof rows[0] === "number") return numbers(argument, rows);
  const lists = rows.map((row, index) => numbers(`${argument}[${index}]`, row));
  const uneven = lists.findIndex((list) => list.length !== rows.length);
  if (uneven >= 0) {
    const [name, length] = [`${argument}[${uneven}]`, lists[uneven]?.length ?? 0];
    throw refusal(`${name} has ${length} numbers, but must have ${rows.length}`, {
      code: "length",
      argument: name,
      value: length,
      expected: rows.length,
    });
  }
  return Float64Array.from(lists.flatMap((list) => [...list]));
}

/** A point of the plane. */
export function pair(argument: string, point: unknown): [number, number] {
  const [x, y, ...others] = numbers(argument, point);
  if (x === undefined || y === undefined || others.length > 0) {
    return refuse(argument, point, "a list of two numbers");
  }
  for (const [index, number] of [x, y].entries()) {
    if (!Number.isFinite(number)) refuse(`${argument}[${index}]`, number, "a finite number");
  }
  return [x, y];
}
