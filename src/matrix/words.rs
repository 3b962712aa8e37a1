//! How the matrix says things: approaches and standings, links, and what a cell says where there is nothing.

use crate::change::Stood;
use crate::judge::Standing;
use crate::pen::{Cell, Tone};
use crate::plan::{Approach, Plan};

pub(super) use crate::judge::in_words as approach;
pub(super) use crate::picture::told::expected_encounters;
pub(super) use crate::words::{clipped, count, day, either, first, grouped, list, lower, many, sentence, upper};

/// Why a subject is not judged, as its cells say it; of one that is, what it has reached.
pub(super) fn standing(plan: &Plan, standing: Standing) -> String {
    standing.in_words(plan)
}

/// How a subject stood in a round, where that had it.
pub(super) fn stood(plan: &Plan, stood: Option<Stood>) -> Cell {
    match stood {
        Some(stood) => Cell::toned(stood.in_words(plan), stood.known().map_or(Tone::Unknown, tone)),
        None => Cell::toned("not in the plan", Tone::Off),
    }
}

/// The fill that says the same.
pub(super) fn tone(reached: Option<Approach>) -> Tone {
    match reached {
        None => Tone::Nothing,
        Some(Approach::Foundation) => Tone::Low,
        Some(Approach::Across) => Tone::Middle,
        Some(Approach::Enriched) => Tone::High,
    }
}

/// An optional text; *none* where there is none.
pub(super) fn or_none(text: Option<&str>) -> Cell {
    text.map_or(Cell::None, Cell::text)
}
