//! Files of the project: where it stands, and writing that leaves an unchanged file alone.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Failure;

/// The project's root: two folders above this crate.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// Writes `content` to `path` unless it is there already; says whether it wrote.
pub(crate) fn write_if_changed(path: &Path, content: &[u8]) -> Result<bool, Failure> {
    if fs::read(path).is_ok_and(|present| present == content) {
        return Ok(false);
    }
    let explain = |error| format!("{} cannot be written: {error}.", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(explain)?;
    }
    fs::write(path, content).map_err(explain)?;
    Ok(true)
}

/// Copies every file of `from` into `to`, file by file only when changed. Other files in `to` stay.
pub(crate) fn copy_changed(from: &Path, to: &Path) -> Result<(), Failure> {
    let explain = |error| format!("{} cannot be read: {error}.", from.display());
    for entry in fs::read_dir(from).map_err(explain)? {
        let source = entry.map_err(explain)?.path();
        let Some(name) = source.file_name() else { continue };
        let target = to.join(name);
        if source.is_dir() {
            copy_changed(&source, &target)?;
        } else {
            write_if_changed(&target, &fs::read(&source).map_err(explain)?)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unchanged_file_is_left_alone() {
        let folder = std::env::temp_dir().join(format!("descent-xtask-{}", std::process::id()));
        let path = folder.join("a/b.txt");
        assert_eq!(write_if_changed(&path, b"one"), Ok(true));
        assert_eq!(write_if_changed(&path, b"one"), Ok(false));
        assert_eq!(write_if_changed(&path, b"two"), Ok(true));
        copy_changed(&folder.join("a"), &folder.join("c")).expect("a folder that is there");
        assert_eq!(fs::read(folder.join("c/b.txt")).expect("a copied file"), b"two");
        fs::remove_dir_all(folder).expect("a folder of our own");
    }

    #[test]
    fn the_root_holds_the_workspace() {
        assert!(root().join("Cargo.toml").exists());
    }
}
