//! The project's build, as a program of the workspace: nothing has to be installed beside Rust.
//!
//! ```text
//! cargo run -q -p xtask -- wasm [--dev]
//! cargo run -q -p xtask -- ids
//! cargo run -q -p xtask -- reference [--check]
//! cargo run -q -p xtask -- golden
//! ```
//!
//! One subcommand, one module: each takes the arguments after its name and fails with one sentence. Those that
//! derive files from the code write them only when they changed, so that watchers stay quiet.

mod files;
mod golden;
mod ids;
mod notes;
mod reference;
mod trainings;
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

const SUBCOMMANDS: &[Subcommand] = &[
    Subcommand {
        name: "wasm",
        usage: "wasm [--dev]   compile descent-wasm, write its JavaScript, types, ids and notes into web/pkg",
        run: wasm::run,
    },
    Subcommand {
        name: "ids",
        usage: "ids            write the ids of everything in the lists, and what they say to be read, into web/pkg",
        run: ids::run,
    },
    Subcommand {
        name: "reference",
        usage: "reference [--check]   write docs/reference, or with --check refuse when it is stale",
        run: reference::run,
    },
    Subcommand {
        name: "golden",
        usage: "golden         write target/golden.json: hashes of native runs, for the test of the WebAssembly",
        run: golden::run,
    },
];

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
