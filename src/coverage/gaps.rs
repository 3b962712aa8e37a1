//! Gaps of the matrix in the order in which SLT asks for them, and each outcome's own line for JSON.

use super::{Cell, CoverageMap, InSubject, Line};
use crate::plan::{Department, Outcome, Plan, Stage, Subject};

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
}

impl GapKind {
    /// Every kind, the worst first.
    pub const ALL: [GapKind; 5] = [
        GapKind::Nowhere,
        GapKind::HighlightedOnly,
        GapKind::BrokenProgression,
        GapKind::DedicatedOnly,
        GapKind::OneSubject,
    ];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            GapKind::Nowhere => "nowhere",
            GapKind::HighlightedOnly => "highlighted-only",
            GapKind::BrokenProgression => "broken-progression",
            GapKind::DedicatedOnly => "dedicated-only",
            GapKind::OneSubject => "one-subject",
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
    /// Learners in scope at its stage.
    pub learners: u32,
    /// Up to three subjects closest to mending the gap, the closest first. Where progression is
    /// broken they are closest to the earlier outcome, for there the hole is.
    pub closest: Vec<&'a str>,
    /// The one subject that covers the outcome, or the ref of the earlier outcome that nobody covers.
    pub by: Option<&'a str>,
    /// The departments that are asked, teach its stage and sent nothing that counts: they may close the gap.
    pub silent: Vec<&'a Department>,
}

/// Every gap: by kind, then by learners, then in the plan's order.
pub fn gaps<'a>(plan: &'a Plan, map: &CoverageMap<'a>) -> Vec<Gap<'a>> {
    let mut gaps: Vec<Gap<'_>> = map.lines.iter().filter_map(|line| gap(plan, map, line)).collect();
    gaps.sort_by_key(|gap| (gap.kind, std::cmp::Reverse(gap.learners)));
    gaps
}

fn gap<'a>(plan: &Plan, map: &CoverageMap<'a>, line: &Line<'a>) -> Option<Gap<'a>> {
    let kind = kind(map, line)?;
    let (hole, by) = match kind {
        GapKind::Nowhere | GapKind::HighlightedOnly | GapKind::DedicatedOnly => (line, None),
        GapKind::BrokenProgression => {
            let earlier = uncovered_before(map, line)?;
            (earlier, Some(earlier.outcome.reference.as_str()))
        }
        GapKind::OneSubject => (line, line.covered_by().next()),
    };
    let learners = plan.stage(&line.outcome.stage).map_or(0, Stage::learners);
    let closest = closest(hole, |_| true).into_iter().map(|subject| subject.name.as_str()).collect();
    Some(Gap { outcome: line.outcome, kind, learners, closest, by, silent: silent(hole, |_| true) })
}

fn kind(map: &CoverageMap<'_>, line: &Line<'_>) -> Option<GapKind> {
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

/// The departments asked about an outcome of which nothing that counts came back, for a subject that may cover it.
pub(super) fn silent<'a>(line: &Line<'a>, may: impl Fn(&Subject) -> bool) -> Vec<&'a Department> {
    let mut silent: Vec<&Department> = Vec::new();
    for one in line.cells.iter().filter(|one| one.cell == Cell::NoReturn && may(one.subject)) {
        let is_asked = line.outcome.asked_of(&one.department.code);
        if is_asked && silent.iter().all(|department| department.code != one.department.code) {
            silent.push(one.department);
        }
    }
    silent
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
            Cell::Level { in_place: false, .. } => Some(Distance::Planned),
            Cell::Level { in_place: true, .. } => (!one.cell.is_covered()).then_some(Distance::Highlighted),
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
            gap: kind(map, line),
        })
        .collect()
}

#[cfg(test)]
mod tests;
