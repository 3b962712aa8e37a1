//! Whether a workbook is as it was issued: nothing in it that a person wrote.
//!
//! That is sure of one that still carries the seal with which it was issued, and of one that is, read by the plan as it
//! is or by the plan that it was issued from, an audit with nothing answered, nothing written beside the questions,
//! and nothing that the reader has to tell. Whatever else lies there (answers, what cannot be read) is a person's.

use std::sync::LazyLock;

use crate::layout::Forms;
use crate::plan::Framework;
use crate::reader;
use crate::returns::Recognised;

use super::earlier::read_copy;
use super::seal::Seal;
use super::text::decoded;

/// The forms of the plan as it was issued, from its copy.
pub(super) fn forms_of(copy: &[u8], beside: Option<&Framework>) -> Option<Forms> {
    read_copy(&decoded(copy)?, beside).ok().map(|(_, plan)| Forms::new(plan))
}

/// The plans by which a workbook may be blank.
pub(super) struct Blank<'f> {
    now: &'f Forms,
    /// Resolved where the plan as it is does not settle it.
    before: LazyLock<Option<Forms>, Box<dyn FnOnce() -> Option<Forms> + Send + 'f>>,
}

impl<'f> Blank<'f> {
    /// By the plan as it is, and as it was issued.
    pub(super) fn new(now: &'f Forms, before: impl FnOnce() -> Option<Forms> + Send + 'f) -> Blank<'f> {
        Blank { now, before: LazyLock::new(Box::new(before)) }
    }

    /// Whether a workbook is blank; as a department's own, where one is named.
    pub(super) fn is(&self, code: Option<&str>, bytes: &[u8]) -> bool {
        if Seal::Blank.is_ours(bytes) {
            return true;
        }
        let is_blank = |forms: &Forms| match reader::open(forms, bytes).recognised {
            Recognised::Audit { code: own, read } => {
                code.is_none_or(|code| own == code)
                    && read.answers.is_empty()
                    && read.unplaced.is_empty()
                    && read.findings.is_empty()
            }
            Recognised::Refused { .. } => false,
        };
        is_blank(self.now) || self.before.as_ref().is_some_and(is_blank)
    }
}
