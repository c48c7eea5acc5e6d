import { lossFormulas, modelFormulas } from "../engine/notes";
import { Formula } from "../panel/formula";
import type { LossId, ModelId } from "./state";

interface Props {
  readonly model: ModelId;
  readonly loss: LossId;
}

/** The model and its loss, as the core has them. */
export function DataFormulas({ model, loss }: Props) {
  return <Formula lines={[modelFormulas[model] ?? "", lossFormulas[loss] ?? ""]} />;
}
