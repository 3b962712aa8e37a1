//! A sheet of a form while it is drawn: what its frame and its cells share.

use crate::answers::Answers;
use crate::layout::{Form, Sheet};
use crate::live::Workings;

use super::look::Style;
use super::paper::{self, Look, Shown};

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
    pub(super) paper: &'a mut paper::Sheet,
    pub(super) widths: Vec<u16>,
}

/// The look of what is printed.
pub(super) fn printed(style: Style) -> Look {
    paper::look(style, Shown::Plain)
}
