//! Gaps of the matrix in the order in which SLT asks for them, and each outcome's own line for JSON.

use super::{COVERED, Cell, CoverageMap, InSubject, Line};
use crate::answers::audit::{Coverage, OutcomeRow, Status};
use crate::fold::is_blank;
use crate::plan::{DEDICATED_TIME, Outcome, Plan, Stage, Subject};

/// At most this many subjects are named as closest to mending a gap.
const CLOSEST: usize = 3;

/// What is missing of an outcome, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GapKind {
    /// Neither covered nor highlighted anywhere.
    Nowhere,
    /// Highlighted somewhere and covered nowhere.
    HighlightedOnly,
    /// Covered, while the outcome that it builds on is covered nowhere.
    BrokenProgression,
    /// Covered in dedicated time and in no subject.
    DedicatedOnly,
    /// Covered in one subject and not in dedicated time.
    OneSubject,
    /// One of these, unless a subject that is asked and has not answered closes it: silence is never a no.
    NotKnown,
}

impl GapKind {
    /// Every kind, the worst first.
    pub const ALL: [GapKind; 6] = [
        GapKind::Nowhere,
        GapKind::HighlightedOnly,
        GapKind::BrokenProgression,
        GapKind::DedicatedOnly,
        GapKind::OneSubject,
        GapKind::NotKnown,
    ];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            GapKind::Nowhere => "nowhere",
            GapKind::HighlightedOnly => "highlighted-only",
            GapKind::BrokenProgression => "broken-progression",
            GapKind::DedicatedOnly => "dedicated-only",
            GapKind::OneSubject => "one-subject",
            GapKind::NotKnown => "not-known",
        }
    }

    /// The title that SLT reads.
    pub fn title(self) -> &'static str {
        match self {
            GapKind::Nowhere => "Covered nowhere",
            GapKind::HighlightedOnly => "Highlighted only",
            GapKind::BrokenProgression => "Covered later, but not in the outcome it builds on",
            GapKind::DedicatedOnly => "Covered only in dedicated time",
            GapKind::OneSubject => "Covered in one subject only",
            GapKind::NotKnown => "Not known yet",
        }
    }
}

/// A gap of one outcome; an outcome has one at most.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap<'a> {
    /// The outcome.
    pub outcome: &'a Outcome,
    /// What is missing.
    pub kind: GapKind,
    /// What is missing by what has been answered so far: the same, unless that is not known yet.
    pub so_far: GapKind,
    /// Learners in scope at its stage.
    pub learners: u32,
    /// Up to three subjects closest to mending the gap, the closest first. Where progression is
    /// broken they are closest to the earlier outcome, for there the hole is.
    pub closest: Vec<&'a str>,
    /// The one subject that covers the outcome, or the ref of the earlier outcome that nobody covers, as far as is known.
    pub by: Option<&'a str>,
    /// The subjects that are asked and have not answered: they may close the gap.
    pub silent: Vec<&'a Subject>,
    /// How many subjects are asked where the hole is, and how many of these have answered.
    pub asked: usize,
    /// How many of these have answered.
    pub answered: usize,
    /// Whether dedicated time says anything of the hole.
    pub dedicated_answered: bool,
    /// Who plans to teach it where the hole is, subjects in the plan's order and dedicated time last.
    pub planned: Vec<Planned<'a>>,
}

impl Gap<'_> {
    /// The title that SLT reads: of dedicated time nothing is said where it is not answered.
    pub fn title(&self) -> &'static str {
        match self.kind {
            GapKind::Nowhere if self.needs_dedicated() => "Covered in no subject",
            GapKind::HighlightedOnly if self.needs_dedicated() => "Highlighted only, in subjects",
            kind => kind.title(),
        }
    }

    /// Whether an answer of dedicated time, which is not there, could close it.
    pub fn needs_dedicated(&self) -> bool {
        let may_close = match self.kind {
            GapKind::Nowhere | GapKind::HighlightedOnly | GapKind::BrokenProgression | GapKind::OneSubject => true,
            GapKind::DedicatedOnly | GapKind::NotKnown => false,
        };
        may_close && !self.dedicated_answered
    }

    /// Whether it is known that something is missing.
    pub fn is_known(&self) -> bool {
        self.kind != GapKind::NotKnown
    }
}

/// Where an outcome is to be taught, by a row that says *Planned*.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Planned<'a> {
    /// The subject, or dedicated time.
    pub by: &'a str,
    /// The unit, where it is named.
    pub unit: Option<&'a str>,
    /// The term, where it is named.
    pub term: Option<&'a str>,
}

impl<'a> Planned<'a> {
    /// The row that plans most, of those that plan to teach it; one that names its unit before one that does not.
    fn of(by: &'a str, rows: &[&'a OutcomeRow]) -> Option<Planned<'a>> {
        let named = |text: &'a Option<String>| text.as_deref().filter(|text| !is_blank(text));
        let plans = |row: &&&OutcomeRow| {
            row.status == Some(Status::Planned)
                && row.coverage.and_then(Coverage::level).is_some_and(|level| level >= COVERED)
        };
        let row =
            rows.iter().filter(plans).max_by_key(|row| (named(&row.unit).is_some(), named(&row.term).is_some()))?;
        Some(Planned { by, unit: named(&row.unit), term: named(&row.term) })
    }
}

/// Who plans to teach an outcome and does not cover it yet.
pub(super) fn planned<'a>(line: &Line<'a>) -> Vec<Planned<'a>> {
    let open = line.cells.iter().filter(|one| !one.cell.is_covered());
    let subjects = open.filter_map(|one| Planned::of(&one.subject.name, &one.rows));
    let dedicated = Planned::of(DEDICATED_TIME, &line.dedicated_rows).filter(|_| !line.dedicated.is_covered());
    subjects.chain(dedicated).collect()
}

/// Every gap: by kind, then by learners, then in the plan's order.
pub fn gaps<'a>(plan: &'a Plan, map: &CoverageMap<'a>) -> Vec<Gap<'a>> {
    let mut gaps: Vec<Gap<'_>> = map.lines.iter().filter_map(|line| gap(plan, map, line)).collect();
    gaps.sort_by_key(|gap| (gap.kind, std::cmp::Reverse(gap.learners)));
    gaps
}

fn gap<'a>(plan: &Plan, map: &CoverageMap<'a>, line: &Line<'a>) -> Option<Gap<'a>> {
    let so_far = missing(map, line)?;
    let kind = kind(map, line)?;
    let (hole, by) = match kind {
        GapKind::Nowhere | GapKind::HighlightedOnly | GapKind::DedicatedOnly => (line, None),
        GapKind::BrokenProgression => {
            let earlier = uncovered_before(map, line)?;
            (earlier, Some(earlier.outcome.reference.as_str()))
        }
        // Where its own is all answered, what is not known is the outcome that it builds on.
        GapKind::NotKnown => match uncovered_before(map, line).filter(|_| line.is_known()) {
            Some(earlier) => (earlier, Some(earlier.outcome.reference.as_str())),
            None => (line, None),
        },
        GapKind::OneSubject => (line, line.covered_by().next()),
    };
    let learners = plan.stage(&line.outcome.stage).map_or(0, Stage::learners);
    let closest = closest(hole, |_| true).into_iter().map(|subject| subject.name.as_str()).collect();
    Some(Gap {
        outcome: line.outcome,
        kind,
        so_far,
        learners,
        closest,
        by,
        silent: silent(hole, |_| true),
        asked: hole.asked_count(),
        answered: hole.answered_count(),
        dedicated_answered: !hole.dedicated.is_silent(),
        planned: planned(hole),
    })
}

/// What is missing of an outcome; *not known* where a subject that is asked of it, or of the one that it builds on, may
/// still say that it is not.
fn kind(map: &CoverageMap<'_>, line: &Line<'_>) -> Option<GapKind> {
    let kind = missing(map, line)?;
    let is_known = line.is_known()
        && (kind != GapKind::BrokenProgression || uncovered_before(map, line).is_some_and(Line::is_known));
    Some(if is_known { kind } else { GapKind::NotKnown })
}

/// What is missing by what was answered.
fn missing(map: &CoverageMap<'_>, line: &Line<'_>) -> Option<GapKind> {
    let subjects = line.covered_by().count();
    if !line.is_covered() {
        Some(if line.is_highlighted() { GapKind::HighlightedOnly } else { GapKind::Nowhere })
    } else if uncovered_before(map, line).is_some() {
        Some(GapKind::BrokenProgression)
    } else if subjects == 0 {
        Some(GapKind::DedicatedOnly)
    } else if subjects == 1 && !line.dedicated.is_covered() {
        Some(GapKind::OneSubject)
    } else {
        None
    }
}

/// The line of the outcome that this one builds on, where nobody covers it.
fn uncovered_before<'m, 'a>(map: &'m CoverageMap<'a>, line: &Line<'_>) -> Option<&'m Line<'a>> {
    let earlier = map.line(line.outcome.builds_on.as_deref()?)?;
    (!earlier.is_covered()).then_some(earlier)
}

/// The subjects nearest to covering an outcome, of those that may and do not cover it.
pub(super) fn closest<'a>(line: &Line<'a>, may: impl Fn(&Subject) -> bool) -> Vec<&'a Subject> {
    let mut near: Vec<(Distance, &Subject)> = line
        .cells
        .iter()
        .filter(|one| may(one.subject))
        .filter_map(|one| Some((Distance::of(line.outcome, one)?, one.subject)))
        .collect();
    near.sort_by_key(|(distance, _)| *distance);
    near.into_iter().take(CLOSEST).map(|(_, subject)| subject).collect()
}

/// The subjects asked about an outcome that have not answered, of those that may cover it.
pub(super) fn silent<'a>(line: &Line<'a>, may: impl Fn(&Subject) -> bool) -> Vec<&'a Subject> {
    line.asked().filter(|one| one.cell.is_silent() && may(one.subject)).map(|one| one.subject).collect()
}

/// How far a subject is from covering an outcome that it does not cover yet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Distance {
    Highlighted,
    Planned,
    NotYet,
}

impl Distance {
    fn of(outcome: &Outcome, one: &InSubject<'_>) -> Option<Distance> {
        match one.cell {
            Cell::Level { level: 0, .. } => outcome.asked_of(&one.department.code).then_some(Distance::NotYet),
            Cell::Level { status: Some(Status::Planned) | None, .. } => Some(Distance::Planned),
            Cell::Level { status: Some(Status::InPlace), .. } => {
                (!one.cell.is_covered()).then_some(Distance::Highlighted)
            }
            Cell::NoReturn | Cell::NotTeaching | Cell::NotAsked | Cell::NotApplicable | Cell::Blank => None,
        }
    }
}

/// Where one outcome is covered, and its gap.
#[derive(Clone, Debug, PartialEq)]
pub struct OutcomeCoverage<'a> {
    /// The outcome.
    pub outcome: &'a Outcome,
    /// The subjects that cover it.
    pub subjects: Vec<&'a str>,
    /// Whether dedicated time covers it.
    pub dedicated: bool,
    /// How many subjects are asked about it.
    pub asked: usize,
    /// How many of these have answered.
    pub answered: usize,
    /// Whether dedicated time says anything of it.
    pub dedicated_answered: bool,
    /// Its gap, if it has one.
    pub gap: Option<GapKind>,
}

/// Where each outcome is covered, in the plan's order.
pub fn outcomes<'a>(map: &CoverageMap<'a>) -> Vec<OutcomeCoverage<'a>> {
    map.lines
        .iter()
        .map(|line| OutcomeCoverage {
            outcome: line.outcome,
            subjects: line.covered_by().collect(),
            dedicated: line.dedicated.is_covered(),
            asked: line.asked_count(),
            answered: line.answered_count(),
            dedicated_answered: !line.dedicated.is_silent(),
            gap: kind(map, line),
        })
        .collect()
}

#[cfg(test)]
mod tests;
