import type { ComponentChildren } from "preact";
import type { PanelWords } from "../words/panel";
import { useHelp } from "./help";

/** What every field says about itself. */
export interface Described {
  readonly label: string;
  /** The letter of the formula, beside the label. */
  readonly symbol?: ComponentChildren;
  /** A sentence or two behind a "?". */
  readonly help?: ComponentChildren;
  readonly words: PanelWords;
}

interface FieldHeadProps extends Described {
  /** The id of the control that the label belongs to; without one the label only has an id. */
  readonly control?: string | undefined;
  readonly labelId?: string | undefined;
  /** Spoken but not shown. */
  readonly labelHidden?: boolean | undefined;
  readonly onLabelDblClick?: (() => void) | undefined;
  /** What stands at the end of the line: the value. */
  readonly children?: ComponentChildren;
}

/** The first line of a field, with its help below when open. */
export function FieldHead(props: FieldHeadProps) {
  const { label, symbol, help, words, control, labelId, labelHidden, onLabelDblClick, children } =
    props;
  const { button, sentence } = useHelp(label, help, words);
  const attributes = { id: labelId, class: labelHidden ? "p-spoken" : "p-label" };
  return (
    <>
      <div class={labelHidden ? "p-head p-head-hidden" : "p-head"}>
        <div class="p-title">
          {control === undefined ? (
            <span {...attributes}>{label}</span>
          ) : (
            <label {...attributes} for={control} onDblClick={onLabelDblClick}>
              {label}
            </label>
          )}{" "}
          <span class="p-label-end">
            {symbol}
            {button}
          </span>
        </div>
        {children}
      </div>
      {sentence}
    </>
  );
}
