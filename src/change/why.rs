//! What a subject says now that it said otherwise then: levels of outcomes, statements, employers.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::Own;
use super::asked::Asked;
use super::said::{Level, is_asked, level, tick};
use crate::answers::audit::{EmployerRow, Tick};
use crate::fold::fold;
use crate::plan::{Item, Outcome};

/// What a subject says otherwise.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Why<'a> {
    /// The outcomes of which it says something else, in the plan's order.
    pub outcomes: Vec<OutcomeMove<'a>>,
    /// The statements to which it answers something else.
    pub statements: Vec<StatementMove<'a>>,
    /// Employers on record now that were not, where it has records in both rounds.
    pub came: Vec<&'a str>,
    /// Employers that were on record and are not now, where it has records in both rounds.
    pub went: Vec<&'a str>,
    /// How many outcomes and statements that are asked in both were answered then and are open now.
    pub open_now: usize,
    /// How many were open then and are answered now.
    pub open_then: usize,
}

/// An outcome whose level is another one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OutcomeMove<'a> {
    /// The outcome, as it is called now.
    pub outcome: &'a Outcome,
    /// Its level then.
    pub then: Level,
    /// Its level now.
    pub now: Level,
}

/// A statement whose answer is another one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StatementMove<'a> {
    /// The statement.
    pub item: &'a Item,
    /// The answer then.
    pub then: Tick,
    /// The answer now.
    pub now: Tick,
}

impl OutcomeMove<'_> {
    /// Whether more of it is in place, or less; neither where only its planning changed, or where it does not apply.
    pub fn order(&self) -> Ordering {
        self.now.in_place().zip(self.then.in_place()).map_or(Ordering::Equal, |(now, then)| now.cmp(&then))
    }
}

impl StatementMove<'_> {
    /// Whether more of it is there, or less.
    pub fn order(&self) -> Ordering {
        // A list of answers begins with the best.
        self.then.cmp(&self.now)
    }
}

impl<'a> Why<'a> {
    /// The outcomes of which more is in place, or less.
    pub fn outcomes_that(&self, order: Ordering) -> impl Iterator<Item = &OutcomeMove<'a>> {
        self.outcomes.iter().filter(move |one| one.order() == order)
    }

    /// The statements of which more is there, or less.
    pub fn statements_that(&self, order: Ordering) -> impl Iterator<Item = &StatementMove<'a>> {
        self.statements.iter().filter(move |one| one.order() == order)
    }

    /// Whether anything that was there is not there now.
    pub fn has_fallen(&self) -> bool {
        self.outcomes_that(Ordering::Less).next().is_some()
            || self.statements_that(Ordering::Less).next().is_some()
            || !self.went.is_empty()
    }

    /// Whether it says anything else than then.
    pub fn is_empty(&self) -> bool {
        self.outcomes.is_empty() && self.statements.is_empty() && self.came.is_empty() && self.went.is_empty()
    }
}

pub(super) fn why<'a>(then: Own<'a>, now: Own<'a>, asked: &Asked<'a>) -> Why<'a> {
    let mut why = Why::default();
    for (before, outcome) in asked.outcomes.iter().filter(|(was, is)| is_asked(then, was) && is_asked(now, is)) {
        match (level(then, before), level(now, outcome)) {
            (Some(was), Some(is)) if was != is => why.outcomes.push(OutcomeMove { outcome, then: was, now: is }),
            (Some(_), None) => why.open_now += 1,
            (None, Some(_)) => why.open_then += 1,
            (Some(_), Some(_)) | (None, None) => {}
        }
    }
    for (before, item) in &asked.statements {
        match (tick(then, &before.reference), tick(now, &item.reference)) {
            (Some(was), Some(is)) if was != is => why.statements.push(StatementMove { item, then: was, now: is }),
            (Some(_), None) => why.open_now += 1,
            (None, Some(_)) => why.open_then += 1,
            (Some(_), Some(_)) | (None, None) => {}
        }
    }
    if let (Some(were), Some(are)) = (Employers::of(then), Employers::of(now)) {
        (why.came, why.went) = (are.not_among(&were), were.not_among(&are));
    }
    why
}

/// The employers on a subject's records.
struct Employers<'a> {
    /// Those of the records that count.
    counting: BTreeMap<String, &'a str>,
    /// All: one whose record is not complete is there all the same.
    all: BTreeSet<String>,
}

impl<'a> Employers<'a> {
    /// Nothing where there is no record, or one that does not say whose it is.
    fn of(own: Own<'a>) -> Option<Employers<'a>> {
        let name = |record: &'a EmployerRow| record.employer.as_deref().map(str::trim).filter(|name| !name.is_empty());
        let mut employers = Employers { counting: BTreeMap::new(), all: BTreeSet::new() };
        for record in own.audit.employers_of(&own.subject.name) {
            let name = name(record)?;
            employers.all.insert(fold(name));
            if record.counts() {
                employers.counting.insert(fold(name), name);
            }
        }
        (!employers.all.is_empty()).then_some(employers)
    }

    fn not_among(&self, other: &Employers<'_>) -> Vec<&'a str> {
        self.counting.iter().filter(|(key, _)| !other.all.contains(*key)).map(|(_, name)| *name).collect()
    }
}
