//! What was told and drafted so far: the round's memory of it. `told.toml` in the round's folder.
//!
//! ```toml
//! returns = ["3f2a9c1b77d0", "Book1.pdf 2026-12-02T09:00:00Z"]
//!
//! [[drafts]]
//! kind = "correction"
//! whose = "HUM"
//! day = "2026-12-08"
//! mark = "5f3a…"
//! subject = "7 things to look at by 11 December: Humanities"
//! to = ["g.pugh@school.example"]
//! files = ["90b1c2d3e4f5"]
//! words = ["1f0e2d3c4b5a", "0a1b2c3d4e5f"]
//! about = ["3f2a9c1b77d0"]
//! ```
//! A message that was sent is known again by what stands here, whatever a mail program made of it. Where the file is gone
//! nothing is lost: drafts that lie as they were written say who they are, and what came is told as new.

use std::path::PathBuf;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::email::{Draft, Print};
use crate::names::TOLD;
use crate::plan::MessageKind;
use crate::returns::{Results, Return};
use crate::shelf::{Rel, Shelf};

use super::RoundError;
use super::deeds::{Over, Paper};
use super::text::text;

/// What the file's first line says.
const HEAD: &str = "# What was told and drafted so far, by which careers-audit knows what is new and what was sent. It keeps this file.\n";

/// What was told so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Told {
    /// What had come back when it was last told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    returns: Vec<String>,
    /// Every message that was drafted, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) drafts: Vec<Drafted>,
}

/// A message that was drafted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Drafted {
    /// Which one it is, as a plan calls it.
    kind: String,
    /// The department's code; of a circle of people its kind.
    pub(super) whose: String,
    /// The day on which it was drafted.
    #[serde(with = "as_text")]
    pub(super) day: Date,
    /// The digits of its own Message-ID.
    pub(super) mark: String,
    /// Its subject.
    pub(super) subject: String,
    /// The addresses it goes to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) to: Vec<String>,
    /// The fingerprints of the files that go with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) files: Vec<String>,
    /// What it says, paragraph by paragraph, as fingerprints.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) words: Vec<String>,
    /// Of an invitation: what its workbook asks, as a fingerprint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) asks: Option<String>,
    /// Of an answer to a return: which one it answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) about: Vec<String>,
}

/// A day as `2026-12-08`.
mod as_text {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

    pub(super) fn serialize<S: Serializer>(day: &Date, to: S) -> Result<S::Ok, S::Error> {
        day.to_string().serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
        String::deserialize(from)?.parse().map_err(de::Error::custom)
    }
}

impl Drafted {
    /// A draft as it is remembered on the day it is of; `asks` of an invitation, `about` of an answer.
    pub(super) fn of(draft: &Draft, day: Date, asks: Option<String>, about: Vec<String>) -> Drafted {
        let Print { mark, subject, to, files, words } = draft.print.clone();
        Drafted {
            kind: draft.kind.key().to_owned(),
            whose: draft.whose.clone(),
            day,
            mark,
            subject,
            to,
            files,
            words,
            asks,
            about,
        }
    }

    /// One of which only what its own head says is known: `correction HUM 2026-12-08`.
    pub(super) fn said(line: &str, mark: &str) -> Option<Drafted> {
        let mut words = line.split(' ');
        let (kind, whose, day) = (words.next()?, words.next()?, words.next()?);
        MessageKind::of_key(kind)?;
        Some(Drafted {
            kind: kind.to_owned(),
            whose: whose.to_owned(),
            day: day.parse().ok()?,
            mark: mark.to_owned(),
            subject: String::new(),
            to: Vec::new(),
            files: Vec::new(),
            words: Vec::new(),
            asks: None,
            about: Vec::new(),
        })
    }

    /// Which one it is.
    pub(super) fn kind(&self) -> Option<MessageKind> {
        MessageKind::of_key(&self.kind)
    }
}

/// What a draft's head says of it.
pub(super) fn line(draft: &Draft, day: Date) -> String {
    format!("{} {} {day}", draft.kind.key(), draft.whose)
}

/// By what a return is known again: what is in it, or, where that cannot be read, its name and when it was saved.
pub(super) fn prints(entry: &Return) -> Vec<String> {
    if entry.fingerprints.is_empty() {
        vec![format!("{} {}", entry.file, entry.saved).trim_end().to_owned()]
    } else {
        entry.fingerprints.clone()
    }
}

impl Told {
    /// What stands in the round's folder; nothing where there is no such file.
    pub(super) fn read(shelf: &dyn Shelf) -> Result<Told, RoundError> {
        let at = Rel::new(TOLD);
        let Some(bytes) = shelf.look(&at)? else { return Ok(Told::default()) };
        let text = text(shelf, &at, &bytes)?;
        toml::from_str(&text).map_err(|error| RoundError::Told(shelf.shown(&at), error.message().to_owned()))
    }

    /// The returns that have come since they were last told: each file, none twice.
    pub(super) fn since<'r>(&self, results: &'r Results) -> Vec<&'r Return> {
        let is_new = |entry: &&Return| prints(entry).iter().any(|print| !self.returns.contains(print));
        let is_a_file = |entry: &&Return| entry.parts.is_empty() && !entry.is_withdrawn();
        results.returns.iter().filter(is_a_file).filter(is_new).collect()
    }

    /// What is remembered from now on: these drafts too, and, where returns are told, that they were.
    pub(super) fn with(mut self, drafts: &[Drafted], told: Option<&Results>) -> Told {
        for draft in drafts {
            match self.drafts.iter_mut().find(|own| own.mark == draft.mark) {
                Some(own) => own.clone_from(draft),
                None => self.drafts.push(draft.clone()),
            }
        }
        if let Some(results) = told {
            self.returns = results.returns.iter().flat_map(prints).collect();
            self.returns.sort();
            self.returns.dedup();
        }
        self
    }

    /// The file as it is to be written; none where there is nothing to remember.
    pub(super) fn paper(&self, shown: impl Fn(&Rel) -> PathBuf) -> Result<Option<Paper>, RoundError> {
        if *self == Told::default() {
            return Ok(None);
        }
        let at = Rel::new(TOLD);
        let text = toml::to_string(self).map_err(|error| RoundError::Told(shown(&at), error.to_string()))?;
        Ok(Some(Paper { at, bytes: format!("{HEAD}{text}").into_bytes(), over: Over::Anything }))
    }
}
