//! The drafts of a round's emails: each verb writes its own kinds, and takes away those of its own that are needed no
//! more. A draft is written with the file attached that lies in the folder.

use std::path::Path;

use jiff::civil::Date;
use rayon::prelude::*;

use super::error::RoundError;
use super::read::read_capped;
use super::seal::{DRAFT, kind_of, with_kind};
use super::write::Written;
use super::{Corrected, Round};
use crate::email::{self, Attachment, Draft};
use crate::issue::{self, Issued};
use crate::picture::Picture;
use crate::plan::{Department, MessageKind};
use crate::returns::Results;

/// What became of the drafts of one verb.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drafts {
    /// Which drafts were written, and where, in the order of the departments.
    pub written: Vec<(MessageKind, Written)>,
    /// Whose address the plan does not have.
    pub without_address: Vec<String>,
}

impl Round {
    /// Drafts the invitations of the departments named, or of all.
    ///
    /// # Errors
    /// When a department is unknown, or one cannot be drawn or written.
    pub fn invite(&self, only: &[String], today: Date) -> Result<Drafts, RoundError> {
        let codes: Vec<String> = only.iter().map(|code| self.code(code)).collect::<Result<_, _>>()?;
        let drafts = self
            .as_issued(&codes)?
            .into_iter()
            .filter_map(|Issued { code, name, bytes }| {
                let workbook = Attachment { name, bytes };
                Some(email::invitation(&self.forms, self.plan.department(&code)?, &workbook, today))
            })
            .collect();
        // Whoever asks for one department leaves the others' drafts as they are.
        let kinds: &[MessageKind] = if only.is_empty() { &[MessageKind::Invitation] } else { &[] };
        self.write_drafts(drafts, kinds)
    }

    /// The workbooks as they go out.
    fn as_issued(&self, codes: &[String]) -> Result<Vec<Issued>, RoundError> {
        issue::workbooks(&self.forms, codes)?.into_iter().map(|one| self.as_asked_for(one)).collect()
    }

    /// Drafts what departments are to be told of their returns: a chaser, a correction or a receipt.
    ///
    /// # Errors
    /// When one cannot be drawn or written.
    pub fn answer(&self, results: &Results, corrected: &[Corrected], today: Date) -> Result<Drafts, RoundError> {
        let drafts: Vec<Draft> = self
            .plan
            .departments
            .par_iter()
            .map(|department| self.to_department(department, results, corrected, today))
            .filter_map(Result::transpose)
            .collect::<Result<_, RoundError>>()?;
        self.write_drafts(drafts, &email::OF_CHECK)
    }

    fn to_department(
        &self,
        department: &Department,
        results: &Results,
        corrected: &[Corrected],
        today: Date,
    ) -> Result<Option<Draft>, RoundError> {
        let code = &department.code;
        let Some(entry) = results.counting(code) else {
            let issued = self.as_issued(std::slice::from_ref(code))?.into_iter().next();
            let workbook = issued.map(|Issued { name, bytes, .. }| Attachment { name, bytes });
            return Ok(workbook.and_then(|workbook| email::chaser(results, department, &workbook, today)));
        };
        Ok(Some(match corrected.iter().find(|corrected| corrected.correction.code == *code) {
            Some(Corrected { correction, written }) => {
                let workbook = attachment(&written.path)?;
                email::correction(&self.forms, department, entry, (correction, &workbook), today)
            }
            None => email::receipt(&self.forms, department, entry, today),
        }))
    }

    /// Drafts the email to SLT, with the matrix that was written.
    ///
    /// # Errors
    /// When it cannot be drawn or written.
    pub fn present(&self, picture: &Picture<'_>, matrix: &Written) -> Result<Drafts, RoundError> {
        let draft = email::slt(picture, &attachment(&matrix.path)?);
        self.write_drafts(vec![draft], &[MessageKind::Slt])
    }

    /// Drafts the email to governors, with the page that was written for them.
    pub(super) fn tell_governors(&self, page: &Written, today: Date) -> Result<Drafts, RoundError> {
        let draft = email::governors(&self.forms, &attachment(&page.path)?, today);
        self.write_drafts(vec![draft], &[MessageKind::Governors])
    }

    /// Writes drafts, and takes away those of ours of the given kinds that are needed no more.
    fn write_drafts(&self, drafts: Vec<Draft>, kinds: &[MessageKind]) -> Result<Drafts, RoundError> {
        let folder = self.folder.join("email");
        let mut done = Drafts::default();
        for Draft { kind, name, bytes, without_address } in drafts {
            let written = DRAFT.write(&folder.join(name), with_kind(kind.key(), bytes))?;
            done.written.push((kind, written));
            done.without_address.extend(without_address);
        }
        let names: Vec<String> = done.written.iter().map(|(_, written)| file_name(&written.path)).collect();
        let keep: Vec<&str> = names.iter().map(String::as_str).collect();
        DRAFT.clear(&folder, &keep, |bytes| {
            kind_of(bytes).and_then(MessageKind::of_key).is_some_and(|kind| kinds.contains(&kind))
        })?;
        Ok(done)
    }
}

fn attachment(path: &Path) -> Result<Attachment, RoundError> {
    Ok(Attachment { name: file_name(path), bytes: read_capped(path)? })
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
