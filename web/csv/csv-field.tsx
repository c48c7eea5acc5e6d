import { useSignal } from "@preact/signals";
import { Button } from "../panel/button";
import { byLocale } from "../words";
import { csvEn } from "../words/csv.en";
import { csvRu } from "../words/csv.ru";
import "./csv.css";
import type { RowError } from "./csv-rows";

export const csvWords = byLocale({ ru: csvRu, en: csvEn });

interface Props<Failure> {
  /** What such data look like. */
  readonly example: string;
  /** Reads data and takes them; tells why they could not be read. */
  readonly take: (given: string) => Promise<Failure | undefined>;
  readonly sentence: (failure: Failure) => string;
}

/** Data pasted, or opened as a file. What cannot be read is named by its line, and the old data stay. */
export function CsvField<Failure>({ example, take, sentence }: Props<Failure>) {
  const text = csvWords.value;
  const pasted = useSignal("");
  const error = useSignal<{ readonly failure: Failure } | "unread" | undefined>(undefined);
  const load = async (given: string) => {
    try {
      const failure = await take(given);
      error.value = failure === undefined ? undefined : { failure };
    } catch {
      error.value = "unread";
    }
  };
  const open = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    const given = await file.text();
    // The same file may be opened again after it was mended.
    input.value = "";
    // A field with a megabyte of text would make the page slow.
    pasted.value = given.length > MOST_SHOWN ? "" : given;
    await load(given);
  };
  const unread = () => {
    error.value = "unread";
  };
  return (
    <>
      <textarea
        class="csv-code"
        rows={5}
        spellcheck={false}
        aria-label={text.field}
        placeholder={example}
        value={pasted.value}
        onInput={({ currentTarget }) => {
          pasted.value = currentTarget.value;
        }}
      />
      {error.value !== undefined && (
        <p class="p-error" role="alert">
          {error.value === "unread" ? text.unread : sentence(error.value.failure)} {text.kept}
        </p>
      )}
      <div class="csv-buttons">
        <Button look="primary" onClick={() => void load(pasted.value)}>
          {text.load}
        </Button>
        <label class="p-button p-button-plain csv-open">
          <span>{text.open}</span>
          <input
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            onChange={({ currentTarget }) => void open(currentTarget).catch(unread)}
          />
        </label>
      </div>
    </>
  );
}

/** In characters. */
const MOST_SHOWN = 100_000;

/** Why lines could not be read, in a sentence. */
export function rowSentence(error: RowError): string {
  const text = csvWords.value;
  switch (error.why) {
    case "empty":
      return text.empty;
    case "columns":
      return text.columns(String(error.line), String(error.wanted), String(error.count));
    case "number":
      return text.number(String(error.line), error.given);
    case "long":
      return text.long(String(error.most));
  }
}
