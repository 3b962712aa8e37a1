//! People fill in workbooks where they lie: every verb reads them there, and none loses what was written.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::collections::BTreeMap;
use std::sync::Arc;

use careers_audit::answers::{Answers, Key, Value};
use careers_audit::finding::Code;
use careers_audit::layout::{Extras, Forms, answers_of};
use careers_audit::picture::Picture;
use careers_audit::plan::{LEADER, Setting};
use careers_audit::returns::{Results, State};
use careers_audit::round::{self, Done, RoundError, Said, Snapshot, Verb};
use careers_audit::shelf::{Memory, Rel, Shelf, Trial};
use careers_audit::{names, pen, report};
use common::hostile::with_part;
use jiff::Timestamp;
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 12, 15);

fn generate(force: bool) -> Verb {
    Verb::Generate { only: Vec::new(), extras: Extras::NONE, force }
}

fn perform(shelf: &mut dyn Shelf, verb: &Verb) -> Done {
    round::perform(shelf, verb, TODAY, &|_| {}).expect("done")
}

fn results(shelf: &dyn Shelf) -> Arc<Results> {
    Arc::clone(Snapshot::of(shelf, &[Verb::Status], TODAY, &|_| {}).expect("read").results())
}

/// A round whose workbooks were issued, its forms, and the name of each workbook.
fn issued() -> (Memory, Forms, BTreeMap<String, Rel>) {
    let mut shelf = Memory::new();
    round::start(&mut shelf, Setting::Mainstream, None, date(2026, 11, 2)).expect("started");
    perform(&mut shelf, &generate(false));
    let forms = Forms::new(Snapshot::of(&shelf, &[], TODAY, &|_| {}).expect("a plan").plan().clone());
    let plan = forms.plan();
    let departments = plan.departments.iter().map(|one| (one.code.clone(), names::audit(Some(one))));
    let names = departments.chain([(LEADER.to_owned(), names::audit(None))]);
    let names = names.map(|(code, name)| (code, Rel::new("workbooks").join(name))).collect();
    (shelf, forms, names)
}

/// What a department answers.
fn answers(forms: &Forms, code: &str, seed: u64) -> Answers {
    match forms.plan().department(code) {
        Some(department) => answers_of(&common::random::audit(forms.plan(), department, seed)),
        None => common::random::answers(forms.plan(), forms.of(LEADER).expect("a form"), seed),
    }
}

/// As a program saves it that is not ours: another archive, nothing at its end.
fn saved(forms: &Forms, code: &str, answers: &Answers) -> Vec<u8> {
    let drawn = pen::draw(forms.of(code).expect("a form"), answers, date(2026, 12, 1)).expect("drawn");
    with_part(&drawn, "docProps/app.xml", |text| text.replace("Microsoft Excel", "openpyxl"))
}

/// Every answer with what it means.
fn meant(answers: &Answers) -> BTreeMap<String, String> {
    let shown = |(key, given): (&Key, _)| {
        let given: &careers_audit::answers::Given = given;
        (format!("{key:?}"), given.means.as_ref().map(Value::to_string).unwrap_or_default())
    };
    answers.iter().map(shown).collect()
}

/// What counts of each department.
fn counting(results: &Results, names: &BTreeMap<String, Rel>) -> BTreeMap<String, BTreeMap<String, String>> {
    let of = |code: &str| results.counting(code).map(|entry| meant(&entry.answers)).unwrap_or_default();
    names.keys().map(|code| (code.clone(), of(code))).collect()
}

/// What the matrix is drawn from, as JSON.
fn judged(results: &Results) -> String {
    serde_json::to_string(&report::consolidate(&Picture::new(results, TODAY))).expect("JSON")
}

#[test]
fn every_workbook_that_was_filled_in_where_it_lay_is_in_the_next_matrix_and_stays_there() {
    let (mut shelf, forms, names) = issued();
    // Blank ones are nothing at all.
    assert!(results(&shelf).returns.is_empty());
    let mut among_returns = shelf.clone();
    for (at, (code, workbook)) in names.values().zip(&names) {
        let bytes = saved(&forms, code, &answers(&forms, code, 7));
        shelf.put(at, bytes.clone());
        among_returns.put(&Rel::new("returns").join(workbook.name()), bytes);
    }
    let (wanted, expected) = (judged(&results(&among_returns)), counting(&results(&among_returns), &names));
    assert!(names.len() > 10 && expected.values().all(|answers| answers.len() > 5));
    let holds = |shelf: &Memory, when: &str| {
        let came = results(shelf);
        assert_eq!(counting(&came, &names), expected, "{when}");
        assert_eq!(judged(&came), wanted, "{when}");
        came
    };
    for entry in &holds(&shelf, "as they lie").returns {
        assert!(entry.file.starts_with("../workbooks/"), "{}", entry.file);
        assert_eq!(entry.findings.iter().filter(|finding| finding.code == Code::FilledInPlace).count(), 1);
    }
    // A department is answered as it is when it sends its workbook.
    let verb = Verb::Check { settle: Vec::new() };
    let written = |shelf: &Memory| {
        let done = perform(&mut Trial::over(shelf), &verb);
        done.written.into_iter().map(|one| one.at).collect::<Vec<_>>()
    };
    assert_eq!(written(&shelf), written(&among_returns));
    // Without --force all of them stay, and it is said.
    let before = shelf.clone();
    let done = perform(&mut shelf, &generate(false));
    let left = done.said.iter().filter(|said| matches!(said, Said::Left(_, None))).count();
    assert_eq!(left, names.len());
    assert!(
        before
            .files()
            .filter(|(at, _)| at.to_string().starts_with("workbooks/"))
            .all(|(at, bytes)| { shelf.read(at).expect("it is there") == bytes })
    );
    // With it they are kept and replaced; a second time nothing is left to keep.
    let foretold = perform(&mut Trial::over(&shelf), &generate(true)).written;
    assert_eq!(perform(&mut shelf, &generate(true)).written, foretold);
    let came = holds(&shelf, "kept");
    assert!(came.returns.iter().all(|entry| entry.file.starts_with("kept/")));
    perform(&mut shelf, &generate(true));
    holds(&shelf, "kept, and issued once more");
    // What is filled in then is newer than what was kept, and is kept beside it.
    shelf.now = Timestamp::from_second(1_797_000_000).expect("a moment");
    for (code, at) in &names {
        shelf.put(at, saved(&forms, code, &answers(&forms, code, 8)));
    }
    let second = counting(&results(&shelf), &names);
    perform(&mut shelf, &generate(true));
    assert_eq!(counting(&results(&shelf), &names), second);
    let kept = shelf.list(&Rel::new("returns/kept")).expect("listed").len();
    assert_eq!(kept, names.len() * 2);
}

#[test]
fn the_same_bytes_count_once_and_parts_that_lie_in_both_places_are_put_together() {
    let (mut shelf, forms, names) = issued();
    let (hum, art, eng) = (&names["HUM"], &names["ART"], &names["ENG"]);
    let bytes = |code: &str, seed| saved(&forms, code, &answers(&forms, code, seed));
    // Returned and filled in, the same; returned alone; filled in alone.
    shelf.put(hum, bytes("HUM", 7));
    shelf.put(&Rel::new("returns/from Sam/hum.xlsx"), bytes("HUM", 7));
    shelf.put(&Rel::new("returns/kept/HUM.xlsx"), bytes("HUM", 7));
    shelf.put(&Rel::new("returns/art.xlsx"), bytes("ART", 7));
    shelf.put(eng, bytes("ENG", 7));
    // Both, and each holds what the other does not.
    let whole = answers(&forms, "MUS", 7);
    let (mut one, mut other) = (Answers::default(), Answers::default());
    for (number, (key, given)) in whole.iter().enumerate() {
        if number % 2 == 0 { &mut one } else { &mut other }.put(key.clone(), given.clone());
    }
    shelf.put(&names["MUS"], saved(&forms, "MUS", &one));
    shelf.put(&Rel::new("returns/mus.xlsx"), saved(&forms, "MUS", &other));
    let came = results(&shelf);
    let files = |code: &str| {
        let own = came.returns.iter().filter(|entry| entry.department.as_deref() == Some(code));
        own.map(|entry| (entry.file.as_str(), entry.state.counts())).collect::<Vec<_>>()
    };
    assert_eq!(files("ART"), [("art.xlsx", true)]);
    assert_eq!(files("ENG"), [(&*eng.seen_from(names::Folder::Returns), true)]);
    assert!(files("HUM").iter().all(|(file, _)| !file.contains("workbooks")), "{:?}", files("HUM"));
    let merged = came.counting("MUS").expect("it counts");
    assert_eq!((merged.state, meant(&merged.answers)), (State::Merged, meant(&whole)));
    // The blank one of a department whose return lies among the returns is replaced, those filled in are kept.
    let kept: Vec<String> = perform(&mut shelf, &generate(true))
        .said
        .into_iter()
        .filter_map(|said| if let Said::Kept(at) = said { Some(at.name()) } else { None })
        .collect();
    assert_eq!(kept.len(), 3, "{kept:?}");
    assert!(!kept.contains(&art.name()));
    assert_eq!(counting(&results(&shelf), &names), counting(&came, &names));
}

#[test]
fn a_blank_workbook_is_nothing_whenever_and_by_whatever_plan_it_was_issued() {
    let (mut shelf, forms, names) = issued();
    // As earlier editions issued it, without a seal; and opened and saved again by another program.
    let blank = |code: &str| pen::draw(forms.of(code).expect("a form"), &Answers::default(), forms.plan().stamp());
    shelf.put(&names["HUM"], blank("HUM").expect("drawn"));
    shelf.put(&names["ART"], saved(&forms, "ART", &Answers::default()));
    shelf.put(&names[LEADER], saved(&forms, LEADER, &Answers::default()));
    assert!(results(&shelf).returns.is_empty());
    match round::perform(&mut shelf, &generate(false), TODAY, &|_| {}).expect_err("two were saved again") {
        RoundError::Differ(blank, filled) => assert_eq!((blank.len(), filled.len()), (2, 0)),
        other => panic!("{other}"),
    }
    // A plan that changed since, a department that it no longer has, a round that has another name.
    let mut typed = careers_audit::plan::built_in();
    typed.departments.retain(|department| department.code != "MUS");
    typed.subjects.retain(|subject| subject.department != "MUS");
    typed.outcomes.iter_mut().for_each(|outcome| outcome.departments.retain(|code| code != "MUS"));
    typed.round.label = "Another round".to_owned();
    shelf.remove(&Rel::new("plan.xlsx")).expect("removed");
    shelf.put(&Rel::new("plan.toml"), typed.to_toml().expect("TOML").into_bytes());
    shelf.put(&names["ENG"], saved(&forms, "ENG", &Answers::default()));
    let told: Vec<String> = results(&shelf).returns.iter().map(|entry| entry.file.clone()).collect();
    assert!(told.is_empty(), "{told:?}");
    // A kept copy in which nothing is answered was returned by nobody either.
    shelf.put(&Rel::new("returns/kept/ENG.xlsx"), saved(&forms, "ENG", &Answers::default()));
    shelf.put(&Rel::new("returns/HUM.xlsx"), blank("HUM").expect("drawn"));
    let told: Vec<String> = results(&shelf).returns.iter().map(|entry| entry.file.clone()).collect();
    assert_eq!(told.iter().filter(|file| file.starts_with("kept/")).count(), 0, "{told:?}");
    assert!(told.contains(&"HUM.xlsx".to_owned()), "{told:?}");
}

#[test]
fn a_text_beside_the_questions_is_told_where_it_lies() {
    let (mut shelf, forms, names) = issued();
    let blank = saved(&forms, "ART", &Answers::default());
    let written = with_part(&blank, "xl/worksheets/sheet2.xml", |xml| {
        let row = r#"<row r="900"><c r="Z900" t="inlineStr"><is><t>We do this in May</t></is></c></row></sheetData>"#;
        xml.replacen("</sheetData>", row, 1)
    });
    shelf.put(&names["ART"], blank);
    assert!(results(&shelf).returns.is_empty(), "blank, if saved by another program");
    shelf.put(&names["ART"], written);
    let results = results(&shelf);
    let [entry] = results.returns.as_slice() else { panic!("one return: {:?}", results.returns) };
    assert_eq!(entry.state, State::Empty);
    assert!(entry.findings.iter().any(|finding| finding.code == Code::FilledInPlace));
    assert!(entry.unplaced.iter().any(|one| one.text == "We do this in May"), "{:?}", entry.unplaced);
}

#[test]
fn a_workbook_that_is_in_the_cloud_or_cannot_be_told_stays_and_stops_no_other() {
    let mut shelf = Memory::new();
    round::start(&mut shelf, Setting::Send, None, date(2026, 11, 2)).expect("started");
    perform(&mut shelf, &generate(false));
    let [oak, other] = ["workbooks/OAK Oak class audit.xlsx", "workbooks/Careers Leader audit.xlsx"].map(Rel::new);
    shelf.remove(&oak).expect("removed");
    shelf.put(&Rel::new("workbooks/.OAK Oak class audit.xlsx.icloud"), b"bplist00".to_vec());
    shelf.remove(&other).expect("removed");
    shelf.make(&other).expect("made");
    for force in [false, true] {
        let done = perform(&mut shelf, &generate(force));
        let left = done.said.into_iter().filter_map(|said| match said {
            Said::Left(at, why) => Some((at, why.expect("it says why").to_string())),
            _ => None,
        });
        let left: BTreeMap<Rel, String> = left.collect();
        assert_eq!(left.len(), 2, "{left:?}");
        assert!(left[&oak].contains("Download it first") && left[&other].contains("is a folder"), "{left:?}");
        assert!(!shelf.is_there(&oak));
    }
    // It is told as what it is, and the other verbs go on.
    let came = results(&shelf);
    assert_eq!(came.returns.iter().map(|entry| entry.state).collect::<Vec<_>>(), [State::Unreadable]);
    perform(&mut shelf, &Verb::Check { settle: Vec::new() });
}
