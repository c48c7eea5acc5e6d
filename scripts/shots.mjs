// npm run shots [-- --filter=laptop-ru]: pictures of every scene into shots/, to be looked at.

import { mkdirSync } from "node:fs";
import { buildIfStale } from "./build.mjs";
import { at, option, runMain, Sentence } from "./project.mjs";
import { SCENES } from "./scenes.mjs";
import { setUp } from "./setup.mjs";

const SIZES = [
  { size: "laptop", width: 1366, height: 768, themes: ["light", "dark", "projector"] },
  { size: "phone", width: 390, height: 844, themes: ["light", "dark", "projector"] },
  { size: "projector", width: 1920, height: 1080, themes: ["light", "projector"] },
];
const LANGUAGES = ["ru", "en"];

/** Sizes of frames on slides and in texts. */
const FRAMES = [
  { width: 320, height: 180 },
  { width: 640, height: 360 },
  { width: 960, height: 540 },
];

/** What frames show, in each of the sizes. */
function framePictures() {
  return SCENES.flatMap(({ scene, hash }) =>
    FRAMES.flatMap(({ width, height }) =>
      ["compact", "bare"].map((ui) => ({
        name: `${scene}-frame-${width}x${height}-${ui}`,
        hash: `${hash}ui=${ui}`,
        context: { viewport: { width, height } },
      })),
    ),
  );
}

/** What whole pages show. */
function pagePictures() {
  return SCENES.flatMap(({ scene, hash }) =>
    SIZES.flatMap(({ size, width, height, themes }) =>
      LANGUAGES.flatMap((lang) =>
        themes.map((theme) => ({
          name: `${scene}-${size}-${lang}-${theme}`,
          hash: `${hash}lang=${lang}&theme=${theme}`,
          context: {
            viewport: { width, height },
            locale: lang === "ru" ? "ru-RU" : "en-GB",
            ...(size === "phone" ? { deviceScaleFactor: 2, isMobile: true, hasTouch: true } : {}),
          },
        })),
      ),
    ),
  );
}

runMain(async () => {
  await setUp();
  await buildIfStale();
  // Imported here: it needs the packages that the set-up installs.
  const { openBuilt, ready } = await import("./browser.mjs");
  const filter = option("filter") ?? "";
  const chosen = [...pagePictures(), ...framePictures()].filter(({ name }) =>
    name.includes(filter),
  );
  if (chosen.length === 0) throw new Sentence(`No picture's name holds "${filter}".`);
  mkdirSync(at("shots"), { recursive: true });
  const built = await openBuilt();
  /** @type {string[]} */
  const complaints = [];
  try {
    for (const { name, hash, context } of chosen) {
      const page = await built.browser.newPage(context);
      page.setDefaultTimeout(15_000);
      page.on("pageerror", (error) => complaints.push(`${name}: ${error.message}`));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(`${name}: ${message.text()}`);
      });
      try {
        await page.goto(built.url + hash);
        await ready(page);
        await page.screenshot({ path: at("shots", `${name}.png`) });
        console.log(`shots/${name}.png`);
      } catch (error) {
        complaints.push(`${name}: ${error instanceof Error ? error.message : error}`);
      }
      await page.close();
    }
  } finally {
    await built.close();
  }
  if (complaints.length > 0) throw new Sentence(complaints.join("\n"));
});
