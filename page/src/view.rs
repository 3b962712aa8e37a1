//! The round as the page shows it: values of the library, with its sentences, and nothing that is counted here.

mod agreed;
mod board;
mod coverage;
mod draft;
mod matrix;
mod plan;
mod steps;

use careers_audit::picture::Picture;
use careers_audit::plan::LEADER;
use careers_audit::returns::Results;
use careers_audit::round::Snapshot;
use careers_audit::say::{self, Part};
use careers_audit::shelf::Rel;
use jiff::civil::Date;
use serde::Serialize;

use crate::lent::Lent;
use board::{Board, board};
use draft::{Draft, Drafts};
use matrix::{Matrix, matrix};
use plan::{Plan, plan};
use steps::{Correction, Standing, Workbook, corrections, steps, workbooks};

/// A round, as it stands.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Round {
    school: String,
    label: String,
    setting: &'static str,
    due: String,
    due_date: Date,
    leader: String,
    leader_email: String,
    today: Today,
    steps: Vec<Standing>,
    plan: Plan,
    workbooks: Vec<Workbook>,
    board: Board,
    corrections: Vec<Correction>,
    matrix: Matrix,
    /// Those that go to no department.
    drafts: Vec<Draft>,
}

/// How it stands on a day: what was read of it, and what lies in its folder now.
pub(crate) fn round(snapshot: &Snapshot, lent: &Lent<'_>, today: Date, with_preview: bool) -> Round {
    let results = snapshot.results();
    let picture = Picture::new(results, today);
    let drafts = Drafts::of(lent);
    let others = drafts.to_others();
    let workbooks = workbooks(results, lent, &drafts);
    let corrections = corrections(results, lent, &drafts);
    let matrix = matrix(&picture, lent);
    let own = &results.plan;
    Round {
        school: own.school.name.clone(),
        label: own.round.label.clone(),
        setting: own.school.setting.word(),
        due: say::due(own.round.due, today),
        due_date: own.round.due,
        leader: own.school.careers_leader.clone(),
        leader_email: own.school.careers_leader_email.clone(),
        today: what_is_to_do(snapshot, today),
        steps: steps(results, &workbooks, &corrections, &matrix, &others),
        plan: plan(snapshot, today, with_preview),
        board: board(results, &drafts, today),
        drafts: others,
        workbooks,
        corrections,
        matrix,
    }
}

/// What there is to do on a day.
#[derive(Debug, Serialize)]
struct Today {
    parts: Vec<Part>,
    next: String,
}

fn what_is_to_do(snapshot: &Snapshot, day: Date) -> Today {
    let today = snapshot.today(day);
    let shown = |at: &Rel| say::plain(&at.to_string());
    Today { parts: say::today(snapshot.results(), &today, &shown), next: say::next(&today, &shown) }
}

/// The code and name of everybody who is sent a workbook: departments in the plan's order, the Careers Leader last.
fn everybody(results: &Results) -> impl Iterator<Item = (&str, &str)> {
    let departments = results.plan.departments.iter().map(|one| (one.code.as_str(), one.name.as_str()));
    departments.chain([(LEADER, "Careers Leader")])
}
