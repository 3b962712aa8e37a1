//! A school that calls the approaches by names of its own: people read those and no others, in every file and line.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::fs;
use std::path::Path;

use careers_audit::answers::audit::{Audit, Support};
use careers_audit::key::SlotKey;
use careers_audit::layout::answers_of;
use careers_audit::plan::{Approach, Framework, LEADER, Plan, Setting, file::File, resolve};
use careers_audit::{demo, pen};
use common::opened::Package;

/// Their names in this school.
const NAMES: [&str; 3] = ["Seedlings", "Branches", "Canopy"];

/// Whose returns come back, in the made-up school.
const SENDERS: [&str; 4] = ["ENG", "HUM", "SCI", LEADER];

/// The made-up school's plan, with the approaches renamed, also where the plan itself writes of them.
fn renamed() -> (File, Plan) {
    let mut text = demo::school(Setting::Mainstream.built_in()).to_toml().expect("text");
    for (approach, name) in Approach::ALL.into_iter().zip(NAMES) {
        text = text.replace(Framework::usual().approach(approach), name);
    }
    let file: File = careers_audit::reader::typed_from_toml(&text).expect("no fault").0;
    let plan = resolve(&file).expect("no fault");
    assert_eq!(plan.approach_names(), NAMES);
    (file, plan)
}

/// Every file below a folder, each part of a package apart.
fn texts(root: &Path, folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("listed") {
        let path = entry.expect("an entry").path();
        let name = path.strip_prefix(root).expect("below").to_string_lossy().into_owned();
        if path.is_dir() {
            texts(root, &path, found);
        } else if name.ends_with(".xlsx") {
            let package = Package::open(&fs::read(&path).expect("read"));
            found.extend(package.0.into_iter().map(|(part, text)| (format!("{name}, {part}"), text)));
        } else {
            let text = String::from_utf8_lossy(&fs::read(&path).expect("read")).replace("=\r\n", "");
            found.push((name, text));
        }
    }
}

#[test]
fn an_approach_has_the_name_that_the_plan_gives_it_wherever_people_read_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let round = folder.path();
    let (file, plan) = renamed();
    fs::write(round.join("plan.toml"), file.to_toml().expect("text")).expect("written");
    fs::create_dir_all(round.join("returns")).expect("made");
    let forms = common::forms(&plan);
    let sent = demo::returns(&forms).into_iter().filter(|sent| SENDERS.contains(&sent.department.as_str()));
    let mut put = 0;
    for sent in sent {
        let form = forms.holding(&sent.department, &sent.answers).expect("a form");
        let bytes = pen::draw(form, &sent.answers, sent.saved).expect("drawn");
        fs::write(round.join("returns").join(format!("{put}.xlsx")), bytes).expect("written");
        put += 1;
    }
    assert!(put >= SENDERS.len(), "{put} returns");
    let mut found = Vec::new();
    for verb in [&["generate"][..], &["preview"], &["status"], &["check", "--json"], &["consolidate", "--early"]] {
        let (code, told) = common::run(verb, round);
        assert!(code < 2, "{told}");
        found.push((verb.join(" "), told));
    }
    for verb in [&["consolidate", "--early", "--json"][..], &["generate", "--pack"]] {
        found.push((verb.join(" "), common::run(verb, round).1));
    }
    texts(round, round, &mut found);
    for part in ["workbooks/", "corrections/", "matrix/", "pack/", "email/SLT"] {
        assert!(found.iter().any(|(name, _)| name.starts_with(part)), "no {part}");
    }
    let says = |name: &str| found.iter().filter(|(_, text)| text.contains(name)).count();
    assert!(NAMES.iter().all(|name| says(name) > 10), "the new names are found");
    let usual = Approach::ALL.map(|approach| Framework::usual().approach(approach).to_owned());
    let old: Vec<&str> = found
        .iter()
        .filter(|(_, text)| usual.iter().any(|name| text.contains(name)))
        .map(|(place, _)| place.as_str())
        .collect();
    assert_eq!(old, Vec::<&str>::new());
    // Programs read what does not change.
    let json = &found.iter().find(|(verb, _)| verb == "consolidate --early --json").expect("run").1;
    assert!(json.contains("\"foundation\"") && json.contains("\"across\""), "{json}");
}

#[test]
fn a_workbook_that_was_sent_with_the_usual_names_is_still_read() {
    let usual = common::plan();
    let aim = |plan: &Plan| {
        let form = common::form(&usual, "HUM");
        let support =
            Support { aim: Some(Framework::usual().approach(Approach::Across).to_owned()), ..Support::default() };
        let answers = answers_of(&Audit { support: vec![support], ..Audit::default() });
        let entry = common::read(plan, &pen::draw(&form, &answers, usual.round.due).expect("drawn"));
        assert!(entry.findings.iter().all(|finding| !finding.is_open() || finding.place.column != Some(SlotKey::Aim)));
        careers_audit::layout::audit_of(&entry.answers).support[0].aim.clone().expect("it aims at one")
    };
    let mut plan = usual.clone();
    for (guide, name) in plan.guides.iter_mut().zip(NAMES) {
        name.clone_into(&mut guide.name);
    }
    assert_eq!(aim(&usual), "Careers Across the Curriculum");
    assert_eq!(aim(&plan), "Branches");
}

#[test]
fn two_approaches_cannot_have_one_name() {
    let mut file = Setting::Mainstream.built_in();
    file.approaches[0].name = "employer  ENRICHED".to_owned();
    let faults = resolve(&file).expect_err("a fault");
    assert!(faults.iter().any(|fault| fault.what.contains("the name of another approach")), "{faults:?}");
}
