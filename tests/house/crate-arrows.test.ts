// Arrows between the crates run one way: core <- charts <- wasm, and core knows neither JavaScript nor serialization.

import { expect, test } from "vitest";
import { ask } from "../../scripts/project.mjs";

interface Metadata {
  readonly packages: readonly { readonly id: string; readonly name: string }[];
  readonly workspace_members: readonly string[];
  readonly resolve: {
    readonly nodes: readonly {
      readonly id: string;
      readonly deps: readonly {
        readonly pkg: string;
        readonly dep_kinds: readonly { readonly kind: string | null }[];
      }[];
    }[];
  };
}

/** What each crate may depend on among our own. The build's own crate stands outside. */
const MAY_DEPEND_ON: Record<string, readonly string[]> = {
  "descent-core": [],
  "descent-charts": ["descent-core"],
  "descent-wasm": ["descent-core", "descent-charts"],
  xtask: ["descent-core", "descent-charts"],
};

const metadata: Metadata = JSON.parse(
  ask("cargo", ["metadata", "--format-version", "1"]) ?? "null",
);
const names = new Map(metadata.packages.map(({ id, name }) => [id, name]));
const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
const ours = metadata.workspace_members;

function nameOf(id: string): string {
  return names.get(id) ?? id;
}

/** The packages that end up in the crate: tests and build scripts may use what they like. */
function dependencies(id: string): string[] {
  const deps = nodes.get(id)?.deps ?? [];
  return deps
    .filter(({ dep_kinds }) => dep_kinds.some(({ kind }) => kind === null))
    .map(({ pkg }) => pkg);
}

function tree(id: string, seen = new Set<string>()): Set<string> {
  for (const dependency of dependencies(id)) {
    if (seen.has(dependency)) continue;
    seen.add(dependency);
    tree(dependency, seen);
  }
  return seen;
}

test.each(ours.map((id) => [nameOf(id), id]))(
  "%s depends only on what stands below it",
  (name, id) => {
    const allowed = MAY_DEPEND_ON[name];
    expect(
      allowed,
      `${name} has no place among the crates: say in this test what it may use`,
    ).toBeDefined();
    const used = dependencies(id).filter((dependency) => ours.includes(dependency));
    expect(used.map(nameOf).filter((dependency) => !allowed?.includes(dependency))).toEqual([]);
  },
);

test("the core knows neither JavaScript nor drawing nor serialization", () => {
  const core = ours.find((id) => nameOf(id) === "descent-core");
  expect(core).toBeDefined();
  const inside = [...tree(core ?? "")].map(nameOf);
  const foreign = /^(wasm-bindgen|js-sys|web-sys|serde|tsify|plotters|gloo|getrandom)/;
  expect(inside.filter((name) => foreign.test(name))).toEqual([]);
});
