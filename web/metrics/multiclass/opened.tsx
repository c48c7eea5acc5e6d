import { type FullEngine, loadFull } from "../../engine/full";
import { Formula } from "../../panel/formula";
import { locale } from "../../words/locale";
import type { Rows } from "../judge";
import type { JudgedRows } from "./judge";

type Module = FullEngine["module"];

/** The scores in the full module, for all metrics that are open. */
let held: { readonly of: Rows; readonly handle: InstanceType<Module["Multiclass"]> } | undefined;

function handleOf(module: Module, of: Rows) {
  if (held?.of !== of) {
    held?.handle.free();
    held = { of, handle: new module.Multiclass(of.classes.length, of.labels, of.scores) };
  }
  return held.handle;
}

interface Props {
  readonly id: string;
  readonly judged: JudgedRows;
}

/** Fetches the full module, which alone puts numbers into formulas. */
export async function load() {
  const { module } = await loadFull();
  /** What follows the definition: the same with the present numbers, and the value. */
  return function OpenedMetric({ id, judged }: Props) {
    const handle = handleOf(module, judged.rows);
    const [, ...lines] = handle.worked(id, judged.settings, locale.value === "ru");
    return <Formula lines={lines} />;
  };
}
