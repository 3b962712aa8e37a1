//! Our own figures in the order in which a self-evaluation of Benchmarks 4, 5 and 6 needs them, cohort by cohort.
//!
//! ```text
//!                                          What is counted                       Year 7     Year 8    …
//! Benchmark 4   In how many subjects …?   subjects with an outcome Highlighted …   19 of 22   20 of 22
//! ```
//! What is asked, and which figure helps to answer it, stands in `schemas/compass.toml`. Never a score.

use jiff::civil::Date;
use serde::Deserialize;

use super::facts::Facts;
use super::words::{count, day};
use super::{employers, reach, sheet, tab};
use crate::answers::audit::{EmployerRow, Kind, TookPlace};
use crate::coverage::links;
use crate::pen::{Cell, Heading, Page, Table};
use crate::plan::{Cohort, Stage};

/// The mapping of questions to figures, as it is kept in `schemas/`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mapping {
    version: u32,
    as_of: String,
    /// Month and day.
    snapshots: Vec<String>,
    lines: Vec<Line>,
}

/// One question.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    benchmark: String,
    asked: String,
    figure: Figure,
    counted: String,
}

/// A figure that we have of each cohort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Figure {
    InScope,
    Linked,
    Taught,
    Numbers,
    Everyone,
    /// Reached in one of the two highest bands of the plan.
    EveryoneOrMost,
    Encounters,
    MeaningfulEncounters,
    Workplaces,
    MeaningfulWorkplaces,
}

fn mapping() -> Mapping {
    // A test below holds that it parses.
    toml::from_str(include_str!("../../schemas/compass.toml")).unwrap_or_default()
}

pub(super) fn page(facts: &Facts<'_>) -> Page {
    let mapping = mapping();
    let words = &facts.plan.words;
    let cohorts: Vec<(&Stage, &Cohort)> = reach::cohorts(facts).collect();
    let mut columns =
        vec![Heading::new("Benchmark", 13), Heading::new("What is asked", 38), Heading::new("What is counted", 38)];
    columns.extend(cohorts.iter().map(|&(stage, cohort)| {
        let is_shared = cohorts.iter().filter(|(_, other)| other.name == cohort.name).count() > 1;
        let name = if is_shared { format!("{} ({})", cohort.name, stage.code) } else { cohort.name.clone() };
        Heading::new(name, 10)
    }));
    let rows = mapping.lines.iter().map(|line| {
        let told = [Cell::text(&line.benchmark), Cell::Strong(line.asked.clone()), Cell::text(&line.counted)];
        let figures = cohorts.iter().map(|&(stage, cohort)| match figure(facts, line.figure, stage, cohort) {
            (_, 0) => Cell::None,
            (figure, of) => Cell::text(format!("{figure} of {of}")),
        });
        told.into_iter().chain(figures).collect()
    });
    let table = Table { name: "Compass figures".to_owned(), caption: None, columns, rows: rows.collect() };
    let mut notes = vec![
        format!("Never add figures up: they speak of the same {}. {}", words.learners, employers::expected(facts)),
        format!(
            "The wording is ours, version {} of {}. What happens outside subjects is not in these figures.",
            mapping.version, mapping.as_of
        ),
    ];
    notes.extend(
        next_snapshot(&mapping.snapshots, facts.today)
            .map(|next| format!("National figures are next taken on {}.", day(next))),
    );
    let headline =
        format!("Our own figures as of {}, to help answer Compass. They are no Compass score.", day(facts.today));
    Page { headline: Some(headline), ..sheet(tab::COMPASS, facts.title("Our figures for Compass"), notes, 2, table) }
}

/// The first of the days from today on.
fn next_snapshot(days: &[String], today: Date) -> Option<Date> {
    let of_year = |year: i16| days.iter().filter_map(move |day| format!("{year}-{day}").parse::<Date>().ok());
    of_year(today.year()).chain(of_year(today.year() + 1)).filter(|day| *day >= today).min()
}

/// A figure, and what it is a part of.
fn figure(facts: &Facts<'_>, figure: Figure, stage: &Stage, cohort: &Cohort) -> (usize, usize) {
    let most = facts.plan.bands.iter().take(2).map(|band| band.at_least.unwrap_or(0)).min().unwrap_or(100);
    let returned = facts.results.returned();
    let linked = |level| links(facts.plan, &returned, stage, cohort, level).len();
    let teaching = reach::teaching(facts, stage, cohort).count();
    let numbers = || reach::teaching(facts, stage, cohort).filter_map(reach::sound_per_cent);
    let kind = |kind: Kind| -> Vec<&EmployerRow> {
        let all = employers::records_of(facts).filter(|record| record.kind == Some(kind));
        all.filter(|record| employers::speaks(record, stage, cohort)).collect()
    };
    let held = |of: Kind| {
        let all = kind(of);
        (all.iter().filter(|record| record.took_place == Some(TookPlace::TookPlace)).count(), all.len())
    };
    let meaningful = |of: Kind| (kind(of).iter().filter(|record| record.counts()).count(), held(of).0);
    match figure {
        Figure::InScope => (count(cohort.in_scope), count(cohort.roll)),
        Figure::Linked => (linked(1), teaching),
        Figure::Taught => (linked(2), teaching),
        Figure::Numbers => (numbers().count(), teaching),
        Figure::Everyone => (numbers().filter(|per_cent| *per_cent == 100).count(), numbers().count()),
        Figure::EveryoneOrMost => (numbers().filter(|per_cent| *per_cent >= most).count(), numbers().count()),
        Figure::Encounters => held(Kind::Encounter),
        Figure::MeaningfulEncounters => meaningful(Kind::Encounter),
        Figure::Workplaces => held(Kind::Workplace),
        Figure::MeaningfulWorkplaces => meaningful(Kind::Workplace),
    }
}

#[cfg(test)]
mod tests {
    use super::super::drawn;
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_mapping_parses_and_asks_in_the_order_of_the_benchmarks() {
        let mapping: Mapping = toml::from_str(include_str!("../../schemas/compass.toml")).expect("it parses");
        let benchmarks: Vec<&str> = mapping.lines.iter().map(|line| line.benchmark.as_str()).collect();
        assert!(benchmarks.is_sorted() && benchmarks.len() >= 8, "{benchmarks:?}");
        assert_eq!(mapping.snapshots.len(), 3);
        assert!(toml::from_str::<Mapping>("version = 1\nas_of = ''\nsnapshots = []\n[[lines]]\nbenchmark = ''\nasked = ''\nfigure = 'score'\ncounted = ''").is_err());
    }

    #[test]
    fn the_next_day_of_national_figures_may_be_next_year() {
        let days = ["12-31", "03-31", "07-31"].map(str::to_owned);
        assert_eq!(next_snapshot(&days, date(2026, 12, 15)), Some(date(2026, 12, 31)));
        assert_eq!(next_snapshot(&days, date(2026, 12, 31)), Some(date(2026, 12, 31)));
        assert_eq!(next_snapshot(&days, date(2027, 1, 1)), Some(date(2027, 3, 31)));
        assert_eq!(next_snapshot(&days[1..], date(2026, 8, 1)), Some(date(2027, 3, 31)));
    }

    #[test]
    fn figures_have_their_base_and_are_no_score() {
        let plan = drawn::plan();
        let results = drawn::round(&plan);
        let page = page(&Facts::new(&results, drawn::TODAY));
        let of = |asked: &str, cohort: &str| {
            let told = drawn::column(&page, &["What is asked", cohort]);
            let line = told.into_iter().find(|line| line.starts_with(asked)).expect("a line");
            line.rsplit(" | ").next().expect("a figure").to_owned()
        };
        assert_eq!(of("How many learners", "Cohort Y7"), "180 of 180");
        assert_eq!(of("In how many of these was every learner reached?", "Cohort Y7"), "0 of 1");
        assert_eq!(of("In how many of these was every learner reached, or most?", "Cohort Y7"), "1 of 1");
        assert_eq!(of("In how many subjects do learners", "Cohort Y7"), "1 of 3");
        assert_eq!(of("In how many subjects is that planned", "Cohort Y10"), "0 of 2");
        assert_eq!(of("For how many subjects", "Cohort Y7"), "1 of 3");
        assert_eq!(of("How many experiences of workplaces", "Cohort Y7"), "none", "of nothing there is no share");
        assert!(page.headline.as_deref().is_some_and(|line| line.contains("no Compass score")));
    }
}
