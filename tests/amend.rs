//! What is typed into a plan without opening it: the plan says that, and nothing else of the file has changed, whoever made
//! what of it.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use careers_audit::plan::file::File;
use careers_audit::plan::{Setting, resolve};
use careers_audit::reader::{self, Amendments, OfDepartment};
use careers_audit::round::{self, RoundError};
use careers_audit::shelf::{Memory, Outcome, Rel, Shelf};
use careers_audit::{demo, issue};
use common::opened::{Node, Package};
use common::programs::Program;
use common::random::Dice;
use common::remade::{moved, of_1904, packed, prefixed, remade, strict, with_formulas};
use jiff::civil::date;
use serde_json::json;

const PLAN: &str = "plan.xlsx";

/// The plan of a setting's made-up school as its workbook.
fn drawn(setting: Setting) -> Vec<u8> {
    workbook(&demo::school(setting.built_in()))
}

fn workbook(file: &File) -> Vec<u8> {
    let plan = resolve(file).expect("no fault");
    issue::plan_workbook(file, &common::forms(&plan)).expect("drawn")
}

fn with(plan: &[u8]) -> Memory {
    let mut shelf = Memory::new();
    shelf.put(&Rel::new(PLAN), plan.to_vec());
    shelf
}

fn amend(bytes: &[u8], amendments: &Amendments) -> Result<Vec<u8>, String> {
    let mut shelf = with(bytes);
    let done = round::amend(&mut shelf, amendments);
    let now = shelf.read(&Rel::new(PLAN)).expect("the plan");
    match done {
        Ok(done) => {
            assert_eq!((done.written.len(), done.written[0].at.name()), (1, PLAN.to_owned()));
            assert_eq!(done.written[0].outcome == Outcome::Unchanged, now == bytes);
            Ok(now)
        }
        Err(error) => {
            assert_eq!(now, bytes, "nothing is written: {error}");
            Err(error.to_string())
        }
    }
}

/// Some things to type, and the plan that says them.
fn typed(dice: &mut Dice, before: &File) -> (Amendments, File) {
    let names =
        ["Ann O’Neil-Ray", "R&D <Hill> \"House\"", "=1+1", "Zoë _x000D_ Łuk", "'Ray", "Ann 😀 Ray", "007", "1/2", ""];
    let addresses = ["a.ray@x.org", "=a@x.org", "o'neil@x.org", "a&b@x.org", "A_x0041_@x.org", ""];
    let mut file = before.clone();
    let some = |dice: &mut Dice, of: &[&str]| dice.maybe(60, |dice| dice.one(of).to_owned());
    let needed = |dice: &mut Dice, of: &[&str]| some(dice, of).filter(|text| !text.is_empty());
    let mut amendments = Amendments {
        seen: None,
        school: needed(dice, &names),
        label: needed(dice, &["2027-28 spring", "Autumn & winter", "2027"]),
        due: dice.maybe(60, |dice| {
            let day =
                date(2027, 1, 1).checked_add(jiff::Span::new().days(i64::try_from(dice.below(3_000)).expect("few")));
            let day = day.expect("a day");
            file.round.due = Some(day);
            dice.one(&[day.to_string(), day.strftime("%d/%m/%Y").to_string(), day.strftime("%-d %B %Y").to_string()])
        }),
        leader: needed(dice, &names),
        leader_email: needed(dice, &addresses),
        departments: Vec::new(),
    };
    let put = |into: &mut String, typed: &Option<String>| {
        if let Some(typed) = typed {
            typed.clone_into(into);
        }
    };
    put(&mut file.school.name, &amendments.school);
    put(&mut file.round.label, &amendments.label);
    put(&mut file.school.careers_leader, &amendments.leader);
    put(&mut file.school.careers_leader_email, &amendments.leader_email);
    for department in &mut file.departments {
        let (lead, email) = (some(dice, &names), some(dice, &addresses));
        put(&mut department.lead, &lead);
        if let Some(email) = &email {
            department.email = Some(email.clone()).filter(|email| !email.is_empty()).into_iter().collect();
        }
        amendments.departments.push(OfDepartment {
            code: department.code.clone(),
            lead,
            email,
            ..OfDepartment::default()
        });
    }
    (amendments, file)
}

/// A sheet without what its cells hold, and its cells.
fn apart(sheet: &Node) -> (String, BTreeMap<String, String>) {
    fn hollow(node: &Node, cells: &mut BTreeMap<String, String>) -> Node {
        let mut own = node.clone();
        if own.name == "c" {
            let style = node.attribute("s").to_owned();
            let content = format!("{} {:?}", node.attribute("t"), node.children);
            cells.insert(node.attribute("r").to_owned(), content);
            own.attributes = vec![("s".to_owned(), style), ("r".to_owned(), node.attribute("r").to_owned())];
            own.children.clear();
        }
        own.children = own.children.iter().map(|child| hollow(child, cells)).collect();
        own
    }
    let mut cells = BTreeMap::new();
    (format!("{:?}", hollow(sheet, &mut cells)), cells)
}

/// Types things into a plan; the plan says them, and every other byte of the file is what it was.
fn holds(bytes: &[u8], seed: u64, made_by: &str) -> Vec<u8> {
    let (before, _) = reader::typed_from_workbook(bytes).unwrap_or_else(|faults| panic!("{made_by}: {faults:?}"));
    let (amendments, expected) = typed(&mut Dice::new(seed), &before);
    let after = amend(bytes, &amendments).unwrap_or_else(|why| panic!("{made_by}, {seed}: {why}\n{amendments:?}"));
    let (now, _) = reader::typed_from_workbook(&after).unwrap_or_else(|faults| panic!("{made_by}: {faults:?}"));
    assert_eq!(now, expected, "{made_by}, {seed}");
    let (parts, parts_now) = (packed(bytes), packed(&after));
    let (opened, opened_now) = (Package::open(bytes), Package::open(&after));
    assert!(parts.keys().eq(parts_now.keys()), "{made_by}");
    let changed: Vec<&String> = parts.keys().filter(|name| parts[*name] != parts_now[*name]).collect();
    for name in &changed {
        let (number, about, _) = &parts[*name];
        assert_eq!((*number, about), (parts_now[*name].0, &parts_now[*name].1), "{made_by}: {name}");
        if name.contains("worksheets/") {
            let ((around, cells), (around_now, cells_now)) = (apart(&opened.xml(name)), apart(&opened_now.xml(name)));
            assert!(
                around == around_now || cells.len() < cells_now.len(),
                "{made_by}: {name} changed beside its cells"
            );
            let differ = cells_now.iter().filter(|(at, content)| cells.get(*at) != Some(content)).count();
            let asked = 5 + 2 * amendments.departments.len();
            assert!(differ <= asked, "{made_by}: {differ} cells of {name}");
        } else {
            let is_of_formulas = ["xl/calcChain.xml", "xl/workbook.xml"].contains(&name.as_str());
            assert!(is_of_formulas && parts.contains_key("xl/calcChain.xml"), "{made_by}: {name}");
        }
    }
    assert!(changed.iter().filter(|name| name.contains("worksheets/")).count() <= 2, "{made_by}: {changed:?}");
    // The same once more is nothing new.
    assert_eq!(amend(&after, &amendments).expect("nothing to do"), after, "{made_by}");
    after
}

#[test]
fn a_plan_of_every_setting_says_what_was_typed_and_is_else_what_it_was() {
    for (seed, setting) in (0..).zip(Setting::ALL) {
        holds(&drawn(setting), seed, setting.word());
        holds(&workbook(&setting.built_in()), seed + 50, setting.word());
    }
}

#[test]
fn whatever_was_made_of_the_file_stays() {
    let plan = drawn(Setting::Mainstream);
    for (made, bytes) in [
        ("prefixed", prefixed(&plan)),
        ("moved", moved(&plan, 3, 2)),
        ("moved and prefixed", prefixed(&moved(&plan, 1, 24))),
        ("of 1904", of_1904(&plan)),
        ("strict", strict(&plan)),
        ("with formulas", with_formulas(&plan)),
    ] {
        for seed in 0..2 {
            let after = holds(&bytes, seed, made);
            let part = |name: &str| Package::open(&after).0[name].clone();
            if made == "of 1904" && seed == 0 {
                assert!(part("xl/workbook.xml").contains("date1904"));
            }
            if made == "with formulas" {
                let is_gone = !part("xl/worksheets/sheet2.xml").contains("<f>Own!B1</f>");
                assert_eq!(!part("xl/calcChain.xml").contains("C15"), is_gone);
                assert!(part("xl/calcChain.xml").contains("<c r=\"A1\" i=\"99\"/>"));
                assert!(part("xl/workbook.xml").contains("fullCalcOnLoad=\"1\""), "what follows is calculated anew");
            }
        }
    }
}

/// What Microsoft's validator says of a file, less its name.
fn told_by_validator(folder: &Path, bytes: &[u8]) -> String {
    let path = folder.join("validated.xlsx");
    fs::write(&path, bytes).expect("written");
    let output = Program::Validate.tried([&path]);
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn what_was_valid_is_valid() {
    if !Program::Validate.is_here() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let plan = drawn(Setting::College);
    for (made, bytes) in
        [("drawn", plan.clone()), ("with formulas", with_formulas(&plan)), ("moved", moved(&plan, 3, 2))]
    {
        let before = told_by_validator(folder.path(), &bytes);
        assert!(before.contains("1 of 1 valid"), "{made}: {before}");
        for seed in 0..1 {
            let after = told_by_validator(folder.path(), &holds(&bytes, seed, made));
            assert!(after.contains("1 of 1 valid"), "{made}: {after}");
        }
    }
}

#[test]
fn plans_that_other_programs_saved_are_typed_into() {
    let folder = tempfile::tempdir().expect("a folder");
    let from = folder.path().join("drawn.xlsx");
    for (setting, program) in [
        (Setting::Mainstream, Program::Openpyxl),
        (Setting::Send, Program::LibreOffice),
        (Setting::College, Program::ExcelJs),
        (Setting::AlternativeProvision, Program::SheetJs),
        (Setting::Mainstream, Program::Beside),
    ] {
        if !program.is_here() {
            continue;
        }
        fs::write(&from, drawn(setting)).expect("written");
        let to = folder.path().join("saved.xlsx");
        if program == Program::Beside {
            // A comment, a text box, a header and a picture, all over the cells that are typed into.
            program.run([from.as_os_str(), to.as_os_str(), "School".as_ref(), "C15".as_ref()]);
        } else {
            program.fill(&from, &to, &json!([]));
        }
        let saved = fs::read(&to).expect("saved");
        for seed in 0..2 {
            let after = holds(&saved, seed, &format!("{program:?}"));
            if seed == 0 && Program::Validate.is_here() {
                let told = [saved.as_slice(), &after].map(|bytes| told_by_validator(folder.path(), bytes));
                assert_eq!(told[0], told[1], "{program:?}: no fault that was not there");
            }
        }
    }
}

fn of(code: &str, lead: Option<&str>, email: Option<&str>) -> Amendments {
    let own = OfDepartment {
        code: code.to_owned(),
        lead: lead.map(str::to_owned),
        email: email.map(str::to_owned),
        ..OfDepartment::default()
    };
    Amendments { departments: vec![own], ..Amendments::default() }
}

#[test]
fn what_would_be_a_fault_is_told_with_its_cell_and_not_written() {
    let plan = drawn(Setting::Mainstream);
    let one = |amendments: Amendments| amend(&plan, &amendments).expect_err("a fault");
    let school = |text: &str| Amendments { school: Some(text.to_owned()), ..Amendments::default() };
    let label = |text: &str| Amendments { label: Some(text.to_owned()), ..Amendments::default() };
    let due = |text: &str| Amendments { due: Some(text.to_owned()), ..Amendments::default() };
    let email = |text: &str| Amendments { leader_email: Some(text.to_owned()), ..Amendments::default() };
    for (amendments, told) in [
        (school(""), ["School, Name of the school (C13)", "this is needed"]),
        (school("a\nb"), ["(C13)", "a line ends within it"]),
        (school("a\u{202e}b"), ["(C13)", "cannot be seen"]),
        (school("#REF!"), ["(C13)", "#REF!"]),
        (label("2026/27"), ["School, Name of this round (C5)", "may not hold '/'"]),
        (label(&"x".repeat(61)), ["(C5)", "Shorten it to 60"]),
        (due("31/02/2027"), ["School, Workbooks come back by (C7)", "31/02/2027"]),
        (due("11/12/2126"), ["(C7)", "11/12/2126"]),
        (due(""), ["(C7)", "is needed"]),
        (email("Ann"), ["School, Careers Leader's email (C16)", "'Ann' is no email address"]),
        (email("a@x.org, b@x.org"), ["(C16)", "a@x.org, b@x.org"]),
        (of("HUM", None, Some("a@x.org, nobody")), ["Departments, Lead's email (D", "'nobody' is no email address"]),
        (of("HUM", Some("Ann\u{1b}[2J"), None), ["Departments, Lead (C", "cannot be seen"]),
        (of("NOPE", Some("Ann"), None), ["Departments", "no department 'NOPE'"]),
    ] {
        let error = one(amendments.clone());
        assert!(told.iter().all(|told| error.contains(told)), "{amendments:?}: {error}");
        assert!(error.starts_with("Nothing was changed in 'plan.xlsx':"), "{error}");
    }
    // A sign for nothing is nothing, and two who share a post are two.
    let after = amend(&plan, &of("hum", Some("-"), Some("a@x.org, Bo <b@x.org>"))).expect("typed");
    let (_, now) = reader::typed_from_workbook(&after).expect("no fault");
    let own = now.department("HUM").expect("a department");
    assert_eq!((own.lead.as_str(), own.email.as_slice()), ("", &["a@x.org".to_owned(), "b@x.org".to_owned()][..]));
}

#[test]
fn one_fault_is_mended_while_another_stays() {
    let mut file = demo::school(Setting::Send.built_in());
    let code = file.departments[0].code.clone();
    file.departments[0].email = vec!["nobody".to_owned()];
    file.cohorts[0].roll = None;
    let plan = resolve(&demo::school(Setting::Send.built_in())).expect("no fault");
    let answers = careers_audit::layout::answers_of_plan(&file);
    let form = careers_audit::layout::plan_form(&plan, &answers);
    let faulty = careers_audit::pen::draw(&form, &answers, plan.stamp()).expect("drawn");
    let whats = |bytes: &[u8]| {
        let faults = reader::plan_from_workbook(bytes).err().unwrap_or_default();
        faults.into_iter().map(|fault| fault.what).collect::<Vec<_>>()
    };
    assert_eq!(whats(&faulty).len(), 2, "{:?}", whats(&faulty));
    let seen = round::amendable(&with(&faulty)).expect("it can be typed into").fields;
    assert_eq!(seen.departments[0].email.typed(), "nobody");
    assert!(seen.departments[0].email.place.starts_with("Departments, Lead's email (D"), "{:?}", seen.departments[0]);
    let after = amend(&faulty, &of(&code, None, Some("a@x.org"))).expect("mended");
    assert_eq!(whats(&after).len(), 1, "{:?}", whats(&after));
    let told = amend(&faulty, &of(&code, None, Some("somebody"))).expect_err("still a fault");
    assert!(told.contains("'somebody' is no email address") && !told.contains("roll"), "{told}");
}

#[test]
fn the_cells_are_told_with_what_stands_there() {
    for setting in Setting::ALL {
        let file = demo::school(setting.built_in());
        let bytes = moved(&workbook(&file), 2, 3);
        let amendable = round::amendable(&with(&bytes)).expect("a plan");
        assert_eq!((amendable.at.name(), amendable.seen), (PLAN.to_owned(), reader::fingerprint(&bytes)));
        let fields = amendable.fields;
        let said = [&fields.school, &fields.label, &fields.leader, &fields.leader_email].map(|field| field.typed());
        let school = &file.school;
        assert_eq!(
            said,
            [&school.name, &file.round.label, &school.careers_leader, &school.careers_leader_email].map(String::clone)
        );
        assert_eq!(fields.due.day(), file.round.due);
        assert!(fields.school.place.ends_with("(F15)"), "{}", fields.school.place);
        let rows: Vec<_> =
            fields.departments.iter().map(|own| (own.code.clone(), own.name.clone(), own.lead.typed())).collect();
        let departments = file.departments.iter();
        assert_eq!(
            rows,
            departments.map(|own| (own.code.clone(), own.name.clone(), own.lead.clone())).collect::<Vec<_>>()
        );
    }
}

#[test]
fn what_cannot_be_typed_into_is_left_to_the_program_it_is_of() {
    let plan = drawn(Setting::Mainstream);
    let typed = Amendments { leader: Some("Ann Ray".to_owned()), ..Amendments::default() };
    // Open in a program.
    let mut shelf = with(&plan);
    shelf.put(&Rel::new("~$plan.xlsx"), vec![0; 64]);
    let told = round::amend(&mut shelf, &typed).expect_err("open").to_string();
    assert!(told.contains("open in Excel") && told.contains("~$plan.xlsx"), "{told}");
    // Saved since it was seen.
    let seen = Some(reader::fingerprint(&drawn(Setting::Send)));
    let told = amend(&plan, &Amendments { seen, ..typed.clone() }).expect_err("another");
    assert!(told.contains("somebody has saved it"), "{told}");
    let seen = Some(reader::fingerprint(&plan));
    amend(&plan, &Amendments { seen, ..typed.clone() }).expect("the same");
    // Written as text.
    let mut shelf = Memory::new();
    shelf.put(&Rel::new("plan.toml"), include_bytes!("../schemas/mainstream.toml").to_vec());
    assert!(matches!(round::amend(&mut shelf, &typed), Err(RoundError::NotAmended(..))));
    assert!(matches!(round::amendable(&shelf), Err(RoundError::NotAmended(..))));
    assert!(matches!(round::amend(&mut Memory::new(), &typed), Err(RoundError::NoPlan(_))));
    assert!(matches!(round::amendable(&with(b"no workbook")), Err(RoundError::Plan(..))));
    // Merged with another department's lead.
    let (file, _) = reader::typed_from_workbook(&plan).expect("no fault");
    let [first, second] = [0, 1].map(|row: usize| file.departments[row].code.as_str());
    let blank = amend(&plan, &of(second, Some(""), None)).expect("typed");
    let at =
        round::amendable(&with(&blank)).expect("a plan").fields.departments[0].lead.spot.clone().expect("a cell").at;
    let below = at.to_string().replace('C', "").parse::<u32>().expect("a row") + 1;
    let merged = remade(&blank, &[], |name, text| match name {
        "xl/worksheets/sheet3.xml" => text.replace(
            "</sheetData>",
            &format!("</sheetData><mergeCells count=\"1\"><mergeCell ref=\"{at}:C{below}\"/></mergeCells>"),
        ),
        _ => text,
    });
    let told = amend(&merged, &of(first, Some("Zoë Łuk"), None)).expect_err("merged");
    assert!(told.contains(&format!("Departments, Lead (C{below})")) && told.contains("would change as well"), "{told}");
}
