import { useId } from "preact/hooks";
import { FieldHead } from "../../../panel/field-head";
import { Icon } from "../../../panel/icon";
import { words as page } from "../../../words";
import { bytesText, countText } from "./format";
import { type PartProps, text, wordsOf } from "./report";

/** A bar is drawn beyond its frame by at most this share of the device. */
const BEYOND = 0.5;
const CHECK = "M5 12.5l4.5 4.5L19 7.5";

/** Whether training it and running it fit into the memory of known devices. */
export function Fit({ state, report, facts }: PartProps) {
  const words = text.value;
  const id = useId();
  const memory = report.memory.find(({ precision }) => precision === state.precision);
  const train = memory?.shares ?? [];
  const run = report.inference_shares;
  return (
    <section class="scale-fit" aria-labelledby={`${id}-fit`}>
      <FieldHead
        label={words.fit}
        labelId={`${id}-fit`}
        help={words.fitHelp}
        words={page.value.panel}
      />
      <p class="scale-verdict">
        {words.needs(bytesText(memory?.total ?? 0, words), bytesText(report.inference, words))}
      </p>
      <ul class="scale-devices">
        {facts.devices.map(({ id: key, value }, index) => (
          <li key={key}>
            <div class="scale-device">
              {wordsOf(words.devices, key)} <span>{bytesText(value, words)}</span>
              <span class="scale-box" aria-hidden="true">
                <Bar kind="train" share={train[index] ?? 0} />
                <Bar kind="run" share={run[index] ?? 0} />
              </span>
            </div>
            <div>
              <Answer task={words.train} share={train[index] ?? 0} />
              <Answer task={words.run} share={run[index] ?? 0} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Bar({ kind, share }: { readonly kind: "train" | "run"; readonly share: number }) {
  const shown = Math.min(share, 1 + BEYOND);
  return (
    <span
      data-kind={kind}
      data-over={share > 1 || undefined}
      data-torn={share > shown || undefined}
      style={`width:${100 * shown}%`}
    />
  );
}

function Answer({ task, share }: { readonly task: string; readonly share: number }) {
  const words = text.value;
  const fits = share <= 1;
  const percent = 100 * share;
  const filled =
    percent < 1 ? words.lessThanPercent : words.percent(countText(Math.round(percent), words));
  return (
    <p class="scale-answer" data-fits={fits}>
      <Icon name={fits ? CHECK : "close"} />
      <span>
        {task} {fits ? words.fits(filled) : words.fitsNot(countText(Math.ceil(share), words, 2))}
      </span>
    </p>
  );
}
