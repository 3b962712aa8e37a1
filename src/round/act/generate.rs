//! The workbooks as they go out, and the drafts that invite departments to fill them in.

use jiff::civil::Date;

use crate::email::{self, Attachment, Draft};
use crate::issue::{self, Issued};
use crate::layout::Extras;
use crate::names::Folder;
use crate::plan::MessageKind;
use crate::reader;
use crate::round::deeds::{Deeds, Over, Paper};
use crate::round::issued::workbook;
use crate::round::said::Said;
use crate::round::{RoundError, Snapshot, kept, settled};
use crate::shelf::{Rel, ShelfError};

/// The workbooks of the departments named, or of all. One that has planning sheets keeps them.
pub(super) fn generate(
    snapshot: &Snapshot,
    only: &[String],
    extras: Extras,
    force: bool,
    today: Date,
) -> Result<Deeds, RoundError> {
    let (plan, forms) = (snapshot.plan(), &snapshot.forms);
    let only: Vec<String> = only.iter().map(|code| settled::code(plan, code)).collect::<Result<_, _>>()?;
    let issued: Vec<Issued> = issue::workbooks_with(forms, &only, extras)?
        .into_iter()
        .map(|one| snapshot.issuance.as_asked_for(forms, one))
        .collect::<Result<_, _>>()?;
    if !force {
        may_write(snapshot, &issued)?;
    }
    // Every copy lies there before the first workbook is replaced.
    let keep = kept::filled(snapshot, &issued)?;
    let drafts: Vec<Draft> = issued.iter().filter_map(|one| invitation(snapshot, one, today)).collect();
    let papers = issued.into_iter().map(|one| paper(snapshot, one)).collect::<Result<_, ShelfError>>()?;
    let mut deeds = Deeds { folders: vec![Rel::of(Folder::Returns)], keep, papers, ..Deeds::default() };
    let copies: Vec<Rel> = deeds.keep.iter().map(|copy| copy.to.clone()).collect();
    let written = copies.iter().chain(deeds.papers.iter().map(|paper| &paper.at)).cloned();
    deeds.said.push(Said::Became(written.collect()));
    deeds.said.extend(copies.into_iter().map(Said::Kept));
    deeds.papers.extend(snapshot.kept(only.is_empty(), &deeds.papers)?);
    // Whoever asks for one department leaves the others' drafts as they are.
    let kinds: &[MessageKind] = if only.is_empty() { &[MessageKind::Invitation] } else { &[] };
    deeds.add_drafts(snapshot, drafts, kinds)?;
    let looks = plan.to_look_at(today);
    if !looks.is_empty() {
        deeds.said.push(Said::Look(looks));
    }
    if plan.round.due < today {
        deeds.said.push(Said::DueHasPassed(plan.round.due));
    }
    deeds.said.extend(snapshot.issuance.left_over(plan).into_iter().map(Said::LeftOver));
    deeds.said.push(Said::Send(plan.round.due));
    Ok(deeds)
}

/// All or nothing: no workbook is replaced before it is known that each may be.
fn may_write(snapshot: &Snapshot, issued: &[Issued]) -> Result<(), RoundError> {
    let mut differ = Vec::new();
    for one in issued {
        if snapshot.issuance.there(&one.name)?.is_some_and(|there| there != one.bytes) {
            differ.push(snapshot.shown(&workbook(&one.name)));
        }
    }
    if differ.is_empty() { Ok(()) } else { Err(RoundError::Differ(differ)) }
}

/// A workbook where it is issued to. It replaces what was seen there, and nothing that somebody saved since.
fn paper(snapshot: &Snapshot, Issued { name, bytes, .. }: Issued) -> Result<Paper, ShelfError> {
    let there = snapshot.issuance.there(&name)?;
    let over = there.map_or(Over::Same, |there| Over::Seen(reader::fingerprint(there)));
    Ok(Paper { at: workbook(&name), bytes, over })
}

/// To a department: here is your workbook.
fn invitation(snapshot: &Snapshot, Issued { code, name, bytes }: &Issued, today: Date) -> Option<Draft> {
    let department = snapshot.plan().department(code)?;
    let workbook = Attachment { name: name.clone(), bytes: bytes.clone() };
    Some(email::invitation(&snapshot.forms, department, &workbook, today))
}
