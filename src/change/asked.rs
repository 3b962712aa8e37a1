//! What two rounds both ask: outcomes and statements that are the same in both plans, and whether the rules are.

use crate::fold::fold;
use crate::plan::{Item, Outcome, Plan};

/// What is asked in both rounds.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked<'a> {
    /// The outcomes that are the same then and now, in the order of this plan.
    pub outcomes: Vec<(&'a Outcome, &'a Outcome)>,
    /// The statements of the checklist that are the same then and now.
    pub statements: Vec<(&'a Item, &'a Item)>,
    /// How many outcomes the plans have, then and now.
    pub of_outcomes: [usize; 2],
    /// How many statements they have.
    pub of_statements: [usize; 2],
    /// Whether subjects were judged by other figures then.
    pub has_other_rules: bool,
    /// Both plans, then and now, without what is asked and of whom: what is judged on a part of it is judged by these.
    pub(super) bare: [Plan; 2],
}

impl<'a> Asked<'a> {
    pub(super) fn of(then: &'a Plan, between: &[&'a Plan], now: &'a Plan) -> Asked<'a> {
        Asked {
            outcomes: outcomes(then, between, now),
            statements: statements(then, now),
            of_outcomes: [then, now].map(|plan| plan.outcomes.len()),
            of_statements: [then, now].map(|plan| plan.checklist.len()),
            has_other_rules: !then.rules.judges_like(&now.rules),
            bare: [then, now].map(bare),
        }
    }

    /// Whether some outcomes are not the same in both.
    pub fn has_other_outcomes(&self) -> bool {
        self.of_outcomes.iter().any(|all| *all > self.outcomes.len())
    }

    /// Whether some statements are not the same in both.
    pub fn has_other_statements(&self) -> bool {
        self.of_statements.iter().any(|all| *all > self.statements.len())
    }
}

/// A plan without its outcomes, statements and departments.
fn bare(plan: &Plan) -> Plan {
    let mut bare = plan.clone();
    (bare.outcomes, bare.checklist, bare.departments) = (Vec::new(), Vec::new(), Vec::new());
    bare
}

/// The outcomes that two plans share; those between them may say what became of one.
fn outcomes<'a>(then: &'a Plan, between: &[&'a Plan], now: &'a Plan) -> Vec<(&'a Outcome, &'a Outcome)> {
    let mut older: Vec<&Plan> = between.to_vec();
    older.push(then);
    let earlier = |outcome: &'a Outcome| {
        let same = then.outcomes.iter().find(|other| is_same(other, outcome));
        same.or_else(|| {
            let steps = std::iter::once(now).chain(older.iter().copied()).zip(&older);
            steps.into_iter().try_fold(outcome, |outcome, (plan, before)| became(before, plan, outcome))
        })
    };
    let pairs: Vec<_> = now.outcomes.iter().filter_map(|outcome| Some((earlier(outcome)?, outcome))).collect();
    let claimed = |one: &Outcome| pairs.iter().filter(|(then, _)| then.reference == one.reference).count();
    pairs.iter().filter(|(then, _)| claimed(then) == 1).copied().collect()
}

/// The outcome of the plan before that one is, or is said to replace alone: one that was split is compared with none.
fn became<'a>(before: &'a Plan, plan: &'a Plan, outcome: &'a Outcome) -> Option<&'a Outcome> {
    let same = before.outcomes.iter().find(|other| is_same(other, outcome));
    same.or_else(|| {
        let [replaced] = outcome.replaces.as_slice() else { return None };
        let is_split = |other: &&Outcome| other.replaces.iter().any(|one| fold(one) == fold(replaced));
        let is_alone = plan.outcomes.iter().filter(is_split).count() == 1;
        let found = before.outcomes.iter().find(|other| fold(&other.reference) == fold(replaced));
        found.filter(|found| is_alone && found.stage == outcome.stage)
    })
}

fn is_same(one: &Outcome, other: &Outcome) -> bool {
    let key = |outcome: &Outcome| (fold(&outcome.reference), words(&outcome.title), outcome.stage.clone());
    key(one) == key(other)
}

fn statements<'a>(then: &'a Plan, now: &'a Plan) -> Vec<(&'a Item, &'a Item)> {
    let key = |item: &Item| (fold(&item.reference), words(&item.item), item.approach);
    let earlier = |item: &Item| then.checklist.iter().find(|other| key(other) == key(item));
    now.checklist.iter().filter_map(|item| Some((earlier(item)?, item))).collect()
}

/// A full stop at the end changes no meaning.
fn words(text: &str) -> String {
    fold(text).trim_end_matches('.').to_owned()
}
