//! Laws of the rule, held on random audits: a second statement of it that shares no code with the
//! first agrees, more evidence never lowers a verdict, and pockets lie above what was reached.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::*;
use crate::answers::RowPlace;
use crate::answers::audit::{
    ChecklistRow, Coverage, EmployerRow, Kind, OutcomeRow, StageRow, Status, TaughtThisYear, Test, TookPlace,
};
use crate::plan::{Rules, Share};
use crate::scope::drawn;

const REFS: [&str; 8] = ["KS3-1", "KS3-2", "KS3-3", "KS3-4", "KS4-1", "KS4-2", "KS4-3", "CG2-1"];

/// KS3-4 and KS4-3 are not asked of History; CG2 is an overlay.
static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    drawn::plan(
        "| Ref   | Departments |
         | KS3-1 |             |
         | KS3-2 | HUM         |
         | KS3-3 | HUM, MUS    |
         | KS3-4 | MUS         |
         | KS4-1 |             |
         | KS4-2 |             |
         | KS4-3 | MUS         |
         | CG2-1 |             |",
        "| Department | Subject | Stages        |
         | HUM        | History | KS3, KS4, CG2 |
         | HUM        | Law     | KS4           |
         | MUS        | Music   | KS3           |",
    )
});

fn plan(rules: Rules) -> Plan {
    Plan { rules, ..PLAN.clone() }
}

fn rules() -> impl Strategy<Value = Rules> {
    (select(vec![0, 25, 34, 50, 67, 100]), select(vec![0, 25, 34, 50, 67, 100]), 0..3_usize).prop_map(
        |(one, two, outcomes)| {
            let share = |per_cent| Share::new(per_cent).expect("a share");
            Rules {
                foundation_share: share(one),
                across_share: share(two),
                enriched_outcomes: outcomes,
                encounters: 1,
                relevance_every_cohort: false,
                early_share: Share::HALF,
            }
        },
    )
}

fn subject() -> impl Strategy<Value = Option<String>> {
    prop_oneof![8 => Just("History"), 1 => Just("Law"), 1 => Just("Music")].prop_map(|name| Some(name.to_owned()))
}

fn coverage() -> impl Strategy<Value = Option<Coverage>> {
    prop_oneof![
        1 => Just(None),
        1 => Just(Some(Coverage::NotYet)),
        2 => Just(Some(Coverage::Highlighted)),
        4 => Just(Some(Coverage::Taught)),
        8 => Just(Some(Coverage::WithEmployers)),
        1 => Just(Some(Coverage::NotApplicable)),
    ]
}

fn status() -> impl Strategy<Value = Option<Status>> {
    prop_oneof![1 => Just(None), 1 => Just(Some(Status::Planned)), 8 => Just(Some(Status::InPlace))]
}

fn name() -> impl Strategy<Value = Option<String>> {
    prop_oneof![1 => Just(None), 1 => Just(Some(" ".to_owned())), 8 => Just(Some("Castles".to_owned()))]
}

/// A printed row, or a spare one that names an outcome.
fn outcome_row() -> impl Strategy<Value = OutcomeRow> {
    let place = (subject(), select(&REFS[..]), prop::bool::weighted(0.2));
    (place, coverage(), status(), name(), name()).prop_map(|((subject, named, spare), coverage, status, unit, term)| {
        let row = if spare { "X1" } else { named }.to_owned();
        let outcome = spare.then(|| format!("{named} Outcome"));
        OutcomeRow { place: RowPlace { subject, row }, outcome, coverage, status, unit, term, ..OutcomeRow::default() }
    })
}

fn record() -> impl Strategy<Value = EmployerRow> {
    let test = || prop_oneof![12 => Just(Some(Test::Yes)), 1 => Just(Some(Test::No)), 1 => Just(None)];
    let took_place = prop_oneof![8 => Just(Some(TookPlace::TookPlace)), 1 => Just(Some(TookPlace::Planned))];
    let outcome = || prop::option::weighted(0.7, select(&REFS[..]).prop_map(|named| format!("{named} Outcome")));
    let kind = prop_oneof![
        1 => Just(None), 4 => Just(Some(Kind::Encounter)), 4 => Just(Some(Kind::Workplace))
    ];
    let of_workplaces = (test(), test(), test());
    let tests = (test(), test(), test(), test(), of_workplaces);
    ((outcome(), outcome(), outcome()), (subject(), kind), tests, took_place).prop_map(
        |((outcome_1, outcome_2, outcome_3), (subject, kind), tests, took_place)| EmployerRow {
            subject,
            kind,
            people_met: tests.4.0,
            task_set: tests.4.1,
            feedback: tests.4.2,
            outcome_1,
            outcome_2,
            outcome_3,
            shared_purpose: tests.0,
            suitable_outcomes: tests.1,
            two_way: tests.2,
            reflection: tests.3,
            took_place,
            ..EmployerRow::default()
        },
    )
}

fn checklist() -> impl Strategy<Value = Vec<ChecklistRow>> {
    let tick = || prop_oneof![6 => Just(Some(Tick::Yes)), 1 => Just(Some(Tick::Partly)), 1 => Just(None)];
    (tick(), tick(), tick(), tick()).prop_map(|ticks| {
        [("F1", ticks.0), ("F2", ticks.1), ("A1", ticks.2), ("N1", ticks.3)]
            .map(|(item, answer)| ChecklistRow {
                place: RowPlace { subject: Some("History".to_owned()), row: item.to_owned() },
                answer,
                evidence: None,
            })
            .to_vec()
    })
}

fn stages() -> impl Strategy<Value = Vec<StageRow>> {
    let off = prop_oneof![4 => Just(vec![]), 1 => subsequence(vec!["KS3", "KS4", "CG2"], 0..=3)];
    off.prop_map(|off| {
        off.into_iter()
            .map(|stage| StageRow {
                place: RowPlace { subject: Some("History".to_owned()), row: stage.to_owned() },
                taught: Some(TaughtThisYear::NotThisYear),
            })
            .collect()
    })
}

fn audit() -> impl Strategy<Value = Audit> {
    let rows = prop::collection::vec(outcome_row(), 0..16);
    (rows, prop::collection::vec(record(), 0..6), checklist(), stages()).prop_map(
        |(outcomes, employers, checklist, stages)| Audit { outcomes, employers, checklist, stages, ..Audit::default() },
    )
}

fn history(plan: &Plan, audit: &Audit) -> Verdict {
    let (department, subject) = drawn::subject(plan, "History");
    judge(plan, department, subject, audit)
}

fn evidenced(plan: &Plan, audit: &Audit) -> Option<Approach> {
    match history(plan, audit).standing {
        Standing::Judged { evidenced, .. } => evidenced,
        Standing::NoReturn | Standing::ReturnedEmpty | Standing::NotJudged => None,
    }
}

/// The rule said a second time, in loops over what was typed, for History in the plan above.
mod said_again {
    use super::*;

    fn own_rows<'a>(audit: &'a Audit, reference: &str) -> Vec<&'a OutcomeRow> {
        let mut rows = Vec::new();
        for row in &audit.outcomes {
            let about = row.outcome.as_ref().map_or(row.place.row.clone(), |label| label.replace(" Outcome", ""));
            if row.place.subject.as_deref() == Some("History") && about == reference {
                rows.push(row);
            }
        }
        rows
    }

    fn good(row: &OutcomeRow, labels: &[Coverage], named: bool) -> bool {
        let written = |text: &Option<String>| text.as_deref() == Some("Castles");
        row.status == Some(Status::InPlace)
            && row.coverage.is_some_and(|coverage| labels.contains(&coverage))
            && (!named || (written(&row.unit) && written(&row.term)))
    }

    fn on_record(audit: &Audit, reference: &str) -> bool {
        let label = Some(format!("{reference} Outcome"));
        audit.employers.iter().any(|record| {
            record.subject.as_deref() == Some("History")
                && record.took_place == Some(TookPlace::TookPlace)
                && record.shared_purpose == Some(Test::Yes)
                && record.suitable_outcomes == Some(Test::Yes)
                && record.two_way == Some(Test::Yes)
                && record.reflection == Some(Test::Yes)
                && (record.kind != Some(Kind::Workplace)
                    || [record.people_met, record.task_set, record.feedback] == [Some(Test::Yes); 3])
                && (record.outcome_1 == label || record.outcome_2 == label || record.outcome_3 == label)
        })
    }

    /// In scope, and counted at each of the three levels; `None` where the stage is not taught.
    fn counted(audit: &Audit, stage: &str, asked: &[&str]) -> Option<[usize; 4]> {
        if audit.stages.iter().any(|row| row.place.row == stage) {
            return None;
        }
        let mut counted = [0; 4];
        for reference in asked {
            let rows = own_rows(audit, reference);
            if rows.iter().any(|row| row.coverage == Some(Coverage::NotApplicable)) {
                continue;
            }
            let any = |labels: &[Coverage], named| rows.iter().any(|row| good(row, labels, named));
            counted[0] += 1;
            counted[1] += usize::from(any(&[Coverage::Highlighted, Coverage::Taught, Coverage::WithEmployers], false));
            counted[2] += usize::from(any(&[Coverage::Taught, Coverage::WithEmployers], true));
            counted[3] += usize::from(any(&[Coverage::WithEmployers], false) && on_record(audit, reference));
        }
        Some(counted)
    }

    /// How many approaches hold from the bottom up, as a number from 0 to 3.
    fn steps(holds: [bool; 3]) -> usize {
        match holds {
            [true, true, true] => 3,
            [true, true, false] => 2,
            [true, false, _] => 1,
            [false, _, _] => 0,
        }
    }

    fn approach(steps: usize) -> Option<Approach> {
        [None, Some(Approach::Foundation), Some(Approach::Across), Some(Approach::Enriched)][steps]
    }

    pub fn verdict(rules: &Rules, audit: &Audit) -> (Standing, Vec<StageFigures>, Vec<Pocket>) {
        let asked = [("KS3", &["KS3-1", "KS3-2", "KS3-3"][..]), ("KS4", &["KS4-1", "KS4-2"][..])];
        let mut figures = Vec::new();
        let mut own = Vec::new();
        for (stage, asked) in asked {
            let Some([size, one, two, three]) = counted(audit, stage, asked) else { continue };
            figures.push(StageFigures {
                stage: stage.to_owned(),
                in_scope: size,
                level1: one,
                level2: two,
                level3: three,
            });
            if size > 0 {
                // counted >= per cent x size / 100, without a division.
                let enough = |counted: usize, share: Share| counted * 100 >= share.per_cent() as usize * size;
                let holds = [
                    enough(one, rules.foundation_share),
                    enough(two, rules.across_share),
                    three >= rules.enriched_outcomes,
                ];
                own.push((stage, holds));
            }
        }
        if own.is_empty() {
            return (Standing::NotJudged, figures, vec![]);
        }
        let yes = |item: &str| audit.checklist.iter().any(|row| row.place.row == item && row.answer == Some(Tick::Yes));
        let claimed = steps([yes("F1"), yes("A1"), yes("N1")]);
        let evidenced = steps([0, 1, 2].map(|rule| own.iter().all(|(_, holds)| holds[rule])));
        let pockets = own
            .iter()
            .filter(|(_, holds)| steps(*holds) > claimed.min(evidenced))
            .filter_map(|(stage, holds)| {
                Some(Pocket { stage: (*stage).to_owned(), approach: approach(steps(*holds))? })
            })
            .collect();
        (Standing::Judged { claimed: approach(claimed), evidenced: approach(evidenced) }, figures, pockets)
    }
}

/// Without this the laws could hold of nothing but empty audits.
#[test]
fn random_audits_come_to_every_verdict() {
    let mut runner = TestRunner::deterministic();
    let mut reached = HashSet::new();
    let (mut not_judged, mut pockets) = (0, 0);
    for _ in 0..1000 {
        let drawn = (rules(), audit()).new_tree(&mut runner).expect("an audit").current();
        let verdict = history(&plan(drawn.0), &drawn.1);
        not_judged += usize::from(verdict.standing == Standing::NotJudged);
        pockets += verdict.pockets.len();
        reached.insert(verdict.reached());
    }
    assert_eq!(reached.len(), 4, "{reached:?}");
    assert!(not_judged > 10 && pockets > 100, "{not_judged} not judged, {pockets} pockets");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn the_rule_said_again_agrees(rules in rules(), audit in audit()) {
        let verdict = history(&plan(rules), &audit);
        let (standing, figures, pockets) = said_again::verdict(&rules, &audit);
        prop_assert_eq!(verdict.standing, standing);
        prop_assert_eq!(verdict.stages, figures);
        prop_assert_eq!(verdict.pockets, pockets);
    }

    #[test]
    fn raising_a_row_never_lowers_what_is_evidenced(
        rules in rules(), audit in audit(), which in any::<Index>(), coverage in coverage(), status in status(),
    ) {
        prop_assume!(!audit.outcomes.is_empty());
        let plan = plan(rules);
        let mut raised = audit.clone();
        let row = which.get_mut(&mut raised.outcomes);
        // Not applicable is no rung: it changes what is in scope and not how much of it is covered.
        prop_assume!(row.coverage != Some(Coverage::NotApplicable) && coverage != Some(Coverage::NotApplicable));
        row.coverage = row.coverage.max(coverage);
        row.status = row.status.max(status);
        prop_assert!(evidenced(&plan, &raised) >= evidenced(&plan, &audit));
    }

    #[test]
    fn another_record_never_lowers_what_is_evidenced(rules in rules(), audit in audit(), record in record()) {
        let plan = plan(rules);
        let mut richer = audit.clone();
        richer.employers.push(record);
        prop_assert!(evidenced(&plan, &richer) >= evidenced(&plan, &audit));
    }

    #[test]
    fn reached_is_the_lower_and_pockets_lie_above_it(rules in rules(), audit in audit()) {
        let verdict = history(&plan(rules), &audit);
        if let Standing::Judged { claimed, evidenced } = verdict.standing {
            prop_assert!(verdict.reached() == claimed || verdict.reached() == evidenced);
            prop_assert!(verdict.reached() <= claimed && verdict.reached() <= evidenced);
        }
        for pocket in &verdict.pockets {
            prop_assert!(Some(pocket.approach) > verdict.reached());
        }
    }

    #[test]
    fn something_is_next_until_there_is_nothing_above(rules in rules(), audit in audit()) {
        let verdict = history(&plan(rules), &audit);
        let done = verdict.standing == Standing::NotJudged || verdict.reached() == Some(Approach::Enriched);
        prop_assert_eq!(verdict.next().is_empty(), done, "{:?}", verdict);
    }
}
