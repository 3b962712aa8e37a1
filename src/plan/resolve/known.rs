//! The codes of a table, for the cells that name its rows, and what is said of a text that is none of them.

use std::collections::HashSet;

use crate::fold::nearest;
use crate::key::{BlockKey, SlotKey};
use crate::plan::file::File;
use crate::plan::{Approach, Framework, MessageKind, Plan};

/// A field of a row of a table; 0 for the row of a table of one.
pub type At = (BlockKey, usize, SlotKey);

/// A text that names no row of its table.
pub(super) struct Unknown {
    pub(super) at: At,
    /// The text.
    pub(super) code: String,
    /// What is wrong with it.
    pub(super) what: String,
    /// What the whole cell may say instead.
    pub(super) suggestion: Option<String>,
    /// Which texts would do, where they are few.
    pub(super) fix: String,
    /// A row that may be the one that is meant, and is called otherwise.
    pub(super) perhaps: Option<At>,
}

/// So many codes are named where none is near.
const MOST_NAMED: usize = 20;

/// The codes of a table, or of a list of ours.
#[derive(Clone)]
pub(super) struct Known<'a> {
    /// The table; a list of ours by the table whose cells it is for.
    pub(super) of: BlockKey,
    /// What it is called within a sentence.
    called: &'static str,
    /// Codes with names; several rows may have one code.
    rows: Vec<(&'a str, &'a str)>,
    codes: HashSet<&'a str>,
    /// Those that a cell may name; all of them where nothing else is said.
    offered: Option<HashSet<&'a str>>,
    /// A row that nothing names, if there is but one.
    idle: Option<At>,
}

impl<'a> Known<'a> {
    fn new(of: BlockKey, called: &'static str, rows: impl IntoIterator<Item = (&'a str, &'a str)>) -> Known<'a> {
        let rows: Vec<(&str, &str)> = rows.into_iter().filter(|(code, _)| !code.is_empty()).collect();
        let codes = rows.iter().map(|(code, _)| *code).collect();
        Known { of, called, rows, codes, offered: None, idle: None }
    }

    pub(super) fn stages(file: &'a File) -> Known<'a> {
        let rows = file.stages.iter().map(|stage| (stage.code.as_str(), stage.name.as_str()));
        Known::new(BlockKey::Stages, "the table of stages", rows)
    }

    pub(super) fn cohorts(file: &'a File) -> Known<'a> {
        let rows = file.cohorts.iter().map(|cohort| (cohort.code.as_str(), cohort.name.as_str()));
        Known::new(BlockKey::Cohorts, "the table of cohorts", rows)
    }

    pub(super) fn departments(file: &'a File) -> Known<'a> {
        let rows = file.departments.iter().map(|one| (one.code.as_str(), one.name.as_str()));
        Known::new(BlockKey::Departments, "the table of departments", rows)
    }

    pub(super) fn subjects(file: &'a File) -> Known<'a> {
        let rows = file.subjects.iter().map(|one| (one.name.as_str(), one.name.as_str()));
        Known::new(BlockKey::Subjects, "the table of subjects", rows)
    }

    pub(super) fn areas(file: &'a File) -> Known<'a> {
        let rows = file.areas.iter().map(|area| (area.code.as_str(), area.name.as_str()));
        Known::new(BlockKey::Areas, "the table of learning areas", rows)
    }

    pub(super) fn objectives(file: &'a File) -> Known<'a> {
        let rows = file.objectives.iter().map(|one| (one.reference.as_str(), one.title.as_str()));
        Known::new(BlockKey::Objectives, "the table of objectives", rows)
    }

    pub(super) fn outcomes(file: &'a File) -> Known<'a> {
        let rows = file.outcomes.iter().map(|one| (one.reference.as_str(), one.title.as_str()));
        Known::new(BlockKey::Outcomes, "the table of outcomes", rows)
    }

    /// The outcomes of the round before, which a cell of this plan's own outcomes may name.
    pub(super) fn replaced(last: &'a Plan) -> Known<'a> {
        let rows = last.outcomes.iter().map(|one| (one.reference.as_str(), one.title.as_str()));
        Known::new(BlockKey::Outcomes, "the outcomes of the last round", rows)
    }

    pub(super) fn approaches(framework: &'a Framework) -> Known<'a> {
        let rows = Approach::ALL.map(|approach| (approach.key(), framework.approach(approach)));
        Known::new(BlockKey::Approaches, "the three approaches", rows)
    }

    pub(super) fn months(framework: &Framework) -> Known<'static> {
        Known::new(BlockKey::Calendar, "the months", framework.months().into_iter().map(|month| (month, month)))
    }

    pub(super) fn messages() -> Known<'static> {
        Known::new(BlockKey::Messages, "the list of drafts", MessageKind::ALL.map(|kind| (kind.key(), kind.key())))
    }

    /// The same, of which a cell may name some.
    pub(super) fn offering(&self, may: impl Fn(&str) -> bool) -> Known<'a> {
        Known { offered: Some(self.codes.iter().copied().filter(|code| may(code)).collect()), ..self.clone() }
    }

    /// The same, where one row is named by nothing.
    pub(super) fn idle(&self, idle: Option<At>) -> Known<'a> {
        Known { idle, ..self.clone() }
    }

    /// Whether the table has no row: told once, and not by every cell that names one.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(super) fn has(&self, code: &str) -> bool {
        self.codes.contains(code)
    }

    /// The name that goes with a code.
    pub(super) fn name(&self, code: &str) -> Option<&'a str> {
        self.rows.iter().find(|(own, _)| *own == code).map(|(_, name)| *name)
    }

    /// What is said of a text that is none of them; where it stands in a list, with the list.
    pub(super) fn missed(&self, at: At, code: &str, list: Option<&[String]>) -> Unknown {
        let is_offered = |code: &&str| self.offered.as_ref().is_none_or(|offered| offered.contains(code));
        let mut listed: Vec<&str> = self.codes.iter().copied().filter(is_offered).collect();
        listed.sort_unstable();
        let names = || self.rows.iter().filter(|(code, _)| is_offered(code));
        let by_name = || {
            let near = nearest(code, names().map(|(_, name)| *name))?;
            names().find(|(_, name)| *name == near).map(|(code, _)| *code)
        };
        let near = nearest(code, listed.iter().copied()).or_else(by_name);
        let suggestion = near.map(|near| match list {
            None => near.to_owned(),
            Some(list) => {
                let mut whole: Vec<&str> = Vec::new();
                for one in list.iter().map(|one| if one == code { near } else { one.as_str() }) {
                    if !whole.contains(&one) {
                        whole.push(one);
                    }
                }
                whole.join(", ")
            }
        });
        let several = if list.is_some() { ", with commas between several" } else { "" };
        let fix = match &suggestion {
            Some(suggestion) => format!("Did you mean '{suggestion}'?"),
            None if listed.is_empty() => "Leave the cell blank.".to_owned(),
            None if listed.len() <= MOST_NAMED => format!("Use one of: {}{several}.", listed.join(", ")),
            None => format!("Use the code of a row in {}{several}.", self.called),
        };
        let perhaps = self.idle;
        let what = format!("'{code}' is not in {}", self.called);
        Unknown { at, code: code.to_owned(), what, suggestion, fix, perhaps }
    }
}
