//! Whose a return is, where a person has settled it: `settled.toml` in the round's folder.
//!
//! ```toml
//! [[returns]]
//! file = "from Sam/Book1.xlsx"
//! fingerprint = "3f2a9c1b77d0"
//! department = "HUM"
//! ```
//! The fingerprint decides, so that a renamed file stays settled and another of its name is not.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::RoundError;
use super::read::{read_if_there, text};
use super::write::replace;

/// The file's name.
const NAME: &str = "settled.toml";

/// What was settled so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Settled {
    #[serde(default)]
    returns: Vec<One>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct One {
    file: String,
    fingerprint: String,
    department: String,
}

impl Settled {
    /// What stands in the round's folder; nothing where there is no such file.
    pub(super) fn open(folder: &Path) -> Result<Settled, RoundError> {
        let path = folder.join(NAME);
        let Some(bytes) = read_if_there(&path)? else { return Ok(Settled::default()) };
        let text = text(&path, &bytes)?;
        toml::from_str(&text).map_err(|error| RoundError::Settled(path, error.message().to_owned()))
    }

    /// The department that a file was settled to be.
    pub(super) fn of(&self, fingerprint: &str) -> Option<&str> {
        self.returns.iter().find(|one| one.fingerprint == fingerprint).map(|one| one.department.as_str())
    }

    /// Settles one more, and writes the file anew.
    pub(super) fn add(&mut self, folder: &Path, file: &str, fingerprint: &str, code: &str) -> Result<(), RoundError> {
        self.returns.retain(|one| one.fingerprint != fingerprint);
        self.returns.push(One {
            file: file.to_owned(),
            fingerprint: fingerprint.to_owned(),
            department: code.to_owned(),
        });
        let path = folder.join(NAME);
        let text = toml::to_string(self).map_err(|error| RoundError::Settled(path.clone(), error.to_string()))?;
        let head = "# Returns whose department was settled with: careers-audit check --as CODE FILE\n";
        replace(&path, format!("{head}{text}").as_bytes())?;
        Ok(())
    }
}
