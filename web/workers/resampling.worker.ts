// Draws samples again off the main thread.

import init, { Classification } from "../pkg/descent_metrics.js";
import { openResampling } from "./resampling-task";
import { serve } from "./tasks";

serve(async () => {
  await init();
  return openResampling({ Classification });
});
