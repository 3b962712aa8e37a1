//! What a department wrote is never lost: a workbook that was filled in where it lay is copied whole into the returns
//! before another takes its place.
//!
//! Replaced without a copy is only a workbook that is surely blank: read by the plan that it was issued from, or by
//! today's, it is that department's own audit, with nothing answered, nothing written beside the questions, and nothing
//! that the reader has to tell. Whatever else lies there (answers, another's workbook, what cannot be read)
//! is kept.

use std::cell::OnceCell;
use std::path::Path;

use super::issued::Before;
use super::read::read_if_there;
use super::write::{Outcome, Written, fresh};
use super::{Round, RoundError};
use crate::issue::Issued;
use crate::layout::Forms;
use crate::reader;
use crate::returns::Recognised;

/// The folder below the returns, where copies are read as what came back.
const FOLDER: &str = "kept";

impl Round {
    /// Copies what these workbooks would replace, each that is not surely blank, and gives the copies.
    pub(super) fn keep_filled(&self, issued: &[Issued]) -> Result<Vec<Written>, RoundError> {
        let mut kept = Vec::new();
        let before = OnceCell::new();
        for Issued { code, name, bytes } in issued {
            let path = self.folder.join("workbooks").join(name);
            let Some(there) = read_if_there(&path)?.filter(|there| there != bytes) else { continue };
            let as_issued = || match before.get_or_init(|| self.before()) {
                Before::Known(round) => is_blank(&round.forms, code, &there),
                Before::NotKept | Before::Unread(_) => false,
            };
            if !is_blank(&self.forms, code, &there) && !as_issued() {
                kept.push(self.keep(&path, name, &there)?);
            }
        }
        Ok(kept)
    }

    /// Copies a file into the returns, under a name that is free or that of the same copy made before.
    fn keep(&self, from: &Path, name: &str, bytes: &[u8]) -> Result<Written, RoundError> {
        let folder = self.folder.join("returns").join(FOLDER);
        let names = (1_u32..).map(|number| super::seal::numbered(&folder.join(name), number));
        for path in names {
            match read_if_there(&path) {
                Ok(None) => {
                    fresh(&path, bytes)?;
                    as_old_as(&path, from);
                }
                Ok(Some(same)) if same == bytes => {}
                // Another's, and one that cannot be read, stays where it is.
                Ok(Some(_)) | Err(RoundError::TooLarge(..) | RoundError::NoFile(_)) => continue,
                Err(error) => return Err(error),
            }
            return Ok(Written { path, outcome: Outcome::Kept });
        }
        Err(RoundError::Kept(folder))
    }
}

/// Whether a workbook is a department's own as it was issued from that plan, with nothing in it that a person wrote.
fn is_blank(forms: &Forms, code: &str, bytes: &[u8]) -> bool {
    match reader::open(forms, bytes).recognised {
        Recognised::Audit { code: own, read } => {
            own == code && read.answers.is_empty() && read.unplaced.is_empty() && read.findings.is_empty()
        }
        Recognised::Refused { .. } => false,
    }
}

/// Gives a copy the time of the file it was made from, by which a newer return is told from an older. Where a disk
/// keeps no such time the copy is as old as it is.
fn as_old_as(copy: &Path, from: &Path) {
    let changed = std::fs::metadata(from).and_then(|metadata| metadata.modified());
    if let Ok(changed) = changed {
        let _ = std::fs::File::options().write(true).open(copy).and_then(|file| file.set_modified(changed));
    }
}
