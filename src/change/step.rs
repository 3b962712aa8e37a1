//! Whether a subject moved up or down, and whether that can be said at all.
//!
//! A step is one when the subject took it by its verdicts and takes it again when both rounds are judged, by the rules of
//! now, only on what was asked and answered in both. Else another question, or a blank, made it.

use std::cmp::Ordering;

use super::Own;
use super::asked::Asked;
use super::said::{is_asked, is_whole, names_whom, tick};
use super::stood::Stood;
use crate::judge::{Standing, judge};
use crate::plan::{Item, Outcome, Plan, Rules};

/// Which way a subject went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It reaches more.
    Up,
    /// It reaches less.
    Down,
    /// It reaches the same.
    Level,
    /// It cannot be compared, and why.
    NotCompared(Reason),
}

/// Why a subject cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// That round did not have it.
    New,
    /// It was not judged then, and how it stood.
    Then(Standing),
    /// It is not judged now, and how it stands.
    Now(Standing),
    /// Of what was asked in both it says the same: what is asked differs.
    AskedOtherwise,
    /// What decides it was left blank in one of the two rounds, or in both.
    LeftOpen {
        /// Then.
        then: bool,
        /// Now.
        now: bool,
    },
}

impl Step {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Step::Up => "up",
            Step::Down => "down",
            Step::Level => "level",
            Step::NotCompared(_) => "not-compared",
        }
    }

    fn of(order: Ordering) -> Step {
        match order {
            Ordering::Greater => Step::Up,
            Ordering::Less => Step::Down,
            Ordering::Equal => Step::Level,
        }
    }
}

/// The step from how a subject stood to how it stands; both as they answered, where both did.
pub(super) fn step(then: Option<Stood>, now: Stood, owns: Option<[Own<'_>; 2]>, asked: &Asked<'_>) -> Step {
    let Some(then) = then else { return Step::NotCompared(Reason::New) };
    let open = Reason::LeftOpen { then: then.is_open, now: now.is_open };
    let (is_open, then, now) = (then.is_open || now.is_open, then.standing, now.standing);
    if !now.is_judged() {
        return Step::NotCompared(Reason::Now(now));
    }
    let Some([before, own]) = owns.filter(|_| then.is_judged()) else {
        return Step::NotCompared(Reason::Then(then));
    };
    let seen = now.reached().cmp(&then.reached());
    if seen == Ordering::Equal {
        return if is_open { Step::NotCompared(open) } else { Step::Level };
    }
    let both = Both { then: before, now: own, asked };
    if both.judged(true, |_| true, |_| true) != Some(seen) {
        return Step::NotCompared(Reason::AskedOtherwise);
    }
    let is_said = |pair: &Pair<'_>| is_whole(before, pair.0) && is_whole(own, pair.1);
    let is_ticked =
        |(then, now): &Stated<'_>| tick(before, &then.reference).is_some() && tick(own, &now.reference).is_some();
    // Whom a row is for matters where the rule asks.
    let names_whom = [before, own].map(|one| !own.plan.rules.relevance_every_cohort || names_whom(one));
    if both.judged(names_whom == [true; 2], is_said, is_ticked) == Some(seen) {
        return Step::of(seen);
    }
    let highest = then.reached().max(now.reached());
    let needed = || asked.statements.iter().filter(|(_, item)| item.required && Some(item.approach) <= highest);
    let open =
        |own: Own<'_>, outcome: for<'o> fn(&Pair<'o>) -> &'o Outcome, item: for<'o> fn(&Stated<'o>) -> &'o Item| {
            both.outcomes().any(|pair| !is_whole(own, outcome(pair)))
                || needed().any(|pair| tick(own, &item(pair).reference).is_none())
        };
    Step::NotCompared(Reason::LeftOpen {
        then: !names_whom[0] || open(before, |pair| pair.0, |pair| pair.0),
        now: !names_whom[1] || open(own, |pair| pair.1, |pair| pair.1),
    })
}

type Pair<'a> = (&'a Outcome, &'a Outcome);

type Stated<'a> = (&'a Item, &'a Item);

/// A subject in both rounds.
struct Both<'a, 'c> {
    then: Own<'a>,
    now: Own<'a>,
    asked: &'c Asked<'a>,
}

impl<'a> Both<'a, '_> {
    /// The outcomes that it was asked then and is asked now, at stages that it teaches in both years.
    fn outcomes(&self) -> impl Iterator<Item = &Pair<'a>> {
        self.asked.outcomes.iter().filter(|(then, now)| is_asked(self.then, then) && is_asked(self.now, now))
    }

    /// How what it reaches now compares with then, on some of what is asked in both; nothing where that judges nothing.
    fn judged(
        &self,
        names_whom: bool,
        is_kept: impl Fn(&Pair<'a>) -> bool,
        is_needed: impl Fn(&Stated<'a>) -> bool,
    ) -> Option<Ordering> {
        let outcomes: Vec<&Pair<'_>> = self.outcomes().filter(|pair| is_kept(pair)).collect();
        let items: Vec<_> = self.asked.statements.iter().filter(|pair| is_needed(pair)).collect();
        let rules = &self.now.plan.rules;
        let rules = Rules { relevance_every_cohort: rules.relevance_every_cohort && names_whom, ..*rules };
        let kept = |side: fn(&Pair<'a>) -> &'a Outcome| outcomes.iter().map(|pair| side(pair).clone()).collect();
        let needed = |side: fn(&Stated<'a>) -> &'a Item| {
            // What a statement is needed for is asked as it is now.
            let as_now = |pair: &&Stated<'a>| Item { required: pair.1.required, ..side(pair).clone() };
            items.iter().map(as_now).collect()
        };
        let reached = |own: Own<'_>, bare: &Plan, outcomes: Vec<Outcome>, checklist: Vec<Item>| {
            let plan = Plan { rules, outcomes, checklist, ..bare.clone() };
            let standing = judge(&plan, own.department, own.subject, own.audit).standing;
            standing.is_judged().then(|| standing.reached())
        };
        let [before, bare] = &self.asked.bare;
        let then = reached(self.then, before, kept(|pair| pair.0), needed(|pair| pair.0))?;
        let now = reached(self.now, bare, kept(|pair| pair.1), needed(|pair| pair.1))?;
        Some(now.cmp(&then))
    }
}
