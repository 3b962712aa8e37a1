//! What changed since each earlier round, in the document of `consolidate --json`.

use serde::Serialize;

use crate::answers::Labelled;
use crate::change::{Change, Moved, Step};
use crate::coverage::GapKind;
use crate::picture::since;

/// What changed since one earlier round.
#[derive(Debug, Serialize)]
pub(super) struct ChangeJson<'a> {
    /// What that round was called.
    since: &'a str,
    /// Whether its rules were others: its answers are then judged by the rules of now.
    other_rules: bool,
    outcomes: AskedJson,
    statements: AskedJson,
    /// How many departments' returns count, then and now.
    returned: [usize; 2],
    subjects: Vec<MovedJson<'a>>,
    /// Subjects of that round that this one does not have.
    gone: Vec<&'a str>,
    gaps: Vec<GapMoveJson<'a>>,
    links: Vec<LinkJson<'a>>,
    reach: Vec<ReachJson<'a>>,
}

/// How many of something are asked, and how many of them are the same in both rounds.
#[derive(Debug, Serialize)]
struct AskedJson {
    same: usize,
    then: usize,
    now: usize,
}

#[derive(Debug, Serialize)]
struct MovedJson<'a> {
    department: &'a str,
    subject: &'a str,
    /// What it reached, by the rules of now; nothing where that round did not have it.
    then: Option<&'static str>,
    now: &'static str,
    step: &'static str,
    /// Why it cannot be compared.
    reason: Option<String>,
    /// Outcomes of which it says something else.
    outcomes: Vec<OtherJson<'a>>,
    /// Statements to which it answers something else.
    statements: Vec<OtherJson<'a>>,
    /// Employers on record now that were not, and those that were and are not now.
    employers_came: Vec<&'a str>,
    employers_went: Vec<&'a str>,
    /// How much that was answered then is open now, and the other way round.
    open_now: usize,
    open_then: usize,
    told: String,
}

#[derive(Debug, Serialize)]
struct OtherJson<'a> {
    r#ref: &'a str,
    then: &'static str,
    now: &'static str,
}

#[derive(Debug, Serialize)]
struct GapMoveJson<'a> {
    outcome: &'a str,
    then: Option<&'static str>,
    now: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct LinkJson<'a> {
    stage: &'a str,
    cohort: &'a str,
    /// In so many of so many subjects.
    then: [usize; 2],
    now: [usize; 2],
}

#[derive(Debug, Serialize)]
struct ReachJson<'a> {
    subject: &'a str,
    cohort: &'a str,
    /// So many of those who take it.
    then: [u32; 2],
    now: [u32; 2],
}

/// What changed since one earlier round.
pub(super) fn change<'a>(change: &Change<'a>) -> ChangeJson<'a> {
    let asked = &change.asked;
    let of = |same: usize, [then, now]: [usize; 2]| AskedJson { same, then, now };
    ChangeJson {
        since: change.label(),
        other_rules: asked.has_other_rules,
        outcomes: of(asked.outcomes.len(), asked.of_outcomes),
        statements: of(asked.statements.len(), asked.of_statements),
        returned: change.returned(),
        subjects: change.subjects.iter().map(|moved| subject(change, moved)).collect(),
        gone: change.gone.iter().map(|verdict| verdict.subject.as_str()).collect(),
        gaps: change
            .gaps
            .iter()
            .map(|gap| GapMoveJson {
                outcome: &gap.outcome.reference,
                then: gap.then.map(GapKind::name),
                now: gap.now.map(GapKind::name),
            })
            .collect(),
        links: change
            .links
            .iter()
            .map(|link| LinkJson { stage: &link.stage.code, cohort: &link.cohort.code, then: link.then, now: link.now })
            .collect(),
        reach: change
            .reach
            .iter()
            .map(|reach| ReachJson {
                subject: &reach.subject.name,
                cohort: &reach.cohort.code,
                then: reach.then,
                now: reach.now,
            })
            .collect(),
    }
}

fn subject<'a>(change: &Change<'a>, moved: &Moved<'a>) -> MovedJson<'a> {
    let why = &moved.why;
    MovedJson {
        department: &moved.now.department,
        subject: &moved.now.subject,
        then: moved.then.map(|then| then.standing.reached_word()),
        now: moved.now.standing.reached_word(),
        step: moved.step.word(),
        reason: match moved.step {
            Step::NotCompared(reason) => Some(since::in_short(reason)),
            Step::Up | Step::Down | Step::Level => None,
        },
        outcomes: why
            .outcomes
            .iter()
            .map(|one| OtherJson { r#ref: &one.outcome.reference, then: one.then.word(), now: one.now.word() })
            .collect(),
        statements: why
            .statements
            .iter()
            .map(|one| OtherJson { r#ref: &one.item.reference, then: one.then.label(), now: one.now.label() })
            .collect(),
        employers_came: why.came.clone(),
        employers_went: why.went.clone(),
        open_now: why.open_now,
        open_then: why.open_then,
        told: since::subject(change, moved, since::Room::WIDE),
    }
}
