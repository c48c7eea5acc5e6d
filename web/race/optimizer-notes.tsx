import type { OptimizerInfo } from "../engine/engine";
import { optimizerNotes } from "../engine/notes";
import { Formula } from "../panel/formula";
import { words } from "../words";
import { disagreementsRu } from "../words/disagreements.ru";
import { locale } from "../words/locale";
import { formulaLines } from "./formula";
import type { RacerState } from "./state";

interface Props {
  readonly info: OptimizerInfo;
  readonly racer: RacerState;
}

const russian: Readonly<Record<string, string>> = disagreementsRu;

/** A racer's formula under its settings, where implementations disagree, and where the method comes from. */
export function OptimizerNotes({ info, racer }: Props) {
  const text = words.value.racers;
  const notes = optimizerNotes[info.id];
  if (!notes) return null;
  const inRussian = locale.value === "ru" ? russian[info.id] : undefined;
  return (
    <>
      <Formula lines={formulaLines(notes.lines, info, racer)} />
      <p class="hint">
        <b>{text.disagreements}.</b> {inRussian ?? notes.disagreements}
      </p>
      <p class="source">
        {text.references}:{" "}
        {notes.references.map(({ url, text: title }) => (
          <a key={url} href={url} target="_blank" rel="noreferrer">
            {title}
          </a>
        ))}
      </p>
    </>
  );
}
