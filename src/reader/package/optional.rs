//! Which parts of a package the answers need, and what becomes of a file in which another is broken.
//!
//! Needed are the workbook, its links, the sheets of the form and the shared texts. Styles are needed as far as they
//! tell a date from a number, which is then queried. Nothing else is: properties, comments, drawings, themes, tables,
//! chains of calculation and other people's sheets may be broken, empty or absent. Where a person may have written in
//! what is lost, that is told.

use std::collections::HashMap;

use super::limits::Fault;
use crate::returns::Saved;

/// What was read of a part that no answer needs; none where it is broken or absent. A limit that is passed stays
/// passed, and what is hostile stays hostile.
pub(super) fn optional<T>(read: Result<T, Fault>) -> Result<Option<T>, Fault> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(Fault::Damaged | Fault::Lacks(_)) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// Why a sheet cannot be read, as a sentence goes on; none where it can.
pub(super) fn why_unread(read: Result<(), Fault>) -> Result<Option<&'static str>, Fault> {
    match read {
        Ok(()) => Ok(None),
        Err(Fault::Lacks(_)) => Ok(Some("is missing")),
        Err(Fault::Damaged) => Ok(Some("cannot be read")),
        Err(fault) => Err(fault),
    }
}

/// What the parts of a document say of it as a whole.
#[derive(Debug, Default)]
pub(super) struct Properties {
    /// When it was saved.
    pub(super) modified: Option<String>,
    /// When it was made.
    pub(super) created: Option<String>,
    /// Its custom properties.
    pub(super) custom: HashMap<String, String>,
}

impl Properties {
    /// When it was saved last, and its custom properties.
    pub(super) fn settled(self) -> (Saved, HashMap<String, String>) {
        (Saved::said(&self.modified.or(self.created).unwrap_or_default()), self.custom)
    }
}
