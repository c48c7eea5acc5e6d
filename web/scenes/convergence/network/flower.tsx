import { IconButton } from "../../../panel/button";
import { NumberField } from "../../../panel/number-field";
import { say, words } from "../../../words";
import type { NetworkModel } from "./model";
import { numbersOf } from "./numbers";
import { networkWords } from "./words";

/** The flower that is run through: which one, what it is, and what the network says it is. */
export function Flower({ model }: { readonly model: NetworkModel }) {
  const text = networkWords.value;
  const { row } = model.state.value;
  const rows = model.info.datasets[0]?.rows ?? 1;
  const choose = (next: number) => model.update({ row: (next + rows) % rows });
  return (
    <div class="network-flower">
      <IconButton icon="step-back" label={text.previousFlower} onClick={() => choose(row - 1)} />
      <NumberField
        label={text.flower}
        value={row + 1}
        range={{ min: 1, max: rows, slider: [1, rows], kind: "integer" }}
        onInput={(next) => choose(next - 1)}
        words={words.value.panel}
      />
      <IconButton icon="step-forward" label={text.nextFlower} onClick={() => choose(row + 1)} />
      <Answer model={model} />
    </div>
  );
}

function Answer({ model }: { readonly model: NetworkModel }) {
  const text = networkWords.value;
  model.generation.value;
  const { row } = model.state.value;
  const example = model.training().example(row);
  const classes = model.info.datasets[0]?.classes ?? [];
  if (!example) return null;
  const answer = numbersOf(model).answer(model.shownRacer.value, model.shownStep.value, row);
  const best = answer.indexOf(Math.max(...answer));
  const said = answer
    .map((share, at) => ({ share, name: classes[at] ?? "" }))
    .sort((a, b) => b.share - a.share)
    .slice(0, 2)
    .map(({ share, name }) => text.answer(name, say(share, 2)));
  return (
    <p class="network-answer" data-right={best === example.class || undefined}>
      {text.flowerIs(classes[example.class] ?? "", text.flowerRole(example.is_test))}{" "}
      {answer.length > 0 && text.answers(said.join(", "), best === example.class)}
    </p>
  );
}
