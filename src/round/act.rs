//! What follows from a verb: values in, values out.

mod check;
mod generate;

use std::sync::Arc;

use jiff::civil::Date;

use crate::email;
use crate::matrix;
use crate::names::{self, Folder, PAGE_ENDING, PROGRAMME, WORKBOOK_ENDING};
use crate::pack::{self, Packed};
use crate::picture::Picture;
use crate::plan::MessageKind;
use crate::programme::{self, Drawn};

use super::deeds::{Deeds, Paper};
use super::drafts::attachment;
use super::said::Said;
use super::snapshot::{Before, Snapshot};
use super::{RoundError, Verb};

/// What is to be done and said, on a day.
///
/// # Errors
/// When a department is unknown, a file may not be replaced, or something cannot be drawn.
pub fn act(snapshot: &Snapshot, verb: &Verb, today: Date) -> Result<Deeds, RoundError> {
    match verb {
        Verb::Generate { only, extras, force } => generate::generate(snapshot, only, *extras, *force, today),
        Verb::Pack => pack(snapshot, today),
        Verb::Preview => Ok(preview(snapshot, today)),
        Verb::Check { settle } => check::check(snapshot, !settle.is_empty(), today),
        Verb::Consolidate { early, programme } => {
            let mut deeds = consolidate(snapshot, *early, today)?;
            if *programme {
                add_programme(snapshot, &mut deeds, today)?;
            }
            Ok(deeds)
        }
        Verb::Status => {
            let mut deeds = of_returns(snapshot);
            deeds.said.push(Said::Returned(Arc::clone(snapshot.results()), today));
            Ok(deeds)
        }
    }
}

/// The beginning of every verb that reads returns.
fn of_returns(snapshot: &Snapshot) -> Deeds {
    let mut deeds = Deeds::default();
    if !snapshot.has_returns {
        deeds.said.push(Said::NoReturns);
    }
    let results = snapshot.results();
    if !results.earlier_labels().is_empty() || results.all_of_another_round().is_some() {
        deeds.said.push(Said::Renamed(Arc::clone(results)));
    }
    if let Some(why) = results.unread() {
        deeds.said.push(Said::NotCompared(why.to_owned()));
    }
    deeds
}

/// The matrix, beside one that a person edited, and the draft to SLT with it; none before the share of departments has
/// returned that the plan asks for, unless it is wanted `early`.
fn consolidate(snapshot: &Snapshot, early: bool, today: Date) -> Result<Deeds, RoundError> {
    let results = snapshot.results();
    let mut picture = Picture::new(results, today);
    let working = matrix::workbook(&picture)?;
    let working = snapshot.ours.paper(Folder::Matrix, &names::working_copy(today), working);
    picture.is_shared = true;
    let matrix = matrix::workbook(&picture)?;
    let matrix = snapshot.ours.paper(Folder::Matrix, &names::matrix(today), matrix);
    let is_held_back = picture.is_early() && !early;
    let drafts = if is_held_back { Vec::new() } else { vec![email::slt(&picture, &attachment(&matrix))] };
    let mut deeds = of_returns(snapshot);
    deeds.said.push(Said::Stands {
        results: Arc::clone(results),
        today,
        matrix: matrix.at.clone(),
        working: working.at.clone(),
    });
    deeds.papers.extend([matrix, working]);
    deeds.add_drafts(snapshot, drafts, &[MessageKind::Slt])?;
    if is_held_back {
        deeds.said.push(Said::Early(Arc::clone(results)));
    }
    Ok(deeds)
}

/// The careers programme, beside one that a person edited; where nothing is known to be in place, what was written before
/// goes.
fn add_programme(snapshot: &Snapshot, deeds: &mut Deeds, today: Date) -> Result<(), RoundError> {
    let results = snapshot.results();
    let papers: Vec<Paper> = match programme::drawn(&Picture::new(results, today))? {
        None => Vec::new(),
        Some(Drawn { page, workbook }) => [(PAGE_ENDING, page), (WORKBOOK_ENDING, workbook)]
            .map(|(ending, bytes)| snapshot.ours.paper(Folder::Programme, &format!("{PROGRAMME}{ending}"), bytes))
            .to_vec(),
    };
    let at = papers.iter().map(|paper| paper.at.clone()).collect();
    deeds.said.push(Said::Programme(Arc::clone(results), at));
    deeds.sweep.extend(snapshot.ours.needless(Folder::Programme, &papers, |_| true));
    deeds.papers.extend(papers);
    Ok(())
}

/// A talk for departments and a page for governors, beside what a person edited; and the draft that takes their page to
/// governors, with the matrix in which the answers to its questions stand: none while nothing has come back.
fn pack(snapshot: &Snapshot, today: Date) -> Result<Deeds, RoundError> {
    let mut deeds = of_returns(snapshot);
    let mut picture = Picture::new(snapshot.results(), today);
    let mut files = Vec::new();
    for Packed { name, bytes, is_for_governors } in pack::workbooks(&picture)? {
        let paper = snapshot.ours.paper(Folder::Pack, &name, bytes);
        if is_for_governors {
            files.push(attachment(&paper));
        }
        deeds.papers.push(paper);
    }
    let mut drafts = Vec::new();
    if picture.returned() > 0 {
        picture.is_shared = true;
        let matrix = snapshot.ours.paper(Folder::Matrix, &names::matrix(today), matrix::workbook(&picture)?);
        files.push(attachment(&matrix));
        deeds.papers.push(matrix);
        drafts.push(email::governors(&picture, &files));
    }
    deeds.said.push(Said::Became(deeds.papers.iter().map(|paper| paper.at.clone()).collect()));
    deeds.add_drafts(snapshot, drafts, &[MessageKind::Governors])?;
    deeds.said.push(Said::Show);
    Ok(deeds)
}

/// What is asked, and what a changed plan changes: nothing is written.
fn preview(snapshot: &Snapshot, today: Date) -> Deeds {
    let mut deeds = of_returns(snapshot);
    let now = || Arc::clone(snapshot.results());
    deeds.said.push(Said::Asks(now(), today));
    deeds.said.push(match &snapshot.before {
        Before::Known(before) => Said::Changes { before: Arc::clone(before), now: now() },
        Before::NotKept => Said::Alone(now()),
        Before::Unread(why) => Said::Unread(now(), why.clone()),
    });
    deeds
}
