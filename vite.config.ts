import { defineConfig, type Rolldown } from "vite";

/**
 * What every scene with a race in it is made of, what those share that fit a model to points, and what is small and would else be
 * in the first scene by name, which all others would then fetch.
 */
const KIT =
  /\/web\/(?:race\/[^/]+|fits\/.+|acts\/.+|panel\/formula\.tsx|metrics\/copy-python\.tsx|words\/data\.ru\.ts)$/;
const SCENE = /\/web\/scenes\/([^/]+)\/index\.tsx$/;

/** What a module comes with, by imports that are not dynamic: the first of its roots by name. */
function rootOf(nameOf: (id: string, info: Rolldown.ModuleInfo) => string | undefined) {
  const known = new Map<string, string | undefined>();
  return function root(id: string, graph: Rolldown.ChunkingContext): string | undefined {
    if (known.has(id)) return known.get(id);
    // Of imports in a circle the others decide.
    known.set(id, undefined);
    const info = graph.getModuleInfo(id);
    if (info === null) return undefined;
    let name = nameOf(id, info);
    for (const by of info.importers) name ??= root(by, graph);
    known.set(id, name);
    return name;
  };
}

const entryOf = rootOf((_, { isEntry }) => (isEntry ? "page" : undefined));
const sceneOf = rootOf((id) => SCENE.exec(id)?.[1]);

/**
 * The file of a module, where it is not left to the bundler: the page's own, and one for each scene. What later parts
 * share with them would else be cut out of them, piece by piece, and many small files compress worse.
 */
function chunkOf(id: string, graph: Rolldown.ChunkingContext): string | null {
  const page = entryOf(id, graph);
  if (page !== undefined) return page;
  const scene = sceneOf(id, graph);
  if (scene === undefined) return null;
  if (KIT.test(id)) return "page";
  const own = id.includes(`/web/scenes/${scene}/`) || id.includes("/web/words/");
  return own ? `scene-${scene}` : null;
}

export default defineConfig({
  // Relative addresses: the built folder runs from any place of any static host.
  base: "./",
  server: {
    // Rust is compiled by scripts/dev.mjs, which reloads the page when all files of web/pkg are there.
    watch: { ignored: ["**/target/**", "**/web/pkg/**", "**/shots/**"] },
  },
  build: {
    outDir: "dist",
    // What the page's first load consists of is read from the manifest by scripts/budgets.mjs.
    manifest: true,
    sourcemap: false,
    // The floor set by the WebAssembly features that Rust uses; older browsers are told so in a sentence.
    target: ["chrome96", "edge96", "firefox89", "safari16.4"],
    // Inlined files would hide from the budget, and wasm must stay a file to be streamed.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // three alone is larger than Vite finds fit; it loads when the relief is opened. The first load has a budget of its own.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: chunkOf }] },
      },
    },
  },
});
