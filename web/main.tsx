import { effect, signal, untracked } from "@preact/signals";
import { render } from "preact";
import { type Engine, loadEngine, loadFull } from "./engine/engine";
import "./styles/tokens.css";
import "./panel/panel.css";
import "./styles/page.css";
import { createRaceScene, raceNeedsFull } from "./scenes/race";
import { followScreen, pageLook } from "./settings/look";
import {
  autoplay,
  followSystem,
  framed,
  motion,
  readSettings,
  settingsPairs,
  typeScale,
  ui,
} from "./settings/settings";
import { shellKeys } from "./shell/keys";
import { Shell } from "./shell/shell";
import { followGestures } from "./state/gestures";
import { createAddressWriter, formatAddress, parseAddress } from "./state/hash";
import { press } from "./state/keys";
import { words } from "./words";

/** The scenes by their route. A new one is a folder in scenes/, a line here and its words. */
const SCENES = [{ id: "race", create: createRaceScene, needsFull: raceNeedsFull }] as const;

const page = document.getElementById("page");
const notice = signal("");

/** So many of a link's bad parts are named, each cut to so many characters: a notice is no place for a whole link. */
const NAMED = 5;
const NAMED_LENGTH = 60;

/** Names what could not be read; a link without bad parts takes an older notice away. */
function say(badParts: readonly string[]): void {
  const named = badParts
    .slice(0, NAMED)
    .map((part) => (part.length > NAMED_LENGTH ? `${part.slice(0, NAMED_LENGTH)}…` : part));
  if (badParts.length > NAMED) named.push(`… (${badParts.length})`);
  notice.value = badParts.length > 0 ? words.value.badLink(named.join(" · ")) : "";
}

function start(
  engine: Engine,
  container: HTMLElement,
  badSettings: readonly string[],
  frame: typeof import("./embed") | undefined,
): void {
  const address = parseAddress(location.hash);
  const known = SCENES.find(({ id }) => id === address.scene);
  const { id, create } = known ?? SCENES[0];
  const scene = create(engine, address.pairs, () => {
    notice.value = words.value.restarted;
  });
  const bad = [...badSettings, ...scene.bad];
  say(bad);
  if (!known && address.scene !== "") notice.value = words.value.noScene(address.scene);

  const writer = createAddressWriter();
  const present = (settings = settingsPairs()) =>
    formatAddress({ scene: id, pairs: [...scene.pairs(), ...settings] });
  effect(() => writer.write(present()));
  addEventListener("hashchange", async () => {
    if (!writer.isForeign()) return;
    const next = parseAddress(location.hash);
    const bad = scene.open(next.pairs);
    say([...(await readSettings(next.pairs)), ...bad]);
    await furnish();
  });
  addEventListener("pagehide", writer.flush);
  const { canUndo, canRedo, undo, redo, about } = scene;
  const keys = [...scene.keys, ...shellKeys(scene)];
  document.addEventListener("keydown", (event) => press(event, keys));
  const link = (settings: Readonly<Record<string, string>> = {}) => {
    const all = { ...Object.fromEntries(untracked(settingsPairs)), ...settings };
    const given = Object.entries(all).filter(([, value]) => value !== "");
    return location.href.replace(/#.*$/, "") + untracked(() => present(given));
  };
  if (framed && frame) {
    frame.embed({
      player: scene.player,
      address: present,
      open: (hash) => say(scene.open(parseAddress(hash).pairs)),
      startsWithSlide: () => autoplay.peek() && motion.peek(),
    });
  }

  render(
    <Shell
      scenes={SCENES}
      scene={id}
      notice={notice}
      page={{ canUndo, canRedo, undo, redo, about, keys, link }}
    >
      <scene.View />
    </Shell>,
    container,
  );
  // The first frame draws the stage; in the second it answers to the hand.
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      document.documentElement.dataset["ready"] = "true";
    });
  });
}

followSystem();
followScreen();
followGestures();
effect(() => {
  pageLook.value;
  document.title = `${words.value.title}: ${words.value.subtitle}`;
});

async function open(container: HTMLElement): Promise<void> {
  const { scene, pairs } = parseAddress(location.hash);
  const { needsFull } = SCENES.find(({ id }) => id === scene) ?? SCENES[0];
  const settings = readSettings(pairs);
  container.textContent = words.value.loading;
  const loading = needsFull(pairs) ? loadFull() : loadEngine();
  const [engine, badSettings, frame] = await Promise.all([
    loading.catch(() => undefined),
    settings,
    settings.then(furnish),
  ]);
  container.textContent = engine ? "" : words.value.tooOld;
  if (engine) start(engine, container, badSettings, frame);
}

/** Whether the type was ever larger: then going back folds the page anew too. */
let foldsLater = false;

/** What only frames and large type need. Without it the page is the ordinary one. */
async function furnish(): Promise<typeof import("./embed") | undefined> {
  try {
    foldsLater ||= typeScale.peek() !== 1;
    if (foldsLater) (await import("./settings/media")).scaleMedia(typeScale.peek());
    return framed || ui.peek() !== "full" ? await import("./embed") : undefined;
  } catch {
    return undefined;
  }
}

if (page) void open(page);
