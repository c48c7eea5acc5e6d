// Whether copied Python can be run here: a python3 with scikit-learn, in the version that the numbers are of.

import { execFileSync } from "node:child_process";

export function hasSklearn(): boolean {
  try {
    execFileSync("python3", ["-c", "import sklearn; assert sklearn.__version__ >= '1.9'"], {
      stdio: "ignore",
    });
    return true;
  } catch {
    console.info("The copied Python is not run here: python3 has no scikit-learn 1.9.");
    return false;
  }
}

/** Runs scripts one after another in one Python, whose libraries take longer to load than all of them; what each prints. */
export function runPython(scripts: Readonly<Record<string, string>>): Record<string, string> {
  const run = [
    "import contextlib, io, json, sys",
    "said = {}",
    "for name, code in json.load(sys.stdin).items():",
    "    with contextlib.redirect_stdout(io.StringIO()) as out:",
    "        exec(compile(code, name, 'exec'), {})",
    "    said[name] = out.getvalue()",
    "print(json.dumps(said))",
  ].join("\n");
  const input = JSON.stringify(scripts);
  return JSON.parse(execFileSync("python3", ["-c", run], { input, encoding: "utf8" }));
}
