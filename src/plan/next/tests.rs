//! The plans of rounds that follow one another, in every setting.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::plan::file::{Cohort, Stage};
use crate::plan::{Framework, Setting, resolve};

const WAY: &str = "../autumn";

fn next(file: &File, today: Date) -> Next {
    resolve(file).expect("no fault").next(file, Vec::new(), WAY, today).expect("a round")
}

/// The built-in plan of a setting as a round of the autumn term of 2026.
fn autumn(setting: Setting) -> File {
    let mut file = setting.built_in();
    file.round = file::Round {
        label: "2026-27 autumn".to_owned(),
        school_year: "2026-27".to_owned(),
        due: Some(date(2026, 12, 4)),
        last: "../summer".to_owned(),
        ..file::Round::default()
    };
    file
}

#[test]
fn everything_goes_on_but_the_round_twice_in_a_row() {
    for setting in Setting::ALL {
        let mut last = autumn(setting);
        last.outcomes[0].replaces = vec!["Y7-1".to_owned()];
        last.departments[0].lead = "A. Lead".to_owned();
        last.departments.rotate_left(1);
        last.messages[0].subject = "Ours".to_owned();
        for (today, label) in [(date(2027, 1, 8), "2026-27 spring"), (date(2027, 4, 9), "2026-27 summer")] {
            let Next { file, numbers } = next(&last, today);
            let round = &file.round;
            assert_eq!((round.label.as_str(), round.last.as_str(), &numbers), (label, WAY, &None), "{setting:?}");
            last.outcomes.iter_mut().for_each(|outcome| outcome.replaces.clear());
            assert_eq!(File { round: last.round.clone(), ..file.clone() }, last, "{setting:?}: all the rest");
            let (was, is) = (resolve(&last).expect("no fault"), resolve(&file).expect("no fault"));
            assert_eq!((was.departments, was.outcomes), (is.departments, is.outcomes));
            last = file;
        }
    }
}

#[test]
fn years_of_age_move_up_as_the_school_year_turns_and_nobody_else() {
    let on_roll = |file: &File| -> Vec<(String, Option<u32>, Option<u32>)> {
        file.cohorts.iter().map(|one| (one.code.clone(), one.roll, one.in_scope)).collect()
    };
    let mut last = autumn(Setting::Mainstream);
    for (cohort, roll) in last.cohorts.iter_mut().zip([201, 202, 203, 204, 205, 100, 90]) {
        cohort.roll = Some(roll);
    }
    last.cohorts[2].in_scope = Some(199);
    let Next { file, numbers } = next(&last, date(2027, 9, 10));
    assert_eq!((file.round.school_year.as_str(), file.round.label.as_str()), ("2027-28", "2027-28 autumn"));
    let is: Vec<_> = on_roll(&file).into_iter().take(7).collect();
    let row = |code: &str, roll, scope| (code.to_owned(), Some(roll), scope);
    assert_eq!(
        is,
        [
            row("Y7", 201, None),
            row("Y8", 201, None),
            row("Y9", 202, None),
            row("Y10", 203, Some(199)),
            row("Y11", 204, None),
            row("Y12", 100, None),
            row("Y13", 100, None)
        ]
    );
    let numbers = numbers.expect("the year turns");
    let of = |name: &str| numbers.rolls.iter().find(|(own, _)| own == name).map(|(_, roll)| roll.clone());
    assert_eq!(of("Year 7"), Some(Roll::Entering(201)));
    assert_eq!(of("Year 10"), Some(Roll::Of("Year 9".to_owned(), 203)), "across a key stage");
    assert_eq!(of("Year 12"), Some(Roll::Chosen(100)));
    assert_eq!((numbers.left.as_slice(), numbers.from.as_str()), (["Year 13".to_owned()].as_slice(), "2026-27"));
    assert!(of("SEND, Years 7 to 9").is_none(), "a stage that is switched off is left alone");
    assert!(resolve(&file).is_ok());
    for setting in [Setting::Send, Setting::AlternativeProvision, Setting::College] {
        let last = autumn(setting);
        let Next { file, numbers } = next(&last, date(2027, 9, 10));
        let numbers = numbers.expect("the year turns");
        assert!(numbers.is_side_by_side && numbers.rolls.is_empty(), "{setting:?}");
        assert_eq!(on_roll(&file), on_roll(&last), "{setting:?}");
    }
}

/// Groups of a plan: code, name, years, on roll; those of an overlay stage begin with `SEND`.
fn of_groups(groups: &[(&str, &str, u32)]) -> File {
    let mut file = autumn(Setting::Mainstream);
    file.stages.retain(|stage| stage.code == "KS3");
    file.stages.push(Stage { code: "CG2".into(), name: "Career Group 2".into(), overlay: true, ..Stage::default() });
    file.outcomes.retain(|one| one.stage == "KS3" || one.stage == "CG2");
    file.outcomes.iter_mut().for_each(|one| one.departments.clear());
    let of = |(name, years, roll): &(&str, &str, u32)| Cohort {
        code: name.replace(' ', ""),
        name: (*name).to_owned(),
        stage: if name.starts_with("SEND") { "CG2" } else { "KS3" }.to_owned(),
        roll: Some(*roll),
        years: (*years).to_owned(),
        ..Cohort::default()
    };
    file.cohorts = groups.iter().map(of).collect();
    file.subjects.retain(|one| one.stages.contains(&"KS3".to_owned()));
    for subject in &mut file.subjects {
        subject.stages = vec!["KS3".to_owned()];
        subject.cohorts.clear();
    }
    let taught: Vec<String> = file.subjects.iter().map(|one| one.department.clone()).collect();
    file.departments.retain(|one| taught.contains(&one.code));
    file
}

#[test]
fn whose_number_a_group_takes_is_told_by_its_year_its_name_and_its_overlay() {
    let last = of_groups(&[
        ("Year 7 North", "7", 101),
        ("Year 7 South", "7", 102),
        ("Year 8 North", "8", 103),
        ("Year 8 South", "8", 104),
        ("Year 9", "", 210),
        ("Nurture", "7, 8", 12),
        ("Base", "", 9),
        ("SEND 7", "7", 21),
        ("SEND 8", "8", 22),
    ]);
    let Next { file, numbers } = next(&last, date(2027, 10, 1));
    let rolls: Vec<Option<u32>> = file.cohorts.iter().map(|one| one.roll).collect();
    let expected = [101, 102, 101, 102, 210, 12, 9, 21, 21].map(Some);
    assert_eq!(rolls, expected);
    let rolls: Vec<Roll> = numbers.expect("the year turns").rolls.into_iter().map(|(_, roll)| roll).collect();
    assert_eq!(rolls[4], Roll::Stays(210), "two groups become one");
    assert_eq!((&rolls[5], &rolls[6]), (&Roll::Stays(12), &Roll::Stays(9)));
    assert_eq!((&rolls[7], &rolls[8]), (&Roll::Entering(21), &Roll::Of("SEND 7".to_owned(), 21)));
}

#[test]
fn two_years_on_learners_have_moved_up_twice() {
    let last = of_groups(&[("Year 7", "", 1), ("Year 8", "", 2), ("Year 9", "", 3), ("SEND all", "7 to 9", 4)]);
    let Next { file, numbers } = next(&last, date(2028, 10, 2));
    assert_eq!(file.cohorts.iter().map(|one| one.roll).collect::<Vec<_>>(), [1, 2, 1, 4].map(Some));
    let entering = numbers.expect("years turn").rolls;
    assert!(matches!(entering[1].1, Roll::Entering(2)) && matches!(entering[2].1, Roll::Of(_, 1)), "{entering:?}");
}

#[test]
fn a_school_year_that_begins_in_another_month_is_the_one_in_which_workbooks_are_due() {
    let text = include_str!("../../../schemas/frameworks/none.toml");
    let text = text.replace("\"None\"", "\"Ours\"").replace("\"09-01\"", "\"01-10\"");
    let framework = Framework::of_text(&text).expect("a framework");
    let mut file = autumn(Setting::Mainstream);
    file.school.framework = "Ours".to_owned();
    let plan = crate::plan::resolve_beside(&file, Some(&framework)).expect("no fault");
    let next = plan.next(&file, Vec::new(), WAY, date(2027, 1, 4)).expect("a round").file.round;
    assert_eq!((next.label.as_str(), next.school_year.as_str()), ("2027-28 spring", "2027-28"));
}

proptest! {
    /// Whatever the numbers: the plan has no fault, each number that moved up is that of the group named, and nobody else's.
    #[test]
    fn numbers_that_are_drawn_move_up_and_leave_no_fault(
        rolls in prop::collection::vec((0_u32..400, prop::option::of(0_u32..400)), 9),
        off in prop::collection::vec(any::<bool>(), 9),
        years in 1_i16..4,
    ) {
        let mut last = autumn(Setting::Mainstream);
        for ((cohort, (roll, in_scope)), is_off) in last.cohorts.iter_mut().zip(&rolls).zip(&off) {
            (cohort.roll, cohort.in_scope) = (Some(*roll), in_scope.map(|scope| scope.min(*roll)));
            // A group whose years nobody has told stands by itself.
            if *is_off && cohort.years.is_empty() {
                cohort.name = format!("Group {}", cohort.code);
            }
        }
        let Next { file, numbers } = next(&last, date(2026 + years, 9, 10));
        prop_assert!(resolve(&file).is_ok());
        let numbers = numbers.expect("the year turns");
        for (cohort, (name, roll)) in file.cohorts.iter().zip(&numbers.rolls) {
            prop_assert_eq!(&cohort.name, name);
            let was = |name: &str| last.cohorts.iter().find(|one| one.name == name).map(|one| (one.roll, one.in_scope));
            let own = match roll {
                Roll::Of(from, _) => was(from),
                Roll::Entering(_) | Roll::Chosen(_) | Roll::Stays(_) => was(name),
            };
            prop_assert_eq!(Some((cohort.roll, cohort.in_scope)), own);
        }
    }
}
