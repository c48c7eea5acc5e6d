import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { FieldError } from "../../panel/field-error";
import { byLocale, say } from "../../words";
import { parseNumber } from "../../words/numbers";
import { scheduleEn } from "../../words/schedule.en";
import { scheduleRu } from "../../words/schedule.ru";
import type { SettingsProps } from "../racer-settings";
import type { Point } from "../state";

const spoken = byLocale({ ru: scheduleRu, en: scheduleEn });

/** The points of a table, one a line. */
export function ScheduleTable({ model, racer, index }: SettingsProps) {
  const text = spoken.value;
  const id = useId();
  const draft = useSignal<string | undefined>(undefined);
  const wrong = draft.value !== undefined && readPoints(draft.value) === undefined;
  const format = (points: readonly Point[]) =>
    points
      .map((point) => point.map((value) => say(value, Number.POSITIVE_INFINITY)).join("  "))
      .join("\n");
  return (
    <div class="p-field">
      <label class="p-label" for={id}>
        {text.points}
      </label>
      <textarea
        id={id}
        rows={4}
        spellcheck={false}
        value={draft.value ?? format(racer.schedule.points)}
        aria-invalid={wrong}
        aria-describedby={`${id}-error`}
        onInput={({ currentTarget }) => {
          draft.value = currentTarget.value;
          const points = readPoints(currentTarget.value);
          if (points) model.updateRacer(index, { schedule: { ...racer.schedule, points } });
        }}
        onBlur={() => {
          if (!wrong) draft.value = undefined;
        }}
      />
      <FieldError id={`${id}-error`} message={wrong ? text.pointsWrong : undefined} />
      <p class="hint">{text.pointsHelp}</p>
    </div>
  );
}

function readPoints(text: string): readonly Point[] | undefined {
  const points: Point[] = [];
  for (const line of text.split("\n").filter((one) => one.trim() !== "")) {
    const [step, factor, ...rest] = line
      .trim()
      .split(/[\s;]+/)
      .map(parseNumber);
    const rises = step != null && step >= (points.at(-1)?.[0] ?? 0);
    if (!rises || factor == null || factor < 0 || rest.length > 0) return undefined;
    points.push([step, factor]);
  }
  return points.length > 0 ? points : undefined;
}
