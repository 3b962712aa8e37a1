//! The careers programme that outsiders read, held against what `check --json` tells and the words of the domain alone: no
//! code of the crate says here what is in place, sound, or for whom. Rounds are drawn by chance, and what must not be seen is
//! planted in them.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

mod programme {
    pub mod planted;
    pub mod read;
}

#[path = "recount/answers.rs"]
#[allow(dead_code, reason = "the recount uses more of it")]
mod answers;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use answers::{Answers, Cohort, Outcome, Row, Subject, each, text};
use common::run;
use programme::planted::{self, HOSTILE, NEVER};
use programme::read::{self, Read};

/// The day on which the rounds are looked at, and the school year that it is in.
const TODAY: &str = "2026-12-15";
const YEAR: [&str; 2] = ["2026-09-01", "2027-08-31"];

/// So many rounds are drawn of each setting.
const ROUNDS: u64 = 2;

/// Something that is in place: for whom, where, what.
type Line = (String, String, String);

/// Whether nothing is to be fixed or explained in a row.
fn is_sound(answers: &Answers, row: &Row) -> bool {
    let entries = each(answers.check, "returns").iter().filter(|entry| {
        text(entry, "department") == row.code && ["accepted", "errors", "merged"].contains(&text(entry, "state"))
    });
    let open = entries.flat_map(|entry| each(entry, "findings")).filter(|finding| {
        text(finding, "severity") == "error" || text(finding, "severity") == "query" && finding["explained"].is_null()
    });
    let is_of = |subject: &str| subject.is_empty() || row.subject.is_empty() || subject == row.subject;
    open.filter(|finding| text(finding, "row") == row.row && is_of(text(finding, "subject"))).count() == 0
}

/// The title of an outcome.
fn title(answers: &Answers, outcome: &Outcome) -> String {
    let all = each(&answers.check["plan"], "outcomes").iter();
    all.clone()
        .find(|one| text(one, "ref") == outcome.reference)
        .map(|one| text(one, "title"))
        .expect("a title")
        .to_owned()
}

/// Whom a row is for, as groups are called: each of those that it names, or one or more of those that it may mean.
fn groups(answers: &Answers, subject: Option<&Subject>, outcome: &Outcome, row: &Row) -> Vec<String> {
    let labels = row.names(&["cohorts", "cohorts_also"]);
    let names = |cohorts: Vec<&Cohort>| cohorts.into_iter().map(|one| one.name.to_owned()).collect::<Vec<_>>();
    match answers.spoken(subject, Some(outcome.stage), &labels) {
        Some(named) => names(named).into_iter().collect::<BTreeSet<_>>().into_iter().collect(),
        None => {
            let home = answers.cohorts.iter().filter(|one| one.stage == outcome.stage);
            let all = names(home.filter(|one| subject.is_none_or(|own| own.teaches(one))).collect());
            let (last, before) = all.split_last().expect("several");
            vec![format!("{} or {last}", before.join(", "))]
        }
    }
}

/// All that is in place in a round.
fn in_place(answers: &Answers, dedicated: &str) -> BTreeSet<Line> {
    let mut lines = BTreeSet::new();
    for subject in answers.subjects.iter().map(Some).chain([None]) {
        let rows = answers.about(subject);
        let is_taught =
            |stage: &str| subject.is_none_or(|own| own.stages.contains(&stage) && !answers.is_off(own, stage));
        for (outcome, row) in rows.iter().filter(|(outcome, row)| row.counts_at(1) && is_taught(outcome.stage)) {
            let of = |(own, _): &&(&Outcome, &Row)| own.reference == outcome.reference;
            let applies = !rows.iter().filter(of).any(|(_, row)| row.is("coverage", "Not applicable"));
            if applies && is_sound(answers, row) {
                let place = subject.map_or(dedicated, |own| own.name);
                let line = |group| (group, place.to_owned(), title(answers, outcome));
                lines.extend(groups(answers, subject, outcome, row).into_iter().map(line));
            }
        }
    }
    lines
}

/// The sectors of those employers who were met this year.
fn sectors(answers: &Answers) -> BTreeSet<&'static str> {
    let records = answers.rows.iter().filter(|row| row.text("took_place").is_some());
    let is_now = |row: &&Row| row.text("date").is_some_and(|date| YEAR[0] <= date && date <= TODAY);
    let met = records.filter(|row| row.is("took_place", "Took place") && row.text("kind").is_some()).filter(is_now);
    met.filter(|row| is_sound(answers, row)).filter_map(|row| row.text("sector")).collect()
}

/// What stands in both files.
fn written(round: &Path) -> (Read, String) {
    let page = fs::read_to_string(round.join("programme/Careers programme.html")).expect("a page");
    let book = read::book(&fs::read(round.join("programme/Careers programme.xlsx")).expect("a workbook"));
    (Read::of(&page, &book), page)
}

fn check(round: &Path) -> Answers {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_careers-audit"))
        .args(["--today", TODAY, "check", "--json"])
        .current_dir(round)
        .output()
        .expect("it runs");
    Answers::new(serde_json::from_slice(&output.stdout).expect("JSON"))
}

/// How dedicated time is called on the page.
fn dedicated(setting: &str) -> &'static str {
    match setting {
        "send" => "Careers sessions, life skills time, assemblies and theme days",
        "college" => "Tutorial, enrichment, induction and careers events",
        _ => "Careers lessons, PSHE, tutor time and drop-down days",
    }
}

#[test]
fn all_that_is_in_place_is_told_once_to_each_of_its_groups_and_nothing_else_is_told() {
    let (mut told, mut met, mut hostile, mut doubtful) = (0, 0, 0, 0);
    for (setting, seed) in
        common::SETTINGS.into_iter().flat_map(|setting| (1..=ROUNDS).map(move |seed| (setting, seed)))
    {
        let folder = tempfile::tempdir().expect("a folder");
        let round = folder.path();
        planted::round(round, setting, seed);
        let (code, said) = run(&["consolidate", "--early", "--programme"], round);
        assert!(code < 2, "{said}");
        let answers = check(round);
        let (read, page) = written(round);
        let expected = in_place(&answers, dedicated(setting.word()));

        let mut lines: BTreeMap<Line, usize> = BTreeMap::new();
        for line in &read.lines {
            *lines.entry(line.clone()).or_default() += 1;
        }
        let once: BTreeSet<Line> =
            lines.iter().filter(|(_, count)| **count == 1).map(|(line, _)| line.clone()).collect();
        assert_eq!(once.len(), lines.len(), "{setting:?} {seed}: something is told twice");
        let (less, more) = (expected.difference(&once).next(), once.difference(&expected).next());
        assert_eq!((less, more), (None, None), "{setting:?} {seed}: not told, and told without being in place");

        // The page says the same, outcome by outcome.
        let rows: BTreeSet<(String, String)> =
            expected.iter().map(|(group, _, title)| (group.clone(), title.clone())).collect();
        let on_page: Vec<(String, String)> = read.page.keys().cloned().collect();
        assert_eq!(on_page, rows.into_iter().collect::<Vec<_>>(), "{setting:?} {seed}");
        for (group, place, title) in &expected {
            let places = &read.page[&(group.clone(), title.clone())];
            assert!(places.iter().any(|own| own.contains(place.as_str())), "{group}, {title}: {place} in {places:?}");
        }

        let expected = sectors(&answers);
        let shown: BTreeSet<&str> =
            planted::sectors().into_iter().filter(|sector| read.all.contains(&sector.to_lowercase())).collect();
        assert_eq!(shown, expected, "{setting:?} {seed}: whom they met");

        for never in NEVER {
            assert!(!read.all.contains(&never.to_lowercase()), "{setting:?} {seed}: {never}");
        }
        assert!(!page.contains(HOSTILE) && !page.contains("<script"), "{setting:?} {seed}");
        doubtful += answers.rows.iter().filter(|row| row.counts_at(1) && !is_sound(&answers, row)).count();
        hostile += page.matches("&lt;script&gt;").count();
        (told, met) = (told + lines.len(), met + shown.len());
    }
    assert!(told > 250 && met > 6, "{told} lines and {met} employers are too few");
    assert!(hostile > 3 && doubtful > 20, "{hostile} odd units and {doubtful} rows in doubt are too few");
}

#[test]
fn a_programme_that_a_person_edited_stays_and_one_that_holds_nothing_goes() {
    let folder = tempfile::tempdir().expect("a folder");
    let round = folder.path();
    let (code, said) = run(&["demo", "."], round);
    assert_eq!(code, 0, "{said}");
    let page = round.join("programme/Careers programme.html");
    let first = fs::read_to_string(&page).expect("a page");
    let (_, said) = run(&["consolidate", "--programme"], round);
    assert_eq!(fs::read_to_string(&page).expect("a page"), first, "the same round gives the same page: {said}");
    let (returned, all) = said.split_once("It rests on ").expect("how many").1.split_once(" of ").expect("of how many");
    assert!(returned.parse::<u32>().is_ok() && all.contains("departments."), "{said}");
    assert!(!first.contains("departments"), "how many returned is nobody's business outside");

    fs::write(&page, first.replace("For pupils", "For our pupils")).expect("written");
    run(&["consolidate", "--programme"], round);
    assert!(fs::read_to_string(&page).expect("a page").contains("For our pupils"), "a person's");
    assert!(round.join("programme/Careers programme 2.html").exists());

    fs::remove_dir_all(round.join("returns")).expect("removed");
    let (_, said) = run(&["consolidate", "--programme"], round);
    assert!(said.contains("No careers programme was written"), "{said}");
    let left: Vec<_> =
        fs::read_dir(round.join("programme")).expect("listed").map(|one| one.expect("a file").path()).collect();
    assert_eq!(left, [page], "what is ours goes, what is a person's stays");
    let (_, said) = run(&["consolidate"], round);
    assert!(!said.contains("programme"), "{said}");
}

#[test]
fn the_page_of_a_small_school() {
    let folder = tempfile::tempdir().expect("a folder");
    run(&["demo", ".", "--setting", "send"], folder.path());
    let page = fs::read_to_string(folder.path().join("programme/Careers programme.html")).expect("a page");
    insta::assert_snapshot!(read::plain(&page));
}
