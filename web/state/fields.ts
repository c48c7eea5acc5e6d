import * as v from "valibot";

/** One value of a state: how it reads in the address, and what it may be. */
export interface Field<Value> {
  /** The value of a text; `undefined` where it is none. */
  readonly parse: (text: string) => Value | undefined;
  readonly format: (value: Value) => string;
}

function field<Value>(
  schema: v.GenericSchema<string, Value>,
  format: (value: Value) => string = String,
): Field<Value> {
  return {
    parse: (text) => {
      const result = v.safeParse(schema, text);
      return result.success ? result.output : undefined;
    },
    format,
  };
}

const finite = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty(),
  // Never −0, which would be told from 0.
  v.transform((text) => Number(text) + 0),
  v.number(),
  v.finite(),
);

/** A number within closed bounds. */
export function number(min: number, max: number): Field<number> {
  return field(v.pipe(finite, v.minValue(min), v.maxValue(max)));
}

/** A whole number within closed bounds. */
export function whole(min: number, max: number): Field<number> {
  return field(v.pipe(finite, v.integer(), v.minValue(min), v.maxValue(max)));
}

/** One of a list of names. */
export function choice<const Name extends string>(names: readonly Name[]): Field<Name> {
  return field(v.picklist(names) as v.GenericSchema<string, Name>);
}

/** A text of limited length. */
export function text(maxLength: number): Field<string> {
  return field(v.pipe(v.string(), v.nonEmpty(), v.maxLength(maxLength)));
}

/** On or off, as 1 or 0. */
export const flag: Field<boolean> = field(
  v.pipe(
    v.picklist(["0", "1"]) as v.GenericSchema<string, "0" | "1">,
    v.transform((one) => one === "1"),
  ),
  (value) => (value ? "1" : "0"),
);

/** A list of so many numbers, separated by commas. */
export function numbers<Tuple extends readonly number[]>(
  count: Tuple["length"],
  min: number,
  max: number,
): Field<Tuple> {
  const one = number(min, max);
  return {
    parse: (list) => {
      const values = list.split(",").map(one.parse);
      const complete = values.length === count && values.every((value) => value !== undefined);
      return complete ? (values as unknown as Tuple) : undefined;
    },
    format: (value) => value.join(","),
  };
}
