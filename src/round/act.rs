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
use crate::returns::Agreed;

use super::agreed;
use super::deeds::{Deeds, Paper};
use super::drafts::{Matter, Saying, attachment};
use super::said::Said;
use super::snapshot::{Before, Snapshot};
use super::told::prints;
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
            deeds.said.push(Said::Returned(Arc::clone(snapshot.results()), snapshot.today(today)));
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
    let matrix = shared_matrix(snapshot, &picture)?;
    let is_held_back = picture.is_early() && !early;
    let drafts = if is_held_back { Vec::new() } else { Vec::from_iter(slt(snapshot, &picture, &matrix)?) };
    let mut deeds = of_returns(snapshot);
    deeds.said.push(Said::Stands {
        results: Arc::clone(results),
        today,
        matrix: matrix.at.clone(),
        working: working.at.clone(),
    });
    deeds.papers.extend([matrix, working]);
    deeds.add_drafts(snapshot, drafts, &[MessageKind::Slt]);
    deeds.told = Some(Arc::clone(results));
    deeds.said.extend(agreed::doubts(&results.agreed, &results.unagreed));
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

/// The draft to SLT, with the matrix of the day on which it is said.
fn slt(snapshot: &Snapshot, picture: &Picture<'_>, matrix: &Paper) -> Result<Option<Saying>, RoundError> {
    let says = email::told(picture);
    let draw = |day| {
        if day == picture.today {
            return Ok(Some((email::slt(picture, &attachment(matrix)), ())));
        }
        let then = picture_of(snapshot, day);
        if email::told(&then) != says {
            return Ok(None);
        }
        let matrix = shared_matrix(snapshot, &then)?;
        Ok(Some((email::slt(&then, &attachment(&matrix)), ())))
    };
    let saying = snapshot.saying(of_circle(snapshot, MessageKind::Slt), picture.today, draw)?;
    Ok(saying.map(|(saying, ())| saying))
}

/// What is said to a circle of people: where the round stands by all that came back.
fn of_circle(snapshot: &Snapshot, kind: MessageKind) -> Matter<'static> {
    let mut about: Vec<String> = snapshot.results().returns.iter().flat_map(prints).collect();
    about.sort();
    Matter { kind, whose: kind.key(), asks: None, about, is_repeated: false }
}

/// The picture of the round that others read, as of a day.
fn picture_of(snapshot: &Snapshot, day: Date) -> Picture<'_> {
    let mut picture = Picture::new(snapshot.results(), day);
    picture.is_shared = true;
    picture
}

/// The matrix that others read.
fn shared_matrix(snapshot: &Snapshot, picture: &Picture<'_>) -> Result<Paper, RoundError> {
    Ok(snapshot.ours.paper(Folder::Matrix, &names::matrix(picture.today), matrix::workbook(picture)?))
}

/// A talk for departments and a page for governors, beside what a person edited; and the draft that takes their page to
/// governors, with the matrix in which the answers to its questions stand: none while nothing has come back.
fn pack(snapshot: &Snapshot, today: Date) -> Result<Deeds, RoundError> {
    let mut deeds = of_returns(snapshot);
    let mut picture = Picture::new(snapshot.results(), today);
    let mut pages = Vec::new();
    for packed in pack::workbooks(&picture)? {
        let (paper, is_for_governors) = packed_paper(snapshot, packed);
        if is_for_governors {
            pages.push(paper.clone());
        }
        deeds.papers.push(paper);
    }
    let mut drafts = Vec::new();
    if picture.returned() > 0 {
        picture.is_shared = true;
        let matrix = shared_matrix(snapshot, &picture)?;
        pages.push(matrix.clone());
        deeds.papers.push(matrix);
        drafts.extend(governors(snapshot, &picture, &pages)?);
    }
    deeds.said.push(Said::Became(deeds.papers.iter().map(|paper| paper.at.clone()).collect()));
    deeds.add_drafts(snapshot, drafts, &[MessageKind::Governors]);
    deeds.said.push(Said::Show);
    Ok(deeds)
}

/// A workbook of the pack as it is to lie there, and whether it is for governors.
fn packed_paper(snapshot: &Snapshot, Packed { name, bytes, is_for_governors }: Packed) -> (Paper, bool) {
    (snapshot.ours.paper(Folder::Pack, &name, bytes), is_for_governors)
}

/// The draft to governors, with their page and the matrix of the day on which it is said.
fn governors(snapshot: &Snapshot, picture: &Picture<'_>, pages: &[Paper]) -> Result<Option<Saying>, RoundError> {
    let says = email::told(picture);
    let draft = |picture: &Picture<'_>, pages: &[Paper]| {
        Some((email::governors(picture, &pages.iter().map(attachment).collect::<Vec<_>>()), ()))
    };
    let draw = |day| {
        if day == picture.today {
            return Ok(draft(picture, pages));
        }
        let then = picture_of(snapshot, day);
        if email::told(&then) != says {
            return Ok(None);
        }
        let all = pack::workbooks(&Picture::new(snapshot.results(), day))?.into_iter();
        let own = all.map(|packed| packed_paper(snapshot, packed)).filter(|(_, is_for_governors)| *is_for_governors);
        let mut pages: Vec<Paper> = own.map(|(paper, _)| paper).collect();
        pages.push(shared_matrix(snapshot, &then)?);
        Ok(draft(&then, &pages))
    };
    let saying = snapshot.saying(of_circle(snapshot, MessageKind::Governors), picture.today, draw)?;
    Ok(saying.map(|(saying, ())| saying))
}

/// What was agreed in the last round after the plan of this one was begun.
fn agreed_since(snapshot: &Snapshot) -> Option<Said> {
    let last = snapshot.results().last_round()?;
    let steps = Agreed::not_in(&last.results.agreed, snapshot.plan());
    (!steps.is_empty()).then(|| Said::AgreedSince(last.label().to_owned(), steps))
}

/// What is asked, and what a changed plan changes: nothing is written.
fn preview(snapshot: &Snapshot, today: Date) -> Deeds {
    let mut deeds = of_returns(snapshot);
    deeds.said.extend(agreed_since(snapshot));
    let now = || Arc::clone(snapshot.results());
    deeds.said.push(Said::Asks(now(), today));
    deeds.said.push(match &snapshot.before {
        Before::Known(before) => {
            Said::Changes { before: Arc::clone(before), now: now(), waiting: snapshot.waiting_invitations() }
        }
        Before::NotKept => Said::Alone(now()),
        Before::Unread(why) => Said::Unread(now(), why.clone()),
    });
    deeds
}
