//! Why something with a round could not be done: what, where, and how to mend it.

use std::path::{Path, PathBuf};

use crate::pen::PenError;
use crate::plan::Fault;
use crate::reader::{Faulty, PlanFault};
use crate::shelf::ShelfError;

/// So many faults of a plan are told at once; behind them mostly follow from those before.
const MOST_TOLD: usize = 40;

/// Why something with a round could not be done.
#[derive(Debug, thiserror::Error)]
pub enum RoundError {
    /// There is no plan in the folder.
    #[error(
        "There is no plan.xlsx or plan.toml in '{0}'. Run 'careers-audit new FOLDER' first, or name the round's folder."
    )]
    NoPlan(PathBuf),
    /// There are two.
    #[error(
        "There are both plan.xlsx and plan.toml in '{0}'. Move one of the two away, so that it is clear which counts."
    )]
    TwoPlans(PathBuf),
    /// The plan has faults; and what else there is to say of it.
    #[error("{}{}", told(.0, &.1.faults), lines(.2))]
    Plan(PathBuf, Box<Faulty>, Vec<String>),
    /// Nothing was typed into the plan: the faults that would come of it, or why it cannot be.
    #[error("Nothing was changed in '{}':{}", .0.display(), listed(.1))]
    NotAmended(PathBuf, Vec<PlanFault>),
    /// Several files may be the plan.
    #[error(
        "Several files in '{0}' may be the plan: {1}. Keep the one that counts, under the name plan.xlsx, and move the \
         others away."
    )]
    SeveralPlans(PathBuf, String),
    /// The framework beside the plan cannot be used.
    #[error("The framework '{0}' cannot be used: {1}. Correct it, or take it away and name another on the plan.")]
    Framework(PathBuf, String),
    /// There is a plan already.
    #[error("'{0}' is already there, and a plan is never replaced. Choose another folder, or move the plan away.")]
    PlanThere(PathBuf),
    /// The folder of the last round holds none, but others that do, named.
    #[error("There is no round in '{0}', but in folders of it: {1}. Name the one that the new round follows.")]
    RoundsWithin(PathBuf, String),
    /// The new round's folder would lie within the last one's, or hold it.
    #[error(
        "'{0}' and the round in '{1}' would lie one within the other, and a round's folder holds that round alone. Choose a \
         folder beside it."
    )]
    Within(PathBuf, PathBuf),
    /// The last round is of another setting or school than is asked for.
    #[error(
        "The plan in '{0}' is of {1}, and not of {2}. Its next round is of the same: name no other, or start a round that \
         follows none."
    )]
    OtherPlace(PathBuf, String, String),
    /// A day of another century, on which no round begins.
    #[error("No round can begin on {0}. Look at the date of this computer.")]
    NoTerm(jiff::civil::Date),
    /// Workbooks that stand there may not be replaced unasked: those in which nobody has written, and those that were
    /// filled in beside them.
    #[error("{}", differ(.0, .1))]
    Differ(Vec<PathBuf>, Vec<PathBuf>),
    /// A folder that must be new or empty is not.
    #[error("The folder '{0}' is not empty. Choose another folder, or empty this one.")]
    NotEmpty(PathBuf),
    /// A department that the plan does not have.
    #[error("The plan has no department '{0}'. It has: {1}.")]
    NoDepartment(String, String),
    /// A text is in no encoding that can be told.
    #[error(
        "'{0}' is not saved as UTF-8, so that some of its letters would be lost. Open it in an editor and save it as UTF-8."
    )]
    NoText(PathBuf),
    /// What was settled cannot be read.
    #[error(
        "'{0}' cannot be read: {1}. Correct it, or delete it and settle its returns again with check --as and check --drop."
    )]
    Settled(PathBuf, String),
    /// What was told and drafted so far cannot be read.
    #[error(
        "'{0}' cannot be read: {1}. Delete it: drafts that lie in email/sent as they were written are still known, and the rest \
         is told as new."
    )]
    Told(PathBuf, String),
    /// What was agreed with subjects cannot be read.
    #[error("'{0}' is not as it was written: {1}. Correct it, or take it out of the folder and agree its steps again.")]
    Agreed(PathBuf, String),
    /// A subject that the plan does not have.
    #[error("The plan has no subject '{0}' any more. Look at the round again.")]
    NoSubject(String),
    /// A file that is to be settled is none of the returns.
    #[error("'{0}' is not in the folder of returns. Put it there, and run this again.")]
    NoReturn(PathBuf),
    /// A file that is to be settled cannot be read as a department's audit.
    #[error("'{0}' cannot be read as that department's audit: {1}")]
    NotSettled(PathBuf, String),
    /// The copy of the plan could not be written as TOML.
    #[error("The plan could not be kept as '{0}': {1}. Look for unusual signs in its texts.")]
    NotKept(PathBuf, String),
    /// A file could not be read or written.
    #[error(transparent)]
    Shelf(#[from] ShelfError),
    /// A workbook could not be drawn.
    #[error("A workbook could not be drawn: {0}")]
    Pen(#[from] PenError),
}

impl RoundError {
    /// A plan of our own that does not hold.
    pub(super) fn of_plan(path: PathBuf, faults: Vec<Fault>) -> RoundError {
        let told = |Fault { table, field, what, fix, .. }| PlanFault::of_file(&format!("{table}, {field}"), what, fix);
        let faults: Vec<PlanFault> = faults.into_iter().map(told).collect();
        RoundError::Plan(path, Box::new(faults.into()), Vec::new())
    }
}

fn lines(more: &[String]) -> String {
    more.iter().map(|line| format!("\n{line}")).collect()
}

fn differ(blank: &[PathBuf], filled: &[PathBuf]) -> String {
    let listed = |text: &mut String, paths: &[PathBuf]| {
        paths.iter().for_each(|path| text.push_str(&format!("\n  {}", path.display())));
    };
    let mut text =
        String::from("Nobody has written into these workbooks, and they differ from what would be written now:");
    listed(&mut text, blank);
    text.push_str(
        "\nRun again with --force to replace them; with --department CODE too where only some should be. Workbooks that were \
         already sent out are still read when they come back.",
    );
    if !filled.is_empty() {
        text.push_str("\nThese were filled in where they lie. With --force each is copied into the returns before it is replaced:");
        listed(&mut text, filled);
    }
    text
}

pub(super) fn told(path: &Path, faults: &[PlanFault]) -> String {
    let mut text = match faults.len() {
        1 => format!("The plan '{}' has a fault:", path.display()),
        several => format!("The plan '{}' has {several} faults:", path.display()),
    };
    text.push_str(&listed(faults));
    text
}

fn listed(faults: &[PlanFault]) -> String {
    let mut text: String = faults.iter().take(MOST_TOLD).map(|fault| format!("\n  {fault}")).collect();
    if let Some(more) = faults.len().checked_sub(MOST_TOLD).filter(|more| *more > 0) {
        text.push_str(&format!("\n  and {more} more"));
    }
    text
}
