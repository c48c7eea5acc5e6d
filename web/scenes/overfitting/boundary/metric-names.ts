import { signal } from "@preact/signals";
import { locale } from "../../../words/locale";

type Names = Readonly<Record<string, string>>;

/** The names of the catalog's metrics, which belong to other scenes: fetched when a metric is wanted. */
const names = signal<{ readonly ru: Names; readonly en: Names } | undefined>(undefined);
let asked = false;

export function loadMetricNames(): void {
  if (asked) return;
  asked = true;
  load().catch(() => {
    // Without a network metrics go by their ids, and it is tried again.
    asked = false;
  });
}

async function load(): Promise<void> {
  const [{ classificationRu }, { classificationEn }, { REGRESSION_NAMES }] = await Promise.all([
    import("../../../words/classification.ru"),
    import("../../../words/classification.en"),
    import("../../../words/regression-names"),
  ]);
  names.value = {
    ru: { ...classificationRu.metricNames, ...REGRESSION_NAMES },
    en: { ...classificationEn.metricNames, ...REGRESSION_NAMES },
  };
}

/** What a metric of the catalog is called; its id until the names are there, or where it has no other. */
export function metricName(id: string): string {
  return names.value?.[locale.value][id] ?? id.replaceAll("_", " ");
}
