import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Button } from "../panel/button";
import { announce } from "../state/announce";
import { shellWords } from "../words/shell";
import { copyText } from "./copy";
import { Dialog } from "./dialog";
import type { PartProps, ShellPage } from "./page";
import { canFillScreen, dialog, fillScreen } from "./parts";
import { Themes } from "./themes";

const inFullScreen = signal(false);

/** What is wanted now and then. A press elsewhere and Escape close it. */
export function Menu({ page, close }: PartProps) {
  const text = shellWords.value;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    inFullScreen.value = document.fullscreenElement !== null;
    box.current?.querySelector("button")?.focus();
    const onPress = ({ target }: Event) => {
      if (!(target instanceof Element) || !target.closest(".shell-menu")) close();
    };
    addEventListener("pointerdown", onPress);
    return () => removeEventListener("pointerdown", onPress);
  }, [close]);
  const choose = (act: () => void) => () => {
    close();
    act();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard from the buttons inside
    <div
      class="menu"
      id="menu"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        close();
      }}
    >
      <Button look="quiet" icon="link" onClick={choose(() => void copyLink(page))}>
        {text.copyLink}
      </Button>
      {canFillScreen() && (
        <Button look="quiet" icon="full-screen" onClick={choose(fillScreen)}>
          {inFullScreen.value ? text.exitFullScreen : text.fullScreen}
        </Button>
      )}
      <Themes />
    </div>
  );
}

async function copyLink(page: ShellPage): Promise<void> {
  const text = shellWords.value;
  if (await copyText(page.link())) announce(text.copied, { shown: true });
  else dialog.value = LinkByHand;
}

/** Where nothing can be copied by a page: the link, selected. */
function LinkByHand({ page, close }: PartProps) {
  const text = shellWords.value;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <Dialog heading={text.link} closing={text.close} close={close}>
      <p class="dialog-hint">{text.copyByHand}</p>
      <textarea
        class="copy-field"
        ref={field}
        aria-label={text.link}
        rows={4}
        readOnly
        value={page.link()}
      />
    </Dialog>
  );
}
