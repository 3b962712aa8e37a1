//! A line of workings for each outcome that a subject may be judged on: does a row say that it is not
//! applicable, at which level does its best row count, and if at none, how near is it?

use super::cells::{any_row, filled, names, one_of, whole};
use super::desk::Desk;
use crate::answers::Labelled;
use crate::answers::audit::{Coverage, Kind, OutcomeRow, Status, Test, TookPlace};
use crate::judge::sentence::Short;
use crate::key::{BlockKey, SlotKey};
use crate::plan::{Approach, Cohort, Plan, Stage, Subject};
use crate::scope::{Scoped, counts_at, spoken};

/// The columns of a line.
const REF: u32 = 1;
pub(super) const NOT_APPLICABLE: u32 = 2;
pub(super) const RECORDED: u32 = 3;
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

/// Where the workings say which outcomes of a stage of a subject a record names that counts: a cell for each outcome.
#[derive(Clone, Debug)]
pub(super) struct OnRecord {
    pub(super) subject: String,
    pub(super) stage: String,
    pub(super) cells: String,
}

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

/// The columns of the sheets that the lines of a subject read.
pub(super) struct Columns {
    id: String,
    names: String,
    coverage: String,
    status: String,
    unit: String,
    term: String,
    cohorts: Option<String>,
    also: Option<String>,
    employers: Option<Employers>,
}

pub(super) struct Employers {
    subject: String,
    outcomes: [String; 3],
    tests: [String; 4],
    kind: String,
    of_workplaces: [String; 3],
    /// What people write for a workplace.
    workplaces: Vec<String>,
    took_place: String,
}

impl Columns {
    pub(super) fn of(desk: &Desk<'_>, subject: &str) -> Option<Columns> {
        let mut areas = desk.form.areas().filter(|(_, area)| area.block.key() == BlockKey::Outcomes);
        let (sheet, area) = areas.find(|(_, area)| area.subject.as_deref() == Some(subject))?;
        let column = |slot| whole(sheet, area, slot);
        Some(Columns {
            id: column(SlotKey::Id)?,
            names: column(SlotKey::Ref)?,
            coverage: column(SlotKey::Coverage)?,
            status: column(SlotKey::Status)?,
            unit: column(SlotKey::Unit)?,
            term: column(SlotKey::Term)?,
            cohorts: column(SlotKey::Cohorts),
            also: column(SlotKey::CohortsAlso),
            employers: Employers::of(desk),
        })
    }

    /// Whether a row names a cohort: by one of its labels, or by none where there is nobody else whom it could mean.
    fn names(&self, labels: &[&str], is_only: bool) -> String {
        let Some(cohorts) = &self.cohorts else { return u8::from(is_only).to_string() };
        let both: Vec<&String> = std::iter::once(cohorts).chain(&self.also).collect();
        let mut named: Vec<String> = both.iter().map(|cells| one_of(cells, labels)).collect();
        if is_only {
            let blank: Vec<String> = both.iter().map(|cells| format!("(1-{})", filled(cells))).collect();
            named.push(blank.join("*"));
        }
        if named.len() == 1 { named.concat() } else { format!("({})", named.join("+")) }
    }

    /// Whether a row has one of the levels from one on.
    fn level(&self, least: u8) -> String {
        let labels: Vec<&str> = Coverage::ALL
            .iter()
            .filter(|coverage| coverage.level().is_some_and(|level| level >= least))
            .map(|coverage| coverage.label())
            .collect();
        one_of(&self.coverage, &labels)
    }

    /// Whether a row has the level of the approach whose number stands in a cell.
    fn level_of(&self, wanted: &str) -> String {
        let tests: Vec<String> = Approach::ALL
            .into_iter()
            .flat_map(|approach| Coverage::ALL.iter().filter(move |own| own.level() == Some(approach.level())))
            .map(|coverage| {
                let level = coverage.level().unwrap_or(0);
                format!("{}*({wanted}<={level})", one_of(&self.coverage, &[coverage.label()]))
            })
            .collect();
        format!("({})", tests.join("+"))
    }
}

impl Employers {
    pub(super) fn of(desk: &Desk<'_>) -> Option<Employers> {
        let (sheet, area) = desk.form.areas().find(|(_, area)| area.block.key() == BlockKey::Employers)?;
        let column = |slot| whole(sheet, area, slot);
        let framework = desk.form.judging.as_ref().map(|judging| &judging.plan.framework)?;
        Some(Employers {
            subject: column(SlotKey::Subject)?,
            outcomes: [column(SlotKey::Outcome1)?, column(SlotKey::Outcome2)?, column(SlotKey::Outcome3)?],
            tests: [
                column(SlotKey::SharedPurpose)?,
                column(SlotKey::SuitableOutcomes)?,
                column(SlotKey::TwoWay)?,
                column(SlotKey::Reflection)?,
            ],
            kind: column(SlotKey::Kind)?,
            of_workplaces: [column(SlotKey::PeopleMet)?, column(SlotKey::TaskSet)?, column(SlotKey::Feedback)?],
            workplaces: Kind::Workplace.written(framework).into_iter().map(str::to_owned).collect(),
            took_place: column(SlotKey::TookPlace)?,
        })
    }

    /// Whether a record of a subject that counts names an outcome; both stand in cells.
    pub(super) fn record(&self, subject: &str, reference: &str) -> String {
        let named: Vec<String> = self.outcomes.iter().map(|cells| names(cells, reference)).collect();
        let mut tests = vec![
            format!("({}={subject})", self.subject),
            one_of(&self.took_place, &[TookPlace::TookPlace.label()]),
            format!("({})", named.join("+")),
        ];
        let yes = |cells: &String| one_of(cells, &[Test::Yes.label()]);
        tests.extend(self.tests.iter().map(yes));
        // What is no workplace has no more tests. Excel compares without regard to case.
        let workplaces: Vec<&str> = self.workplaces.iter().map(String::as_str).collect();
        let more: Vec<String> = self.of_workplaces.iter().map(yes).collect();
        tests.push(format!("((1-{})+{})", one_of(&self.kind, &workplaces), more.join("*")));
        any_row(&tests)
    }
}

/// Lays, on the line of an outcome that speaks of careers or routes, whether a row in place names each of the cohorts.
pub(super) fn lay_names(desk: &mut Desk<'_>, line: u32, columns: &Columns, state: &State<'_>, whom: &Whom<'_>) {
    let reference = desk.cell(line, REF);
    let about = format!("(({}={reference})+{})", columns.id, names(&columns.names, &reference));
    let in_scope = format!("({}=0)", desk.cell(line, NOT_APPLICABLE));
    let in_place = one_of(&columns.status, &[Status::InPlace.label()]);
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

/// Lays the line of one outcome.
pub(super) fn lay(
    desk: &mut Desk<'_>,
    line: u32,
    columns: &Columns,
    state: &State<'_>,
    (subject, wanted, wanted_now): (&str, &str, Approach),
) {
    desk.write(line, 0, "outcome");
    desk.write(line, REF, &state.scoped.outcome.reference);
    let reference = desk.cell(line, REF);
    let about = format!("(({}={reference})+{})", columns.id, names(&columns.names, &reference));
    let any = |tests: &[String]| any_row(&[std::slice::from_ref(&about), tests].concat());
    let out = one_of(&columns.coverage, &[Coverage::NotApplicable.label()]);
    desk.number(line, NOT_APPLICABLE, any(&[out]), state.is_not_applicable());
    let recorded = columns.employers.as_ref().map_or("0".to_owned(), |sheet| sheet.record(subject, &reference));
    desk.number(line, RECORDED, recorded, state.is_recorded);

    let in_scope = format!("({}=0)", desk.cell(line, NOT_APPLICABLE));
    let in_place = one_of(&columns.status, &[Status::InPlace.label()]);
    for (column, approach) in (COUNTS..).zip(Approach::ALL) {
        let mut tests = vec![columns.level(approach.level()), in_place.clone()];
        let mut formula = in_scope.clone();
        match approach {
            Approach::Foundation => {}
            Approach::Across => tests.extend([filled(&columns.unit), filled(&columns.term)]),
            Approach::Enriched => formula = format!("{formula}*{}", desk.cell(line, RECORDED)),
        }
        desk.number(line, column, format!("{formula}*{}", any(&tests)), state.counts(approach));
    }

    let high = columns.level_of(wanted);
    let planned = one_of(&columns.status, &[Status::Planned.label()]);
    let [is_in_place, is_planned, is_at_all, is_blank] = state.ways(wanted_now);
    desk.number(line, IN_PLACE, any(&[high.clone(), in_place]), is_in_place);
    desk.number(line, PLANNED, any(&[high.clone(), planned]), is_planned);
    desk.number(line, AT_ALL, any(&[high]), is_at_all);
    let answers = Coverage::ALL.iter().filter(|coverage| !coverage.asks());
    let labels: Vec<&str> = answers.map(|coverage| coverage.label()).collect();
    desk.number(line, BLANK, format!("1-{}", any(&[one_of(&columns.coverage, &labels)])), is_blank);
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
}
