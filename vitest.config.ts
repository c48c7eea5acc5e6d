import { defineConfig } from "vitest/config";

/** A project of tests: its name, where its files are, and how long one test may take. */
function project(name: string, include: string[], testTimeout: number) {
  return { test: { name, include, testTimeout, hookTimeout: 120_000 } };
}

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      project("unit", ["tests/unit/**/*.test.{ts,tsx}"], 5_000),
      project("house", ["tests/house/**/*.test.ts"], 20_000),
      project("lib", ["tests/lib/**/*.test.ts"], 20_000),
      {
        test: {
          ...project("e2e", ["tests/e2e/**/*.test.ts"], 60_000).test,
          // A browser waits for its page, for frames and for timers: two at a time keep two cores at work. Whoever
          // measures time in here asks for the thread's own, not for the clock's.
          maxWorkers: 2,
          // No test leaves anything behind in a module, and Playwright takes a second to load.
          isolate: false,
          // As long as the page is waited for elsewhere: a part that is fetched takes its time on a busy machine.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
