//! `wasm`: the crate `descent-wasm` compiled for the browser, with its JavaScript and its TypeScript types, once for each of
//! the features that stand for a module.
//!
//! wasm-bindgen runs as a library, so that its version is the lock file's and no program has to be installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use wasm_bindgen_cli_support::Bindgen;

use crate::{Failure, files, ids};

const CRATE: &str = "descent-wasm";
const LIBRARY: &str = "descent_wasm";

/// A module: the name of its files in `web/pkg`, the one feature that it is compiled with, and what the compiler is told besides.
struct Module {
    name: &'static str,
    feature: &'static str,
    flags: &'static [&'static str],
}

/// Networks work on several rows at once. Modules without them would only grow by it.
const SEVERAL_AT_ONCE: &[&str] = &["-Ctarget-feature=+simd128"];
/// The level at which the compiler puts what stands side by side into one operation without a loop that says so.
const SIDE_BY_SIDE: &str = "profile.release.package.descent-core.opt-level=3";
const MODULES: [Module; 4] = [
    Module { name: "descent_wasm", feature: "full", flags: SEVERAL_AT_ONCE },
    Module { name: "descent_lean", feature: "race", flags: &[] },
    Module { name: "descent_metrics", feature: "metrics", flags: &[] },
    Module { name: "descent_curve", feature: "curve", flags: &[] },
];
const TARGET: &str = "wasm32-unknown-unknown";

/// Builds the release profile, or with `--dev` the dev profile, into `web/pkg`.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let dev = match arguments {
        [] => false,
        [flag] if flag == "--dev" => true,
        _ => return Err(format!("wasm takes only --dev, not \"{}\".", arguments.join(" "))),
    };
    for Module { name, feature, flags } in MODULES {
        let module = compile(dev, feature, flags)?;
        // Generated beside the module and copied when changed: the page's watcher sees no idle rewriting.
        let generated = module.with_file_name(format!("{name}-pkg"));
        bind(&module, &generated, name, dev)?;
        files::copy_changed(&generated, &files::root().join("web/pkg"))?;
    }
    ids::run(&[])
}

/// Compiles the crate and gives the path of the module, which cargo itself names: target folders differ by machine.
fn compile(dev: bool, feature: &str, flags: &[&str]) -> Result<PathBuf, Failure> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["build", "--quiet", "--package", CRATE, "--lib", "--target", TARGET])
        .args(["--message-format", "json-render-diagnostics"])
        .args((!dev).then_some("--release"))
        .args(["--no-default-features", "--features", feature])
        .args(told_the_compiler(flags))
        .args(
            (flags == SEVERAL_AT_ONCE).then_some(["--config", SIDE_BY_SIDE]).into_iter().flatten(),
        )
        .args(folder_of(flags))
        .current_dir(files::root())
        .stderr(Stdio::inherit());
    let output = command.output().map_err(|error| format!("cargo cannot be run: {error}."))?;
    if !output.status.success() {
        return Err(format!(
            "{CRATE} does not compile for {TARGET} (the compiler says why above; if the target is missing, run: \
             rustup target add {TARGET})."
        ));
    }
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .rev()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .find_map(|message| module_named_by(&message))
        .ok_or_else(|| {
            format!("{CRATE} was compiled, but cargo named no module: is its crate-type cdylib?")
        })
}

/// The flags, as an argument of cargo's.
fn told_the_compiler(flags: &[&str]) -> [String; 2] {
    // A JSON string is a TOML string too, with a Windows path's backslashes escaped.
    let all: Vec<_> = flags.iter().map(|flag| (*flag).to_owned()).chain(nameless_paths()).collect();
    let quoted = serde_json::Value::from(all);
    ["--config".to_owned(), format!("target.{TARGET}.rustflags={quoted}")]
}

/// What is compiled with flags of its own goes to a folder of its own: cargo keeps one dependency in one place whatever the
/// flags (where they rename paths), and would compile all of them anew from one module to the next.
fn folder_of(flags: &[&str]) -> Option<String> {
    let folder = files::root().join("target/flagged");
    (!flags.is_empty()).then(|| format!("--target-dir={}", folder.display()))
}

/// Keeps the names of this machine's folders out of the module: messages of panics in dependencies hold the path of
/// their source, and the same code should give the same bytes for everyone.
fn nameless_paths() -> Option<String> {
    let home = |variable| std::env::var_os(variable).map(|home| Path::new(&home).join(".cargo"));
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let folder = cargo_home.or_else(|| home("HOME")).or_else(|| home("USERPROFILE"))?;
    let sources = folder.join("registry/src");
    Some(format!("--remap-path-prefix={}=registry", sources.display()))
}

/// The path of our module, when this message of cargo's is the one that announces it.
fn module_named_by(message: &serde_json::Value) -> Option<PathBuf> {
    if message["reason"] != "compiler-artifact" || message["target"]["name"] != LIBRARY {
        return None;
    }
    let paths = message["filenames"].as_array()?;
    paths
        .iter()
        .filter_map(|path| path.as_str())
        .map(PathBuf::from)
        .find(|path| path.extension().is_some_and(|extension| extension == "wasm"))
}

/// Writes the JavaScript, the types and the bound module into an empty `folder`.
fn bind(module: &Path, folder: &Path, name: &str, dev: bool) -> Result<(), Failure> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .map_err(|error| format!("{} cannot be emptied: {error}.", folder.display()))?;
    }
    let explain = |error| format!("wasm-bindgen refuses {}: {error:#}.", module.display());
    Bindgen::new()
        .input_path(module)
        .out_name(name)
        .web(true)
        .map_err(explain)?
        .typescript(true)
        // Left out by default, and then a bundler builds a page without its module and without an error.
        .omit_default_module_path(false)
        .remove_name_section(!dev)
        .remove_producers_section(true)
        .generate(folder)
        .map_err(explain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_module_is_found_among_the_messages_of_cargo() {
        let message = serde_json::json!({
            "reason": "compiler-artifact",
            "target": { "name": LIBRARY },
            "filenames": ["target/x/libdescent_wasm.rlib", "target/x/descent_wasm.wasm"],
        });
        assert_eq!(module_named_by(&message), Some(PathBuf::from("target/x/descent_wasm.wasm")));
        let other = serde_json::json!({ "reason": "build-finished", "success": true });
        assert_eq!(module_named_by(&other), None);
    }

    #[test]
    fn an_unknown_argument_is_named() {
        let refusal = run(&["--fast".to_owned()]).expect_err("there is no such argument");
        assert!(refusal.contains("--fast"), "{refusal}");
    }
}
