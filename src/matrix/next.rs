//! Why a subject stands where it stands, and its next step: as others are told it, in words and without codes. The
//! department itself is told by its own workbook and its correction.
//!
//! ```text
//! Why it stands there                                   Next step
//! Its rows show more than the department's view.        Not done yet: “The routes we describe include …”.
//! View and rows agree.                                  1 more outcome in Key Stage 4 highlighted and in place.
//! ```

use super::words::{clipped, list, many, upper};
use crate::answers::Labelled;
use crate::judge::{NOTHING_IN_SCOPE, OpenItem, OpenRule, Standing, Verdict};
use crate::plan::{Approach, Plan, Rules};

/// So many statements are quoted; one alone beside what rows fall short of.
const QUOTED: usize = 2;

/// Why it stands there, in a sentence or two.
pub(super) fn why(plan: &Plan, verdict: &Verdict) -> String {
    let (claimed, evidenced) = match verdict.standing {
        Standing::NoReturn => return "No workbook has come back yet.".to_owned(),
        Standing::ReturnedEmpty => return "The workbook came back blank.".to_owned(),
        Standing::NotAnswered => {
            return plan.words.spoken("The department returned; this subject is still to be filled in.");
        }
        Standing::NotJudged => return "No outcome is in scope here this year.".to_owned(),
        Standing::Judged { claimed, evidenced } => (claimed, evidenced),
    };
    let blank = verdict.blank.told_in(plan).map(|blank| upper(&blank));
    if let Some(blank) = blank.as_ref().filter(|_| verdict.is_held_by_silence()) {
        return format!("{blank}, so that it may stand higher.");
    }
    let words = if claimed > evidenced {
        "The department's view is ahead of what its rows show, which may just be unfinished."
    } else if claimed < evidenced {
        "Its rows show more than the department's view."
    } else {
        "View and rows agree."
    };
    blank.map_or_else(|| words.to_owned(), |blank| format!("{blank}."))
}

/// What comes next, in one sentence.
pub(super) fn step(plan: &Plan, verdict: &Verdict) -> String {
    let (claimed, evidenced) = match verdict.standing {
        Standing::NoReturn => return "See that the department sends its workbook.".to_owned(),
        Standing::ReturnedEmpty | Standing::NotAnswered => {
            return "See that it is filled in, beginning with how far each outcome is covered.".to_owned();
        }
        Standing::NotJudged => return NOTHING_IN_SCOPE.to_owned(),
        Standing::Judged { claimed, evidenced } => (claimed, evidenced),
    };
    let Some(wanted) = verdict.reached().map_or(Some(Approach::Foundation), Approach::above) else {
        return "Keep it in place, and show another department how it is done.".to_owned();
    };
    if verdict.is_held_by_silence() {
        return "See that what is blank is filled in.".to_owned();
    }
    let rows = rows(plan, verdict, wanted).or_else(|| named(verdict, wanted));
    let items = items(&verdict.open, if rows.is_some() { 1 } else { QUOTED });
    let told = match (claimed < evidenced, rows, items) {
        (true, _, Some(items)) | (false, None, Some(items)) => items,
        (_, Some(rows), None) => rows,
        // A view that is ahead waits for the rows alone.
        (false, Some(rows), Some(_)) if claimed > evidenced => rows,
        (_, Some(rows), Some(items)) => format!("{rows}. {}", upper(&items)),
        (_, None, None) => format!("nothing holds it back from {}", plan.name_of(wanted)),
    };
    format!("{}.", upper(&told))
}

/// `1 more outcome in Key Stage 3 and 2 in Key Stage 4 highlighted and in place`, where rows fall short.
fn rows(plan: &Plan, verdict: &Verdict, wanted: Approach) -> Option<String> {
    let rules: &Rules = &plan.rules;
    let short = verdict.stages.iter().map(|stage| (stage.short_of(wanted, rules), stage)).filter(|(more, _)| *more > 0);
    let places: Vec<String> = short
        .enumerate()
        .map(|(position, (more, stage))| {
            let stage = plan.stage_name(&stage.stage);
            match position {
                0 => format!("{} in {stage}", many(more, "more outcome", "more outcomes")),
                _ => format!("{more} in {stage}"),
            }
        })
        .collect();
    let how = match wanted {
        Approach::Foundation => "highlighted and in place",
        Approach::Across => "taught in a named unit and term",
        Approach::Enriched => "taught with an employer, in a meaningful encounter that is on record",
    };
    (!places.is_empty()).then(|| format!("{} {how}", list(&places)))
}

/// `a row in place about careers or routes for Year 8 and Year 9`, where that alone is missing.
fn named(verdict: &Verdict, wanted: Approach) -> Option<String> {
    let unnamed: Vec<&str> = verdict.stages.iter().flat_map(|stage| &stage.unnamed).map(String::as_str).collect();
    let is_missing = wanted == Approach::Foundation && !unnamed.is_empty();
    is_missing.then(|| format!("a row in place about careers or routes that names {}", list(&unnamed)))
}

/// `not done yet: “The routes …”; partly done: “…”; and 3 more statements`.
fn items(open: &[OpenItem], most: usize) -> Option<String> {
    let mut told: Vec<String> = open.iter().take(most).map(OpenItem::told).collect();
    let more = open.len() - told.len();
    if more > 0 {
        told.push(format!("and {}", many(more, "more statement", "more statements")));
    }
    (!told.is_empty()).then(|| told.join("; "))
}

/// A statement is quoted up to so many characters.
const LONGEST_STATEMENT: usize = 60;

/// Everything that stands open, a line each, for the Careers Leader, who knows the refs: the statements without a *Yes*,
/// then each rule with its figures.
pub(super) fn in_full(verdict: &Verdict) -> Option<String> {
    let answer = |item: &OpenItem| {
        let answer = item.answer.map_or(Standing::NOT_ANSWERED, Labelled::label);
        format!("{} {answer}: {}", item.reference, clipped(&item.statement, LONGEST_STATEMENT))
    };
    let items = verdict.open.iter().map(answer);
    let lines: Vec<String> = items.chain(verdict.short.iter().map(OpenRule::sentence)).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

#[cfg(test)]
mod tests;
