// npm run dev: Vite's server for the page; a change of the Rust is compiled quickly and the page reloads. When it does
// not compile, the compiler's words stand in the terminal and the page stays as it was.

import { extname } from "node:path";
import { at, option, runMain, Sentence, whenEnded } from "./project.mjs";
import { setUp } from "./setup.mjs";
import { buildWasm } from "./wasm.mjs";

/** Whether a changed file goes into the module. */
function isRust(/** @type {string} */ path) {
  return [".rs", ".pest"].includes(extname(path)) || path.endsWith("Cargo.toml");
}

async function rebuild() {
  const begun = Date.now();
  try {
    await buildWasm({ dev: true });
    console.log(`Rust: built in ${((Date.now() - begun) / 1000).toFixed(1)} s.`);
    return true;
  } catch (error) {
    if (!(error instanceof Sentence)) throw error;
    console.error(`${error.message} The page stays as it was.`);
    return false;
  }
}

runMain(async () => {
  await setUp();
  await rebuild();
  const { createServer } = await import("vite");
  const port = Number(option("port") ?? process.env.PORT ?? 5173);
  const server = await createServer({ root: at(), server: { port } });
  await server.listen();
  server.printUrls();
  whenEnded(() => server.close());

  /** @type {NodeJS.Timeout | undefined} */
  let pause;
  let building = false;
  let changedMeanwhile = false;
  const changed = async () => {
    if (building) {
      changedMeanwhile = true;
      return;
    }
    building = true;
    do {
      changedMeanwhile = false;
      if (await rebuild()) {
        server.moduleGraph.invalidateAll();
        server.ws.send({ type: "full-reload" });
      }
    } while (changedMeanwhile);
    building = false;
  };
  server.watcher.on("all", (_event, path) => {
    if (!isRust(path)) return;
    // Editors and branch changes touch several files at once.
    clearTimeout(pause);
    pause = setTimeout(() => void changed(), 100);
  });
});
