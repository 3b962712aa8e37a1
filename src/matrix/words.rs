//! How the matrix says things: approaches and standings, links, and what a cell says where there is nothing.

use crate::judge::Standing;
use crate::pen::{Cell, Tone};
use crate::plan::{Approach, Plan};

pub(super) use crate::judge::{below, in_words as approach};
pub(super) use crate::picture::told::expected_encounters;
pub(super) use crate::words::{clipped, count, day, either, first, grouped, list, lower, many, sentence, upper};

/// Why a subject is not judged, as its cells say it; of one that is, what it has reached.
pub(super) fn standing(plan: &Plan, standing: Standing) -> String {
    let words = match standing {
        Standing::Judged { .. } => return approach(plan, standing.reached()),
        Standing::NoReturn => "no return",
        Standing::ReturnedEmpty => "returned empty",
        Standing::NotJudged => "not judged",
    };
    words.to_owned()
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

/// A link to a sheet of the workbook, by its name: the heading above says that it is a sheet.
pub(super) fn link(sheet: &str) -> Cell {
    Cell::Link { text: sheet.to_owned(), target: format!("internal:'{sheet}'!A1") }
}

/// A text with its words in braces filled in, once: what is filled in is never read as a place again. A word that
/// stands for nothing stays as it is.
pub(crate) fn filled<'v>(text: &str, value: impl Fn(&str) -> Option<&'v str>) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after.split_once('}').and_then(|(word, after)| Some((value(word)?, after))) {
            Some((value, after)) => {
                filled.push_str(value);
                rest = after;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled + rest
}

/// An optional text; *none* where there is none.
pub(super) fn or_none(text: Option<&str>) -> Cell {
    text.map_or(Cell::None, Cell::text)
}
