//! An independent recount of what the demo rounds print: every figure of the matrix and of the drafts, from what
//! `check --json` tells and the words of the domain alone. It shares no code with the crate.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

mod recount {
    pub mod answers;
    mod drafts;
    pub mod gaps;
    mod learners;
    pub mod mail;
    pub mod met;
    pub mod printed;
    pub mod summary;
}

use std::collections::BTreeMap;
use std::fs;
use std::sync::OnceLock;

use recount::answers::Answers;
use recount::gaps::{self, KINDS, Line, Said};
use recount::mail;
use recount::met;
use recount::printed::Book;
use recount::summary;

/// The day on which the rounds are looked at: before their due date.
const TODAY: &str = "2026-12-01";

/// A made-up school's round: what it says, and what is printed of it.
struct Round {
    answers: Answers,
    /// The Careers Leader's working copy, which has every sheet.
    matrix: Book,
    /// What SLT is sent.
    shared: Book,
    /// The draft to SLT, as plain text.
    mail: String,
    /// The workbook that governors are sent.
    governors: Book,
}

/// The rounds of the settings that have a made-up school: as they stand, and with fewer returns, the Careers Leader's own
/// not among them.
fn rounds() -> &'static [Round] {
    static ROUNDS: OnceLock<Vec<Round>> = OnceLock::new();
    let settings = ["mainstream", "send", "college"];
    ROUNDS.get_or_init(|| {
        settings.into_iter().flat_map(|setting| [round(setting, false), round(setting, true)]).collect()
    })
}

fn round(setting: &str, is_thin: bool) -> Round {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let (code, told) = common::run_on(TODAY, &["demo", "round", "--setting", setting], at);
    assert_eq!(code, 0, "{told}");
    if is_thin {
        let returns = fs::read_dir(at.join("round/returns")).expect("listed");
        let mut files: Vec<_> = returns.map(|entry| entry.expect("an entry").path()).collect();
        files.sort();
        for (place, file) in files.iter().enumerate().filter(|(_, file)| file.is_file()) {
            if place % 3 == 0 || file.ends_with("Careers Leader audit.xlsx") {
                fs::remove_file(file).expect("removed");
            }
        }
        // The page for governors is drawn with the pack.
        for verb in [["consolidate", "round", "--early"], ["generate", "round", "--pack"]] {
            let (code, told) = common::run_on(TODAY, &verb, at);
            assert!(code < 2, "{told}");
        }
    }
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_careers-audit"))
        .args(["--today", TODAY, "check", "round", "--json"])
        .current_dir(at)
        .output()
        .expect("it runs");
    let check = serde_json::from_slice(&output.stdout).expect("JSON");
    let matrix =
        |copy: &str| fs::read(at.join(format!("round/matrix/Careers matrix {TODAY}{copy}.xlsx"))).expect("read");
    let draft = |name: &str| fs::read_to_string(at.join("round/email").join(name)).expect("a draft");
    Round {
        answers: Answers::new(check),
        matrix: Book::open(&matrix(" working copy")),
        shared: Book::open(&matrix("")),
        mail: mail::text(&draft("SLT - summary.eml")),
        governors: Book::open(&mail::workbook(&draft("Governors - page.eml"))),
    }
}

/// A number as it stands in a cell.
fn number(cell: &str) -> u64 {
    cell.parse().unwrap_or_else(|_| panic!("no number: {cell}"))
}

#[test]
fn the_first_sheet_says_how_many_subjects_stand_where() {
    for Round { answers, matrix, .. } in rounds() {
        let stands = summary::stands(answers);
        let table = matrix.table("T_Subjects_by_approach").expect("the table");
        let mut blocks: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for row in &table.rows {
            let (label, own) = row.split_first().expect("a label");
            let name = label.split([':', ',']).next().expect("a name").to_owned();
            if let Some((_, count)) = label.split_once(": ") {
                let these = stands.get(name.as_str()).map_or(0, Vec::len);
                let told = format!("{these} of {}\n", answers.subjects.len());
                assert!(count.starts_with(&told), "{label}: {told}");
            }
            let own = own.iter().filter(|block| *block != "–");
            // What is blank stands behind the name.
            blocks
                .entry(name)
                .or_default()
                .extend(own.map(|block| block.split(" (").next().unwrap_or(block).to_owned()));
        }
        let of = |name: &str| name.split(" (").next().unwrap_or(name).to_owned();
        for (stand, these) in &stands {
            let these: Vec<String> = these.iter().map(|name| of(name)).collect();
            assert_eq!(blocks.get(*stand), Some(&these), "{stand}");
        }
        let told: usize = blocks.values().map(Vec::len).sum();
        assert_eq!(told, answers.subjects.len(), "every subject stands somewhere: {stands:?}");
    }
}

#[test]
fn the_first_sheet_repeats_no_figure_wrongly() {
    for Round { answers, matrix, .. } in rounds() {
        let told = matrix.texts("Summary");
        for fact in summary::facts(answers) {
            assert!(told.contains(&fact), "{}: not told: {fact}\n{told}", answers.setting);
        }
    }
}

#[test]
fn what_slt_is_sent_says_what_the_working_copy_says() {
    for Round { matrix, shared, .. } in rounds() {
        for table in ["T_Subjects_by_approach", "T_Decisions", "T_Coverage", "T_Gaps", "T_Approaches"] {
            let [own, sent] = [matrix, shared].map(|book| book.table(table).expect("the table"));
            // What SLT is sent names those who are closest in the suggestion alone.
            let closest = own.heads.iter().position(|head| head == "Who is closest");
            let without = |row: &[String]| -> Vec<String> {
                let cells = row.iter().enumerate().filter(|(place, _)| Some(*place) != closest);
                cells.map(|(_, cell)| cell.clone()).collect()
            };
            let rows: Vec<Vec<String>> = own.rows.iter().map(|row| without(row)).collect();
            assert_eq!((without(&own.heads), rows), (sent.heads.clone(), sent.rows.clone()), "{table}");
        }
        for table in ["T_Returns", "T_Evidence", "T_Support"] {
            assert!(matrix.table(table).is_some() && shared.table(table).is_none(), "{table}");
        }
    }
}

#[test]
fn each_cell_of_coverage_is_what_the_subject_answered() {
    for Round { answers, matrix, .. } in rounds() {
        let table = matrix.table("T_Coverage").expect("the table");
        let first = table.heads.iter().position(|head| *head == answers.subjects[0].name).expect("the first subject");
        let records = met::records(answers);
        // What is said to be taught with employers is dark only where a record that counts shows it.
        let word = |said: Said, code: &str, subject: Option<&str>, reference: &str| {
            let own = |record: &&met::Record<'_>| {
                record.row.code == code && subject.is_none_or(|name| record.row.is("subject", name))
            };
            let mut own = records.iter().filter(own);
            match said {
                Said::Level(3, Some(true)) if !own.any(|record| record.counts() && record.names(reference)) => {
                    "Taught, no record yet"
                }
                said => said.word(),
            }
        };
        let lines: Vec<Line<'_>> = answers.outcomes.iter().map(|outcome| Line::of(answers, outcome)).collect();
        for line in &lines {
            let own: Vec<_> = table.rows.iter().filter(|row| row[1] == line.outcome.reference).collect();
            assert_eq!(own.len(), 1, "{} stands once", line.outcome.reference);
            let row = own[0];
            for ((subject, said), cell) in line.cells.iter().zip(&row[first..]) {
                let word = word(*said, subject.code, Some(subject.name), line.outcome.reference);
                assert_eq!(cell, word, "{} in {}", row[1], subject.name);
            }
            let dedicated = word(line.dedicated, "LEADER", None, line.outcome.reference);
            assert_eq!(row[first + answers.subjects.len()], dedicated, "{} in dedicated time", row[1]);
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
            let silent = ["no return", "empty", "blank"].contains(&cell.as_str());
            assert!(silent || *cell == format!("{covered} of {answered}"), "{}: {cell}", subject.name);
            assert!(!silent || covered == 0, "{}: {cell}", subject.name);
        }
    }
}

#[test]
fn each_row_of_gaps_has_its_kind_its_learners_and_its_place() {
    let mut kinds: BTreeMap<usize, usize> = BTreeMap::new();
    for Round { answers, matrix, .. } in rounds() {
        let gaps = gaps::gaps(answers);
        let table = matrix.table("T_Gaps").expect("the table");
        let place = |head: &str| table.heads.iter().position(|own| own.starts_with(head)).expect("a heading");
        let concerned = place(if answers.setting == "mainstream" { "Pupils concerned" } else { "Learners concerned" });
        let [gap_at, asked_at, plans_at, suggestion_at, ref_at] =
            ["Gap", "Answered, of those asked", "Who plans it already", "A suggestion", "Ref"].map(place);
        assert!(table.heads[concerned].ends_with(&format!(", of {}", summary::grouped(answers.everybody()))));
        let told: Vec<&Vec<String>> = table.rows.iter().filter(|row| answers.outcome(&row[ref_at]).is_some()).collect();
        let refs = |row: &&Vec<String>| row[ref_at].clone();
        assert_eq!(
            told.iter().map(refs).collect::<Vec<_>>(),
            gaps.iter().map(|gap| gap.line.outcome.reference).collect::<Vec<_>>(),
            "{}",
            answers.setting
        );
        for (place, (gap, row)) in (1..).zip(gaps.iter().zip(told)) {
            *kinds.entry(gap.kind).or_default() += 1;
            assert_eq!(row[0], place.to_string());
            let kind = gap.title().replace("subject", summary::words(answers).subject);
            // What is missing so far is told of one that is not known yet.
            let is_so = if gap.kind == 5 { row[gap_at].starts_with(&format!("{kind}: ")) } else { row[gap_at] == kind };
            assert!(is_so, "{row:?}: {kind}");
            let missing = if gap.kind == 5 { "not known yet".to_owned() } else { gap.learners.to_string() };
            assert_eq!(row[concerned], missing, "{row:?}");
            let suggestion = &row[suggestion_at];
            let (asked, answered) = (gap.hole.asked().count(), gap.hole.answered());
            assert_eq!(row[asked_at], format!("{answered} of {asked}"), "{row:?}");
            assert!(gap.kind != 5 || answered < asked, "{row:?}: what is answered is known");
            // Who is yet to answer is named, and nobody else is told to be.
            for (subject, _) in
                gap.hole.asked().filter(|(one, _)| !gap.hole.silent().iter().any(|own| own.name == one.name))
            {
                let told = [" has not answered", " has not returned", " came back empty"];
                let told = told.map(|what| format!(" {}, who is asked,{what}", subject.name));
                assert!(!told.iter().any(|told| suggestion.contains(told)), "{row:?}: {}", subject.name);
            }
            for subject in gap.hole.silent() {
                assert!(suggestion.contains(subject.name), "{row:?}: {} is yet to answer", subject.name);
            }
            let (planners, plans) = (gap.hole.planners(answers), &row[plans_at]);
            assert_eq!(planners.is_empty(), plans == "none", "{row:?}");
            for (name, unit, term) in &planners {
                assert!(plans.to_lowercase().contains(&name.to_lowercase()), "{row:?}: {name} plans it");
                let short = |text: &str| text.chars().take(40).collect::<String>();
                assert!(unit.is_none_or(|unit| plans.contains(&short(unit))), "{row:?}: {unit:?}");
                assert!(term.is_none_or(|term| plans.contains(term)), "{row:?}: {term:?}");
            }
            assert!(!suggestion.contains("It is planned") || !planners.is_empty(), "{row:?}: nobody plans it");
        }
    }
    assert_eq!(kinds.len(), KINDS.len(), "the rounds hold gaps of every kind: {kinds:?}");
}

#[test]
fn who_misses_what_is_covered_is_told_with_how_many_learners_they_are() {
    let mut told = 0;
    for Round { answers, matrix, .. } in rounds() {
        let (missed, _) = gaps::missed(answers);
        let Some(table) = matrix.table("T_Gaps_by_cohort") else {
            assert!(missed.is_empty(), "{}: no table", answers.setting);
            continue;
        };
        let ref_at = table.heads.iter().position(|head| head == "Ref").expect("a heading");
        let refs: Vec<&str> = table.rows.iter().map(|row| row[ref_at].as_str()).collect();
        assert_eq!(refs, missed.iter().map(|one| one.outcome.reference).collect::<Vec<_>>());
        for (one, row) in missed.iter().zip(&table.rows) {
            assert_eq!(
                [number(&row[4]), number(&row[5])],
                [one.learners(), answers.learners(one.outcome.stage)],
                "{row:?}"
            );
            assert!(one.by.iter().all(|subject| row[2].contains(subject.name)), "{row:?}");
            let (whom, open) = row[6].split_once(". Not known of ").unwrap_or((&row[6], ""));
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
