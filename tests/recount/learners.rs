//! The figures of learners: Reach, Employers and the self-evaluation.

use super::super::{Round, number, rounds};
use super::answers::{Came, Cohort};
use super::met::{self, Met};
use super::printed::Book;
use super::summary;

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
    for Round { answers, matrix, .. } in rounds() {
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
                        let share = row[7].parse::<f64>().expect("a share");
                        assert_eq!(format!("{:.0}", share * 100.0), per_cent.to_string());
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
        let summary::Words { cohort, subject, .. } = summary::words(answers);
        let all = format!("{} of {all} figures by {subject} and {cohort} can be used: ", usable.iter().sum::<usize>());
        assert!(summary.contains(&all), "{all}");
        for ((_, name), count) in bands.iter().zip(&usable).filter(|(_, count)| **count > 0) {
            assert!(summary.contains(&format!("{} in {count}", name.to_lowercase())), "{name} in {count}");
        }
    }
    assert!(sound > 90, "{sound} figures are too few to tell");
}

#[test]
fn each_cohort_is_credited_with_the_records_that_speak_of_it() {
    for Round { answers, matrix, .. } in rounds() {
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
    for Round { answers, matrix, .. } in rounds() {
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
