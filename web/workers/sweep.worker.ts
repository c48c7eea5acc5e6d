// Searches off the main thread.

import init, { Sweep } from "../pkg/descent_wasm.js";
import { openSweep } from "./sweep-task";
import { serve } from "./tasks";

serve(async () => {
  await init();
  return openSweep({ Sweep });
});
