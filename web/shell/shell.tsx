import { type Signal, signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useRef } from "preact/hooks";
import { Button, IconButton } from "../panel/button";
import { Icon } from "../panel/icon";
import { chooseLocale, framed } from "../settings/settings";
import { announcement } from "../state/announce";
import { MOD } from "../state/keys";
import { store, stored } from "../state/storage";
import { words } from "../words";
import { locale } from "../words/locale";
import type { SceneId } from "../words/words";
import type { ShellPage } from "./page";
import { dialog, menu, openHelp, openMenu, openTour } from "./parts";
import { Themes } from "./themes";

interface ShellProps {
  readonly scenes: readonly { readonly id: SceneId; readonly href: () => string }[];
  readonly scene: string;
  readonly notice: Signal<string>;
  readonly page: ShellPage;
  readonly children: ComponentChildren;
}

/** What stands around every scene: the title, the scenes, undo, language and theme, and notices. */
export function Shell({ scenes, scene, notice, page, children }: ShellProps) {
  const text = words.value;
  return (
    <>
      <button type="button" class="skip" onClick={focusControls}>
        {text.skip}
      </button>
      <header class="shell-head">
        <h1>
          {text.title} <small>{text.subtitle}</small>
        </h1>
        <nav aria-label={text.title}>
          {scenes.map(({ id, href }) => (
            <a key={id} href={href()} aria-current={id === scene ? "page" : undefined}>
              {text.scenes[id]}
            </a>
          ))}
        </nav>
        <TourOffer />
        <div class="shell-settings">
          <div class="shell-work">
            <IconButton
              icon="undo"
              label={text.undo}
              title={`${text.undo} (${MOD}+Z)`}
              disabled={!page.canUndo.value}
              onClick={page.undo}
            />
            <IconButton
              icon="redo"
              label={text.redo}
              title={`${text.redo} (${MOD}+Shift+Z)`}
              disabled={!page.canRedo.value}
              onClick={page.redo}
            />
          </div>
          <button
            type="button"
            class="p-button p-button-quiet shell-language"
            aria-label={`${text.language}: ${locale.value === "ru" ? "English" : "Русский"}`}
            lang={locale.value === "ru" ? "en" : "ru"}
            onClick={() => chooseLocale(locale.value === "ru" ? "en" : "ru")}
          >
            <Icon name="language" />
            <span>{locale.value === "ru" ? "English" : "Русский"}</span>
          </button>
          <Themes />
          <div class="shell-menu">
            <IconButton
              icon="help"
              label={text.keys}
              title={`${text.keys} (?)`}
              onClick={openHelp}
            />
            <MenuButton page={page} />
          </div>
        </div>
      </header>
      {notice.value !== "" && (
        <div class="notice" role="alert">
          <p>{notice.value}</p>
          <IconButton
            icon="close"
            label={text.dismiss}
            onClick={() => {
              notice.value = "";
            }}
          />
        </div>
      )}
      <main>{children}</main>
      <OpenDialog page={page} />
      <Spoken />
    </>
  );
}

/** Whether the tour was never offered; where nothing can be kept, the page knows only of itself. */
const offered = signal(!framed && stored("tour") === null);

/** A quiet line on the first visit, and never again. */
function TourOffer() {
  useEffect(() => {
    if (offered.peek()) store("tour", "offered");
  }, []);
  if (!offered.value) return null;
  const text = words.value;
  const end = () => {
    offered.value = false;
  };
  const take = () => {
    end();
    void openTour();
  };
  return (
    <div class="tour-offer">
      <Button look="quiet" onClick={take}>
        {text.tourOffer}
      </Button>
      <IconButton icon="close" label={text.noTour} onClick={end} />
    </div>
  );
}

function MenuButton({ page }: { readonly page: ShellPage }) {
  const button = useRef<HTMLButtonElement>(null);
  const Open = menu.value;
  const close = useCallback(() => {
    menu.value = undefined;
    button.current?.focus();
  }, []);
  return (
    <>
      <IconButton
        icon="more"
        label={words.value.menu}
        expanded={Open !== undefined}
        controls="menu"
        buttonRef={button}
        onClick={() => (Open ? close() : void openMenu())}
      />
      {Open && <Open page={page} close={close} />}
    </>
  );
}

function OpenDialog({ page }: { readonly page: ShellPage }) {
  const Open = dialog.value;
  return Open ? <Open page={page} close={closeDialog} /> : null;
}

function closeDialog(): void {
  dialog.value = undefined;
}

/** The one place where the page tells what happened; some of it is shown too, for a moment. */
function Spoken() {
  const { text, shown } = announcement.value;
  return (
    <p class={shown ? "toast" : "p-spoken"} role="status">
      {text}
    </p>
  );
}

/** The address belongs to the state, so this is a button that moves the focus and no link. */
function focusControls(): void {
  document.querySelector<HTMLElement>("#controls summary, #controls select")?.focus();
}
