import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { IconButton } from "../panel/button";
import "./dialog.css";

interface DialogProps {
  readonly heading: string;
  /** The name of the button that closes it. */
  readonly closing: string;
  readonly close: () => void;
  readonly children: ComponentChildren;
}

/** A dialog over the page. Escape, its button and a press beside it close it; the focus goes back to where it was. */
export function Dialog({ heading, closing, close, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const before = document.activeElement;
    // Browsers of the floor know the element, but not that it can stand over the page.
    if (current.showModal) current.showModal();
    else current.setAttribute("open", "");
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      class="dialog"
      ref={box}
      aria-labelledby={id}
      onClose={close}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) close();
      }}
    >
      <div class="dialog-body">
        <div class="dialog-head">
          <h2 id={id}>{heading}</h2>
          <IconButton icon="close" label={closing} onClick={close} />
        </div>
        {children}
      </div>
    </dialog>
  );
}
