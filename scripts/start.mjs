// npm start: from a fresh clone to the page in a browser.

import { buildIfStale } from "./build.mjs";
import { at, option, runMain, Sentence, whenEnded } from "./project.mjs";
import { serve } from "./serve.mjs";
import { checkNode, setUp } from "./setup.mjs";

function chosenPort() {
  const text = option("port") ?? process.env.PORT ?? "4173";
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new Sentence(`"${text}" is no port: give a whole number from 0 to 65535.`);
}

runMain(async () => {
  checkNode();
  const address = {
    folder: at("dist"),
    port: chosenPort(),
    host: option("host"),
  };
  // A taken port is told now, not after minutes of building.
  await (await serve(address)).close();
  await setUp();
  await buildIfStale();
  const server = await serve(address);
  console.log(`\nDescent is at ${server.url}   (Ctrl-C ends it)`);
  whenEnded(() => server.close());
});
