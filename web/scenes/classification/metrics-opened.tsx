import { type FullEngine, loadFull } from "../../engine/full";
import { Formula } from "../../panel/formula";
import { locale } from "../../words/locale";
import type { ClassificationModel } from "./model";

type Module = FullEngine["module"];
type Data = ClassificationModel["data"]["value"];

/** The samples in the full module, sorted there once for all metrics that are open. */
let held:
  | { readonly of: Data; readonly handle: InstanceType<Module["Classification"]> }
  | undefined;

function samples(module: Module, data: Data) {
  if (held?.of !== data) {
    held?.handle.free();
    const { y, scores } = data;
    held = { of: data, handle: new module.Classification(Uint8Array.from(y), scores) };
  }
  return held.handle;
}

interface Props {
  readonly id: string;
  readonly model: ClassificationModel;
}

/** Fetches the full module, which alone puts numbers into formulas. */
export async function load() {
  const { module } = await loadFull();
  /** What follows the definition: its parts, the same with the present numbers, and the value. */
  return function OpenedMetric({ id, model }: Props) {
    const handle = samples(module, model.data.value);
    const { threshold } = model.state.value;
    const [, ...lines] = handle.worked(id, threshold, undefined, locale.value === "ru");
    return <Formula lines={lines} />;
  };
}
