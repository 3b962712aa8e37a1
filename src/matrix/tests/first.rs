//! The first sheet.

use super::*;

#[test]
fn the_position_is_told_in_one_sentence_and_never_merges_what_is_missing() {
    let plan = plan();
    let results = round(&plan);
    assert_eq!(
        told::position(Facts::new(&results, TODAY).results),
        "1 of the 2 subjects that have answered reaches Foundation or more; 1 is not yet there, 1 has no return and 1 came \
         back empty."
    );
    let none = drawn::results(&plan, Vec::new());
    assert_eq!(
        told::position(Facts::new(&none, TODAY).results),
        "Nothing is known yet of 4 subjects; 4 have no return."
    );
}

#[test]
fn the_first_sheet_answers_what_slt_asks() {
    let plan = plan();
    let results = round(&plan);
    let facts = Facts::new(&results, TODAY);
    let page = summary::SHEET.page(&facts);
    let said = |heading: &str| column(&page, &[heading]);
    assert_eq!(
        page.notes,
        [
            "An early picture: it rests on the returns of 1 of 3 departments. Most of it is not known yet.",
            "Round 2026-27 autumn, as it stood on 14 December 2026.",
        ]
    );
    assert_eq!(said("Where we are"), [told::position(&results), told::covered(&facts)]);
    assert_eq!(
        column(&page, &["Every subject by its approach", "Its subjects", "and"]),
        [
            "Employer Enriched: 0 of 4\n1 outcome or more with an employer on record, each key stage | – | –",
            "Careers Across the Curriculum: 0 of 4\nhalf or more of its outcomes taught in named units, each key stage | – | –",
            "Foundation: 1 of 4\na quarter or more of its outcomes highlighted in each key stage | History | –",
            "Not yet Foundation: 1 of 4\nfewer, or a needed statement is not Yes; hatched: something blank | Law | –",
            "No return: 1 of 4\nnothing has come back from the department | Music | –",
            "Returned empty: 1 of 4\nthe department's workbook came back blank | Art | –",
        ]
    );
    assert_eq!(
        said("What SLT is asked to decide"),
        [
            "Not known yet: the Careers Leader's own workbook, in which it stands, has not come.",
            "See that Department MUS sends its workbook; Department ART sends its again, filled in · due since 11 December \
             2026 · SLT",
        ]
    );
    assert_eq!(
        said("The biggest gap"),
        ["“Outcome 1” (Stage KS4, 150 of 490 pupils): highlighted only, in subjects. Plan it into one unit and term; \
          closest: History and Law. Dedicated time is not answered yet."]
    );
    assert_eq!(
        said("What else to know"),
        [
            "What has changed: this is the first round: nothing to compare yet.",
            "Who is missing: 2 of 3 departments. Returned empty: Department ART. No return: Department MUS. The Careers \
             Leader's own: no return.",
            "Is every year group reached: of Cohort CG2-all that is not known yet; every other year group meets something. No \
             meaningful encounter with an employer is on record so far for Cohort Y7, Cohort Y8 and Cohort Y10.",
            "Worth copying: History in Stage KS3: Employer Enriched (unit “Castles”, with Ironbridge; it rests on 1 \
             meaningful encounter).",
            "Departments ask for: Resources (1) and training (1), of the 1 department that has returned.",
            "How sure this is: it rests on the returns of 1 of 3 departments, without the Careers Leader's own, in their own \
             words; what is blank is not known, never a no. 4 answers are still being checked with whoever gave them.",
        ],
        "n/a is no wish"
    );
    let of = |sheet: &str| {
        let lines = column(&page, &["Sheet", "More in this file"]);
        lines.into_iter().find_map(|line| line.strip_prefix(&format!("{sheet} | ")).map(str::to_owned))
    };
    assert_eq!(of("Reach").as_deref(), Some("1 of 9 figures by subject and year group can be used: most in 1."));
    assert_eq!(
        of("Employers").as_deref(),
        Some("3 records from 1 of 3 departments: 2 took place, 1 of them meaningful and 1 not known to be; 1 planned.")
    );
}

#[test]
fn a_subject_that_left_something_blank_is_named_with_it_and_never_asked_for_nothing() {
    let plan = plan();
    let mut results = round(&plan);
    results.verdicts[1].blank.stages = vec!["KS4".to_owned()];
    let mut facts = Facts::new(&results, TODAY);
    let strip = column(&summary::SHEET.page(&facts), &["Every subject by its approach", "Its subjects"]);
    assert!(strip[3].ends_with(" | Law (Stage KS4 is not answered)"), "{strip:?}");
    // Nobody is chased before the day on which workbooks are due, and then nothing is asked.
    facts.asks.clear();
    assert_eq!(
        column(&summary::SHEET.page(&facts), &["What SLT is asked to decide"]),
        ["Not known yet: the Careers Leader's own workbook, in which it stands, has not come."]
    );
    // Where nothing but silence holds it back, it is not known how far it has come: nobody says that it is not there yet.
    let law = &mut results.verdicts[1];
    law.open.clear();
    law.short.iter_mut().for_each(|rule| rule.figures.is_answered = false);
    let facts = Facts::new(&results, TODAY);
    let strip = column(&summary::SHEET.page(&facts), &["Every subject by its approach", "Its subjects"]);
    assert!(strip[3].starts_with("Not yet Foundation: 0 of 4"), "{strip:?}");
    assert!(strip[4].starts_with("Not fully answered: 1 of 4\n") && strip[4].contains("Law"), "{strip:?}");
    let position = told::position(facts.results);
    assert!(position.contains("; 1 is not fully answered, 1 has") && !position.contains("not yet there"), "{position}");
    assert!(
        column(&approaches::SHEET.page(&facts), &["Subject", "Not yet Foundation"])
            .contains(&"Law | not fully answered".to_owned())
    );
}

#[test]
fn many_subjects_stand_in_rows_of_five() {
    let plan = plan();
    let mut many = round(&plan);
    let music = many.verdicts[3].clone();
    many.verdicts.extend(std::iter::repeat_n(music, 56));
    let facts = Facts::new(&many, TODAY);
    let page = summary::SHEET.page(&facts);
    let strip = column(&page, &["Every subject by its approach", "Its subjects", "further"]);
    let silent: Vec<&String> = strip.iter().filter(|line| line.starts_with("No return")).collect();
    assert_eq!(silent.len(), 12);
    assert!(silent[0].starts_with("No return: 57 of 60\n") && silent[0].ends_with(" | Music | Music"), "{silent:?}");
    assert_eq!(silent[11], "No return, more of the 57 | Music | –");
}
