//! What each department will be asked, how long it takes, and what of the plan to look at.

use jiff::civil::Date;
use serde::Serialize;

use super::board::name;
use super::part::{Line, Part};
use super::plain;
use crate::layout::{Asked, asked, sheet_of, thinly_asked, untaught};
use crate::plan::Look;
use crate::returns::Results;
use crate::words::{count, many};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asks {
    /// Of each department, in the plan's order.
    pub departments: Vec<OfDepartment>,
    /// What to look at before anybody is asked.
    pub to_look_at: Part,
}

/// What a department is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfDepartment {
    /// Its code.
    pub code: String,
    /// What it is called: `Humanities (HUM)`.
    pub name: String,
    /// The minutes that it takes.
    pub minutes: u32,
    /// Of each of its subjects.
    pub subjects: Vec<OfSubject>,
}

/// What a subject is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OfSubject {
    /// Its name.
    pub name: String,
    /// The minutes that its sheets take.
    pub minutes: u32,
    /// Its stages: `KS3, KS4`.
    pub stages: String,
    /// How many outcomes.
    pub outcomes: usize,
    /// How many statements of its checklist come first.
    pub statements: usize,
    /// The refs of its outcomes, a line for each stage that asks any.
    pub refs: Vec<String>,
}

impl OfSubject {
    /// All but the refs in one line: `12 minutes, KS3, KS4: 6 outcomes, 5 statements first`.
    pub fn told(&self) -> String {
        let (outcomes, statements) =
            (many(self.outcomes, "outcome", "outcomes"), many(self.statements, "statement", "statements"));
        format!("{}, {}: {outcomes}, {statements} first", minutes(self.minutes), self.stages)
    }
}

/// `1 minute`, `12 minutes`.
pub fn minutes(minutes: u32) -> String {
    many(count(minutes), "minute", "minutes")
}

/// What the plan asks, and what to look at on a day.
pub fn asks(results: &Results, today: Date) -> Asks {
    let all = asked(&results.forms);
    let of_department = |code: &str| {
        let own: Vec<&Asked<'_>> = all.iter().filter(|one| one.department.code == code).collect();
        OfDepartment {
            code: code.to_owned(),
            name: name(results, code),
            minutes: own.iter().map(|one| one.minutes).sum(),
            subjects: own.into_iter().map(of_subject).collect(),
        }
    };
    let departments = results.plan.departments.iter().map(|department| of_department(&department.code)).collect();
    let doubts = doubts(&all, results, today).iter().map(|doubt| Line::of(doubt)).collect();
    let nothing = "Nothing: no department has too much, and every outcome is asked of two or more.";
    Asks { departments, to_look_at: Part::headed("To look at", doubts, nothing) }
}

fn of_subject(one: &Asked<'_>) -> OfSubject {
    OfSubject {
        name: plain(&one.subject.name),
        minutes: one.minutes,
        stages: plain(&one.stage_codes()),
        outcomes: one.outcomes().count(),
        statements: one.statements,
        refs: one.refs().lines().map(plain).collect(),
    }
}

/// Where the plan asks too much, leans on too few or leaves somebody out, and what in it deserves a look.
fn doubts(all: &[Asked<'_>], results: &Results, today: Date) -> Vec<String> {
    let plan = &results.plan;
    let of_its_own = |one: &Asked<'_>| {
        one.doubts().into_iter().map(|doubt| format!("{}: {doubt}", one.subject.name)).collect::<Vec<_>>()
    };
    let mut doubts: Vec<String> = all.iter().flat_map(of_its_own).collect();
    doubts.extend(thinly_asked(all, plan).iter().map(|thin| match thin.departments.first() {
        Some(only) => format!("{} ({}): {}", thin.outcome.label(), only.name, thin.doubt()),
        None => format!("{}: {}", thin.outcome.label(), thin.doubt()),
    }));
    doubts.extend(untaught(plan).into_iter().map(|cohort| {
        format!("{} ({}): no subject teaches it; add its stage to those that do.", cohort.name, cohort.code)
    }));
    doubts.extend(plan.to_look_at(today).iter().map(look));
    doubts
}

/// Something to look at, after the sheet of the plan workbook where it stands.
pub(super) fn look(Look { table, what }: &Look) -> String {
    plain(&format!("{}: {what}", sheet_of(*table)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::drawn::{plan, results, results_of};
    use super::*;

    #[test]
    fn a_department_takes_as_long_as_its_subjects() {
        let asks = asks(&results(Vec::new()), date(2026, 12, 1));
        let OfDepartment { code, name, minutes, subjects } = &asks.departments[0];
        assert_eq!((code.as_str(), name.as_str()), ("HUM", "Department HUM (HUM)"));
        assert_eq!(*minutes, subjects.iter().map(|one| one.minutes).sum::<u32>());
        let history = &subjects[0];
        assert_eq!(
            (history.stages.as_str(), history.outcomes, history.refs.join(" / ").as_str()),
            ("KS3, KS4", 2, "KS3-1 / KS4-1")
        );
        let told = format!("{} minutes, KS3, KS4: 2 outcomes, {} statements first", minutes, history.statements);
        assert_eq!(history.told(), told);
        assert_eq!((super::minutes(1), super::minutes(12)), ("1 minute".to_owned(), "12 minutes".to_owned()));
    }

    #[test]
    fn what_to_look_at_is_named_after_where_it_stands() {
        let mut plan = plan();
        plan.departments[1].subjects.clear();
        let told = asks(&results_of(plan, Vec::new()), date(2026, 12, 1)).to_look_at;
        let told: Vec<&str> = told.lines.iter().map(|line| line.text.as_str()).collect();
        assert!(told.iter().any(|line| line.contains("(Department HUM): One department alone")), "{told:?}");
    }
}
