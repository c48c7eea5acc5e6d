import { useSignal } from "@preact/signals";
import { Button, IconButton } from "../../panel/button";
import { Section } from "../../panel/section";
import type { RaceModel } from "../../race/model";
import { say } from "../../words";
import type { Measured } from "./report";
import { type RegressionState, trapState } from "./state";
import { TRAPS, type TrapId, trapOf } from "./traps";
import { namesOf, regressionWords } from "./words";

/** The experiments by name: one takes the scene. */
export function TrapList({ model }: { readonly model: RaceModel<RegressionState> }) {
  const text = regressionWords.value;
  return (
    <Section heading={text.trapsHeading} level={2}>
      <p class="hint">{text.trapsHint}</p>
      <ul class="reg-traps">
        {TRAPS.map(({ id }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={model.state.value.trap === id ? "true" : undefined}
              onClick={() => model.replace(trapState(id, model.catalog))}
            >
              {text.traps[id].title}
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface QuestionProps {
  readonly model: RaceModel<RegressionState>;
  readonly measured: Measured | undefined;
}

/** The question first, so that a class can think; the answer when it is asked for. */
export function TrapQuestion({ model, measured }: QuestionProps) {
  const { trap } = model.state.value;
  const revealed = useSignal<TrapId | null>(null);
  if (trap === null) return null;
  const text = regressionWords.value;
  const { question, answer } = text.traps[trap];
  const isRevealed = revealed.value === trap;
  return (
    <section class="reg-trap" aria-label={text.trapRegion}>
      <p class="reg-question">{question}</p>
      {measured && <Watched ids={trapOf(trap)?.watch ?? []} measured={measured} />}
      <div class="reg-trap-buttons">
        <Button
          expanded={isRevealed}
          onClick={() => {
            revealed.value = isRevealed ? null : trap;
          }}
        >
          {isRevealed ? text.hide : text.why}
        </Button>
        <IconButton
          icon="remove"
          label={text.dismiss}
          onClick={() => model.update({ trap: null })}
        />
      </div>
      <p role="status">{isRevealed && answer}</p>
    </section>
  );
}

interface WatchedProps {
  readonly ids: readonly string[];
  readonly measured: Measured;
}

/** The numbers that the question is about, where it is asked. */
function Watched({ ids, measured }: WatchedProps) {
  const text = regressionWords.value;
  return (
    <p class="reg-watch">
      {text.watch}:
      {ids.map((id) => {
        const value = measured.report[id];
        return (
          <span key={id}>
            {namesOf(id)[0]} <b>{value && "value" in value ? say(value.value) : text.undefined}</b>
          </span>
        );
      })}
    </p>
  );
}
