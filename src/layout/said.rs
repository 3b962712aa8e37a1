//! A row's answers of the last round in words: `Taught, in place, autumn, Rivers; Year 7, Year 8`.

use indexmap::IndexMap;

use crate::answers::Value;
use crate::key::SlotKey;
use crate::words::{lower, short_day, shortened};

use super::spec::Spec;

/// So many letters of a text that somebody wrote are shown.
const MOST: usize = 90;

/// So many of what may stay blank.
const FEW: usize = 40;

/// What a row said, in the order of its slots; the groups of learners last.
pub(crate) fn said(specs: &[&'static Spec], row: &IndexMap<SlotKey, Value>) -> String {
    if let Some(words) = row.get(&SlotKey::LastTime) {
        return words.to_string();
    }
    let of = |slot: SlotKey| row.get(&slot).map(|value| (slot, value));
    let given = || specs.iter().filter_map(|spec| of(spec.key));
    let about = given().find(|(slot, _)| *slot == SlotKey::Ref).map(|(_, value)| format!("{}: ", reference(value)));
    let parts: Vec<String> = given().filter_map(|(slot, value)| part(slot, value)).collect();
    let whom: Vec<String> = [SlotKey::Cohorts, SlotKey::CohortsAlso, SlotKey::Cohort]
        .into_iter()
        .filter_map(|slot| Some(of(slot)?.1.to_string()))
        .collect();
    let said = [parts.join(", "), whom.join(", ")];
    let said: Vec<String> = said.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}{}", about.unwrap_or_default(), said.join("; "))
}

/// The ref of an outcome, as a drop-down shows it with its title.
fn reference(value: &Value) -> String {
    let label = value.to_string();
    label.split(' ').next().unwrap_or_default().to_owned()
}

/// What one cell said; none of what is told elsewhere, or is for those to say who were there.
fn part(slot: SlotKey, value: &Value) -> Option<String> {
    let text = value.to_string();
    let told = match (slot, value) {
        (SlotKey::Ref | SlotKey::Cohorts | SlotKey::CohortsAlso | SlotKey::Cohort, _) => return None,
        (slot, _) if SlotKey::TESTS.contains(&slot) => return None,
        (SlotKey::Outcome1 | SlotKey::Outcome2 | SlotKey::Outcome3, value) => reference(value),
        (SlotKey::Due, Value::Date(day)) => format!("by {}", short_day(*day)),
        (_, Value::Date(day)) => short_day(*day),
        (SlotKey::Minutes, _) => format!("{text} minutes a year"),
        (SlotKey::Learners, _) => format!("{text} learners"),
        (SlotKey::Days, _) => format!("{text} days"),
        (SlotKey::Taking, _) => format!("{text} taught"),
        (SlotKey::Reached, _) => format!("{text} reached"),
        (SlotKey::Evidence, _) => "evidence as before".to_owned(),
        (SlotKey::Activity, _) => shortened(&text, FEW),
        (SlotKey::Before, _) => format!("before: {}", shortened(&text, MOST)),
        (SlotKey::Now, _) => format!("then: {}", shortened(&text, MOST)),
        (SlotKey::Ask, _) => format!("asked of SLT: {}", shortened(&text, MOST)),
        (SlotKey::Status | SlotKey::Term | SlotKey::Mode, _) => lower(&text),
        (_, Value::Text(_)) => shortened(&text, MOST),
        (_, Value::Withheld(_) | Value::Choice(_) | Value::Count(_)) => text,
    };
    Some(told)
}
