//! What learners meet, as far as it is known: rows that are in place, and employers who came this school year.
//!
//! Only what is sound is taken: a row or a record of which something is still to be fixed or explained says nothing to
//! outsiders. No form asks whether an employer comes every year, so that a record counts in the year of its date.

use jiff::civil::Date;

use super::open::Open;
use crate::answers::audit::{Audit, Coverage, EmployerRow, Kind, Mode, OutcomeRow};
use crate::answers::printed_ref;
use crate::finding::Finding;
use crate::picture::Picture;
use crate::plan::{Cohort, DEDICATED_TIME, LEADER, Outcome, Stage, Subject};
use crate::returns::Return;
use crate::scope::{self, Spoken, spoken};
use crate::words::lower;

/// Whom something is for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Whom<'p> {
    /// Each of these groups.
    Each(Vec<&'p Cohort>),
    /// One or more of these, and it is not said which; they are of this stage.
    AnyOf(&'p Stage, Vec<&'p Cohort>),
    /// It is not said at all.
    Somebody,
}

/// An outcome that is in place somewhere.
#[derive(Debug)]
pub(super) struct Lesson<'p> {
    /// Where: its subject's place in the plan; dedicated time comes after all of them.
    pub(super) at: usize,
    pub(super) outcome: &'p Outcome,
    pub(super) whom: Whom<'p>,
    pub(super) term: Option<&'p str>,
    pub(super) unit: Option<&'p str>,
    /// Whether it is planned in a unit, and not only pointed out as it arises.
    pub(super) is_taught: bool,
    pub(super) with_employers: bool,
}

/// An employer who was met.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Meeting<'p> {
    /// Where, as of a lesson.
    pub(super) at: usize,
    pub(super) kind: Kind,
    pub(super) is_online: bool,
    /// The employer where the plan wants them named, else its sector; nothing where neither may be told.
    pub(super) who: Option<String>,
    pub(super) date: Date,
    pub(super) whom: Whom<'p>,
}

/// Every lesson, in the order of the plan's subjects.
pub(super) fn lessons<'p>(picture: &Picture<'p>, open: &Open<'_>) -> Vec<Lesson<'p>> {
    let plan = picture.plan;
    let mut lessons = Vec::new();
    for (code, entry, audit) in picture.counting() {
        let subjects = plan.subjects().enumerate().filter(|(_, (department, _))| department.code == code);
        let mut places: Vec<(usize, Option<&Subject>)> = subjects.map(|(at, (_, own))| (at, Some(own))).collect();
        if code == LEADER {
            places.push((plan.subjects().count(), None));
        }
        for (at, subject) in places {
            lessons.extend(in_place(picture, entry, audit, subject).into_iter().map(|(outcome, row)| Lesson {
                at,
                outcome,
                whom: whom(picture, subject, outcome, row),
                term:
                    row.term.as_deref().and_then(|term| plan.terms.iter().find(|own| *own == term)).map(String::as_str),
                unit: open.text(row.unit.as_deref()),
                is_taught: scope::counts_at(row, 2),
                with_employers: scope::counts_at(row, 3),
            }));
        }
    }
    lessons.sort_by_key(|lesson| lesson.at);
    lessons
}

/// The rows of a subject, or of dedicated time, that are in place and sound, each with its outcome.
fn in_place<'p>(
    picture: &Picture<'p>,
    entry: &Return,
    audit: &'p Audit,
    subject: Option<&'p Subject>,
) -> Vec<(&'p Outcome, &'p OutcomeRow)> {
    let name = subject.map_or(DEDICATED_TIME, |subject| subject.name.as_str());
    let rows = scope::rows_of(picture.plan, audit, name);
    let is_taught = |outcome: &Outcome| match subject {
        Some(subject) => subject.stages.contains(&outcome.stage) && !audit.is_off(name, &outcome.stage),
        None => true,
    };
    let applies =
        |outcome: &Outcome| scope::rows_for(outcome, &rows).all(|row| row.coverage != Some(Coverage::NotApplicable));
    let counts = rows.iter().filter(|(outcome, row)| {
        scope::counts_at(row, 1)
            && is_taught(outcome)
            && applies(outcome)
            && is_sound(entry, Some(name), &row.place.row)
    });
    counts.copied().collect()
}

/// Whether nothing is to be fixed or explained in a row.
fn is_sound(entry: &Return, subject: Option<&str>, row: &str) -> bool {
    let is_of = |own: &str| subject.is_none_or(|subject| subject == own);
    let about = |finding: &&Finding| {
        let place = &finding.place;
        place.row.as_deref().is_some_and(|own| printed_ref(own) == printed_ref(row))
            && place.subject.as_deref().is_none_or(is_of)
    };
    !entry.findings.iter().filter(about).any(Finding::is_open)
}

fn whom<'p>(picture: &Picture<'p>, subject: Option<&Subject>, outcome: &Outcome, row: &OutcomeRow) -> Whom<'p> {
    let Some(home) = picture.plan.stage(&outcome.stage) else { return Whom::Somebody };
    match spoken(picture.plan, subject, Some(home), row.whom()) {
        Spoken::Named(meant) => each(meant.into_iter().map(|(_, cohort)| cohort)),
        Spoken::Unnamed => {
            let taught = home.cohorts.iter().filter(|cohort| subject.is_none_or(|own| own.teaches(home, cohort)));
            Whom::AnyOf(home, taught.collect())
        }
    }
}

/// A class with learners of two stages is one group.
fn each<'p>(cohorts: impl Iterator<Item = &'p Cohort>) -> Whom<'p> {
    let mut all: Vec<&Cohort> = Vec::new();
    for cohort in cohorts {
        if all.iter().all(|other| other.code != cohort.code) {
            all.push(cohort);
        }
    }
    Whom::Each(all)
}

/// Every employer who was met this school year, up to today, the first first; the same twice is told once.
pub(super) fn meetings<'p>(picture: &Picture<'p>, open: &Open<'_>) -> Vec<Meeting<'p>> {
    let (plan, (first, last)) = (picture.plan, picture.plan.round.year);
    let mut meetings: Vec<Meeting<'_>> = Vec::new();
    for record in &picture.records {
        let row: &'p EmployerRow = record.row;
        let code = record.department.map_or(LEADER, |department| department.code.as_str());
        let place = match record.department {
            None => Some(plan.subjects().count()),
            Some(_) => plan.subjects().position(|(department, subject)| {
                department.code == code && row.subject.as_ref() == Some(&subject.name)
            }),
        };
        let is_now = |date: &Date| row.has_been() && first <= *date && *date <= last.min(picture.today);
        let is_sound = || picture.results.counting(code).is_some_and(|entry| is_sound(entry, None, &row.place.row));
        let (Some(at), Some(date), Some(kind)) = (place, row.date.filter(is_now), row.kind) else { continue };
        if !is_sound() {
            continue;
        }
        let name = row.employer.as_deref().filter(|_| plan.school.name_employers);
        let meeting = Meeting {
            at,
            kind,
            is_online: row.mode == Some(Mode::Virtual),
            who: open.text(name).map(str::to_owned).or_else(|| open.text(row.sector.as_deref()).map(lower)),
            date,
            whom: match &record.spoken {
                Spoken::Named(meant) => each(meant.iter().map(|(_, cohort)| *cohort)),
                Spoken::Unnamed => Whom::Somebody,
            },
        };
        if !meetings.contains(&meeting) {
            meetings.push(meeting);
        }
    }
    meetings.sort_by_key(|meeting| (meeting.date, meeting.at));
    meetings
}
