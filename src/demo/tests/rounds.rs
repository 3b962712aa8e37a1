//! What a made-up round shows as a whole: verdicts, gaps, figures and the faults that people make.

use std::collections::HashSet;

use super::{came_back, plan, plan_of, plans, settled, verdicts};
use crate::answers::Answers;
use crate::answers::audit::{Coverage, EmployerRow, OutcomeRow, TookPlace};
use crate::coverage::{GapKind, Returned, coverage, outcomes};
use crate::demo::Sent;
use crate::judge::{Standing, Verdict};
use crate::plan::{Approach, LEADER, Plan, Setting};
use crate::scope;

/// What every made-up round has: whoever looks at one sees each kind of thing that can happen.
#[test]
fn every_made_up_round_has_something_of_everything() {
    let mut kinds = HashSet::new();
    for plan in plans() {
        let school = &plan.school.name;
        assert!(
            plan.departments
                .iter()
                .all(|one| !one.lead.is_empty() && one.email.iter().all(|own| own.ends_with(".example"))),
            "{school}"
        );
        let sent = came_back(&plan);
        let of = |code: &str| sent.iter().filter(|one| one.department == code).collect::<Vec<_>>();
        assert_eq!(
            plan.departments.iter().filter(|one| of(&one.code).is_empty()).count(),
            1,
            "{school}: one is missing"
        );
        assert_eq!(sent.iter().filter(|one| one.answers.is_empty()).count(), 1, "{school}: one is empty");
        let pairs = plan.departments.iter().filter_map(|one| match of(&one.code)[..] {
            [first, second] => Some(first.answers.iter().all(|(key, _)| second.answers.get(key).is_some())),
            _ => None,
        });
        let mut pairs: Vec<bool> = pairs.collect();
        pairs.sort_unstable();
        assert_eq!(pairs, [false, true], "{school}: two are merged, one is superseded");
        let unread = sent.iter().filter(|one| one.answers.iter().any(|(_, given)| given.means.is_err()));
        assert!((2..=4).contains(&unread.count()), "{school}: errors");

        let verdicts = verdicts(&plan);
        for reached in [None, Some(Approach::Foundation), Some(Approach::Across), Some(Approach::Enriched)] {
            assert!(verdicts.iter().any(|verdict| verdict.reached() == reached), "{school}: {reached:?}");
        }
        assert!(verdicts.iter().any(|verdict| !verdict.pockets.is_empty()), "{school}: a pocket");
        let views: Vec<_> = verdicts
            .iter()
            .filter_map(|verdict| match verdict.standing {
                Standing::Judged { claimed, evidenced } => Some(claimed.cmp(&evidenced)),
                Standing::NoReturn | Standing::ReturnedEmpty | Standing::NotAnswered | Standing::NotJudged => None,
            })
            .collect();
        for order in [std::cmp::Ordering::Less, std::cmp::Ordering::Greater] {
            assert!(views.contains(&order), "{school}: views and rows differ both ways");
        }
        let settled = settled(&plan);
        let returned: Vec<Returned<'_>> = plan
            .departments
            .iter()
            .map(|department| Returned { department, audit: settled.get(&department.code) })
            .collect();
        let map = coverage(&plan, &returned, settled.get(LEADER));
        let lines = outcomes(&map);
        let own: HashSet<GapKind> = lines.iter().filter_map(|line| line.gap).collect();
        assert!(own.len() >= 3 && own.contains(&GapKind::NotKnown), "{school}: {own:?}");
        kinds.extend(own);
        let records: Vec<&EmployerRow> = settled.values().flat_map(|audit| &audit.employers).collect();
        assert!(records.iter().any(|record| record.counts()), "{school}: a meaningful encounter");
        let untested =
            |record: &&&EmployerRow| record.took_place == Some(TookPlace::TookPlace) && !record.is_meaningful();
        assert!(records.iter().filter(untested).count() >= 1, "{school}: one that is not");
    }
    assert_eq!(kinds.len(), GapKind::ALL.len(), "every kind of gap somewhere: {kinds:?}");
}

/// A class of the special school holds learners of two groups, each with a number of its own.
#[test]
fn a_class_of_two_groups_is_counted_group_by_group() {
    let plan = plan_of(Setting::Send);
    let settled = settled(&plan);
    let figures: Vec<String> =
        settled["OAK"].reach.iter().map(|row| format!("{} {:?}", row.place.row, row.taking)).collect();
    assert_eq!(figures, ["OAK-CG1 Some(5)", "OAK-CG2 Some(4)"]);
    let parts: Vec<(u32, u32)> = plan
        .stages
        .iter()
        .flat_map(|stage| &stage.cohorts)
        .filter(|one| one.code == "HAZ")
        .map(|one| (one.roll, one.in_scope))
        .collect();
    assert_eq!(parts, [(4, 4), (5, 4)], "one of Hazel is on another roll too");
}

#[test]
fn the_returns_come_as_they_do_in_a_school() {
    let plan = plan();
    let sent = came_back(&plan);
    let of = |code: &str| -> Vec<&Answers> {
        let mut of: Vec<&Sent> = sent.iter().filter(|one| one.department == code).collect();
        of.sort_by_key(|one| one.saved);
        of.into_iter().map(|one| &one.answers).collect()
    };
    let missing: Vec<&str> =
        plan.departments.iter().map(|one| one.code.as_str()).filter(|code| of(code).is_empty()).collect();
    assert_eq!(missing, ["MUS"]);
    assert!(of("CIT")[0].is_empty(), "one came back without an answer");
    let [older, newer] = of("ART")[..] else { panic!("Art sent two") };
    assert!(older.iter().all(|(key, _)| newer.get(key).is_some()), "the newer supersedes the older");
    let [first, second] = of("SCI")[..] else { panic!("Science sent two") };
    assert!(first.iter().any(|(key, _)| second.get(key).is_none()), "the two are merged");
    let conflicts = first.iter().filter(|(key, given)| second.get(key).is_some_and(|other| other != *given));
    assert_eq!(conflicts.count(), 1);
    let twice = plan.departments.iter().filter(|one| of(&one.code).len() > 1).count();
    assert_eq!(twice, 2, "all others came back once");
}

#[test]
fn every_approach_is_reached_and_views_differ_from_rows_both_ways() {
    let plan = plan();
    let verdicts = verdicts(&plan);
    let judged = || verdicts.iter().filter(|verdict| verdict.standing.is_judged());
    let reached = |approach| judged().filter(|verdict| verdict.reached() == approach).count();
    let counts = [None, Some(Approach::Foundation), Some(Approach::Across), Some(Approach::Enriched)].map(reached);
    assert_eq!((counts, plan.subjects().count()), ([8, 6, 6, 2], 26));
    let differ = |wanted: fn(Option<Approach>, Option<Approach>) -> bool| -> Vec<&str> {
        let differs = |verdict: &&Verdict| match verdict.standing {
            Standing::Judged { claimed, evidenced } => wanted(claimed, evidenced),
            Standing::NoReturn | Standing::ReturnedEmpty | Standing::NotAnswered | Standing::NotJudged => false,
        };
        verdicts.iter().filter(differs).map(|verdict| verdict.subject.as_str()).collect()
    };
    assert_eq!(
        differ(|claimed, evidenced| claimed > evidenced),
        ["Mathematics", "Spanish", "Photography", "Computer Science", "Physical Education", "Economics"]
    );
    assert_eq!(differ(|claimed, evidenced| claimed < evidenced), ["Religious Education", "Drama"]);
    let pockets: Vec<Approach> = verdicts.iter().flat_map(|one| &one.pockets).map(|pocket| pocket.approach).collect();
    assert!(pockets.iter().filter(|approach| **approach == Approach::Enriched).count() >= 3, "{pockets:?}");
    assert!(pockets.contains(&Approach::Across));
}

#[test]
fn every_kind_of_gap_is_there() {
    let plan = plan();
    let settled = settled(&plan);
    let returned: Vec<Returned<'_>> = plan
        .departments
        .iter()
        .map(|department| Returned { department, audit: settled.get(&department.code) })
        .collect();
    let map = coverage(&plan, &returned, settled.get(LEADER));
    let lines = outcomes(&map);
    for kind in [GapKind::Nowhere, GapKind::DedicatedOnly, GapKind::OneSubject, GapKind::NotKnown] {
        assert!(lines.iter().any(|line| line.gap == Some(kind)), "{}", kind.name());
    }
    let none = lines.iter().filter(|line| line.gap.is_none()).count();
    assert!(none > lines.len() / 2, "most outcomes have no gap: {none}");
}

#[test]
fn about_half_of_the_subjects_give_numbers_and_one_stage_is_not_taught() {
    let plan = plan();
    let settled = settled(&plan);
    let numbered: HashSet<&str> =
        settled.values().flat_map(|audit| &audit.reach).filter_map(|row| row.place.subject.as_deref()).collect();
    assert!((11..=15).contains(&numbered.len()), "{numbered:?}");
    let off: usize = settled.values().map(|audit| audit.stages.len()).sum();
    assert_eq!(off, 1);
    assert!(settled["MFL"].is_off("Spanish", "KS5"));
}

/// The faults that people make: each is in the return that is said to have it.
#[test]
fn the_faults_that_people_make_are_there() {
    let plan = plan();
    let mut unread = Vec::new();
    for one in came_back(&plan) {
        let slips = one.answers.iter().filter(|(_, given)| given.means.is_err());
        unread.extend(slips.map(|(_, given)| (one.department.clone(), given.typed.shown())));
    }
    unread.sort();
    let typed = [("HUM", "Tought"), ("MAT", "about 30"), ("MFL", "Yes"), ("PE", "after half term")];
    assert_eq!(unread, typed.map(|(code, typed)| (code.to_owned(), typed.to_owned())));

    let settled = settled(&plan);
    let any_reach = |code: &str, wrong: fn(u32, u32, u32) -> bool| {
        let rows = settled[code].reach.iter();
        let roll = |code: &str| plan.stages.iter().flat_map(|stage| &stage.cohorts).find(|one| one.code == code);
        let numbers = rows.filter_map(|row| Some((roll(&row.place.row)?.roll, row.taking?, row.reached?)));
        numbers.into_iter().any(|(roll, taking, reached)| wrong(roll, taking, reached))
    };
    assert!(any_reach("MAT", |roll, taking, _| taking > roll));
    assert!(any_reach("MFL", |_, taking, reached| reached > taking));

    let any_row = |code: &str, wrong: fn(&OutcomeRow) -> bool| settled[code].outcomes.iter().any(wrong);
    assert!(any_row("MFL", |row| row.coverage == Some(Coverage::Taught) && row.unit.is_none()));
    assert!(any_row("HUM", |row| row.coverage == Some(Coverage::Highlighted) && row.status.is_none()));
    assert!(any_row("HUM", |row| row.coverage == Some(Coverage::NotApplicable) && row.reason.is_none()));
    assert!(any_row("HUM", |row| row.coverage == Some(Coverage::NotApplicable) && row.reason.is_some()));

    let unrecorded: Vec<&str> = settled
        .values()
        .flat_map(|audit| audit.outcomes.iter().map(move |row| (audit, row)))
        .filter(|(_, row)| row.coverage == Some(Coverage::WithEmployers))
        .filter(|(audit, row)| !audit.employers.iter().any(|record| serves(&plan, record, row)))
        .filter_map(|(_, row)| row.place.subject.as_deref())
        .collect();
    assert_eq!(unrecorded, ["Physics"]);
}

/// Whether a record that counts names the outcome of a row in its subject.
fn serves(plan: &Plan, record: &EmployerRow, row: &OutcomeRow) -> bool {
    let named = |label: &str| plan.outcome_labelled(label) == scope::row_outcome(plan, row);
    record.counts()
        && record.subject == row.place.subject
        && record.outcomes().into_iter().any(|(_, label)| label.is_some_and(named))
}
