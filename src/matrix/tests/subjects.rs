//! Subject by subject, and how many learners each reached.

use super::*;

#[test]
fn subjects_that_need_most_come_first() {
    let plan = plan();
    let results = round(&plan);
    let page = approaches::SHEET.page(&Facts::new(&results, TODAY));
    let next = "What to do next";
    assert_eq!(
        column(&page, &["Subject", "Department's view", "What its rows show", "Reached", next, "All that stands open"]),
        [
            "Law | Foundation | Not yet Foundation | Not yet Foundation | The view is ahead of the rows, which may just be \
             unfinished: bring 1 more outcome in KS4 to Highlighted, In place. | KS4: 0 of 1 outcome highlighted and in \
             place; 1 needed. 1 more is only Planned.",
            "Music | no return | no return | no return | No workbook has come back yet. | no return",
            "Art | returned empty | returned empty | returned empty | The workbook came back blank: begin with Coverage on \
             the outcomes sheet. | returned empty",
            "History | Foundation | Foundation | Foundation | Bring 1 more outcome in KS4 to Taught, In place, with unit \
             and term; then work on statement A1 of the checklist. | A1 Partly: Statement A1.\nKS4: 0 of 1 \
             outcome taught in a named unit and term; 1 needed.",
        ]
    );
}

#[test]
fn the_ladder_has_a_row_and_a_bar_for_every_subject() {
    let plan = plan();
    let results = round(&plan);
    let page = ladder::SHEET.page(&Facts::new(&results, TODAY));
    assert_eq!(
        column(&page, &["Subject", "Reached", "View beyond", "Rows beyond"]),
        [
            "Law | 0 | 1 | 0",
            "Music | no return | no return | no return",
            "Art | returned empty | returned empty | returned empty",
            "History | 1 | 0 | 0",
        ]
    );
    let told = &page.charts[0].alt_text;
    let agree = "Of 2 with nothing left blank, view and rows agree in 1, the view is ahead in 1";
    assert!(told.contains("4 subjects") && told.contains(agree), "{told}");
}

#[test]
fn a_last_round_is_compared_and_one_that_cannot_be_read_is_told() {
    let plan = plan();
    let mut results = round(&plan);
    let has = |results: &Results| {
        let facts = Facts::new(results, TODAY);
        let columns = approaches::SHEET.page(&facts).tables.remove(0).columns;
        let term = notes::terms(&facts).into_iter().find(|term| term.word == "Last round");
        (columns.iter().any(|one| one.text == "Last round"), term.map(|term| term.meaning))
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
    assert!(column_of(&summary::SHEET.page(&facts).tables[1], &["Question"]).contains(&"Since last round".to_owned()));
    assert_eq!(
        column(&approaches::SHEET.page(&facts), &["Subject", "Reached", "Last round"]),
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
fn reach_says_why_a_number_is_missing_or_doubtful() {
    let plan = plan();
    let results = round(&plan);
    let lines = column(
        &reach::SHEET.page(&Facts::new(&results, TODAY)),
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
        column(&reach::SHEET.page(&Facts::new(&results, TODAY)), &columns),
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
fn what_both_say_is_reached_and_the_rest_is_beyond() {
    let plan = plan();
    let mut results = round(&plan);
    let (none, foundation, enriched) = (None, Some(Approach::Foundation), Some(Approach::Enriched));
    let pairs = [(none, none), (enriched, foundation), (foundation, enriched), (enriched, enriched)];
    let figures = results.verdicts.iter().find_map(|verdict| verdict.stages.first()).expect("a judged stage").clone();
    assert!(figures.is_answered);
    for (verdict, (claimed, evidenced)) in results.verdicts.iter_mut().zip(pairs) {
        verdict.standing = Standing::Judged { claimed, evidenced };
        verdict.stages = vec![figures.clone()];
    }
    let page = ladder::SHEET.page(&Facts::new(&results, TODAY));
    let mut steps = column(&page, &["Reached", "View beyond", "Rows beyond"]);
    steps.sort();
    assert_eq!(steps, ["0 | 0 | 0", "1 | 0 | 2", "1 | 2 | 0", "3 | 0 | 0"]);
}
