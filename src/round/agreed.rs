//! What was agreed in a round: typed into the working copies of its matrix, whatever they are called by now, or agreed
//! without one. `agreed.toml` in the round's folder:
//!
//! ```toml
//! [[steps]]
//! subject = "History"
//! step = "Take one visit into Year 8"
//! owner = "Head of History"
//! by = "2027-03-26"
//! said = "2026-12-15T09:30:00Z"
//! ```
//! What was typed last counts, wherever that was: a copy says when it was saved, the record when each step was agreed.

use std::path::PathBuf;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::answers::Typed;
use crate::fold::fold;
use crate::names::{self, AGREED, Folder};
use crate::plan::Plan;
use crate::reader;
use crate::returns::{Agreed, Source};
use crate::shelf::{Lying, Rel, Shelf, ShelfError, What};

use super::RoundError;
use super::deeds::{Over, Paper};
use super::text::text;

/// What the file's first line says.
const HEAD: &str = "# What was agreed with each subject, as it was typed in the page. A working copy that is typed into later \
                    counts before it.\n";

/// What takes back whatever an older source says.
const NOTHING: &str = "-";

/// What was agreed without a working copy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    steps: Vec<Entry>,
}

/// All that was agreed of a subject at a moment; what is empty was left so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    pub(super) subject: String,
    #[serde(default)]
    pub(super) step: String,
    #[serde(default)]
    pub(super) owner: String,
    #[serde(default)]
    pub(super) by: String,
    pub(super) said: Timestamp,
}

impl Entry {
    /// As a source beside the copies; none of a subject that the plan has no more.
    fn source(&self, plan: &Plan) -> Option<Source> {
        let (_, own) = plan.subjects().find(|(_, own)| fold(&own.name) == fold(&self.subject))?;
        let typed = |text: &str| Typed::Text(if text.trim().is_empty() { NOTHING } else { text }.to_owned());
        let by = self.by.parse().map_or_else(|_| typed(&self.by), Typed::Date);
        let step = Agreed {
            subject: own.name.clone(),
            step: Some(typed(&self.step)),
            owner: Some(typed(&self.owner)),
            by: Some(by),
            ..Agreed::default()
        };
        Some(Source { said: Some(self.said), is_record: true, steps: vec![step] })
    }
}

impl Record {
    /// What stands in the round's folder; nothing where there is no such file.
    pub(super) fn read(shelf: &dyn Shelf) -> Result<Record, RoundError> {
        let at = Rel::new(AGREED);
        let Some(bytes) = shelf.look(&at)? else { return Ok(Record::default()) };
        let text = text(shelf, &at, &bytes)?;
        toml::from_str(&text).map_err(|error| RoundError::Agreed(shelf.shown(&at), error.message().to_owned()))
    }

    /// Keeps what was agreed of a subject, instead of what it had before.
    pub(super) fn keep(&mut self, entry: Entry) {
        match self.steps.iter_mut().find(|own| fold(&own.subject) == fold(&entry.subject)) {
            Some(own) => *own = entry,
            None => self.steps.push(entry),
        }
    }

    /// When anything in it was agreed last.
    pub(super) fn last(&self) -> Option<Timestamp> {
        self.steps.iter().map(|one| one.said).max()
    }

    /// The file as it is to be written, over what it was when it was read.
    pub(super) fn paper(&self, shown: impl Fn(&Rel) -> PathBuf, over: Over) -> Result<Paper, RoundError> {
        let at = Rel::new(AGREED);
        let text = toml::to_string(self).map_err(|error| RoundError::Agreed(shown(&at), error.to_string()))?;
        Ok(Paper { at, bytes: format!("{HEAD}{text}").into_bytes(), over })
    }
}

/// The working copies that lie there.
pub(super) fn copies(shelf: &dyn Shelf) -> Result<Vec<Lying>, ShelfError> {
    let mut copies = shelf.list(&Rel::of(Folder::Matrix))?;
    copies.retain(|one| one.what == What::File && names::may_be_working_copy(&one.at.name()));
    // Of two that were saved at one moment the same counts on every computer.
    copies.sort_by(|one, other| other.at.cmp(&one.at));
    Ok(copies)
}

/// What counts of all that was agreed.
pub(super) fn read(shelf: &dyn Shelf, plan: &Plan) -> Result<Vec<Agreed>, RoundError> {
    // A copy that cannot be opened holds up nothing: what it says is kept in it.
    let source = |one: &Lying| {
        let steps = reader::agreed(plan, &shelf.read(&one.at).ok()?)?;
        Some(Source { said: one.saved, is_record: false, steps })
    };
    let typed: Vec<Source> = copies(shelf)?.iter().filter_map(source).collect();
    let record = Record::read(shelf)?;
    Ok(Agreed::newest(typed.into_iter().chain(record.steps.iter().filter_map(|one| one.source(plan))).collect()))
}
