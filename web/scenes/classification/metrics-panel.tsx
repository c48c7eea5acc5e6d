import { Metrics } from "../../metrics/metrics";
import type { ResamplingChoices } from "../../metrics/resampling";
import { ResamplingPanel } from "../../metrics/resampling-panel";
import type { ClassificationModel } from "./model";
import { ParameterField, ZeroDivisionField } from "./parameters";
import { CONFIDENCE, DEFAULTS, MAX_REPLICATES } from "./state";

interface Props {
  readonly model: ClassificationModel;
}

/** Every metric, and what their definitions leave open. */
export function MetricsPanel({ model }: Props) {
  return (
    <Metrics
      chain={model.chain}
      pin={model.pin}
      resampled={model.resampled}
      parameter={(name) => <ParameterField model={model} name={name} />}
    >
      <ZeroDivisionField model={model} />
    </Metrics>
  );
}

const LIMITS = { replicates: MAX_REPLICATES, confidence: CONFIDENCE };

/** Whether samples are drawn again, and how. */
export function UncertaintyPanel({ model }: Props) {
  const choose = ({ on, seed, ...changes }: Partial<ResamplingChoices>) =>
    model.update({
      ...changes,
      ...(on !== undefined && { bootstrap: on }),
      ...(seed !== undefined && { bootSeed: seed }),
    });
  return (
    <ResamplingPanel
      resampled={model.resampled}
      defaults={DEFAULTS}
      limits={LIMITS}
      onChoose={choose}
    />
  );
}
