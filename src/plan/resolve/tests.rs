//! Plans with faults, and what is told of them.

use super::*;

use crate::key::{BlockKey, SlotKey};
use crate::plan::{MessageKind, built_in};

fn faults(change: impl FnOnce(&mut File)) -> Vec<(String, String)> {
    let mut file = built_in();
    change(&mut file);
    let faults = resolve(&file).expect_err("a fault");
    faults.into_iter().map(|f| (format!("{}[{}].{}", f.table, f.row, f.field), f.what)).collect()
}

fn places(change: impl FnOnce(&mut File)) -> Vec<String> {
    faults(change).into_iter().map(|(place, _)| place).collect()
}

#[test]
fn the_built_in_plan_has_no_fault() {
    assert!(!built_in().outcomes.is_empty(), "the built-in plan parses");
    let plan = resolve(&built_in()).expect("no fault");
    assert_eq!(plan.fingerprint.len(), 8);
}

#[test]
fn every_fault_is_told_at_once() {
    let told = places(|file| {
        file.outcomes[3].stage = "KS9".into();
        file.outcomes[5].reference = file.outcomes[4].reference.clone();
        file.departments[0].code = "A/B".into();
        file.subjects[2].stages.clear();
    });
    for place in ["outcomes[3].stage", "outcomes[5].ref", "departments[0].code", "subjects[2].stages"] {
        assert!(told.contains(&place.to_owned()), "{place} is not in {told:?}");
    }
}

#[test]
fn form_is_forgiven_wherever_a_row_is_named() {
    let mut file = built_in();
    let before = resolve(&file).expect("no fault");
    file.outcomes[3].departments = vec!["english".into(), "ART & Music".into()];
    file.outcomes[4].stage = "key stage 3".into();
    file.outcomes[4].area = "create".into();
    file.outcomes[4].objective = "so 2".into();
    file.checklist[0].approach = "Foundation".into();
    file.checklist[1].approach = "first".into();
    file.approaches[1].key = "Careers across the curriculum".into();
    file.calendar[0].month = "Sept".into();
    file.subjects[1].stages = vec!["KS4 and KS5".into()];
    file.subjects[1].cohorts = vec!["years 10 to 13".into()];
    file.subjects[2].department = "Mathematics".into();
    file.school.setting = "Secondary school".into();
    file.departments[0].email = vec!["Ray".into(), "Ann <a.ray@x.org>; mailto:b@x.org".into()];
    let later = file.outcomes.iter().position(|outcome| !outcome.builds_on.is_empty()).expect("one builds on another");
    let earlier = before.outcome(&file.outcomes[later].builds_on).expect("known").title.clone();
    file.outcomes[later].builds_on = earlier;
    let plan = resolve(&file).expect("no fault");
    assert_eq!(plan.outcomes[3].departments, ["ENG", "ART", "MUS"]);
    assert_eq!((plan.outcomes[4].stage.as_str(), plan.outcomes[4].area.as_str()), ("KS3", "CREATE"));
    assert_eq!(plan.outcomes[4].objective.as_deref(), Some("SO2"));
    assert_eq!(plan.outcomes[later].builds_on, before.outcomes[later].builds_on);
    assert_eq!(plan.checklist, before.checklist);
    assert_eq!(plan.guides, before.guides);
    assert_eq!(plan.calendar[0].month, "September");
    let media = &plan.departments[0].subjects[1];
    assert_eq!((media.stages.join(" "), media.cohorts.join(" ")), ("KS4 KS5".into(), "Y10 Y11 Y12 Y13".into()));
    assert_eq!(plan.departments[0].email, ["a.ray@x.org", "b@x.org"]);
    assert_eq!(plan.departments.len(), before.departments.len());
}

#[test]
fn refs_of_the_round_before_are_read_as_people_write_them() {
    let mut file = built_in();
    let before = resolve(&file).expect("no fault");
    for (typed, meant) in [
        ("KS3-9", vec!["KS3-9"]),
        ("KS 3-9, ks3-10", vec!["KS3-9", "ks3-10"]),
        ("KS3-9 and KS3-10; KS3-9", vec!["KS3-9", "KS3-10"]),
        ("none", vec![]),
        ("-", vec![]),
    ] {
        file.outcomes[0].replaces = vec![typed.to_owned()];
        let plan = resolve(&file).expect("no fault");
        assert_eq!(plan.outcomes[0].replaces, meant, "{typed}");
        assert_eq!(plan.fingerprint, before.fingerprint, "nothing else is asked");
    }
}

#[test]
fn a_code_is_the_same_with_a_space_in_it() {
    let mut file = built_in();
    file.stages[0].code = "KS 3".into();
    file.checklist[0].reference = "F 1".into();
    assert_eq!(resolve(&file), resolve(&built_in()));
}

#[test]
fn a_school_may_have_no_learning_areas_and_no_objectives() {
    let mut file = built_in();
    file.areas.clear();
    file.objectives.clear();
    assert!(resolve(&file).is_ok(), "whatever the outcomes still name");
    for outcome in &mut file.outcomes {
        outcome.area.clear();
        outcome.objective.clear();
    }
    assert!(resolve(&file).is_ok());
}

#[test]
fn what_follows_from_a_fault_is_not_told() {
    let one = |what: &str, change: fn(&mut File), place: &str| assert_eq!(places(change), [place], "{what}");
    one("a blank code", |file| file.departments[0].code.clear(), "departments[0].code");
    one("a code that is no name", |file| file.departments[0].code = "E/G".into(), "departments[0].code");
    one("another code", |file| file.departments[0].code = "EGN".into(), "departments[0].code");
    one("a code twice", |file| file.departments[3].code = "ENG".into(), "departments[3].code");
    one("no departments", |file| file.departments.clear(), "departments[0].code");
    one("no subjects", |file| file.subjects.clear(), "subjects[0].name");
    one("no stages", |file| file.stages.clear(), "stages[0].code");
    one("no cohorts", |file| file.cohorts.clear(), "cohorts[0].code");
    one("no outcomes", |file| file.outcomes.clear(), "outcomes[0].ref");
    one("a stage's code", |file| file.stages[0].code = "KSX".into(), "stages[0].code");
    one("an area's code", |file| file.areas[0].code.clear(), "areas[0].code");
    one("an approach", |file| file.approaches[0].key = "foundling".into(), "approaches[0].key");
    one("an approach twice", |file| file.approaches[0].key = "across".into(), "approaches[1].key");
    one("a message", |file| file.messages[1].key = "remainder".into(), "messages[1].key");
    one("a message twice", |file| file.messages[2].key = "invitation".into(), "messages[2].key");
    one("a school year", |file| file.school.framework = "Atlantis".into(), "school[0].framework");
    let told = resolve(&{
        let mut file = built_in();
        file.departments[0].code = "EGN".into();
        file
    })
    .expect_err("a fault");
    assert_eq!(told[0].suggestion.as_deref(), Some("ENG"));
    assert!(told[0].also.len() > 5, "with every cell that names it: {told:?}");
}

#[test]
fn circles_and_wrong_orders_are_found() {
    let circle = resolve(&{
        let mut file = built_in();
        file.outcomes[0].builds_on = file.outcomes[12].reference.clone();
        file
    })
    .expect_err("a fault");
    assert_eq!((circle.len(), circle[0].row, circle[0].field), (1, 0, SlotKey::BuildsOn), "{circle:?}");
    assert!(circle[0].cells().any(|cell| cell == (BlockKey::Outcomes, 12, SlotKey::BuildsOn)), "both are named");
    let own = faults(|file| file.outcomes[0].builds_on = file.outcomes[0].reference.clone());
    assert!(own[0].1.contains("KS3-1 → KS3-1"), "{own:?}");
    let late = faults(|file| {
        let last = file.outcomes.iter().rposition(|outcome| outcome.stage == "KS5").expect("an outcome");
        file.outcomes[0].builds_on = file.outcomes[last].reference.clone();
        file.outcomes[last].builds_on = String::new();
    });
    assert!(late[0].1.contains("later stage"), "{late:?}");
}

#[test]
fn codes_are_file_names() {
    for code in ["CON", "lpt1", "a:b", "leader", "", "M & C", "&"] {
        let told = places(|file| {
            file.departments[0].code = code.into();
            for outcome in &mut file.outcomes {
                outcome.departments.clear();
            }
            for subject in &mut file.subjects {
                if subject.department == "ENG" {
                    subject.department = code.into();
                }
            }
        });
        assert!(told.contains(&"departments[0].code".to_owned()), "{code}: {told:?}");
    }
    let told = resolve(&{
        let mut file = built_in();
        file.departments[0].code = "M & C".into();
        file.subjects.iter_mut().filter(|one| one.department == "ENG").for_each(|one| one.department = "M & C".into());
        let all = file.outcomes.iter_mut().flat_map(|one| &mut one.departments);
        all.filter(|code| *code == "ENG").for_each(|code| *code = "M & C".into());
        file
    });
    assert_eq!(told.expect_err("a fault")[0].suggestion.as_deref(), Some("MC"), "what is offered can be taken");
}

#[test]
fn words_are_headings_and_no_workbook_takes_the_leaders_name() {
    let told = places(|file| {
        file.words.cohort = "key stage".into();
        file.words.learners = "x".repeat(31);
        file.departments[0].name = "Leader".into();
    });
    assert_eq!(told, ["words[0].learners", "words[0].cohort"]);
    let told = faults(|file| {
        file.departments[0].code = "Careers".into();
        file.departments[0].name = "Leader".into();
    });
    assert!(told.iter().any(|(place, _)| place == "departments[0].name"), "{told:?}");
}

#[test]
fn a_stage_without_outcomes_or_cohorts_is_told() {
    let told = places(|file| {
        file.stages.push(file::Stage {
            code: "KS6".into(),
            name: "Six".into(),
            overlay: false,
            ..file::Stage::default()
        });
    });
    assert_eq!(told, ["stages[4].code"], "at the row where it was typed");
}

#[test]
fn the_fingerprint_follows_the_questions_and_nothing_else() {
    let print = |change: fn(&mut File)| {
        let mut file = built_in();
        change(&mut file);
        resolve(&file).expect("no fault").fingerprint
    };
    let before = print(|_| {});
    assert_eq!(before, print(|file| file.school.name = "Elsewhere".into()));
    assert_eq!(before, print(|file| file.cohorts[0].roll = Some(500)));
    assert_eq!(before, print(|file| file.outcomes[0].speaks_of = "routes".into()));
    assert_eq!(before, print(|file| file.rules.relevance_every_cohort ^= true));
    assert_eq!(before, print(|file| file.rules.early_share = Some(7)));
    assert_eq!(before, print(|file| file.school.name_people ^= true));
    assert_eq!(before, print(|file| file.school.name_employers ^= true));
    assert_ne!(before, print(|file| file.outcomes[0].title.push('!')));
    assert_ne!(before, print(|file| file.checklist[0].required = false));
}

#[test]
fn school_years_are_written_two_ways() {
    let school_year = |text| Framework::usual().school_year(text);
    assert_eq!(school_year("2026-27"), Some((date(2026, 9, 1), date(2027, 8, 31))));
    assert_eq!(school_year("2026/2027"), school_year("2026-27"));
    assert_eq!(school_year("2099-00"), Some((date(2099, 9, 1), date(2100, 8, 31))));
    assert_eq!(school_year("2026-28"), None);
    assert_eq!(school_year("autumn"), None);
}

#[test]
fn a_text_of_a_draft_with_a_fault_is_told_with_its_place() {
    let told = faults(|file| {
        file.messages[0].text.push_str(" {minuets} {dya}");
        file.messages[1].subject.push_str(" {points}");
        file.messages[5].subject.clear();
    });
    let places: Vec<&str> = told.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(places, ["messages[0].text", "messages[1].subject", "messages[5].subject"]);
    assert!(told[0].1.contains("'{minuets}'") && told[0].1.contains("'{dya}'"), "{told:?}");
    assert!(told[1].1.contains("'{points}' stands for nothing in the message 'reminder'"), "{told:?}");
    let doubled = faults(|file| file.messages.push(file.messages[7].clone()));
    assert_eq!(doubled[0].1, "there are two texts for 'slt'");
    let missing = faults(|file| drop(file.messages.remove(1)));
    assert_eq!(missing[0].1, "there is no text for 'reminder'");
}

#[test]
fn a_plan_without_texts_of_drafts_has_the_built_in_ones() {
    let mut file = built_in();
    let own = resolve(&file).expect("no fault").messages;
    assert_eq!(own.iter().map(|message| message.kind).collect::<Vec<_>>(), MessageKind::ALL);
    file.messages.clear();
    assert_eq!(resolve(&file).expect("no fault").messages, own);
}

#[test]
fn an_outcome_speaks_of_careers_or_of_routes_or_of_neither() {
    let spoken = |typed: &str| {
        let mut file = built_in();
        file.outcomes[0].speaks_of = typed.into();
        resolve(&file).map(|plan| plan.outcomes[0].speaks_of)
    };
    for (typed, means) in
        [("careers", Some(Speaks::Careers)), (" Routes ", Some(Speaks::Routes)), ("", None), ("  ", None)]
    {
        assert_eq!(spoken(typed), Ok(means), "{typed:?}");
    }
    let faults = spoken("jobs").expect_err("a fault");
    assert_eq!((faults.len(), faults[0].field), (1, SlotKey::SpeaksOf));
    assert_eq!(faults[0].fix, "Use careers or routes, or leave it blank.");
}

#[test]
fn an_older_plan_is_judged_and_told_as_it_was() {
    let mut file = built_in();
    file.rules = file::Rules { relevance_every_cohort: false, early_share: None, ..file.rules };
    let Rules { relevance_every_cohort, early_share, .. } = resolve(&file).expect("no fault").rules;
    assert!(!relevance_every_cohort);
    assert_eq!(early_share, Share::HALF);
    assert_eq!(places(|file| file.rules.early_share = Some(101)), ["rules[0].early_share"]);
    for setting in Setting::CHOICES {
        let plan = resolve(&setting.built_in()).expect("no fault");
        assert!(
            plan.rules.relevance_every_cohort && !plan.school.name_people && !plan.school.name_employers,
            "{setting:?}"
        );
    }
}
