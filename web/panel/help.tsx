import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import type { PanelWords } from "../words/panel";
import { Icon } from "./icon";

export interface HelpProps {
  /** What is explained: it is said in the button's name. */
  readonly label: string;
  readonly children: ComponentChildren;
  readonly words: PanelWords;
}

/** A "?" and the sentence that it opens below itself, in the flow of the page: nothing floats over anything. */
export function Help({ label, children, words }: HelpProps) {
  const { button, sentence } = useHelp(label, children, words);
  return (
    <>
      {button}
      {sentence}
    </>
  );
}

/** The same in two parts, for a sentence that stands apart from its button; nothing where there is no help. */
export function useHelp(label: string, help: ComponentChildren, words: PanelWords) {
  const [open, setOpen] = useState(false);
  const id = useId();
  if (help === undefined || help === null) return { button: null, sentence: null };
  const name = words.help(label);
  const button = (
    <button
      type="button"
      class="p-help"
      aria-label={name}
      aria-expanded={open}
      aria-controls={id}
      title={name}
      onClick={() => setOpen(!open)}
    >
      <span class="p-help-sign">
        <Icon name="help" />
      </span>
    </button>
  );
  const sentence = (
    <div class="p-help-text" id={id} hidden={!open}>
      {help}
    </div>
  );
  return { button, sentence };
}
