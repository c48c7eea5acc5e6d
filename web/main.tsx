import { computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import { type ComponentType, render } from "preact";
import { type Engine, loadEngine, loadFull } from "./engine/engine";
import "./styles/tokens.css";
import "./panel/panel.css";
import "./styles/page.css";
import type { Player } from "./embed";
import { classificationRoute } from "./scenes/classification/route";
import { convergenceRoute } from "./scenes/convergence/route";
import { overfittingRoute } from "./scenes/overfitting/route";
import { raceRoute } from "./scenes/race/route";
import { regressionRoute } from "./scenes/regression/route";
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
import { type Binding, press } from "./state/keys";
import { words } from "./words";
import type { KeyId } from "./words/keys";
import type { SceneId } from "./words/words";

type Pairs = readonly (readonly [string, string])[];

/** What the page knows of a scene: its state in the address, its past, its time, its keys, its view. */
interface Scene {
  /** What of the link could not be read. */
  readonly bad: readonly string[];
  readonly pairs: () => readonly (readonly [string, string])[];
  /** Opens another link in place; tells what could not be read. Fails where a part of it cannot be loaded. */
  readonly open: (pairs: Pairs) => readonly string[] | Promise<readonly string[]>;
  readonly keys: () => readonly Binding<KeyId>[];
  /** What is on the page, in a few words. */
  readonly about: () => string;
  readonly player: Player;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly View: ComponentType;
  readonly dispose: () => void;
}

interface SceneModule {
  readonly createScene: (
    engine: Engine,
    pairs: Pairs,
    onEngineFailure: () => void,
  ) => Scene | Promise<Scene>;
}

/** What the page knows of a scene that brings its own part of the core. */
interface OwnRoute {
  readonly id: SceneId;
  readonly load: (pairs: Pairs) => Promise<{
    readonly createScene: (pairs: Pairs, onEngineFailure: () => void) => Promise<Scene>;
  }>;
  readonly ownCore: true;
}

/** What the page knows of a scene before it is there. */
interface EngineRoute {
  readonly id: SceneId;
  /** Fetches it, with what this link needs of it at first. */
  readonly load: (pairs: Pairs) => Promise<SceneModule>;
  /** Whether a link holds what only the full module can run. */
  readonly needsFull: (pairs: Pairs) => boolean;
}

type Route = EngineRoute | OwnRoute;

/** The scene that is open where a link names none. */
const FIRST: Route = raceRoute;

/**
 * The scenes by their route, in the seminar's order, fetched when they are opened. A new one is a folder in scenes/, its
 * route here and its words.
 */
const SCENES: readonly Route[] = [
  convergenceRoute,
  FIRST,
  classificationRoute,
  regressionRoute,
  overfittingRoute,
];

const container = document.getElementById("page");
const notice = signal("");

/** So many of a link's bad parts are named, each cut to so many characters: a notice is no place for a whole link. */
const NAMED = 5;
const NAMED_LENGTH = 60;

/** Names what of a link could not be read; one without bad parts takes an older notice away. */
function say(name: string, badParts: readonly string[]): void {
  if (name !== "" && !isKnown(name)) {
    notice.value = words.value.noScene(name);
    return;
  }
  const named = badParts
    .slice(0, NAMED)
    .map((part) => (part.length > NAMED_LENGTH ? `${part.slice(0, NAMED_LENGTH)}…` : part));
  if (badParts.length > NAMED) named.push(`… (${badParts.length})`);
  notice.value = badParts.length > 0 ? words.value.badLink(named.join(" · ")) : "";
}

/** The scene that is open, and where each was left. */
interface Open {
  readonly id: SceneId;
  readonly scene: Scene;
}

/** A scene by the name that a link gave it, with what of the link could not be read. */
interface Loaded extends Open {
  readonly name: string;
  readonly bad: readonly string[];
}

const left = new Map<SceneId, Pairs>();

const isKnown = (name: string) => SCENES.some(({ id }) => id === name);
const sceneOf = (name: string) => SCENES.find(({ id }) => id === name) ?? FIRST;

/** Loads a scene beside the module that its link needs, and the settings that the link holds. */
async function load(hash: string, withSettings = true): Promise<Loaded> {
  const { scene: name, pairs } = parseAddress(hash);
  const entry = sceneOf(name);
  const [badSettings, scene] = await Promise.all([
    withSettings ? readSettings(pairs) : [],
    make(entry, pairs),
  ]);
  return { name, id: entry.id, scene, bad: [...badSettings, ...scene.bad] };
}

async function make(route: Route, pairs: Pairs): Promise<Scene> {
  const onEngineFailure = () => {
    notice.value = words.value.restarted;
  };
  if ("ownCore" in route) return (await route.load(pairs)).createScene(pairs, onEngineFailure);
  const [module, engine] = await Promise.all([
    route.load(pairs),
    route.needsFull(pairs) ? loadFull() : loadEngine(),
  ]);
  return module.createScene(engine, pairs, onEngineFailure);
}

function start(container: HTMLElement, first: Open, frame: Frame | undefined): void {
  const open = signal(first);
  const current = () => open.value.scene;
  const writer = createAddressWriter();
  const present = (settings: Pairs = settingsPairs()) =>
    formatAddress({ scene: open.value.id, pairs: [...current().pairs(), ...settings] });
  effect(() => writer.write(present()));

  const enter = ({ name, bad, ...next }: Loaded) => {
    const before = open.peek();
    left.set(before.id, untracked(before.scene.pairs));
    open.value = next;
    // Once its view is gone: a frame that is drawn before still asks its core.
    setTimeout(before.scene.dispose);
    say(name, bad);
  };
  /** The link that was opened last: while a scene is loaded another one may be. */
  let wanted = 0;
  const follow = async (hash: string, withSettings = true) => {
    const turn = ++wanted;
    const { scene: name, pairs } = parseAddress(hash);
    try {
      if (sceneOf(name).id === open.peek().id) {
        const bad = await open.peek().scene.open(pairs);
        const badSettings = withSettings ? await readSettings(pairs) : [];
        say(name, [...badSettings, ...bad]);
      } else {
        const next = await load(hash, withSettings);
        if (turn === wanted) enter(next);
        else next.scene.dispose();
      }
    } catch {
      notice.value = words.value.notLoaded;
      writer.write(untracked(present));
    }
    await furnish();
  };
  addEventListener("hashchange", () => {
    if (writer.isForeign()) void follow(location.hash);
  });
  addEventListener("pagehide", writer.flush);

  const page = {
    canUndo: computed(() => current().canUndo.value),
    canRedo: computed(() => current().canRedo.value),
    undo: () => open.peek().scene.undo(),
    redo: () => open.peek().scene.redo(),
    about: () => open.peek().scene.about(),
    keys: () => [...current().keys(), ...shellKeys(page)],
    link(settings: Readonly<Record<string, string>> = {}) {
      const all = { ...Object.fromEntries(untracked(settingsPairs)), ...settings };
      const given = Object.entries(all).filter(([, value]) => value !== "");
      return location.href.replace(/#.*$/, "") + untracked(() => present(given));
    },
  };
  document.addEventListener("keydown", (event) => press(event, untracked(page.keys)));
  if (framed && frame) {
    const player = () => open.peek().scene.player;
    frame.embed({
      player: {
        playing: computed(() => current().player.playing.value),
        play: () => player().play(),
        pause: () => player().pause(),
        stepBy: (count) => player().stepBy(count),
        toStart: () => player().toStart(),
      },
      address: present,
      // How the frame looks is its own.
      open: (hash) => void follow(hash, false),
      startsWithSlide: () => autoplay.peek() && motion.peek(),
    });
  }

  const links = SCENES.map(({ id }) => ({
    id,
    href: () => formatAddress({ scene: id, pairs: [...(left.get(id) ?? []), ...settingsPairs()] }),
  }));
  const Page = () => {
    const { id, scene } = open.value;
    return (
      <Shell scenes={links} scene={id} notice={notice} page={page}>
        <scene.View key={id} />
      </Shell>
    );
  };
  render(<Page />, container);
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

async function begin(container: HTMLElement): Promise<void> {
  container.textContent = words.value.loading;
  const { pairs } = parseAddress(location.hash);
  const settings = readSettings(pairs);
  const [first, frame] = await Promise.all([
    load(location.hash).catch(() => undefined),
    settings.then(furnish),
  ]);
  container.textContent = first ? "" : words.value.tooOld;
  if (!first) return;
  const { name, id, scene, bad } = first;
  say(name, bad);
  start(container, { id, scene }, frame);
}

/** Whether the type was ever larger: then going back folds the page anew too. */
let foldsLater = false;

/** What only frames and large type need. Without it the page is the ordinary one. */
type Frame = typeof import("./embed");

async function furnish(): Promise<Frame | undefined> {
  try {
    foldsLater ||= typeScale.peek() !== 1;
    if (foldsLater) (await import("./settings/media")).scaleMedia(typeScale.peek());
    return framed || ui.peek() !== "full" ? await import("./embed") : undefined;
  } catch {
    return undefined;
  }
}

if (container) void begin(container);
