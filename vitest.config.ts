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
          // One browser at a time: frame times and screenshots are measured in here.
          fileParallelism: false,
        },
      },
    ],
  },
});
