//! Special schools, alternative provision and colleges: their own words in every workbook, classes of two
//! stages, part rolls, overlay stages, and what a plan says of encounters with employers.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;

use calamine::{Reader, SheetVisible, Xlsx};
use careers_audit::answers::Answers;
use careers_audit::key::SlotKey;
use careers_audit::layout::{BookKind, answers_of};
use careers_audit::picture::Picture;
use careers_audit::plan::file::{Cohort, File};
use careers_audit::plan::{LEADER, Plan, Setting, resolve};
use careers_audit::returns::{Results, settle};
use careers_audit::{demo, issue, matrix, pen, reader, report};
use common::run;
use serde_json::{Value, json};

/// Words of mainstream schools that no workbook of another setting may use.
const MAINSTREAM: [&str; 18] = [
    "pupil",
    "year group",
    "key stage",
    "ks3",
    "ks4",
    "ks5",
    "year 7",
    "year 8",
    "year 9",
    "year 1",
    "years 7",
    "form tutor",
    "head of year",
    "subject lead",
    "department lead",
    "heads of department",
    "tutor time",
    "grown-up",
];

/// What more of special schools and of colleges: words that fit a mainstream school or the other of the two.
const FOREIGN: [(&str, &[&str]); 2] = [
    ("send", &["special educational needs", "subject teachers", "gcse", "different subjects", "department meeting"]),
    ("college", &["pshe", "gcse", "circle time", "key stage", "department meeting", "different subjects"]),
];

fn workbooks(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("listed") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(workbooks(&path));
        } else if path.extension().is_some_and(|ending| ending == "xlsx") {
            found.push(path);
        }
    }
    found
}

/// Every part of a workbook as it is stored: cells, prompts, headings, names, titles, descriptions.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    let texts = names.into_iter().filter_map(|name| {
        let mut text = String::new();
        archive.by_name(&name).expect("a part").read_to_string(&mut text).ok()?;
        // What is accepted as an answer, whoever says it, stands folded on the hidden sheet, and nobody reads it.
        let told = text.split("<si>").filter(|told| !told.starts_with("<t>all year ")).collect::<Vec<_>>().join("<si>");
        Some((name, told))
    });
    texts.collect()
}

/// The text of every cell of every sheet that people see.
fn seen(bytes: &[u8]) -> Vec<String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let sheets = book.sheets_metadata().to_vec();
    let mut texts = Vec::new();
    for sheet in sheets.iter().filter(|sheet| sheet.visible == SheetVisible::Visible) {
        let range = book.worksheet_range(&sheet.name).expect("cells");
        texts.push(sheet.name.clone());
        texts.extend(range.used_cells().map(|(_, _, cell)| cell.to_string()));
    }
    texts
}

#[test]
fn no_workbook_of_a_special_school_or_a_college_speaks_of_year_groups_or_pupils() {
    let folder = tempfile::tempdir().expect("a folder");
    for (setting, own, place) in
        [("send", ["Classes", "Career group"], "School"), ("college", ["Programmes", "Level"], "College")]
    {
        let (code, told) = run(&["demo", setting, "--setting", setting], folder.path());
        assert_eq!(code, 0, "{told}");
        let books = workbooks(&folder.path().join(setting));
        assert!(books.len() > 30, "{books:?}");
        for book in &books {
            let bytes = fs::read(book).expect("read");
            for (part, text) in parts(&bytes) {
                let text = text.to_lowercase();
                let foreign =
                    FOREIGN.iter().filter(|(own, _)| *own == setting).flat_map(|(_, words)| words.iter().copied());
                for word in MAINSTREAM.into_iter().chain(foreign) {
                    if let Some(at) = text.find(word) {
                        let near: String =
                            text[..at].chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
                        panic!("{}, {part}: …{near}{word}", book.display());
                    }
                }
            }
            let seen = seen(&bytes);
            let year = seen.iter().find(|text| {
                text.split(|c: char| !c.is_alphanumeric()).any(|word| {
                    word.strip_prefix('Y')
                        .is_some_and(|number| number.parse::<u8>().is_ok_and(|year| (7..=13).contains(&year)))
                })
            });
            assert_eq!(year, None, "{}", book.display());
            let name = book.strip_prefix(folder.path()).expect("below").to_string_lossy().replace('\\', "/");
            // The tabs of the plan workbook are the same in every setting.
            if setting == "college" && !name.ends_with("plan.xlsx") {
                assert_eq!(seen.iter().find(|text| text.to_lowercase().contains("school")), None, "{name}");
            }
            // A class team has no subject: no workbook speaks of one, the plan's tables apart.
            if setting == "send"
                && ["/workbooks/", "/corrections/", "/pack/", "/matrix/", "/programme/"]
                    .iter()
                    .any(|one| name.contains(one))
            {
                let subject = seen.iter().find(|text| text.to_lowercase().contains("subject"));
                assert_eq!(subject, None, "{name}");
            }
            if name.contains("/workbooks/") && !name.contains("Careers Leader") {
                for word in own.into_iter().chain([place]) {
                    assert!(seen.iter().any(|text| text == word), "{name} does not say {word}");
                }
            }
        }
        let names: Vec<String> = books.iter().map(|book| book.to_string_lossy().into_owned()).collect();
        for kind in
            ["plan.xlsx", "workbooks", "returns", "corrections", "Careers matrix", "Staff session", "For governors"]
        {
            assert!(names.iter().any(|name| name.contains(kind)), "no {kind}");
        }
    }
}

/// The sieve catches what it should: the mainstream school's own workbooks are full of these words.
#[test]
fn the_words_looked_for_are_those_of_mainstream_workbooks() {
    let plan = common::demo_plan();
    let issued = issue::workbooks(&common::forms(&plan), &["HUM".into()]).expect("drawn").remove(0);
    let text: String = parts(&issued.bytes).into_iter().map(|(_, text)| text.to_lowercase()).collect();
    for word in ["pupil", "year group", "key stage", "ks3", "year 7", "year 1"] {
        assert!(text.contains(word) && MAINSTREAM.contains(&word), "{word}");
    }
}

#[test]
fn a_new_round_of_each_setting_can_be_issued_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    for setting in Setting::ALL.map(Setting::word) {
        let (code, told) = run(&["new", setting, "--setting", setting, "--school", "Ours"], folder.path());
        assert_eq!(code, 0, "{told}");
        let (code, told) = run(&["generate", setting], folder.path());
        assert_eq!(code, 0, "{told}");
        let (_, told) = run(&["check", setting, "--json"], folder.path());
        let document: Value = serde_json::from_str(&told).expect("JSON");
        assert_eq!(document["plan"]["setting"], setting);
        assert_eq!(document["plan"]["school"], "Ours");
    }
    let (code, told) = run(&["new", "other", "--setting", "nursery"], folder.path());
    assert_eq!(code, 2);
    assert!(told.contains("mainstream") && told.contains("college"), "{told}");
}

#[test]
fn the_name_of_a_resource_is_one_line_of_its_column() {
    // It is a link, and LibreOffice does not break one.
    for setting in Setting::ALL {
        let plan = resolve(&setting.built_in()).expect("no fault");
        let long: Vec<&str> =
            plan.resources.iter().map(|one| one.name.as_str()).filter(|name| name.len() > 25).collect();
        assert_eq!(long, [] as [&str; 0]);
    }
}

#[test]
fn the_plan_of_each_setting_is_read_from_its_workbook_as_from_its_text() {
    for setting in Setting::ALL {
        let file = setting.built_in();
        let plan = resolve(&file).expect("no fault");
        let bytes = issue::plan_workbook(&file, &common::forms(&plan)).expect("drawn");
        assert!(reader::plan_from_workbook(&bytes) == Ok(plan), "{}", setting.word());
    }
    for (text, setting) in [
        (include_str!("../schemas/mainstream.toml"), Setting::Mainstream),
        (include_str!("../schemas/send.toml"), Setting::Send),
        (include_str!("../schemas/alternative-provision.toml"), Setting::AlternativeProvision),
        (include_str!("../schemas/college.toml"), Setting::College),
    ] {
        let plan = reader::plan_from_toml(text).expect("no fault");
        assert!(plan == resolve(&setting.built_in()).expect("no fault"), "{}", setting.word());
    }
}

/// The nine steps are the Careers Leader's own action plan, and nobody tells themselves anything.
#[test]
fn the_careers_leaders_workbook_is_written_to_the_careers_leader() {
    for setting in Setting::ALL {
        let plan = resolve(&setting.built_in()).expect("no fault");
        let mut form = common::form(&plan, LEADER);
        // What departments read as guidance stands there as they read it, and says so.
        form.sheets.retain(|sheet| !sheet.title.contains("as departments read of them"));
        let bytes = pen::draw(&form, &Answers::default(), plan.round.due).expect("drawn");
        let seen = seen(&bytes).join("\n");
        for words in
            ["ell the Careers Leader", "this workbook honestly", "in the lesson.", "share them with the department"]
        {
            assert!(!seen.contains(words), "{}: {words}", setting.word());
        }
        assert!(seen.contains("Anything to note for next time?"));
        assert!(seen.contains(plan.dedicated_time()));
        assert_eq!(seen.contains("PSHE"), setting == Setting::Mainstream);
    }
}

/// Workbooks were issued with other words for the same questions, and come back still.
#[test]
fn a_careers_leaders_workbook_in_earlier_words_is_read_without_a_word() {
    for setting in [Setting::Mainstream, Setting::College] {
        let plan = common::demo_plan_of(setting);
        let sent = demo::returns(&common::forms(&plan))
            .into_iter()
            .find(|sent| sent.department == LEADER)
            .expect("the leader's");
        let drawn = pen::draw(&common::form(&plan, LEADER), &sent.answers, sent.saved).expect("drawn");
        let told = common::read(&plan, &drawn);
        let about = format!("Dedicated time is {}:", plan.dedicated_time());
        let before = [
            ("Anything to note for next time?", "Anything you want to tell the Careers Leader?"),
            (about.as_str(), "Dedicated time is careers lessons, PSHE, tutor time and drop-down days:"),
        ];
        let earlier = common::hostile::with_part(&drawn, "xl/sharedStrings.xml", |text| {
            assert!(before.iter().all(|(now, _)| text.contains(now)), "{before:?}");
            before.iter().fold(text.to_owned(), |text, (now, then)| text.replace(now, then))
        });
        let read = common::read(&plan, &earlier);
        assert_eq!((&read.answers, &read.findings), (&told.answers, &told.findings), "{}", setting.word());
        // The ref that a form's questions are read by may be lost: then by their words.
        let lost = common::hostile::with_part(&earlier, "xl/sharedStrings.xml", |text| text.replace(">A2<", ">?<"));
        let remarks = |answers: &Answers| {
            answers.iter().find(|(key, _)| key.slot == SlotKey::Remarks).map(|(_, given)| given.clone())
        };
        assert!(remarks(&told.answers).is_some());
        assert_eq!(remarks(&common::read(&plan, &lost).answers), remarks(&told.answers), "{}", setting.word());
    }
}

#[test]
fn a_plan_workbook_asks_for_the_name_of_the_place_in_its_own_word() {
    for (word, asked, caption) in [
        ("school", "Name of the school", "The school"),
        ("college", "Name of the college", "The college"),
        ("academy", "Name", "The academy"),
    ] {
        let mut file = Setting::College.built_in();
        word.clone_into(&mut file.words.school);
        let plan = resolve(&file).expect("no fault");
        let bytes = issue::plan_workbook(&file, &common::forms(&plan)).expect("drawn");
        let seen = seen(&bytes);
        for text in [asked, caption, &format!("What the {word} wants from careers in the curriculum.")] {
            assert!(seen.iter().any(|own| own.starts_with(text)), "{text}");
        }
        assert!(reader::plan_from_workbook(&bytes) == Ok(plan));
    }
}

/// Every class has its number in each stage, and nobody is counted twice.
#[test]
fn a_class_of_two_stages_has_a_roll_in_each() {
    let plan = common::demo_plan_of(Setting::Send);
    let results = Results::new(&common::forms(&plan), Vec::new());
    let document = serde_json::to_value(report::check(&results)).expect("JSON");
    let oak: Vec<Value> = document["plan"]["stages"]
        .as_array()
        .expect("stages")
        .iter()
        .flat_map(|stage| stage["cohorts"].as_array().expect("cohorts"))
        .filter(|cohort| cohort["name"] == "Oak")
        .map(|cohort| json!([cohort["code"], cohort["roll"], cohort["in_scope"]]))
        .collect();
    assert_eq!(oak, [json!(["OAK-CG1", 5, 5]), json!(["OAK-CG2", 4, 4])]);
    let form = common::form(&plan, "OAK");
    let reach = form.sheets.iter().find(|sheet| sheet.name == "Reach").expect("a sheet");
    let rows: Vec<&str> =
        reach.areas[0].rows.iter().map(|row| row.printed(SlotKey::Cohort).expect("printed")).collect();
    assert_eq!(rows, ["Oak (CG1)", "Oak (CG2)"], "a class team is asked of its own class alone");
    // In a drop-down the class stands once, and no group beside it: there is nobody else whom it could mean.
    let lists: Vec<_> = form.lists.iter().filter(|list| list.labels().contains(&"Oak".to_owned())).collect();
    assert!(!lists.is_empty() && lists.iter().all(|list| list.labels() == ["Oak"]), "one thing is offered once");
}

fn faults(file: &File) -> Vec<String> {
    resolve(file)
        .expect_err("faults")
        .into_iter()
        .map(|fault| format!("{}.{}: {} {}", fault.table, fault.field, fault.what, fault.fix))
        .collect()
}

#[test]
fn a_code_twice_is_one_class_of_two_stages_or_a_fault() {
    let oak = |stage: &str, name: &str| Cohort {
        code: "OAK".into(),
        name: name.into(),
        stage: stage.into(),
        roll: Some(3),
        ..Cohort::default()
    };
    let with = |cohort: Cohort| {
        let mut file = Setting::Send.built_in();
        file.cohorts.push(cohort);
        file
    };
    assert!(faults(&with(oak("CG1", "Oak")))[0].contains("'OAK' is used more than once"));
    let mut named = Setting::Send.built_in();
    named.cohorts.iter_mut().rfind(|cohort| cohort.code == "OAK").expect("Oak").name = "Acorn".into();
    assert!(faults(&named)[0].contains("'OAK' is called 'Oak' in another row"), "{:?}", faults(&named));
    // A code that is another row's ref would make two rows of one ref.
    let taken = Cohort { code: "oak-cg1".into(), ..oak("CG2", "Other") };
    assert!(faults(&with(taken))[0].contains("used more than once"));
}

#[test]
fn a_subject_teaches_known_groups_of_each_of_its_stages() {
    let mut file = Setting::Send.built_in();
    let elm = file.subjects.iter_mut().find(|subject| subject.department == "ELM").expect("Elm");
    elm.cohorts = vec!["ELN".into()];
    assert!(
        faults(&file)[0].contains("'ELN' is not in the table of cohorts Did you mean 'ELM'?"),
        "{:?}",
        faults(&file)
    );
    let elm = file.subjects.iter_mut().find(|subject| subject.department == "ELM").expect("Elm");
    elm.cohorts = vec!["ASH".into()];
    assert!(faults(&file)[0].contains("none of them is of stage 'CG2'"), "{:?}", faults(&file));
    let mut twice = Setting::Send.built_in();
    twice.subjects.iter_mut().for_each(|subject| subject.name = "Whole curriculum".into());
    assert!(faults(&twice)[0].contains("such as 'Whole curriculum (Birch class)'"), "{:?}", faults(&twice));
}

/// From the first plan to the matrix, in its own words.
#[test]
fn a_round_of_alternative_provision_goes_its_way() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| run(arguments, folder.path());
    let (code, told) = run(&["new", "ap", "--setting", "alternative-provision", "--school", "Ours"]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(run(&["generate", "ap"]).0, 0);
    let round = folder.path().join("ap");
    let plan = reader::plan_from_workbook(&fs::read(round.join("plan.xlsx")).expect("read")).expect("no fault");
    fs::create_dir_all(round.join("returns")).expect("a folder");
    for (seed, code) in (3..).zip(["ENG", "VOC", "PSH"]) {
        let audit = common::random::audit(&plan, common::department(&plan, code), seed);
        let bytes = pen::draw(&common::full_form(&plan, code), &answers_of(&audit), plan.round.due).expect("drawn");
        fs::write(round.join(format!("returns/{code}.xlsx")), bytes).expect("written");
    }
    assert!(run(&["check", "ap"]).0 <= 1);
    let (code, told) = run(&["consolidate", "ap"]);
    assert!(code <= 1, "{told}");
    let books = workbooks(&round);
    for kind in ["plan.xlsx", "workbooks", "returns", "Careers matrix"] {
        assert!(books.iter().any(|book| book.to_string_lossy().contains(kind)), "no {kind}");
    }
    for book in &books {
        let seen = seen(&fs::read(book).expect("read"));
        let foreign = ["pupil", "ks5", "year 12", "career group"];
        let told = seen.iter().find(|text| foreign.iter().any(|word| text.to_lowercase().contains(word)));
        assert_eq!(told, None, "{}", book.display());
    }
    let (code, told) = run(&["demo", "made-up", "--setting", "alternative-provision"]);
    assert_eq!(code, 2);
    assert!(told.contains("mainstream") && told.contains("college"), "{told}");
}

/// Alternative provision: most learners are also on another school's roll, which looks after their careers.
#[test]
fn alternative_provision_counts_those_in_scope() {
    let mut file = Setting::AlternativeProvision.built_in();
    for cohort in &mut file.cohorts {
        cohort.roll = Some(12);
        cohort.in_scope = Some(5);
    }
    let plan = resolve(&file).expect("no fault");
    assert_eq!(plan.school.setting, Setting::AlternativeProvision);
    let bytes = issue::plan_workbook(&file, &common::forms(&plan)).expect("drawn");
    assert!(reader::plan_from_workbook(&bytes) == Ok(plan.clone()));
    assert!(plan.stages.iter().all(|stage| stage.learners() == 5 * u32::try_from(stage.cohorts.len()).expect("few")));
    let results = Results::new(&common::forms(&plan), Vec::new());
    let document = serde_json::to_value(report::check(&results)).expect("JSON");
    assert_eq!(document["plan"]["setting"], "alternative-provision");
    assert_eq!(document["plan"]["stages"][0]["cohorts"][0]["in_scope"], 5);
    let seen = seen(&matrix::workbook(&Picture::new(&results, plan.round.due)).expect("drawn"));
    let all = plan.stages.iter().flat_map(|stage| &stage.cohorts).count() * 5;
    assert!(seen.iter().any(|text| text.starts_with(&format!("{all} in all."))), "{seen:#?}");
}

/// A mainstream school with its overlay for learners with SEND switched on: one drop-down of the built-in plan.
fn with_overlay() -> File {
    let mut file = Setting::Mainstream.built_in();
    let overlay = file.stages.iter_mut().find(|stage| stage.overlay).expect("it ships one");
    assert_eq!(overlay.in_use, Some(false), "switched off");
    overlay.in_use = Some(true);
    file
}

/// Off, nobody is asked anything of it; on, those alone whom it asks.
#[test]
fn an_overlay_is_switched_on_by_one_drop_down() {
    let file = Setting::Mainstream.built_in();
    let off = resolve(&file).expect("no fault");
    let issued = |file: &File| {
        let forms = common::forms(&resolve(file).expect("no fault"));
        issue::workbooks(&forms, &["ENG".into(), "MUS".into(), LEADER.into()]).expect("drawn")
    };
    // As if it were not there, to the byte.
    let mut without = file.clone();
    without.stages.retain(|stage| !stage.overlay);
    without.cohorts.retain(|cohort| cohort.stage != "CG2");
    without.outcomes.retain(|outcome| outcome.stage != "CG2");
    without.subjects.iter_mut().for_each(|subject| subject.stages.retain(|stage| stage != "CG2"));
    for (one, other) in issued(&file).iter().zip(issued(&without)) {
        assert!(one.bytes == other.bytes, "{}", one.name);
    }
    // The switch is a drop-down of the plan workbook, and is read from it.
    let drawn = issue::plan_workbook(&with_overlay(), &common::forms(&off)).expect("drawn");
    let on = reader::plan_from_workbook(&drawn).expect("no fault");
    assert!(on == resolve(&with_overlay()).expect("no fault"));
    let [english, music, leader] = issued(&with_overlay()).try_into().map_err(|_| "three").expect("three");
    let own = |bytes: &[u8]| -> Vec<String> {
        let known = [off.edition(), on.edition()];
        seen(bytes).into_iter().filter(|text| known.iter().all(|edition| !text.contains(edition.as_str()))).collect()
    };
    assert!(seen(&english.bytes).iter().any(|text| text == "CG2-1"));
    assert!(seen(&leader.bytes).iter().any(|text| text == "CG2-4"));
    assert_eq!(own(&music.bytes), own(&issued(&file)[1].bytes), "Music is asked what it was asked");
}

fn consolidated(plan: &Plan, audit: &careers_audit::answers::audit::Audit, code: &str) -> (Value, Vec<u8>) {
    let form = common::full_form(plan, code);
    let bytes = pen::draw(&form, &answers_of(audit), plan.round.due).expect("drawn");
    let results = Results::new(
        &common::forms(plan),
        settle(&common::forms(plan), vec![common::incoming(plan, "a.xlsx", &bytes)]),
    );
    let document = serde_json::to_value(report::consolidate(&Picture::new(&results, plan.round.due))).expect("JSON");
    (document, matrix::workbook(&Picture::new(&results, plan.round.due)).expect("drawn"))
}

#[test]
fn an_overlay_is_asked_covered_and_reported_but_judges_nobody() {
    use careers_audit::answers::audit::{Coverage, Status};
    let plain = common::plan();
    let plan = resolve(&with_overlay()).expect("no fault");
    let english = common::department(&plan, "ENG");
    let form = common::form(&plan, &english.code);
    assert_eq!(form.kind, BookKind::Department);
    assert!(form.total_minutes() <= 20, "{}", form.total_minutes());
    // English does a lot for everybody, and as much for its overlay: or nothing at all.
    let mut audit = common::random::audit(&plain, common::department(&plain, "ENG"), 5);
    let overlay = |coverage, status| careers_audit::answers::audit::OutcomeRow {
        place: careers_audit::answers::RowPlace { subject: Some("English".into()), row: "CG2-1".into() },
        coverage: Some(coverage),
        status,
        term: status.map(|_| "Autumn".to_owned()),
        unit: status.map(|_| "Who am I?".to_owned()),
        ..careers_audit::answers::audit::OutcomeRow::default()
    };
    let without = consolidated(&plan, &audit, "ENG").0["subjects"].clone();
    audit.outcomes.push(overlay(Coverage::NotYet, None));
    let nothing = consolidated(&plan, &audit, "ENG").0["subjects"].clone();
    audit.outcomes.pop();
    audit.outcomes.push(overlay(Coverage::Taught, Some(Status::InPlace)));
    let (document, book) = consolidated(&plan, &audit, "ENG");
    assert_eq!(document["subjects"], without, "an overlay is in no verdict");
    assert_eq!(document["subjects"], nothing);
    let outcome = document["outcomes"].as_array().expect("outcomes").iter().find(|one| one["outcome"] == "CG2-1");
    assert_eq!(outcome.expect("reported")["subjects"], json!(["English"]), "it is covered and reported");
    let seen = seen(&book);
    assert!(seen.iter().any(|text| text == "CG2-1"), "the matrix shows it");
    // Its learners are counted with their own year groups, and not again.
    let all: u32 = plain.stages.iter().map(careers_audit::plan::Stage::learners).sum();
    assert!(seen.iter().any(|text| text.starts_with(&format!("{},{:03} in all.", all / 1000, all % 1000))), "{all}");
}

/// How many encounters a learner should have is told, and no subject is judged by it.
#[test]
fn the_number_of_encounters_is_told_and_judges_nobody() {
    let book = |encounters| {
        let mut file = demo::school(Setting::College.built_in());
        file.rules.encounters = encounters;
        let plan = resolve(&file).expect("no fault");
        let results = common::demo_results(&plan);
        let subjects = serde_json::to_value(report::consolidate(&Picture::new(&results, plan.round.due)))
            .expect("JSON")["subjects"]
            .clone();
        (subjects, seen(&matrix::workbook(&Picture::new(&results, plan.round.due)).expect("drawn")).join("\n"))
    };
    let (two, told) = book(Some(2));
    assert!(told.contains("at least 2 meaningful encounters a year, one of them through the curriculum"));
    let (blank, told) = book(None);
    assert!(told.contains("at least one meaningful encounter a year"));
    assert_eq!(two, blank);
}

/// A subject may teach some groups alone: what it covers is not covered for the others.
#[test]
fn who_does_not_meet_what_is_covered_is_told_in_the_words_of_the_setting() {
    let folder = tempfile::tempdir().expect("a folder");
    for (setting, caption, reference, codes) in [
        ("send", "Covered, but not for every class", "CG2-4", &["OAK", "HAZ"][..]),
        (
            "college",
            "Covered, but not for every programme",
            "L3-3",
            &["BRC3", "BUS3", "DIG3", "ADM3", "PER3", "HAB3"][..],
        ),
    ] {
        let (code, told) = run(&["demo", setting, "--setting", setting], folder.path());
        assert_eq!(code, 0, "{told}");
        let round = folder.path().join(setting);
        let matrix = workbooks(&round.join("matrix")).remove(0);
        let seen_there = seen(&fs::read(matrix).expect("read"));
        assert!(seen_there.iter().any(|text| text == caption), "{setting}");
        let governors = seen(&fs::read(round.join("pack/For governors.xlsx")).expect("read"));
        assert!(governors.iter().any(|text| text == "Not for everyone"));
        // SLT's mail is short: it stands in what goes with it.
        assert!(seen_there.iter().any(|text| text.contains("are covered, but not for every")));

        let output = Command::new(env!("CARGO_BIN_EXE_careers-audit"))
            .args(["--today", "2026-12-15", "consolidate", setting, "--json"])
            .current_dir(folder.path())
            .output()
            .expect("it runs");
        let document: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let outcomes = document["outcomes"].as_array().expect("outcomes");
        let own = outcomes.iter().find(|one| one["outcome"] == reference).expect("the outcome");
        assert_eq!((&own["unmet"], &own["gap"]), (&json!(codes), &Value::Null), "{setting}");
        // What nobody covers is a gap of its own, and missed by none alone.
        for one in outcomes {
            let is_told = one["dedicated"] == true || one["subjects"].as_array().is_some_and(|by| !by.is_empty());
            assert!(is_told || one["unmet"] == json!([]), "{one}");
        }
    }
}
