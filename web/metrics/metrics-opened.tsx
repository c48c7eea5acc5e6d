import { type FullEngine, loadFull } from "../engine/full";
import { Formula } from "../panel/formula";
import { locale } from "../words/locale";
import type { Chain } from "./chain";
import type { Samples } from "./judge";

type Module = FullEngine["module"];

/** The samples in the full module, sorted there once for all metrics that are open. */
let held:
  | { readonly of: Samples; readonly handle: InstanceType<Module["Classification"]> }
  | undefined;

function samples(module: Module, of: Samples) {
  if (held?.of !== of) {
    held?.handle.free();
    held = { of, handle: new module.Classification(of.y, of.scores) };
  }
  return held.handle;
}

interface Props {
  readonly id: string;
  readonly chain: Chain;
}

/** Fetches the full module, which alone puts numbers into formulas. */
export async function load() {
  const { module } = await loadFull();
  /** What follows the definition: its parts, the same with the present numbers, and the value. */
  return function OpenedMetric({ id, chain }: Props) {
    const handle = samples(module, chain.samples.value);
    const { settings } = chain.judged.value;
    const isRussian = locale.value === "ru";
    const [, ...lines] = handle.worked(id, chain.threshold.value, settings, isRussian);
    return <Formula lines={lines} />;
  };
}
