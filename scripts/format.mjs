// npm run format: rustfmt and Biome put everything in order.

import { run, runMain, runPackage } from "./project.mjs";
import { setUp, setUpLinters } from "./setup.mjs";

runMain(async () => {
  await setUp();
  await setUpLinters();
  await run("cargo", ["fmt", "--all"]);
  await runPackage("@biomejs/biome/bin/biome", ["check", "--write"]);
});
