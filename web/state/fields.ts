/** One value of a state: how it reads in the address, and what it may be. */
export interface Field<Value> {
  /** The value of a text; `undefined` where it is none. */
  readonly parse: (text: string) => Value | undefined;
  readonly format: (value: Value) => string;
}

/** A number within closed bounds. */
export function number(min: number, max: number): Field<number> {
  const parse = (text: string) => {
    const trimmed = text.trim();
    // Never −0, which would be told from 0.
    const value = trimmed === "" ? Number.NaN : Number(trimmed) + 0;
    return Number.isFinite(value) && min <= value && value <= max ? value : undefined;
  };
  return { parse, format: String };
}

/** A whole number within closed bounds. */
export function whole(min: number, max: number): Field<number> {
  const { parse, format } = number(min, max);
  return {
    parse: (text) => {
      const value = parse(text);
      return Number.isInteger(value) ? value : undefined;
    },
    format,
  };
}

/** One of a list of names. */
export function choice<const Name extends string>(names: readonly Name[]): Field<Name> {
  return { parse: (text) => names.find((name) => name === text), format: String };
}

/** A text of limited length. */
export function text(maxLength: number): Field<string> {
  const fits = (value: string) => value !== "" && value.length <= maxLength;
  return { parse: (value) => (fits(value) ? value : undefined), format: String };
}

/** On or off, as 1 or 0. */
export const flag: Field<boolean> = {
  parse: (text) => (text === "1" || text === "0" ? text === "1" : undefined),
  format: (value) => (value ? "1" : "0"),
};

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
