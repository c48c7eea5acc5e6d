import { useComputed } from "@preact/signals";
import { Formula } from "../../panel/formula";
import type { RaceModel } from "../../race/model";
import type { SurfaceState } from "./state";

/** The typed formula as it was understood; nothing while it cannot be read. */
export function OwnTex({ model }: { readonly model: RaceModel<SurfaceState> }) {
  const tex = useComputed(() => texOf(model)).value;
  return tex === undefined ? null : <Formula lines={[`f(x, y) = ${tex}`]} />;
}

function texOf(model: RaceModel<SurfaceState>): string | undefined {
  const full = model.full.value;
  if (typeof full !== "object") return undefined;
  try {
    return full.module.formula_tex(model.state.value.formula);
  } catch {
    return undefined;
  }
}
