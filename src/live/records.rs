//! The records of employers on the desk: which of them count, and what they say of outcomes and of statements.

use super::desk::Desk;
use super::lines::{Book, Line, Lines};
use super::sense::of;
use super::term::Term;
use crate::answers::audit::{EmployerRow, Kind, Test, TookPlace};
use crate::key::{BlockKey, SlotKey};

/// The records of a department.
pub(super) struct Records<'b, 'a> {
    lines: &'b Lines<'a>,
    /// The cells that say whether each counts, and what they say now.
    counts: String,
    counting: Vec<bool>,
}

/// The tests that every record has.
const SHARED: [SlotKey; 4] = [SlotKey::SharedPurpose, SlotKey::SuitableOutcomes, SlotKey::TwoWay, SlotKey::Reflection];

/// Where a record names the outcomes that it served.
const NAMED: [SlotKey; 3] = [SlotKey::Outcome1, SlotKey::Outcome2, SlotKey::Outcome3];

impl<'b, 'a> Records<'b, 'a> {
    /// Lays whether each counts; none where the form has no records of subjects.
    pub(super) fn lay(desk: &mut Desk<'a>, book: &'b Book<'a>) -> Option<Records<'b, 'a>> {
        let lines = book.of(BlockKey::Employers).find(|lines| lines.column_of(SlotKey::Subject).is_some())?;
        let column = lines.free();
        let mut counting = Vec::new();
        for line in &lines.rows {
            let counts = counts(line);
            counting.push(counts.now > 0);
            desk.term(line.at, column, &counts);
        }
        Some(Records { lines, counts: desk.column(lines.all(), column), counting })
    }

    /// Whether a record that counts names an outcome; it and the subject by their numbers.
    pub(super) fn names(&self, desk: &Desk<'_>, subject: i64, outcome: &Term) -> Term {
        let Some(own) = self.lines.cells(desk, SlotKey::Subject) else { return Term::known(0) };
        let named = NAMED.into_iter().filter_map(|slot| self.lines.cells(desk, slot));
        let named: Vec<String> = named.map(|cells| format!("({cells}={})", outcome.formula())).collect();
        let formula = format!("SIGN(SUMPRODUCT(({own}={subject})*{}*({})))", self.counts, named.join("+"));
        let is_it = |line: &Line<'_>| {
            line.sense(SlotKey::Subject).now == subject
                && outcome.now > 0
                && NAMED.into_iter().any(|slot| line.sense(slot).now == outcome.now)
        };
        let now = self.lines.rows.iter().zip(&self.counting).any(|(line, counts)| *counts && is_it(line));
        Term::of(formula, now)
    }

    /// Whether a record that counts says Yes to a test, and whether one that took place says otherwise.
    pub(super) fn says(&self, desk: &Desk<'_>, subject: i64, test: SlotKey) -> Option<(Term, Term)> {
        let cells = |slot| self.lines.cells(desk, slot);
        let (own, answer, been) = (cells(SlotKey::Subject)?, cells(test)?, cells(SlotKey::TookPlace)?);
        // What is no workplace is not asked for what only a workplace has.
        let is_of_workplaces = EmployerRow::default().of_workplaces().iter().any(|own| own.slot == test);
        let kind = match is_of_workplaces {
            true => format!("*({}={})", cells(SlotKey::Kind)?, of(Kind::Workplace)),
            false => String::new(),
        };
        let (yes, took_place) = (of(Test::Yes), of(TookPlace::TookPlace));
        let whose = |line: &&Line<'_>| {
            line.sense(SlotKey::Subject).now == subject
                && (!is_of_workplaces || line.sense(SlotKey::Kind).now == of(Kind::Workplace))
        };
        let lines = self.lines.rows.iter().zip(&self.counting);
        let says_yes = lines.clone().any(|(line, counts)| *counts && whose(&line) && line.sense(test).now == yes);
        let is_else = |line: &Line<'_>| line.sense(test).now > 0 && line.sense(test).now != yes;
        let has_been = |line: &Line<'_>| line.sense(SlotKey::TookPlace).now == took_place;
        let says_else = lines.clone().any(|(line, _)| whose(&line) && has_been(line) && is_else(line));
        let says_yes =
            Term::of(format!("SIGN(SUMPRODUCT(({own}={subject})*{}*({answer}={yes}){kind}))", self.counts), says_yes);
        let says_else = Term::of(
            format!("SIGN(SUMPRODUCT(({own}={subject})*({been}={took_place})*({answer}>0)*({answer}<>{yes}){kind}))"),
            says_else,
        );
        Some((says_yes, says_else))
    }
}

/// Whether a record took place and holds every test of its kind.
fn counts(line: &Line<'_>) -> Term {
    let yes = |slot: SlotKey| line.sense(slot).is(&[of(Test::Yes)]);
    let all = |slots: &mut dyn Iterator<Item = SlotKey>| slots.fold(Term::known(1), |all, slot| all.and(&yes(slot)));
    let shared = all(&mut SHARED.into_iter());
    let more = all(&mut EmployerRow::default().of_workplaces().into_iter().map(|test| test.slot));
    let is_workplace = line.sense(SlotKey::Kind).is(&[of(Kind::Workplace)]);
    let took_place = line.sense(SlotKey::TookPlace).is(&[of(TookPlace::TookPlace)]);
    // One or the other: both would be more than a truth.
    let whole = super::term::sum([is_workplace.not(), is_workplace.and(&more)]);
    took_place.and(&shared).and(&whole)
}
