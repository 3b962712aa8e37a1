//! What a verb has to say: values, for which whoever shows them finds the words.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use crate::picture::Picture;
use crate::plan::{Look, MessageKind};
use crate::report;
use crate::returns::Results;
use crate::shelf::{Rel, ShelfError};

use super::begun::Begun;
use super::today::{Next, Today};

/// One thing that is said.
#[derive(Clone, Debug)]
pub enum Said {
    /// `new`: the plan was written here; what to do next.
    Started(Rel),
    /// `new`: rounds lie beside the one that was started, by the way to each: it may be the next of one of them.
    RoundsBeside(Vec<String>),
    /// `new`: the plan of the last round goes on; what did not, and what to look at.
    Begun(Box<Begun>),
    /// What of the last round could not be handed on to the next, and why.
    NotHanded(Vec<ShelfError>),
    /// The plan was read from this file, and others lie beside it that were not.
    PlanIs(Rel, Vec<Rel>),
    /// The plan is open in a program.
    PlanIsOpen(Rel),
    /// A plan to correct was edited since the plan was saved, has no fault, and says other things.
    PlanCorrected(Rel),
    /// There is no folder of returns yet.
    NoReturns,
    /// The plan names a round before, and nothing is compared with it: why.
    NotCompared(String),
    /// The round was renamed after its workbooks were issued, or everything that came back is of another round.
    Renamed(Arc<Results>),
    /// What became of these files.
    Became(Vec<Rel>),
    /// A copy of a workbook that was filled in where it lay, made before that was replaced.
    Kept(Rel),
    /// A workbook that `generate` leaves where it lies: a person filled it in, or why it cannot be told.
    Left(Rel, Option<ShelfError>),
    /// A file that could not be written or taken away, and why.
    NotWritten(ShelfError),
    /// So many new drafts of these kinds, and how many wait beside them; whose address the plan does not have.
    Drafts {
        /// One for each new draft, in the order of the departments.
        kinds: Vec<MessageKind>,
        /// How many wait that were drafted before.
        waiting: usize,
        /// Whose address the plan does not have.
        without_address: Vec<String>,
    },
    /// What of the plan to look at before anything is sent.
    Look(Vec<Look>),
    /// The day on which workbooks are due back has passed.
    DueHasPassed(Date),
    /// A workbook that is of no department of the plan any more.
    LeftOver(Rel),
    /// `generate`: send the workbooks, which are due on a day; what to do next.
    Send(Date),
    /// `generate --pack`: what to do with the pack.
    Show,
    /// `check`: what was found, department by department.
    Findings(Arc<Results>),
    /// `check`: a correction of a department's return, with how many things to look at, and where it is.
    Correction(Arc<Results>, String, usize, Rel),
    /// `check`: no correction of a department's return could be drawn: why. Its answers count all the same.
    NotCorrected(Arc<Results>, String, String),
    /// `consolidate`: where the school stands on a day, and where the matrix is.
    Stands {
        /// What came back, judged.
        results: Arc<Results>,
        /// The day.
        today: Date,
        /// The matrix for SLT.
        matrix: Rel,
        /// The Careers Leader's working copy of it.
        working: Rel,
    },
    /// `consolidate`: where the careers programme is, a page and a workbook; nowhere where nothing is known to be in place.
    Programme(Arc<Results>, Vec<Rel>),
    /// `consolidate`: what was typed of agreed steps and cannot be used as it is, a sentence each.
    NotAgreed(Vec<String>),
    /// Steps that were agreed in the last round, of that name, after this round's plan was begun, and are not in it.
    AgreedSince(String, Vec<String>),
    /// `consolidate`: no draft to SLT, for fewer departments have returned than the plan asks for.
    Early(Arc<Results>),
    /// `status`: who has returned, as of a day, and what there is to do.
    Returned(Arc<Results>, Today),
    /// `preview`: what is asked, and what to look at on a day.
    Asks(Arc<Results>, Date),
    /// `preview`: what the plan as it is changes, beside the plan as issued.
    Changes {
        /// The returns by the plan as issued.
        before: Arc<Results>,
        /// The same by the plan as it is.
        now: Arc<Results>,
        /// The departments, by code, whose invitation waits to be sent.
        waiting: Vec<String>,
    },
    /// `preview`: how the subjects stand, where there is nothing to compare with.
    Alone(Arc<Results>),
    /// The same, where the plan as issued cannot be read: why.
    Unread(Arc<Results>, String),
    /// `demo`: what the made-up round shows on a day, and where the matrix is.
    MadeUp {
        /// What came back, judged.
        results: Arc<Results>,
        /// The day.
        today: Date,
        /// The matrix.
        matrix: Rel,
    },
}

/// The same for programs.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Document<'a> {
    /// Of `check`.
    Check(Box<report::Check<'a>>),
    /// Of `consolidate`.
    Consolidate(Box<report::Consolidate<'a>>),
}

impl Said {
    /// The document for programs, where there is one.
    pub fn document(&self) -> Option<Document<'_>> {
        if let Said::Findings(results) = self {
            return Some(Document::Check(Box::new(report::check(results))));
        }
        if let Said::Stands { results, today, .. } = self {
            let document = report::consolidate(&Picture::new(results, *today));
            return Some(Document::Consolidate(Box::new(document)));
        }
        None
    }

    /// The one thing that comes next, where it says so.
    pub fn next(&self) -> Option<Next> {
        if let Said::Returned(_, today) = self { Some(today.next) } else { None }
    }

    /// Whether it tells of errors to fix in returns.
    pub fn has_errors(&self) -> bool {
        match self {
            Said::Findings(results) | Said::Stands { results, .. } | Said::Returned(results, _) => results.has_errors(),
            Said::Started(_)
            | Said::RoundsBeside(_)
            | Said::Begun(_)
            | Said::NotHanded(_)
            | Said::PlanIs(..)
            | Said::PlanIsOpen(_)
            | Said::PlanCorrected(_)
            | Said::NoReturns
            | Said::NotCompared(_)
            | Said::Renamed(_)
            | Said::Became(_)
            | Said::Kept(_)
            | Said::Left(..)
            | Said::NotWritten(_)
            | Said::Drafts { .. }
            | Said::Look(_)
            | Said::DueHasPassed(_)
            | Said::LeftOver(_)
            | Said::Send(_)
            | Said::Show
            | Said::Correction(..)
            | Said::NotCorrected(..)
            | Said::Programme(..)
            | Said::Early(_)
            | Said::NotAgreed(_)
            | Said::AgreedSince(..)
            | Said::Asks(..)
            | Said::Changes { .. }
            | Said::Alone(_)
            | Said::Unread(..)
            | Said::MadeUp { .. } => false,
        }
    }
}
