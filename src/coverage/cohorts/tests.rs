//! What is counted of each cohort, recounted from a table of whom each subject teaches; and learners that were really
//! there, who must lie between the two numbers.

use std::collections::BTreeSet;

use proptest::collection::{btree_set, vec};
use proptest::option::of as maybe;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::answers::RowPlace;
use crate::answers::audit::{Coverage, EmployerRow, Status, Test, TookPlace};
use crate::coverage::{Between, records};
use crate::scope::drawn;

/// Whom each subject teaches, by hand.
const TAUGHT: [(&str, &str, &[&str]); 3] =
    [("HUM", "History", &["Y7", "Y8", "Y10"]), ("HUM", "Law", &["Y10"]), ("MUS", "Music", &["Y7"])];

/// What each label means, by hand.
const LABELS: [(&str, &[&str]); 5] = [
    ("All of KS3", &["Y7", "Y8"]),
    ("Cohort Y7", &["Y7"]),
    ("Cohort Y8", &["Y8"]),
    ("All of KS4", &["Y10"]),
    ("Cohort Y10", &["Y10"]),
];

const COHORTS: [(&str, &str); 3] = [("KS3", "Y7"), ("KS3", "Y8"), ("KS4", "Y10")];

/// Learners on roll, and those of them in scope, as the drawn plan has them.
const LEARNERS: [(u32, u32); 3] = [(180, 180), (170, 160), (150, 150)];

fn plan() -> Plan {
    let mut plan = drawn::plan(
        "| Ref   | Departments |
         | KS3-1 |             |
         | KS3-2 |             |
         | KS4-1 |             |",
        "| Department | Subject | Stages   | Cohorts |
         | HUM        | History | KS3, KS4 |         |
         | HUM        | Law     | KS4      |         |
         | MUS        | Music   | KS3      | Y7      |",
    );
    plan.outcomes[0].speaks_of = Some(Speaks::Careers);
    plan.outcomes[2].speaks_of = Some(Speaks::Routes);
    plan
}

/// Whom a label means in a subject; nobody where it is blank and could mean several.
fn means(subject: &str, home: Option<&str>, label: Option<&str>) -> Option<BTreeSet<&'static str>> {
    let taught = TAUGHT.iter().find(|(_, name, _)| *name == subject).map_or(&[][..], |(.., taught)| *taught);
    let taught = if subject.is_empty() { &["Y7", "Y8", "Y10"][..] } else { taught };
    match label {
        Some(label) => {
            let (_, named) = LABELS.iter().find(|(own, _)| *own == label).expect("a label");
            Some(named.iter().copied().filter(|one| taught.contains(one)).collect())
        }
        None => {
            let at_home = |code: &&&str| home.is_none_or(|home| COHORTS.contains(&(home, **code)));
            let own: BTreeSet<&str> = taught.iter().filter(at_home).copied().collect();
            (own.len() == 1).then_some(own)
        }
    }
}

fn label() -> impl Strategy<Value = Option<String>> {
    maybe(select(&LABELS[..]).prop_map(|(label, _)| label.to_owned()))
}

/// Rows of a department: by subject, outcome and whom they name.
fn rows(code: &'static str) -> impl Strategy<Value = Vec<OutcomeRow>> {
    let subjects: Vec<&str> = TAUGHT.iter().filter(|(own, ..)| *own == code).map(|(_, name, _)| *name).collect();
    let row = (
        select(subjects),
        select(&["KS3-1", "KS3-2", "KS4-1"][..]),
        maybe(select(&[Coverage::NotYet, Coverage::Highlighted, Coverage::Taught][..])),
        maybe(select(&[Status::InPlace, Status::InPlace, Status::Planned][..])),
        label(),
        maybe(Just("Castles".to_owned())),
    );
    let row = row.prop_filter_map("it teaches the stage", |(subject, named, coverage, status, cohorts, unit)| {
        let stage = named.split('-').next().expect("a stage");
        let taught = TAUGHT.iter().find(|(_, name, _)| *name == subject).expect("a subject").2;
        taught.iter().any(|code| COHORTS.contains(&(stage, code))).then(|| OutcomeRow {
            place: RowPlace { subject: Some(subject.to_owned()), row: named.to_owned() },
            coverage,
            status,
            cohorts,
            term: unit.is_some().then(|| "Autumn".to_owned()),
            unit,
            ..OutcomeRow::default()
        })
    });
    vec(row, 0..6)
}

fn record(subjects: Vec<&'static str>) -> impl Strategy<Value = EmployerRow> {
    let test = || prop_oneof![8 => Just(Some(Test::Yes)), 1 => Just(Some(Test::No)), 1 => Just(None)];
    let kind = select(&[Some(Kind::Encounter), Some(Kind::Workplace), None][..]);
    let took_place =
        select(&[Some(TookPlace::TookPlace), Some(TookPlace::TookPlace), Some(TookPlace::Planned), None][..]);
    let said = (kind, took_place, select(subjects), label(), maybe(0..400_u32), maybe(0..6_u32));
    (said, (test(), test(), test(), test(), test())).prop_map(
        |((kind, took_place, subject, cohort, learners, days), tests)| EmployerRow {
            kind,
            took_place,
            subject: (!subject.is_empty()).then(|| subject.to_owned()),
            cohort,
            learners,
            days,
            shared_purpose: tests.0,
            suitable_outcomes: tests.1,
            two_way: tests.2,
            reflection: tests.3,
            people_met: tests.4,
            task_set: Some(Test::Yes),
            feedback: Some(Test::Yes),
            ..EmployerRow::default()
        },
    )
}

fn returned<'a>(plan: &'a Plan, audits: [Option<&'a Audit>; 2]) -> Vec<Returned<'a>> {
    let one = |(department, audit): (&'a Department, Option<&'a Audit>)| Returned { department, audit };
    plan.departments.iter().zip(audits).map(one).collect()
}

/// Says of a subject: named, unnamed, nothing or not known, by the rows that count, and by what of `refs` it has answered.
fn by_hand(
    audit: Option<&Audit>,
    subject: &str,
    (stage, code): (&str, &str),
    refs: &[&str],
    counts: &dyn Fn(&OutcomeRow) -> bool,
) -> Says {
    let rows: Vec<&OutcomeRow> = audit.into_iter().flat_map(|audit| audit.outcomes_of(subject)).collect();
    let at = |row: &OutcomeRow| row.place.row.split('-').next().expect("a stage").to_owned();
    let meant = |row: &OutcomeRow| means(subject, Some(&at(row)), row.cohorts.as_deref());
    if rows.iter().any(|row| counts(row) && meant(row).is_some_and(|meant| meant.contains(code))) {
        Says::Named
    } else if rows.iter().any(|row| counts(row) && at(row) == stage && meant(row).is_none()) {
        Says::Unnamed
    } else if refs
        .iter()
        .filter(|asked| asked.starts_with(stage))
        .all(|asked| rows.iter().any(|row| row.place.row == *asked && row.coverage.is_some()))
    {
        Says::Nothing
    } else {
        Says::NotKnown
    }
}

proptest! {
    #[test]
    fn links_are_credited_to_those_whom_a_subject_teaches_and_names(
        humanities in maybe(rows("HUM")), music in maybe(rows("MUS")),
    ) {
        let plan = plan();
        let audit = |rows: Option<Vec<OutcomeRow>>| rows.map(|outcomes| Audit { outcomes, ..Audit::default() });
        let (humanities, music) = (audit(humanities), audit(music));
        let audits = [humanities.as_ref(), music.as_ref()];
        let told = cohorts(&plan, &returned(&plan, audits), &[]);
        let in_place = |row: &OutcomeRow, least: u8| {
            row.status == Some(Status::InPlace) && row.coverage.and_then(Coverage::level).is_some_and(|own| own >= least)
        };
        for (told, cohort) in told.iter().zip(COHORTS) {
            let teaching = || TAUGHT.iter().filter(|(.., taught)| taught.contains(&cohort.1));
            let of = |code: &str| if code == "HUM" { audits[0] } else { audits[1] };
            // Careers are asked of at KS3 alone, and routes at KS4 alone.
            let check = |linked: Linked, refs: &[&str], counts: &dyn Fn(&OutcomeRow) -> bool| {
                let count = |says: Says| {
                    let own = teaching().filter(|(code, subject, _)| by_hand(of(code), subject, cohort, refs, counts) == says);
                    own.count()
                };
                prop_assert_eq!(linked.named, count(Says::Named));
                prop_assert_eq!(linked.unnamed, count(Says::Unnamed));
                let open = [count(Says::Nothing), count(Says::NotKnown)];
                let is_asked = refs.iter().any(|asked| asked.starts_with(cohort.0));
                prop_assert_eq!(linked.not_known, if is_asked { open[1] } else { 0 });
                prop_assert_eq!(linked.not_asked, if is_asked { 0 } else { open[0] + open[1] });
                prop_assert!(linked.named + linked.unnamed <= told.answered);
                Ok(())
            };
            check(told.any, &["KS3-1", "KS3-2", "KS4-1"], &|row| in_place(row, 1))?;
            check(told.careers, &["KS3-1"], &|row| in_place(row, 1) && row.place.row == "KS3-1")?;
            check(told.routes, &["KS4-1"], &|row| in_place(row, 1) && row.place.row == "KS4-1")?;
            check(told.relevance, &["KS3-1", "KS4-1"], &|row| in_place(row, 1) && row.place.row != "KS3-2")?;
            check(told.taught, &["KS3-1", "KS3-2", "KS4-1"], &|row| in_place(row, 2) && row.unit.is_some())?;
            prop_assert_eq!(told.subjects, teaching().count());
            let is_silent = |(code, subject, _): &&(&str, &str, &[&str])| {
                let mut rows = of(code).into_iter().flat_map(|audit| audit.outcomes_of(subject)).filter(|row| row.coverage.is_some());
                let names = |row: &OutcomeRow| {
                    let home = row.place.row.split('-').next().expect("a stage");
                    home == cohort.0
                        || means(subject, Some(home), row.cohorts.as_deref()).is_some_and(|meant| meant.contains(cohort.1))
                };
                !rows.any(names)
            };
            prop_assert_eq!(told.subjects - told.answered, teaching().filter(is_silent).count());
        }
    }

    #[test]
    fn a_record_is_credited_to_those_whom_its_own_subject_teaches(
        own in vec(record(vec!["History", "Law", ""]), 0..6), leaders in vec(record(vec![""]), 0..3),
    ) {
        let plan = plan();
        let audit = |employers: &[EmployerRow]| Audit { employers: employers.to_vec(), ..Audit::default() };
        let (humanities, leader) = (audit(&own), audit(&leaders));
        let returned = returned(&plan, [Some(&humanities), None]);
        let told = cohorts(&plan, &returned, &records(&plan, &returned, Some(&leader)));
        for (told, (_, code)) in told.iter().zip(COHORTS) {
            for (kind, met) in [(Kind::Encounter, told.encounters), (Kind::Workplace, told.experiences)] {
                let speaks = |row: &&EmployerRow, subject: &str| {
                    row.kind == Some(kind) && means(subject, None, row.cohort.as_deref()).is_some_and(|meant| meant.contains(code))
                };
                // A record of a department that names no subject is nobody's.
                let of_subjects = own.iter().filter(|row| row.subject.as_deref().is_some_and(|subject| speaks(row, subject)));
                let of_leader = leaders.iter().filter(|row| speaks(row, ""));
                let all: Vec<&EmployerRow> = of_subjects.chain(of_leader.clone()).collect();
                let been = || all.iter().filter(|row| row.took_place == Some(TookPlace::TookPlace));
                prop_assert_eq!(met.took_place, been().count());
                prop_assert_eq!(met.planned, all.iter().filter(|row| row.took_place == Some(TookPlace::Planned)).count());
                prop_assert_eq!(met.meaningful, been().filter(|row| row.is_meaningful()).count());
                prop_assert_eq!(met.by_leader, of_leader.filter(|row| row.took_place == Some(TookPlace::TookPlace)).count());
                prop_assert_eq!(met.days, been().map(|row| row.days.unwrap_or(0)).sum::<u32>());
                prop_assert_eq!(met.without_days, been().filter(|row| row.days.is_none()).count());
                prop_assert!(met.in_meaningful.most <= met.learners.most && met.in_meaningful.least <= met.learners.least);
            }
        }
    }

    /// Learners who were really there, numbered over all cohorts: their true number is never outside what is told.
    #[test]
    fn those_who_were_there_lie_between_the_two_numbers(
        visits in vec((select(&["History", "Law"][..]), 0..LABELS.len(), btree_set(0..500_u32, 0..300), any::<bool>()), 0..5),
    ) {
        let plan = plan();
        let place = |learner: u32| match learner { 0..180 => 0, 180..350 => 1, _ => 2 };
        let first = [0, 180, 350];
        let mut there: Vec<BTreeSet<u32>> = Vec::new();
        let mut employers = Vec::new();
        for (subject, label, drawn, says_number) in &visits {
            let (label, _) = LABELS[*label];
            let meant = means(subject, None, Some(label)).expect("named");
            let came: BTreeSet<u32> = drawn.iter().copied().filter(|one| meant.contains(COHORTS[place(*one)].1)).collect();
            employers.push(EmployerRow {
                kind: Some(Kind::Encounter),
                cohort: Some(label.to_owned()),
                learners: says_number.then(|| u32::try_from(came.len()).expect("few")),
                ..drawn::encounter(subject, "KS3-1")
            });
            there.push(came);
        }
        let audit = Audit { employers, ..Audit::default() };
        let returned = returned(&plan, [Some(&audit), None]);
        let records = records(&plan, &returned, None);
        let is_in_scope = |one: u32| one - first[place(one)] < LEARNERS[place(one)].1;
        let met = |at: &[usize]| {
            let everyone: BTreeSet<u32> = there.iter().flatten().copied().filter(|one| at.contains(&place(*one)) && is_in_scope(*one)).collect();
            u32::try_from(everyone.len()).expect("few")
        };
        let within = |Between { least, most }: Between, met: u32| {
            prop_assert!(least <= met && met <= most, "{least} {met} {most}");
            Ok(())
        };
        for (at, told) in cohorts(&plan, &returned, &records).iter().enumerate() {
            prop_assert_eq!((told.roll, told.in_scope), LEARNERS[at]);
            within(told.encounters.learners, met(&[at]))?;
        }
        for (told, at) in together(&plan, &returned, &records).iter().zip([&[0, 1][..], &[2], &[0, 1, 2]]) {
            within(told.encounters.learners, met(at))?;
            prop_assert_eq!(told.in_scope, at.iter().map(|at| LEARNERS[*at].1).sum::<u32>());
        }
    }
}

#[test]
fn a_level_is_told_only_what_a_subject_says_of_all_its_cohorts_in_it() {
    let plan = plan();
    let row = |outcome: &str, cohorts: &str| OutcomeRow {
        place: RowPlace { subject: Some("History".to_owned()), row: outcome.to_owned() },
        coverage: Some(Coverage::Highlighted),
        status: Some(Status::InPlace),
        cohorts: Some(cohorts.to_owned()),
        ..OutcomeRow::default()
    };
    let of = |outcomes: Vec<OutcomeRow>| {
        let audit = Audit { outcomes, ..Audit::default() };
        let told = together(&plan, &returned(&plan, [Some(&audit), None]), &[]);
        told.iter().map(|told| (told.careers.named, told.careers.not_known, told.subjects)).collect::<Vec<_>>()
    };
    // Music has not returned, and Law has answered nothing.
    assert_eq!(of(vec![row("KS3-1", "Cohort Y7")]), [(0, 1, 2), (0, 0, 2), (0, 1, 3)]);
    assert_eq!(of(vec![row("KS3-1", "All of KS3")]), [(1, 1, 2), (0, 0, 2), (1, 1, 3)]);
}
