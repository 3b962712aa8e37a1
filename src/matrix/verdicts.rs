//! The approaches in full, for the Careers Leader: what was counted at each stage, what stands open by its ref, and which
//! stages carry more than their subject.

use super::approaches::{by_department, judged, not_answered, toned};
use super::columns::{self, Table};
use super::facts::Facts;
use super::next;
use super::sheet::{Name, Sheet};
use super::words::{self, list, lower, or_none};
use crate::judge::{Pocket, StageFigures, Standing, Verdict};
use crate::pen::{Cell, Tone};
use crate::plan::{Approach, Plan};

/// The width of a column that holds the name of an approach.
const APPROACH: u16 = 13;

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Fixed("Approaches in full"),
    answers: "each subject: its department's view, what its rows show and what it has reached; every statement and rule \
              that stands open, and what was counted at each stage",
    title: |facts| facts.title("Approach by subject, in full"),
    notes: |facts| {
        vec![
            format!(
                "Counted, by {}: outcomes highlighted or more, taught in a named unit and term, and taught with \
                 employers on record.",
                lower(&facts.plan.words.stage)
            ),
            "What was left blank is named: it is no answer, and no No.".to_owned(),
        ]
    },
    tables: |facts| vec![in_full(facts)],
    frozen: 2,
    ..Sheet::PLAIN
};

fn in_full<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, &'f Verdict>;
    let last = facts.changes.first();
    let stage = lower(&facts.plan.words.stage);
    let columns = vec![
        Column::new("Department", 14, |verdict| Cell::text(facts.name(&verdict.department))).whole(),
        Column::new("Subject", 16, |verdict| Cell::Strong(verdict.subject.clone())),
        Column::new("Department's view", APPROACH, |verdict| match verdict.blank.checklist {
            true => judged(facts, verdict, |_, _| not_answered()),
            false => judged(facts, verdict, |view, _| toned(facts, view)),
        }),
        Column::new("What its rows show", APPROACH, |verdict| match verdict.shows_rows() {
            false => judged(facts, verdict, |_, _| not_answered()),
            true => judged(facts, verdict, |_, rows| toned(facts, rows)),
        }),
        Column::new("Reached", APPROACH, |verdict| judged(facts, verdict, |_, _| reached(facts, verdict))),
        Column::new("Last round", APPROACH, move |verdict| {
            words::stood(facts.plan, last.and_then(|last| last.moved(verdict)).and_then(|moved| moved.then))
        })
        .only_if(last.is_some()),
        Column::new("All that stands open", 46, |verdict| {
            judged(facts, verdict, |_, _| or_none(next::in_full(verdict).as_deref()))
        })
        .explained(
            "What holds the subject back from the next approach: statements not answered Yes, and rules that do not \
             hold yet",
        ),
        Column::new("Worth sharing", 14, |verdict| {
            judged(facts, verdict, |_, _| or_none(shared(facts.plan, &verdict.pockets).as_deref()))
        })
        .explained(format!("A {stage} whose own rows support a higher approach than the subject reached as a whole")),
        Column::new(format!("Counted, by {stage}"), 18, |verdict| {
            judged(facts, verdict, |_, _| Cell::Text(figures(&verdict.stages)))
        }),
    ];
    Table::of("Approaches in full", || by_department(facts), columns)
}

/// What a judged subject has reached, with what it left blank.
fn reached(facts: &Facts<'_>, verdict: &Verdict) -> Cell {
    if verdict.is_held_by_silence() {
        let blank = verdict.blank.told().unwrap_or_default();
        return Cell::toned(format!("{}: {blank}", words::upper(Standing::NOT_FULLY)), Tone::Unknown);
    }
    let words = words::approach(facts.plan, verdict.reached());
    let told = verdict.blank.told().map_or_else(|| words.clone(), |blank| format!("{words}; {blank}"));
    Cell::toned(told, words::tone(verdict.reached()))
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
        let StageFigures { stage, in_scope, is_answered, level1, level2, level3, unnamed: _ } = stage;
        if *is_answered {
            format!("{stage}: {level1}, {level2}, {level3} of {in_scope}")
        } else {
            format!("{stage}: {}", Standing::NOT_ANSWERED)
        }
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
