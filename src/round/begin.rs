//! The beginning of the next round: the plan of the last one goes on, and its folder is named on it.
//!
//! Nothing is written to the last round.

use std::sync::Arc;

use jiff::civil::Date;

use crate::fold::fold;
use crate::names::FRAMEWORK;
use crate::plan::file::AgreedStep;
use crate::plan::{Next, Plan, Setting};
use crate::returns::Agreed;
use crate::shelf::{Rel, Shelf, ShelfError};
use crate::words::list;

use super::begun::Begun;
use super::deeds::{Deeds, Over, Paper, carry_out};
use super::handed::{self, Handed};
use super::said::Said;
use super::settled::Settled;
use super::start::{drawn, vacant};
use super::{Done, RoundError, agreed, neighbours, typed};

/// What is asked for beside the last round, which says it too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The setting.
    pub setting: Option<Setting>,
    /// The school's name.
    pub school: Option<&'a str>,
}

/// Writes the plan of the round that begins today and follows another, whose folder lies that way from here, into a folder
/// that is new or has no plan.
///
/// # Errors
/// When a plan is there already; when the other round has none, or one with faults; when one would lie within the other; when what is asked for beside it
/// contradicts it; when the file cannot be written.
pub fn begin(
    shelf: &mut dyn Shelf,
    last: &dyn Shelf,
    way: &str,
    asked: Asked<'_>,
    today: Date,
) -> Result<Done, RoundError> {
    let at = vacant(shelf)?;
    let typed = typed::plan(last).map_err(|error| match error {
        RoundError::NoPlan(folder) => match neighbours::within(last).as_slice() {
            [] => RoundError::NoPlan(folder),
            rounds => {
                let rounds: Vec<String> = rounds.iter().map(|at| format!("'{}'", last.shown(at).display())).collect();
                RoundError::RoundsWithin(folder, list(&rounds))
            }
        },
        error => error,
    })?;
    if is_nested(way) {
        return Err(RoundError::Within(shelf.shown(&Rel::root()), last.shown(&Rel::root())));
    }
    follow(shelf, typed, (last, way), asked, today, (at, Handed::default()))
}

/// Whether a way leads to a folder above, or within: not to one beside, or on another drive.
fn is_nested(way: &str) -> bool {
    let is_above = way.split('/').all(|name| name == "..");
    let is_within = !(way.starts_with("../") || way.starts_with('/') || way.contains(':'));
    is_above || is_within
}

/// The same where no way leads to the other round's folder later on: what that round is read from is handed on into a
/// folder of this one, and nothing that lies there is replaced.
///
/// # Errors
/// As when it begins beside the other.
pub fn begin_apart(shelf: &mut dyn Shelf, last: &dyn Shelf, today: Date) -> Result<Done, RoundError> {
    let at = vacant(shelf)?;
    let folder = handed::free(shelf)?;
    let typed = typed::plan(last)?;
    let handed = Handed::of(last, &typed, &folder)?;
    follow(shelf, typed, (last, &folder.to_string()), Asked::default(), today, (at, handed))
}

/// Writes the plan of the next round, behind what is handed on to it.
fn follow(
    shelf: &mut dyn Shelf,
    typed::Typed { file: before, plan: last_plan, .. }: typed::Typed,
    (last, way): (&dyn Shelf, &str),
    asked: Asked<'_>,
    today: Date,
    (at, handed): (Rel, Handed),
) -> Result<Done, RoundError> {
    agrees(&last_plan, asked).map_err(|(own, other)| RoundError::OtherPlace(last.shown(&Rel::root()), own, other))?;
    let agreed = agreed::read(last, &last_plan)?;
    let steps: Vec<AgreedStep> = agreed.steps.iter().filter_map(Agreed::next).collect();
    let Some(Next { file, numbers }) = last_plan.next(&before, steps, way, today) else {
        return Err(RoundError::NoTerm(today));
    };
    let framework = framework(shelf, last)?;
    let beside = typed::framework(last)?;
    let (paper, plan) = drawn(shelf, at.clone(), &file, beside.as_ref())?;
    let (withdrawn, settled) = Settled::read(last).unwrap_or_default().counts();
    let begun = Begun {
        at,
        unseen: unseen(&plan, today),
        plan: Arc::new(plan),
        last: Arc::new(last_plan),
        numbers,
        withdrawn,
        settled,
    };
    let looks = begun.plan.to_look_at(today);
    let mut said = Vec::new();
    if let Some(framework) = &framework {
        said.push(Said::Became(vec![framework.at.clone()]));
    }
    said.push(Said::Begun(Box::new(begun)));
    said.extend(agreed::doubts(&agreed.steps, &agreed.lost));
    if !looks.is_empty() {
        said.push(Said::Look(looks));
    }
    said.extend(handed.said());
    let papers = handed.papers.into_iter().chain(framework).chain([paper]).collect();
    let deeds = Deeds { papers, said, ..Deeds::default() };
    Ok(Done { written: carry_out(shelf, &deeds)?.all()?, said: deeds.said })
}

/// What the last round's plan says and what is asked for, where the two differ.
fn agrees(last: &Plan, Asked { setting, school }: Asked<'_>) -> Result<(), (String, String)> {
    let own = &last.school;
    if let Some(other) = setting.filter(|setting| *setting != own.setting) {
        return Err((format!("the setting '{}'", own.setting.word()), format!("'{}'", other.word())));
    }
    match school.filter(|school| fold(school) != fold(&own.name)) {
        Some(other) => Err((format!("'{}'", own.name), format!("'{other}'"))),
        None => Ok(()),
    }
}

/// The framework of that round's own, where it has one: it lies beside the plan of this one too.
fn framework(shelf: &dyn Shelf, last: &dyn Shelf) -> Result<Option<Paper>, RoundError> {
    let at = Rel::new(FRAMEWORK);
    let Some(bytes) = last.look(&at)? else { return Ok(None) };
    if shelf.look(&at)?.is_some_and(|there| there != bytes) {
        return Err(ShelfError::Kept(shelf.shown(&at)).into());
    }
    Ok(Some(Paper { at, bytes, over: Over::Same }))
}

/// Resources that are printed and that nobody has looked at for a year.
fn unseen(plan: &Plan, today: Date) -> Vec<String> {
    let is_old = |checked: Date| checked.saturating_add(jiff::Span::new().years(1)) <= today;
    let printed = plan.resources.iter().filter(|one| !one.hidden && one.checked.is_some_and(is_old));
    printed.map(|one| one.name.clone()).collect()
}
