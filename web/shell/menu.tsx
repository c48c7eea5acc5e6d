import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Button, IconButton } from "../panel/button";
import { Toggle } from "../panel/toggle";
import { scaleMedia } from "../settings/media";
import { chooseMotion, chooseType, LARGEST_TYPE, motion, typeScale } from "../settings/settings";
import { announce } from "../state/announce";
import { words } from "../words";
import { shellWords } from "../words/shell";
import { copyText } from "./copy";
import { Dialog } from "./dialog";
import type { PartProps, ShellPage } from "./page";
import { canFillScreen, dialog, fillScreen, openSlides, openTour } from "./parts";
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
      <Button look="quiet" icon="projector" onClick={choose(openSlides)}>
        {text.slides}
      </Button>
      <Button look="quiet" icon="flag" onClick={choose(openTour)}>
        {text.tour}
      </Button>
      <TypeSize />
      <Toggle
        label={text.lessMotion}
        value={!motion.value}
        onInput={(still) => chooseMotion(!still)}
        words={words.value.panel}
      />
      <Themes />
    </div>
  );
}

/** Sizes of type, a quarter apart. */
const TYPE_STEP = 0.25;

function TypeSize() {
  const text = shellWords.value;
  const scale = typeScale.value;
  const percent = `${Math.round(scale * 100)} %`;
  const change = (by: number) => {
    const next = Math.min(Math.max(scale + by, 1), LARGEST_TYPE);
    scaleMedia(next);
    chooseType(next);
    announce(text.typeIs(`${Math.round(next * 100)} %`));
  };
  return (
    <div class="menu-type" role="toolbar" aria-label={text.typeSize}>
      <span>{text.typeSize}</span>
      <IconButton
        icon="less"
        label={text.smaller}
        disabled={scale <= 1}
        onClick={() => change(-TYPE_STEP)}
      />
      <output>{percent}</output>
      <IconButton
        icon="add"
        label={text.larger}
        disabled={scale >= LARGEST_TYPE}
        onClick={() => change(TYPE_STEP)}
      />
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
