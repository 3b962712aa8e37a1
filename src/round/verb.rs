//! What can be asked of a round that has a plan, and what each looks at.

use crate::layout::Extras;
use crate::names::Folder;

/// What is asked of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Write workbooks, and draft invitations.
    Generate {
        /// The codes of the departments; all and the Careers Leader's where none is named.
        only: Vec<String>,
        /// Sheets that a department asked for.
        extras: Extras,
        /// Replace what is there and differs; of what was filled in a copy is kept first.
        force: bool,
    },
    /// Write the talk for departments and the page for governors.
    Pack,
    /// Say what is asked, and what a changed plan changes.
    Preview,
    /// Say what is wrong; write corrections and drafts.
    Check {
        /// What is settled of files among the returns before they are read, in this order.
        settle: Vec<Settle>,
    },
    /// Write the matrix and the draft to SLT.
    Consolidate {
        /// Write the draft although fewer have returned than the plan asks for.
        early: bool,
        /// Write the careers programme as well, for learners, parents and employers.
        programme: bool,
    },
    /// Say who has returned.
    Status,
}

/// What somebody settles of a file among the returns; the path is as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settle {
    /// It is a department's, by its code.
    Whose(String, String),
    /// It is withdrawn: it lies there and counts no more.
    Drop(String),
    /// It counts again.
    Keep(String),
}

/// What a verb looks at, beside the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// What came back.
    Returns,
    /// The round before.
    Last,
    /// The returns by the plan as it was issued.
    Before,
    /// What was agreed with subjects.
    Agreed,
    /// Copies of workbooks that were filled in where they lay.
    Copies,
    /// What lies in a folder.
    In(Folder),
}

impl Verb {
    /// Whether it writes anything.
    pub(super) fn writes(&self) -> bool {
        match self {
            Verb::Generate { .. } | Verb::Pack | Verb::Check { .. } | Verb::Consolidate { .. } => true,
            Verb::Preview | Verb::Status => false,
        }
    }

    /// Whether it is of the plan before anybody is asked by it: what is doubtful of that is told then.
    pub(super) fn is_of_plan(&self) -> bool {
        match self {
            Verb::Generate { .. } | Verb::Preview => true,
            Verb::Pack | Verb::Check { .. } | Verb::Consolidate { .. } | Verb::Status => false,
        }
    }

    /// What it looks at.
    pub(super) fn looks_at(&self) -> &'static [Look] {
        match self {
            Verb::Generate { .. } => {
                &[Look::Returns, Look::Last, Look::Copies, Look::In(Folder::Workbooks), Look::In(Folder::Email)]
            }
            Verb::Pack => &[
                Look::Returns,
                Look::Last,
                Look::Agreed,
                Look::In(Folder::Pack),
                Look::In(Folder::Matrix),
                Look::In(Folder::Email),
            ],
            Verb::Preview => &[Look::Returns, Look::Last, Look::Before, Look::In(Folder::Email)],
            Verb::Check { .. } => &[
                Look::Returns,
                Look::Last,
                Look::In(Folder::Workbooks),
                Look::In(Folder::Corrections),
                Look::In(Folder::Email),
            ],
            Verb::Consolidate { programme: false, .. } => {
                &[Look::Returns, Look::Last, Look::Agreed, Look::In(Folder::Matrix), Look::In(Folder::Email)]
            }
            Verb::Consolidate { programme: true, .. } => &[
                Look::Returns,
                Look::Last,
                Look::Agreed,
                Look::In(Folder::Matrix),
                Look::In(Folder::Programme),
                Look::In(Folder::Email),
            ],
            Verb::Status => &[Look::Returns, Look::Last, Look::Agreed, Look::In(Folder::Email)],
        }
    }
}
