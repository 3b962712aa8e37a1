//! The figures of the draft to SLT and of the page for governors.

use super::super::{Round, rounds};
use super::summary;

/// The Careers Leaders of the made-up schools, whom no output names that others read.
const LEADERS: [&str; 3] = ["Helen Adeyemi", "Ruth Okafor", "Amina Yusuf"];

#[test]
fn what_slt_and_governors_read_repeats_the_same_figures() {
    for Round { answers, mail, governors, .. } in rounds() {
        let page = governors.texts("For governors");
        let position = summary::position(answers);
        for fact in position.iter().chain(&summary::repeated(answers)) {
            assert!(page.contains(fact), "{}: governors are not told: {fact}\n{page}", answers.setting);
        }
        for fact in position.iter().chain(&summary::in_mail(answers)) {
            assert!(mail.contains(fact), "{}: SLT is not told: {fact}\n{mail}", answers.setting);
        }
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
        let is_numbered = |line: &&str| line.starts_with(|c: char| c.is_ascii_digit()) && line.contains(". ");
        let lines: Vec<&str> =
            mail.lines().skip_while(|line| !line.starts_with("1. ")).take_while(is_numbered).collect();
        assert_eq!(lines.len(), decisions.len(), "{mail}");
        for (line, (due, ask, owner)) in lines.iter().zip(&decisions) {
            let owner = if LEADERS.contains(owner) { "The Careers Leader" } else { owner };
            assert!(line.contains(ask.trim_end_matches('.')), "{line}: {ask}");
            assert!(line.ends_with(&format!(" {owner}, by {}.", summary::day(due))), "{line}: {due}");
        }
        let needs = governors.table("T_What_is_needed").expect("the table");
        let needs = needs.rows.iter().filter(|row| row[0] == "To decide").map(|row| row[1].as_str());
        let needs: Vec<&str> = needs.collect();
        assert_eq!(needs.len(), decisions.len(), "{needs:?}");
        for (told, (due, ask, _)) in needs.iter().zip(&decisions) {
            assert!(told.starts_with(ask.trim_end_matches('.')), "{told}: {ask}");
            assert!(told.contains(&format!("By {}", summary::day(due))), "{told}: {due}");
            assert!(!told.contains(" sees to it"), "{told}");
        }
        // Nobody is chased before the due date.
        assert!(!mail.contains("To see to") && on_the_sheet.iter().all(|told| !told.contains("See that ")));
        told += decisions.len();
    }
    assert!(told > 4, "{told} are too few to tell");
}
