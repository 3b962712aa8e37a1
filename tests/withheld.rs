//! A text that may name a learner is shown to nobody but the department that wrote it and the Careers Leader: it is
//! planted in every cell that takes words, and everywhere else that people write; every file that others see is searched
//! for it, part by part.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::fs;
use std::path::Path;

use careers_audit::answers::{Answers, Given, Typed, Unread, Value};
use careers_audit::finding::Code;
use careers_audit::layout::{Form, Holds, answers_of};
use careers_audit::learner::{Sign, sign, sign_beside_adults};
use careers_audit::plan::{LEADER, Plan};
use careers_audit::{pen, reader};
use common::carriers::from_base64;
use common::opened::Package;
use common::random;

/// The name that must be found nowhere: it stands in every text that is planted.
const MARK: &str = "Qwertysmith";

/// What is planted: numbers, dates of birth, plans of care, names beside a class in the orders that people write.
const PLANTED: [&str; 10] = [
    "Help with pupil Jane Qwertysmith 9B (A123456789012)",
    "Qwertysmith, Jane (9B)",
    "9B: Jane Qwertysmith",
    "Jane Qwertysmith in 10XY led it",
    "jane qwertysmith 9b",
    "Jane Qwertysmith, born 12/03/2012",
    "Jane Qwertysmith's EHCP names travel",
    "ULN 1234567890 Qwertysmith",
    "Our student Jane, a Qwertysmith, spoke",
    "Year 9: Jane Qwertysmith",
];

/// What is planted where adults, firms and units are named: there only numbers and births are told.
const BESIDE_ADULTS: [&str; 3] =
    ["A123456789012 Qwertysmith", "Qwertysmith DOB 12.3.2012", "ULN 1234567890 Qwertysmith"];

/// A round of a setting, who sends something back in it, and who does not.
struct Round {
    setting: &'static str,
    senders: &'static [(&'static str, Planting)],
    absent: &'static str,
}

const ROUNDS: [Round; 3] = [
    Round {
        setting: "mainstream",
        senders: &[("ART", Planting::Everywhere), ("HUM", Planting::Texts), (LEADER, Planting::Everywhere)],
        absent: "MUS",
    },
    Round { setting: "send", senders: &[("ROW", Planting::Texts), (LEADER, Planting::Texts)], absent: "ELM" },
    Round { setting: "college", senders: &[("CRE", Planting::Everywhere), (LEADER, Planting::Texts)], absent: "EMA" },
];

/// What is planted where.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Planting {
    /// In every cell that holds a text.
    Texts,
    /// And in every cell that holds no text, where it is in error.
    Everywhere,
}

/// A return with the texts planted in it, and in how many cells.
fn planted(plan: &Plan, form: &Form, planting: Planting, seed: u64) -> (Answers, usize) {
    let mut answers = match plan.department(&form.code) {
        Some(department) => answers_of(&random::planned(plan, department, seed)),
        None => random::answers(plan, form, seed),
    };
    let mut put = 0;
    for (_, area) in form.areas() {
        for row in &area.rows {
            for spec in area.block.specs().into_iter().filter(|spec| row.asks(spec)) {
                let text = match spec.names_adults {
                    true => BESIDE_ADULTS[put % BESIDE_ADULTS.len()],
                    false => PLANTED[put % PLANTED.len()],
                };
                let given = match (spec.holds, planting) {
                    (Holds::Text { .. }, _) => Given::meant(Value::Text(text.to_owned())),
                    (Holds::Choice(_) | Holds::Count { .. } | Holds::Date, Planting::Everywhere) => Given {
                        typed: Typed::Text(text.to_owned()),
                        means: Err(Unread { code: Code::UnknownAnswer, suggestion: None }),
                    },
                    _ => continue,
                };
                answers.put(area.key(row, spec.key), given);
                put += 1;
            }
        }
    }
    (answers, put)
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        found.push((name, fs::read(&path).expect("read")));
    }
    found
}

/// The texts of a file: the parts of a package, a draft without its line ends and signs in hexadecimal, and what goes
/// with it.
fn texts(name: &str, bytes: &[u8]) -> Vec<(String, String)> {
    if bytes.starts_with(b"PK") {
        return Package::open(bytes).0.into_iter().map(|(part, text)| (format!("{name}, {part}"), text)).collect();
    }
    let text = String::from_utf8_lossy(bytes).into_owned();
    let attached = text.split("\r\n\r\n").filter(|block| block.starts_with("UEsDB")).flat_map(|block| {
        let until = block.find("\r\n--").unwrap_or(block.len());
        texts(&format!("{name}, attached"), &from_base64(&block[..until]))
    });
    let mut found: Vec<(String, String)> = attached.collect();
    found.push((name.to_owned(), text.replace("=\r\n", "")));
    found
}

/// Where the name that was planted stands, also cut short, also in the name of the file; with the words around it.
fn found(name: &str, bytes: &[u8]) -> Vec<String> {
    let told = |text: &str| {
        let text = text.to_lowercase();
        let at = ["qwerty", "a1234567", "uln 123"].iter().find_map(|piece| text.find(piece))?;
        let around: String = text[..at].chars().rev().take(80).collect::<Vec<_>>().into_iter().rev().collect();
        Some(format!("{around}…"))
    };
    let inside = texts(name, bytes).into_iter().filter_map(|(part, text)| Some(format!("{part}: {}", told(&text)?)));
    inside.chain(told(name).map(|told| format!("a name: {told}"))).collect()
}

#[test]
fn what_is_planted_is_told_and_carries_the_name() {
    for text in PLANTED {
        assert!(sign(text).is_some() && text.to_lowercase().contains(&MARK.to_lowercase()), "{text}");
    }
    for text in BESIDE_ADULTS {
        assert!(matches!(sign_beside_adults(text), Some(Sign::Number | Sign::Born)) && text.contains(MARK), "{text}");
    }
}

#[test]
fn what_may_name_a_learner_is_in_no_file_that_others_see() {
    for round in &ROUNDS {
        search(round);
    }
}

fn search(Round { setting, senders, absent }: &Round) {
    let folder = tempfile::tempdir().expect("a folder");
    let round = folder.path();
    assert_eq!(common::run(&["new", ".", "--school", "Riverside", "--setting", setting], round).0, 0);
    let bytes = fs::read(round.join("plan.xlsx")).expect("the plan");
    let plan = reader::plan_from_workbook(&bytes).expect("a plan without fault");
    fs::create_dir_all(round.join("returns")).expect("made");
    let mut all = 0;
    for (seed, (code, planting)) in (1..).zip(*senders) {
        let form = common::full_form(&plan, code);
        let (answers, put) = planted(&plan, &form, *planting, seed);
        all += put;
        let drawn = pen::draw(&form, &answers, plan.round.due).expect("drawn");
        let entry = common::read(&plan, &drawn);
        let withheld = entry.answers.iter().filter(|(_, given)| given.is_withheld()).count();
        assert_eq!(withheld, put, "{setting} {code}");
        // Two files of one department, the older with other words in the same cells; the newer is called after a learner.
        let older = planted(&plan, &form, Planting::Texts, seed + 100).0;
        let older = pen::draw(&form, &shifted(&older), plan.round.due).expect("drawn");
        fs::write(round.join(format!("returns/{code}.xlsx")), older).expect("written");
        let named = round.join(format!("returns/{code} pupil Jane {MARK} 9B.xlsx"));
        fs::write(named, with_more(&drawn)).expect("written");
    }
    fs::write(round.join(format!("returns/Jane {MARK} 9B.xlsx")), b"no workbook").expect("written");
    assert!(all > 100, "planted in {all} cells");
    let mut seen = Vec::new();
    for verb in [&["consolidate", "--early", "--programme", "--json"][..], &["generate", "--pack"]] {
        let (code, told) = common::run(verb, round);
        assert!(code < 2, "{told}");
        seen.push((verb.join(" "), told.into_bytes()));
    }
    // Only SLT's draft and governors' are there so far.
    seen.extend(["matrix", "pack", "programme", "email"].into_iter().flat_map(|part| files(&round.join(part))));
    // On the last day: reminders wait for the days before it.
    common::run(&["check", "--today", &plan.round.due.to_string()], round);
    let of_absent = |name: &str| name.starts_with(absent);
    seen.extend(files(&round.join("email")).into_iter().filter(|(name, _)| of_absent(name)));
    let names: Vec<&str> = seen.iter().map(|(name, _)| name.as_str()).collect();
    for part in ["Careers matrix", "SLT", "For governors", "Governors", "Staff session"] {
        assert!(names.iter().any(|name| name.starts_with(part)), "{setting}: no {part} in {names:?}");
    }
    assert!(names.iter().any(|name| of_absent(name)), "{setting}: {names:?}");
    let leaks: Vec<String> = seen.iter().flat_map(|(name, bytes)| found(name, bytes)).collect();
    assert_eq!(leaks, Vec::<String>::new(), "{setting}");
    // The search finds what is there: a department's own correction shows it what it wrote.
    let own = files(&round.join("corrections"));
    assert!(own.iter().flat_map(|(name, bytes)| found(name, bytes)).count() >= senders.len());
}

/// The same answers, each text with other words around it.
fn shifted(answers: &Answers) -> Answers {
    let mut other = Answers::default();
    for (key, given) in answers.iter() {
        let given = match &given.means {
            Ok(Value::Text(text)) if text.to_lowercase().contains("qwerty") => {
                Given::meant(Value::Text(format!("Once more: {text}")))
            }
            _ => given.clone(),
        };
        other.put(key.clone(), given);
    }
    other
}

/// The same workbook with the name in a title, in a cell that asks nothing and in the properties of the document.
fn with_more(bytes: &[u8]) -> Vec<u8> {
    let planted = |xml: &str| {
        let cell = format!(r#"<row r="900"><c r="B900" t="inlineStr"><is><t>pupil Jane {MARK} 9B</t></is></c></row>"#);
        xml.replacen("</sheetData>", &format!("{cell}</sheetData>"), 1)
    };
    let bytes = common::hostile::with_part(bytes, "xl/worksheets/sheet2.xml", planted);
    common::hostile::with_part(&bytes, "docProps/core.xml", |xml| {
        xml.replacen(
            "</cp:coreProperties>",
            &format!("<cp:lastModifiedBy>Jane {MARK} 9B</cp:lastModifiedBy></cp:coreProperties>"),
            1,
        )
    })
}
