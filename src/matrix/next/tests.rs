use super::*;
use crate::answers::audit::{Audit, Tick};
use crate::judge::judge;
use crate::plan::Plan;
use crate::scope::drawn;

fn plan() -> Plan {
    drawn::plan(
        "| Ref   |
         | KS3-1 |
         | KS3-2 |
         | KS3-3 |
         | KS3-4 |
         | KS3-5 |
         | KS4-1 |",
        "| Department | Subject | Stages   |
         | HUM        | History | KS3, KS4 |",
    )
}

/// Why it stands where it stands, its next step, and all that stands open.
fn told(audit: &Audit) -> (String, String, Option<String>) {
    let plan = plan();
    let (department, subject) = drawn::subject(&plan, "History");
    let verdict = judge(&plan, department, subject, audit);
    (why(&plan, &verdict), step(&plan, &verdict), in_full(&verdict))
}

/// Answered in both stages, and nothing done.
fn nothing() -> Audit {
    drawn::audit(
        "| Subject | Ref   | Coverage |
         | History | KS3-1 | Not yet  |
         | History | KS4-1 | Not yet  |",
    )
}

fn highlighted() -> Audit {
    drawn::audit(
        "| Subject | Ref   | Coverage    | Status   |
         | History | KS3-1 | Highlighted | In place |
         | History | KS3-2 | Highlighted | In place |
         | History | KS4-1 | Highlighted | In place |",
    )
}

#[test]
fn nothing_done_is_told_rows_first_and_then_the_statements() {
    let (why, step, in_full) = told(&drawn::ticked(nothing(), "History", [("F1", Tick::Partly)]));
    assert_eq!(why, "View and rows agree.");
    assert_eq!(
        step,
        "2 more outcomes in Stage KS3 and 1 in Stage KS4 highlighted and in place. Partly done: “Statement F1”."
    );
    assert_eq!(
        in_full.as_deref(),
        Some(
            "F1 Partly: Statement F1.\nKS3: 0 of 5 outcomes highlighted and in place; 2 needed. 4 more are not \
             answered.\nKS4: 0 of 1 outcome highlighted and in place; 1 needed."
        )
    );
}

#[test]
fn what_is_left_blank_is_asked_for_first_and_counted_for_nothing() {
    let (why, step, in_full) = told(&drawn::ticked(Audit::default(), "History", [("F1", Tick::Yes)]));
    assert_eq!(why, "Stage KS3 and Stage KS4 are not answered, so that it may stand higher.");
    assert_eq!(step, "See that what is blank is filled in.");
    assert_eq!(in_full.as_deref(), Some("KS3: not answered yet; 2 needed.\nKS4: not answered yet; 1 needed."));
    assert_eq!(told(&highlighted()).0, "The checklist is not answered, so that it may stand higher.");
    let (why, step, in_full) = told(&Audit::default());
    assert_eq!(why, "The department returned; this subject is still to be filled in.");
    assert_eq!((step.starts_with("See that it is filled in"), in_full), (true, None));
}

#[test]
fn a_view_ahead_of_the_rows_and_the_other_way_round_are_told_kindly() {
    let (why, step, _) = told(&drawn::ticked(nothing(), "History", [("F1", Tick::Yes)]));
    assert_eq!(why, "The department's view is ahead of what its rows show, which may just be unfinished.");
    assert!(step.starts_with("2 more outcomes in Stage KS3 and 1 in Stage KS4"), "{step}");
    let (why, step, in_full) = told(&drawn::ticked(highlighted(), "History", [("F1", Tick::NotYet)]));
    assert_eq!(why, "Its rows show more than the department's view.");
    assert_eq!(step, "Not done yet: “Statement F1”.");
    assert_eq!(in_full.as_deref(), Some("F1 Not yet: Statement F1."));
}

#[test]
fn each_approach_asks_in_its_own_words() {
    let foundation = drawn::ticked(highlighted(), "History", [("F1", Tick::Yes), ("A1", Tick::NotYet)]);
    assert_eq!(
        told(&foundation).1,
        "3 more outcomes in Stage KS3 and 1 in Stage KS4 taught in a named unit and term. Not done yet: “Statement \
         A1”."
    );
    let mut all = drawn::audit(
        "| Subject | Ref   | Coverage              | Status   | Unit    | Term   |
         | History | KS3-1 | Taught with employers | In place | Castles | Autumn |
         | History | KS3-2 | Taught                | In place | Castles | Autumn |
         | History | KS3-3 | Taught                | In place | Castles | Autumn |
         | History | KS4-1 | Taught with employers | In place | Trade   | Spring |",
    );
    all = drawn::ticked(all, "History", [("F1", Tick::Yes), ("A1", Tick::Yes), ("N1", Tick::Yes)]);
    let (_, step, _) = told(&all);
    assert!(step.starts_with("1 more outcome in Stage KS3 and 1 in Stage KS4 taught with an employer"), "{step}");
    all.employers =
        vec![drawn::encounter("History", "KS3-1 Outcome 1"), drawn::encounter("History", "KS4-1 Outcome 1")];
    let (_, step, in_full) = told(&all);
    assert_eq!((step.as_str(), in_full), ("Keep it in place, and show another department how it is done.", None));
}

#[test]
fn many_statements_are_counted() {
    let open: Vec<OpenItem> = (1..=5)
        .map(|number| OpenItem {
            reference: format!("F{number}"),
            approach: Approach::Foundation,
            statement: format!("Statement {number}."),
            answer: None,
        })
        .collect();
    let told = |open: &[OpenItem]| items(open, QUOTED).expect("statements");
    assert_eq!(told(&open), "not answered: “Statement 1”; not answered: “Statement 2”; and 3 more statements");
    assert_eq!(told(&open[..1]), "not answered: “Statement 1”");
}
