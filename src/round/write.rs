//! Writing so that no file is ever half there: a temporary file beside it, a sync, a rename.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::read::read_if_there;
use super::{RoundError, file_error};

/// What became of a file that was to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is new.
    New,
    /// It replaced another.
    Replaced,
    /// It was there already, the same.
    Unchanged,
    /// It is a copy of a workbook that was filled in where it lay, made before that was replaced.
    Kept,
}

/// A file that was to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Where it is.
    pub path: PathBuf,
    /// What became of it.
    pub outcome: Outcome,
}

/// Writes a file where none may be.
pub(super) fn fresh(path: &Path, bytes: &[u8]) -> Result<Written, RoundError> {
    let temporary = temporary(path, bytes)?;
    temporary.persist_noclobber(path).map_err(|error| match error.error.kind() {
        std::io::ErrorKind::AlreadyExists => RoundError::Kept(path.to_owned()),
        _ => file_error(path, "written")(error.error),
    })?;
    Ok(Written { path: path.to_owned(), outcome: Outcome::New })
}

/// Writes a file, replacing another; one that is the same is left alone.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<Written, RoundError> {
    let outcome = match read_if_there(path)? {
        Some(there) if there == bytes => return Ok(Written { path: path.to_owned(), outcome: Outcome::Unchanged }),
        Some(_) => Outcome::Replaced,
        None => Outcome::New,
    };
    temporary(path, bytes)?.persist(path).map_err(|error| file_error(path, "written")(error.error))?;
    Ok(Written { path: path.to_owned(), outcome })
}

/// The bytes in a temporary file in the same folder, safely on the disk.
fn temporary(path: &Path, bytes: &[u8]) -> Result<tempfile::NamedTempFile, RoundError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(file_error(folder, "written"))?;
    // Made by the plain call, so that colleagues may read it: a file of this crate's own making is private.
    let mut temporary = tempfile::Builder::new()
        .prefix(".careers-audit-")
        .make_in(folder, |path| fs::File::options().read(true).write(true).create_new(true).open(path))
        .map_err(file_error(folder, "written"))?;
    temporary.write_all(bytes).map_err(file_error(path, "written"))?;
    temporary.as_file().sync_all().map_err(file_error(path, "written"))?;
    Ok(temporary)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_whole_and_never_over_another_unasked() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("deep/er/plan.xlsx");
        assert_eq!(fresh(&path, b"one").expect("written").outcome, Outcome::New);
        assert!(matches!(fresh(&path, b"two"), Err(RoundError::Kept(_))));
        assert_eq!(fs::read(&path).expect("read"), b"one");
        assert_eq!(replace(&path, b"one").expect("same").outcome, Outcome::Unchanged);
        assert_eq!(replace(&path, b"two").expect("other").outcome, Outcome::Replaced);
        assert_eq!(
            fs::read_dir(path.parent().expect("a folder")).expect("listed").count(),
            1,
            "no temporary file stays"
        );
    }
}
