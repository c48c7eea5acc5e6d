import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { IconButton } from "../panel/button";
import { Icon } from "../panel/icon";
import {
  chooseLocale,
  chooseTheme,
  settingsPairs,
  THEMES,
  type Theme,
  theme,
} from "../settings/settings";
import { formatAddress } from "../state/hash";
import { words } from "../words";
import { locale } from "../words/locale";

interface ShellProps {
  readonly scenes: readonly { readonly id: "race" }[];
  readonly scene: string;
  readonly notice: Signal<string>;
  readonly children: ComponentChildren;
}

const THEME_ICONS = { light: "sun", dark: "moon", projector: "projector" } as const;

/** What stands around every scene: the title, the scenes, language and theme, and notices. */
export function Shell({ scenes, scene, notice, children }: ShellProps) {
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
          {scenes.map(({ id }) => (
            <a
              key={id}
              href={formatAddress({ scene: id, pairs: settingsPairs() })}
              aria-current={id === scene ? "page" : undefined}
            >
              {text.scenes[id]}
            </a>
          ))}
        </nav>
        <div class="shell-settings">
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
          <div class="shell-themes" role="toolbar" aria-label={text.theme}>
            {THEMES.map((name: Theme) => (
              <IconButton
                key={name}
                icon={THEME_ICONS[name]}
                label={`${text.theme}: ${text.themes[name]}`}
                pressed={theme.value === name}
                onClick={() => chooseTheme(name)}
              />
            ))}
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
    </>
  );
}

/** The address belongs to the state, so this is a button that moves the focus and no link. */
function focusControls(): void {
  document.querySelector<HTMLElement>("#controls summary, #controls select")?.focus();
}
