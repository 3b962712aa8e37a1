//! What a heading says besides its own words: which step its column belongs to, or that it may stay blank.

use super::form::{Area, Column};
use super::spec::Need;

/// The mark of a heading. It is shown by the cell's format, so that what stands in the cell is the heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// None.
    Plain,
    /// The step of a row to which its column belongs.
    Step(u8),
    /// Its column may stay blank.
    Optional,
}

/// What the heading of a column says that may stay blank.
const OPTIONAL: &str = " (optional)";

impl Marked {
    /// The mark of one of an area's headings.
    pub fn of(area: &Area, position: usize) -> Marked {
        if area.optional_from.is_some_and(|later| position >= later) {
            return Marked::Optional;
        }
        // Only where the answers build on one another are they steps.
        let has_steps = area.block.specs().iter().any(|spec| spec.need == Need::OnceTaught);
        match area.columns.get(position) {
            Some(Column::Slot(spec)) if has_steps => spec.need.step().map_or(Marked::Plain, Marked::Step),
            Some(Column::Slot(_) | Column::Ref | Column::Question | Column::Answer | Column::Todo) | None => {
                Marked::Plain
            }
        }
    }

    /// The heading as it is seen.
    pub fn told(self, heading: &str) -> String {
        match self {
            Marked::Plain => heading.to_owned(),
            Marked::Step(step) => format!("{step} {heading}"),
            Marked::Optional => format!("{heading}{OPTIONAL}"),
        }
    }

    /// The number format that shows it so.
    pub fn format(self) -> Option<String> {
        match self {
            Marked::Plain => None,
            Marked::Step(step) => Some(format!("\"{step} \"@")),
            Marked::Optional => Some(format!("@\"{OPTIONAL}\"")),
        }
    }
}

/// A heading as it may be seen, without its mark.
pub fn unmarked(seen: &str) -> &str {
    let seen = seen.trim();
    if let Some(heading) = seen.strip_suffix(OPTIONAL.trim_start()) {
        return heading.trim_end();
    }
    match seen.split_once(' ') {
        Some((step, heading)) if step.len() == 1 && step.chars().all(|c| c.is_ascii_digit()) => heading.trim_start(),
        Some(_) | None => seen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_known_whatever_its_mark() {
        for mark in [Marked::Plain, Marked::Step(2), Marked::Optional] {
            assert_eq!(unmarked(&mark.told("Status")), "Status");
            assert_eq!(unmarked(&mark.told("Year groups")), "Year groups");
        }
        assert_eq!(unmarked("3D Design"), "3D Design");
    }
}
