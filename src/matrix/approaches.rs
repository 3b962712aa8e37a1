//! Subject by subject: how it sees itself, what its rows show, and the one thing to do next.

use super::Reader;
use super::columns::{self, Table, Term};
use super::facts::Facts;
use super::next;
use super::sheet::{Name, Sheet};
use super::words::{self, list, lower, many, or_none};
use crate::judge::{Pocket, StageFigures, Standing, Verdict};
use crate::pen::{Cell, Tone};
use crate::plan::{Approach, Plan, Share};
use crate::returns::Last;

/// The width of a column that holds the name of an approach.
const APPROACH: u16 = 12;

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Fixed("Approaches"),
    reader: Reader::Everybody,
    answers: "each subject: its own view, what its rows show, what it has reached, in the last round too, and the one \
              thing to do next",
    title: |facts| facts.title("Approach by subject"),
    notes,
    tables: |facts| vec![by_subject(facts)],
    frozen: 2,
    ..Sheet::PLAIN
};

fn notes(facts: &Facts<'_>) -> Vec<String> {
    let mut notes = [
        "Subjects that need most help come first. Reached is the lower of the department's view and what its rows \
         show. What was left blank is named: it is no answer, and no No.",
        "Counted: outcomes highlighted or more, taught in a named unit and term, and taught with employers on record.",
    ]
    .map(str::to_owned)
    .to_vec();
    notes.extend(facts.results.last_round().map(|last| {
        format!("Last round: what the subject had reached in {}, by the rules of that round.", last.label)
    }));
    notes
}

fn by_subject<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, &'f Verdict>;
    let last = facts.results.last_round();
    let stage = lower(&facts.plan.words.stage);
    let columns = vec![
        Column::new("Department", 12, |verdict| Cell::text(facts.name(&verdict.department))),
        Column::new("Subject", 14, |verdict| Cell::Strong(verdict.subject.clone())),
        Column::new("Own view", APPROACH, |verdict| match verdict.blank.checklist {
            true => judged(facts, verdict, |_, _| not_answered()),
            false => judged(facts, verdict, |view, _| toned(facts, view)),
        })
        .explained(
            "The highest approach such that every needed statement of its checklist, and of those below it, is \
             answered Yes",
        ),
        Column::new("What its rows show", APPROACH, |verdict| match verdict.shows_rows() {
            false => judged(facts, verdict, |_, _| not_answered()),
            true => judged(facts, verdict, |_, rows| toned(facts, rows)),
        })
        .explained(format!(
            "The highest approach whose rule, and the rules of those below it, hold in every {stage} that the \
             subject teaches this year. A rule asks for whole outcomes, rounded up"
        ))
        .and(rules(facts)),
        Column::new("Reached", APPROACH, |verdict| judged(facts, verdict, |_, _| reached(facts, verdict)))
            .explained("The lower of the department's view and what its rows show")
            .also(
                "Not answered",
                format!(
                    "A subject of which no coverage and no statement is answered, though its department returned, is \
                     counted with those that sent no return and never with those not there yet. A {stage}, or a \
                     checklist, that was left wholly blank is named wherever the subject's approach is"
                ),
            )
            .also(
                "In scope",
                format!(
                    "An outcome is in scope of a subject when it is asked of its department at a {stage} that the \
                     subject teaches this year, and no row says Not applicable. A {stage} with nothing in scope is \
                     left out of the rules; a subject with nothing in scope at all is not judged"
                ),
            )
            .also(
                "The view is ahead of the rows",
                "The checklist says more than the rows. Often the rows are just not finished: fill in Coverage, \
                 Status, Unit and Term",
            ),
        Column::new("Last round", APPROACH, move |verdict| stood(facts, last.and_then(|last| last.standing(verdict))))
            .only_if(last.is_some())
            .and(last_round(facts)),
        Column::new("What to do next", if last.is_some() { 34 } else { 36 }, |verdict| {
            Cell::Text(facts.plan.words.spoken(&next::act(facts.plan, verdict)))
        }),
        Column::new("All that stands open", if last.is_some() { 33 } else { 43 }, |verdict| {
            judged(facts, verdict, |_, _| or_none(next::in_full(verdict).as_deref()))
        })
        .explained(
            "What holds the subject back from the next approach: statements not answered Yes, and rules that do not \
             hold yet",
        ),
        Column::new("Worth sharing", 12, |verdict| {
            judged(facts, verdict, |_, _| or_none(shared(facts.plan, &verdict.pockets).as_deref()))
        })
        .explained(format!("A {stage} whose own rows support a higher approach than the subject reached as a whole")),
        Column::new(format!("Counted, by {stage}"), 17, |verdict| {
            judged(facts, verdict, |_, _| Cell::Text(figures(&verdict.stages)))
        }),
    ];
    Table::of("Approaches", || by_need(facts), columns)
}

/// The rule of each approach, with the figures that were used.
fn rules(facts: &Facts<'_>) -> [Term; 3] {
    let rules = &facts.plan.rules;
    let stage = lower(&facts.plan.words.stage);
    let at_least = |share: Share| {
        format!(
            "at least {}% of its outcomes in scope (of 3 outcomes {}, of 4 {})",
            share.per_cent(),
            share.of(3),
            share.of(4)
        )
    };
    Approach::ALL.map(|approach| {
        let rule = match approach {
            Approach::Foundation => {
                let every = if rules.relevance_every_cohort {
                    format!(
                        ". Besides, every {} that the subject teaches is named by such a row of an outcome that speaks \
                         of careers or routes, where it is asked any: every year, in every subject",
                        lower(&facts.plan.words.cohort)
                    )
                } else {
                    String::new()
                };
                format!("{} are Highlighted or more, and In place{every}", at_least(rules.foundation_share))
            }
            Approach::Across => format!(
                "{} are Taught or more, In place, on a row that names unit and term",
                at_least(rules.across_share)
            ),
            Approach::Enriched => format!(
                "at least {} Taught with employers, In place, and named by an employer record of the subject that \
                 took place and is meaningful",
                many(rules.enriched_outcomes, "outcome is", "outcomes are")
            ),
        };
        Term::new(format!("Rule: {}", facts.plan.name_of(approach)), format!("In every {stage}, {rule}"))
    })
}

/// What was compared with what; where it could not be, why.
fn last_round(facts: &Facts<'_>) -> Option<Term> {
    let told = match facts.results.last.as_ref()? {
        Last::Read(last) => format!(
            "The round {}, judged by its own plan and rules. A subject is the same when its department's code and its \
             own name are. Only subjects judged in both rounds are compared",
            last.label
        ),
        Last::Unread(why) => why.clone(),
    };
    Some(Term::new("Last round", told))
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
        Standing::NoReturn | Standing::NotAnswered => 1,
        Standing::ReturnedEmpty => 2,
        Standing::NotJudged => 6,
    }
}

/// A cell of the view and the rows of a judged subject; else why it is not judged.
pub(super) fn judged(
    facts: &Facts<'_>,
    verdict: &Verdict,
    cell: impl FnOnce(Option<Approach>, Option<Approach>) -> Cell,
) -> Cell {
    match verdict.standing {
        Standing::Judged { claimed, evidenced } => cell(claimed, evidenced),
        Standing::NoReturn | Standing::ReturnedEmpty | Standing::NotAnswered | Standing::NotJudged => {
            Cell::toned(words::standing(facts.plan, verdict.standing), Tone::Off)
        }
    }
}

/// A cell of the view and the rows of a judged subject that left nothing blank: of what is blank no step is drawn, for
/// it would read as a step that is not taken.
pub(super) fn known(
    facts: &Facts<'_>,
    verdict: &Verdict,
    cell: impl FnOnce(Option<Approach>, Option<Approach>) -> Cell,
) -> Cell {
    judged(facts, verdict, |view, rows| if verdict.blank.told().is_none() { cell(view, rows) } else { not_answered() })
}

fn not_answered() -> Cell {
    Cell::toned(Standing::NOT_ANSWERED, Tone::Off)
}

/// What a judged subject has reached, with what it left blank.
fn reached(facts: &Facts<'_>, verdict: &Verdict) -> Cell {
    let words = words::approach(facts.plan, verdict.reached());
    let told = verdict.blank.told().map_or_else(|| words.clone(), |blank| format!("{words}; {blank}"));
    Cell::toned(told, words::tone(verdict.reached()))
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
