import { useSignal } from "@preact/signals";
import { Button } from "../panel/button";
import { announce } from "../state/announce";
import "./copy-python.css";

interface Props {
  /** Writes the script when it is asked for; nothing where what it needs cannot be fetched. */
  readonly write: () => Promise<string | undefined>;
  readonly label: string;
  /** Said when it is on the clipboard. */
  readonly copied: string;
}

/** Puts the data and every number on the clipboard, as Python; where a page may not, it is shown to be copied by hand. */
export function CopyPython({ write, label, copied }: Props) {
  const shown = useSignal("");
  const copy = async () => {
    const code = await write();
    if (code === undefined) return;
    try {
      await navigator.clipboard.writeText(code);
      shown.value = "";
      announce(copied, { shown: true });
    } catch {
      shown.value = code;
    }
  };
  return (
    <>
      <Button onClick={() => void copy()}>{label}</Button>
      {shown.value !== "" && (
        <textarea class="metrics-code" readOnly aria-label={label} rows={8} value={shown.value} />
      )}
    </>
  );
}
