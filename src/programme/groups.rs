//! What each group of learners meets: a year group, a class, a programme; and what one or more of several meet.

use std::collections::BTreeMap;

use super::met::{Lesson, Meeting, Whom};
use crate::plan::{Cohort, Plan, Speaks, Stage};
use crate::words::any_of;

/// A group with what it meets; one that is not known to meet anything is not there.
#[derive(Debug, Default)]
pub(super) struct Group<'p> {
    pub(super) name: String,
    /// Whether it stands for one or more of several.
    pub(super) is_any_of: bool,
    pub(super) lines: Vec<Line<'p>>,
    pub(super) meetings: Vec<&'p Meeting<'p>>,
}

/// One outcome in one place, with every unit and term in which the group meets it there.
#[derive(Debug)]
pub(super) struct Line<'p> {
    pub(super) at: usize,
    pub(super) title: &'p str,
    pub(super) speaks_of: Option<Speaks>,
    pub(super) terms: Vec<&'p str>,
    pub(super) units: Vec<&'p str>,
    pub(super) with_employers: bool,
}

/// Where a group stands: by its stage, single groups first, and by its cohorts there.
type Order = (usize, bool, Vec<usize>);

/// Every group of which anything is known, in the plan's order.
pub(super) fn groups<'p>(plan: &'p Plan, lessons: &'p [Lesson<'p>], meetings: &'p [Meeting<'p>]) -> Vec<Group<'p>> {
    let mut groups: BTreeMap<Order, Group<'_>> = BTreeMap::new();
    for lesson in lessons {
        for (order, group) in of(plan, &lesson.whom) {
            groups.entry(order).or_insert(group).add(lesson);
        }
    }
    for meeting in meetings {
        for (order, group) in of(plan, &meeting.whom) {
            groups.entry(order).or_insert(group).meetings.push(meeting);
        }
    }
    groups.into_values().collect()
}

/// The groups that somebody is, each with nothing in it yet.
fn of<'p>(plan: &Plan, whom: &Whom<'_>) -> Vec<(Order, Group<'p>)> {
    let group = |name: String, is_any_of| Group { name, is_any_of, ..Group::default() };
    match whom {
        Whom::Each(cohorts) => {
            cohorts.iter().map(|cohort| (order(plan, cohort), group(cohort.name.clone(), false))).collect()
        }
        Whom::AnyOf(stage, cohorts) => {
            let at = plan.stages.iter().position(|own| own.code == stage.code).unwrap_or_default();
            let within = |cohort: &&Cohort| stage.cohorts.iter().position(|own| own.code == cohort.code);
            let order = (at, true, cohorts.iter().filter_map(within).collect());
            let names: Vec<&str> = cohorts.iter().map(|cohort| cohort.name.as_str()).collect();
            if names.is_empty() { Vec::new() } else { vec![(order, group(any_of(&names), true))] }
        }
        Whom::Somebody => Vec::new(),
    }
}

/// Where a cohort stands first: a class with learners of two stages is one group.
fn order(plan: &Plan, cohort: &Cohort) -> Order {
    let within = |(at, stage): (usize, &Stage)| {
        stage.cohorts.iter().position(|own| own.code == cohort.code).map(|own| (at, false, vec![own]))
    };
    plan.stages.iter().enumerate().find_map(within).unwrap_or_default()
}

impl<'p> Group<'p> {
    fn add(&mut self, lesson: &Lesson<'p>) {
        let title = lesson.outcome.title.as_str();
        let is_same = |line: &Line<'_>| line.at == lesson.at && line.title == title;
        let place = self.lines.iter().position(is_same).unwrap_or_else(|| {
            let (at, speaks_of) = (lesson.at, lesson.outcome.speaks_of);
            self.lines.push(Line { at, title, speaks_of, terms: Vec::new(), units: Vec::new(), with_employers: false });
            self.lines.len() - 1
        });
        let Some(line) = self.lines.get_mut(place) else { return };
        line.with_employers |= lesson.with_employers;
        for (own, new) in [(&mut line.terms, lesson.term), (&mut line.units, lesson.unit)] {
            if let Some(new) = new.filter(|new| !own.contains(new)) {
                own.push(new);
            }
        }
    }
}
