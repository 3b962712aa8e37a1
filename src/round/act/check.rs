//! The corrections that departments are to be sent, and the drafts that answer each of them.

use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::change::Change;
use crate::correct::{self, Correction};
use crate::email::{self, Attachment, Draft};
use crate::issue::Issued;
use crate::layout::Extras;
use crate::names::{self, Folder};
use crate::pen::PenError;
use crate::plan::{Department, MessageKind};
use crate::returns::Came;
use crate::round::deeds::{Deeds, Paper};
use crate::round::drafts::attachment;
use crate::round::said::Said;
use crate::round::{RoundError, Seal, Snapshot};
use crate::shelf::Rel;

/// Corrections and drafts; those of ours that are needed no more go.
pub(super) fn check(snapshot: &Snapshot, is_settled: bool, today: Date) -> Result<Deeds, RoundError> {
    let results = snapshot.results();
    let mut deeds = super::of_returns(snapshot);
    if is_settled {
        deeds.papers.push(snapshot.settled.paper(|at| snapshot.shown(at))?);
    }
    deeds.said.push(Said::Findings(Arc::clone(results)));
    let (corrected, failed) = corrected(snapshot, today);
    // One return that cannot be drawn stops nobody else's.
    deeds.said.extend(
        failed.iter().map(|(code, error)| Said::NotCorrected(Arc::clone(results), code.clone(), error.to_string())),
    );
    let is_drawn = |department: &&Department| failed.iter().all(|(code, _)| *code != department.code);
    let papers: Vec<Paper> = corrected.iter().map(|(_, paper)| paper.clone()).collect();
    deeds.said.extend(corrected.iter().map(|(correction, paper)| {
        Said::Correction(Arc::clone(results), correction.code.clone(), correction.things, paper.at.clone())
    }));
    deeds.sweep.extend(snapshot.ours.needless(Folder::Corrections, &papers, |_| true));
    deeds.papers.extend(papers);
    let since = results.last_round().map(|last| Change::since(&last.results, &[], results));
    let drafts: Vec<Draft> = snapshot
        .plan()
        .departments
        .par_iter()
        .filter(is_drawn)
        .map(|department| to_department(snapshot, department, &corrected, since.as_ref(), today))
        .filter_map(Result::transpose)
        .collect::<Result<_, RoundError>>()?;
    deeds.add_drafts(snapshot, drafts, &email::OF_CHECK)?;
    deeds.sweep.extend(out_of_date(snapshot, today));
    Ok(deeds)
}

/// The invitations of those who have begun or returned; of everybody once the day has passed by which they ask. Whoever
/// sent one has moved it.
fn out_of_date(snapshot: &Snapshot, today: Date) -> Vec<(Rel, Seal)> {
    let (plan, results) = (snapshot.plan(), snapshot.results());
    let is_over = plan.round.due < today;
    let needless = |department: &&Department| is_over || !matches!(results.came(&department.code), Came::Nothing);
    let names: Vec<String> = plan
        .departments
        .iter()
        .filter(needless)
        .map(|department| names::draft(MessageKind::Invitation, department))
        .collect();
    let invitations = snapshot.ours.needless(Folder::Email, &[], |kind| kind == Some(MessageKind::Invitation));
    invitations.filter(|(at, _)| names.contains(&at.name())).collect()
}

/// A correction, and the file that it is to be.
type Corrected = (Correction, Paper);

/// A department's code, and why its correction could not be drawn.
type Failed = (String, PenError);

/// Each correction, and those that could not be drawn.
fn corrected(snapshot: &Snapshot, today: Date) -> (Vec<Corrected>, Vec<Failed>) {
    let drawn: Vec<Result<Correction, Failed>> = snapshot
        .results()
        .returns
        .par_iter()
        .map(|entry| {
            let drawn = correct::workbook(&snapshot.forms, entry, today);
            drawn.map_err(|error| (entry.department.clone().unwrap_or_default(), error))
        })
        .filter_map(Result::transpose)
        .collect();
    let (mut corrected, mut failed) = (Vec::new(), Vec::new());
    for one in drawn {
        match one {
            Ok(mut correction) => {
                let bytes = std::mem::take(&mut correction.bytes);
                let paper = snapshot.ours.paper(Folder::Corrections, &correction.name, bytes);
                corrected.push((correction, paper));
            }
            Err(why) => failed.push(why),
        }
    }
    (corrected, failed)
}

/// What a department is to be told of its return: a chaser, a correction or a receipt.
fn to_department(
    snapshot: &Snapshot,
    department: &Department,
    corrected: &[Corrected],
    since: Option<&Change<'_>>,
    today: Date,
) -> Result<Option<Draft>, RoundError> {
    let (forms, results) = (&snapshot.forms, snapshot.results());
    let Some(entry) = results.counting(&department.code) else {
        if results.is_only_renamed(&department.code) {
            return Ok(None);
        }
        let only = std::slice::from_ref(&department.code);
        let Some(issued) = snapshot.issuance.drawn(forms, only, Extras::NONE)?.pop() else { return Ok(None) };
        let Issued { name, bytes, .. } = issued;
        return Ok(email::chaser(results, department, &Attachment { name, bytes }, today));
    };
    Ok(Some(match corrected.iter().find(|(correction, _)| correction.code == department.code) {
        Some((correction, paper)) => {
            email::correction(forms, department, entry, (correction, &attachment(paper)), today)
        }
        None => email::receipt(forms, department, entry, since, today),
    }))
}
