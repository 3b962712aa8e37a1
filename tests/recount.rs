//! An independent recount of what the demo rounds print: every figure of the matrix and of the drafts, from what
//! `check --json` tells and the words of the domain alone. It shares no code with the crate.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

mod recount {
    pub mod answers;
    pub mod gaps;
    pub mod met;
    pub mod printed;
    pub mod summary;
}

use std::collections::BTreeMap;
use std::fs;
use std::sync::OnceLock;

use recount::answers::{Answers, Came, Cohort};
use recount::gaps::{self, KINDS, Line};
use recount::met::{self, Met};
use recount::printed::Book;
use recount::summary;

/// The day on which the rounds are looked at: before their due date.
const TODAY: &str = "2026-12-01";

/// A made-up school's round: what it says, and what is printed of it.
struct Round {
    answers: Answers,
    matrix: Book,
}

/// The rounds of the settings that have a made-up school.
fn rounds() -> &'static [Round] {
    static ROUNDS: OnceLock<Vec<Round>> = OnceLock::new();
    ROUNDS.get_or_init(|| ["mainstream", "send", "college"].map(round).into())
}

fn round(setting: &str) -> Round {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let (code, told) = common::run_on(TODAY, &["demo", "round", "--setting", setting], at);
    assert_eq!(code, 0, "{told}");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_careers-audit"))
        .args(["--today", TODAY, "check", "round", "--json"])
        .current_dir(at)
        .output()
        .expect("it runs");
    let check = serde_json::from_slice(&output.stdout).expect("JSON");
    let matrix = at.join(format!("round/matrix/Careers matrix {TODAY}.xlsx"));
    Round { answers: Answers::new(check), matrix: Book::open(&fs::read(matrix).expect("the matrix")) }
}

/// A number as it stands in a cell.
fn number(cell: &str) -> u64 {
    cell.parse().unwrap_or_else(|_| panic!("no number: {cell}"))
}

#[test]
fn the_first_sheet_says_how_many_subjects_stand_where() {
    for Round { answers, matrix } in rounds() {
        let stands = summary::stands(answers);
        let table = matrix.table("T_Subjects_by_approach").expect("the table");
        assert_eq!(table.heads[2], format!("Number of {}", answers.subjects.len()));
        let mut told = 0;
        for row in &table.rows {
            let these: &[String] = stands.get(row[0].as_str()).map_or(&[], Vec::as_slice);
            assert_eq!(number(&row[2]), these.len() as u64, "{row:?}: {these:?}");
            let all = these.len() <= 12;
            assert!(!all || these.iter().all(|name| row[1].contains(name.as_str())), "{row:?}: {these:?}");
            told += these.len();
        }
        assert_eq!(told, answers.subjects.len(), "every subject stands somewhere: {stands:?}");
    }
}

#[test]
fn the_first_sheet_repeats_no_figure_wrongly() {
    for Round { answers, matrix } in rounds() {
        let told = matrix.texts("Summary");
        for fact in summary::facts(answers) {
            assert!(told.contains(&fact), "{}: not told: {fact}\n{told}", answers.setting);
        }
    }
}

#[test]
fn each_cell_of_coverage_is_what_the_subject_answered() {
    for Round { answers, matrix } in rounds() {
        let table = matrix.table("T_Coverage").expect("the table");
        let first = table.heads.len() - answers.subjects.len() - 1;
        let lines: Vec<Line<'_>> = answers.outcomes.iter().map(|outcome| Line::of(answers, outcome)).collect();
        for line in &lines {
            let own: Vec<_> = table.rows.iter().filter(|row| row[0] == line.outcome.reference).collect();
            assert_eq!(own.len(), 1, "{} stands once", line.outcome.reference);
            let row = own[0];
            for ((subject, said), cell) in line.cells.iter().zip(&row[first..]) {
                assert_eq!(cell, said.word(), "{} in {}", row[0], subject.name);
            }
            assert_eq!(row[first + answers.subjects.len()], line.dedicated.word(), "{} in dedicated time", row[0]);
            let asked = line.cells.iter().filter(|(_, said)| said.is_asked()).count();
            assert_eq!(
                [number(&row[first - 2]), number(&row[first - 1])],
                [line.covering().len(), asked].map(|n| n as u64)
            );
        }
        assert_eq!(table.rows.len(), lines.len() + 1, "and the totals");
        let totals = &table.rows[lines.len()];
        for (place, subject) in answers.subjects.iter().enumerate() {
            let answered = lines.iter().filter(|line| line.cells[place].1.is_answered()).count();
            let covered = lines.iter().filter(|line| line.cells[place].1.is_covered()).count();
            let cell = &totals[first + place];
            let silent = ["no return", "returned empty", "not answered"].contains(&cell.as_str());
            assert!(silent || *cell == format!("{covered} of {answered}"), "{}: {cell}", subject.name);
            assert!(!silent || covered == 0, "{}: {cell}", subject.name);
        }
    }
}

#[test]
fn each_row_of_gaps_has_its_kind_its_learners_and_its_place() {
    let mut kinds: BTreeMap<usize, usize> = BTreeMap::new();
    for Round { answers, matrix } in rounds() {
        let gaps = gaps::gaps(answers);
        let table = matrix.table("T_Gaps").expect("the table");
        let told: Vec<&Vec<String>> = table.rows.iter().filter(|row| answers.outcome(&row[2]).is_some()).collect();
        let refs = |row: &&Vec<String>| row[2].clone();
        assert_eq!(
            told.iter().map(refs).collect::<Vec<_>>(),
            gaps.iter().map(|gap| gap.line.outcome.reference).collect::<Vec<_>>(),
            "{}",
            answers.setting
        );
        for (place, (gap, row)) in (1..).zip(gaps.iter().zip(told)) {
            *kinds.entry(gap.kind).or_default() += 1;
            assert_eq!(row[0], place.to_string());
            let kind = KINDS[gap.kind].replace("subject", summary::words(answers).subject);
            assert!(row[1].starts_with(&kind), "{row:?}: {kind}");
            assert_eq!([number(&row[5]), number(&row[6])], [gap.learners, answers.everybody()], "{row:?}");
            let suggestion = &row[8];
            if gap.kind == 5 {
                let asked = gap.hole.asked().count();
                let answered = gap.hole.answered();
                let told = format!("{answered} of {asked} {} asked", summary::words(answers).many(asked));
                assert!(suggestion.contains(&told), "{row:?}: {told}");
                assert!(answered < asked, "{row:?}: what is answered is known");
            }
            // Who is yet to answer is named, and nobody else is told to be.
            for (subject, _) in
                gap.hole.asked().filter(|(one, _)| !gap.hole.silent().iter().any(|own| own.name == one.name))
            {
                let told = [" has not answered", " has not returned", " came back empty"];
                let told = told.map(|what| format!(" {}, who is asked,{what}", subject.name));
                assert!(!told.iter().any(|told| suggestion.contains(told)), "{row:?}: {}", subject.name);
            }
            for subject in gap.hole.silent() {
                let rest = suggestion.split(" asked have answered.").last().expect("a rest");
                assert!(rest.contains(subject.name), "{row:?}: {} is yet to answer", subject.name);
            }
            let planners = gap.hole.planners(answers);
            for (name, unit, term) in planners.iter().take(2).filter(|_| [0, 1, 2, 3, 5].contains(&gap.kind)) {
                assert!(suggestion.contains(name), "{row:?}: {name} plans it");
                let short = |text: &str| text.chars().take(40).collect::<String>();
                assert!(unit.is_none_or(|unit| suggestion.contains(&short(unit))), "{row:?}: {unit:?}");
                assert!(term.is_none_or(|term| suggestion.contains(term)), "{row:?}: {term:?}");
            }
            let plans =
                [" plans it", " plan it:", " plan it in", " plan it."].iter().any(|told| suggestion.contains(told));
            assert!(!plans || !planners.is_empty(), "{row:?}: nobody plans it");
        }
    }
    assert_eq!(kinds.len(), KINDS.len(), "the rounds hold gaps of every kind: {kinds:?}");
}

#[test]
fn who_misses_what_is_covered_is_told_with_how_many_learners_they_are() {
    let mut told = 0;
    for Round { answers, matrix } in rounds() {
        let (missed, _) = gaps::missed(answers);
        let Some(table) = matrix.table("T_Gaps_by_cohort") else {
            assert!(missed.is_empty(), "{}: no table", answers.setting);
            continue;
        };
        let refs: Vec<&str> = table.rows.iter().map(|row| row[2].as_str()).collect();
        assert_eq!(refs, missed.iter().map(|one| one.outcome.reference).collect::<Vec<_>>());
        for (one, row) in missed.iter().zip(&table.rows) {
            assert_eq!(
                [number(&row[5]), number(&row[6])],
                [one.learners(), answers.learners(one.outcome.stage)],
                "{row:?}"
            );
            assert!(one.by.iter().all(|subject| row[1].contains(subject.name)), "{row:?}");
            let (whom, open) = row[7].split_once(". Not known of ").unwrap_or((&row[7], ""));
            assert!(one.not_known.iter().all(|cohort| open.contains(cohort.name)), "{row:?}");
            assert_eq!(open.is_empty(), one.not_known.is_empty(), "{row:?}");
            if let Some((how_many, of)) = whom.split_once(" of ").filter(|_| whom.contains(": ")) {
                assert_eq!(number(how_many), one.missing.len() as u64, "{row:?}");
                let of = of.split_whitespace().next().expect("a number");
                assert_eq!(number(of), (one.all - one.not_known.len()) as u64, "{row:?}");
            } else {
                assert!(one.missing.iter().all(|cohort| whom.contains(cohort.name)), "{row:?}");
            }
            told += 1;
        }
    }
    assert!(told > 10, "{told} rows are too few to tell");
}

/// The bands of the sheet Reach, the highest first, as the sheet Notes explains them.
fn bands(matrix: &Book) -> Vec<(u64, String)> {
    let notes = matrix.texts("Notes");
    let told = notes.split("own: ").nth(1).expect("the bands are told").lines().next().expect("a line");
    let band = |part: &str| {
        let (name, from) = part.rsplit_once(" (from ")?;
        let name = name.trim_start_matches(", ").trim_start_matches(" and ");
        Some((from.parse().expect("a per cent"), name.to_owned()))
    };
    told.split("%)").filter_map(band).collect()
}

#[test]
fn each_row_of_reach_is_what_was_given_and_each_cohorts_bands_are_counted_from_it() {
    let mut sound = 0;
    for Round { answers, matrix } in rounds() {
        let bands = bands(matrix);
        let band = |per_cent: u64| bands.iter().position(|(from, _)| per_cent >= *from).expect("a band");
        let by_subject = matrix.table("T_Reach").expect("the table");
        let by_cohort = matrix.table("T_Reach_by_cohort").expect("the table");
        assert_eq!(by_cohort.heads.len(), 5 + bands.len());
        let mut rows = by_subject.rows.iter();
        let mut usable: Vec<usize> = vec![0; bands.len()];
        let mut all = 0;
        for (cohort, told) in answers.cohorts.iter().zip(&by_cohort.rows) {
            let figures = met::figures(answers, cohort);
            let mut counted: Vec<usize> = vec![0; bands.len()];
            for figure in &figures {
                let row = rows.next().expect("every subject that teaches it has a row");
                assert_eq!([&row[0], &row[2]], [cohort.name, figure.subject.name]);
                assert_eq!(number(&row[4]), cohort.roll);
                let why = match figure.came {
                    Came::Nothing => Some("no return"),
                    Came::Empty => Some("returned empty"),
                    Came::Counts if figure.is_off => Some("not taught this year"),
                    Came::Counts => None,
                };
                if let Some(why) = why {
                    assert!(row[5..9].iter().all(|cell| cell == why), "{row:?}: {why}");
                    continue;
                }
                for (cell, given) in [(&row[5], figure.taking), (&row[6], figure.reached)] {
                    assert_eq!(cell.parse().ok(), given, "{row:?}");
                }
                match figure.sound() {
                    Some(per_cent) => {
                        counted[band(per_cent)] += 1;
                        assert_eq!(row[7].parse::<f64>().map(|share| (share * 100.0).round()), Ok(per_cent as f64));
                        assert_eq!(row[8], bands[band(per_cent)].1, "{row:?}");
                    }
                    None => assert!(row[8].contains("to check") || !row[7].contains(|c: char| c.is_ascii_digit())),
                }
            }
            let teaching = figures.iter().filter(|figure| !figure.is_off).count();
            all += teaching;
            assert_eq!(told[0], cohort.name);
            let gave: usize = counted.iter().sum();
            assert_eq!([number(&told[2]), number(&told[3])], [teaching as u64, gave as u64], "{told:?}");
            for (place, count) in counted.iter().enumerate() {
                assert_eq!(number(&told[5 + place]), *count as u64, "{told:?}");
                usable[place] += count;
            }
            sound += gave;
        }
        assert!(rows.next().is_none());
        let summary = matrix.texts("Summary");
        let cohort = summary::words(answers).cohort;
        let all = format!("{} of {all} figures by subject and {cohort} can be used: ", usable.iter().sum::<usize>());
        assert!(summary.contains(&all), "{all}");
        for ((_, name), count) in bands.iter().zip(&usable).filter(|(_, count)| **count > 0) {
            assert!(summary.contains(&format!("{} in {count}", name.to_lowercase())), "{name} in {count}");
        }
    }
    assert!(sound > 90, "{sound} figures are too few to tell");
}

#[test]
fn each_cohort_is_credited_with_the_records_that_speak_of_it() {
    for Round { answers, matrix } in rounds() {
        let records = met::records(answers);
        let table = matrix.table("T_Employers_by_cohort").expect("the table");
        for (cohort, row) in answers.cohorts.iter().zip(&table.rows) {
            let [encounters, workplaces] =
                ["Encounter (BM5)", "Workplace (BM6)"].map(|kind| Met::of(&records, kind, &[cohort]));
            assert!(row[0].starts_with(cohort.name), "{row:?}");
            let told = [&row[3], &row[4], &row[5], &row[6]].map(|cell| number(cell));
            let counted = [&encounters, &workplaces].map(|met| [met.past.len() as u64, met.meaningful().len() as u64]);
            assert_eq!(told.as_slice(), counted.concat(), "{row:?}");
            assert_eq!(row[7].parse::<u64>().unwrap_or(0), workplaces.days(), "{row:?}");
            if let Some(led) = row.get(8) {
                assert_eq!(number(led), (encounters.by_leader() + workplaces.by_leader()) as u64, "{row:?}");
            }
            let lacks = |met: &Met<'_, '_>| met.meaningful().is_empty();
            assert_eq!(row[2] == "Both", !lacks(&encounters) && !lacks(&workplaces), "{row:?}");
            let open = |met: &Met<'_, '_>| lacks(met) && met.not_known() > 0;
            let is_open = open(&encounters) || open(&workplaces);
            assert_eq!(row[2].to_lowercase().contains("not known whether"), is_open, "{row:?}");
        }
        let every = matrix.table("T_Employers").expect("the table");
        assert_eq!(every.rows.len(), records.len());
        for (record, row) in records.iter().zip(&every.rows) {
            assert_eq!(row[2], record.row.text("employer").unwrap_or("not answered"));
            let word = match met::is_meaningful(record.row) {
                Some(true) => "Yes",
                Some(false) => "No.",
                None if row[11] == "Planned" => "not",
                None => "Not known.",
            };
            assert!(row[12].to_lowercase().starts_with(&word.to_lowercase()), "{row:?}: {word}");
        }
        let past = records.iter().filter(|one| one.is_past());
        let open = past.clone().filter(|one| met::is_meaningful(one.row).is_none()).count();
        let open = if open == 0 { String::new() } else { format!(" and {open} not known to be") };
        let meaningful = records.iter().filter(|one| one.counts()).count();
        let planned = records.iter().filter(|one| one.row.is("took_place", "Planned")).count();
        let keeping = answers.departments.iter().filter(|(code, _)| records.iter().any(|one| one.row.code == *code));
        let told = format!("{} records from {} of ", records.len(), keeping.count());
        let rest = format!(": {} took place, {meaningful} of them meaningful{open}; {planned} planned.", past.count());
        let summary = matrix.texts("Summary");
        assert!(summary.contains(&told) && summary.contains(&rest), "{told}…{rest}");
    }
}

#[test]
fn each_figure_for_the_self_evaluation_is_counted_again() {
    for Round { answers, matrix } in rounds() {
        let records = met::records(answers);
        let table = matrix.table("T_Self_evaluation_figures").expect("the table");
        let one_by_one = answers.cohorts.iter().map(|cohort| vec![cohort]).collect();
        let of = |stage: &&'static str| answers.cohorts.iter().filter(|one| one.stage == *stage).collect();
        let whole = answers.cohorts.iter().filter(|one| !one.overlay).collect();
        let groups: Vec<Vec<&Cohort>> = match answers.setting {
            "college" => [whole].into_iter().chain(answers.stages.iter().map(of)).collect(),
            _ => one_by_one,
        };
        let cohorts = match answers.setting {
            "mainstream" => "year groups",
            "send" => "classes",
            _ => "programmes",
        };
        assert_eq!(table.heads.len(), 3 + groups.len(), "{:?}", table.heads);
        for (place, group) in groups.iter().enumerate() {
            let told: Vec<&str> = table.rows.iter().map(|row| row[3 + place].as_str()).collect();
            let counted = met::self_evaluation(answers, &records, group, cohorts);
            assert_eq!(told.len(), counted.len());
            for ((told, counted), row) in told.iter().zip(&counted).zip(&table.rows) {
                assert_eq!(told, counted, "{}, {}: {}", answers.setting, table.heads[3 + place], row[1]);
            }
        }
        let returned = format!("{} of {} departments", answers.returned(), answers.departments.len());
        assert!(matrix.texts("Our figures for Compass").contains(&returned), "{returned}");
    }
}
