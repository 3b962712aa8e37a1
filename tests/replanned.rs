//! A plan that changed after its workbooks were issued: what was right when it was typed is nothing for a department to
//! mend.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use careers_audit::answers::Answers;
use careers_audit::demo;
use careers_audit::finding::{Code, Finding, Severity};
use careers_audit::layout::{Earlier, Forms, answers_of};
use careers_audit::pen;
use careers_audit::plan::file::File;
use careers_audit::plan::{Plan, Setting, resolve};
use careers_audit::returns::{Return, settle};
use common::random;
use jiff::civil::date;

fn typed() -> File {
    demo::school(Setting::Mainstream.built_in())
}

type Change = (&'static str, fn(&mut File));

const CHANGES: &[Change] = &[
    ("outcome ref", |file| {
        let own = file.outcomes.iter_mut().find(|own| own.reference == "KS3-5").expect("there");
        own.reference = "KS3-55".into();
        for other in &mut file.outcomes {
            if other.builds_on == "KS3-5" {
                other.builds_on = "KS3-55".into();
            }
        }
    }),
    ("outcome gone", |file| {
        file.outcomes.retain(|own| own.reference != "KS3-5");
        for other in &mut file.outcomes {
            if other.builds_on == "KS3-5" {
                other.builds_on = String::new();
            }
        }
    }),
    ("outcome title", |file| {
        file.outcomes.iter_mut().find(|own| own.reference == "KS3-5").expect("there").title =
            "Say something else".into();
    }),
    ("cohort name", |file| {
        for own in &mut file.cohorts {
            if own.name == "Year 10" {
                own.name = "Year 10 (Brunel)".into();
            }
        }
    }),
    ("two cohort names", |file| {
        for own in &mut file.cohorts {
            if own.name == "Year 10" || own.name == "Year 7" {
                own.name = format!("{} (Brunel)", own.name);
            }
        }
    }),
    ("cohort gone", |file| {
        let code = file.cohorts.iter().find(|own| own.name == "Year 10").expect("there").code.clone();
        file.cohorts.retain(|own| own.name != "Year 10");
        for own in &mut file.subjects {
            own.cohorts.retain(|own| *own != code);
        }
    }),
    ("term name", |file| {
        file.terms[0].name = "Michaelmas".into();
    }),
    ("two term names", |file| {
        file.terms[0].name = "Michaelmas".into();
        file.terms[1].name = "Lent".into();
    }),
    ("term gone", |file| {
        file.terms.remove(0);
    }),
    ("skill name", |file| {
        file.skills[0].name = "Arguing well".into();
    }),
    ("skill gone", |file| {
        file.skills.remove(0);
    }),
    ("department code", |file| {
        for own in &mut file.departments {
            if own.code == "HUM" {
                own.code = "HMN".into();
            }
        }
        for own in &mut file.subjects {
            if own.department == "HUM" {
                own.department = "HMN".into();
            }
        }
        for own in &mut file.outcomes {
            for code in &mut own.departments {
                if code == "HUM" {
                    *code = "HMN".into();
                }
            }
        }
    }),
    ("subject name", |file| {
        for own in &mut file.subjects {
            if own.name == "History" {
                own.name = "History and Politics".into();
            }
        }
    }),
    ("subject gone", |file| {
        file.subjects.retain(|own| own.name != "History");
    }),
    ("stage gone", |file| {
        file.stages.retain(|own| own.code != "KS5");
        file.cohorts.retain(|own| own.stage != "KS5");
        let gone: Vec<String> =
            file.outcomes.iter().filter(|own| own.stage == "KS5").map(|own| own.reference.clone()).collect();
        file.outcomes.retain(|own| own.stage != "KS5");
        for own in &mut file.outcomes {
            if gone.contains(&own.builds_on) {
                own.builds_on = String::new();
            }
        }
        let left: Vec<String> = file.cohorts.iter().map(|own| own.code.clone()).collect();
        for own in &mut file.subjects {
            own.stages.retain(|own| own != "KS5");
            own.cohorts.retain(|own| left.contains(own));
        }
        file.subjects.retain(|own| !own.stages.is_empty());
    }),
    ("statement gone", |file| {
        file.checklist.remove(0);
    }),
    ("statement ref", |file| {
        file.checklist[0].reference = "F77".into();
    }),
];

fn read(before: &Plan, now: &Plan, answers: &Answers) -> Return {
    let form = common::full_form(before, "HUM");
    let bytes = pen::draw(&form, answers, date(2026, 12, 2)).expect("drawn");
    let labels = Vec::new();
    let forms = Forms::new(now.clone()).after(Earlier { labels, forms: Some(Forms::new(before.clone())) });
    settle(&forms, vec![common::incoming_of(&forms, "a.xlsx", &bytes)]).remove(0)
}

#[test]
fn what_was_right_when_it_was_typed_is_nothing_to_mend() {
    let before = resolve(&typed()).expect("no fault");
    let department = common::department(&before, "HUM");
    for (name, change) in CHANGES {
        let mut file = typed();
        change(&mut file);
        let now = resolve(&file).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
        for seed in [3, 11] {
            let answers = answers_of(&random::audit(&before, department, seed));
            let (was, is) = (read(&before, &before, &answers), read(&before, &now, &answers));
            let old: Vec<String> = was.findings.iter().map(Finding::mark).collect();
            assert!(is.state.counts() && is.count(Severity::Error) == 0, "{name}: {:#?}", is.findings);
            let fresh = is.findings.iter().filter(|own| own.is_open() && !old.contains(&own.mark()));
            // A smaller roll, and a doubt that stands beside another row of the same checklist.
            let fresh: Vec<&Finding> =
                fresh.filter(|own| ![Code::CountOverRoll, Code::ChecklistContradicted].contains(&own.code)).collect();
            assert!(fresh.is_empty(), "{name} {seed}: {fresh:#?}");
            if !name.ends_with("gone") {
                assert_eq!(is.answers.len(), was.answers.len(), "{name} {seed}");
                let meant = |entry: &Return| entry.answers.iter().filter(|(_, given)| given.means.is_ok()).count();
                assert_eq!(meant(&is), meant(&was), "{name} {seed}: every answer still means something");
            }
        }
    }
}
