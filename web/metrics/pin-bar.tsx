import { Button } from "../panel/button";
import { say } from "../words";
import type { Chain } from "./chain";
import { compared, type Pin } from "./compare";
import type { Metric } from "./judge";
import { text } from "./words";

interface Props {
  readonly chain: Chain;
  readonly pin: Pin;
}

/** Keeps the present setting, so that whatever is moved next can be compared with it; or lets it go. */
export function PinBar({ chain, pin }: Props) {
  const words = text.value;
  const isPinned = pin.pinned.value !== undefined;
  const keep = () =>
    pin.pin(chain.samples.peek(), chain.threshold.peek(), chain.judged.peek().settings);
  return (
    <div class="cls-pin">
      <Button pressed={isPinned} onClick={isPinned ? pin.unpin : keep}>
        {isPinned ? words.unpin : words.pin}
      </Button>
      {isPinned && <p class="hint">{words.pinnedHint}</p>}
    </div>
  );
}

interface DifferenceProps {
  readonly now: Metric;
  readonly before: Metric;
}

/** By how much a metric differs from what was pinned, and whether it may be said to stay. */
export function Difference({ now, before }: DifferenceProps) {
  const words = text.value;
  const comparison = compared(now, before);
  if (!comparison) return null;
  const { difference, verdict } = comparison;
  return (
    <span class="cls-moved" data-verdict={verdict}>
      {difference !== undefined && <span>{words.difference(signed(difference))}</span>}{" "}
      {words.verdicts[verdict]}
    </span>
  );
}

function signed(difference: number): string {
  return difference > 0 ? `+${say(difference, 3)}` : say(difference, 3);
}
