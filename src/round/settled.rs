//! What a person has settled of returns: whose one is, and which are withdrawn. `settled.toml` in the round's folder.
//!
//! ```toml
//! [[returns]]
//! file = "from Sam/Book1.xlsx"
//! fingerprint = "3f2a9c1b77d0"
//! department = "HUM"
//!
//! [[dropped]]
//! file = "HUM old.xlsx"
//! fingerprint = "90b1c2d3e4f5"
//! ```
//! The fingerprint decides, so that a renamed file stays settled and another of its name is not.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::layout::Forms;
use crate::names::SETTLED;
use crate::plan::{LEADER, Plan};
use crate::reader;
use crate::returns::Recognised;
use crate::shelf::{Rel, Shelf};

use super::RoundError;
use super::deeds::{Over, Paper};
use super::named::{Named, named};
use super::text::own;
use super::verb::Settle;

/// What the file's first line says.
const HEAD: &str = "# Returns whose department was settled with: careers-audit check --as CODE FILE\n\
                    # Those withdrawn with check --drop FILE stand under [[dropped]]; check --keep FILE takes one out again.\n";

/// What was settled so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Settled {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    returns: Vec<One>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    dropped: Vec<Dropped>,
}

/// A return that was withdrawn: it lies where it lay, and does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Dropped {
    file: String,
    fingerprint: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct One {
    file: String,
    fingerprint: String,
    department: String,
}

impl Settled {
    /// What stands in the round's folder; nothing where there is no such file.
    pub(super) fn read(shelf: &dyn Shelf) -> Result<Settled, RoundError> {
        let at = Rel::new(SETTLED);
        let Some(bytes) = shelf.look(&at)? else { return Ok(Settled::default()) };
        own(&bytes).map_err(|why| RoundError::Settled(shelf.shown(&at), why))
    }

    /// How many returns were withdrawn, and of how many it was settled whose they are.
    pub(super) fn counts(&self) -> (usize, usize) {
        (self.dropped.len(), self.returns.len())
    }

    /// The department that a file was settled to be.
    pub(super) fn of(&self, fingerprint: &str) -> Option<&str> {
        self.returns.iter().find(|one| one.fingerprint == fingerprint).map(|one| one.department.as_str())
    }

    /// Whether a file was withdrawn.
    pub(super) fn is_dropped(&self, fingerprint: &str) -> bool {
        self.dropped.iter().any(|one| one.fingerprint == fingerprint)
    }

    /// Settles something of a file among the returns, from now on.
    ///
    /// # Errors
    /// When there is no such department, no such file among the returns, or it can be no audit of it.
    pub(super) fn settle(&mut self, shelf: &dyn Shelf, forms: &Forms, settle: &Settle) -> Result<(), RoundError> {
        match settle {
            Settle::Whose(code, file) => self.settle_whose(shelf, forms, (code, file))?,
            Settle::Drop(file) => {
                let Named { file, bytes } = named(shelf, file)?;
                let fingerprint = reader::fingerprint(&bytes);
                self.dropped.retain(|one| one.fingerprint != fingerprint);
                self.dropped.push(Dropped { file, fingerprint });
            }
            Settle::Keep(file) => {
                let fingerprint = reader::fingerprint(&named(shelf, file)?.bytes);
                self.dropped.retain(|one| one.fingerprint != fingerprint);
            }
        }
        Ok(())
    }

    /// Settles that a file is a department's; `file` as a person typed it.
    fn settle_whose(
        &mut self,
        shelf: &dyn Shelf,
        forms: &Forms,
        (typed, file): (&str, &str),
    ) -> Result<(), RoundError> {
        let code = code(forms.plan(), typed)?;
        let Named { file: found, bytes } = named(shelf, file)?;
        if let Recognised::Refused { finding, .. } = reader::open_as(forms, &bytes, Some(&code)).recognised {
            let why = format!("{} {}", finding.message, finding.fix);
            return Err(RoundError::NotSettled(PathBuf::from(file), why));
        }
        let fingerprint = reader::fingerprint(&bytes);
        self.returns.retain(|one| one.fingerprint != fingerprint);
        self.returns.push(One { file: found, fingerprint, department: code });
        Ok(())
    }

    /// The file as it is to be written.
    pub(super) fn paper(&self, shown: impl Fn(&Rel) -> PathBuf) -> Result<Paper, RoundError> {
        let at = Rel::new(SETTLED);
        let text = toml::to_string(self).map_err(|error| RoundError::Settled(shown(&at), error.to_string()))?;
        Ok(Paper { at, bytes: format!("{HEAD}{text}").into_bytes(), over: Over::Anything })
    }
}

/// A code as the plan has it.
///
/// # Errors
/// When it has no such department.
pub(super) fn code(plan: &Plan, typed: &str) -> Result<String, RoundError> {
    let mut codes = plan.departments.iter().map(|department| department.code.as_str()).chain([LEADER]);
    codes.clone().find(|code| code.eq_ignore_ascii_case(typed)).map(str::to_owned).ok_or_else(|| {
        let known: Vec<&str> = codes.by_ref().collect();
        RoundError::NoDepartment(typed.to_owned(), known.join(", "))
    })
}
