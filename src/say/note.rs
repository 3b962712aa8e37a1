//! One thing that is said, as it is shown.

use serde::Serialize;

use super::{plain, plain_lines};
use crate::shelf::Outcome;

/// How much a note matters to whoever reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// What came of it.
    Done,
    /// To be seen, and perhaps looked into.
    Remark,
    /// Something was not done.
    Warning,
}

/// One thing that is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// How much it matters.
    pub weight: Weight,
    /// Of a file: what became of it.
    pub outcome: Option<Outcome>,
    /// What is said, or the file.
    pub text: String,
    /// What belongs to it, a line each.
    pub beneath: Vec<String>,
}

impl Note {
    /// A text on one line.
    pub(super) fn new(weight: Weight, text: impl AsRef<str>) -> Note {
        Note { weight, outcome: None, text: plain(text.as_ref()), beneath: Vec::new() }
    }

    /// A text that has lines of its own.
    pub(super) fn lines(weight: Weight, text: impl AsRef<str>) -> Note {
        Note { text: plain_lines(text.as_ref()), ..Note::new(weight, "") }
    }
}
