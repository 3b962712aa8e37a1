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

use serde::{Deserialize, Serialize};

use crate::names::TOLD;
use crate::returns::{Results, Return};
use crate::shelf::{Rel, Shelf};

use super::RoundError;
use super::deeds::{Over, Paper};
use super::drafted::Drafted;
use super::text::own;

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
        own(&bytes).map_err(|why| RoundError::Told(shelf.shown(&at), why))
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
