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

use crate::answers::audit::{Audit, Tick};
use crate::plan::{Approach, Department, Item, Plan, Subject};
use crate::scope::{self, Scope, Scoped, StageScope};

pub use verdict::{
    NOTHING_IN_SCOPE, OpenItem, OpenRule, Pocket, StageFigures, Standing, Verdict, below, in_words, without_answers,
};

/// Judges a subject by the rule in `domain.md`.
pub fn judge(plan: &Plan, department: &Department, subject: &Subject, audit: &Audit) -> Verdict {
    let case = Case::of(plan, department, subject, audit);
    let stages: Vec<StageFigures> = case.scope.stages.iter().map(|stage| case.figures(stage)).collect();
    let judged = || stages.iter().filter(|stage| stage.in_scope > 0);
    if judged().next().is_none() {
        return Verdict { stages, ..without_answers(department, subject, Standing::NotJudged) };
    }
    let claimed = highest(|approach| case.unmet(approach).next().is_none());
    let evidenced = highest(|approach| judged().all(|stage| stage.holds(approach, &plan.rules)));
    let standing = Standing::Judged { claimed, evidenced };
    let pockets = judged()
        .filter_map(|stage| Some(Pocket { stage: stage.stage.clone(), approach: stage.supports(&plan.rules)? }))
        .filter(|pocket| Some(pocket.approach) > standing.reached())
        .collect();
    let (open, short) = next::open(&case, standing.reached());
    Verdict { open, short, pockets, stages, ..without_answers(department, subject, standing) }
}

/// The refs of the outcomes that an employer record of a subject names, where it counts.
pub(crate) fn recorded<'a>(plan: &'a Plan, subject: &Subject, audit: &Audit) -> HashSet<&'a str> {
    audit
        .employers_of(&subject.name)
        .filter(|record| record.counts())
        .flat_map(|record| record.outcomes())
        .filter_map(|(_, label)| plan.outcome_labelled(label?))
        .map(|outcome| outcome.reference.as_str())
        .collect()
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
            .checklist
            .iter()
            .filter(move |item| item.required && item.approach == approach)
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
            level1: count(Approach::Foundation),
            level2: count(Approach::Across),
            level3: count(Approach::Enriched),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::audit::{Test, TookPlace};
    use crate::scope::drawn;

    fn plan() -> Plan {
        drawn::plan(
            "| Ref   | Departments |
             | KS3-1 |             |
             | KS3-2 |             |
             | KS3-3 |             |
             | KS3-4 |             |
             | KS3-5 |             |
             | KS4-1 |             |
             | KS4-2 |             |
             | KS4-3 | MUS         |
             | CG2-1 |             |",
            "| Department | Subject | Stages        |
             | HUM        | History | KS3, KS4, CG2 |
             | HUM        | Support | CG2           |
             | MUS        | Music   | KS3           |",
        )
    }

    fn verdict(plan: &Plan, subject: &str, audit: &Audit) -> Verdict {
        let (department, subject) = drawn::subject(plan, subject);
        judge(plan, department, subject, audit)
    }

    /// Each stage as `KS3 5: 2 1 0`, in scope and then level by level.
    fn drawn_figures(verdict: &Verdict) -> Vec<String> {
        let line = |stage: &StageFigures| {
            format!("{} {}: {} {} {}", stage.stage, stage.in_scope, stage.level1, stage.level2, stage.level3)
        };
        verdict.stages.iter().map(line).collect()
    }

    fn pockets(verdict: &Verdict) -> Vec<(&str, Approach)> {
        verdict.pockets.iter().map(|pocket| (pocket.stage.as_str(), pocket.approach)).collect()
    }

    /// History with two of five and one of two outcomes highlighted, and nothing more.
    fn highlighted() -> Audit {
        drawn::audit(
            "| Subject | Ref   | Coverage    | Status   |
             | History | KS3-1 | Highlighted | In place |
             | History | KS3-2 | Highlighted | In place |
             | History | KS4-1 | Highlighted | In place |",
        )
    }

    /// History with three of five and one of two outcomes taught with employers in named units, and a
    /// record for each stage.
    fn enriched() -> Audit {
        let mut audit = drawn::audit(
            "| Subject | Ref   | Coverage              | Status   | Unit    | Term   |
             | History | KS3-1 | Taught with employers | In place | Castles | Autumn |
             | History | KS3-2 | Taught                | In place | Castles | Autumn |
             | History | KS3-3 | Taught                | In place | Castles | Autumn |
             | History | KS4-1 | Taught with employers | In place | Trade   | Summer |",
        );
        audit.employers =
            vec![drawn::encounter("History", "KS3-1 Outcome 1"), drawn::encounter("History", "KS4-1 Outcome 1")];
        audit
    }

    fn all_ticked(audit: Audit) -> Audit {
        drawn::ticked(audit, "History", [("F1", Tick::Yes), ("A1", Tick::Yes), ("N1", Tick::Yes)])
    }

    fn judged(claimed: Option<Approach>, evidenced: Option<Approach>) -> Standing {
        Standing::Judged { claimed, evidenced }
    }

    #[test]
    fn reached_is_the_lower_of_claimed_and_evidenced() {
        let plan = plan();
        let only_claimed = verdict(&plan, "History", &all_ticked(Audit::default()));
        assert_eq!(only_claimed.standing, judged(Some(Approach::Enriched), None));
        assert_eq!(only_claimed.reached(), None);
        let only_evidenced = verdict(&plan, "History", &enriched());
        assert_eq!(only_evidenced.standing, judged(None, Some(Approach::Enriched)));
        assert_eq!(only_evidenced.reached(), None);
        let both = verdict(&plan, "History", &all_ticked(highlighted()));
        assert_eq!(both.standing, judged(Some(Approach::Enriched), Some(Approach::Foundation)));
        assert_eq!(both.reached(), Some(Approach::Foundation));
        let top = verdict(&plan, "History", &all_ticked(enriched()));
        assert_eq!(top.reached(), Some(Approach::Enriched));
        assert_eq!((top.next(), top.pockets), (vec![], vec![]));
    }

    #[test]
    fn an_approach_is_claimed_only_with_every_one_below_it_and_advice_is_not_needed() {
        let plan = plan();
        let claimed = |audit| match verdict(&plan, "History", &audit).standing {
            Standing::Judged { claimed, .. } => claimed,
            other => panic!("{other:?}"),
        };
        let ticked = |ticks: [(&str, Tick); 3]| drawn::ticked(Audit::default(), "History", ticks);
        assert_eq!(
            claimed(ticked([("F1", Tick::Yes), ("F2", Tick::NotYet), ("A1", Tick::Partly)])),
            Some(Approach::Foundation)
        );
        assert_eq!(claimed(ticked([("F1", Tick::Partly), ("A1", Tick::Yes), ("N1", Tick::Yes)])), None);
        assert_eq!(
            claimed(ticked([("F1", Tick::Yes), ("A1", Tick::NotYet), ("N1", Tick::Yes)])),
            Some(Approach::Foundation)
        );
        assert_eq!(claimed(drawn::ticked(Audit::default(), "Music", [("F1", Tick::Yes)])), None, "another subject's");
    }

    #[test]
    fn each_level_is_counted_by_its_own_rule() {
        let plan = plan();
        let mut audit = drawn::audit(
            "| Subject | Ref   | Outcome | Coverage              | Status   | Unit    | Term   |
             | History | KS3-1 |         | Taught with employers | In place | Castles | Autumn |
             | History | KS3-2 |         | Taught with employers | In place |         |        |
             | History | KS3-3 |         | Taught                | In place | Castles |        |
             | History | KS3-4 |         | Highlighted           | In place |         |        |
             | History | X1    | KS3-4   | Taught                | In place | Trade   | Spring |
             | History | KS3-5 |         | Taught with employers | Planned  | Castles | Autumn |
             | History | KS4-1 |         | Not applicable        |          |         |        |
             | History | X2    | KS4-3   | Taught with employers | In place | Trade   | Spring |
             | History | CG2-1 |         | Taught with employers | In place | Castles | Autumn |",
        );
        audit.employers =
            ["KS3-2 Outcome 2", "KS3-3 Outcome 3", "KS3-5 Outcome 5", "KS4-3 Outcome 3", "CG2-1 Outcome 1"]
                .map(|outcome| drawn::encounter("History", outcome))
                .to_vec();
        assert_eq!(drawn_figures(&verdict(&plan, "History", &audit)), ["KS3 5: 4 2 1", "KS4 1: 0 0 0"]);
    }

    #[test]
    fn only_a_counting_record_of_the_subject_itself_is_evidence() {
        let plan = plan();
        let level3 = |change: fn(&mut crate::answers::audit::EmployerRow)| {
            let mut audit = enriched();
            audit.employers.truncate(1);
            audit.employers.iter_mut().for_each(change);
            verdict(&plan, "History", &audit).stages[0].level3
        };
        assert_eq!(level3(|_| {}), 1);
        assert_eq!(level3(|record| record.outcome_3 = record.outcome_1.take()), 1, "any of the three cells");
        assert_eq!(level3(|record| record.outcome_1 = Some("KS3-2 Outcome 2".to_owned())), 0, "only taught");
        assert_eq!(level3(|record| record.subject = Some("Music".to_owned())), 0);
        assert_eq!(level3(|record| record.subject = None), 0);
        assert_eq!(level3(|record| record.took_place = Some(TookPlace::Planned)), 0);
        assert_eq!(level3(|record| record.reflection = Some(Test::NotSure)), 0);
    }

    #[test]
    fn the_weakest_stage_decides_and_the_others_are_pockets() {
        let plan = plan();
        let mut audit = all_ticked(enriched());
        audit.outcomes.retain(|row| row.place.row != "KS4-1");
        let weak = verdict(&plan, "History", &audit);
        assert_eq!(weak.standing, judged(Some(Approach::Enriched), None));
        assert_eq!(pockets(&weak), [("KS3", Approach::Enriched)]);
        let off = verdict(&plan, "History", &drawn::not_this_year(audit, "History", "KS4"));
        assert_eq!(off.reached(), Some(Approach::Enriched));
        assert_eq!((drawn_figures(&off), pockets(&off)), (vec!["KS3 5: 3 3 1".to_owned()], vec![]));
    }

    #[test]
    fn a_stage_claimed_less_than_it_evidences_is_a_pocket_too() {
        let plan = plan();
        let verdict = verdict(&plan, "History", &drawn::ticked(enriched(), "History", [("F1", Tick::Yes)]));
        assert_eq!(verdict.reached(), Some(Approach::Foundation));
        assert_eq!(pockets(&verdict), [("KS3", Approach::Enriched), ("KS4", Approach::Enriched)]);
    }

    #[test]
    fn a_pocket_needs_the_rules_below_it_in_its_own_stage() {
        let plan = plan();
        let mut audit = drawn::audit(
            "| Subject | Ref   | Coverage              | Status   | Unit    | Term   |
             | History | KS3-1 | Taught with employers | In place | Castles | Autumn |
             | History | KS3-2 | Highlighted           | In place |         |        |",
        );
        audit.employers = vec![drawn::encounter("History", "KS3-1")];
        let verdict = verdict(&plan, "History", &audit);
        assert_eq!(drawn_figures(&verdict), ["KS3 5: 2 1 1", "KS4 2: 0 0 0"]);
        assert_eq!(pockets(&verdict), [("KS3", Approach::Foundation)], "one of five is too few for Across");
    }

    #[test]
    fn a_stage_with_nothing_in_scope_is_listed_and_left_out_of_the_rules() {
        let plan = plan();
        let mut audit = all_ticked(enriched());
        for row in audit.outcomes.iter_mut().filter(|row| row.place.row.starts_with("KS4")) {
            row.coverage = Some(crate::answers::audit::Coverage::NotApplicable);
        }
        audit.outcomes.extend(
            drawn::audit("| Subject | Ref   | Coverage       |\n| History | KS4-2 | Not applicable |").outcomes,
        );
        let verdict = verdict(&plan, "History", &audit);
        assert_eq!(drawn_figures(&verdict), ["KS3 5: 3 3 1", "KS4 0: 0 0 0"]);
        assert_eq!(verdict.reached(), Some(Approach::Enriched));
    }

    #[test]
    fn a_subject_with_no_stage_or_no_outcome_to_judge_is_not_judged() {
        let plan = plan();
        let overlay = verdict(&plan, "Support", &Audit::default());
        assert_eq!((overlay.standing, overlay.stages), (Standing::NotJudged, vec![]));
        let off = verdict(&plan, "Music", &drawn::not_this_year(Audit::default(), "Music", "KS3"));
        assert_eq!(off.standing, Standing::NotJudged);
        let not_applicable = drawn::audit(
            "| Subject | Ref   | Coverage       |
             | Music   | KS3-1 | Not applicable |
             | Music   | KS3-2 | Not applicable |
             | Music   | KS3-3 | Not applicable |
             | Music   | KS3-4 | Not applicable |
             | Music   | KS3-5 | Not applicable |",
        );
        let none = verdict(&plan, "Music", &not_applicable);
        assert_eq!(none.standing, Standing::NotJudged);
        assert_eq!((drawn_figures(&none), none.next()), (vec!["KS3 0: 0 0 0".to_owned()], vec![]));
        assert_eq!(verdict(&plan, "Music", &Audit::default()).standing, judged(None, None), "nothing yet is judged");
    }
}
