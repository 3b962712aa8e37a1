//! The words of the map of coverage: what stands in a cell, the sign by which it is seen in a narrow column, the fill that
//! says it again, and what it means.

use super::columns::{self, Table};
use super::facts::Facts;
use super::words::{lower, sentence};
use crate::answers::audit::Status;
use crate::coverage::{Cell as Covered, InSubject, Line};
use crate::pen::{Cell, Tone};
use crate::plan::{Approach, LEADER, Plan};

/// A word of the map.
#[derive(Clone, Copy)]
pub(super) struct Word {
    /// What stands in the cell.
    pub(super) word: &'static str,
    /// What is seen of it in a narrow column; nothing where no answer is expected.
    sign: &'static str,
    tone: Tone,
    meaning: &'static str,
}

impl Word {
    const fn new(word: &'static str, sign: &'static str, tone: Tone, meaning: &'static str) -> Word {
        Word { word, sign, tone, meaning }
    }
}

pub(super) const HIGHLIGHTED: Word = Word::new("Highlighted", "H", Tone::Low, "Pointed out as it arises, and In place");
pub(super) const TAUGHT: Word =
    Word::new("Taught", "T", Tone::Middle, "Planned in a unit of the scheme of work, and In place");
pub(super) const WITH_EMPLOYERS: Word = Word::new(
    "With employers",
    "E",
    Tone::High,
    "Taught with employers, and In place; a record of a meaningful encounter that took place names it",
);
pub(super) const NO_RECORD: Word = Word::new(
    "Taught, no record yet",
    "T*",
    Tone::Middle,
    "Said to be taught with employers, and In place, but no record of a meaningful encounter names it yet: it counts as \
     Taught",
);
const PLANNED: Word = Word::new("Planned", "p", Tone::Plain, "Meant for later: it does not count yet");
const NO_STATUS: Word = Word::new(
    "no status",
    "…",
    Tone::Warn,
    "A level is given, and nobody said whether it is in place: it does not count yet",
);
const NOT_YET: Word = Word::new("Not yet", "–", Tone::Nothing, "The department says that it does not do it yet");
const NOT_APPLICABLE: Word =
    Word::new("Not applicable", "n/a", Tone::Plain, "The department says that it does not suit the subject, and why");
pub(super) const BLANK: Word = Word::new("not answered", "?", Tone::Warn, "Asked, and left open");
pub(super) const NOT_ASKED: Word = Word::new(
    "not asked",
    "",
    Tone::Off,
    "The outcome is not asked of the subject's department, which has not added it either",
);
pub(super) const NOT_TAUGHT: Word =
    Word::new("not taught", "", Tone::Off, "The subject does not teach that {stage}, or not this year");
pub(super) const NO_RETURN: Word =
    Word::new("no return", "/", Tone::Unknown, "Nothing that counts has come back from the department");
pub(super) const EMPTY: Word =
    Word::new("returned empty", "//", Tone::Unknown, "The department's workbook came back without an answer");

/// All of them, answers first.
const WORDS: [Word; 13] = [
    HIGHLIGHTED,
    TAUGHT,
    WITH_EMPLOYERS,
    NO_RECORD,
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

/// An outcome in one column of the map: a subject's, or that of dedicated time.
#[derive(Clone, Copy)]
pub(super) struct At<'l> {
    line: &'l Line<'l>,
    code: &'l str,
    cell: Covered,
    is_recorded: bool,
}

impl<'l> At<'l> {
    pub(super) fn subject(line: &'l Line<'l>, one: &InSubject<'l>) -> At<'l> {
        At { line, code: &one.department.code, cell: one.cell, is_recorded: one.is_recorded }
    }

    pub(super) fn dedicated(line: &'l Line<'l>) -> At<'l> {
        At { line, code: LEADER, cell: line.dedicated, is_recorded: line.dedicated_is_recorded }
    }

    /// Whether the subject is asked about it, or has added it.
    pub(super) fn is_asked(self) -> bool {
        match self.cell {
            Covered::NotTeaching | Covered::NotAsked => false,
            Covered::NoReturn => self.code == LEADER || self.line.outcome.asked_of(self.code),
            Covered::NotApplicable | Covered::Blank | Covered::Level { .. } => true,
        }
    }

    /// Its word.
    pub(super) fn word(self, facts: &Facts<'_>) -> Word {
        match self.cell {
            Covered::NoReturn if self.is_asked() => {
                let came = facts.came(self.code).in_cell();
                if came == EMPTY.word { EMPTY } else { NO_RETURN }
            }
            Covered::NoReturn | Covered::NotAsked => NOT_ASKED,
            Covered::NotTeaching => NOT_TAUGHT,
            Covered::NotApplicable => NOT_APPLICABLE,
            Covered::Blank => BLANK,
            Covered::Level { level: 0, .. } => NOT_YET,
            Covered::Level { status: Some(Status::Planned), .. } => PLANNED,
            Covered::Level { status: None, .. } => NO_STATUS,
            Covered::Level { level: 1, status: Some(Status::InPlace) } => HIGHLIGHTED,
            Covered::Level { level: 2, status: Some(Status::InPlace) } => TAUGHT,
            Covered::Level { level: 3.., status: Some(Status::InPlace) } if self.is_recorded => WITH_EMPLOYERS,
            Covered::Level { level: 3.., status: Some(Status::InPlace) } => NO_RECORD,
        }
    }

    /// The same as a cell of the sheet.
    pub(super) fn drawn(self, facts: &Facts<'_>) -> Cell {
        let Word { word, sign, tone, .. } = self.word(facts);
        Cell::signed(word, sign, tone)
    }
}

/// The words of the map, each with what it means.
pub(super) fn meanings(plan: &Plan) -> impl Iterator<Item = (&'static str, String)> {
    WORDS.into_iter().map(move |word| (word.word, told(plan, &word)))
}

/// What a word means, in the school's own words.
fn told(plan: &Plan, word: &Word) -> String {
    plan.words.spoken(&word.meaning.replace("{stage}", &lower(&plan.words.stage)))
}

/// Whether a word stands anywhere on the map.
pub(super) fn is_used(facts: &Facts<'_>, word: &str) -> bool {
    let lines = facts.map.lines.iter();
    let mut all = lines.flat_map(|line| {
        line.cells.iter().map(|one| At::subject(line, one)).chain(std::iter::once(At::dedicated(line)))
    });
    all.any(|at| at.word(facts).word == word)
}

/// What each sign says that stands on the map, and what grey without one does, in lines of so many characters.
pub(super) fn legend(facts: &Facts<'_>, room: usize) -> Vec<String> {
    let used = |word: &Word| is_used(facts, word.word);
    let signs = WORDS.iter().filter(|word| !word.sign.is_empty() && used(word));
    let signs = signs.map(|Word { word, sign, .. }| format!("{sign} {}", lower(word)));
    let grey = [(NOT_ASKED, "not asked of it"), (NOT_TAUGHT, "the {stage} is not taught")];
    let grey: Vec<&str> = grey.iter().filter(|(word, _)| used(word)).map(|(_, told)| *told).collect();
    let grey = (!grey.is_empty()).then(|| format!("grey and blank: {}", grey.join(", or ")));
    let stage = lower(&facts.plan.words.stage);
    let mut lines: Vec<String> = Vec::new();
    for entry in signs.chain(grey.map(|told| told.replace("{stage}", &stage))) {
        match lines.last_mut() {
            Some(line) if line.chars().count() + entry.chars().count() + 3 <= room => {
                line.push_str(&format!(" · {entry}"));
            }
            Some(_) | None => lines.push(entry),
        }
    }
    if let Some(first) = lines.first_mut() {
        *first = format!("Signs: {first}");
    }
    lines
}

/// The words that stand on the map: the sign, what it means there, and what the rule of the approaches makes of it.
pub(super) fn table<'f>(facts: &'f Facts<'f>, widths: [u16; 3]) -> Table<'f> {
    type Column<'f> = columns::Column<'f, Word>;
    let stage = lower(&facts.plan.words.stage);
    let columns = vec![
        Column::new("Sign and word on Coverage", widths[0], |Word { word, sign, .. }| {
            Cell::Strong(if sign.is_empty() { format!("grey: {word}") } else { format!("{sign} {}", lower(word)) })
        }),
        Column::new("What it means there", widths[1], move |word| Cell::Text(sentence(&told(facts.plan, word)))),
        Column::new("What the rule of the approaches makes of it", widths[2], |word| {
            Cell::Text(facts.plan.words.spoken(&in_the_rule(facts.plan, word.word)))
        }),
    ];
    let rows = || WORDS.into_iter().filter(|word| is_used(facts, word.word));
    Table::of("Words of Coverage", rows, columns).captioned("What the signs of Coverage mean, and what counts")
}

/// What the rule counts a word as.
fn in_the_rule(plan: &Plan, word: &str) -> String {
    let [foundation, across, enriched] = Approach::ALL.map(|approach| plan.name_of(approach));
    let taught = format!("For {foundation}; for {across} where its row names unit and term too.");
    match word {
        word if word == HIGHLIGHTED.word => format!("Counts for {foundation}."),
        word if word == TAUGHT.word || word == NO_RECORD.word => taught,
        word if word == WITH_EMPLOYERS.word => {
            format!("For {enriched} as well; for {across} where its row names unit and term too.")
        }
        word if word == NOT_APPLICABLE.word => "The outcome is left out of the subject's scope.".to_owned(),
        word if [NO_RETURN.word, EMPTY.word].contains(&word) => {
            "Nothing is known: the subject is not judged.".to_owned()
        }
        word if [NOT_ASKED.word, NOT_TAUGHT.word].contains(&word) => "Not in the subject's scope.".to_owned(),
        _ => "In scope, and does not count.".to_owned(),
    }
}
