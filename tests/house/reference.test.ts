// The pages of docs/reference say what the core's lists say.

import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { root } from "../../scripts/project.mjs";

test("docs/reference is fresh (after a change of the lists: cargo run -q -p xtask -- reference)", () => {
  const command = ["run", "--quiet", "--package", "xtask", "--", "reference", "--check"];
  const { status, stderr } = spawnSync("cargo", command, { cwd: root, encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
}, 600_000);
