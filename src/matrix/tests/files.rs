//! The files that came, and what stands in them.

use super::*;
use crate::finding::{Place, Severity};
use crate::matrix::words::many;

#[test]
fn every_department_and_every_file_stands_among_the_returns() {
    let plan = plan();
    let results = round(&plan);
    let facts = Facts::new(&results, TODAY);
    let page = returns::SHEET.page(&facts);
    let queries = facts.open(Severity::Query);
    assert_eq!(
        column(&page, &["Department", "State", "Against the due date", "Open", "File"]),
        [
            "Department MUS | Not returned | 3 days overdue | no file | no file",
            "Careers Leader | Not returned | 3 days overdue | no file | no file",
            "Department ART | Returned empty | 2 days early | none | art.xlsx",
            &format!(
                "Department HUM | Accepted, with errors to fix | 2 days early | 1 error and {queries} queries | HUM.xlsx"
            ),
            "not recognised | Not recognised | not known | none | holiday.xlsx",
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
    let states = column(&returns::SHEET.page(&facts), &["File", "State"]);
    assert!(states.contains(&"a.xlsx | Counts, as part of a merged return".to_owned()), "{states:?}");
    assert!(notes::terms(&facts).iter().all(|term| !term.word.starts_with("Left out")));
    let files = column(&evidence::SHEET.page(&facts), &["Ref", "File"]);
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
    let page = evidence::SHEET.page(&Facts::new(&results, TODAY));
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
        | Cell::Toned { .. }
        | Cell::Signed { .. }
        | Cell::Open(_) => None,
    }
}

#[test]
fn a_file_that_no_link_reaches_stays_a_text_and_is_told() {
    let plan = plan();
    let name = format!("{}.xlsx", "a".repeat(260));
    let results = results(&plan, vec![incoming(&name, "HUM", answers_of(&drawn::humanities()))]);
    let page = evidence::SHEET.page(&Facts::new(&results, TODAY));
    assert_eq!(page.tables[0].rows.iter().flatten().filter_map(target).count(), 0);
    assert!(page.notes[2].starts_with("5 rows are without a link"), "{:?}", page.notes);
    assert!(workbook(&Picture::new(&results, TODAY)).is_ok());
}

#[test]
fn queries_that_were_explained_are_told_and_counted_no_more() {
    let plan = plan();
    let mut results = round(&plan);
    let entry = results.returns.iter_mut().find(|entry| entry.department.as_deref() == Some("HUM")).expect("a return");
    let open = entry.count(Severity::Query);
    let query = entry.findings.iter_mut().find(|one| one.severity() == Severity::Query);
    let query = query.expect("a query");
    query.explained = Some("It is so".into());
    let (sheet, cell) = (Some("History outcomes".to_owned()), Some("E12".to_owned()));
    query.place = Place { sheet, cell, ..Place::default() };
    let page = returns::SHEET.page(&Facts::new(&results, TODAY));
    let files = column(&page, &["File", "Open"]);
    let own = files.iter().find(|line| line.starts_with("HUM.xlsx")).expect("its row");
    assert!(own.ends_with(&many(open - 1, "query", "queries")), "{own}");
    // What is open is told line by line, so many cells of it; then what was explained.
    let lines = column(&page, &["What", "Cells", "Explained"]);
    let cells = |what: &str| -> usize {
        let own = lines.iter().filter_map(|line| line.strip_prefix(what)?.strip_prefix(" | "));
        own.map(|line| line.split(' ').next().and_then(|count| count.parse::<usize>().ok()).expect("a count")).sum()
    };
    let facts = Facts::new(&results, TODAY);
    assert_eq!([cells("Error"), cells("Query")], [facts.open(Severity::Error), facts.open(Severity::Query)]);
    assert!(lines.contains(&"Query, explained | 1 | It is so".to_owned()), "{lines:#?}");
    let leads = |cell: &Cell| target(cell) == Some("file://../returns/HUM.xlsx#'History outcomes'!E12");
    assert!(page.tables.last().expect("a table").rows.iter().flatten().any(leads), "it leads to its cell");
}
