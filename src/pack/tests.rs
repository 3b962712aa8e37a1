//! What the pack says of small rounds, and the laws that hold for its texts.

use std::collections::HashSet;

use jiff::civil::date;

use super::texts::{Figures, TEXTS, Texts};
use super::word::Word;
use super::*;
use crate::demo;
use crate::layout::Forms;
use crate::picture::Circle;
use crate::picture::told::{not_returned, position};
use crate::plan::{Setting, resolve};
use crate::returns::{Incoming, Recognised, Results, Saved, settle};

const TODAY: Date = date(2026, 12, 15);

fn plan_of(setting: Setting) -> Plan {
    resolve(&demo::school(setting.built_in())).expect("no fault")
}

fn forms(plan: &Plan) -> Forms {
    Forms::new(plan.clone())
}

/// The made-up school's round, or the same before anything came back.
fn round(plan: &Plan, has_returns: bool) -> Results {
    let forms = forms(plan);
    let sent = if has_returns { demo::returns(&forms) } else { Vec::new() };
    let incoming = sent.into_iter().map(|sent| {
        let read = crate::answers::Read { answers: sent.answers, ..crate::answers::Read::default() };
        let recognised = Recognised::Audit { code: sent.department, read };
        Incoming { file: sent.file, saved: Saved::default(), recognised }
    });
    Results::new(&forms, settle(&forms, incoming.collect()))
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Strong(text) => text.clone(),
        other => panic!("no text: {other:?}"),
    }
}

/// Every text of a workbook, table by table as `first | second`.
fn told(handout: &Handout, results: &Results) -> Vec<String> {
    let mut told = Vec::new();
    for page in book(handout, &Picture::new(results, TODAY)).pages {
        told.extend(std::iter::once(page.title).chain(page.notes));
        for table in page.tables {
            told.extend(table.caption);
            told.push(table.columns.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join(" | "));
            told.extend(table.rows.iter().map(|row| row.iter().map(shown).collect::<Vec<_>>().join(" | ")));
        }
    }
    told
}

fn handout(key: Key) -> &'static Handout {
    texts().handouts.iter().find(|one| one.key == key).expect("a handout")
}

#[test]
fn the_texts_parse_and_hold_both_workbooks() {
    let texts: Texts = toml::from_str(TEXTS).expect("they parse");
    assert!(texts.version > 0 && texts.as_of.len() == 7);
    let keys: Vec<Key> = texts.handouts.iter().map(|handout| handout.key).collect();
    assert_eq!(keys, [Key::Session, Key::Governors]);
    for handout in &texts.handouts {
        assert!(handout.file.ends_with(".xlsx"));
        for sheet in &handout.sheets {
            assert!(sheet.name.chars().count() <= 30 && !sheet.tables.is_empty());
            for table in &sheet.tables {
                assert!(table.figures.is_some() || !table.rows.is_empty(), "{}: an empty table", sheet.name);
            }
        }
    }
    let drawn = |figures| {
        let tables = texts.handouts.iter().flat_map(|handout| &handout.sheets).flat_map(|sheet| &sheet.tables);
        tables.filter(|table| table.figures == Some(figures)).count()
    };
    for figures in [Figures::Approaches, Figures::Examples, Figures::Outcomes, Figures::Standing, Figures::Asks] {
        assert_eq!(drawn(figures), 1, "{figures:?}");
    }
}

#[test]
fn every_word_in_braces_stands_for_something_and_nothing_is_blank() {
    for setting in Setting::ALL {
        let plan = plan_of(setting);
        for results in [round(&plan, true), round(&plan, false)] {
            for handout in &texts().handouts {
                for line in told(handout, &results) {
                    assert!(!line.contains(['{', '}']), "{line}");
                    assert!(line.split(" | ").all(|cell| !cell.trim().is_empty()), "{line}");
                }
            }
        }
    }
}

#[test]
fn headings_and_notes_stay_on_their_lines() {
    let plan = plan_of(Setting::Mainstream);
    let results = round(&plan, true);
    for handout in &texts().handouts {
        let book = book(handout, &Picture::new(&results, TODAY));
        let names: Vec<&str> =
            book.pages.iter().flat_map(|page| &page.tables).map(|table| table.name.as_str()).collect();
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len());
        for line in book.pages.iter().flat_map(|page| page.notes.iter().chain([&page.title])) {
            assert!(!line.ends_with('…'), "cut: {line}");
        }
    }
}

#[test]
fn governors_read_what_the_first_sheet_of_the_matrix_says() {
    let plan = plan_of(Setting::Mainstream);
    let results = round(&plan, true);
    let picture = Picture::new(&results, TODAY);
    let told = told(handout(Key::Governors), &results).join("\n");
    let gaps = crate::matrix::biggest_gaps(&picture);
    assert!(!gaps.is_empty() && !picture.asks.is_empty());
    for said in [position(picture.results), not_returned(&picture)].iter().chain(&gaps) {
        assert!(told.contains(said.as_str()), "{said}");
    }
    // No number of a step and no edition has to be explained.
    for ask in &picture.asks {
        let what = ask.told(&picture, Circle::Wider);
        assert!(told.contains(&format!("{} | {what}", ask.label())), "{what}\n{told}");
    }
    assert!(!told.contains("Step ") && !told.contains(&plan.fingerprint) && !told.contains("queries"), "{told}");
    assert!(!told.contains("to mend") && !told.contains("being checked"), "{told}");
    assert!(!told.contains("Nothing can be said yet"));
    // Whom to chase is between the Careers Leader and SLT.
    for lead in plan.departments.iter().map(|department| &department.lead).filter(|lead| !lead.is_empty()) {
        assert!(!told.contains(lead.as_str()), "{lead}");
    }
}

#[test]
fn governors_have_one_page_and_are_led_only_to_sheets_that_go_with_it() {
    for setting in Setting::ALL {
        let plan = plan_of(setting);
        let results = round(&plan, true);
        let handout = handout(Key::Governors);
        assert_eq!(handout.sheets.len(), 1);
        let attached = crate::matrix::sheets(&plan, crate::matrix::Reader::Everybody);
        let told = told(handout, &results).join("\n");
        let mut named = 0;
        for rest in told.split("Sheet ").skip(1) {
            assert!(attached.iter().any(|(name, _)| rest.starts_with(name.as_str())), "{rest}");
            named += 1;
        }
        assert_eq!(named, 5, "{told}");
        assert!(
            !told.contains("Sheets ") && told.split_whitespace().count() < 720,
            "{}",
            told.split_whitespace().count()
        );
    }
}

#[test]
fn before_any_return_governors_are_told_so_and_shown_no_gap() {
    let plan = plan_of(Setting::Mainstream);
    let told = told(handout(Key::Governors), &round(&plan, false)).join("\n");
    assert!(told.contains("no department's workbook has come back. They were due on 11 December 2026."), "{told}");
    assert!(!told.contains("Biggest gap") && !told.contains("covered nowhere"), "{told}");
}

#[test]
fn the_talk_is_the_same_whatever_came_back_and_on_every_day() {
    let plan = plan_of(Setting::Mainstream);
    let [before, after] = [round(&plan, false), round(&plan, true)];
    let early = workbooks(&Picture::new(&before, date(2026, 9, 1))).expect("drawn");
    let late = workbooks(&Picture::new(&after, TODAY)).expect("drawn");
    assert_eq!(early[0], late[0]);
    assert_ne!(early[1], late[1]);
    assert_eq!(late, workbooks(&Picture::new(&after, TODAY)).expect("drawn again"));
}

#[test]
fn a_college_reads_its_own_words() {
    let plan = plan_of(Setting::College);
    let session = told(handout(Key::Session), &round(&plan, false)).join("\n");
    assert!(session.contains("fills in one level of one subject") && session.contains("outside the college"));
    assert!(session.contains("at least 2 meaningful encounters a year"));
    for outcome in &plan.outcomes {
        assert!(session.contains(outcome.title.trim_end_matches('.')), "{}", outcome.reference);
    }
}

#[test]
fn nothing_is_said_of_subjects_to_class_teams() {
    let plan = plan_of(Setting::Send);
    for has_returns in [false, true] {
        let results = round(&plan, has_returns);
        let told = [Key::Session, Key::Governors].map(|key| told(handout(key), &results).join("\n")).join("\n");
        let near = told.find("subject").map(|at| told[at.saturating_sub(40)..].chars().take(90).collect::<String>());
        assert_eq!(near, None);
    }
}

#[test]
fn the_talk_promises_the_minutes_of_the_longest_subject() {
    for setting in Setting::ALL {
        let plan = plan_of(setting);
        let longest = crate::layout::asked(&forms(&plan)).into_iter().map(|one| one.minutes).max().expect("subjects");
        let session = told(handout(Key::Session), &round(&plan, false)).join("\n");
        let subject = plan.words.subject.to_lowercase();
        assert!(session.contains(&format!("one {subject}: about {longest} minutes")), "{session}");
        assert!(!session.contains("fifteen") && !session.contains("half"));
        let of = |sheet: &str| {
            let told =
                session.split(&format!("{sheet}: ")).nth(1).expect("minutes").split(' ').next().expect("a number");
            told.parse::<u32>().expect("minutes")
        };
        // What else a subject has is for whoever has time.
        assert!(of("Outcomes") > 0 && of("Checklist") > 0 && of("Outcomes") + of("Checklist") <= longest, "{session}");
    }
}

#[test]
fn governors_of_each_setting_are_told_whom_to_ask_about() {
    for setting in Setting::ALL {
        let text = texts().left_out.get(setting.word()).unwrap_or_else(|| panic!("{}", setting.word()));
        let plan = plan_of(setting);
        let about = text.filled(|word| match word {
            Word::Learners => plan.words.learners.clone(),
            other => panic!("{other:?} in {text}"),
        });
        let told = told(handout(Key::Governors), &round(&plan, false)).join("\n");
        assert!(told.contains(&format!("Ask about {about}.")), "{told}");
        assert_eq!(told.contains("special educational needs"), setting == Setting::Mainstream);
    }
}

#[test]
fn a_pack_among_the_returns_is_known_as_one() {
    let plan = plan_of(Setting::Mainstream);
    for packed in workbooks(&Picture::new(&round(&plan, false), TODAY)).expect("drawn") {
        let opened = crate::reader::open(&forms(&plan), &packed.bytes);
        let Recognised::Refused { finding, .. } = opened.recognised else { panic!("{} is no return", packed.name) };
        assert!(finding.message.contains("workbook, not a completed audit"), "{}", finding.message);
    }
}
