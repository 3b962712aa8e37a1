//! A sheet of a form while it is drawn: what its frame and its cells share.

use rust_xlsxwriter::Worksheet;

use crate::answers::Answers;
use crate::layout::{Form, Sheet};
use crate::live::Workings;

/// A position as a column's number.
pub(super) fn column(position: usize) -> u16 {
    u16::try_from(position).unwrap_or(u16::MAX)
}

/// One sheet being drawn.
pub(super) struct Easel<'a> {
    pub(super) form: &'a Form,
    pub(super) answers: &'a Answers,
    pub(super) workings: &'a Workings,
    pub(super) sheet: &'a Sheet,
    /// Its position in the form.
    pub(super) position: usize,
    pub(super) worksheet: &'a mut Worksheet,
    pub(super) widths: Vec<u16>,
}
