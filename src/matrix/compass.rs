//! Our own figures in the order in which a self-evaluation of Benchmarks 4, 5 and 6 needs them, cohort by cohort.
//!
//! ```text
//!                                          What is counted                       Year 7     Year 8    …
//! Benchmark 4   In how many subjects …?   subjects with an outcome Highlighted …   19 of 22   20 of 22
//! Benchmark 5   How many learners had …?  at least: the largest record …           30 to 64 of 180
//! ```
//! What is asked, and which figure helps to answer it, stands in `schemas/compass.toml`. Never a score.

use jiff::civil::Date;
use serde::Deserialize;

use super::columns::{self, Table, Term};
use super::facts::Facts;
use super::reach;
use super::sheet::{Name, Sheet};
use super::words::{count, day, expected_encounters, many};
use crate::coverage::{Between, Met, links};
use crate::pen::Cell;
use crate::plan::{Cohort, Stage, Words};
use crate::words::{Template, places};

/// The words on its tab, and above it.
const TITLE: &str = "Our figures for Compass";

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Fixed(TITLE),
    answers: "what a self-evaluation of Benchmarks 4, 5 and 6 needs, by year group, as of a day: our figures, never a \
              score",
    title: |facts| facts.title(TITLE),
    headline: |facts| Some(headline(facts)),
    notes,
    tables: |facts| vec![by_cohort(facts)],
    terms: |_| {
        vec![Term::new(
            TITLE,
            "What a self-evaluation of Benchmarks 4, 5 and 6 needs of what subjects do, in its order. They are our \
             own figures and no Compass score",
        )]
    },
    frozen: 2,
    ..Sheet::PLAIN
};

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
    asked: Template<Word>,
    figure: Figure,
    counted: Template<Word>,
}

places! {
    /// A word in braces that a question may hold.
    enum Word {
        Learner = "learner",
        Learners = "learners",
    }
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
    LearnersInEncounters,
    Workplaces,
    MeaningfulWorkplaces,
    LearnersInWorkplaces,
}

/// A figure, and what it is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Of(usize, usize),
    /// Records cannot say how many different learners there are, only between which numbers they lie.
    Between {
        least: usize,
        most: usize,
        of: usize,
    },
    /// Nothing is on record.
    Nothing,
}

impl Told {
    fn cell(self) -> Cell {
        match self {
            Told::Of(_, 0) | Told::Nothing => Cell::None,
            Told::Of(figure, of) => Cell::text(format!("{figure} of {of}")),
            Told::Between { least, most, of } if least == most => Cell::text(format!("{least} of {of}")),
            Told::Between { least, most, of } => Cell::text(format!("{least} to {most} of {of}")),
        }
    }
}

fn mapping() -> Mapping {
    // A test below holds that it parses.
    toml::from_str(include_str!("../../schemas/compass.toml")).unwrap_or_default()
}

fn headline(facts: &Facts<'_>) -> String {
    format!(
        "Our own figures as of {}, to help answer Compass. They are no Compass score{}.",
        day(facts.today),
        not_all_returned(facts).unwrap_or_default()
    )
}

fn notes(facts: &Facts<'_>) -> Vec<String> {
    let Mapping { version, as_of, snapshots, .. } = mapping();
    let next = next_snapshot(&snapshots, facts.today);
    let mut notes = vec![
        format!(
            "Never add figures up: they speak of the same {}. {}",
            facts.plan.words.learners,
            expected_encounters(facts.plan)
        ),
        format!(
            "The wording is ours, version {version} of {as_of}. What happens outside subjects is not in these figures."
        ),
    ];
    notes.extend(next.map(|next| format!("National figures are next taken on {}.", day(next))));
    notes
}

fn by_cohort<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, Line>;
    let words = &facts.plan.words;
    let cohorts: Vec<(&Stage, &Cohort)> = reach::cohorts(facts).collect();
    let mut columns = vec![
        Column::new("Benchmark", 13, |line| Cell::text(&line.benchmark)),
        Column::new("What is asked", 38, |line| Cell::Strong(in_words(&line.asked, words))),
        Column::new("What is counted", 38, |line| Cell::Text(in_words(&line.counted, words))),
    ];
    columns.extend(cohorts.iter().map(|&(stage, cohort)| {
        let is_shared = cohorts.iter().filter(|(_, other)| other.name == cohort.name).count() > 1;
        let name = if is_shared { format!("{} ({})", cohort.name, stage.code) } else { cohort.name.clone() };
        // A word is never broken: with its padding and in bold it takes a little more than its letters.
        let longest = name.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0) + 3;
        let width = u16::try_from(longest.clamp(10, 18)).unwrap_or(18);
        Column::new(name, width, move |line| figure(facts, line.figure, stage, cohort).cell())
    }));
    Table::of("Compass figures", || mapping().lines, columns)
}

/// A text with the plan's words in it.
fn in_words(text: &Template<Word>, words: &Words) -> String {
    text.filled(|word| match word {
        Word::Learner => words.learner.clone(),
        Word::Learners => words.learners.clone(),
    })
}

/// Where some departments are silent: whom the figures speak of. It stands in the headline, which is also printed.
fn not_all_returned(facts: &Facts<'_>) -> Option<String> {
    let departments = &facts.plan.departments;
    let returned = departments.iter().filter(|one| facts.results.counting(&one.code).is_some()).count();
    let all = many(departments.len(), "department", "departments");
    (returned < departments.len()).then(|| format!(", and speak of the returns of {returned} of {all}"))
}

/// The first of the days from today on.
fn next_snapshot(days: &[String], today: Date) -> Option<Date> {
    let of_year = |year: i16| days.iter().filter_map(move |day| format!("{year}-{day}").parse::<Date>().ok());
    of_year(today.year()).chain(of_year(today.year() + 1)).filter(|day| *day >= today).min()
}

/// How many learners met any record of a kind that took place.
fn took_part(met: &Met, of: u32) -> Told {
    let Between { least, most } = met.learners;
    if met.took_place == 0 {
        Told::Nothing
    } else {
        Told::Between { least: count(least), most: count(most), of: count(of) }
    }
}

fn figure(facts: &Facts<'_>, figure: Figure, stage: &Stage, cohort: &Cohort) -> Told {
    let most = facts.plan.bands.iter().take(2).map(|band| band.at_least.per_cent()).min().unwrap_or(100);
    let returned = facts.results.returned();
    let linked = |level| links(facts.plan, &returned, stage, cohort, level).len();
    let teaching = reach::teaching(facts, stage, cohort).count();
    let numbers = || reach::teaching(facts, stage, cohort).filter_map(reach::sound_per_cent);
    let is_own = |(own, one): (&Stage, &Cohort)| own.code == stage.code && one.code == cohort.code;
    let own = facts.cohorts.iter().find(|told| told.cohorts.iter().copied().any(is_own));
    let (encounters, experiences) = own.map(|told| (told.encounters, told.experiences)).unwrap_or_default();
    let held = |met: Met| (met.took_place, met.took_place + met.planned);
    let meaningful = |met: Met| (met.meaningful, met.took_place);
    let (figure, of) = match figure {
        Figure::InScope => (count(cohort.in_scope), count(cohort.roll)),
        Figure::Linked => (linked(1), teaching),
        Figure::Taught => (linked(2), teaching),
        Figure::Numbers => (numbers().count(), teaching),
        Figure::Everyone => (numbers().filter(|per_cent| *per_cent == 100).count(), numbers().count()),
        Figure::EveryoneOrMost => (numbers().filter(|per_cent| *per_cent >= most).count(), numbers().count()),
        Figure::Encounters => held(encounters),
        Figure::MeaningfulEncounters => meaningful(encounters),
        Figure::LearnersInEncounters => return took_part(&encounters, cohort.in_scope),
        Figure::Workplaces => held(experiences),
        Figure::MeaningfulWorkplaces => meaningful(experiences),
        Figure::LearnersInWorkplaces => return took_part(&experiences, cohort.in_scope),
    };
    Told::Of(figure, of)
}

#[cfg(test)]
mod tests {
    use super::super::drawn;
    use super::*;
    use crate::answers::audit::{Kind, TookPlace};
    use jiff::civil::date;

    #[test]
    fn the_mapping_parses_and_asks_in_the_order_of_the_benchmarks() {
        let mapping: Mapping = toml::from_str(include_str!("../../schemas/compass.toml")).expect("it parses");
        let benchmarks: Vec<&str> = mapping.lines.iter().map(|line| line.benchmark.as_str()).collect();
        assert!(benchmarks.is_sorted() && benchmarks.len() >= 8, "{benchmarks:?}");
        assert_eq!(mapping.version, 3);
        let words = drawn::plan().words;
        for line in &mapping.lines {
            let told = [&line.asked, &line.counted].map(|text| in_words(text, &words)).concat();
            assert!(!told.contains(['{', '}']) && !told.contains(" it "), "{told}");
        }
        assert_eq!(mapping.snapshots.len(), 3);
        assert!(
            toml::from_str::<Mapping>(
                "version = 1\nas_of = ''\nsnapshots = []\n[[lines]]\nbenchmark = ''\nasked = ''\nfigure = \
                 'score'\ncounted = ''"
            )
            .is_err()
        );
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
        let page = SHEET.page(&Facts::new(&results, drawn::TODAY));
        let of = |asked: &str, cohort: &str| {
            let told = drawn::column(&page, &["What is asked", cohort]);
            let line = told.into_iter().find(|line| line.starts_with(asked)).expect("a line");
            line.rsplit(" | ").next().expect("a figure").to_owned()
        };
        assert_eq!(of("How many pupils do these", "Cohort Y7"), "180 of 180");
        assert_eq!(of("How many of the subjects that gave numbers reached every pupil", "Cohort Y7"), "0 of 1");
        assert_eq!(of("How many of the subjects that gave numbers reached everyone", "Cohort Y7"), "1 of 1");
        assert_eq!(of("In how many subjects do pupils", "Cohort Y7"), "1 of 3");
        assert_eq!(of("In how many subjects is such an outcome taught", "Cohort Y10"), "0 of 2");
        assert_eq!(of("How many subjects have said", "Cohort Y7"), "1 of 3");
        assert_eq!(of("How many experiences of workplaces", "Cohort Y7"), "none", "of nothing there is no share");
        let headline = "They are no Compass score, and speak of the returns of 1 of 3 departments.";
        assert!(page.headline.as_deref().is_some_and(|line| line.ends_with(headline)), "{:?}", page.headline);
    }

    /// Two classes of one year group may be the same learners or not: only the largest record is sure.
    #[test]
    fn learners_who_took_part_lie_between_two_numbers() {
        let plan = drawn::plan();
        let of = |records: &[(&str, Option<u32>, TookPlace)]| {
            let mut audit = drawn::humanities();
            let record = |(number, (cohort, learners, took_place)): (usize, &(&str, Option<u32>, TookPlace))| {
                let mut record = audit.employers[0].clone();
                record.place.row = format!("E{}", number + 1);
                record.kind = Some(Kind::Encounter);
                (record.cohort, record.learners) = (Some((*cohort).to_owned()), *learners);
                record.took_place = Some(*took_place);
                record
            };
            audit.employers = records.iter().enumerate().map(record).collect();
            let results =
                drawn::results(&plan, vec![drawn::incoming("a.xlsx", "HUM", crate::layout::answers_of(&audit))]);
            let facts = Facts::new(&results, drawn::TODAY);
            let told = |(stage, cohort)| figure(&facts, Figure::LearnersInEncounters, stage, cohort);
            let (year_7, year_8) = (reach::cohorts(&facts).next(), reach::cohorts(&facts).nth(1));
            [year_7, year_8].map(|one| drawn::shown(&told(one.expect("a cohort")).cell()))
        };
        let met = TookPlace::TookPlace;
        assert_eq!(of(&[]), ["none", "none"]);
        assert_eq!(of(&[("Cohort Y7", Some(30), met)]), ["30 of 180", "none"]);
        assert_eq!(of(&[("Cohort Y7", Some(30), met), ("Cohort Y7", Some(25), met)]), ["30 to 55 of 180", "none"]);
        assert_eq!(of(&[("Cohort Y7", Some(30), met), ("Cohort Y7", Some(25), TookPlace::Planned)])[0], "30 of 180");
        // A record of the whole stage may mean this year group or another one; one without a number everyone.
        assert_eq!(of(&[("Cohort Y7", Some(30), met), ("All of KS3", Some(40), met)])[0], "30 to 70 of 180");
        assert_eq!(of(&[("All of KS3", Some(40), met)])[1].split(" of ").next(), Some("0 to 40"));
        // Whoever of the others was there, so many must have been of this one.
        let all: u32 = plan.stages[0].cohorts.iter().map(|cohort| cohort.roll).sum();
        assert_eq!(of(&[("All of KS3", Some(all - 30), met)])[0], "150 to 180 of 180");
        assert_eq!(of(&[("Cohort Y7", None, met)])[0], "0 to 180 of 180");
        assert_eq!(of(&[("Cohort Y7", Some(999), met)])[0], "180 of 180");
    }
}
