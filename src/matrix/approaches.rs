//! Subject by subject: how it sees itself, what its rows show, and what comes next.

use super::facts::Facts;
use super::words::{self, lower, or_none};
use super::{sheet, tab};
use crate::judge::{NOTHING_IN_SCOPE, Pocket, StageFigures, Standing, Verdict};
use crate::pen::{Cell, Heading, Page, Table, Tone};
use crate::plan::Approach;

/// So many things to do are told; more of them help nobody to begin.
const NEXT: usize = 3;

pub(super) fn page(facts: &Facts<'_>) -> Page {
    let mut verdicts: Vec<&Verdict> = facts.results.verdicts.iter().collect();
    verdicts.sort_by_key(|verdict| need(verdict.standing));
    let stage = lower(&facts.plan.words.stage);
    let table = Table {
        name: "Approaches".to_owned(),
        caption: None,
        columns: vec![
            Heading::new("Department", 14),
            Heading::new("Subject", 16),
            Heading::new("Your view", 15),
            Heading::new("What your rows show", 15),
            Heading::new("Reached", 15),
            Heading::new("View and rows", 17),
            Heading::new("Worth sharing", 17),
            Heading::new("What is next", 43),
            Heading::new(format!("Counted, by {stage}"), 18),
        ],
        rows: verdicts.into_iter().map(|verdict| row(facts, verdict)).collect(),
    };
    let notes = vec![
        "Subjects that need most help come first. Reached is the lower of the department's view and what its rows show.".to_owned(),
        "Counted: outcomes highlighted or more, taught in a named unit and term, and taught with employers on record.".to_owned(),
    ];
    sheet(tab::APPROACHES, facts.title("Approach by subject"), notes, 2, table)
}

/// Those that need most come first; what cannot be judged at all comes last.
fn need(standing: Standing) -> u8 {
    match standing {
        Standing::Judged { .. } => match standing.reached() {
            None => 0,
            Some(Approach::Foundation) => 3,
            Some(Approach::Across) => 4,
            Some(Approach::Enriched) => 5,
        },
        Standing::NoReturn => 1,
        Standing::ReturnedEmpty => 2,
        Standing::NotJudged => 6,
    }
}

fn row(facts: &Facts<'_>, verdict: &Verdict) -> Vec<Cell> {
    let mut row = vec![Cell::text(facts.name(&verdict.department)), Cell::Strong(verdict.subject.clone())];
    row.extend(match verdict.standing {
        Standing::Judged { claimed, evidenced } => [
            toned(claimed),
            toned(evidenced),
            toned(verdict.reached()),
            Cell::text(compared(claimed, evidenced)),
            or_none(shared(facts, &verdict.pockets).as_deref()),
            or_none(next(&verdict.next).as_deref()),
            Cell::Text(figures(&verdict.stages)),
        ],
        Standing::NoReturn => missing("no return", "Return the workbook: fifteen minutes are enough to begin with."),
        Standing::ReturnedEmpty => {
            missing("returned empty", "The workbook came back blank: fill in the outcomes sheet first.")
        }
        Standing::NotJudged => missing("not judged", NOTHING_IN_SCOPE),
    });
    row
}

fn toned(approach: Option<Approach>) -> Cell {
    Cell::toned(words::approach(approach), words::tone(approach))
}

fn missing(word: &str, next: &str) -> [Cell; 7] {
    let off = || Cell::toned(word, Tone::Off);
    [off(), off(), off(), off(), off(), Cell::text(next), off()]
}

/// A view that is ahead of the rows is no reproach: more often than not the rows are unfinished.
fn compared(claimed: Option<Approach>, evidenced: Option<Approach>) -> &'static str {
    match claimed.cmp(&evidenced) {
        std::cmp::Ordering::Equal => "They agree",
        std::cmp::Ordering::Greater => "Your view is ahead of your rows: add what you do to them",
        std::cmp::Ordering::Less => "Your rows show more than you say: look at the checklist again",
    }
}

fn shared(facts: &Facts<'_>, pockets: &[Pocket]) -> Option<String> {
    let told: Vec<String> = pockets
        .iter()
        .map(|pocket| {
            let stage = facts.plan.stage(&pocket.stage).map_or(pocket.stage.as_str(), |stage| stage.name.as_str());
            format!("{stage}: {}", pocket.approach)
        })
        .collect();
    (!told.is_empty()).then(|| told.join("\n"))
}

/// The first sentences of what comes next, and how many more there are.
fn next(sentences: &[String]) -> Option<String> {
    let mut told: Vec<String> = sentences.iter().take(NEXT).cloned().collect();
    match sentences.len().saturating_sub(NEXT) {
        0 => {}
        more => told.push(format!("And {more} more.")),
    }
    (!told.is_empty()).then(|| told.join("\n"))
}

fn figures(stages: &[StageFigures]) -> String {
    let line = |stage: &StageFigures| {
        let StageFigures { stage, in_scope, level1, level2, level3 } = stage;
        format!("{stage}: {level1}, {level2} and {level3} of {in_scope}")
    };
    stages.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_next_is_told_in_three_and_counted_beyond() {
        let sentences = ["One.", "Two.", "Three.", "Four.", "Five."].map(str::to_owned);
        assert_eq!(next(&sentences).as_deref(), Some("One.\nTwo.\nThree.\nAnd 2 more."));
        assert_eq!(next(&sentences[..1]).as_deref(), Some("One."));
        assert_eq!(next(&[]), None);
    }

    #[test]
    fn a_view_ahead_of_the_rows_is_told_kindly() {
        let (none, foundation) = (None, Some(Approach::Foundation));
        assert_eq!(compared(foundation, foundation), "They agree");
        assert!(compared(foundation, none).starts_with("Your view is ahead of your rows"));
        assert!(compared(none, foundation).starts_with("Your rows show more"));
    }
}
