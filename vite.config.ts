import { defineConfig } from "vite";

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
  },
});
