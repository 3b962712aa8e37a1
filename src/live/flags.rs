//! What is open in a row: cells that are asked and blank, what cannot be read, and what cannot be so.

use super::lines::{Book, Line, Lines};
use super::sense::{self, UNREAD, of};
use super::term::{Term, sum};
use super::words;
use crate::answers::Labelled;
use crate::answers::audit::{Coverage, EmployerRow, Kind, TaughtThisYear, TookPlace};
use crate::key::{BlockKey, SlotKey};
use crate::layout::{Carried, Form, Holds, List, Need, Several, Spec};

/// One thing that may be open in a row.
pub(super) struct Flag {
    /// The cell.
    pub(super) slot: SlotKey,
    /// Whether it is open.
    pub(super) is_open: Term,
    pub(super) tells: Tells,
}

/// What is told of it.
pub(super) enum Tells {
    /// That the cell is asked and blank.
    Blank,
    /// That it cannot be read.
    Unread,
    /// Something else, behind the heading: a formula, and the words now.
    Doubt(String, String),
}

/// Whether a row is asked of nobody this year.
pub(super) fn off(book: &Book<'_>, line: &Line<'_>) -> Term {
    let subject = line.row.subject.as_deref();
    let not_this_year = |taught: &Term| taught.is(&[of(TaughtThisYear::NotThisYear)]);
    match line.row.stage() {
        Some(stage) => {
            let taught = book.sense(BlockKey::Stages, subject, stage, SlotKey::Taught);
            taught.map_or(Term::known(0), not_this_year)
        }
        None if line.row.approach().is_some() => {
            let all = book.of(BlockKey::Stages).flat_map(|lines| &lines.rows);
            let own = all.filter(|stage| stage.row.subject.as_deref() == subject);
            let taught = own.filter_map(|stage| stage.asked(SlotKey::Taught)).map(not_this_year);
            taught.reduce(|all, one| all.and(&one)).unwrap_or_else(|| Term::known(0))
        }
        None => Term::known(0),
    }
}

/// Whether the coverage of a row has a level or a higher one.
fn at_least(line: &Line<'_>, least: Coverage) -> Term {
    let levels = Coverage::ALL.iter().filter(|own| own.level().is_some() && own.level() >= least.level());
    line.sense(SlotKey::Coverage).is(&levels.map(|own| of(*own)).collect::<Vec<_>>())
}

/// Whether a cell is asked for, wherever the row is.
fn is_asked(form: &Form, book: &Book<'_>, line: &Line<'_>, spec: &Spec) -> Term {
    match spec.need {
        Need::Optional => of_planned(line, spec.key),
        Need::Always if line.row.is_spare() || line.row.carried == Carried::ForAll => Term::known(0),
        Need::Always => line.last.as_ref().map_or(Term::known(1), |last| last.is_said.clone()),
        Need::OfLast => line.last.as_ref().map_or(Term::known(0), |last| last.waits.clone()),
        Need::Ladder => Term::known((!line.row.waits()).into()),
        Need::OnceHighlighted => at_least(line, Coverage::Highlighted),
        Need::WhereSeveral => {
            // Whoever names a group in the cell beside has said it.
            let beside = line.sense(SlotKey::CohortsAlso).is(&[0]);
            at_least(line, Coverage::Highlighted).and(&of_several(form, book, line)).and(&beside)
        }
        Need::OnceTaught => at_least(line, Coverage::Taught),
        Need::OnceNotApplicable => line.sense(SlotKey::Coverage).is(&[of(Coverage::NotApplicable)]),
    }
}

/// Whether a cell is asked for of what was planned last round and took place on a day that nobody has said.
fn of_planned(line: &Line<'_>, slot: SlotKey) -> Term {
    let took_place = || line.sense(SlotKey::TookPlace).is(&[of(TookPlace::TookPlace)]);
    match (&line.last, slot) {
        (Some(last), SlotKey::Date) if last.was_planned_before => took_place(),
        _ => Term::known(0),
    }
}

/// Whether a row is about several groups of learners.
fn of_several(form: &Form, book: &Book<'_>, line: &Line<'_>) -> Term {
    let named = line.sense(SlotKey::Ref);
    match &line.row.several {
        Several::No => Term::known(0),
        Several::Yes if !line.row.is_spare() => Term::known(1),
        Several::Yes => named.over(0),
        Several::Of(refs) => {
            let labels = form.list(line.row, SlotKey::Ref).map(List::labels).unwrap_or_default();
            let is_own = |label: &&String| label.split(' ').next().is_some_and(|own| refs.iter().any(|one| one == own));
            named.is(&labels.iter().filter(is_own).map(|label| book.number(label)).collect::<Vec<_>>())
        }
    }
}

/// Everything that may be open in a row but what is doubtful about it.
pub(super) fn plain(form: &Form, book: &Book<'_>, lines: &Lines<'_>, line: &Line<'_>) -> Vec<Flag> {
    let on = off(book, line).not();
    let mut flags = Vec::new();
    for spec in lines.slots() {
        let Some(sense) = line.asked(spec.key).filter(|_| line.row.asks(spec)) else { continue };
        let blank = sense.is(&[sense::blank(spec)]);
        let is_open = on.and(&is_asked(form, book, line, spec)).and(&blank);
        flags.push(Flag { slot: spec.key, is_open, tells: Tells::Blank });
        flags.push(Flag { slot: spec.key, is_open: sense.is(&[UNREAD]), tells: Tells::Unread });
        for needs in lines.area.block.nature().needs.iter().filter(|needs| needs.wanted == spec.key) {
            let is_asked = lines.slots().iter().any(|other| other.key == needs.said && line.row.asks(other));
            let Some(said) = line.asked(needs.said).filter(|_| is_asked) else { continue };
            let says = match needs.this {
                Some(this) => said.is(&[of(this)]),
                None => said.is(&[0]).not(),
            };
            flags.push(Flag { slot: spec.key, is_open: says.and(&blank), tells: Tells::Blank });
        }
    }
    flags.extend(workplaces(line));
    flags.retain(|flag| !flag.is_open.is_never());
    flags
}

/// Of a workplace that took place, the first of its own tests that is blank.
fn workplaces(line: &Line<'_>) -> Vec<Flag> {
    let took_place = line.sense(SlotKey::TookPlace).is(&[of(TookPlace::TookPlace)]);
    let mut so_far = took_place.and(&line.sense(SlotKey::Kind).is(&[of(Kind::Workplace)]));
    let mut flags = Vec::new();
    for test in EmployerRow::default().of_workplaces() {
        let blank = line.sense(test.slot).is(&[0]);
        flags.push(Flag { slot: test.slot, is_open: so_far.and(&blank), tells: Tells::Blank });
        so_far = so_far.and(&blank.not());
    }
    flags
}

/// How many of some flags are open.
pub(super) fn open<'f>(flags: impl IntoIterator<Item = &'f Flag>) -> Term {
    sum(flags.into_iter().map(|flag| &flag.is_open))
}

/// What is told of a cell that cannot be read.
pub(super) fn unread(spec: &Spec) -> &'static str {
    match spec.holds {
        Holds::Choice(_) => words::NOT_LISTED,
        Holds::Count { .. } => words::NO_NUMBER,
        Holds::Date => words::NO_DATE,
        Holds::Printed | Holds::Text { .. } | Holds::Code(_) | Holds::Live(_) => words::NOT_READ,
    }
}

/// What is doubtful about a cell, in words that are always the same.
pub(super) fn doubt(slot: SlotKey, is_open: Term, words: &str) -> Flag {
    Flag { slot, is_open, tells: Tells::Doubt(super::cells::quoted(words), words.to_owned()) }
}

/// The same with a number that stands in the cell: `2140 of 214`.
pub(super) fn number(slot: SlotKey, is_open: Term, (number, of): (&Term, &Term), end: &str) -> Flag {
    let between = words::OF;
    let formula = format!("\": \"&{}&\"{between}\"&{}&\"{end}\"", number.formula(), of.formula());
    let now = format!(": {}{between}{}{end}", number.now, of.now);
    Flag { slot, is_open, tells: Tells::Doubt(formula, now) }
}
