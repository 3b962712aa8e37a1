//! The figures of the draft to SLT and of the page for governors.

use super::super::{Round, rounds};
use super::summary;

/// The Careers Leaders of the made-up schools, whom no output names that others read.
const LEADERS: [&str; 3] = ["Helen Adeyemi", "Ruth Okafor", "Amina Yusuf"];

#[test]
fn what_slt_and_governors_read_repeats_the_same_figures() {
    for Round { answers, mail, governors, .. } in rounds() {
        let page = governors.texts("For governors") + "\n" + &governors.texts("Needs and questions");
        let position = summary::position(answers);
        let facts = position.into_iter().chain(summary::repeated(answers));
        for fact in facts {
            assert!(mail.contains(&fact), "{}: SLT is not told: {fact}\n{mail}", answers.setting);
            assert!(page.contains(&fact), "{}: governors are not told: {fact}\n{page}", answers.setting);
        }
        for fact in summary::rests_on(answers) {
            assert!(mail.contains(&fact), "{}: SLT is not told: {fact}\n{mail}", answers.setting);
        }
        let (errors, queries) = (answers.open("error"), answers.open("query"));
        let checked = format!("{errors} to mend, {queries} to look at.");
        assert!(page.contains(&checked), "{checked}\n{page}");
        let (all, subjects) = (answers.departments.len(), answers.subjects.len());
        assert!(page.contains(&format!("The workbooks of {} of {all} departments", answers.returned())), "{page}");
        let each = format!("Each of {all} departments");
        assert!(page.contains(&each) && page.contains(&format!("; {subjects} {}", summary::words(answers).subjects)));
    }
}

#[test]
fn what_is_asked_is_what_the_careers_leader_and_the_departments_asked() {
    let mut told = 0;
    for Round { answers, matrix, mail, governors, .. } in rounds() {
        let decisions = summary::decisions(answers);
        // One line each on the first sheet: what, by when and who.
        let table = matrix.table("T_Decisions").expect("the table");
        let on_the_sheet: Vec<&str> = table.rows.iter().map(|row| row[0].as_str()).collect();
        for (number, ((due, ask, owner), told)) in (1..).zip(decisions.iter().zip(&on_the_sheet)) {
            let owner = if LEADERS.contains(owner) { "the Careers Leader" } else { owner };
            let told_of = format!("{number} {} · by {} · {owner}", ask.trim_end_matches('.'), summary::day(due));
            assert_eq!(**told, told_of);
        }
        assert_eq!(on_the_sheet.len(), decisions.len().max(1), "{on_the_sheet:?}");
        let lines = mail.lines().filter_map(|line| line.strip_prefix("To decide. "));
        let needs = governors.table("T_What_is_needed").expect("the table");
        let needs = needs.rows.iter().filter(|row| row[0] == "To decide").map(|row| row[1].as_str());
        for (told, is_named) in [(lines.collect::<Vec<_>>(), true), (needs.collect(), false)] {
            assert_eq!(told.len(), decisions.len(), "{told:?}");
            for (told, (due, ask, owner)) in told.iter().zip(&decisions) {
                assert!(told.starts_with(ask.trim_end_matches('.')), "{told}: {ask}");
                assert!(told.contains(&format!("By {}", summary::day(due))), "{told}: {due}");
                // Who sees to it is told by the post; the Careers Leader is no other.
                let owner = if LEADERS.contains(owner) { "the Careers Leader" } else { owner };
                assert_eq!(told.contains(&format!("; {owner} sees to it")), is_named, "{told}: {owner}");
            }
        }
        // Nobody is chased before the due date.
        assert!(!mail.contains("To see to") && on_the_sheet.iter().all(|told| !told.contains("See that ")));
        told += decisions.len();
    }
    assert!(told > 4, "{told} are too few to tell");
}
