//! Gaps that closed, opened or became another one, of outcomes of which it is known in both rounds.

use std::collections::HashMap;

use super::asked::Asked;
use crate::coverage::{Cell, CoverageMap, Gap, GapKind, Line, coverage, gaps};
use crate::fold::fold;
use crate::plan::{Outcome, Subject};
use crate::returns::Results;

/// An outcome whose gap is another one; in one of the rounds it may have none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GapMove<'a> {
    /// The outcome, as it is called now.
    pub outcome: &'a Outcome,
    /// What was missing then.
    pub then: Option<GapKind>,
    /// What is missing now.
    pub now: Option<GapKind>,
}

impl GapMove<'_> {
    /// Whether something was missing, and is no more.
    pub fn has_closed(&self) -> bool {
        self.now.is_none()
    }

    /// Whether something is missing that was not.
    pub fn has_opened(&self) -> bool {
        self.then.is_none()
    }
}

/// The subjects that both rounds have, by their places in each.
fn shared(maps: &[CoverageMap<'_>; 2]) -> Vec<(usize, usize)> {
    let key = |subject: &Subject| fold(&subject.name);
    let mut after: HashMap<String, usize> = HashMap::new();
    for (at, (_, subject)) in maps[1].subjects.iter().enumerate() {
        after.entry(key(subject)).or_insert(at);
    }
    let before = maps[0].subjects.iter().enumerate();
    before.filter_map(|(at, (_, subject))| Some((at, *after.get(&key(subject))?))).collect()
}

pub(super) fn moves<'a>(then: &'a Results, now: &'a Results, asked: &Asked<'a>) -> Vec<GapMove<'a>> {
    let maps = [then, now].map(|round| coverage(&round.plan, &round.returned(), round.leader()));
    let [before, after] = [(then, &maps[0]), (now, &maps[1])].map(|(round, map)| gaps(&round.plan, map));
    let shared = shared(&maps);
    let is_known = |was: &str, is: &str| {
        maps[0].line(was).zip(maps[1].line(is)).is_some_and(|(was, is)| is_said_by_the_same(&shared, was, is))
    };
    let moved = |(was, is): &(&'a Outcome, &'a Outcome)| {
        let earlier = was.builds_on.as_deref().zip(is.builds_on.as_deref());
        let both_known = is_known(&was.reference, &is.reference) && earlier.is_none_or(|(was, is)| is_known(was, is));
        let (then, now) = (kind(&before, was)?, kind(&after, is)?);
        (both_known && then != now).then_some(GapMove { outcome: is, then, now })
    };
    asked.outcomes.iter().filter_map(moved).collect()
}

/// Whether whoever says anything of an outcome in one round does so in the other: a subject that is not asked may cover it
/// too, and then be silent.
fn is_said_by_the_same(shared: &[(usize, usize)], was: &Line<'_>, is: &Line<'_>) -> bool {
    let are_alike = shared.iter().all(|(before, after)| {
        let both = was.cells.get(*before).zip(is.cells.get(*after));
        both.is_none_or(|(one, other)| is_said(one.cell) == is_said(other.cell))
    });
    are_alike && is_said(was.dedicated) == is_said(is.dedicated)
}

/// Whether it is said how far it is covered, and whether that is in place.
fn is_said(cell: Cell) -> bool {
    match cell {
        Cell::Level { level, status } => level == 0 || status.is_some(),
        Cell::NotApplicable => true,
        Cell::NoReturn | Cell::NotTeaching | Cell::NotAsked | Cell::Blank => false,
    }
}

/// The gap of an outcome, or that it has none; nothing where somebody's answer may still close it.
fn kind(gaps: &[Gap<'_>], outcome: &Outcome) -> Option<Option<GapKind>> {
    match gaps.iter().find(|gap| gap.outcome.reference == outcome.reference) {
        None => Some(None),
        Some(gap) => (gap.is_known() && !gap.needs_dedicated()).then_some(Some(gap.kind)),
    }
}
