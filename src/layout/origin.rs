//! Where the printed rows of a block come from: the plan's own things, and where on a workbook they are asked.

use crate::plan::{DEDICATED_TIME, Department, Plan, Stage, Subject};

use super::row::Row;

/// Whose rows a sheet has.
#[derive(Clone, Copy, Debug)]
pub enum Whose<'p> {
    /// Everybody's.
    All,
    /// A subject's.
    Subject(&'p Subject),
    /// Those of what is delivered outside subjects.
    DedicatedTime,
}

/// Where in a workbook a block stands.
#[derive(Clone, Copy, Debug)]
pub struct At<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The department; none in the Careers Leader's own workbook.
    pub department: Option<&'p Department>,
    /// Whose rows they are.
    pub whose: Whose<'p>,
    /// The sheets that *Start here* lists, once they are known.
    pub listed: &'p [Listed],
}

impl<'p> At<'p> {
    /// The subject.
    pub(super) fn subject(self) -> Option<&'p Subject> {
        match self.whose {
            Whose::Subject(subject) => Some(subject),
            Whose::All | Whose::DedicatedTime => None,
        }
    }

    /// The name under which its rows stand.
    pub(super) fn name(self) -> Option<&'p str> {
        match self.whose {
            Whose::All => None,
            Whose::Subject(subject) => Some(&subject.name),
            Whose::DedicatedTime => Some(DEDICATED_TIME),
        }
    }

    /// The department's subjects.
    pub(super) fn subjects(self) -> &'p [Subject] {
        self.department.map(|department| department.subjects.as_slice()).unwrap_or_default()
    }
}

/// A sheet on which something is asked.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its position in the workbook.
    pub position: usize,
    /// Its name.
    pub name: String,
    /// What it asks.
    pub asks: &'static str,
}

/// A kind of thing that rows are printed from.
pub(super) trait Origin: 'static {
    /// One of them, with what else its row prints.
    type One<'p>;

    /// Every one at a place, in the order of their rows; none where they do not come from the plan.
    fn all(_: At<'_>) -> Vec<Self::One<'_>> {
        Vec::new()
    }

    /// Its row before anything is printed.
    fn row(one: &Self::One<'_>) -> Row;

    /// The subject and the stage that its drop-downs speak of, where they are not all.
    fn speaks_of<'p>(_: At<'p>, _: &Self::One<'p>) -> (Option<&'p Subject>, Option<&'p Stage>) {
        (None, None)
    }
}

/// Nothing is printed: questions of a form, rows that people add.
#[derive(Debug)]
pub(super) struct Nothing;

impl Origin for Nothing {
    type One<'p> = ();

    fn row((): &()) -> Row {
        Row::default()
    }
}

/// Rows printed from one table of the plan, each with a ref of its own.
macro_rules! of_plan {
    ($thing:ident: $table:ident, $reference:expr) => {
        impl Origin for $thing {
            type One<'p> = &'p $thing;

            fn all(at: At<'_>) -> Vec<&$thing> {
                at.plan.$table.iter().collect()
            }

            fn row(one: &&$thing) -> Row {
                let reference: fn(&$thing) -> String = $reference;
                Row { reference: reference(one), ..Row::default() }
            }
        }
    };
}

pub(super) use of_plan;
