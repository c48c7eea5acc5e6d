// Planes, lines and other seeds off the main thread.

import init, { Landscape } from "../pkg/descent_wasm.js";
import { openLandscape } from "./landscape-task";
import { serve } from "./tasks";

const ready = init().then(() => openLandscape({ Landscape }));
// Whether it failed is told to each job.
ready.catch(() => {});

serve(() => ready);
