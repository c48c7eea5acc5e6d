/** Fetches a part with formulas, and beside it what sets them, so that neither waits for the other. */
export function withFormulas<Part>(load: () => Promise<Part>): Promise<Part> {
  import("./katex").catch(() => {
    // The formula itself asks again, and is plain text meanwhile.
  });
  return load();
}
