//! One request done: the library's verbs over what was lent, and the round as it stands afterwards.

use careers_audit::demo;
use careers_audit::layout::Extras;
use careers_audit::reader::Amendments;
use careers_audit::round::{self, Done, Progress, RoundError, Snapshot, Written};
use careers_audit::say;
use careers_audit::shelf::{self, Rel};
use jiff::Timestamp;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::answer::{Answer, Note, Outcome, Paper, What};
use crate::lent::{Deed, Lender, Lent, moment};
use crate::refused::refused;
use crate::request::{Agreeing, Champion, Lying, Request, Verb};
use crate::view;

/// An answer as it goes to the page.
#[derive(Debug)]
pub struct Answered {
    /// The answer, as JSON.
    pub json: String,
    /// The bytes of each of its papers; none of a folder, or of what goes.
    pub bytes: Vec<Option<Vec<u8>>>,
}

/// Does what a request, as JSON, asks.
///
/// # Errors
/// When it is no request.
pub fn ask(lender: &dyn Lender, request: &str) -> Result<Answered, String> {
    let request: Request = serde_json::from_str(request).map_err(|why| why.to_string())?;
    let now = moment(request.now).unwrap_or_default();
    let mut lent = Lent::new(
        lender,
        &request.folder,
        request.lying.iter().filter(|one| !is_of_last(&one.at)),
        &request.ended,
        now,
    );
    let (done, refused) = match act(&mut lent, lender, &request) {
        Ok(done) => (Some(done), None),
        Err(error) => (None, Some(refused(&error))),
    };
    let (round, notes) = match &done {
        Some((snapshot, done)) => {
            let preview = matches!(request.verb, Verb::Look { preview: true });
            (Some(view::round(snapshot, &lent, request.today, preview)), notes(done))
        }
        None => (None, Vec::new()),
    };
    let written: &[Written] = done.as_ref().map_or(&[], |(_, done)| &done.written);
    let (papers, bytes) = lent.deeds().map(|(at, deed)| paper(written, at, deed)).unzip();
    let answer = Answer { round, refused, notes, papers };
    let json = serde_json::to_string(&answer).map_err(|why| why.to_string())?;
    Ok(Answered { json, bytes })
}

/// Does the verb, and reads the round as it stands then.
fn act(lent: &mut Lent<'_>, lender: &dyn Lender, request: &Request) -> Result<(Snapshot, Done), RoundError> {
    let today = request.today;
    let (of, read) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let hears = |progress: Progress| {
        match progress {
            Progress::Found(files) => of.store(files, Ordering::Relaxed),
            Progress::Read => {
                read.fetch_add(1, Ordering::Relaxed);
            }
            Progress::All => {}
        }
        lender.progress(read.load(Ordering::Relaxed), of.load(Ordering::Relaxed));
    };
    let before = match &request.verb {
        Verb::Start { setting, school } => {
            let school = Some(school.as_str()).filter(|school| !school.trim().is_empty());
            Some(round::start(lent, setting.0, school, today)?)
        }
        // Its returns have their own dates, and its matrix is drawn shortly after them, as on the command line.
        Verb::Demo { setting } => Some(round::demo(lent, setting.0, demo::TODAY)?),
        Verb::Amend { amendments } => Some(round::amend(lent, &amendments.clone().into())?),
        Verb::Begin {} => Some(round::begin_apart(lent, &last_round(lender, request), today)?),
        Verb::Agree { steps, champions } => {
            Some(agree(lent, steps, champions, moment(request.now).unwrap_or_default())?)
        }
        Verb::Look { .. } | Verb::Generate { .. } | Verb::Pack {} | Verb::Check { .. } | Verb::Consolidate { .. } => {
            None
        }
    };
    let looked = [round::Verb::Status];
    let (mut snapshot, done) = round::performed(lent, &verb(&request.verb), &looked, today, &hears)?;
    snapshot.look_again(lent)?;
    Ok((snapshot, before.unwrap_or(done)))
}

/// Where the files of the round lie that is followed, beside those of the one that begins.
const LAST: &str = "../";

fn is_of_last(at: &str) -> bool {
    at.starts_with(LAST)
}

/// The round that is followed, as it was lent beside the one that begins.
fn last_round<'l>(lender: &'l dyn Lender, request: &Request) -> Lent<'l> {
    let own = |at: &str| at.strip_prefix(LAST).map(str::to_owned);
    let lying: Vec<Lying> = request.lying.iter().filter_map(|one| Some(Lying { at: own(&one.at)?, ..*one })).collect();
    let ended: Vec<String> = request.ended.iter().filter_map(|at| own(at)).collect();
    let now = moment(request.now).unwrap_or_default();
    Lent::new(lender, request.last.as_deref().unwrap_or_default(), &lying, &ended, now).lent_as(LAST)
}

/// Names champions in the plan, and then writes down what is agreed: where the plan cannot be typed into, nothing is.
fn agree(lent: &mut Lent<'_>, steps: &[Agreeing], champions: &[Champion], now: Timestamp) -> Result<Done, RoundError> {
    let mut done = Done::default();
    if !champions.is_empty() {
        let departments = champions.iter().cloned().map(Into::into).collect();
        done = round::amend(lent, &Amendments { departments, ..Amendments::default() })?;
    }
    if !steps.is_empty() {
        let steps: Vec<round::Agreeing> = steps.iter().cloned().map(Into::into).collect();
        let Done { written, said } = round::agree(lent, &steps, now)?;
        done.written.extend(written);
        done.said.extend(said);
    }
    Ok(done)
}

/// The library's verb; after a beginning the round is only looked at.
fn verb(asked: &Verb) -> round::Verb {
    match asked {
        Verb::Look { preview: true } => round::Verb::Preview,
        Verb::Look { preview: false }
        | Verb::Start { .. }
        | Verb::Demo { .. }
        | Verb::Amend { .. }
        | Verb::Begin {}
        | Verb::Agree { .. } => round::Verb::Status,
        Verb::Generate { only, planner, force } => {
            let extras = if *planner { Extras::ALL } else { Extras::NONE };
            round::Verb::Generate { only: only.clone(), extras, force: *force }
        }
        Verb::Pack {} => round::Verb::Pack,
        Verb::Check { settle } => round::Verb::Check { settle: settle.iter().cloned().map(Into::into).collect() },
        Verb::Consolidate { early, programme } => round::Verb::Consolidate { early: *early, programme: *programme },
    }
}

fn notes(done: &Done) -> Vec<Note> {
    let shown = |at: &Rel| say::plain(&at.to_string());
    let notes = done.said.iter().flat_map(|said| say::notes(said, &done.written, &shown));
    notes
        .map(|note| Note {
            weight: note.weight,
            text: note.outcome.map_or("", became).to_owned() + &note.text,
            beneath: note.beneath,
        })
        .collect()
}

/// How a note of a file begins.
fn became(outcome: shelf::Outcome) -> &'static str {
    match outcome {
        shelf::Outcome::New => "Made: ",
        shelf::Outcome::Replaced => "Saved: ",
        shelf::Outcome::Unchanged => "As it was: ",
        shelf::Outcome::Kept => "Copied first: ",
        shelf::Outcome::TakenAway => "Taken away: ",
    }
}

fn paper(written: &[Written], at: &Rel, deed: Deed) -> (Paper, Option<Vec<u8>>) {
    let outcome = written.iter().find(|one| one.at == *at).map(|one| one.outcome);
    let (what, outcome, bytes) = match deed {
        Deed::Made => (What::Folder, Outcome::New, None),
        Deed::Gone => (What::Gone, Outcome::Gone, None),
        Deed::Written(bytes) => {
            let outcome = match outcome {
                Some(shelf::Outcome::Replaced) => Outcome::Replaced,
                Some(shelf::Outcome::Kept) => Outcome::Kept,
                Some(shelf::Outcome::New | shelf::Outcome::Unchanged | shelf::Outcome::TakenAway) | None => {
                    Outcome::New
                }
            };
            (What::File, outcome, Some(bytes))
        }
    };
    (Paper { at: at.to_string(), what, outcome }, bytes)
}
