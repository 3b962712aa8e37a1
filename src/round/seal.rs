//! Tells a file that we wrote from one that a person edited since.
//!
//! Each kind of file carries a fingerprint of itself where programs that save it anew do not keep it, or keep it with
//! other contents beside it. A file whose fingerprint is absent or does not fit is a person's, and is never replaced.

mod draft;
mod workbook;

use std::path::Path;

use super::read::read_if_there;
use super::write::{Written, replace};
use super::{RoundError, file_error};

pub(super) use draft::{DRAFT, kind_of, with_kind};
pub(super) use workbook::WORKBOOK;

/// How a kind of file carries its fingerprint.
pub(super) struct Seal {
    /// The ending of its name.
    ending: &'static str,
    /// Adds the fingerprint.
    seal: fn(Vec<u8>) -> Vec<u8>,
    /// Whether the fingerprint is there and fits.
    is_ours: fn(&[u8]) -> bool,
}

impl Seal {
    /// Writes a file of ours; where a person edited the one that is there, beside it with " 2".
    pub(super) fn write(&self, path: &Path, bytes: Vec<u8>) -> Result<Written, RoundError> {
        let sealed = (self.seal)(bytes);
        for number in 1_u32.. {
            let path = numbered(path, number);
            // One that is too large is not ours either, and is kept as well.
            match read_if_there(&path) {
                Ok(Some(there)) if !(self.is_ours)(&there) => {}
                Err(RoundError::TooLarge(..)) => {}
                Ok(_) => return replace(&path, &sealed),
                Err(error) => return Err(error),
            }
        }
        Err(RoundError::Kept(path.to_owned()))
    }

    /// Removes the files of ours in a folder that are not named and that may go; what a person edited stays.
    pub(super) fn clear(&self, folder: &Path, keep: &[&str], may_go: impl Fn(&[u8]) -> bool) -> Result<(), RoundError> {
        let Ok(entries) = std::fs::read_dir(folder) else { return Ok(()) };
        for entry in entries {
            let path = entry.map_err(file_error(folder, "read"))?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let ours = || matches!(read_if_there(&path), Ok(Some(bytes)) if (self.is_ours)(&bytes) && may_go(&bytes));
            if name.ends_with(self.ending) && !keep.contains(&name.as_str()) && path.is_file() && ours() {
                std::fs::remove_file(&path).map_err(file_error(&path, "removed"))?;
            }
        }
        Ok(())
    }
}

/// The nth name for a file: "Audit.xlsx", "Audit 2.xlsx".
pub(super) fn numbered(path: &Path, number: u32) -> std::path::PathBuf {
    if number == 1 {
        return path.to_owned();
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem} {number}.{ending}"))
}
