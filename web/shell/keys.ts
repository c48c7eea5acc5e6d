import type { Binding } from "../state/keys";
import type { KeyId } from "../words/keys";
import type { ShellPage } from "./page";
import { canFillScreen, fillScreen, openHelp } from "./parts";

/** The keys of the page around the scene. */
export function shellKeys({ undo, redo }: Pick<ShellPage, "undo" | "redo">): Binding<KeyId>[] {
  const keys: Binding<KeyId>[] = [
    { id: "undo", keys: ["Mod+z"], run: undo },
    { id: "redo", keys: ["Mod+Shift+z", "Mod+y"], run: redo },
    { id: "help", keys: ["?"], run: openHelp },
  ];
  if (canFillScreen()) keys.push({ id: "fullScreen", keys: ["f"], run: fillScreen });
  return keys;
}
