//! What lies among the issued workbooks, and the plan as it was when they were written, kept beside them: what a
//! changed plan is compared with.

use indexmap::IndexMap;

use crate::issue::{self, Issued};
use crate::key::BlockKey;
use crate::layout::{Extras, Forms};
use crate::names::{AS_ISSUED, Folder, WORKBOOK_ENDING, audits};
use crate::plan::{Framework, Plan};
use crate::reader;
use crate::returns::Recognised;
use crate::shelf::{Rel, Shelf, ShelfError};

use super::deeds::{Over, Paper};
use super::text::decoded;
use super::{RoundError, Snapshot, typed};

/// What the first lines of the copy say.
const HEAD: &str = "# The plan as it was when all workbooks were last written: careers-audit preview tells by it what a\n\
                    # changed plan changes. generate replaces this file. The plan itself lies beside this folder.\n\n";

/// What lies among the issued workbooks.
#[derive(Clone, Debug, Default)]
pub(super) struct Issuance {
    /// The workbooks of the plan that are there, by name, as far as they could be read.
    there: IndexMap<String, Result<Vec<u8>, ShelfError>>,
    /// Everything that looks like a workbook.
    workbooks: Vec<Rel>,
    /// The copy of the plan, where it is there and as far as it could be read.
    kept: Option<Result<Vec<u8>, ShelfError>>,
    /// The framework of the round's own.
    beside: Option<Framework>,
}

/// Where a workbook is issued to.
pub(super) fn workbook(name: &str) -> Rel {
    Rel::of(Folder::Workbooks).join(name)
}

/// Where the copy of the plan is kept.
pub(super) fn kept_plan() -> Rel {
    workbook(AS_ISSUED)
}

impl Issuance {
    /// Reads them.
    pub(super) fn read(shelf: &dyn Shelf, plan: &Plan) -> Result<Issuance, RoundError> {
        let lying = shelf.list(&Rel::of(Folder::Workbooks))?.into_iter().map(|lying| lying.at);
        let mut workbooks: Vec<Rel> = lying.filter(|at| at.name().ends_with(WORKBOOK_ENDING)).collect();
        workbooks.sort();
        let there = audits(plan)
            .into_iter()
            .filter_map(|name| Some((shelf.look(&workbook(&name)).transpose()?, name)))
            .map(|(bytes, name)| (name, bytes))
            .collect();
        let kept = shelf.look(&kept_plan()).transpose();
        Ok(Issuance { there, workbooks, kept, beside: typed::framework(shelf)? })
    }

    /// The forms of the plan as it was issued, where its copy can be read.
    pub(super) fn forms(&self) -> Option<Forms> {
        let text = decoded(self.kept.as_ref()?.as_ref().ok()?)?;
        reader::toml_beside(&text, self.beside.as_ref()).ok().map(|(_, plan)| Forms::new(plan))
    }

    /// A workbook of the plan that is there.
    pub(super) fn there(&self, name: &str) -> Result<Option<&[u8]>, ShelfError> {
        match self.there.get(name) {
            Some(Ok(bytes)) => Ok(Some(bytes)),
            Some(Err(error)) => Err(error.clone()),
            None => Ok(None),
        }
    }

    /// A workbook, with planning sheets where the one that stands there has them: the department asked for these once.
    pub(super) fn as_asked_for(&self, forms: &Forms, issued: Issued) -> Result<Issued, RoundError> {
        let Some(there) = self.there(&issued.name)?.filter(|there| *there != issued.bytes) else { return Ok(issued) };
        let has_planner = match reader::open(forms, there).recognised {
            Recognised::Audit { read, .. } => read.spots.keys().any(|key| key.block == BlockKey::Planner),
            Recognised::Refused { .. } => false,
        };
        if !has_planner {
            return Ok(issued);
        }
        let code = std::slice::from_ref(&issued.code);
        Ok(issue::workbooks_with(forms, code, Extras::ALL)?.pop().unwrap_or(issued))
    }

    /// Workbooks that lie among the issued ones and belong to no department of the plan, as after one was renamed or
    /// taken out: nobody should be sent them.
    pub(super) fn left_over(&self, plan: &Plan) -> Vec<Rel> {
        let names = audits(plan);
        let left = self.workbooks.iter().filter(|at| !names.contains(&at.name()) && !at.name().starts_with("~$"));
        left.cloned().collect()
    }
}

impl Snapshot {
    /// The copy of the plan that is to be kept once these workbooks are written. Where others stand beside them, those
    /// are still of the plan before, or of nobody knows which.
    ///
    /// # Errors
    /// When the one that is there cannot be read, or the plan is no TOML.
    pub(super) fn kept(&self, all: bool, written: &[Paper]) -> Result<Option<Paper>, RoundError> {
        let Issuance { workbooks, kept, .. } = &self.issuance;
        if let Some(Err(error)) = kept {
            return Err(error.clone().into());
        }
        let are_all_written = || workbooks.iter().all(|at| written.iter().any(|paper| paper.at == *at));
        if !(all || kept.is_none() && are_all_written()) {
            return Ok(None);
        }
        let at = kept_plan();
        let copy = self.typed.to_toml().map_err(|error| RoundError::NotKept(self.shown(&at), error.to_string()))?;
        Ok(Some(Paper { at, bytes: format!("{HEAD}{copy}").into_bytes(), over: Over::Anything }))
    }
}
