import { IconButton } from "../panel/button";
import { chooseTheme, THEMES, theme } from "../settings/settings";
import { words } from "../words";

const ICONS = { light: "sun", dark: "moon", projector: "projector" } as const;

/** The themes side by side: in the head, and on a phone in the menu. */
export function Themes() {
  const text = words.value;
  return (
    <div class="shell-themes" role="toolbar" aria-label={text.theme}>
      {THEMES.map((name) => (
        <IconButton
          key={name}
          icon={ICONS[name]}
          label={`${text.theme}: ${text.themes[name]}`}
          pressed={theme.value === name}
          onClick={() => chooseTheme(name)}
        />
      ))}
    </div>
  );
}
