//! A line of workings for each outcome that a subject may be judged on: does a row say that it is not
//! applicable, at which level does its best row count, and if at none, how near is it?

use super::cells::{any_row, one_of};
use super::desk::Desk;
use super::lines::Book;
use super::records::Records;
use super::sense::of;
use super::term::Term;
use crate::answers::Labelled;
use crate::answers::audit::{Coverage, OutcomeRow, Status};
use crate::judge::sentence::Short;
use crate::key::{BlockKey, SlotKey};
use crate::plan::{Approach, Cohort, Outcome, Plan, Stage, Subject};
use crate::scope::{Scoped, counts_at, spoken};

/// The columns of a line.
const REF: u32 = 1;
pub(super) const NOT_APPLICABLE: u32 = 2;
const RECORDED: u32 = 3;
/// From here on one for each approach: whether the outcome counts.
pub(super) const COUNTS: u32 = 4;
const IN_PLACE: u32 = 7;
const PLANNED: u32 = 8;
const AT_ALL: u32 = 9;
pub(super) const BLANK: u32 = 10;
pub(super) const SHORT: u32 = 11;
/// From here on one for each cohort of the stage: whether a row in place names it, of an outcome that speaks of careers
/// or routes.
pub(super) const NAMES: u32 = 12;

/// An outcome as it stands.
pub(super) struct State<'a> {
    pub(super) scoped: Scoped<'a>,
    pub(super) is_recorded: bool,
}

impl State<'_> {
    pub(super) fn is_not_applicable(&self) -> bool {
        self.scoped.rows.iter().any(|row| row.coverage == Some(Coverage::NotApplicable))
    }

    pub(super) fn counts(&self, approach: Approach) -> bool {
        !self.is_not_applicable()
            && match approach {
                Approach::Foundation => self.scoped.counts_at(1),
                Approach::Across => self.scoped.is_taught_in_a_unit(),
                Approach::Enriched => self.scoped.counts_at(3) && self.is_recorded,
            }
    }

    /// Whether it speaks of careers or of routes.
    pub(super) fn speaks(&self) -> bool {
        self.scoped.outcome.speaks_of.is_some()
    }

    /// Whether a row in place names a cohort.
    pub(super) fn names(&self, whom: &Whom<'_>, cohort: &Cohort) -> bool {
        let spoken = |row: &OutcomeRow| spoken(whom.plan, Some(whom.subject), Some(whom.stage), row.whom());
        !self.is_not_applicable() && self.any(|row| counts_at(row, 1) && spoken(row).names(whom.stage, cohort))
    }

    fn any(&self, passes: impl Fn(&OutcomeRow) -> bool) -> bool {
        self.scoped.rows.iter().any(|row| passes(row))
    }

    fn is_high(row: &OutcomeRow, wanted: Approach) -> bool {
        row.coverage.and_then(Coverage::level).is_some_and(|level| level >= wanted.level())
    }

    /// In which way it is short of counting, as a position in [`Short::ALL`] from 1; 0 where it is not.
    pub(super) fn short(&self, wanted: Approach) -> usize {
        let ways = self.ways(wanted);
        if self.is_not_applicable() || self.counts(wanted) {
            return 0;
        }
        ways.iter().position(|way| *way).map_or(0, |position| position + 1)
    }

    /// Whether a row that has the level is in place, is planned, is there at all; whether no row has any coverage.
    fn ways(&self, wanted: Approach) -> [bool; 4] {
        [
            self.any(|row| counts_at(row, wanted.level())),
            self.any(|row| Self::is_high(row, wanted) && row.status == Some(Status::Planned)),
            self.any(|row| Self::is_high(row, wanted)),
            !self.scoped.is_answered(),
        ]
    }
}

/// What the lines of a subject read of its rows, as numbers on the desk.
pub(super) struct Columns<'b, 'a> {
    pub(super) book: &'b Book<'a>,
    pub(super) records: Option<&'b Records<'b, 'a>>,
    subject: i64,
    about: String,
    coverage: String,
    status: String,
    unit: String,
    term: String,
    cohorts: Option<String>,
    also: Option<String>,
}

impl<'b, 'a> Columns<'b, 'a> {
    pub(super) fn of(
        desk: &Desk<'_>,
        book: &'b Book<'a>,
        records: Option<&'b Records<'b, 'a>>,
        subject: &str,
    ) -> Option<Columns<'b, 'a>> {
        let lines = book.of_subject(BlockKey::Outcomes, subject)?;
        let column = |slot| lines.cells(desk, slot);
        Some(Columns {
            book,
            records,
            subject: book.number(subject),
            about: column(SlotKey::Ref)?,
            coverage: column(SlotKey::Coverage)?,
            status: column(SlotKey::Status)?,
            unit: column(SlotKey::Unit)?,
            term: column(SlotKey::Term)?,
            cohorts: column(SlotKey::Cohorts),
            also: column(SlotKey::CohortsAlso),
        })
    }

    /// Whether a row is about an outcome.
    fn is_about(&self, outcome: &Outcome) -> String {
        format!("({}={})", self.about, self.book.number(&outcome.label()))
    }

    /// Whether a row names a cohort: by one of its labels, or by none where there is nobody else whom it could mean.
    fn names(&self, labels: &[&str], is_only: bool) -> String {
        let Some(cohorts) = &self.cohorts else { return u8::from(is_only).to_string() };
        let numbers = labels.iter().map(|label| self.book.number(label)).filter(|number| *number > 0);
        let numbers: Vec<i64> = numbers.collect();
        let both: Vec<&String> = std::iter::once(cohorts).chain(&self.also).collect();
        let mut named: Vec<String> = Vec::new();
        if !numbers.is_empty() {
            named.extend(both.iter().map(|cells| one_of(cells, &numbers)));
        }
        // What cannot be read says nothing either.
        if is_only {
            named.push(both.iter().map(|cells| format!("({cells}<1)")).collect::<Vec<_>>().join("*"));
        }
        // Two ways to name one are one.
        if named.is_empty() { "0".to_owned() } else { format!("(({})>0)", named.join("+")) }
    }

    /// Whether a row has one of the levels from one on.
    fn level(&self, least: u8) -> String {
        let levels = Coverage::ALL.iter().filter(|coverage| coverage.level().is_some_and(|level| level >= least));
        one_of(&self.coverage, &levels.map(|coverage| of(*coverage)).collect::<Vec<_>>())
    }

    /// Whether a row has the level of the approach whose number stands in a cell.
    fn level_of(&self, wanted: &str) -> String {
        let tests: Vec<String> = Approach::ALL
            .into_iter()
            .flat_map(|approach| Coverage::ALL.iter().filter(move |own| own.level() == Some(approach.level())))
            .map(|coverage| {
                let level = coverage.level().unwrap_or(0);
                format!("{}*({wanted}<={level})", one_of(&self.coverage, &[of(*coverage)]))
            })
            .collect();
        format!("({})", tests.join("+"))
    }

    fn status(&self, status: Status) -> String {
        one_of(&self.status, &[of(status)])
    }
}

/// Lays, on the line of an outcome that speaks of careers or routes, whether a row in place names each of the cohorts.
pub(super) fn lay_names(desk: &mut Desk<'_>, line: u32, columns: &Columns<'_, '_>, state: &State<'_>, whom: &Whom<'_>) {
    let about = columns.is_about(state.scoped.outcome);
    let in_scope = format!("({}=0)", desk.cell(line, NOT_APPLICABLE));
    let in_place = columns.status(Status::InPlace);
    let all = whom.stage.all_of();
    for (column, cohort) in (NAMES..).zip(&whom.cohorts) {
        let labels = [all.as_str(), cohort.name.as_str()];
        let named = columns.names(&labels, whom.cohorts.len() == 1);
        let tests = [about.clone(), columns.level(1), in_place.clone(), named];
        desk.number(line, column, format!("{in_scope}*{}", any_row(&tests)), state.names(whom, cohort));
    }
}

/// Whom a subject teaches of a stage.
pub(super) struct Whom<'a> {
    pub(super) plan: &'a Plan,
    pub(super) subject: &'a Subject,
    pub(super) stage: &'a Stage,
    pub(super) cohorts: Vec<&'a Cohort>,
}

/// Lays the line of one outcome; gives the cell that says whether a record shows it.
pub(super) fn lay(
    desk: &mut Desk<'_>,
    line: u32,
    columns: &Columns<'_, '_>,
    state: &State<'_>,
    (wanted, wanted_now): (&str, Approach),
) -> Term {
    desk.write(line, 0, "outcome");
    desk.write(line, REF, &state.scoped.outcome.reference);
    let about = columns.is_about(state.scoped.outcome);
    let any = |tests: &[String]| any_row(&[std::slice::from_ref(&about), tests].concat());
    let out = one_of(&columns.coverage, &[of(Coverage::NotApplicable)]);
    desk.number(line, NOT_APPLICABLE, any(&[out]), state.is_not_applicable());
    let outcome = Term::known(columns.book.number(&state.scoped.outcome.label()));
    let recorded = columns.records.map(|records| records.names(desk, columns.subject, &outcome));
    let recorded = desk.term(line, RECORDED, &recorded.unwrap_or_else(|| Term::known(0)));

    let in_scope = format!("({}=0)", desk.cell(line, NOT_APPLICABLE));
    let in_place = columns.status(Status::InPlace);
    for (column, approach) in (COUNTS..).zip(Approach::ALL) {
        let mut tests = vec![columns.level(approach.level()), in_place.clone()];
        let mut formula = in_scope.clone();
        match approach {
            Approach::Foundation => {}
            Approach::Across => {
                tests.extend([format!("({}>0)", columns.unit), format!("({}>0)", columns.term)]);
            }
            Approach::Enriched => formula = format!("{formula}*{}", desk.cell(line, RECORDED)),
        }
        desk.number(line, column, format!("{formula}*{}", any(&tests)), state.counts(approach));
    }

    let high = columns.level_of(wanted);
    let planned = columns.status(Status::Planned);
    let [is_in_place, is_planned, is_at_all, is_blank] = state.ways(wanted_now);
    desk.number(line, IN_PLACE, any(&[high.clone(), in_place]), is_in_place);
    desk.number(line, PLANNED, any(&[high.clone(), planned]), is_planned);
    desk.number(line, AT_ALL, any(&[high]), is_at_all);
    let answers = Coverage::ALL.iter().filter(|coverage| !coverage.asks());
    let answers: Vec<i64> = answers.map(|coverage| of(*coverage)).collect();
    desk.number(line, BLANK, format!("1-{}", any(&[one_of(&columns.coverage, &answers)])), is_blank);
    let counted = desk.across(line, COUNTS..COUNTS + 3);
    let ways: Vec<String> = (IN_PLACE..)
        .zip(1..=Short::ALL.len())
        .map(|(column, number)| format!("IF({}>0,{number},", desk.cell(line, column)))
        .collect();
    let formula = format!(
        "IF({}+INDEX({counted},{wanted})>0,0,{}0{})",
        desk.cell(line, NOT_APPLICABLE),
        ways.concat(),
        ")".repeat(ways.len()),
    );
    desk.number(line, SHORT, formula, state.short(wanted_now));
    recorded
}
