//! Verdicts on drawn subjects.

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
    let of_another = drawn::ticked(highlighted(), "Music", [("F1", Tick::Yes)]);
    assert_eq!(claimed(of_another), None, "another subject's");
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
    audit.employers = ["KS3-2 Outcome 2", "KS3-3 Outcome 3", "KS3-5 Outcome 5", "KS4-3 Outcome 3", "CG2-1 Outcome 1"]
        .map(|outcome| drawn::encounter("History", outcome))
        .to_vec();
    assert_eq!(drawn_figures(&verdict(&plan, "History", &audit)), ["KS3 5: 4 2 1", "KS4 1: 0 0 0"]);
}

#[test]
fn only_a_counting_record_of_the_subject_itself_is_evidence() {
    let plan = plan();
    let level3 = |change: fn(&mut EmployerRow)| {
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
    audit
        .outcomes
        .extend(drawn::audit("| Subject | Ref   | Coverage       |\n| History | KS4-2 | Not applicable |").outcomes);
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
}

#[test]
fn silence_is_no_verdict_and_what_is_left_blank_is_named() {
    let plan = plan();
    let silent = verdict(&plan, "Music", &Audit::default());
    assert_eq!(
        (silent.standing, silent.blank.told().as_deref()),
        (Standing::NotAnswered, Some("KS3 and the checklist are not answered"))
    );
    assert!(silent.next().is_empty() && silent.stages.is_empty(), "nothing is counted");
    let status_alone = drawn::audit("| Subject | Ref   | Status   |\n| Music   | KS3-1 | In place |");
    assert_eq!(
        verdict(&plan, "Music", &status_alone).standing,
        Standing::NotAnswered,
        "a status says nothing of coverage"
    );
    let not_yet = drawn::audit("| Subject | Ref   | Coverage |\n| Music   | KS3-1 | Not yet  |");
    let said = verdict(&plan, "Music", &not_yet);
    assert_eq!(
        (said.standing, said.blank.told().as_deref()),
        (judged(None, None), Some("the checklist is not answered"))
    );
    let ticked = drawn::ticked(not_yet, "Music", [("F1", Tick::Partly)]);
    assert_eq!(verdict(&plan, "Music", &ticked).blank, Blank::default());
    let other = drawn::ticked(Audit::default(), "History", [("F1", Tick::Partly)]);
    assert_eq!(
        verdict(&plan, "Music", &other).standing,
        Standing::NotAnswered,
        "what another subject said is not its own"
    );
    assert_eq!(verdict(&plan, "History", &other).blank.told().as_deref(), Some("KS3 and KS4 are not answered"));
}
