import type { ComponentChildren } from "preact";
import { type Hand, Swarm } from "../../metrics/swarm";
import { swarmWords } from "../../metrics/swarm-words";
import { Button } from "../../panel/button";
import { announce } from "../../state/announce";
import { say } from "../../words";
import type { ClassificationModel } from "./model";
import { MAX_POINTS } from "./own";
import { added, flipped, moved, removed } from "./own-edits";

interface Props {
  readonly model: ClassificationModel;
  readonly aside: ComponentChildren;
}

/** The scores as dots, which hands move where they are not too many. */
export function SwarmPicture({ model, aside }: Props) {
  const { length } = model.samples.value.scores;
  const hand = length <= MAX_POINTS ? handOf(model, length) : undefined;
  return (
    <Swarm chain={model.chain} aside={aside} hand={hand} unmoved={<Unmoved model={model} />} />
  );
}

/** Whatever a hand changes are data of one's own from then on. */
function handOf(model: ClassificationModel, count: number): Hand {
  const text = swarmWords.value;
  const edit = (change: Parameters<ClassificationModel["edit"]>[0], said?: string) => {
    const becameOwn = model.edit(change) ? text.becameOwn : undefined;
    const sentence = [said, becameOwn].filter(Boolean).join(" ");
    if (sentence !== "") announce(sentence, { shown: true });
  };
  return {
    move: (at, score) => edit((own) => moved(own, at, score)),
    flip(at) {
      const label = 1 - (model.samples.peek().y[at] ?? 0);
      edit((own) => flipped(own, at), text.flipped(say(at + 1), say(label)));
    },
    add:
      count < MAX_POINTS
        ? (label, score) =>
            edit((own) => added(own, label, score), text.added(say(label), say(score, 3)))
        : undefined,
    remove:
      count > 1 ? (at) => edit((own) => removed(own, at), text.removed(say(count - 1))) : undefined,
  };
}

/** Why dots stay, and how to get fewer. */
function Unmoved({ model }: { readonly model: ClassificationModel }) {
  const text = swarmWords.value;
  return (
    <>
      <span>{text.unmoved(say(MAX_POINTS))}</span>
      {model.state.value.source === "drawn" && (
        <Button look="quiet" onClick={() => model.update({ count: MAX_POINTS })}>
          {text.take(say(MAX_POINTS))}
        </Button>
      )}
    </>
  );
}
