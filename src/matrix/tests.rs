//! The matrix of small rounds: what its sheets say, and the laws that hold for every sheet.

use std::collections::HashSet;

use super::drawn::{TODAY, column, column_of, incoming, misspelt, plan, results, round, shown};
use super::*;
use crate::answers::audit::{
    Audit, CalendarRow, Coverage, Intended, Kind, OutcomeRow, PlannerRow, Status, Support, Test,
};
use crate::answers::{At, Given, Key, Record, RowPlace, Spot, Typed};
use crate::judge::Standing;
use crate::key::{BlockKey, SlotKey};
use crate::layout::answers_of;
use crate::pen::{Cell, Tone};
use crate::picture::told;
use crate::plan::{Approach, LEADER, Share};
use crate::returns::{Incoming, Last, LastRound, Recognised, Results, State};
use crate::scope;

#[test]
fn every_sheet_is_a_sheet_of_whole_tables() {
    let plan = plan();
    for results in [round(&plan), results(&plan, Vec::new())] {
        let book = book(&Facts::new(&results, TODAY));
        let names: HashSet<&str> = book.pages.iter().map(|page| page.name.as_str()).collect();
        assert_eq!(names.len(), 14);
        for page in &book.pages {
            assert!(page.name.chars().count() <= 30 && !page.title.is_empty());
            for table in &page.tables {
                let headings: HashSet<String> = table.columns.iter().map(|one| crate::fold::fold(&one.text)).collect();
                assert_eq!(headings.len(), table.columns.len(), "{}", page.name);
                for row in &table.rows {
                    assert_eq!(row.len(), table.columns.len(), "{}: {row:?}", page.name);
                    assert!(row.iter().all(|cell| !shown(cell).trim().is_empty()), "{}: {row:?}", page.name);
                }
            }
            for link in page.tables.iter().flat_map(|table| table.rows.iter().flatten()) {
                if let Cell::Link { target, .. } = link {
                    let sheet = target.trim_start_matches("internal:'").trim_end_matches("'!A1");
                    assert!(names.contains(sheet) || target.starts_with("file://../returns/"), "{target}");
                }
            }
        }
        let bytes = workbook(&Picture::new(&results, TODAY)).expect("drawn");
        assert_eq!(bytes, workbook(&Picture::new(&results, TODAY)).expect("drawn again"));
    }
}

#[test]
fn a_matrix_among_the_returns_is_known_as_one() {
    let plan = plan();
    let bytes = workbook(&Picture::new(&round(&plan), TODAY)).expect("drawn");
    let refused = match crate::reader::open(&crate::layout::Forms::new(plan), &bytes).recognised {
        Recognised::Refused { state, .. } => Some(state),
        Recognised::Audit { .. } => None,
    };
    assert_eq!(refused, Some(State::WrongForm));
}

#[test]
fn the_position_is_told_in_one_sentence_and_never_merges_what_is_missing() {
    let plan = plan();
    let results = round(&plan);
    assert_eq!(
        told::position(&Facts::new(&results, TODAY)),
        "1 of 4 subjects reaches Foundation or more: 1 at Foundation; 1 is not yet there, 1 sent no return and 1 \
         returned an empty workbook."
    );
    let none = drawn::results(&plan, Vec::new());
    assert_eq!(
        told::position(&Facts::new(&none, TODAY)),
        "0 of 4 subjects reach Foundation or more; 4 sent no return."
    );
}

#[test]
fn the_first_sheet_answers_what_slt_asks() {
    let plan = plan();
    let results = round(&plan);
    let page = summary::page(&Facts::new(&results, TODAY));
    assert_eq!(
        page.headline.as_deref(),
        Some(
            "1 of 4 subjects reaches Foundation or more; 1 is not yet there, 1 sent no return and 1 returned an empty workbook."
        )
    );
    assert_eq!(
        column(&page, &["Approach", "Which subjects", "Number of 4"]),
        [
            "Employer Enriched | none | 0",
            "Careers Across the Curriculum | none | 0",
            "Foundation | History | 1",
            "Not yet Foundation | Law | 1",
            "No return | Music | 1",
            "Returned empty | Art | 1",
        ]
    );
    let answers = column_of(&page.tables[1], &["Question", "Answer"]);
    let of = |question: &str| {
        let starts = |line: &&String| line.starts_with(&format!("{question} | "));
        answers.iter().find(starts).map(|line| line.split_once(" | ").expect("two cells").1)
    };
    assert_eq!(
        of("Biggest gap 1"),
        Some(
            "KS3-2 “Outcome 2”: covered nowhere; 340 of 490 pupils. Ask History for one unit in which it could be taught. \
             Department MUS, who is asked, has not returned."
        )
    );
    assert_eq!(
        of("Not returned"),
        Some(
            "2 of 3 departments. Returned empty: Department ART. No return: Department MUS. The Careers Leader's own: no return."
        )
    );
    assert_eq!(
        of("Asked of SLT: step 3"),
        Some(
            "Engage SLT and governance: please ask Department ART and Department MUS for what is missing; workbooks \
             were due on 11 December 2026."
        )
    );
    assert_eq!(
        of("Asked of SLT: step 6"),
        Some("Resource: 1 of 3 departments asks for resources. Department HUM: “+44 posters”.")
    );
    assert_eq!(
        of("Asked of SLT: step 7"),
        Some("CPD: 1 of 3 departments asks for training. Department HUM: “An hour on apprenticeships”.")
    );
    assert_eq!(of("Asked of SLT: step 9"), None, "n/a is no wish");
    assert_eq!(of("Worth sharing 1"), Some("History in KS3: Employer Enriched (unit “Castles”, with Ironbridge)."));
    assert_eq!(of("Reach"), Some("1 of 9 figures by subject and year group can be used: most in 1."));
    assert_eq!(of("Employers"), Some("3 records from 1 of 3 departments; 1 of 3 took place and is meaningful."));
}

#[test]
fn a_long_headline_is_told_in_two_lines() {
    let plan = plan();
    let results = round(&plan);
    let mut facts = Facts::new(&results, TODAY);
    assert_eq!(summary::page(&facts).notes.len(), 1);
    let mut many = round(&plan);
    let (law, music) = (many.verdicts[1].clone(), many.verdicts[3].clone());
    many.verdicts.extend(std::iter::repeat_n(law, 1000).chain(std::iter::repeat_n(music, 1000)));
    facts.results = &many;
    let page = summary::page(&facts);
    assert_eq!(page.headline.as_deref(), Some("1 of 2,004 subjects reaches Foundation or more."));
    assert_eq!(page.notes[0], "1001 are not yet there, 1001 sent no return and 1 returned an empty workbook.");
}

#[test]
fn subjects_that_need_most_come_first() {
    let plan = plan();
    let results = round(&plan);
    let page = approaches::page(&Facts::new(&results, TODAY));
    let next = "What to do next";
    assert_eq!(
        column(&page, &["Subject", "Your view", "What your rows show", "Reached", next, "All that stands open"]),
        [
            "Law | Foundation | Not yet Foundation | Not yet Foundation | Your view is ahead of your rows, which may just \
             be unfinished: bring 1 more outcome in KS4 to Highlighted, In place. | KS4: 0 of 1 outcome highlighted and in \
             place; 1 needed. 1 more is only Planned.",
            "Music | no return | no return | no return | Return the workbook: fifteen minutes are enough to begin with. \
             | no return",
            "Art | returned empty | returned empty | returned empty | The workbook came back blank: begin with Coverage on \
             the outcomes sheet. | returned empty",
            "History | Foundation | Foundation | Foundation | Bring 1 more outcome in KS4 to Taught, In place, with unit \
             and term; then work on statement A1 of the checklist. | Statements without a Yes: A1 Partly.\nKS4: 0 of 1 \
             outcome taught in a named unit and term; 1 needed.",
        ]
    );
}

#[test]
fn the_ladder_has_a_row_and_a_bar_for_every_subject() {
    let plan = plan();
    let results = round(&plan);
    let page = ladder::page(&Facts::new(&results, TODAY));
    assert_eq!(
        column(&page, &["Subject", "Reached", "Your view beyond", "Your rows beyond"]),
        [
            "Law | 0 | 1 | 0",
            "Music | no return | no return | no return",
            "Art | returned empty | returned empty | returned empty",
            "History | 1 | 0 | 0",
        ]
    );
    let told = &page.charts[0].alt_text;
    assert!(
        told.contains("4 subjects") && told.contains("Of 2 judged, view and rows agree in 1, the view is ahead in 1")
    );
}

#[test]
fn a_last_round_is_compared_and_one_that_cannot_be_read_is_told() {
    let plan = plan();
    let mut results = round(&plan);
    let has = |results: &Results| {
        let facts = Facts::new(results, TODAY);
        let columns = approaches::page(&facts).tables.remove(0).columns;
        let term = notes::terms(&facts).into_iter().find(|(term, _)| term == "Last round");
        (columns.iter().any(|one| one.text == "Last round"), term.map(|(_, meaning)| meaning))
    };
    assert_eq!((told::changed(&Facts::new(&results, TODAY)), has(&results)), (None, (false, None)));
    let mut before = drawn::results(&plan, Vec::new());
    let judged = |reached| Standing::Judged { claimed: reached, evidenced: reached };
    for (verdict, standing) in
        before.verdicts.iter_mut().zip([None, Some(Approach::Across), Some(Approach::Foundation)].map(judged))
    {
        verdict.standing = standing;
    }
    let mut last = LastRound::of(&before);
    last.label = "2025-26 summer".to_owned();
    results.last = Some(Last::Read(last));
    let facts = Facts::new(&results, TODAY);
    assert_eq!(
        told::changed(&facts).as_deref(),
        Some(
            "Since 2025-26 summer: 1 of 4 subjects moved up (History), 1 moved down (Law), 0 are as before; 2 cannot be \
             compared: new, or not judged in both rounds."
        )
    );
    assert!(column_of(&summary::page(&facts).tables[1], &["Question"]).contains(&"Since last round".to_owned()));
    assert_eq!(
        column(&approaches::page(&facts), &["Subject", "Reached", "Last round"]),
        [
            "Law | Not yet Foundation | Careers Across the Curriculum",
            "Music | no return | no return",
            "Art | returned empty | Foundation",
            "History | Foundation | Not yet Foundation",
        ]
    );
    let (has_column, meaning) = has(&results);
    assert!(has_column && meaning.is_some_and(|meaning| meaning.contains("2025-26 summer")));
    results.last = Some(Last::Unread("Nothing is compared. It is gone.".to_owned()));
    assert_eq!(has(&results), (false, Some("Nothing is compared. It is gone.".to_owned())));
    assert_eq!(told::changed(&Facts::new(&results, TODAY)), None);
}

#[test]
fn coverage_is_a_word_in_every_cell() {
    let plan = plan();
    let results = round(&plan);
    let page = coverage::page(&Facts::new(&results, TODAY));
    let columns = ["Ref", "Subjects that cover it", "History", "Law", "Art", "Music", "Dedicated time"];
    assert_eq!(
        column(&page, &columns),
        [
            "KS3-1 | 1 | With employers | not taught | returned empty | no return | no return",
            "KS3-2 | 0 | Planned | not taught | not asked | no return | no return",
            "KS4-1 | 0 | Highlighted | Planned | not taught | not taught | no return",
            "CG2-1 | 0 | blank | not taught | not taught | not taught | no return",
        ]
    );
    assert_eq!(
        column(&page, &["Ref", "Subjects asked, or that added it"]),
        ["KS3-1 | 3", "KS3-2 | 2", "KS4-1 | 2", "CG2-1 | 1"]
    );
    let totals: Vec<String> =
        page.tables[0].columns.iter().map(|heading| heading.total.as_ref().map(shown).expect("a total")).collect();
    assert_eq!(
        totals,
        [
            "Total",
            "Covered, of those asked or added",
            "all",
            "all",
            "1 of 4",
            "4 of 4",
            "1 of 4",
            "0 of 1",
            "returned empty",
            "no return",
            "no return",
        ]
    );
}

#[test]
fn a_ref_and_a_subject_lead_to_their_first_row_of_evidence() {
    let plan = plan();
    let results = round(&plan);
    let facts = Facts::new(&results, TODAY);
    let evidence = column(&evidence::page(&facts), &["Subject", "Outcome"]);
    let page = coverage::page(&facts);
    for (reference, row) in ["KS3-1", "KS3-2", "KS4-1", "CG2-1"].into_iter().zip(&page.tables[0].rows) {
        let Cell::Leads { text, to } = &row[0] else { panic!("{reference} leads nowhere") };
        assert_eq!((text.as_str(), to.table.as_str()), (reference, "Evidence"));
        assert!(evidence[to.row].contains(&format!("| {reference} ")), "{evidence:#?}");
        assert!(!evidence[..to.row].iter().any(|line| line.contains(&format!("| {reference} "))), "its first");
    }
    for (name, leads) in [("History", true), ("Law", true), ("Art", false), ("Music", false), ("Dedicated time", false)]
    {
        let heading = page.tables[0].columns.iter().find(|heading| heading.text == name).expect("a heading");
        assert_eq!(heading.leads.is_some(), leads, "{name}");
        if let Some(to) = &heading.leads {
            assert!(
                evidence[to.row].starts_with(name) && !evidence[..to.row].iter().any(|line| line.starts_with(name))
            );
        }
    }
}

#[test]
fn reach_says_why_a_number_is_missing_or_doubtful() {
    let plan = plan();
    let results = round(&plan);
    let lines = column(
        &reach::page(&Facts::new(&results, TODAY)),
        &["Subject", "Year group", "Taking the subject", "Reached, of those taking", "Band"],
    );
    assert_eq!(
        lines[..3],
        [
            "History | Cohort Y7 | 180 | 75% | Most",
            "Art | Cohort Y7 | returned empty | returned empty | returned empty",
            "Music | Cohort Y7 | no return | no return | no return",
        ],
        "Year 7 first"
    );
    assert!(
        lines.contains(
            &"History | Cohort Y8 | 171 | to check: more than take it | to check: more than take it".to_owned()
        )
    );
    assert!(lines.contains(&"History | Cohort Y10 | not answered | not answered | not answered".to_owned()));
    let columns =
        ["Year group", "Subjects that teach it", "Of these, gave numbers", "Most reached in", "Few reached in"];
    assert_eq!(
        column(&reach::page(&Facts::new(&results, TODAY)), &columns),
        [
            "Cohort Y7 | 3 | 1 | 1 | 0",
            "Cohort Y8 | 3 | 0 | 0 | 0",
            "Cohort Y10 | 2 | 0 | 0 | 0",
            "Cohort CG2-all | 1 | 0 | 0 | 0"
        ]
    );
    assert!(lines.contains(&"Art | Cohort Y7 | returned empty | returned empty | returned empty".to_owned()));
    assert!(lines.contains(&"Music | Cohort Y7 | no return | no return | no return".to_owned()));
}

#[test]
fn an_employer_record_is_meaningful_or_says_what_is_missing() {
    let plan = plan();
    let results = round(&plan);
    let page = employers::page(&Facts::new(&results, TODAY));
    assert_eq!(
        column(&page, &["Ref", "Employer", "Outcomes", "Meaningful"]),
        [
            "E1 | Ironbridge | KS3-1 | Yes",
            "E2 | not answered | KS4-1 | Not yet shown. Two-way interaction: Not sure; time to reflect: not answered",
            "E3 | not answered | not answered | not yet asked: planned",
        ]
    );
    assert!(page.notes[3].starts_with("2 records that took place but do not say"), "{:?}", page.notes);
}

#[test]
fn each_year_group_is_told_what_it_met_of_employers() {
    let plan = plan();
    let mut audit = drawn::humanities();
    let met = |cohort: &str, kind, is_meaningful| {
        let mut record = scope::drawn::encounter("History", "KS3-1 Outcome 1");
        record.cohort = Some(cohort.to_owned());
        record.kind = Some(kind);
        record.two_way = Some(if is_meaningful { Test::Yes } else { Test::No });
        record
    };
    audit.employers = vec![
        met("All of KS3", Kind::Encounter, true),
        met("Cohort Y7", Kind::Encounter, false),
        met("Cohort Y8", Kind::Workplace, true),
        met("Cohort Y10", Kind::Workplace, false),
    ];
    for (number, record) in (1..).zip(&mut audit.employers) {
        record.place.row = format!("E{number}");
    }
    let results = results(&plan, vec![incoming("HUM.xlsx", "HUM", answers_of(&audit))]);
    let page = employers::page(&Facts::new(&results, TODAY));
    let columns = [
        "Year group",
        "Encounters (BM5)",
        "Meaningful encounters",
        "Workplaces (BM6)",
        "Meaningful workplaces",
        "What is on record",
    ];
    assert_eq!(
        column(&page, &columns),
        [
            "Cohort Y7 | 2 | 1 | 0 | 0 | No meaningful workplace",
            "Cohort Y8 | 1 | 1 | 1 | 1 | Both",
            "Cohort Y10 | 0 | 0 | 1 | 0 | No meaningful encounter or workplace",
            "Cohort CG2-all | 0 | 0 | 0 | 0 | No meaningful encounter or workplace",
        ]
    );
    assert_eq!(page.notes.len(), 3, "every record has its row");
}

#[test]
fn support_that_is_wanted_soonest_comes_first() {
    let plan = plan();
    let wants = |by: Option<&str>, cpd: Option<&str>| {
        let text = |text: Option<&str>| text.map(str::to_owned);
        let support = Support { by: text(by), cpd: text(cpd), time: text(Some("An hour")), ..Support::default() };
        answers_of(&Audit { support: vec![support], ..Audit::default() })
    };
    let term = |number: usize| format!("{} 2026-27", plan.terms[number]);
    let results = results(
        &plan,
        vec![
            incoming("HUM.xlsx", "HUM", wants(None, None)),
            incoming("ART.xlsx", "ART", wants(Some(&term(1)), None)),
            incoming("MUS.xlsx", "MUS", wants(Some(&term(1)), Some("Routes into music"))),
        ],
    );
    assert_eq!(
        column(&support::page(&Facts::new(&results, TODAY)), &["Department", "By when"]),
        [
            format!("Department MUS | {}", term(1)),
            format!("Department ART | {}", term(1)),
            "Department HUM | none".to_owned(),
        ]
    );
}

#[test]
fn a_wish_that_may_name_a_learner_is_counted_and_not_quoted() {
    let plan = plan();
    let wants = |cpd: &str| {
        let support = Support { cpd: Some(cpd.to_owned()), ..Support::default() };
        answers_of(&Audit { support: vec![support], ..Audit::default() })
    };
    let asked = |returned: Vec<Incoming>| {
        let results = results(&plan, returned);
        let facts = Facts::new(&results, TODAY);
        let ask = facts.asks.iter().find(|ask| ask.step == 7).expect("training is asked for");
        ask.named(&facts, crate::picture::Circle::Leadership)
    };
    let named = || incoming("HUM.xlsx", "HUM", wants("Help with pupil Jane Smith 9B (A123456789012)"));
    assert_eq!(asked(vec![named()]), "CPD: 1 of 3 departments asks for training.");
    assert_eq!(
        asked(vec![named(), incoming("MUS.xlsx", "MUS", wants("Routes into music"))]),
        "CPD: 2 of 3 departments ask for training. Department MUS: “Routes into music”; and 1 more."
    );
}

#[test]
fn what_is_only_planned_stands_apart_and_is_never_counted() {
    let plan = plan();
    let at = |row: &str| RowPlace { subject: None, row: row.to_owned() };
    let text = |text: &str| Some(text.to_owned());
    let part = |row: &str, employer: Option<String>, needed: Option<String>| PlannerRow {
        employer,
        needed,
        ..PlannerRow::blank(at(row))
    };
    let occasion = |row: &str, intended: Intended| CalendarRow {
        employer: text("Ironbridge"),
        intended: Some(intended),
        ..CalendarRow::blank(at(row))
    };
    let answers = answers_of(&Audit {
        planner: vec![part("P4", text("Foundry"), text("A minibus")), part("P5", None, text("None."))],
        calendar: vec![
            occasion("C1", Intended::Yes),
            occasion("C2", Intended::No),
            CalendarRow { event: text("Carnival"), month: text("May"), ..occasion("D1", Intended::Maybe) },
        ],
        ..Audit::default()
    });
    let results = results(&plan, vec![incoming("ART.xlsx", "ART", answers)]);
    let facts = Facts::new(&results, TODAY);
    let page = employers::page(&facts);
    assert_eq!(
        column(&page, &["Employer or partner", "Planned?", "Ref"]),
        ["Foundry | In the project planner | P4", "Ironbridge | Yes | C1", "Ironbridge | Maybe | D1"]
    );
    assert_eq!(column(&page, &["Occasion", "When"])[2], "Carnival | May");
    assert!(column(&page, &["Encounters (BM5)"]).iter().all(|many| many == "0"));
    assert!(page.tables[1].rows.is_empty(), "it is no record");
    let wanted = column(&support::page(&facts), &["Aims at", "For a project"]);
    assert_eq!(wanted.len(), 1);
    assert!(wanted[0].starts_with("none | ") && wanted[0].ends_with(": A minibus"), "{wanted:?}");
    let nobody = round(&plan);
    let facts = Facts::new(&nobody, TODAY);
    assert_eq!(employers::page(&facts).tables.len(), 2);
    assert!(support::page(&facts).tables[0].columns.iter().all(|column| column.text != "For a project"));
}

#[test]
fn every_department_and_every_file_stands_among_the_returns() {
    let plan = plan();
    let results = round(&plan);
    let page = returns::page(&Facts::new(&results, TODAY));
    assert_eq!(
        column(&page, &["Department", "State", "Against the due date", "Errors", "File"]),
        [
            "Department MUS | Not returned | 3 days overdue | no file | no file",
            "Careers Leader | Not returned | 3 days overdue | no file | no file",
            "Department ART | Returned empty | 2 days early | 0 | art.xlsx",
            "Department HUM | Accepted, with errors to fix | 2 days early | 1 | HUM.xlsx",
            "not recognised | Not recognised | not known | 1 | holiday.xlsx",
        ]
    );
    assert!(
        page.notes[0].ends_with("Of 3 departments: 1 not returned; 1 returned empty; 1 accepted, with errors to fix."),
        "{:?}",
        page.notes
    );
}

#[test]
fn a_part_of_a_merged_return_is_not_left_out() {
    let plan = plan();
    let part = |file: &str, row: &str| {
        let place = RowPlace { subject: Some("Music".to_owned()), row: row.to_owned() };
        let row =
            OutcomeRow { place, coverage: Some(Coverage::NotYet), status: Some(Status::Planned), ..Default::default() };
        incoming(file, "MUS", answers_of(&Audit { outcomes: vec![row], ..Audit::default() }))
    };
    let results = results(&plan, vec![part("a.xlsx", "KS3-1"), part("b.xlsx", "KS3-2")]);
    let facts = Facts::new(&results, TODAY);
    let states = column(&returns::page(&facts), &["File", "State"]);
    assert!(states.contains(&"a.xlsx | Counts, as part of a merged return".to_owned()), "{states:?}");
    assert!(notes::terms(&facts).iter().all(|(term, _)| !term.starts_with("Left out")));
    let files = column(&evidence::page(&facts), &["Ref", "File"]);
    assert_eq!(files, ["KS3-1 | a.xlsx", "KS3-2 | b.xlsx"]);
}

#[test]
fn evidence_shows_what_was_typed_and_where() {
    let plan = plan();
    let mut answers = misspelt();
    answers.put(
        Key { block: BlockKey::Outcomes, subject: Some("Law".to_owned()), row: "X2".to_owned(), slot: SlotKey::Unit },
        Given { typed: Typed::Text("@home".to_owned()), means: Ok(crate::answers::Value::Text("@home".to_owned())) },
    );
    let mut one = incoming("HUM.xlsx", "HUM", answers);
    let key = Key {
        block: BlockKey::Outcomes,
        subject: Some("History".to_owned()),
        row: "CG2-1".to_owned(),
        slot: SlotKey::Coverage,
    };
    if let Recognised::Audit { read, .. } = &mut one.recognised {
        read.spots.insert(key, Spot { sheet: "History outcomes".to_owned(), at: At::Cell(11, 4) });
    }
    let results = results(&plan, vec![one]);
    let page = evidence::page(&Facts::new(&results, TODAY));
    let lines = column(&page, &["Subject", "Ref", "Outcome", "Coverage", "Status", "Unit", "Sheet", "Cell"]);
    assert_eq!(
        lines[0],
        "History | KS3-1 | KS3-1 Outcome 1 | Taught with employers | In place | Castles | not known | not known"
    );
    assert!(
        lines.contains(
            &"History | CG2-1 | CG2-1 Outcome 1 | Tought (cannot be read) | none | none | History outcomes | E12"
                .to_owned()
        ),
        "{lines:#?}"
    );
    assert!(
        lines.contains(
            &"Law | X1 | KS4-1 Outcome 1 | Highlighted | Planned | =Rights | not known | not known".to_owned()
        ),
        "{lines:#?}"
    );
    assert!(lines.contains(&"Law | X2 | none | blank | none | @home | not known | not known".to_owned()), "{lines:#?}");
    assert!(workbook(&Picture::new(&results, TODAY)).is_ok(), "a text that begins like a formula is a text");
    let links: Vec<&str> = page.tables[0].rows.iter().flatten().filter_map(target).collect();
    assert_eq!(links.len(), lines.len());
    assert!(links.contains(&"file://../returns/HUM.xlsx#'History outcomes'!E12"), "{links:#?}");
    assert!(links.contains(&"file://../returns/HUM.xlsx"), "its cell is not known");
}

fn target(cell: &Cell) -> Option<&str> {
    match cell {
        Cell::Link { target, .. } => Some(target),
        Cell::None
        | Cell::Text(_)
        | Cell::Strong(_)
        | Cell::Number(_)
        | Cell::PerCent(_)
        | Cell::Date(_)
        | Cell::Leads { .. }
        | Cell::Formula(_)
        | Cell::Toned { .. } => None,
    }
}

#[test]
fn a_file_that_no_link_reaches_stays_a_text_and_is_told() {
    let plan = plan();
    let name = format!("{}.xlsx", "a".repeat(260));
    let results = results(&plan, vec![incoming(&name, "HUM", answers_of(&drawn::humanities()))]);
    let page = evidence::page(&Facts::new(&results, TODAY));
    assert_eq!(page.tables[0].rows.iter().flatten().filter_map(target).count(), 0);
    assert!(page.notes[2].starts_with("5 rows are without a link"), "{:?}", page.notes);
    assert!(workbook(&Picture::new(&results, TODAY)).is_ok());
}

#[test]
fn queries_that_were_explained_are_told_and_counted_no_more() {
    let plan = plan();
    let mut results = round(&plan);
    let entry = results.returns.iter_mut().find(|entry| entry.department.as_deref() == Some("HUM")).expect("a return");
    let open = entry.count(crate::finding::Severity::Query);
    let query = entry.findings.iter_mut().find(|one| one.severity() == crate::finding::Severity::Query);
    query.expect("a query").explained = Some("It is so".to_owned());
    let page = returns::page(&Facts::new(&results, TODAY));
    let lines = column(&page, &["File", "Queries", "Queries explained"]);
    let own = lines.iter().find(|line| line.starts_with("HUM.xlsx")).expect("its row");
    assert!(own.starts_with(&format!("HUM.xlsx | {} | ", open - 1)) && own.ends_with("“It is so”"), "{own}");
}

#[test]
fn gaps_have_a_base_and_a_suggestion() {
    let plan = plan();
    let results = round(&plan);
    let page = gaps::page(&Facts::new(&results, TODAY));
    assert_eq!(
        column(&page, &["Order", "Gap", "Ref", "Pupils affected", "Of all pupils", "Who is closest"]),
        [
            "1 | Covered nowhere | KS3-2 | 340 | 490 | History",
            "2 | Covered nowhere | CG2-1 | 20 | 490 | none",
            "3 | Highlighted only | KS4-1 | 150 | 490 | History and Law",
            "4 | Covered in one subject only | KS3-1 | 340 | 490 | none",
            "5 | Year group never reached | CG2-all | 20 | 490 | History",
            "6 | Key stage without a meaningful employer record | KS4 | 150 | 490 | Law",
            "7 | Key stage without a meaningful employer record | CG2 | 20 | 490 | none",
        ]
    );
    let suggestions = column(&page, &["Ref", "A suggestion"]);
    assert!(suggestions[0].ends_with("Department MUS, who is asked, has not returned."), "{}", suggestions[0]);
    assert!(suggestions[3].ends_with(
        "Department MUS, who is asked, has not returned. Department ART, who is asked, returned an empty workbook."
    ));
    assert_eq!(
        page.notes[1],
        "Year group never reached: Cohort CG2-all. Key stage without a meaningful employer record: Stage KS4 and Stage CG2."
    );
    assert!(page.notes[2].starts_with("2 of 3 departments sent nothing that counts"));
}

#[test]
fn the_notes_carry_the_figures_of_the_plan() {
    let mut plan = plan();
    plan.rules.foundation_share = Share::new(30).expect("a share");
    plan.rules.across_share = Share::new(65).expect("a share");
    plan.rules.enriched_outcomes = 2;
    let results = round(&plan);
    let terms = notes::terms(&Facts::new(&results, TODAY));
    let meaning = |wanted: &str| {
        terms.iter().find(|(term, _)| term == wanted).map_or("", |(_, meaning)| meaning.as_str()).to_owned()
    };
    assert!(meaning("Rule: Foundation").contains("at least 30% of its outcomes in scope (of 5 outcomes 2)"));
    assert!(
        meaning("Rule: Careers Across the Curriculum")
            .contains("at least 65% of its outcomes in scope (of 5 outcomes 4)")
    );
    assert!(meaning("Rule: Employer Enriched").contains("at least 2 outcomes are"));
    assert!(meaning("This workbook").contains(&plan.edition()));
    assert_eq!(meaning("Left out: holiday.xlsx"), "Not recognised. Nothing says whose it is.");
    assert!(meaning("Reach").contains("Most (from 75%)"));
    assert!(meaning("Year group never reached").contains("a number reached above 0"));
}

#[test]
fn a_subject_may_be_called_like_a_column() {
    let plan = scope::drawn::plan(
        "| Ref   |
         | KS3-1 |",
        "| Department | Subject | Stages |
         | HUM        | Ref     | KS3    |
         | HUM        | outcome | KS3    |",
    );
    let results = results(&plan, Vec::new());
    let page = coverage::page(&Facts::new(&results, TODAY));
    let headings: Vec<&str> = page.tables[0].columns.iter().map(|heading| heading.text.as_str()).collect();
    assert!(headings.contains(&"Ref (2)") && headings.contains(&"outcome (2)"), "{headings:?}");
    assert!(workbook(&Picture::new(&results, TODAY)).is_ok());
}

#[test]
fn the_careers_leaders_rows_stand_under_dedicated_time() {
    let plan = plan();
    let leader = scope::drawn::audit(
        "| Subject        | Ref   | Coverage | Status   |
         | Dedicated time | KS3-2 | Taught   | In place |",
    );
    let results = results(&plan, vec![incoming("leader.xlsx", LEADER, answers_of(&leader))]);
    let facts = Facts::new(&results, TODAY);
    assert!(column(&coverage::page(&facts), &["Ref", "Dedicated time"]).contains(&"KS3-2 | Taught".to_owned()));
    assert_eq!(column(&evidence::page(&facts), &["Department", "Ref"]), ["Careers Leader | KS3-2"]);
    let toned = facts.map.lines.len();
    let page = coverage::page(&facts);
    let is_middle = |cell: &&Cell| matches!(cell, Cell::Toned { tone: Tone::Middle, .. });
    assert_eq!(page.tables[0].rows.iter().flatten().filter(is_middle).count(), 1, "of {toned} rows");
}
