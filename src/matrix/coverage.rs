//! Outcomes × subjects and dedicated time: the level as a word on a fill that says it again.
//!
//! ```text
//! Ref    Outcome  …  cover it  asked  English   History   …  Dedicated time
//! KS3-2  Improve  …  3         5      Taught    not asked    Not yet
//! Covered, of those answered          4 of 12   no return    12 of 36
//! ```
//! The counts are formulas over the words, so that a reader sees what is counted; a ref and the name of
//! a subject lead to their rows on the sheet *Evidence*.

use super::Reader;
use super::columns::{self, Table, Term};
use super::facts::Facts;
use super::sheet::{Name, Sheet};
use super::words::{lower, many, upper};
use super::{evidence, missed};
use crate::answers::audit::Status;
use crate::coverage::{Cell as Covered, Line};
use crate::pen::{Cell, Formula, Reads, Tone, Worth};
use crate::plan::{DEDICATED_TIME, Department, LEADER, Plan, Subject};

/// The width of a subject's column: *With employers* breaks into two lines.
const WIDTH: u16 = 10;

/// So many columns stand before those of the subjects.
const BEFORE: usize = 6;

/// What the totals beneath the subjects are.
const TOTAL: &str = "Covered, of those answered";

/// A word of its cells, the fill that says it again, and what it means.
struct Word(&'static str, Tone, &'static str);

const HIGHLIGHTED: Word = Word("Highlighted", Tone::Low, "Pointed out as it arises, and In place");
const TAUGHT: Word = Word("Taught", Tone::Middle, "Planned in a unit of the scheme of work, and In place");
const WITH_EMPLOYERS: Word = Word("With employers", Tone::High, "Taught with employers, and In place");
const PLANNED: Word = Word("Planned", Tone::Plain, "Meant for later: it does not count yet");
const NO_STATUS: Word =
    Word("no status", Tone::Warn, "A level is given, and nobody said whether it is in place: it does not count yet");
const NOT_YET: Word = Word("Not yet", Tone::Nothing, "The department says that it does not do it yet");
const NOT_APPLICABLE: Word =
    Word("Not applicable", Tone::Off, "The department says that it does not suit the subject, and why");
const BLANK: Word = Word("not answered", Tone::Warn, "Asked, and left open");
const NOT_ASKED: Word =
    Word("not asked", Tone::Off, "The outcome is not asked of the subject's department, which has not added it either");
const NOT_TAUGHT: Word = Word("not taught", Tone::Off, "The subject does not teach that {stage}, or not this year");
const NO_RETURN: Word = Word("no return", Tone::Off, "Nothing that counts has come back from the department");
const EMPTY: Word = Word("returned empty", Tone::Off, "The department's workbook came back without an answer");

/// All of them, as *Notes* explains them.
const WORDS: [Word; 12] = [
    HIGHLIGHTED,
    TAUGHT,
    WITH_EMPLOYERS,
    PLANNED,
    NO_STATUS,
    NOT_YET,
    NOT_APPLICABLE,
    BLANK,
    NOT_ASKED,
    NOT_TAUGHT,
    NO_RETURN,
    EMPTY,
];

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Fixed("Coverage"),
    reader: Reader::Everybody,
    answers: "outcomes by subjects and dedicated time: the level as a word and a colour, counted by live formulas; \
              each outcome and subject leads to its rows in Evidence",
    title: |facts| facts.title("Coverage of outcomes"),
    notes,
    in_short: Some(covered),
    tables: |facts| vec![by_subject(facts)],
    terms,
    frozen: 2,
    ..Sheet::PLAIN
};

/// How many outcomes are covered, and how many have no gap.
fn covered(facts: &Facts<'_>) -> String {
    let all = facts.map.lines.len();
    let covered = facts.map.lines.iter().filter(|line| line.is_covered()).count();
    let in_subjects = facts.map.lines.iter().filter(|line| covering(line) > 0).count();
    let more = covered - in_subjects;
    let more = if more > 0 {
        format!(" {in_subjects} in a subject, {more} more only in dedicated time;")
    } else {
        String::new()
    };
    let lacking = |line: &&Line<'_>| {
        let reference = &line.outcome.reference;
        facts.gaps.iter().any(|gap| gap.outcome.reference == *reference)
            || facts.missed.iter().chain(&facts.maybe_missed).any(|one| one.outcome.reference == *reference)
    };
    let whole = all - facts.map.lines.iter().filter(lacking).count();
    let everyone =
        if missed::may_be(facts) { format!(" for every {}", lower(&facts.plan.words.cohort)) } else { String::new() };
    format!(
        "{covered} of {} are taught somewhere and in place;{more} {whole} of {all} are known to have no gap{everyone}.",
        many(all, "outcome", "outcomes")
    )
}

fn notes(facts: &Facts<'_>) -> Vec<String> {
    let mut notes = [
        "Taught or With employers covers an outcome; Planned does not count yet. The numbers count these words.",
        "Words in small letters are no answers; the sheet Notes says what each means. Each ref and each subject is a \
         link to its rows in Evidence.",
    ]
    .map(str::to_owned)
    .to_vec();
    if !facts.missed.is_empty() {
        notes.push(format!(
            "A subject may teach some {} alone: who does not meet an outcome that is covered stands on the sheet Gaps.",
            lower(&facts.plan.words.cohorts)
        ));
    }
    notes
}

/// The words of its cells, each with what it means.
pub(super) fn meanings(plan: &Plan) -> Vec<(&'static str, String)> {
    let stage = lower(&plan.words.stage);
    WORDS.map(|Word(word, _, meaning)| (word, meaning.replace("{stage}", &stage))).to_vec()
}

/// What *Notes* says of them.
fn terms(facts: &Facts<'_>) -> Vec<Term> {
    let covered = Term::new(
        "Covered",
        "An outcome is covered by a subject, or in dedicated time, that teaches it, with employers or without, In \
         place",
    );
    let words = meanings(facts.plan).into_iter().map(|(word, meaning)| Term::new(word, meaning));
    words.chain([covered]).collect()
}

fn by_subject<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, &'f Line<'f>>;
    let plan = facts.plan;
    let mut lines: Vec<&Line<'_>> = facts.map.lines.iter().collect();
    lines.sort_by_key(|line| order(plan, line));
    let evidence = evidence::lines(facts);
    let leads = |is_own: &dyn Fn(&evidence::Line<'_>) -> bool| evidence.iter().position(is_own).map(evidence::row);
    let subject = |(position, (department, subject)): (usize, &(&'f Department, &'f Subject))| {
        let code = department.code.as_str();
        let cell = move |line: &Line<'_>| Some((code, line.cells.get(position)?.cell));
        let column = Column::turned(&subject.name, WIDTH, move |line| level(facts, line, cell(line)));
        column
            .group(&department.name)
            .leading(leads(&|row| row.row.subject == Some(subject.name.as_str())))
            .totalled(total(facts, &lines, cell))
    };
    let subjects: Vec<Column<'_>> = facts.map.subjects.iter().enumerate().map(subject).collect();
    let delivered = |line: &Line<'_>| Some((LEADER, line.dedicated));
    let dedicated = Column::turned(DEDICATED_TIME, WIDTH, move |line| level(facts, line, delivered(line)))
        .leading(leads(&|row| row.code == LEADER))
        .totalled(total(facts, &lines, delivered))
        .explained(format!("{}: what the Careers Leader delivers outside subjects", upper(plan.dedicated_time())));
    let all = || Cell::text("all");
    let before: [Column<'_>; BEFORE] = [
        Column::new("Ref", 9, move |line| reference(line, &evidence)).totalled(Cell::text("Total")),
        Column::new("Outcome", 34, |line| Cell::text(&line.outcome.title)).totalled(Cell::text(TOTAL)).also(
            TOTAL,
            "Under each subject on the sheet Coverage: how many cells read Taught or With employers, of those that \
             are answered: not of those that read not asked, not taught or not answered. Beside each outcome the same is counted over the subjects, \
             without dedicated time",
        ),
        Column::new(&plan.words.stage, 10, |line| Cell::text(&line.outcome.stage)).whole().totalled(all()),
        Column::new("Learning area", 14, |line| Cell::text(area(plan, line))).totalled(all()),
        Column::turned("Subjects that cover it", 9, |line| {
            across(line, format!("{}+{}", counts(&TAUGHT), counts(&WITH_EMPLOYERS)), covering(line))
        })
        .totalled(some_of(&lines, covering)),
        Column::turned("Subjects asked, or that added it", 9, |line| {
            across(line, format!("COLUMNS({{cells}})-{}-{}", counts(&NOT_ASKED), counts(&NOT_TAUGHT)), asked(line))
        })
        .totalled(some_of(&lines, asked)),
    ];
    let columns = before.into_iter().chain(subjects).chain([dedicated]).collect();
    Table::of("Coverage", || lines, columns)
}

/// By stage, then by learning area, then in the plan's order.
fn order(plan: &Plan, line: &Line<'_>) -> (Option<usize>, Option<usize>) {
    let stage = plan.stages.iter().position(|stage| stage.code == line.outcome.stage);
    (stage, plan.areas.iter().position(|area| area.code == line.outcome.area))
}

/// The ref as a link to its first row of evidence, where it has one.
fn reference(line: &Line<'_>, evidence: &[evidence::Line<'_>]) -> Cell {
    let text = line.outcome.reference.clone();
    match evidence.iter().position(|row| row.outcome.is_some_and(|own| own.reference == text)) {
        Some(row) => Cell::Leads { text, to: evidence::row(row) },
        None => Cell::Strong(text),
    }
}

fn area<'a>(plan: &'a Plan, line: &Line<'_>) -> &'a str {
    plan.areas.iter().find(|area| area.code == line.outcome.area).map_or("", |area| area.name.as_str())
}

/// How many cells hold a word.
fn counts(Word(word, ..): &Word) -> String {
    format!("COUNTIF({{cells}},\"{word}\")")
}

/// A count over the cells of an outcome's subjects.
fn across(line: &Line<'_>, words: String, count: usize) -> Cell {
    let column = |position: usize| u16::try_from(position).unwrap_or(u16::MAX);
    let reads = Reads::Across(column(BEFORE), column(BEFORE + line.cells.len().saturating_sub(1)));
    Cell::Formula(Formula { words, reads, worth: Worth::count(count) })
}
fn covering(line: &Line<'_>) -> usize {
    line.cells.iter().filter(|one| one.cell.is_covered()).count()
}

fn asked(line: &Line<'_>) -> usize {
    line.cells.iter().filter(|one| is_asked(line, &one.department.code, one.cell)).count()
}

/// Whether a subject is asked about an outcome, or has added it.
pub(super) fn is_asked(line: &Line<'_>, code: &str, cell: Covered) -> bool {
    match cell {
        Covered::NotTeaching | Covered::NotAsked => false,
        Covered::NoReturn => code == LEADER || line.outcome.asked_of(code),
        Covered::NotApplicable | Covered::Blank | Covered::Level { .. } => true,
    }
}

/// How many outcomes have any such subject, of all.
fn some_of(lines: &[&Line<'_>], subjects: fn(&Line<'_>) -> usize) -> Cell {
    let some = lines.iter().filter(|line| subjects(line) > 0).count();
    let words = "COUNTIF({cells},\">0\")&\" of \"&ROWS({cells})".to_owned();
    let worth = Worth::Text(format!("{some} of {}", lines.len().max(1)));
    Cell::Formula(Formula { words, reads: Reads::Above, worth })
}

/// How many outcomes a subject covers of those that it answered; else why nothing can be said.
fn total<'l>(
    facts: &Facts<'_>,
    lines: &[&'l Line<'l>],
    cell: impl Fn(&Line<'_>) -> Option<(&'l str, Covered)>,
) -> Cell {
    let of = format!("ROWS({{cells}})-{}-{}-{}", counts(&NOT_ASKED), counts(&NOT_TAUGHT), counts(&BLANK));
    let words = format!(
        "IF({}>0,\"{}\",IF({}>0,\"{}\",IF(AND({}>0,{of}=0),\"{}\",{}+{}&\" of \"&{of})))",
        counts(&NO_RETURN),
        NO_RETURN.0,
        counts(&EMPTY),
        EMPTY.0,
        counts(&BLANK),
        BLANK.0,
        counts(&TAUGHT),
        counts(&WITH_EMPLOYERS),
    );
    let told = lines.iter().filter_map(|line| cell(line).map(|(code, cell)| word(facts, line, code, cell).0));
    let told: Vec<&str> = told.collect();
    let count = |these: &[Word]| told.iter().filter(|told| these.iter().any(|Word(word, ..)| word == *told)).count();
    let worth = if count(&[NO_RETURN]) > 0 {
        NO_RETURN.0.to_owned()
    } else if count(&[EMPTY]) > 0 {
        EMPTY.0.to_owned()
    } else {
        match (count(&[BLANK]), told.len() - count(&[NOT_ASKED, NOT_TAUGHT, BLANK])) {
            (1.., 0) => BLANK.0.to_owned(),
            (_, of) => format!("{} of {of}", count(&[TAUGHT, WITH_EMPLOYERS])),
        }
    };
    Cell::Formula(Formula { words, reads: Reads::Above, worth: Worth::Text(worth) })
}

/// The word of a cell on its fill.
fn level(facts: &Facts<'_>, line: &Line<'_>, cell: Option<(&str, Covered)>) -> Cell {
    cell.map_or(Cell::None, |(code, cell)| {
        let (word, tone) = word(facts, line, code, cell);
        Cell::toned(word, tone)
    })
}

/// The word of a cell, and its fill.
pub(super) fn word(facts: &Facts<'_>, line: &Line<'_>, code: &str, cell: Covered) -> (&'static str, Tone) {
    let Word(word, tone, _) = match cell {
        Covered::NoReturn if is_asked(line, code, cell) => return (facts.came(code).in_cell(), Tone::Off),
        Covered::NoReturn | Covered::NotAsked => NOT_ASKED,
        Covered::NotTeaching => NOT_TAUGHT,
        Covered::NotApplicable => NOT_APPLICABLE,
        Covered::Blank => BLANK,
        Covered::Level { level: 0, .. } => NOT_YET,
        Covered::Level { status: Some(Status::Planned), .. } => PLANNED,
        Covered::Level { status: None, .. } => NO_STATUS,
        Covered::Level { level: 1, status: Some(Status::InPlace) } => HIGHLIGHTED,
        Covered::Level { level: 2, status: Some(Status::InPlace) } => TAUGHT,
        Covered::Level { level: 3.., status: Some(Status::InPlace) } => WITH_EMPLOYERS,
    };
    (word, tone)
}
