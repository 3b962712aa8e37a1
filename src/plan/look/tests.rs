//! Plans that a school has made its own in part, and what is told of the rest.

use jiff::civil::date;

use super::*;
use crate::plan::file::{File, Round};
use crate::plan::{built_in, resolve};

const TODAY: Date = date(2026, 11, 2);

fn plan(change: impl FnOnce(&mut File)) -> Plan {
    let mut file = built_in();
    change(&mut file);
    resolve(&file).expect("no fault")
}

fn told(looks: &[Look]) -> Vec<String> {
    looks.iter().map(|look| format!("{}: {}", look.table, look.what)).collect()
}

#[test]
fn each_field_that_a_school_has_left_is_told_and_no_other() {
    for setting in Setting::CHOICES {
        let mut file = setting.built_in();
        let untouched = |file: &File| resolve(file).expect("no fault").untouched();
        assert_eq!(untouched(&file).len(), 10, "{setting:?}: {:#?}", untouched(&file));
        let mut left = untouched(&file);
        // Whatever is changed, only that is no longer told.
        let changes: [fn(&mut File); 9] = [
            |file| file.school.name = "Riverside".into(),
            |file| file.school.careers_leader = "A. Leader".into(),
            |file| file.school.careers_leader_email = "a.leader@riverside.example".into(),
            |file| file.school.slt_emails = vec!["head@riverside.example".into()],
            |file| file.school.governor_emails.clear(),
            |file| file.departments[0].name = "Another".into(),
            |file| file.subjects[0].name = "Another".into(),
            |file| file.departments.iter_mut().for_each(|one| one.lead = "A. Lead".into()),
            |file| file.departments.iter_mut().for_each(|one| one.email = vec!["lead@riverside.example".into()]),
        ];
        for change in changes {
            change(&mut file);
            left.retain(|look| untouched(&file).iter().any(|now| now.what == look.what));
        }
        let [rolls] = left.as_slice() else { panic!("{left:#?}") };
        assert_eq!(rolls.table, BlockKey::Cohorts);
        for cohort in &mut file.cohorts {
            cohort.roll = cohort.roll.map(|roll| roll + 1);
        }
        assert_eq!(untouched(&file), [], "{setting:?}");
    }
}

#[test]
fn one_number_that_was_changed_hides_no_other() {
    let plan = plan(|file| {
        file.cohorts.truncate(7);
        for (cohort, roll) in file.cohorts.iter_mut().zip([232, 180, 241, 238, 229, 95, 101]) {
            cohort.roll = Some(roll);
        }
        file.school.slt_emails.push("deputy@riverside.example".into());
    });
    let told = told(&plan.untouched());
    assert!(told.contains(&"cohorts: on roll as in the example: Year 8 (180) and Year 12 (95).".into()), "{told:#?}");
    assert!(told.contains(&"school: an email of SLT is still the example, 'head@example.org'.".into()), "{told:#?}");
}

#[test]
fn everyone_is_in_scope_unless_somebody_says_otherwise_and_then_it_is_told() {
    for setting in Setting::CHOICES {
        let file = setting.built_in();
        assert!(file.cohorts.iter().all(|cohort| cohort.in_scope.is_none()), "{setting:?}");
        let plan = resolve(&file).expect("no fault");
        let mut all = plan.stages.iter().flat_map(|stage| &stage.cohorts);
        assert!(all.all(|cohort| cohort.in_scope == cohort.roll && cohort.roll > 0), "{setting:?}");
        assert_eq!(plan.doubtful(TODAY), [], "{setting:?}");
    }
    let part = |file: &mut File| file.cohorts[1].in_scope = Some(170);
    let told = told(&plan(part).doubtful(TODAY));
    assert!(told.len() == 1 && told[0].contains("170 of 180 in Year 8"), "{told:?}");
    for setting in [Setting::Send, Setting::AlternativeProvision, Setting::College] {
        let mut file = setting.built_in();
        file.cohorts[1].in_scope = Some(1);
        assert_eq!(resolve(&file).expect("no fault").doubtful(TODAY), [], "{setting:?}");
    }
}

#[test]
fn a_round_of_another_year_is_told_and_one_that_begins_today_is_not() {
    let on = |today: Date, change: fn(&mut Round)| {
        let plan = plan(|file| {
            file.round = Round::beginning(today).expect("a round");
            change(&mut file.round);
        });
        told(&plan.doubtful(today))
    };
    for day in (0..400).map(|days| TODAY.saturating_add(jiff::Span::new().days(days))) {
        assert_eq!(on(day, |_| {}), [] as [&str; 0], "{day}");
    }
    let last_years = |round: &mut Round| {
        round.label = "2025-26 summer".into();
        round.school_year = "2025-26".into();
    };
    assert_eq!(
        on(TODAY, last_years),
        [
            "round: the school year 2025-26 ended on 31 August 2026.",
            "round: 27 November 2026 is not in the school year 2025-26."
        ]
    );
    let named = on(TODAY, |round| round.label = "Spring 2025-26".into());
    assert_eq!(named, ["round: the round is called 'Spring 2025-26', and its school year is 2026-27."]);
    assert_eq!(on(TODAY, |round| round.label = "Our own name".into()), [] as [&str; 0]);
}
