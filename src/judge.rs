//! The rule that judges a subject: claimed, evidenced, reached, what comes next, and pockets.
//!
//! ```text
//! History   claimed    Across      every required item of F and A is Yes
//!           evidenced  Foundation  KS4 has 1 of 4 outcomes taught in a named unit and term; 2 needed
//!           reached    Foundation  the lower of the two
//!           pocket     KS3 Across  the one stage whose rows carry more
//! ```

#[cfg(test)]
mod laws;
mod next;
pub mod sentence;
mod verdict;

use std::collections::HashSet;

use crate::answers::audit::{Audit, EmployerRow, Tick};
use crate::plan::{Approach, Department, Item, Plan, Subject};
use crate::scope::{self, Scope, Scoped, StageScope};

pub use verdict::{
    Blank, NOTHING_IN_SCOPE, OpenItem, OpenRule, Pocket, StageFigures, Standing, Verdict, below, in_words,
    without_answers,
};

/// Judges a subject by the rule in `domain.md`.
pub fn judge(plan: &Plan, department: &Department, subject: &Subject, audit: &Audit) -> Verdict {
    let case = Case::of(plan, department, subject, audit);
    let stages: Vec<StageFigures> = case.scope.stages.iter().map(|stage| case.figures(stage)).collect();
    let judged = || stages.iter().filter(|stage| stage.in_scope > 0);
    if judged().next().is_none() {
        return Verdict { stages, ..without_answers(department, subject, Standing::NotJudged) };
    }
    let blank = Blank {
        stages: judged().filter(|stage| !stage.is_answered).map(|stage| stage.stage.clone()).collect(),
        checklist: !scope::answers_checklist(audit, &subject.name),
    };
    if !scope::answers_anything(audit, &subject.name) {
        return Verdict { blank, ..without_answers(department, subject, Standing::NotAnswered) };
    }
    let claimed = highest(|approach| case.unmet(approach).next().is_none());
    let evidenced = highest(|approach| judged().all(|stage| stage.holds(approach, &plan.rules)));
    let standing = Standing::Judged { claimed, evidenced };
    let pockets = judged()
        .filter_map(|stage| Some(Pocket { stage: stage.stage.clone(), approach: stage.supports(&plan.rules)? }))
        .filter(|pocket| Some(pocket.approach) > standing.reached())
        .collect();
    let (open, short) = next::open(&case, standing.reached());
    Verdict { open, short, pockets, stages, blank, ..without_answers(department, subject, standing) }
}

/// The approach with which a subject may go on: all that those below need is *Yes*, and of what it needs itself
/// something is not answered. To leave it blank is no fault.
pub fn may_go_on(plan: &Plan, subject: &Subject, audit: &Audit) -> Option<Approach> {
    let answer = |item: &Item| audit.tick(&subject.name, &item.reference);
    let claimed = highest(|approach| plan.needed(approach).all(|item| answer(item) == Some(Tick::Yes)));
    claimed?.above().filter(|above| plan.needed(*above).any(|item| answer(item).is_none()))
}

/// The refs of the outcomes that employer records of a subject name, where they count.
pub(crate) fn recorded<'a>(plan: &'a Plan, subject: &Subject, audit: &Audit) -> HashSet<&'a str> {
    named_by(plan, audit.employers_of(&subject.name))
}

/// The refs of the outcomes that some employer records name, where they count.
pub(crate) fn named_by<'a, 'r>(plan: &'a Plan, records: impl Iterator<Item = &'r EmployerRow>) -> HashSet<&'a str> {
    let counting = records.filter(|record| record.counts());
    let labels = counting.flat_map(|record| record.outcomes()).filter_map(|(_, label)| label);
    labels.filter_map(|label| plan.outcome_labelled(label)).map(|outcome| outcome.reference.as_str()).collect()
}

/// The highest approach such that something holds of it and of every approach below it.
fn highest(holds: impl Fn(Approach) -> bool) -> Option<Approach> {
    Approach::ALL.into_iter().take_while(|approach| holds(*approach)).last()
}

/// All that the rule looks at to judge one subject.
struct Case<'a> {
    plan: &'a Plan,
    audit: &'a Audit,
    scope: Scope<'a>,
    /// The refs of the outcomes that an employer record of the subject names, where it counts.
    recorded: HashSet<&'a str>,
}

impl<'a> Case<'a> {
    fn of(plan: &'a Plan, department: &'a Department, subject: &'a Subject, audit: &'a Audit) -> Case<'a> {
        let recorded = recorded(plan, subject, audit);
        Case { plan, audit, scope: scope::of(plan, department, subject, audit), recorded }
    }

    /// The required checklist items of one approach that are not *Yes*, each with its answer.
    fn unmet(&self, approach: Approach) -> impl Iterator<Item = (&'a Item, Option<Tick>)> {
        self.plan
            .needed(approach)
            .map(|item| (item, self.audit.tick(&self.scope.subject.name, &item.reference)))
            .filter(|(_, tick)| *tick != Some(Tick::Yes))
    }

    /// Whether an outcome counts for the evidence rule of an approach.
    fn counts(&self, scoped: &Scoped<'_>, approach: Approach) -> bool {
        match approach {
            Approach::Foundation => scoped.counts_at(1),
            Approach::Across => scoped.is_taught_in_a_unit(),
            Approach::Enriched => scoped.counts_at(3) && self.recorded.contains(scoped.outcome.reference.as_str()),
        }
    }

    fn figures(&self, stage: &StageScope<'_>) -> StageFigures {
        let count = |approach| stage.outcomes.iter().filter(|scoped| self.counts(scoped, approach)).count();
        StageFigures {
            stage: stage.stage.code.clone(),
            in_scope: stage.outcomes.len(),
            is_answered: stage.is_answered,
            level1: count(Approach::Foundation),
            level2: count(Approach::Across),
            level3: count(Approach::Enriched),
            unnamed: scope::not_named(self.plan, self.scope.subject, stage.stage, &stage.outcomes)
                .into_iter()
                .map(|cohort| cohort.name.clone())
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests;
