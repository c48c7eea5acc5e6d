import { Button, IconButton } from "../../../panel/button";
import { say } from "../../../words";
import type { Renewal } from "./renewal";
import { curveWords } from "./words";

interface Props {
  readonly renewal: Pick<Renewal<unknown>, "work" | "late" | "trouble" | "stop" | "again">;
  /** What is being worked out. */
  readonly label: string;
}

/** What a worker is at, over a picture that is of former settings meanwhile. */
export function Renewing({ renewal, label }: Props) {
  const text = curveWords.value.renewal;
  const work = renewal.work.value;
  const trouble = renewal.trouble.value;
  if (trouble) {
    return (
      <div class="curve-renewing" role="status">
        <span>{text[trouble]}</span>
        <Button onClick={renewal.again}>{text.again}</Button>
      </div>
    );
  }
  if (!work || !renewal.late.value) return null;
  return (
    <div class="curve-renewing">
      <progress value={work.done} max={work.total} aria-label={label} />
      <span>{text.share(say(Math.floor((100 * work.done) / work.total)))}</span>
      <IconButton icon="close" label={text.stop} onClick={renewal.stop} />
    </div>
  );
}
