import { loadFull } from "../../../engine/full";
import type { ClassificationSettings } from "../../../engine/metrics";
import { Formula } from "../../../panel/formula";
import { locale } from "../../../words/locale";
import type { Cells } from "./cells";

interface Props {
  readonly id: string;
  readonly cells: Cells;
  readonly settings: ClassificationSettings;
}

/** Fetches the full module, which alone puts numbers into formulas. */
export async function load() {
  const { module } = await loadFull();
  /** A metric with the four counts put in, and its value. */
  return function OpenedOfCounts({ id, cells: { tp, fp, fn, tn }, settings }: Props) {
    const isRussian = locale.value === "ru";
    const [, ...lines] = module.worked_of_counts(id, tp, fp, fn, tn, settings, isRussian);
    return <Formula lines={lines} />;
  };
}
