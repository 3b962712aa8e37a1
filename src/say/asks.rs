//! What each department will be asked, how long it takes, and what of the plan to look at.

use indexmap::IndexMap;
use jiff::civil::Date;
use serde::Serialize;

use super::board::name;
use super::part::{Line, Part};
use super::plain;
use crate::layout::{Asked, asked, sheet_of, thinly_asked, untaught};
use crate::plan::Look;
use crate::returns::Results;
use crate::words::{count, first, many};

/// So many subjects are named of which the same is doubtful.
const MOST_NAMED: usize = 4;

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
    /// The minutes that its workbook takes, as its mails say.
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
            minutes: results.forms.minutes_of(code),
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
    // What is doubtful of several subjects alike is said once.
    let mut alike: IndexMap<String, Vec<&str>> = IndexMap::new();
    for (one, doubt) in all.iter().flat_map(|one| one.doubts().into_iter().map(move |doubt| (one, doubt))) {
        alike.entry(doubt).or_default().push(&one.subject.name);
    }
    let mut doubts: Vec<String> =
        alike.iter().map(|(doubt, whose)| format!("{}: {doubt}", first(whose, MOST_NAMED))).collect();
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
    fn a_department_takes_as_long_as_its_workbook_and_so_do_its_subjects() {
        let asks = asks(&results(Vec::new()), date(2026, 12, 1));
        let OfDepartment { code, name, minutes, subjects } = &asks.departments[0];
        assert_eq!((code.as_str(), name.as_str()), ("HUM", "Department HUM (HUM)"));
        assert_eq!(*minutes, results(Vec::new()).forms.minutes_of("HUM"));
        assert!(subjects.iter().all(|one| one.minutes > 0 && one.minutes < *minutes), "{subjects:?}");
        let history = &subjects[0];
        assert_eq!(
            (history.stages.as_str(), history.outcomes, history.refs.join(" / ").as_str()),
            ("KS3, KS4", 2, "KS3-1 / KS4-1")
        );
        let told =
            format!("{} minutes, KS3, KS4: 2 outcomes, {} statements first", history.minutes, history.statements);
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

    #[test]
    fn what_is_doubtful_of_several_subjects_alike_is_said_once() {
        let outcomes: String = (1..=6).map(|number| format!("| KS3-{number} |\n")).collect();
        let subjects: String = (1..=7).map(|number| format!("| D{number} | Subject {number} | KS3 |\n")).collect();
        let heads = ["| Ref |\n", "| Department | Subject | Stages |\n"];
        let plan = crate::scope::drawn::plan(&format!("{}{outcomes}", heads[0]), &format!("{}{subjects}", heads[1]));
        let told = asks(&results_of(plan, Vec::new()), date(2026, 12, 1)).to_look_at;
        let told: Vec<&str> =
            told.lines.iter().map(|line| line.text.as_str()).filter(|line| line.contains("at most")).collect();
        let [only] = told.as_slice() else { panic!("{told:?}") };
        assert_eq!(*only, "Subject 1, Subject 2, Subject 3, Subject 4 and 3 more: KS3: 6 outcomes; ask 4 at most.");
    }
}
