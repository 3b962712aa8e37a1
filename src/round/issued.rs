//! The plan as it was when the workbooks were written, kept beside them: what a changed plan is compared with.

use std::path::PathBuf;

use super::error::RoundError;
use super::read::{read_if_there, text};
use super::{Round, error, write};
use crate::reader;

/// The file's name.
const NAME: &str = "plan as issued.toml";

/// What its first lines say.
const HEAD: &str = "# The plan as it was when all workbooks were last written: careers-audit preview tells by it what a\n\
                    # changed plan changes. generate replaces this file. The plan itself lies beside this folder.\n\n";

/// The round as it was when its workbooks were written.
#[derive(Debug)]
pub enum Before {
    /// With the plan of that time.
    Known(Box<Round>),
    /// No copy of it was kept.
    NotKept,
    /// Its copy cannot be read, and why.
    Unread(String),
}

impl Round {
    fn kept_plan(&self) -> PathBuf {
        self.folder.join("workbooks").join(NAME)
    }

    /// Keeps a copy of the plan. Where only some workbooks were written, the others are still of the plan before.
    pub(super) fn keep_as_issued(&self, all: bool) -> Result<(), RoundError> {
        let path = self.kept_plan();
        if all || read_if_there(&path)?.is_none() {
            let copy = self.typed.to_toml().map_err(|error| RoundError::NotKept(path.clone(), error.to_string()))?;
            write::replace(&path, format!("{HEAD}{copy}").as_bytes())?;
        }
        Ok(())
    }

    /// This round with the plan that its workbooks were written from.
    ///
    /// # Errors
    /// When the copy is there and cannot be opened.
    pub fn before(&self) -> Result<Before, RoundError> {
        let path = self.kept_plan();
        let Some(bytes) = read_if_there(&path)? else { return Ok(Before::NotKept) };
        match reader::typed_from_toml(&text(&path, &bytes)?) {
            Ok((typed, plan)) => {
                let (folder, settled) = (self.folder.clone(), self.settled.clone());
                Ok(Before::Known(Box::new(Round { folder, plan, typed, settled })))
            }
            Err(faults) => Ok(Before::Unread(error::told(&path, &faults))),
        }
    }
}
