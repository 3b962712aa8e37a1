//! Subject by subject: how it sees itself, what its rows show, and the one thing to do next.

use super::facts::Facts;
use super::words::{self, list, lower, or_none};
use super::{next, sheet, tab};
use crate::judge::{Pocket, StageFigures, Standing, Verdict};
use crate::pen::{Cell, Heading, Page, Table, Tone};
use crate::plan::{Approach, Plan};

/// The width of a column that holds the name of an approach.
const APPROACH: u16 = 12;

pub(super) fn page(facts: &Facts<'_>) -> Page {
    let has_last = facts.results.last_round().is_some();
    let stage = lower(&facts.plan.words.stage);
    let mut columns = vec![
        Heading::new("Department", 12),
        Heading::new("Subject", 14),
        Heading::new("Your view", APPROACH),
        Heading::new("What your rows show", APPROACH),
        Heading::new("Reached", APPROACH),
    ];
    if has_last {
        columns.push(Heading::new("Last round", APPROACH));
    }
    columns.extend([
        Heading::new("What to do next", if has_last { 34 } else { 36 }),
        Heading::new("All that stands open", if has_last { 33 } else { 43 }),
        Heading::new("Worth sharing", 12),
        Heading::new(format!("Counted, by {stage}"), 17),
    ]);
    let table = Table {
        name: "Approaches".to_owned(),
        caption: None,
        columns,
        rows: by_need(facts).into_iter().map(|verdict| row(facts, verdict)).collect(),
    };
    let mut notes = vec![
        "Subjects that need most help come first. Reached is the lower of the department's view and what its rows show.".to_owned(),
        "Counted: outcomes highlighted or more, taught in a named unit and term, and taught with employers on record.".to_owned(),
    ];
    notes.extend(facts.results.last_round().map(|last| {
        format!("Last round: what the subject had reached in {}, by the rules of that round.", last.label)
    }));
    sheet(tab::APPROACHES, facts.title("Approach by subject"), notes, 2, table)
}

/// Every verdict, those that need most first; what cannot be judged at all comes last.
pub(super) fn by_need<'a>(facts: &Facts<'a>) -> Vec<&'a Verdict> {
    let mut verdicts: Vec<&Verdict> = facts.results.verdicts.iter().collect();
    verdicts.sort_by_key(|verdict| need(verdict.standing));
    verdicts
}

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
    let off = || Cell::toned(words::standing(facts.plan, verdict.standing), Tone::Off);
    row.extend(match verdict.standing {
        Standing::Judged { claimed, evidenced } => {
            [claimed, evidenced, verdict.reached()].map(|approach| toned(facts, approach))
        }
        Standing::NoReturn | Standing::ReturnedEmpty | Standing::NotJudged => [off(), off(), off()],
    });
    if let Some(last) = facts.results.last_round() {
        row.push(stood(facts, last.standing(verdict)));
    }
    row.push(Cell::Text(next::act(facts.plan, verdict)));
    row.extend(match verdict.standing {
        Standing::Judged { .. } => [
            or_none(next::in_full(verdict).as_deref()),
            or_none(shared(facts.plan, &verdict.pockets).as_deref()),
            Cell::Text(figures(&verdict.stages)),
        ],
        Standing::NoReturn | Standing::ReturnedEmpty | Standing::NotJudged => [off(), off(), off()],
    });
    row
}

fn toned(facts: &Facts<'_>, approach: Option<Approach>) -> Cell {
    Cell::toned(words::approach(facts.plan, approach), words::tone(approach))
}

/// How a subject stood in the round before.
fn stood(facts: &Facts<'_>, standing: Option<Standing>) -> Cell {
    match standing {
        Some(standing) if standing.is_judged() => toned(facts, standing.reached()),
        Some(standing) => Cell::toned(words::standing(facts.plan, standing), Tone::Off),
        None => Cell::toned("not in it", Tone::Off),
    }
}

/// `KS3 and KS5: Foundation`, the highest approach first.
fn shared(plan: &Plan, pockets: &[Pocket]) -> Option<String> {
    let at = |approach: &Approach| -> Vec<&str> {
        pockets.iter().filter(|pocket| pocket.approach == *approach).map(|pocket| pocket.stage.as_str()).collect()
    };
    let told = Approach::ALL.iter().rev().map(|approach| (at(approach), approach));
    let told: Vec<String> = told
        .filter(|(at, _)| !at.is_empty())
        .map(|(at, approach)| format!("{}: {}", list(&at), plan.name_of(*approach)))
        .collect();
    (!told.is_empty()).then(|| told.join("\n"))
}

fn figures(stages: &[StageFigures]) -> String {
    let line = |stage: &StageFigures| {
        let StageFigures { stage, in_scope, level1, level2, level3 } = stage;
        format!("{stage}: {level1}, {level2}, {level3} of {in_scope}")
    };
    stages.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pockets_of_one_approach_are_told_together() {
        let pocket = |stage: &str, approach| Pocket { stage: stage.to_owned(), approach };
        let pockets =
            [pocket("KS3", Approach::Foundation), pocket("KS4", Approach::Across), pocket("KS5", Approach::Foundation)];
        let plan = super::super::drawn::plan();
        let told = shared(&plan, &pockets);
        assert_eq!(told.as_deref(), Some("KS4: Careers Across the Curriculum\nKS3 and KS5: Foundation"));
        assert_eq!(shared(&plan, &[]), None);
    }
}
