//! The project's build, as a program of the workspace: nothing has to be installed beside Rust.
//!
//! ```text
//! cargo run -q -p xtask -- wasm [--dev]
//! ```
//!
//! One subcommand, one module: each takes the arguments after its name and fails with one sentence. Those that
//! derive files from the code write them only when they changed, so that watchers stay quiet.

mod files;
mod wasm;

use std::process::ExitCode;

/// Why a subcommand failed: one sentence for the person who ran it.
type Failure = String;

/// A subcommand: its name, its arguments and purpose for the usage text, and what it does.
struct Subcommand {
    name: &'static str,
    usage: &'static str,
    run: fn(&[String]) -> Result<(), Failure>,
}

const SUBCOMMANDS: &[Subcommand] = &[Subcommand {
    name: "wasm",
    usage: "wasm [--dev]   compile descent-wasm and write its JavaScript and types into web/pkg",
    run: wasm::run,
}];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let chosen = arguments
        .first()
        .and_then(|name| SUBCOMMANDS.iter().find(|subcommand| subcommand.name == name));
    let outcome = match (chosen, arguments.get(1..)) {
        (Some(subcommand), Some(rest)) => (subcommand.run)(rest),
        _ => Err(usage()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("xtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> String {
    let lines: Vec<String> =
        SUBCOMMANDS.iter().map(|subcommand| format!("  {}", subcommand.usage)).collect();
    format!("name one of these subcommands:\n{}", lines.join("\n"))
}
