//! What a changed plan changes, beside the plan as issued; and how the subjects stand where there is nothing to compare.

use super::board::name;
use super::change::sentence;
use super::part::{Line, Part};
use super::whom::for_whom;
use super::{plain, plain_lines};
use crate::names::{AS_ISSUED, Folder};
use crate::plan::Plan;
use crate::preview::{Lost, Move, changes, lost, moves};
use crate::returns::Results;
use crate::words::many;

/// So many rows of lost answers are named.
const MOST_ROWS: usize = 8;

/// What the plan as it is changes, what that changes in the returns, for whom, and who is to be sent something. `waiting` are
/// the codes of the departments whose invitation waits to be sent.
pub fn compared(before: &Results, now: &Results, waiting: &[String]) -> Vec<Part> {
    let mut parts = in_the_returns(before, now);
    parts.extend(for_whom(before, now, waiting));
    parts
}

fn in_the_returns(before: &Results, now: &Results) -> Vec<Part> {
    let changes = changes(&before.plan, &now.plan);
    let changes = changes.iter().map(|change| Line::of(&sentence(change))).collect();
    let title = "Changed in the plan since the workbooks were written";
    let changed = Part::headed(title, changes, "Nothing that is asked or judged.");
    if now.returns.is_empty() {
        let nothing = Line::of("Nothing has come back yet, so no answer and no verdict is touched.");
        return vec![changed, Part::bare(vec![nothing])];
    }
    let (moves, lost) = (moves(before, now), lost(before, now));
    let moved = moves.iter().map(|one| moved(&now.plan, one));
    let lost = lost.iter().map(|one| Line::of(&no_longer(one, before)));
    let nothing = "Nothing: every subject reaches what it reached, and every answer is still read.";
    vec![changed, Part::headed("What that changes in the returns", moved.chain(lost).collect(), nothing)]
}

/// How the subjects stand by the plan as it is, where there is nothing to compare it with: no copy of the plan as issued
/// was kept, or it cannot be read, and why. `hint` stands beside the copy's name: what writes it, or nothing.
pub fn standings(now: &Results, unread: Option<&str>, hint: &str) -> Vec<Part> {
    let why = match unread {
        // Before the first workbook is made there is nothing to miss.
        None if now.returns.is_empty() => {
            "Nothing has come back yet, and no plan as issued is kept to compare with.".to_owned()
        }
        None => plain(&format!(
            "No copy of the plan as issued is there ('{}/{AS_ISSUED}'{hint}), so nothing is compared.",
            Folder::Workbooks.name()
        )),
        Some(why) => plain_lines(&format!("Nothing is compared with the plan as issued. {why}")),
    };
    let why = Line { text: why, next: None };
    if now.returns.is_empty() {
        let nothing = unread.map(|_| Line::of("Nothing has come back yet."));
        return vec![Part::bare([why].into_iter().chain(nothing).collect())];
    }
    let stand = now.verdicts.iter().map(|verdict| {
        let next = verdict.next().first().map(|next| format!(" Next: {next}")).unwrap_or_default();
        Line::of(&format!("{}: {}.{next}", verdict.subject, verdict.standing.in_words(&now.plan)))
    });
    let title = Some("Where the subjects stand by the plan as it is");
    vec![Part::bare(vec![why]), Part { title, lines: stand.collect(), is_nothing: false }]
}

fn moved(plan: &Plan, Move { before, now }: &Move<'_>) -> Line {
    let before = before.map_or_else(|| "not in the plan".to_owned(), |before| before.in_words(plan));
    let moved = Line::of(&format!("{}: {before} → {}", now.subject, now.standing.in_words(plan)));
    Line { next: now.next().first().map(|next| format!("Next: {}", plain(next))), ..moved }
}

fn no_longer(Lost { department, is_whole, answers, rows }: &Lost, before: &Results) -> String {
    let whose = name(before, department);
    let answers = many(*answers, "answer", "answers");
    if *is_whole {
        return format!("{whose}: the whole return, with {answers}, would no longer be counted.");
    }
    let mut named: Vec<&str> = rows.iter().take(MOST_ROWS).map(String::as_str).collect();
    let more = rows.len().saturating_sub(MOST_ROWS);
    let more_rows = format!("{more} rows more");
    if more > 0 {
        named.push(&more_rows);
    }
    format!("{whose}: {answers} would no longer be read ({}).", named.join("; "))
}

#[cfg(test)]
mod tests {
    use super::super::drawn::{answered, plan, results, results_of, returned};
    use super::*;
    use crate::scope::drawn;

    fn texts(part: &Part) -> Vec<&str> {
        part.lines.iter().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn a_change_is_told_and_what_it_changes_in_the_returns() {
        let mut changed = plan();
        changed.outcomes.retain(|outcome| outcome.reference != "KS4-1");
        let told = compared(&results(Vec::new()), &results_of(changed.clone(), Vec::new()), &[]);
        assert!(texts(&told[0])[0].starts_with("Outcome KS4-1 is gone"), "{told:?}");
        assert_eq!(texts(&told[1]), ["Nothing has come back yet, so no answer and no verdict is touched."]);
        assert_eq!((told[0].is_nothing, told[1].title), (false, None));
        changed.departments.retain(|department| department.code != "HUM");
        let before = results(vec![answered("HUM"), answered("MUS")]);
        let told = compared(&before, &results_of(changed, vec![answered("MUS")]), &[]);
        assert_eq!(told[1].title, Some("What that changes in the returns"));
        let same = compared(&before, &before, &[]);
        assert!(same.iter().all(|part| part.is_nothing), "{same:?}");
        assert_eq!(texts(&same[0]), ["Nothing that is asked or judged."]);
    }

    #[test]
    fn a_subject_that_moved_says_what_comes_next() {
        let audit = drawn::audit(
            "| Subject | Ref   | Coverage |
             | History | KS3-1 | Not yet  |
             | History | KS4-1 | Not yet  |",
        );
        let results = results(vec![returned("HUM", &audit)]);
        let line = moved(&results.plan, &Move { before: None, now: &results.verdicts[0] });
        assert!(line.text.starts_with("History: not in the plan → "), "{line:?}");
        assert!(line.next.as_ref().is_some_and(|next| next.starts_with("Next: ")), "{line:?}");
    }

    #[test]
    fn rows_that_would_be_lost_are_named_up_to_a_few() {
        let rows = (1..=10).map(|number| format!("History outcomes, KS3-{number}")).collect();
        let mut lost = Lost { department: "HUM".to_owned(), is_whole: false, answers: 12, rows };
        let told = no_longer(&lost, &results(Vec::new()));
        assert!(
            told.starts_with("Department HUM (HUM): 12 answers would no longer be read (History outcomes, KS3-1; ")
        );
        assert!(told.ends_with("KS3-8; 2 rows more)."), "{told}");
        lost.is_whole = true;
        let told = no_longer(&lost, &results(Vec::new()));
        assert_eq!(told, "Department HUM (HUM): the whole return, with 12 answers, would no longer be counted.");
    }

    #[test]
    fn without_a_plan_as_issued_the_subjects_stand_as_they_do() {
        let none = standings(&results(Vec::new()), None, "; it is written anew");
        let why = "Nothing has come back yet, and no plan as issued is kept to compare with.";
        assert_eq!(none.iter().map(texts).collect::<Vec<_>>(), [[why]]);
        let some = standings(&results(vec![answered("HUM")]), None, "; it is written anew");
        let why = "No copy of the plan as issued is there ('workbooks/plan as issued.toml'; it is written anew), so nothing \
                   is compared.";
        assert_eq!(texts(&some[0]), [why]);
        let told = standings(&results(vec![answered("HUM")]), Some("Line 3 is\nno \u{7}text."), "");
        let why = "Nothing is compared with the plan as issued. Line 3 is\nno \\u{7}text.";
        assert_eq!(texts(&told[0]), [why]);
        assert!(texts(&told[1])[1].starts_with("Music: no return."), "{told:?}");
    }
}
