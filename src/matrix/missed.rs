//! The outcomes that are covered, and not for every year group, class or programme.
//!
//! ```text
//! Ref   Outcome  …  Who covers it                Programmes that do not meet it                 A suggestion
//! L3-3  Explain  …  Engineering and Health …     9 of 11 programmes: all but Engineering and …  Ask Digital, which …
//! ```

use super::facts::Facts;
use super::gaps;
use super::words::{clipped, count, either, grouped, list, lower, many, upper};
use crate::coverage::{Gap, GapKind, Missed};
use crate::pen::{Cell, Heading, Table};

/// The names of so many are told without saying how many they are.
const NAMED: usize = 4;

/// What the first sheet calls it, and everything that says the same.
pub(crate) const NOT_FOR_EVERYONE: &str = "Not for everyone";

/// What it is called, in this setting's words.
pub(super) fn title(facts: &Facts<'_>) -> String {
    format!("Covered, but not for every {}", lower(&facts.plan.words.cohort))
}

/// Whether the plan says of any subject whom it teaches: else an outcome is for everyone, or for nobody.
pub(super) fn may_be(facts: &Facts<'_>) -> bool {
    facts.plan.subjects().any(|(_, subject)| !subject.cohorts.is_empty())
}

/// What a plan with such subjects has to say beneath the title.
pub(super) fn note(facts: &Facts<'_>) -> Option<String> {
    let (stage, cohort) = (lower(&facts.plan.words.stage), lower(&facts.plan.words.cohort));
    if !may_be(facts) {
        None
    } else if facts.missed.is_empty() {
        Some(format!("Each outcome that is covered at all is covered for every {cohort} of its {stage}."))
    } else {
        let in_it_alone = facts.missed.iter().filter(|missed| !has_gap(facts, missed)).count();
        Some(format!(
            "{} of {} {} covered, but not for every {cohort}: the second table. Of these, {in_it_alone} {} no gap in the first.",
            facts.missed.len(),
            outcomes(facts),
            either(facts.missed.len(), "is", "are"),
            either(in_it_alone, "has", "have"),
        ))
    }
}

fn outcomes(facts: &Facts<'_>) -> String {
    many(facts.map.lines.len(), "outcome", "outcomes")
}

/// Whether an outcome that some miss has a gap besides.
pub(super) fn has_gap(facts: &Facts<'_>, missed: &Missed<'_>) -> bool {
    facts.gaps.iter().any(|gap| gap.outcome.reference == missed.outcome.reference)
}

/// Who misses what one subject alone covers: such a gap is mended by those who teach them.
pub(super) fn of<'f, 'a>(facts: &'f Facts<'a>, gap: &Gap<'_>) -> Option<&'f Missed<'a>> {
    let is_own = |missed: &&Missed<'_>| missed.outcome.reference == gap.outcome.reference;
    facts.missed.iter().find(is_own).filter(|_| gap.kind == GapKind::OneSubject)
}

/// The subjects that are closest, by name.
pub(super) fn nearest<'a>(missed: &Missed<'a>) -> Vec<&'a str> {
    missed.closest.iter().map(|subject| subject.name.as_str()).collect()
}

/// The table; none where nobody misses what is covered. Its columns are as wide as those of the gaps above it.
pub(super) fn table(facts: &Facts<'_>) -> Option<Table> {
    let words = &facts.plan.words;
    let learners = upper(&words.learners);
    let table = Table {
        name: "Gaps by cohort".to_owned(),
        caption: Some(title(facts)),
        columns: super::distinct(vec![
            Heading::new("Order", 9),
            Heading::new("Who covers it", 20),
            Heading::new("Ref", 9),
            Heading::new("Outcome", 35),
            Heading::new(&words.stage, 13),
            Heading::new(format!("{learners} who do not meet it"), 13),
            Heading::new(format!("Of all of the {}", lower(&words.stage)), 13),
            Heading::new(format!("{} that do not meet it", words.cohorts), 20),
            Heading::new("A suggestion", 42),
        ]),
        rows: (1..).zip(&facts.missed).map(|(number, missed)| row(facts, number, missed)).collect(),
    };
    (!facts.missed.is_empty()).then_some(table)
}

fn row(facts: &Facts<'_>, number: usize, missed: &Missed<'_>) -> Vec<Cell> {
    let (how_many, names) = whom(facts, missed);
    vec![
        Cell::count(number),
        Cell::Text(list(&missed.by)),
        Cell::Strong(missed.outcome.reference.clone()),
        Cell::text(&missed.outcome.title),
        Cell::text(&missed.stage.name),
        Cell::Number(f64::from(missed.learners)),
        Cell::Number(f64::from(missed.stage.learners())),
        Cell::Text(how_many.map_or_else(|| names.clone(), |how_many| format!("{how_many}: {names}"))),
        Cell::Text(ask(missed) + &gaps::silent(facts, &missed.silent, "who are asked", "who is asked")),
    ]
}

/// How many miss it of how many, where they are more than a few; and who, by those who do not where these are fewer.
fn whom(facts: &Facts<'_>, missed: &Missed<'_>) -> (Option<String>, String) {
    let names: Vec<&str> = missed.cohorts.iter().map(|cohort| cohort.name.as_str()).collect();
    if names.len() <= NAMED {
        return (None, list(&names));
    }
    let met: Vec<&str> = missed.met().map(|cohort| cohort.name.as_str()).collect();
    let how_many = format!("{} of {} {}", names.len(), names.len() + met.len(), lower(&facts.plan.words.cohorts));
    let who = if !met.is_empty() && met.len() < names.len() { format!("all but {}", list(&met)) } else { list(&names) };
    (Some(how_many), who)
}

/// Who does not meet it, as a sentence begins: `Oak and Elm do not meet it`.
fn do_not_meet(facts: &Facts<'_>, missed: &Missed<'_>) -> String {
    match whom(facts, missed) {
        (Some(how_many), names) => format!("{how_many} do not meet it ({names})"),
        (None, names) if missed.cohorts.len() == 1 => format!("{names} does not meet it"),
        (None, names) => format!("{names} do not meet it"),
    }
}

/// What would mend a gap of one subject that not everyone has: first who goes without.
pub(super) fn mend(facts: &Facts<'_>, missed: &Missed<'_>) -> String {
    format!("{}: only {} covers it. {}", do_not_meet(facts, missed), list(&missed.by), ask(missed))
}

/// Whom to ask so that everyone meets it; dedicated time, where nobody who is near would do.
fn ask(missed: &Missed<'_>) -> String {
    let near = nearest(missed);
    let (them, alone) = if missed.cohorts.len() == 1 { ("it", true) } else { ("them", false) };
    match near.as_slice() {
        [] => format!(
            "Agree in which subject, or when in dedicated time, {} to meet it.",
            if alone { "it is" } else { "they are" }
        ),
        near => {
            let verb = either(near.len(), "teaches", "teach");
            let (whom, rest) = if missed.closest_teach_all() {
                (them, "")
            } else {
                ("some of them", "; dedicated time would reach all")
            };
            format!("Ask {}, which {verb} {whom}, for one unit in which it could be taught{rest}.", list(near))
        }
    }
}

/// All of it in a sentence or two, for the first sheet and what repeats it.
pub(super) fn told(facts: &Facts<'_>) -> Option<String> {
    let most = facts.missed.first()?;
    let words = &facts.plan.words;
    Some(format!(
        "{} of {} {} covered, but not for every {} of {} {}. Most {} miss {} “{}”: {} of {} in {}.",
        facts.missed.len(),
        outcomes(facts),
        either(facts.missed.len(), "is", "are"),
        lower(&words.cohort),
        either(facts.missed.len(), "its", "their"),
        lower(&words.stage),
        words.learners,
        most.outcome.reference,
        clipped(most.outcome.title.trim_end_matches('.'), 90),
        grouped(count(most.learners)),
        grouped(count(most.stage.learners())),
        most.stage.name,
    ))
}

#[cfg(test)]
mod tests {
    use super::super::drawn::{self, TODAY, column_of};
    use super::super::{notes, summary};
    use super::*;
    use crate::answers::audit::Audit;
    use crate::layout::answers_of;
    use crate::plan::{Cohort, Plan};
    use crate::returns::Results;
    use crate::scope::drawn::{audit, plan as drawn_plan};

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
        };
        plan.stages[0].cohorts.extend((3..=classes).map(class));
        plan
    }

    /// The returns of the departments named, each with the rows of all.
    fn round(plan: &Plan, rows: &str, came: &[&str]) -> Results {
        let rows = audit(&format!("| Subject | Ref | Coverage | Status |{rows}"));
        let own = |code: &&str| {
            let subjects = &plan.department(code).expect("a department").subjects;
            let of = |row: &&crate::answers::audit::OutcomeRow| {
                subjects.iter().any(|subject| row.place.subject.as_deref() == Some(subject.name.as_str()))
            };
            let outcomes = rows.outcomes.iter().filter(of).cloned().collect();
            drawn::incoming(&format!("{code}.xlsx"), code, answers_of(&Audit { outcomes, ..Audit::default() }))
        };
        drawn::results(plan, came.iter().map(own).collect())
    }

    const OAK: &str = "\n| Oak | KS3-1 | Taught | In place |";
    const ELM: &str = "\n| Elm | KS3-1 | Highlighted | In place |";
    const ALL: &str = "\n| Assembly | KS3-1 | Not yet | |";

    /// The rows of the second table, and what is said of the outcome as a gap.
    fn told(plan: &Plan, rows: &str, came: &[&str]) -> (Vec<String>, String) {
        let results = round(plan, rows, came);
        let page = gaps::page(&Facts::new(&results, TODAY));
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
        let (rows, gap) = told(&plan(3), OAK, &["Y7"]);
        let ask = "Agree in which subject, or when in dedicated time, they are to meet it. Department Y8 and Department \
                   ALL, who are asked, have not returned.";
        assert_eq!(rows, [format!("1 | Oak | KS3-1 | 170 | 350 | Cohort Y8 and Class 3 | {ask}")]);
        assert_eq!(gap, format!("KS3-1 | Cohort Y8 and Class 3 do not meet it: only Oak covers it. {ask}"));
    }

    #[test]
    fn many_are_counted_and_told_by_those_who_meet_it_where_these_are_fewer() {
        let (rows, gap) = told(&plan(8), &[OAK, ELM].concat(), &["Y7", "Y8"]);
        let ask = "Ask Elm, which teaches some of them, for one unit in which it could be taught; dedicated time would \
                   reach all. Department ALL, who is asked, has not returned.";
        assert_eq!(rows, [format!("1 | Oak | KS3-1 | 220 | 400 | 7 of 8 year groups: all but Cohort Y7 | {ask}")]);
        assert_eq!(
            gap,
            format!("KS3-1 | 7 of 8 year groups do not meet it (all but Cohort Y7): only Oak covers it. {ask}")
        );
        let mut plan = plan(10);
        plan.departments[0].subjects[0].cohorts.extend(["Y8", "C3", "C4", "C5"].map(str::to_owned));
        let (rows, _) = told(&plan, OAK, &["Y7"]);
        assert!(
            rows[0].contains("| 5 of 10 year groups: Class 6, Class 7, Class 8, Class 9 and Class 10 |"),
            "{rows:?}"
        );
    }

    #[test]
    fn who_is_closest_to_such_a_gap_teaches_those_who_miss_it() {
        let mut plan = plan(2);
        plan.departments[2].subjects[0].cohorts = vec!["Y7".to_owned()];
        let results = round(&plan, &[OAK, ELM, ALL].concat(), &["Y7", "Y8", "ALL"]);
        let page = gaps::page(&Facts::new(&results, TODAY));
        let gaps = column_of(&page.tables[0], &["Ref", "Gap", "Who is closest"]);
        assert!(gaps.contains(&"KS3-1 | Covered in one subject only | Elm".to_owned()), "{gaps:#?}");
    }

    #[test]
    fn the_first_sheet_claims_no_more_than_is_true() {
        let plan = plan(2);
        let two = [OAK, "\n| Oak | KS3-2 | Taught | In place |\n| Assembly | KS3-2 | Taught | In place |"].concat();
        let of = |rows: &str, question: &str| {
            let results = round(&plan, rows, &["Y7", "Y8", "ALL"]);
            let page = summary::page(&Facts::new(&results, TODAY));
            let found = column_of(&page.tables[1], &["Question", "Answer", "Sheet"]);
            found.into_iter().find(|line| line.starts_with(question))
        };
        assert_eq!(
            of(&two, NOT_FOR_EVERYONE).as_deref(),
            Some(
                "Not for everyone | 1 of 2 outcomes is covered, but not for every year group of its key stage. Most \
                 pupils miss KS3-1 “Outcome 1”: 160 of 340 in Stage KS3. | Gaps"
            )
        );
        assert_eq!(of(&two.replace("KS3-1", "KS3-2"), NOT_FOR_EVERYONE), None);
        let coverage = of(&two, "Coverage").expect("a row");
        assert!(coverage.contains("1 of 2 have no gap."), "the other has one and is told there: {coverage}");
        // Two subjects of one class are no gap, and the other class goes without.
        let mut twice = plan.clone();
        twice.departments[1].subjects[0].cohorts = vec!["Y7".to_owned()];
        let results = round(&twice, &[OAK, "\n| Elm | KS3-1 | Taught | In place |"].concat(), &["Y7", "Y8"]);
        let facts = Facts::new(&results, TODAY);
        let page = summary::page(&facts);
        let coverage = column_of(&page.tables[1], &["Answer"]);
        let said = "1 of 2 outcomes are taught somewhere and in place; 1 of 2 have no gap, 1 of these not for every year group.";
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
        let page = gaps::page(&facts);
        assert_eq!(page.tables.len(), 1);
        assert_eq!(page.tables[0].caption, None);
        let line = "Each outcome that is covered at all is covered for every year group of its key stage.";
        assert!(page.notes.iter().any(|note| note == line), "{:#?}", page.notes);
        let term = |facts: &Facts<'_>| notes::terms(facts).iter().any(|(term, _)| *term == title(facts));
        assert!(term(&facts));
        let plan = drawn::plan();
        let results = drawn::round(&plan);
        let facts = Facts::new(&results, TODAY);
        let page = gaps::page(&facts);
        assert_eq!(page.tables.len(), 1);
        assert!(page.notes.iter().all(|note| !note.contains("for every year group")), "{:#?}", page.notes);
        assert!(!term(&facts) && told_nothing(&facts));
    }

    fn told_nothing(facts: &Facts<'_>) -> bool {
        super::told(facts).is_none() && note(facts).is_none()
    }
}
