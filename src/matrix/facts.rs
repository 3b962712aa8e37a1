//! What every sheet is drawn from: the round's picture.

use crate::pen::{Cell, Tone};

pub(super) use crate::picture::Picture as Facts;
pub(super) use crate::returns::Came;

/// Who leads a department, as a cell.
pub(super) fn who(facts: &Facts<'_>, code: &str) -> Cell {
    facts.lead(code).map_or_else(|| Cell::toned("not known", Tone::Off), Cell::text)
}
