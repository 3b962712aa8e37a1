//! Outcomes × subjects and dedicated time: the level as a sign on a fill that says it again, over the word itself.
//!
//! ```text
//!                                                  Humanities
//! Outcome                   Ref    …  cover asked  History  RE   …  Dedicated time
//! Improve a piece of work   KS3-2  …  3     5      T        T*      –
//! Covered, of those answered                       4 of 12  no return
//! ```
//! The counts are formulas over the words, so that a reader sees what is counted; a ref and the name of
//! a subject lead to their rows on the sheet *Evidence*.

use std::ops::RangeInclusive;

use super::Reader;
use super::columns::{self, Table, Term};
use super::evidence;
use super::facts::Facts;
use super::levels::{
    self, At, BLANK, EMPTY, NO_RECORD, NO_RETURN, NOT_ASKED, NOT_TAUGHT, TAUGHT, WITH_EMPLOYERS, Word,
};
use super::missed;
use super::sheet::{Name, Sheet};
use super::words::{either, lower, many, upper};
use crate::coverage::Line;
use crate::pen::{Cell, Formula, PrintOn, Reads, Worth, one_line};
use crate::picture::told::covered;
use crate::plan::{DEDICATED_TIME, Department, LEADER, Plan, Subject};

/// The width of a subject's column: *no return* breaks into two lines.
const WIDTH: u16 = 6;

/// So many columns stand before those of the subjects.
const BEFORE: usize = 5;

/// How wide the titles may be, on one line each where they are no longer.
const TITLES: RangeInclusive<u16> = 36..=80;

/// The widths of the columns before those of the subjects.
fn before(facts: &Facts<'_>) -> [u16; BEFORE] {
    let titles = facts.map.lines.iter().map(|line| one_line(&line.outcome.title));
    [titles.max().unwrap_or(0).clamp(*TITLES.start(), *TITLES.end()), 9, 7, WIDTH, WIDTH]
}

/// What the totals beneath the subjects are.
const TOTAL: &str = "Covered, of those answered";

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Fixed("Coverage"),
    reader: Reader::Everybody,
    answers: "outcomes by subjects and dedicated time: the level as a sign and a colour, counted by live formulas; \
              each outcome and subject leads to its rows in Evidence",
    title: |facts| facts.title("Coverage of outcomes"),
    headline: |facts| Some(covered(facts)),
    notes,
    in_short: Some(in_short),
    tables: |facts| vec![by_subject(facts)],
    terms,
    frozen: 1,
    print: PrintOn::Map,
    ..Sheet::PLAIN
};

/// How many outcomes have no gap; how many are covered stands first of all.
fn in_short(facts: &Facts<'_>) -> String {
    let lacking = |line: &&Line<'_>| {
        let reference = &line.outcome.reference;
        facts.gaps.iter().any(|gap| gap.outcome.reference == *reference)
            || facts.missed.iter().chain(&facts.maybe_missed).any(|one| one.outcome.reference == *reference)
    };
    let all = facts.map.lines.len();
    let whole = all - facts.map.lines.iter().filter(lacking).count();
    let everyone =
        if missed::may_be(facts) { format!(" for every {}", lower(&facts.plan.words.cohort)) } else { String::new() };
    format!(
        "{whole} of {} {} known to have no gap{everyone}.",
        many(all, "outcome", "outcomes"),
        either(whole, "is", "are")
    )
}

fn notes(facts: &Facts<'_>) -> Vec<String> {
    let columns = facts.map.subjects.len() + 1;
    let room: usize = before(facts).into_iter().map(usize::from).sum::<usize>() + columns * usize::from(WIDTH);
    let mut notes = levels::legend(facts, room);
    if !facts.missed.is_empty() {
        notes.push(format!(
            "A subject may teach some {} alone: who does not meet an outcome that is covered stands on the sheet Gaps.",
            lower(&facts.plan.words.cohorts)
        ));
    }
    notes
}

/// What *Notes* says of it; the words of its cells stand there in a table of their own.
fn terms(_: &Facts<'_>) -> Vec<Term> {
    let means = "An outcome is covered by a subject, or in dedicated time, that teaches it, with employers or without, In \
                 place";
    vec![Term::new("Covered", means)]
}

fn by_subject<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, &'f Line<'f>>;
    let plan = facts.plan;
    let mut lines: Vec<&Line<'_>> = facts.map.lines.iter().collect();
    lines.sort_by_key(|line| order(plan, line));
    let evidence = evidence::lines(facts);
    let leads = |is_own: &dyn Fn(&evidence::Line<'_>) -> bool| evidence.iter().position(is_own).map(evidence::row);
    let subject = |(position, (department, subject)): (usize, &(&'f Department, &'f Subject))| {
        let at = move |line: &'f Line<'f>| Some(At::subject(line, line.cells.get(position)?));
        let column = Column::turned(&subject.name, WIDTH, move |line| drawn(facts, at(line)));
        column
            .group(&department.name)
            .leading(leads(&|row| row.row.subject == Some(subject.name.as_str())))
            .totalled(total(facts, &lines, at))
    };
    let subjects: Vec<Column<'_>> = facts.map.subjects.iter().enumerate().map(subject).collect();
    let delivered = |line: &'f Line<'f>| Some(At::dedicated(line));
    let dedicated = Column::turned(DEDICATED_TIME, WIDTH, move |line| drawn(facts, delivered(line)))
        .leading(leads(&|row| row.code == LEADER))
        .totalled(total(facts, &lines, delivered))
        .explained(format!("{}: what the Careers Leader delivers outside subjects", upper(plan.dedicated_time())));
    let all = || Cell::text("all");
    let [outcome, reference, stage, cover, asked] = before(facts);
    let before: [Column<'_>; BEFORE] = [
        Column::new("Outcome", outcome, |line| Cell::text(&line.outcome.title)).totalled(Cell::text(TOTAL)).also(
            TOTAL,
            "Under each subject on the sheet Coverage: how many outcomes it covers, of those that it answered: not of \
             those that it is not asked, does not teach or left blank. Beside each outcome the same is counted over \
             the subjects, without dedicated time",
        ),
        Column::new("Ref", reference, move |line| ref_of(line, &evidence)).totalled(all()),
        Column::new(&plan.words.stage, stage, |line| Cell::text(&line.outcome.stage)).whole().totalled(all()),
        Column::turned("Subjects that cover it", cover, |line| {
            across(line, sum(&COVERING.map(|word| counts(&word))), line.covered_by().count())
        })
        .totalled(some_of(&lines)),
        Column::turned("Subjects asked", asked, |line| {
            across(line, format!("COLUMNS({{cells}})-{}-{}", counts(&NOT_ASKED), counts(&NOT_TAUGHT)), asked_of(line))
        })
        .totalled(all())
        .explained("With those that were not asked about an outcome and have added it"),
    ];
    let columns = before.into_iter().chain(subjects).chain([dedicated]).collect();
    Table::of("Coverage", || lines, columns)
}

/// The words of what covers an outcome.
const COVERING: [Word; 3] = [TAUGHT, NO_RECORD, WITH_EMPLOYERS];

/// By stage, then in the plan's order.
fn order(plan: &Plan, line: &Line<'_>) -> Option<usize> {
    plan.stages.iter().position(|stage| stage.code == line.outcome.stage)
}

/// The ref as a link to its first row of evidence, where it has one.
fn ref_of(line: &Line<'_>, evidence: &[evidence::Line<'_>]) -> Cell {
    let text = line.outcome.reference.clone();
    match evidence.iter().position(|row| row.outcome.is_some_and(|own| own.reference == text)) {
        Some(row) => Cell::Leads { text, to: evidence::row(row) },
        None => Cell::text(text),
    }
}

/// How many cells hold a word.
fn counts(word: &Word) -> String {
    format!("COUNTIF({{cells}},\"{}\")", word.word)
}

fn sum(counts: &[String]) -> String {
    counts.join("+")
}

/// A count over the cells of an outcome's subjects.
fn across(line: &Line<'_>, words: String, count: usize) -> Cell {
    let column = |position: usize| u16::try_from(position).unwrap_or(u16::MAX);
    let reads = Reads::Across(column(BEFORE), column(BEFORE + line.cells.len().saturating_sub(1)));
    Cell::Formula(Formula { words, reads, worth: Worth::count(count) })
}

fn asked_of(line: &Line<'_>) -> usize {
    line.cells.iter().filter(|one| At::subject(line, one).is_asked()).count()
}

/// How many outcomes any subject covers, of all.
fn some_of(lines: &[&Line<'_>]) -> Cell {
    let some = lines.iter().filter(|line| line.covered_by().next().is_some()).count();
    let words = "COUNTIF({cells},\">0\")&\" of \"&ROWS({cells})".to_owned();
    let worth = Worth::Text(format!("{some} of {}", lines.len().max(1)));
    Cell::Formula(Formula { words, reads: Reads::Above, worth })
}

/// What a subject's total says where nothing can be counted: short, for a narrow column.
const SILENT: [(Word, &str); 3] = [(NO_RETURN, "no return"), (EMPTY, "empty"), (BLANK, "blank")];

/// How many outcomes a subject covers of those that it answered; else why nothing can be said.
fn total<'l>(facts: &Facts<'_>, lines: &[&'l Line<'l>], at: impl Fn(&'l Line<'l>) -> Option<At<'l>>) -> Cell {
    let [(no_return, gone), (empty, nothing), (blank, open)] = SILENT;
    let of = format!("ROWS({{cells}})-{}-{}-{}", counts(&NOT_ASKED), counts(&NOT_TAUGHT), counts(&BLANK));
    let words = format!(
        "IF({}>0,\"{gone}\",IF({}>0,\"{nothing}\",IF(AND({}>0,{of}=0),\"{open}\",{}&\" of \"&{of})))",
        counts(&no_return),
        counts(&empty),
        counts(&blank),
        sum(&COVERING.map(|word| counts(&word))),
    );
    let told: Vec<&str> = lines.iter().filter_map(|line| Some(at(line)?.word(facts).word)).collect();
    let count = |these: &[Word]| told.iter().filter(|told| these.iter().any(|word| word.word == **told)).count();
    let worth = if count(&[no_return]) > 0 {
        gone.to_owned()
    } else if count(&[empty]) > 0 {
        nothing.to_owned()
    } else {
        match (count(&[blank]), told.len() - count(&[NOT_ASKED, NOT_TAUGHT, BLANK])) {
            (1.., 0) => open.to_owned(),
            (_, of) => format!("{} of {of}", count(&COVERING)),
        }
    };
    Cell::Formula(Formula { words, reads: Reads::Above, worth: Worth::Text(worth) })
}

fn drawn(facts: &Facts<'_>, at: Option<At<'_>>) -> Cell {
    at.map_or(Cell::None, |at| at.drawn(facts))
}
