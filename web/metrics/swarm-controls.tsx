import { Button } from "../panel/button";
import { say } from "../words";
import type { Chain } from "./chain";
import type { Hand } from "./swarm";
import { swarmWords } from "./swarm-words";

interface Props {
  readonly chain: Chain;
  readonly hand: Hand;
  readonly at: number;
}

/** What else can be done with the dot that was taken last, and new ones. */
export function SwarmControls({ chain, hand, at }: Props) {
  const text = swarmWords.value;
  const { scores } = chain.samples.value;
  const add = (label: 0 | 1) => {
    const [from, to] = chain.span.peek();
    hand.add?.(label, Math.min(Math.max(chain.threshold.peek(), from), to));
  };
  return (
    <div class="cls-hand">
      <span>{text.taken(say(at + 1), say(scores[at] ?? 0, 3))}</span>
      <Button look="quiet" title={text.flipHelp} onClick={() => hand.flip(at)}>
        {text.flip}
      </Button>
      <Button look="quiet" disabled={!hand.remove} onClick={() => hand.remove?.(at)}>
        {text.remove}
      </Button>
      <Button look="quiet" disabled={!hand.add} title={text.addHelp} onClick={() => add(1)}>
        {text.add("1")}
      </Button>
      <Button look="quiet" disabled={!hand.add} title={text.addHelp} onClick={() => add(0)}>
        {text.add("0")}
      </Button>
    </div>
  );
}
