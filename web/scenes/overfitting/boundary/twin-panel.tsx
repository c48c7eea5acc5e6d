import { useRef } from "preact/hooks";
import { Button } from "../../../panel/button";
import { Choice } from "../../../panel/choice";
import { Section } from "../../../panel/section";
import { Slider } from "../../../panel/slider";
import { useSize } from "../../../stage/size";
import { say, words } from "../../../words";
import type { BoundaryModel } from "./model";
import { usePainting } from "./painting";
import { type Option, settingOf } from "./settings";
import { ownValue, type TwinName, twinOf, twinsOf } from "./twin";
import { fitSentence } from "./verdict";
import { boundaryWords } from "./words";

/** What the twin begins with, where it would be the same otherwise. */
const FIRST: Partial<Record<TwinName, string>> = {
  l2: "0.05",
  l1: "0.01",
  dropout: "0.5",
  patience: "10",
  count: "400",
};

/** A twin: the same training with exactly one thing changed, its curves beside. */
export function TwinPanel({ model }: { readonly model: BoundaryModel }) {
  const text = boundaryWords.value.twin;
  const panel = words.value.panel;
  const state = model.state.value;
  const [name, value = ""] = twinOf(state) ?? [];
  const report = model.twinReport.value;
  const begin = (next: TwinName) => {
    const own = ownValue(state, next, model.catalog, model.info);
    const first = FIRST[next] ?? own;
    model.update({ twin: `${next}=${first === own ? other(model, next, own) : first}` });
  };
  return (
    <Section heading={text.heading} level={2} open={name !== undefined}>
      <p class="hint">{text.help}</p>
      <Choice
        label={text.what}
        value={name ?? ""}
        options={[
          { value: "" as const, label: text.none },
          ...twinsOf(state).map((one) => ({ value: one, label: nameOf(model, one) })),
        ]}
        onInput={(next) => (next === "" ? model.update({ twin: "" }) : begin(next))}
        words={panel}
      />
      {name !== undefined && <TwinValue model={model} name={name} value={value} />}
      {report && <TwinMap model={model} />}
      {report?.last && (
        <p class="boundary-twin-says">
          {text.says(say(report.last.train_loss, 3), say(report.last.validation_loss, 3))}{" "}
          {fitSentence(report)}
        </p>
      )}
      {name !== undefined && (
        <Button look="quiet" icon="reset" onClick={() => model.update({ twin: "" })}>
          {text.end}
        </Button>
      )}
    </Section>
  );
}

/** Another value than one's own. */
function other(model: BoundaryModel, name: TwinName, own: string): string {
  const setting = settingOf(model, name);
  if (setting.kind === "choice") {
    return setting.options.find(({ value }) => value !== own)?.value ?? own;
  }
  if (setting.kind === "text") return own === "none" ? "4tanh" : "none";
  const { min, max } = setting.range;
  const now = Number(own);
  return String(now * 2 <= max && now > 0 ? now * 2 : Math.max(min, now / 2));
}

function nameOf(model: BoundaryModel, name: TwinName): string {
  return settingOf(model, name).label;
}

/** The twin's map, at the step that is shown. */
function TwinMap({ model }: { readonly model: BoundaryModel }) {
  const box = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLCanvasElement>(null);
  const live = useRef<HTMLCanvasElement>(null);
  const size = useSize(box);
  usePainting(
    model,
    { ground, live, size },
    { training: model.twin, report: model.twinReport },
    false,
  );
  return (
    <div class="boundary-twin-map" ref={box} role="img" aria-label={boundaryWords.value.twin.map}>
      <canvas ref={ground} />
      <canvas ref={live} />
    </div>
  );
}

interface ValueProps {
  readonly model: BoundaryModel;
  readonly name: TwinName;
  readonly value: string;
}

/** The one value that differs. */
function TwinValue({ model, name, value }: ValueProps) {
  const setting = settingOf(model, name);
  const panel = words.value.panel;
  const set = (next: string) => model.update({ twin: `${name}=${next}` });
  const label = boundaryWords.value.twin.value(setting.label);
  if (setting.kind === "choice") {
    const options: readonly Option[] = setting.options;
    return <Choice label={label} value={value} options={options} onInput={set} words={panel} />;
  }
  if (setting.kind === "text") {
    const given = setting.presets.some((one) => one === value);
    const options = (given ? setting.presets : [value, ...setting.presets]).map((one) => ({
      value: one,
      label: one,
    }));
    return <Choice label={label} value={value} options={options} onInput={set} words={panel} />;
  }
  return (
    <Slider
      label={label}
      value={Number(value)}
      range={setting.range}
      onInput={(next) => set(String(next))}
      words={panel}
    />
  );
}
