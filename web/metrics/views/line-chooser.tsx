import { nameOf, text } from "../words";
import { LINE_IDS, MAX_LINES } from "./lines";
import { moreText } from "./more-words";

interface Props {
  readonly lines: readonly string[];
  readonly onChoose: (lines: readonly string[]) => void;
}

/** Which metrics are drawn; at least one, and no more than can be told apart. */
export function LineChooser({ lines, onChoose }: Props) {
  const words = moreText.value;
  const toggle = (id: string) =>
    onChoose(lines.includes(id) ? lines.filter((one) => one !== id) : [...lines, id]);
  return (
    <details class="plot-chooser">
      <summary>{words.chooseLines(lines.length)}</summary>
      <fieldset>
        <legend class="p-spoken">{words.linesAxis}</legend>
        {LINE_IDS.map((id) => {
          const isShown = lines.includes(id);
          return (
            <label key={id}>
              <input
                type="checkbox"
                checked={isShown}
                disabled={isShown ? lines.length === 1 : lines.length >= MAX_LINES}
                onChange={() => toggle(id)}
              />
              <span>{nameOf(text.value.metricNames, id)}</span>
            </label>
          );
        })}
      </fieldset>
    </details>
  );
}
