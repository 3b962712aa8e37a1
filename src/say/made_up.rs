//! What a made-up round shows.

use super::plain;
use super::total::counted;
use crate::finding::Severity;
use crate::picture::Picture;
use crate::picture::told::position;
use crate::returns::Results;
use crate::words::many;

/// Whose round it is, where its subjects stand, and what is missing.
pub(super) fn made_up(picture: &Picture<'_>) -> [String; 3] {
    let plan = picture.plan;
    let school = format!(
        "{}: a made-up {} with {} departments and {}; {} departments have returned.",
        plan.school.name,
        plan.words.school,
        plan.departments.len(),
        plan.words.so_many(plan.subjects().count()),
        picture.returned(),
    );
    let gaps = match picture.known_gaps().next() {
        Some(first) => format!(
            "{}; the first: {} ({}).",
            many(picture.known_gaps().count(), "gap", "gaps"),
            first.outcome.label(),
            first.title().to_lowercase()
        ),
        None => "No gap is known in any outcome.".to_owned(),
    };
    [plain(&school), plain(&position(picture.results)), plain(&gaps)]
}

/// `12 errors in the returns`
pub(super) fn in_returns(results: &Results) -> String {
    let errors = results.returns.iter().map(|entry| entry.count(Severity::Error)).sum();
    format!("{} in the returns", counted(errors, Severity::Error))
}
