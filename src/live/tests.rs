use super::*;
use crate::answers::audit::Status;
use crate::answers::{Given, Key, Labelled, Value};
use crate::key::{BlockKey, SlotKey};
use crate::layout::{Form, Forms};
use crate::plan::{Plan, built_in, resolve};

fn plan() -> Plan {
    resolve(&built_in()).expect("no fault")
}

fn humanities() -> Form {
    Forms::new(plan()).usual("HUM").expect("Humanities").clone()
}

fn put(answers: &mut Answers, block: BlockKey, row: &str, slot: SlotKey, value: &str) {
    let key = Key { block, subject: Some("History".into()), row: row.into(), slot };
    let form = humanities();
    let mut areas = form.areas().map(|(_, area)| area).filter(|area| area.block.key() == block);
    let listed = areas.find_map(|area| {
        let own = area.rows.iter().find(|own| area.key(own, slot) == key)?;
        form.list(own, slot)?.meant(&crate::fold::fold(value))
    });
    answers.put(key, Given::meant(listed.unwrap_or_else(|| Value::Text(value.into()))));
}

/// *All of KS3*, of the stage of an outcome.
fn all_of(reference: &str) -> String {
    format!("All of {}", reference.split('-').next().unwrap_or_default())
}

/// The refs of what the History sheet of a block prints.
fn refs(form: &Form, block: BlockKey) -> Vec<String> {
    let mut areas = form.areas().map(|(_, area)| area).filter(|area| area.block.key() == block);
    let area = areas.find(|area| area.subject.as_deref() == Some("History")).expect("a sheet");
    area.rows.iter().filter(|row| !row.is_spare()).map(|row| row.reference.clone()).collect()
}

fn row(form: &Form, block: BlockKey, is_it: impl Fn(&&Row) -> bool) -> &Row {
    let (_, area) = form.areas().find(|(_, area)| area.block.key() == block).expect("a table");
    area.rows.iter().find(is_it).expect("a row")
}

/// Answered, still to fill and state of the History outcomes sheet, and the sentence over all sheets.
fn progress(fill: impl FnOnce(&mut Answers, &[String])) -> (Gives, Gives, Gives, String) {
    let form = humanities();
    let mut answers = Answers::default();
    fill(&mut answers, &refs(&form, BlockKey::Outcomes));
    let about = form.sheets.iter().position(|sheet| sheet.name == "History outcomes").expect("a sheet");
    let row = row(&form, BlockKey::Progress, |row| row.sheet() == Some(about));
    let workings = Workings::of(&form, &answers);
    let one = |live| computed(&workings, row, live).expect("a sheet");
    let told = computed(&workings, &Row::default(), Live::Left).expect("a sentence");
    (one(Live::Answered).result, one(Live::ToFill).result, one(Live::State).result, told.result.to_string())
}

/// What *Start here* shows of History: its view, its rows, what it reached, and what is next.
fn approach(fill: impl FnOnce(&mut Answers, &Form)) -> [String; 4] {
    let form = humanities();
    let mut answers = Answers::default();
    fill(&mut answers, &form);
    let workings = Workings::of(&form, &answers);
    let row = row(&form, BlockKey::Approach, |row| row.subject.as_deref() == Some("History"));
    [Live::YourView, Live::RowsShow, Live::Reached, Live::Next]
        .map(|live| computed(&workings, row, live).expect("a subject").result.to_string())
}

#[test]
fn a_blank_sheet_asks_for_its_coverage() {
    let (answered, to_fill, state, told) = progress(|_, _| {});
    assert_eq!((answered, to_fill), (Gives::Number(0), Gives::Number(12)));
    assert_eq!(state, Gives::Text("Not started".into()));
    assert!(told.ends_with(" answers to go: History KS3-3, Coverage"), "{told}");
}

#[test]
fn taught_asks_for_status_year_groups_term_and_unit() {
    let (answered, to_fill, state, _) =
        progress(|answers, refs| put(answers, BlockKey::Outcomes, &refs[0], SlotKey::Coverage, "Taught"));
    assert_eq!((answered, to_fill), (Gives::Number(1), Gives::Number(11 + 4)));
    assert_eq!(state, Gives::Text("In progress".into()));
}

#[test]
fn a_stage_that_is_off_asks_nothing_and_all_answered_is_complete() {
    let (_, to_fill, ..) =
        progress(|answers, _| put(answers, BlockKey::Stages, "KS4", SlotKey::Taught, "Not this year"));
    assert_eq!(to_fill, Gives::Number(8));
    let (_, to_fill, state, _) = progress(|answers, refs| {
        for reference in refs {
            put(answers, BlockKey::Outcomes, reference, SlotKey::Coverage, "Not yet");
        }
    });
    assert_eq!((to_fill, state), (Gives::Number(0), Gives::Text("Done".into())));
}

#[test]
fn before_anything_is_filled_in_no_subject_is_called_low() {
    let [view, rows, reached, next] = approach(|_, _| {});
    assert_eq!([view, rows, reached], ["Not started"; 3]);
    assert_eq!(next, "Begin on the sheet History outcomes: choose Coverage in each row.");
}

#[test]
fn the_lower_of_view_and_rows_is_reached_and_the_first_thing_missing_is_next() {
    let ticked = |answers: &mut Answers, form: &Form| {
        for item in refs(form, BlockKey::Checklist) {
            put(answers, BlockKey::Checklist, &item, SlotKey::Answer, "Yes");
        }
    };
    let [view, rows, reached, next] = approach(|answers, form| {
        ticked(answers, form);
        put(answers, BlockKey::Outcomes, &refs(form, BlockKey::Outcomes)[0], SlotKey::Coverage, "Highlighted");
    });
    let [top, none] = ["Employer Enriched", "Not yet Foundation"];
    assert_eq!([view.as_str(), &rows, &reached], [top, none, none]);
    assert_eq!(
        next,
        "KS3: 0 of 4 outcomes highlighted and in place; 1 needed. 1 more has no status. 3 more are not answered. \
         KS3: still to be named by a row in place about careers or routes: Year 7, Year 8, Year 9."
    );
    let [view, rows, reached, next] = approach(|answers, form| {
        ticked(answers, form);
        for reference in refs(form, BlockKey::Outcomes) {
            put(answers, BlockKey::Outcomes, &reference, SlotKey::Coverage, "Taught");
            put(answers, BlockKey::Outcomes, &reference, SlotKey::Status, "In place");
            put(answers, BlockKey::Outcomes, &reference, SlotKey::Cohorts, &all_of(&reference));
        }
    });
    assert_eq!([view.as_str(), &rows, &reached], [top, "Foundation", "Foundation"]);
    assert_eq!(
        next,
        "KS3: 0 of 4 outcomes taught in a named unit and term; 2 needed. \
         4 more are in place, but without both a unit and a term."
    );
}

#[test]
fn a_subject_without_a_stage_this_year_has_nothing_to_judge() {
    let [view, rows, reached, next] = approach(|answers, _| {
        for stage in ["KS3", "KS4", "KS5"] {
            put(answers, BlockKey::Stages, stage, SlotKey::Taught, "Not this year");
        }
    });
    assert_eq!([view, rows, reached], ["Nothing to judge this year"; 3]);
    assert!(next.starts_with("Nothing to do"), "{next}");
}

#[test]
fn formulas_see_what_was_typed_and_not_what_the_reader_makes_of_it() {
    let rows_of = |typed: &str| {
        let [_, rows, ..] = approach(|answers, form| {
            for reference in refs(form, BlockKey::Outcomes) {
                put(answers, BlockKey::Outcomes, &reference, SlotKey::Coverage, "Highlighted");
                put(answers, BlockKey::Outcomes, &reference, SlotKey::Cohorts, &all_of(&reference));
                let key = Key {
                    block: BlockKey::Outcomes,
                    subject: Some("History".into()),
                    row: reference,
                    slot: SlotKey::Status,
                };
                let typed = crate::answers::Typed::Text(typed.to_owned());
                answers.put(key, Given { typed, means: Ok(Value::Choice(Status::InPlace.choice())) });
            }
        });
        rows
    };
    assert_eq!(rows_of("d\u{43e}ne"), "Not yet Foundation", "a Cyrillic letter");
    for typed in ["done", "in PLACE", " In  place.", "in\u{a0}place"] {
        assert_eq!(rows_of(typed), "Foundation", "{typed}");
    }
}

/// The functions that formulas call: Excel 2016 and LibreOffice 7.4 know each, and none is computed anew at every
/// change.
const KNOWN: [&str; 31] = [
    "ADDRESS",
    "AND",
    "CHAR",
    "CHOOSE",
    "COLUMN",
    "COUNTA",
    "COUNTIF",
    "FIND",
    "HYPERLINK",
    "IF",
    "IFERROR",
    "INDEX",
    "INT",
    "ISNUMBER",
    "LEFT",
    "LEN",
    "MATCH",
    "MAX",
    "MID",
    "MIN",
    "OR",
    "ROW",
    "ROWS",
    "ROUNDUP",
    "SIGN",
    "SUBSTITUTE",
    "SUM",
    "SUMPRODUCT",
    "TEXT",
    "TRIM",
    "VALUE",
];

#[test]
fn no_formula_is_long_or_calls_what_an_older_excel_does_not_know() {
    let forms = Forms::new(plan());
    for department in &forms.plan().departments {
        let form = forms.usual(&department.code).expect("a form");
        let workings = Workings::of(form, &Answers::default());
        assert_eq!(workings.subjects.len(), department.subjects.len());
        let shown = workings.subjects.iter().flat_map(|own| [&own.your_view, &own.rows_show, &own.reached, &own.next]);
        let shown = shown.chain(workings.sheets.iter().flat_map(|own| [&own.answered, &own.to_fill, &own.state]));
        let shown = shown.chain(&workings.left).chain(workings.rows.values());
        let computed = workings.cells.iter().filter_map(|working| match &working.content {
            Content::Computed(computed) => Some(computed),
            Content::Text(_) | Content::Number(_) => None,
        });
        for Computed { formula, .. } in shown.chain(computed) {
            assert!(formula.len() < 1000, "{}: {formula}", formula.len());
            // Outside texts and names of sheets, letters before a bracket are a function.
            let bare: String = formula.split('"').step_by(2).flat_map(|part| part.split('\'').step_by(2)).collect();
            for called in bare.split('(').filter(|part| part.ends_with(|c: char| c.is_ascii_uppercase())) {
                let from = called.rfind(|c: char| !c.is_ascii_uppercase()).map_or(0, |before| before + 1);
                assert!(KNOWN.contains(&&called[from..]), "{} in {formula}", &called[from..]);
            }
        }
    }
}

#[test]
fn no_two_workings_share_a_cell_and_none_touches_identity_or_lists() {
    let forms = Forms::new(plan());
    for department in &forms.plan().departments {
        let form = forms.usual(&department.code).expect("a form");
        let mut taken = std::collections::HashSet::new();
        for working in Workings::of(form, &Answers::default()).cells {
            assert!(working.column >= form.workings(), "among the lists");
            assert!(taken.insert((working.row, working.column)), "two in one cell");
        }
    }
    assert!(Workings::of(forms.leader(), &Answers::default()).subjects.is_empty(), "nobody judges the Careers Leader");
}

#[test]
fn what_was_pasted_and_is_on_no_list_is_to_go() {
    let (answered, to_fill, state, _) = progress(|answers, refs| {
        for reference in refs {
            put(answers, BlockKey::Outcomes, reference, SlotKey::Coverage, "Not yet");
        }
        put(answers, BlockKey::Outcomes, &refs[0], SlotKey::Coverage, "Tought");
    });
    assert_eq!((answered, to_fill, state), (Gives::Number(12), Gives::Number(1), Gives::Text("In progress".into())));
}

#[test]
fn not_applicable_asks_why_and_a_spare_row_its_coverage() {
    let (_, to_fill, ..) = progress(|answers, refs| {
        for reference in refs {
            put(answers, BlockKey::Outcomes, reference, SlotKey::Coverage, "Not yet");
        }
        put(answers, BlockKey::Outcomes, &refs[0], SlotKey::Coverage, "Not applicable");
        let label = plan().outcome(&refs[1]).expect("an outcome").label();
        put(answers, BlockKey::Outcomes, "X2", SlotKey::Ref, &label);
    });
    assert_eq!(to_fill, Gives::Number(2));
}

#[test]
fn no_heading_is_a_part_of_another_one_that_a_row_may_name() {
    let forms = Forms::new(plan());
    let departments = forms.plan().departments.iter().filter_map(|own| forms.usual(&own.code));
    for form in departments.chain([forms.leader()]) {
        for (_, area) in form.areas().filter(|(_, area)| area.can_need() && area.beside.is_none()) {
            let asked = |spec: &&'static layout::Spec| area.rows.iter().any(|row| row.asks(spec));
            let heads = area.block.specs().into_iter().filter(asked).map(|spec| spec.head.text(&form.words));
            let heads: Vec<&str> = heads.collect();
            for (position, head) in heads.iter().enumerate() {
                let within = heads.iter().enumerate().filter(|(at, other)| *at != position && other.contains(head));
                assert_eq!(within.count(), 0, "{}: {head} in {heads:?}", area.block.key());
            }
        }
    }
}
