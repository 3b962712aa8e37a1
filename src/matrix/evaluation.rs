//! Our own figures in the order in which the self-evaluation of a framework needs them, cohort by cohort; of a college
//! level by level, and of all of it.
//!
//! ```text
//!                                      What is counted                       Year 7                            …
//! Benchmark 4   In how many subjects …?  subjects with an outcome that …     7 of 16; 7 more do not say which …
//! Benchmark 5   How many learners met …? at least: the largest record …      30 to 64 of 180: few to some
//! ```
//! What is asked, and which figure helps to answer it, the framework says. Never a score.

mod figures;
mod staff;

use super::columns::{self, Table, Term};
use super::facts::Facts;
use super::sheet::{Name, Sheet};
use super::words::{day, either, expected_encounters, lower, many};
use crate::coverage::{Told, together};
use crate::pen::Cell;
use crate::plan::framework::{Of, Question, SelfEvaluation, Yearly};

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::SelfEvaluation,
    shown: |plan| plan.framework.self_evaluation.is_some(),
    answers: "what a self-evaluation needs, by year group, as of a day: our figures, never a score",
    in_short: Some(|facts| format!("What a self-evaluation needs, by {}.", lower(&facts.plan.words.cohort))),
    title: |facts| facts.title(asked(facts).map_or("", |asked| &asked.tab)),
    headline: |facts| Some(headline(facts)),
    notes,
    tables: |facts| asked(facts).into_iter().flat_map(|asked| tables(facts, asked)).collect(),
    terms: |facts| {
        let term = |SelfEvaluation { tab, called, about, .. }: &SelfEvaluation| {
            let means = format!(
                "What a self-evaluation of {about} needs, in its order. They are our own figures and no {called} score"
            );
            Term::new(tab, means)
        };
        asked(facts).map(term).into_iter().collect()
    },
    frozen: 2,
    ..Sheet::PLAIN
};

/// The self-evaluation that is asked for.
fn asked<'f>(facts: &'f Facts<'_>) -> Option<&'f SelfEvaluation> {
    facts.plan.framework.self_evaluation.as_ref()
}

/// What it is called.
fn called<'f>(facts: &'f Facts<'_>) -> &'f str {
    asked(facts).map_or("", |asked| &asked.called)
}

fn headline(facts: &Facts<'_>) -> String {
    let called = called(facts);
    format!(
        "Our own figures as of {}, to help answer {called}. They are no {called} score{}.",
        day(facts.today),
        not_all_returned(facts).unwrap_or_default()
    )
}

fn notes(facts: &Facts<'_>) -> Vec<String> {
    let Some(asked) = asked(facts) else { return Vec::new() };
    let never = format!("Never add figures up: they speak of the same {}.", facts.plan.words.learners);
    let encounters = asked.is_of_encounters().then(|| expected_encounters(facts.plan));
    let mut notes = vec![std::iter::once(never).chain(encounters).collect::<Vec<_>>().join(" ")];
    notes.extend(asked.version.map(|version| {
        let of = asked.as_of.as_ref().map_or_else(String::new, |month| format!(" of {month}"));
        format!("The wording is ours, version {version}{of}.")
    }));
    let unconfirmed: Vec<&str> = asked.unconfirmed().collect();
    if !unconfirmed.is_empty() {
        let words = unconfirmed.join("”, “");
        notes.push(format!(
            "Check “{words}” against the choices that {} offers before it is typed in: {} in our own words, which may differ.",
            asked.called,
            either(unconfirmed.len(), "this band is", "these bands are"),
        ));
    }
    let next = Yearly::next(&asked.snapshots, facts.today);
    notes.extend(next.map(|next| format!("National figures are next taken on {}.", day(next))));
    notes
}

/// Of learners, and of staff where it asks about them.
fn tables<'f>(facts: &'f Facts<'f>, asked: &'f SelfEvaluation) -> Vec<Table<'f>> {
    let staff = asked.staff.as_deref().map(|staff| staff::table(facts, &asked.part, staff));
    std::iter::once(by_cohort(facts, asked)).chain(staff).collect()
}

fn by_cohort<'f>(facts: &'f Facts<'f>, evaluation: &'f SelfEvaluation) -> Table<'f> {
    type Column<'f> = columns::Column<'f, &'f Question>;
    let plan = facts.plan;
    let kind = evaluation.kind(plan);
    let (asked, counted) = (kind.clone(), kind.clone());
    let mut columns = vec![
        Column::new(&evaluation.part, 13, |one| Cell::text(&one.part)),
        Column::new("What is asked", 38, move |one| Cell::Strong(plan.words.spoken(&one.asked(plan, &asked)))),
        Column::new("What is counted", 38, move |one| Cell::Text(plan.words.spoken(&one.counted(plan, &counted)))),
    ];
    columns.extend(of_whom(facts, kind.told).into_iter().map(|(name, told)| {
        // A word is never broken: with its padding and in bold it takes a little more than its letters.
        let longest = name.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0) + 3;
        let width = u16::try_from(longest.clamp(16, 20)).unwrap_or(20);
        Column::new(name, width, move |one| figures::cell(facts, evaluation, one.figure, &told))
    }));
    Table::of("Self-evaluation figures", || &evaluation.questions, columns)
}

/// Of whom figures are told, each with its name.
fn of_whom<'f>(facts: &'f Facts<'_>, of: Of) -> Vec<(String, Told<'f>)> {
    let plan = facts.plan;
    match of {
        Of::Cohorts => {
            let name = |told: &Told<'_>| {
                let Some((stage, cohort)) = told.cohorts.first() else { return String::new() };
                let alike =
                    facts.cohorts.iter().flat_map(|other| &other.cohorts).filter(|(_, one)| one.name == cohort.name);
                if alike.count() > 1 { format!("{} ({})", cohort.name, stage.code) } else { cohort.name.clone() }
            };
            facts.cohorts.iter().map(|told| (name(told), told.clone())).collect()
        }
        Of::Together => {
            let names = plan.stages.iter().map(|stage| stage.name.clone());
            let names = names.chain([format!("The whole {}", plan.words.school)]);
            let mut all: Vec<(String, Told<'_>)> =
                names.zip(together(plan, &facts.results.returned(), &facts.records)).collect();
            // It is asked of the whole first of all.
            all.rotate_right(1);
            all
        }
    }
}

/// Where some departments are silent: whom the figures speak of. It stands in the headline, which is also printed.
fn not_all_returned(facts: &Facts<'_>) -> Option<String> {
    let departments = &facts.plan.departments;
    let returned = departments.iter().filter(|one| facts.results.counting(&one.code).is_some()).count();
    let all = many(departments.len(), "department", "departments");
    (returned < departments.len()).then(|| format!(", and speak of the returns of {returned} of {all}"))
}

#[cfg(test)]
mod tests {
    use super::super::drawn;
    use super::*;
    use crate::answers::audit::{EmployerRow, Kind, TookPlace};

    fn of(page: &crate::pen::Page, asked: &str, cohort: &str) -> String {
        let told = drawn::column(page, &["What is asked", cohort]);
        let line = told.into_iter().find(|line| line.starts_with(asked)).unwrap_or_else(|| panic!("no {asked}"));
        line.rsplit(" | ").next().expect("a figure").to_owned()
    }

    #[test]
    fn figures_have_their_base_and_are_no_score() {
        let plan = drawn::plan();
        let results = drawn::round(&plan);
        let page = SHEET.page(&Facts::new(&results, drawn::TODAY));
        assert_eq!(of(&page, "How many pupils do these", "Cohort Y7"), "180 of 180");
        assert_eq!(of(&page, "How many of the subjects that gave numbers reached every pupil", "Cohort Y7"), "0 of 1");
        assert_eq!(of(&page, "How many of the subjects that gave numbers reached everyone", "Cohort Y7"), "1 of 1");
        // History names no year group; Art and Music have not answered.
        assert_eq!(
            of(&page, "In how many subjects is any careers outcome highlighted", "Cohort Y7"),
            "0 of 3; 1 more does not say which year groups; 2 not known"
        );
        assert_eq!(of(&page, "In how many subjects is any careers outcome taught", "Cohort Y10"), "0 of 2");
        assert_eq!(of(&page, "How many subjects have said", "Cohort Y7"), "1 of 3");
        assert_eq!(
            of(&page, "How many experiences of workplaces", "Cohort Y7"),
            "none",
            "of nothing there is no share"
        );
        let headline = "They are no Compass score, and speak of the returns of 1 of 3 departments.";
        assert!(page.headline.as_deref().is_some_and(|line| line.ends_with(headline)), "{:?}", page.headline);
    }

    /// A meaningful encounter is counted apart from any, in learners as well.
    #[test]
    fn learners_in_any_encounter_are_told_apart_from_those_in_a_meaningful_one() {
        let plan = drawn::plan();
        let met = |row: &str, cohort: &str, learners, reflects| {
            let mut record = EmployerRow { kind: Some(Kind::Encounter), ..drawn::humanities().employers[0].clone() };
            record.place.row = row.to_owned();
            (record.cohort, record.learners) = (Some(cohort.to_owned()), Some(learners));
            record.reflection = record.reflection.filter(|_| reflects);
            record
        };
        let mut audit = drawn::humanities();
        let planned = EmployerRow { took_place: Some(TookPlace::Planned), ..met("E3", "Cohort Y7", 9, true) };
        audit.employers = vec![met("E1", "Cohort Y7", 30, true), met("E2", "All of KS3", 200, false), planned];
        let incoming = drawn::incoming("a.xlsx", "HUM", crate::layout::answers_of(&audit));
        let results = drawn::results(&plan, vec![incoming]);
        let page = SHEET.page(&Facts::new(&results, drawn::TODAY));
        assert_eq!(of(&page, "How many encounters with employers took place", "Cohort Y7"), "2 of 3");
        assert_eq!(of(&page, "How many of the encounters", "Cohort Y7"), "1 of 2; 1 not known");
        // Of the 200 at most 170 are in Year 8, and 180 at most in Year 7.
        assert_eq!(of(&page, "How many pupils met an employer in any", "Cohort Y7"), "30 to 180 of 180: few to all");
        assert_eq!(
            of(&page, "How many pupils met an employer in a meaningful", "Cohort Y7"),
            "30 of 180; 1 more record is not known to be meaningful"
        );
    }
}
