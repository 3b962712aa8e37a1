//! The plan as it was when the workbooks were written, kept beside them: what a changed plan is compared with.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use super::error::{RoundError, file_error};
use super::read::{read_if_there, text};
use super::write::Written;
use super::{Round, error, write};
use crate::issue::{self, Issued};
use crate::key::BlockKey;
use crate::layout::{Extras, Forms};
use crate::reader;
use crate::returns::Recognised;

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

    /// A workbook, with planning sheets where the one that stands there has them: the department asked for these once.
    pub(super) fn as_asked_for(&self, issued: Issued) -> Result<Issued, RoundError> {
        let path = self.folder.join("workbooks").join(&issued.name);
        let Some(there) = read_if_there(&path)?.filter(|there| *there != issued.bytes) else { return Ok(issued) };
        let has_planner = match reader::open(&self.forms, &there).recognised {
            Recognised::Audit { read, .. } => read.spots.keys().any(|key| key.block == BlockKey::Planner),
            Recognised::Refused { .. } => false,
        };
        if !has_planner {
            return Ok(issued);
        }
        let code = std::slice::from_ref(&issued.code);
        Ok(issue::workbooks_with(&self.forms, code, Extras::ALL)?.pop().unwrap_or(issued))
    }

    /// Workbooks that lie among the issued ones and belong to no department of the plan, as after one was renamed or
    /// taken out: nobody should be sent them.
    pub fn left_over(&self) -> Vec<PathBuf> {
        let folder = self.folder.join("workbooks");
        let names = crate::names::audits(&self.plan);
        let entries = fs::read_dir(&folder).into_iter().flatten().filter_map(Result::ok);
        let mut left: Vec<PathBuf> = entries
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|kind| kind == "xlsx"))
            .filter(|path| path.file_name().is_some_and(|name| !names.iter().any(|own| name == own.as_str())))
            .filter(|path| path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with("~$")))
            .collect();
        left.sort();
        left
    }

    /// That the copy can be kept, before any workbook is written.
    pub(super) fn may_keep(&self) -> Result<(), RoundError> {
        read_if_there(&self.kept_plan()).map(|_| ())
    }

    /// Keeps a copy of the plan, once these workbooks were written. Where others stand beside them, those are still of
    /// the plan before, or of nobody knows which.
    pub(super) fn keep_as_issued(&self, all: bool, written: &[Written]) -> Result<(), RoundError> {
        let path = self.kept_plan();
        let folder = self.folder.join("workbooks");
        let others = fs::read_dir(&folder).map_err(file_error(&folder, "read"))?;
        let others = others.filter_map(Result::ok).map(|entry| entry.path()).filter(|path| {
            path.extension().is_some_and(|kind| kind == "xlsx") && !written.iter().any(|one| one.path == *path)
        });
        if all || read_if_there(&path)?.is_none() && others.count() == 0 {
            let copy = self.typed.to_toml().map_err(|error| RoundError::NotKept(path.clone(), error.to_string()))?;
            write::replace(&path, format!("{HEAD}{copy}").as_bytes())?;
        }
        Ok(())
    }

    /// This round with the plan that its workbooks were written from.
    pub fn before(&self) -> Before {
        let path = self.kept_plan();
        let read = read_if_there(&path).and_then(|bytes| bytes.map(|bytes| text(&path, &bytes)).transpose());
        match read.map(|text| text.map(|text| reader::typed_from_toml(&text))) {
            Ok(None) => Before::NotKept,
            Ok(Some(Ok((typed, plan)))) => {
                let (folder, settled) = (self.folder.clone(), self.settled.clone());
                let forms = Forms::new(plan);
                Before::Known(Box::new(Round { folder, plan: Arc::clone(forms.plan()), forms, typed, settled }))
            }
            Ok(Some(Err(faults))) => Before::Unread(error::told(&path, &faults)),
            Err(error) => Before::Unread(error.to_string()),
        }
    }
}
