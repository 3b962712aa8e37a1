//! The first sheet.

use super::*;

#[test]
fn the_position_is_told_in_one_sentence_and_never_merges_what_is_missing() {
    let plan = plan();
    let results = round(&plan);
    assert_eq!(
        told::position(Facts::new(&results, TODAY).results),
        "1 of the 2 subjects that have answered reaches Foundation or more: 1 at Foundation; 1 is not yet there, 1 has no \
         return and 1 came back empty."
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
    let page = summary::SHEET.page(&Facts::new(&results, TODAY));
    assert_eq!(page.headline.as_deref(), Some("1 of the 2 subjects that have answered reaches Foundation or more."));
    assert_eq!(
        page.notes[..2],
        [
            "An early picture: it rests on the returns of 1 of 3 departments. Most of it is not known yet.",
            "1 is not yet there, 1 has no return and 1 came back empty.",
        ]
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
            "KS4-1 “Outcome 1”: highlighted only, in subjects; 150 of 490 pupils. Plan it into one unit and term; closest: \
             History and Law. Dedicated time is not answered yet."
        )
    );
    assert_eq!(
        of("Not returned"),
        Some(
            "2 of 3 departments. Returned empty: Department ART. No return: Department MUS. The Careers Leader's own: no return."
        )
    );
    assert_eq!(
        of("To see to"),
        Some(
            "Please see that Department ART and Department MUS send their workbooks, which were due on 11 December 2026."
        )
    );
    assert_eq!(
        of("Departments ask for"),
        Some("Resources (1) and training (1), of the 1 department that has returned."),
        "n/a is no wish"
    );
    assert_eq!(
        of("Worth sharing 1"),
        Some("History in KS3: Employer Enriched (unit “Castles”, with Ironbridge; it rests on 1 meaningful record).")
    );
    assert_eq!(of("Reach"), Some("1 of 9 figures by subject and year group can be used: most in 1."));
    assert_eq!(
        of("Employers"),
        Some("3 records from 1 of 3 departments: 2 took place, 1 of them meaningful and 1 not known to be; 1 planned.")
    );
}

#[test]
fn a_long_headline_is_told_in_two_lines() {
    let plan = plan();
    let results = round(&plan);
    let mut facts = Facts::new(&results, TODAY);
    assert_eq!(summary::SHEET.page(&facts).notes.len(), 3);
    let none = drawn::results(&plan, Vec::new());
    assert_eq!(summary::SHEET.page(&Facts::new(&none, TODAY)).notes.len(), 2, "a short one");
    let mut many = round(&plan);
    let (law, music) = (many.verdicts[1].clone(), many.verdicts[3].clone());
    many.verdicts.extend(std::iter::repeat_n(law, 1000).chain(std::iter::repeat_n(music, 1000)));
    facts.results = &many;
    let page = summary::SHEET.page(&facts);
    assert_eq!(
        page.headline.as_deref(),
        Some("1 of the 1,002 subjects that have answered reaches Foundation or more.")
    );
    assert_eq!(page.notes[1], "1001 are not yet there, 1001 have no return and 1 came back empty.");
}
