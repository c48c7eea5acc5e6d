import { Slider } from "../../panel/slider";
import { byLocale, catalogWords, entryOf, say, words } from "../../words";
import { whatIfEn } from "../../words/what-if.en";
import { whatIfRu } from "../../words/what-if.ru";
import type { SettingsProps } from "../racer-settings";

const spoken = byLocale({ ru: whatIfRu, en: whatIfEn });

/** What a racer branched from, and at which step. */
export function Trunk({ model, racer, index }: SettingsProps) {
  const text = spoken.value;
  const { steps } = model.state.value;
  const last = racer.trunk.at(-1);
  if (!last) return null;
  const least = (racer.trunk.at(-2)?.until ?? 0) + 1;
  const most = Math.max(least, steps);
  const same = last.optimizer === racer.optimizer && last.convention === racer.convention;
  return (
    <div class="trunk">
      <ul>
        {racer.trunk.map((phase) => (
          <li key={phase.until}>
            {text.phase(
              say(phase.until),
              entryOf(catalogWords.value.optimizers, phase.optimizer).name,
              say(model.rateInForce(phase), 3),
            )}
          </li>
        ))}
      </ul>
      <Slider
        label={text.branchedAt}
        help={text.branchedAtHelp}
        value={last.until}
        range={{
          min: least,
          max: most,
          slider: [least, Math.max(most, least + 1)],
          kind: "integer",
        }}
        onInput={(step) => model.setBranchStep(index, step)}
        words={words.value.panel}
      />
      <p class="hint">{last.until > steps ? text.beyond : same ? text.goesOn : text.afresh}</p>
    </div>
  );
}
