//! What lies among the issued workbooks, and the plan as it was when they were written, kept beside them: what a
//! changed plan is compared with.

use std::sync::Arc;

use indexmap::IndexMap;

use crate::issue::{self, Issued};
use crate::key::BlockKey;
use crate::layout::{Extras, Forms};
use crate::names::{Folder, WORKBOOK_ENDING, audits};
use crate::pen::Press;
use crate::plan::{Framework, Plan};
use crate::reader;
use crate::returns::Recognised;
use crate::shelf::{Rel, Shelf, ShelfError};

use super::blank::{Blank, forms_of};
use super::came::Beside;
use super::deeds::{Over, Paper};
use super::earlier::{copy_of, kept_plan};
use super::seal::Seal;
use super::{RoundError, Snapshot, typed};

/// What the first lines of the copy say.
const HEAD: &str = "# The plan as it was when all workbooks were last written: careers-audit preview tells by it what a\n\
                    # changed plan changes. generate replaces this file. The plan itself lies beside this folder.\n\n";

/// What lies among the issued workbooks.
#[derive(Clone, Debug, Default)]
pub(super) struct Issuance {
    /// The workbooks of the plan that are there, by name, as far as they could be read.
    there: IndexMap<String, Result<Vec<u8>, ShelfError>>,
    /// Everything else that looks like a workbook, where it could be read.
    others: Vec<(Rel, Option<Vec<u8>>)>,
    /// The copy of the plan, where it is there and as far as it could be read.
    kept: Option<Result<Vec<u8>, ShelfError>>,
    /// The framework of the round's own.
    beside: Option<Framework>,
    /// What presses every form of the round that is drawn.
    pub(super) press: Arc<Press>,
}

/// What stands where a workbook is to be issued.
pub(super) enum Stands<'i> {
    /// Nothing.
    Nothing,
    /// The same.
    Same(&'i [u8]),
    /// Another, in which nobody has written.
    Blank(&'i [u8]),
    /// What a person wrote, or what may be that.
    Filled(&'i [u8]),
    /// It cannot be told.
    Unread(&'i ShelfError),
}

fn is_workbook(name: &str) -> bool {
    name.ends_with(WORKBOOK_ENDING) && !name.starts_with("~$")
}

/// Where a workbook is issued to.
pub(super) fn workbook(name: &str) -> Rel {
    Rel::of(Folder::Workbooks).join(name)
}

impl Issuance {
    /// Reads them.
    pub(super) fn read(shelf: &dyn Shelf, plan: &Plan) -> Result<Issuance, RoundError> {
        let lying: Vec<Rel> = shelf.list(&Rel::of(Folder::Workbooks))?.into_iter().map(|lying| lying.at).collect();
        let names: Vec<String> = lying.iter().map(Rel::name).collect();
        let here = Beside::of(names.iter().map(String::as_str));
        let look = |name: &String| {
            let at = workbook(name);
            if here.stands_for(name) { Err(ShelfError::NotHere(shelf.shown(&at))) } else { shelf.look(&at) }
        };
        let audits = audits(plan);
        let mut others: Vec<Rel> = lying.into_iter().filter(|at| is_workbook(&at.name())).collect();
        others.retain(|at| !audits.contains(&at.name()));
        others.sort();
        let others = others.into_iter().map(|at| (shelf.read(&at).ok(), at)).map(|(bytes, at)| (at, bytes)).collect();
        let there = audits
            .into_iter()
            .filter_map(|name| Some((look(&name).transpose()?, name)))
            .map(|(bytes, name)| (name, bytes))
            .collect();
        let kept = shelf.look(&kept_plan()).transpose();
        Ok(Issuance { there, others, kept, beside: typed::framework(shelf)?, press: Arc::default() })
    }

    /// By which plans a workbook here may be blank.
    pub(super) fn blank<'f>(&'f self, now: &'f Forms) -> Blank<'f> {
        Blank::new(now, || forms_of(self.kept.as_ref()?.as_ref().ok()?, self.beside.as_ref()))
    }

    /// What stands where a workbook is to be issued.
    pub(super) fn stands(&self, blank: &Blank<'_>, Issued { code, name, bytes, .. }: &Issued) -> Stands<'_> {
        match self.there.get(name) {
            None => Stands::Nothing,
            Some(Err(error)) => Stands::Unread(error),
            Some(Ok(there)) if is_same(there, bytes) => Stands::Same(there),
            Some(Ok(there)) if blank.is(Some(code), there) => Stands::Blank(there),
            Some(Ok(there)) => Stands::Filled(there),
        }
    }

    /// The workbooks of the departments named, or of all, as they go out: each with planning sheets where these are
    /// wanted, or where the one that stands there has them, for the department asked for these once.
    pub(super) fn drawn(&self, forms: &Forms, only: &[String], extras: Extras) -> Result<Vec<Issued>, RoundError> {
        let drawn = issue::workbooks_with(&self.press, forms, only, extras)?.into_iter();
        drawn.map(|issued| self.as_asked_for(forms, sealed(issued))).collect()
    }

    fn as_asked_for(&self, forms: &Forms, issued: Issued) -> Result<Issued, RoundError> {
        let there = self.there.get(&issued.name).and_then(|there| there.as_ref().ok());
        let Some(there) = there.filter(|there| !is_same(there, &issued.bytes)) else { return Ok(issued) };
        let has_planner = match reader::open(forms, there).recognised {
            Recognised::Audit { read, .. } => read.spots.keys().any(|key| key.block == BlockKey::Planner),
            Recognised::Refused { .. } => false,
        };
        if !has_planner {
            return Ok(issued);
        }
        let code = std::slice::from_ref(&issued.code);
        Ok(issue::workbooks_with(&self.press, forms, code, Extras::ALL)?.pop().map_or(issued, sealed))
    }

    /// Workbooks that lie among the issued ones under other names, as after a department was renamed or taken out, or
    /// where a colleague saved theirs; and whether each was filled in, which makes it a return.
    pub(super) fn others(&self, forms: &Forms) -> impl Iterator<Item = (Rel, bool)> {
        self.others.iter().map(|(at, bytes)| {
            let is_filled = match bytes.as_deref().map(|bytes| reader::open(forms, bytes).recognised) {
                Some(Recognised::Audit { read, .. }) => !read.answers.is_empty(),
                Some(Recognised::Refused { .. }) | None => false,
            };
            (at.clone(), is_filled)
        })
    }
}

/// With the seal by which it is known while nobody has written in it.
fn sealed(issued: Issued) -> Issued {
    Issued { bytes: Seal::Blank.put(issued.bytes), ..issued }
}

/// Whether what stands there is what is to be issued; it may have been issued without a seal.
fn is_same(there: &[u8], issued: &[u8]) -> bool {
    there == issued || Seal::Blank.put(there.to_vec()) == issued
}

impl Snapshot {
    /// The copy of the plan that is to be kept once these workbooks are written. Where others stand beside them, those
    /// are still of the plan before, or of nobody knows which.
    ///
    /// # Errors
    /// When the one that is there cannot be read, or the plan is no TOML.
    pub(super) fn kept(&self, all: bool, written: &[Paper]) -> Result<Option<Paper>, RoundError> {
        let Issuance { there, others, kept, .. } = &self.issuance;
        if let Some(Err(error)) = kept {
            return Err(error.clone().into());
        }
        let is_written = |at: &Rel| written.iter().any(|paper| paper.at == *at);
        let are_all_written = || others.is_empty() && there.keys().all(|name| is_written(&workbook(name)));
        if !(all || kept.is_none() && are_all_written()) {
            return Ok(None);
        }
        let at = kept_plan();
        let copy = copy_of(&self.typed, &self.forms);
        let copy = copy.map_err(|error| RoundError::NotKept(self.shown(&at), error.to_string()))?;
        Ok(Some(Paper { at, bytes: format!("{HEAD}{copy}").into_bytes(), over: Over::Anything }))
    }
}
