import { effect, signal } from "@preact/signals";
import { render } from "preact";
import { type Engine, loadEngine } from "./engine/engine";
import "./styles/tokens.css";
import "./panel/panel.css";
import "./styles/page.css";
import { createRaceScene } from "./scenes/race";
import { followScreen, pageLook } from "./settings/look";
import { followSystem, readSettings, settingsPairs } from "./settings/settings";
import { Shell } from "./shell/shell";
import { createAddressWriter, formatAddress, parseAddress } from "./state/hash";
import { words } from "./words";

/** The scenes by their route. A new one is a folder in scenes/, a line here and its words. */
const SCENES = [{ id: "race", create: createRaceScene }] as const;

const page = document.getElementById("page");
const notice = signal("");

function say(badParts: readonly string[]): void {
  if (badParts.length > 0) notice.value = words.value.badLink(badParts.join(" · "));
}

function start(engine: Engine, container: HTMLElement): void {
  const address = parseAddress(location.hash);
  const known = SCENES.find(({ id }) => id === address.scene);
  const { id, create } = known ?? SCENES[0];
  const scene = create(engine, address.pairs, () => {
    notice.value = words.value.restarted;
  });
  const bad = [...badSettings, ...scene.bad];
  say(bad);
  if (!known && address.scene !== "") notice.value = words.value.noScene(address.scene);

  let own = location.hash;
  const writer = createAddressWriter((hash) => {
    own = hash;
  });
  effect(() =>
    writer.write(formatAddress({ scene: id, pairs: [...scene.pairs(), ...settingsPairs()] })),
  );
  addEventListener("hashchange", () => {
    if (location.hash === own) return;
    own = location.hash;
    const next = parseAddress(location.hash);
    say([...readSettings(next.pairs), ...scene.open(next.pairs)]);
  });
  addEventListener("pagehide", writer.flush);
  document.addEventListener("keydown", scene.onKeyDown);

  render(
    <Shell scenes={SCENES} scene={id} notice={notice}>
      <scene.View />
    </Shell>,
    container,
  );
  requestAnimationFrame(() => {
    document.documentElement.dataset["ready"] = "true";
  });
}

followSystem();
const badSettings = readSettings(parseAddress(location.hash).pairs);
followScreen();
effect(() => {
  pageLook.value;
  document.title = `${words.value.title}: ${words.value.subtitle}`;
});

if (page) {
  page.textContent = words.value.loading;
  loadEngine().then(
    (engine) => {
      page.textContent = "";
      start(engine, page);
    },
    () => {
      page.textContent = words.value.tooOld;
    },
  );
}
