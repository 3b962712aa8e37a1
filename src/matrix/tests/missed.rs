//! What is covered, and not for everyone.

use super::super::missed::{note, title};
use super::*;
use crate::plan::{Cohort, DEDICATED_TIME, Plan};
use crate::scope::drawn::{answered, audit, plan as drawn_plan};

/// Each class team teaches its own class; Assembly teaches all of them.
fn plan(classes: usize) -> Plan {
    let mut plan = drawn_plan(
        "| Ref   |
         | KS3-1 |
         | KS3-2 |",
        "| Department | Subject  | Stages | Cohorts |
         | Y7         | Oak      | KS3    | Y7      |
         | Y8         | Elm      | KS3    | Y8      |
         | ALL        | Assembly | KS3    |         |",
    );
    let class = |number: usize| Cohort {
        code: format!("C{number}"),
        reference: format!("C{number}"),
        name: format!("Class {number}"),
        roll: 10,
        in_scope: 10,
        years: Vec::new(),
    };
    plan.stages[0].cohorts.extend((3..=classes).map(class));
    plan
}

/// The returns of the departments named and of the Careers Leader, each with its rows; what stands in none is *Not
/// applicable*.
fn round(plan: &Plan, rows: &str, came: &[&str]) -> Results {
    let rows = answered(plan, audit(&format!("| Subject | Ref | Coverage | Status |{rows}")));
    let own = |code: &str| {
        let department = plan.department(code);
        let names: Vec<&str> = department.map_or(vec![DEDICATED_TIME], |department| {
            department.subjects.iter().map(|subject| subject.name.as_str()).collect()
        });
        let of = |row: &&OutcomeRow| row.place.subject.as_deref().is_some_and(|subject| names.contains(&subject));
        let outcomes = rows.outcomes.iter().filter(of).cloned().collect();
        incoming(&format!("{code}.xlsx"), code, answers_of(&Audit { outcomes, ..Audit::default() }))
    };
    results(plan, came.iter().copied().chain([LEADER]).map(own).collect())
}

const OAK: &str = "\n| Oak | KS3-1 | Taught | In place |";
const ELM: &str = "\n| Elm | KS3-1 | Highlighted | In place |";
const ALL: &str = "\n| Assembly | KS3-1 | Not yet | |";

/// The rows of the second table, and what is said of the outcome as a gap.
fn told(plan: &Plan, rows: &str, came: &[&str]) -> (Vec<String>, String) {
    let results = round(plan, rows, came);
    let page = gaps::SHEET.page(&Facts::new(&results, TODAY));
    let [first, second] = &page.tables[..] else { panic!("two tables") };
    let gap = column_of(first, &["Ref", "A suggestion"]).into_iter().find(|line| line.starts_with("KS3-1"));
    let columns = [
        "Order",
        "Who covers it",
        "Ref",
        "Pupils who do not meet it",
        "Of all of the key stage",
        "Year groups that do not meet it",
        "A suggestion",
    ];
    (column_of(second, &columns), gap.unwrap_or_default())
}

#[test]
fn who_goes_without_is_told_with_whom_to_ask() {
    let (rows, gap) = told(&plan(2), &[OAK, ELM, ALL].concat(), &["Y7", "Y8", "ALL"]);
    let ask = "Ask Elm and Assembly, which teach it, for one unit in which it could be taught.";
    assert_eq!(rows, [format!("1 | Oak | KS3-1 | 160 | 340 | Cohort Y8 | {ask}")]);
    assert_eq!(gap, format!("KS3-1 | Cohort Y8 does not meet it: only Oak covers it. {ask}"));
}

#[test]
fn where_nobody_is_near_dedicated_time_is_named_and_who_may_still_close_it() {
    let (rows, gap) = told(&plan(3), OAK, &["Y7", "ALL"]);
    let ask = "Agree in which subject, or when in dedicated time, it is to meet it.";
    let silent = " Elm, who is asked, has not returned.";
    assert_eq!(rows, [format!("1 | Oak | KS3-1 | 10 | 350 | Class 3. Not known of Cohort Y8 | {ask}{silent}")]);
    assert_eq!(gap, format!("KS3-1 |{silent}"), "not known yet");
    let (rows, gap) = told(&plan(3), OAK, &["Y7", "Y8", "ALL"]);
    let ask = "Agree in which subject, or when in dedicated time, they are to meet it.";
    assert_eq!(rows, [format!("1 | Oak | KS3-1 | 170 | 350 | Cohort Y8 and Class 3 | {ask}")]);
    assert_eq!(gap, format!("KS3-1 | Cohort Y8 and Class 3 do not meet it: only Oak covers it. {ask}"));
}

#[test]
fn many_are_counted_and_told_by_those_who_meet_it_where_these_are_fewer() {
    let (rows, gap) = told(&plan(8), &[OAK, ELM].concat(), &["Y7", "Y8", "ALL"]);
    let ask = "Ask Elm, which teaches some of them, for one unit in which it could be taught; dedicated time would \
               reach all.";
    assert_eq!(rows, [format!("1 | Oak | KS3-1 | 220 | 400 | 7 of 8 year groups: all but Cohort Y7 | {ask}")]);
    assert_eq!(
        gap,
        format!("KS3-1 | 7 of 8 year groups do not meet it (all but Cohort Y7): only Oak covers it. {ask}")
    );
    let mut plan = plan(10);
    plan.departments[0].subjects[0].cohorts.extend(["Y8", "C3", "C4", "C5"].map(str::to_owned));
    let (rows, _) = told(&plan, OAK, &["Y7", "Y8", "ALL"]);
    assert!(rows[0].contains("| 5 of 10 year groups: Class 6, Class 7, Class 8, Class 9 and Class 10 |"), "{rows:?}");
}

#[test]
fn who_is_closest_to_such_a_gap_teaches_those_who_miss_it() {
    let mut plan = plan(2);
    plan.departments[2].subjects[0].cohorts = vec!["Y7".to_owned()];
    let results = round(&plan, &[OAK, ELM, ALL].concat(), &["Y7", "Y8", "ALL"]);
    let page = gaps::SHEET.page(&Facts::new(&results, TODAY));
    let gaps = column_of(&page.tables[0], &["Ref", "Gap", "Who is closest"]);
    assert!(gaps.contains(&"KS3-1 | Covered in one subject only | Elm".to_owned()), "{gaps:#?}");
}

#[test]
fn the_first_sheet_claims_no_more_than_is_true() {
    let plan = plan(2);
    let two = [OAK, "\n| Oak | KS3-2 | Taught | In place |\n| Assembly | KS3-2 | Taught | In place |"].concat();
    let of = |rows: &str| {
        let results = round(&plan, rows, &["Y7", "Y8", "ALL"]);
        let page = summary::SHEET.page(&Facts::new(&results, TODAY));
        [column(&page, &["What else to know"]), column(&page, &["More in this file", "Sheet"])].concat().join("\n")
    };
    let missed = "1 of 2 outcomes is covered, but not for every year group of its key stage. Most pupils miss “Outcome 1”: \
                  160 of 340 in Stage KS3.";
    assert!(of(&two).contains(missed), "{}", of(&two));
    assert!(!of(&two.replace("KS3-1", "KS3-2")).contains("but not for every"));
    assert!(
        of(&two).contains("1 of 2 outcomes is known to have no gap for every year group. | Coverage"),
        "{}",
        of(&two)
    );
    // Two subjects of one class are no gap, and the other class goes without.
    let mut twice = plan.clone();
    twice.departments[1].subjects[0].cohorts = vec!["Y7".to_owned()];
    let results = round(&twice, &[OAK, "\n| Elm | KS3-1 | Taught | In place |"].concat(), &["Y7", "Y8", "ALL"]);
    let facts = Facts::new(&results, TODAY);
    let page = summary::SHEET.page(&facts);
    let coverage = column(&page, &["More in this file"]);
    let said = "0 of 2 outcomes are known to have no gap for every year group.";
    assert!(coverage.iter().any(|line| line == said), "{coverage:#?}");
    assert_eq!(
        note(&facts).as_deref(),
        Some(
            "1 of 2 outcomes is covered, but not for every year group: the second table. Of these, 1 has no gap in \
             the first."
        )
    );
    let results = round(&plan, OAK, &["Y7", "Y8", "ALL"]);
    let one = note(&Facts::new(&results, TODAY)).expect("a note");
    assert!(one.ends_with("Of these, 0 have no gap in the first."), "{one}");
}

#[test]
fn nothing_is_said_where_no_subject_teaches_some_alone_and_one_line_where_nobody_goes_without() {
    let all = "\n| Assembly | KS3-1 | Taught | In place |";
    let restricted = plan(2);
    let results = round(&restricted, all, &["ALL"]);
    let facts = Facts::new(&results, TODAY);
    let page = gaps::SHEET.page(&facts);
    assert_eq!(page.tables.len(), 1);
    assert_eq!(page.tables[0].caption, None);
    let line = "Each outcome that is covered at all is covered for every year group of its key stage.";
    assert!(page.notes.iter().any(|note| note == line), "{:#?}", page.notes);
    let term = |facts: &Facts<'_>| notes::terms(facts).iter().any(|term| term.word == title(facts));
    assert!(term(&facts));
    let plan = drawn::plan();
    let results = drawn::round(&plan);
    let facts = Facts::new(&results, TODAY);
    let page = gaps::SHEET.page(&facts);
    assert_eq!(page.tables.len(), 1);
    assert!(page.notes.iter().all(|note| !note.contains("for every year group")), "{:#?}", page.notes);
    assert!(!term(&facts) && told_nothing(&facts));
}

fn told_nothing(facts: &Facts<'_>) -> bool {
    super::super::missed::told(facts).is_none() && note(facts).is_none()
}
