import { defineConfig, type Rolldown } from "vite";

/** Modules known to come with the entry, or not. */
const first = new Map<string, boolean>();

/** Whether a module comes with the entry: by imports that are not dynamic. */
function comesFirst(id: string, graph: Rolldown.ChunkingContext): boolean {
  const known = first.get(id);
  if (known !== undefined) return known;
  // Of imports in a circle the others decide.
  first.set(id, false);
  const info = graph.getModuleInfo(id);
  const comes = info?.isEntry || (info?.importers.some((by) => comesFirst(by, graph)) ?? false);
  first.set(id, comes);
  return comes;
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
        // One file: what later parts share with the first load would else be cut out of it, piece by piece, and many
        // small files compress worse.
        codeSplitting: {
          groups: [{ name: (id, graph) => (comesFirst(id, graph) ? "page" : null) }],
        },
      },
    },
  },
});
