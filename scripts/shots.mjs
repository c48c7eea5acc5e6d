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

/** Every picture to be taken. */
function pictures() {
  return SCENES.flatMap((scene) =>
    SIZES.flatMap(({ size, width, height, themes }) =>
      LANGUAGES.flatMap((lang) =>
        themes.map((theme) => ({
          name: `${scene}-${size}-${lang}-${theme}`,
          hash: `#/${scene}?lang=${lang}&theme=${theme}`,
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
  const chosen = pictures().filter(({ name }) => name.includes(filter));
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
