//! Small rounds, and what a sheet shows, for the tests of the matrix.

use jiff::civil::{Date, date};

use crate::answers::audit::{Audit, EmployerRow, ReachRow, Support, Test, Tick, TookPlace};
use crate::answers::{Answers, Given, Key, Read, RowPlace, Typed, Unread};
use crate::finding::{Code, Finding};
use crate::key::{BlockKey, SlotKey};
use crate::layout::{Forms, answers_of};
use crate::pen::{Cell, Page, Table, Worth};
use crate::plan::Plan;
use crate::returns::{Incoming, Recognised, Results, Saved, State, settle};
use crate::scope::drawn;

pub(super) const TODAY: Date = date(2026, 12, 14);

/// History and Law in Humanities, Art and Music on their own; one outcome at KS4 builds on one at KS3.
pub(super) fn plan() -> Plan {
    drawn::plan(
        "| Ref   | Departments | Builds on |
         | KS3-1 |             |           |
         | KS3-2 | HUM, MUS    |           |
         | KS4-1 |             | KS3-1     |
         | CG2-1 |             |           |",
        "| Department | Subject | Stages        |
         | HUM        | History | KS3, KS4, CG2 |
         | HUM        | Law     | KS4           |
         | ART        | Art     | KS3           |
         | MUS        | Music   | KS3           |",
    )
}

pub(super) fn incoming(file: &str, code: &str, answers: Answers) -> Incoming {
    let read = Read { answers, ..Read::default() };
    let recognised = Recognised::Audit { code: code.to_owned(), read };
    Incoming { file: file.to_owned(), saved: Saved::said("2026-12-09T10:00:00Z"), recognised }
}

pub(super) fn results(plan: &Plan, incoming: Vec<Incoming>) -> Results {
    let forms = Forms::new(plan.clone());
    Results::new(&forms, settle(&forms, incoming))
}

/// History at Foundation with an enriched KS3, Law with a view ahead of its rows.
pub(super) fn humanities() -> Audit {
    let audit = drawn::audit(
        "| Subject | Ref   | Outcome | Coverage              | Status   | Unit    | Term   |
         | History | KS3-1 |         | Taught with employers | In place | Castles | Autumn |
         | History | KS3-2 |         | Highlighted           | Planned  |         |        |
         | History | KS4-1 |         | Highlighted           | In place |         |        |
         | Law     | KS4-1 |         | Not yet               |          |         |        |
         | Law     | X1    | KS4-1   | Highlighted           | Planned  | =Rights | Spring |",
    );
    let audit = drawn::ticked(audit, "History", [("F1", Tick::Yes), ("A1", Tick::Partly)]);
    let mut audit = drawn::ticked(audit, "Law", [("F1", Tick::Yes)]);
    let mut met = drawn::encounter("History", "KS3-1 Outcome 1");
    met.place.row = "E1".to_owned();
    met.employer = Some("Ironbridge".to_owned());
    let mut doubtful = drawn::encounter("Law", "KS4-1 Outcome 1");
    doubtful.place.row = "E2".to_owned();
    doubtful.two_way = Some(Test::NotSure);
    doubtful.reflection = None;
    let mut planned = EmployerRow { took_place: Some(TookPlace::Planned), ..Default::default() };
    planned.place.row = "E3".to_owned();
    audit.employers = vec![met, doubtful, planned];
    audit.support = vec![Support {
        cpd: Some("An hour on apprenticeships".to_owned()),
        contacts: Some("n/a".to_owned()),
        resources: Some("+44 posters".to_owned()),
        ..Support::default()
    }];
    let place = |row: &str| RowPlace { subject: Some("History".to_owned()), row: row.to_owned() };
    audit.reach = vec![
        ReachRow { place: place("Y7"), taking: Some(180), reached: Some(135) },
        ReachRow { place: place("Y8"), taking: Some(171), reached: Some(172) },
    ];
    audit
}

/// Humanities' answers with a coverage in error.
pub(super) fn misspelt() -> Answers {
    let mut answers = answers_of(&humanities());
    let key = Key {
        block: BlockKey::Outcomes,
        subject: Some("History".to_owned()),
        row: "CG2-1".to_owned(),
        slot: SlotKey::Coverage,
    };
    let means = Err(Unread { code: Code::UnknownAnswer, suggestion: Some("Taught".to_owned()) });
    answers.put(key, Given { typed: Typed::Text("Tought".to_owned()), means });
    answers
}

/// Humanities back, Art back empty, Music not; a stray file besides.
pub(super) fn round(plan: &Plan) -> Results {
    let stray = Recognised::Refused {
        state: State::Stranger,
        department: None,
        finding: Finding::of_file(Code::Stranger, "Nothing says whose it is."),
    };
    results(
        plan,
        vec![
            incoming("HUM.xlsx", "HUM", misspelt()),
            incoming("art.xlsx", "ART", Answers::default()),
            Incoming { file: "holiday.xlsx".to_owned(), saved: Saved::default(), recognised: stray },
        ],
    )
}

pub(super) fn shown(cell: &Cell) -> String {
    match cell {
        Cell::None => "none".to_owned(),
        Cell::Open(_) => cell.in_words(),
        Cell::Text(text)
        | Cell::Strong(text)
        | Cell::Link { text, .. }
        | Cell::Leads { text, .. }
        | Cell::Toned { text, .. }
        | Cell::Signed { text, .. } => text.clone(),
        Cell::Formula(formula) => match &formula.worth {
            Worth::Number(number) => number.to_string(),
            Worth::Text(text) => text.clone(),
        },
        Cell::Number(number) => number.to_string(),
        Cell::PerCent(per_cent) => format!("{per_cent}%"),
        Cell::Date(date) => date.to_string(),
    }
}

/// The rows of a sheet's table that has the columns named, each as `a | b | c` of these alone.
pub(super) fn column(page: &Page, headings: &[&str]) -> Vec<String> {
    let has = |table: &&Table, heading: &str| table.columns.iter().any(|own| own.text == heading);
    let table = page.tables.iter().find(|table| headings.iter().all(|heading| has(table, heading)));
    column_of(table.unwrap_or(&page.tables[0]), headings)
}

/// The same of any table.
pub(super) fn column_of(table: &Table, headings: &[&str]) -> Vec<String> {
    let at = |heading: &&str| {
        let found = table.columns.iter().position(|own| own.text == **heading);
        found.unwrap_or_else(|| panic!("no column '{heading}'"))
    };
    let places: Vec<usize> = headings.iter().map(at).collect();
    let row = |row: &Vec<Cell>| places.iter().map(|place| shown(&row[*place])).collect::<Vec<_>>().join(" | ");
    table.rows.iter().map(row).collect()
}
