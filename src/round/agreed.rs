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
use crate::learner;
use crate::names::{self, AGREED, Folder};
use crate::plan::Plan;
use crate::reader;
use crate::returns::{Agreed, Copied, Source, heads};
use crate::shelf::{Lying, Rel, Shelf, ShelfError, What};

use super::RoundError;
use super::deeds::{Over, Paper};
use super::said::Said;
use super::text::own;

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
    /// As a source beside the copies.
    ///
    /// # Errors
    /// What goes nowhere, where the plan has no such subject.
    fn source(&self, plan: &Plan) -> Result<Source, String> {
        let found = plan.subjects().find(|(_, own)| fold(&own.name) == fold(&self.subject));
        let (_, own) = found.ok_or_else(|| {
            let [subject, step] = [&self.subject, &self.step].map(|text| learner::quoted(text));
            format!("{AGREED}: what is agreed of {subject}, {step}, goes nowhere, since the plan has no such subject.")
        })?;
        let typed = |text: &str| Typed::Text(if text.trim().is_empty() { NOTHING } else { text }.to_owned());
        let by = self.by.parse().map_or_else(|_| typed(&self.by), Typed::Date);
        let step = Agreed {
            subject: own.name.clone(),
            step: Some(typed(&self.step)),
            owner: Some(typed(&self.owner)),
            by: Some(by),
            at: [AGREED; 3].map(str::to_owned),
            ..Agreed::default()
        };
        Ok(Source { name: AGREED.to_owned(), said: Some(self.said), is_record: true, steps: vec![step] })
    }
}

impl Record {
    /// What stands in the round's folder; nothing where there is no such file.
    pub(super) fn read(shelf: &dyn Shelf) -> Result<Record, RoundError> {
        let at = Rel::new(AGREED);
        let Some(bytes) = shelf.look(&at)? else { return Ok(Record::default()) };
        own(&bytes).map_err(|why| RoundError::Agreed(shelf.shown(&at), why))
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

/// What counts of all that was agreed, and what goes nowhere, each told where it stands.
pub(super) fn read(shelf: &dyn Shelf, plan: &Plan) -> Result<Copied, RoundError> {
    let (mut sources, mut lost, mut without) = (Vec::new(), Vec::new(), Vec::new());
    for Lying { at, saved: said, .. } in copies(shelf)? {
        let name = at.name();
        let read = shelf.read(&at).map_err(|error| error.to_string());
        match read.and_then(|bytes| reader::agreed(plan, &name, &bytes).map_err(|error| error.to_string())) {
            Ok(Some(copy)) => {
                lost.extend(copy.lost);
                sources.push(Source { name, said, is_record: false, steps: copy.steps });
            }
            Ok(None) => without.push(name),
            // A copy that cannot be opened holds up nothing.
            Err(why) => lost.push(format!("{name}: nothing is taken of it. {why}")),
        }
    }
    for entry in Record::read(shelf)?.steps {
        match entry.source(plan) {
            Ok(source) => sources.push(source),
            Err(told) => lost.push(told),
        }
    }
    if sources.iter().any(|source| !source.steps.is_empty()) {
        let told = |name: &String| {
            format!(
                "{name}: it has no sheet {}, so that nothing is taken of it; what else was agreed counts.",
                heads::SHEET
            )
        };
        lost.extend(without.iter().map(told));
    }
    Ok(Copied { steps: Agreed::newest(sources), lost })
}

/// What is said of what was agreed and cannot be used as it was typed.
pub(super) fn doubts(steps: &[Agreed], lost: &[String]) -> Option<Said> {
    let doubts: Vec<String> = steps.iter().flat_map(Agreed::doubts).chain(lost.iter().cloned()).collect();
    (!doubts.is_empty()).then_some(Said::NotAgreed(doubts))
}
