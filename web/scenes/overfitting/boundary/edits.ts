import { type Field, number, whole } from "../../../state/fields";

/** After how many updates, which weight, to what. */
export type Edit = [step: number, weight: number, value: number];

const MOST = 200;
/** As far as the core lets a hand go. */
export const REACH = 1e6;
const PARTS = [whole(0, 1e5), whole(0, 1e5), number(-REACH, REACH)] as const;

/** Edits as one text, `step,weight,value;…`, so that equal lists are equal states. */
export const EDITS: Field<string> = {
  parse(text) {
    const edits = text.split(";").map((part) => {
      const numbers = part.split(",");
      const fits = numbers.length === 3;
      return fits && PARTS.every((field, at) => field.parse(numbers[at] ?? "") !== undefined);
    });
    return edits.length <= MOST && edits.every(Boolean) ? text : undefined;
  },
  format: String,
};

export function editsOf(text: string): Edit[] {
  if (text === "") return [];
  return text.split(";").map((part) => {
    const [step = 0, weight = 0, value = 0] = part.split(",").map(Number);
    return [step, weight, value];
  });
}

/** One edit more; of the same weight at the same step the last counts. */
export function withEdit(text: string, [step, weight, value]: Edit): string {
  const others = editsOf(text).filter(([s, w]) => s !== step || w !== weight);
  const next: Edit[] = [...others, [step, weight, value]];
  return next.slice(-MOST).join(";");
}
