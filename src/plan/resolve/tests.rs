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
fn a_name_in_the_place_of_a_code_is_known() {
    let mut file = built_in();
    file.outcomes[0].departments = vec!["mathematics".into()];
    file.outcomes[1].stage = "Key Stage 3".into();
    file.subjects[0].cohorts = vec!["Year 10".into()];
    file.checklist[0].approach = "Foundation".into();
    let fixes: Vec<String> = resolve(&file).expect_err("faults").into_iter().map(|fault| fault.fix).collect();
    for code in ["MAT", "KS3", "Y10", "foundation"] {
        assert!(fixes.contains(&format!("Did you mean '{code}'?")), "{code}: {fixes:?}");
    }
}

#[test]
fn the_cause_stands_before_what_follows_from_it() {
    let mut file = built_in();
    file.departments[0].code = String::new();
    let faults = resolve(&file).expect_err("faults");
    assert_eq!((faults[0].table, faults[0].field), (BlockKey::Departments, SlotKey::Code));
    assert!(faults.len() > 1 && faults.iter().all(|fault| !fault.fix.contains(": ,")), "{faults:?}");
}

#[test]
fn circles_and_wrong_orders_are_found() {
    assert_eq!(
        places(|file| {
            file.outcomes[0].builds_on = file.outcomes[12].reference.clone();
        })
        .iter()
        .filter(|place| place.ends_with("builds_on"))
        .count(),
        2,
        "both outcomes of a circle are named"
    );
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
fn codes_are_file_names_and_refs_have_no_space() {
    for code in ["CON", "lpt1", "a:b", "leader", ""] {
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
    assert_eq!(places(|file| file.checklist[0].reference = "F 1".into()), ["checklist[0].ref"]);
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
    assert_eq!(told, ["stages[4].code", "stages[4].code"], "at the row where it was typed");
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
        file.messages[0].text.push_str(" {minuets}");
        file.messages[1].key = "remainder".into();
        file.messages[2].key = "invitation".into();
        file.messages[5].subject.clear();
    });
    let places: Vec<&str> = told.iter().map(|(place, _)| place.as_str()).collect();
    let text = "messages[0].text";
    assert_eq!(
        places,
        [text, "messages[1].key", "messages[2].text", "messages[5].subject", "messages[0].key", "messages[0].key"]
    );
    assert!(told[0].1.contains("'{minuets}'"), "{told:?}");
    assert!(told[2].1.contains("'{days}' stands for nothing in the message 'invitation'"), "{told:?}");
    assert!(told[4].1.contains("'reminder'") && told[5].1.contains("'overdue'"), "{told:?}");
    let doubled = faults(|file| file.messages.push(file.messages[7].clone()));
    assert_eq!(doubled[0].1, "there are two texts for 'slt'");
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
        assert!(plan.rules.relevance_every_cohort && !plan.school.name_people, "{setting:?}");
    }
}
