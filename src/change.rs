//! What changed between an earlier round and this one, of what is known in both.
//!
//! ```text
//! History   up     Foundation → Careers Across the Curriculum    KS3-2 Highlighted → Taught; A3 Partly → Yes
//! Latin     ?      not taught then                               no step, and no fault of anybody's
//! gaps      KS4-3 closed, KS5-1 opened                           known in both rounds
//! ```
//! Nothing is called a change that is only silence, then or now; nor what follows from another question alone. Both rounds
//! exchanged give the same changes the other way round.

mod asked;
mod cohorts;
mod gaps;
mod said;
mod step;
mod stood;
mod why;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::HashMap;

use crate::answers::audit::Audit;
use crate::fold::fold;
use crate::judge::{Verdict, judge};
use crate::plan::{Department, Plan, Subject};
use crate::returns::Results;

pub use asked::Asked;
pub use cohorts::{LinkMove, ReachMove};
pub use gaps::GapMove;
pub use said::Level;
pub use step::{Reason, Step};
pub use stood::Stood;
pub use why::{OutcomeMove, StatementMove, Why};

/// What changed since an earlier round.
#[derive(Debug)]
pub struct Change<'a> {
    /// That round.
    pub then: &'a Results,
    /// This one.
    pub now: &'a Results,
    /// What both ask, and by which rules.
    pub asked: Asked<'a>,
    /// The subjects of this round, in the plan's order.
    pub subjects: Vec<Moved<'a>>,
    /// Where each of them stands among these.
    places: HashMap<String, usize>,
    /// How the subjects of that round stood by the rules of now, in that plan's order.
    pub stood: Vec<(&'a Verdict, Stood)>,
    /// The subjects of that round that this one does not have.
    pub gone: Vec<&'a Verdict>,
    /// The outcomes whose gap is another one, of those known in both rounds.
    pub gaps: Vec<GapMove<'a>>,
    /// The year groups that meet careers or routes in more subjects or fewer, of those known in both rounds.
    pub links: Vec<LinkMove<'a>>,
    /// The numbers of learners reached that differ, of those known in both rounds.
    pub reach: Vec<ReachMove<'a>>,
}

/// How one subject moved.
#[derive(Debug)]
pub struct Moved<'a> {
    /// The verdict on it now.
    pub now: &'a Verdict,
    /// How it stood then by the rules of now; nothing where that round did not have it.
    pub then: Option<Stood>,
    /// Which way it went.
    pub step: Step,
    /// What it said otherwise then.
    pub why: Why<'a>,
}

/// A subject in one round: where it stands in the plan, and its answers.
#[derive(Clone, Copy)]
struct Own<'a> {
    plan: &'a Plan,
    department: &'a Department,
    subject: &'a Subject,
    audit: &'a Audit,
}

impl<'a> Change<'a> {
    /// What changed since an earlier round; `between` are the plans of the rounds after it and before this one, the
    /// nearest first.
    pub fn since(then: &'a Results, between: &[&'a Plan], now: &'a Results) -> Change<'a> {
        let asked = Asked::of(&then.plan, between, &now.plan);
        let rules = if asked.has_other_rules {
            Cow::Owned(Plan { rules: now.plan.rules, ..(*then.plan).clone() })
        } else {
            Cow::Borrowed(&*then.plan)
        };
        let stood: Vec<(&Verdict, Stood)> =
            then.verdicts.iter().map(|verdict| (verdict, stood(then, verdict, &rules))).collect();
        let before = places(&then.verdicts);
        let places = places(&now.verdicts);
        let moved = |verdict: &'a Verdict| {
            let before = before.get(&key(verdict)).and_then(|at| stood.get(*at));
            moved(before, then, now, &asked, verdict)
        };
        Change {
            subjects: now.verdicts.iter().map(moved).collect(),
            gone: then.verdicts.iter().filter(|verdict| !places.contains_key(&key(verdict))).collect(),
            places,
            stood,
            gaps: gaps::moves(then, now, &asked),
            links: cohorts::links(then, now),
            reach: cohorts::reached(then, now),
            asked,
            then,
            now,
        }
    }

    /// What changed since each earlier round that could be read, the nearest first.
    pub fn all(now: &'a Results) -> Vec<Change<'a>> {
        let mut between: Vec<&Plan> = Vec::new();
        let since = |last: &'a crate::returns::LastRound| {
            let change = Change::since(&last.results, &between, now);
            between.push(&last.results.plan);
            change
        };
        now.rounds_before().map(since).collect()
    }

    /// What that round was called.
    pub fn label(&self) -> &'a str {
        &self.then.plan.round.label
    }

    /// How the subject of a verdict of this round moved.
    pub fn moved(&self, verdict: &Verdict) -> Option<&Moved<'a>> {
        self.subjects.get(*self.places.get(&key(verdict))?)
    }

    /// The subjects that went one way.
    pub fn went(&self, step: Step) -> impl Iterator<Item = &Moved<'a>> {
        self.subjects.iter().filter(move |moved| moved.step == step)
    }

    /// The subjects that cannot be compared, each with the reason.
    pub fn not_compared(&self) -> impl Iterator<Item = (&Moved<'a>, Reason)> {
        self.subjects.iter().filter_map(|moved| match moved.step {
            Step::NotCompared(reason) => Some((moved, reason)),
            Step::Up | Step::Down | Step::Level => None,
        })
    }

    /// How many departments' returns count, then and now.
    pub fn returned(&self) -> [usize; 2] {
        [self.then, self.now].map(|round| {
            round.plan.departments.iter().filter(|department| round.counting(&department.code).is_some()).count()
        })
    }
}

/// How a subject of an earlier round stood, by that round's plan with the rules of now.
fn stood(then: &Results, verdict: &Verdict, rules: &Plan) -> Stood {
    match own(then, verdict).filter(|own| own.plan.rules != rules.rules) {
        Some(own) => Stood::of(&judge(rules, own.department, own.subject, own.audit)),
        None => Stood::of(verdict),
    }
}

fn moved<'a>(
    before: Option<&(&'a Verdict, Stood)>,
    then: &'a Results,
    now: &'a Results,
    asked: &Asked<'a>,
    verdict: &'a Verdict,
) -> Moved<'a> {
    let owns = before.and_then(|(before, _)| Some([own(then, before)?, own(now, verdict)?]));
    let stood = before.map(|(_, stood)| *stood);
    let step = step::step(stood, Stood::of(verdict), owns, asked);
    let why = owns.map(|[then, now]| why::why(then, now, asked)).unwrap_or_default();
    Moved { now: verdict, then: stood, step, why }
}

/// A subject with its answers, where its department's return counts.
fn own<'a>(round: &'a Results, verdict: &Verdict) -> Option<Own<'a>> {
    let plan: &Plan = &round.plan;
    let department = plan.department(&verdict.department)?;
    let subject = department.subjects.iter().find(|subject| subject.name == verdict.subject)?;
    Some(Own { plan, department, subject, audit: round.audits.get(&department.code)? })
}

/// A subject is the same when its name is, which only one of a plan has: it may have gone to another department.
fn key(verdict: &Verdict) -> String {
    fold(&verdict.subject)
}

/// Where each subject stands among the verdicts of a round.
fn places(verdicts: &[Verdict]) -> HashMap<String, usize> {
    let mut places = HashMap::new();
    for (at, verdict) in verdicts.iter().enumerate() {
        places.entry(key(verdict)).or_insert(at);
    }
    places
}
