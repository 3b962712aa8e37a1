//! What the Careers Leader says of dedicated time, cohort by cohort: how many had it, how many it reached, how long.

use super::columns::{self, Table, Term};
use super::facts::Facts;
use super::words::lower;
use crate::answers::audit::{Audit, ReachRow};
use crate::coverage::in_dedicated_time;
use crate::pen::{Cell, Tone};
use crate::plan::{Cohort, DEDICATED_TIME, Stage};
use crate::scope::{self, spoken};

/// One cohort, and the numbers that were given of it.
struct Had<'f> {
    stage: &'f Stage,
    cohort: &'f Cohort,
    row: Option<&'f ReachRow>,
    /// The minutes of rows in place that name it, and how many of these rows do not say theirs.
    minutes: (u32, usize, usize),
}

/// The table; not there where nothing is said.
pub(super) fn table<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, Had<'f>>;
    let words = &facts.plan.words;
    let number = |number: Option<u32>| match number {
        Some(number) => Cell::Number(f64::from(number)),
        None => Cell::toned("not answered", Tone::Off),
    };
    let columns = vec![
        Column::new(&words.cohort, 16, |had| Cell::Strong(had.cohort.name.clone())),
        Column::new(&words.stage, 16, |had| Cell::text(&had.stage.name)),
        Column::new("On roll", 22, |had| Cell::Number(f64::from(had.cohort.roll))),
        Column::new("Had dedicated time", 20, move |had| number(had.row.and_then(|row| row.taking))),
        Column::new("Reached in it", 11, move |had| number(had.row.and_then(|row| row.reached))),
        Column::new("Minutes", 13, Had::minutes).explained(format!(
            "Of dedicated time in a year, for each learner: the minutes of its rows in place that name the {}, added up",
            lower(&words.cohort)
        )),
    ];
    Table::of("Reach in dedicated time", || had(facts), columns)
        .captioned("In dedicated time, by the Careers Leader")
        .explained([Term::new(
            "Reached in dedicated time",
            "Those who met at least one of its outcomes in it this year. They are in no figure of a subject",
        )])
        .unless_empty()
}

fn had<'f>(facts: &'f Facts<'_>) -> Vec<Had<'f>> {
    let Some(audit) = facts.results.leader() else { return Vec::new() };
    let cohorts = facts.plan.stages.iter().flat_map(|stage| stage.cohorts.iter().map(move |cohort| (stage, cohort)));
    let all = cohorts.map(|(stage, cohort)| Had {
        stage,
        cohort,
        row: in_dedicated_time(audit, cohort),
        minutes: minutes(facts, audit, stage, cohort),
    });
    let all: Vec<Had<'_>> = all.collect();
    let says_anything = all.iter().any(|had| had.row.is_some() || had.minutes.1 > 0);
    if says_anything { all } else { Vec::new() }
}

/// The minutes, the rows that say theirs, and those that do not.
fn minutes(facts: &Facts<'_>, audit: &Audit, stage: &Stage, cohort: &Cohort) -> (u32, usize, usize) {
    let rows = scope::rows_of(facts.plan, audit, DEDICATED_TIME);
    let own = rows.iter().filter(|(outcome, row)| {
        let home = facts.plan.stage(&outcome.stage);
        scope::counts_at(row, 1) && spoken(facts.plan, None, home, row.whom()).names(stage, cohort)
    });
    own.fold((0, 0, 0), |(sum, said, unsaid), (_, row)| match row.minutes {
        Some(minutes) => (u32::saturating_add(sum, minutes), said + 1, unsaid),
        None => (sum, said, unsaid + 1),
    })
}

impl Had<'_> {
    fn minutes(&self) -> Cell {
        match self.minutes {
            (_, 0, _) => Cell::toned("not said", Tone::Off),
            (sum, _, 0) => Cell::Number(f64::from(sum)),
            (sum, _, unsaid) => Cell::Text(format!("{sum}; {unsaid} not said")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{drawn, reach};
    use super::*;
    use crate::answers::RowPlace;
    use crate::answers::audit::{Coverage, OutcomeRow, Status};
    use crate::layout::answers_of;
    use crate::plan::LEADER;

    #[test]
    fn what_the_careers_leader_says_of_dedicated_time_is_told_apart_from_subjects() {
        let plan = drawn::plan();
        let place = |row: &str| RowPlace { subject: Some(DEDICATED_TIME.to_owned()), row: row.to_owned() };
        let row = |reference: &str, cohorts: Option<&str>, minutes| OutcomeRow {
            place: place(reference),
            coverage: Some(Coverage::Taught),
            status: Some(Status::InPlace),
            cohorts: cohorts.map(str::to_owned),
            minutes,
            ..OutcomeRow::default()
        };
        let audit = Audit {
            outcomes: vec![
                row("KS3-1", Some("All of KS3"), Some(60)),
                row("KS3-2", Some("Cohort Y8"), None),
                row("KS4-1", Some("Cohort Y10"), None),
            ],
            reach: vec![ReachRow { place: place("Y7"), taking: Some(180), reached: Some(90) }],
            ..Audit::default()
        };
        let results = drawn::results(&plan, vec![drawn::incoming("a.xlsx", LEADER, answers_of(&audit))]);
        let page = reach::SHEET.page(&Facts::new(&results, drawn::TODAY));
        assert_eq!(
            drawn::column(&page, &["Year group", "Had dedicated time", "Reached in it", "Minutes"])[..3],
            [
                "Cohort Y7 | 180 | 90 | 60",
                "Cohort Y8 | not answered | not answered | 60; 1 not said",
                "Cohort Y10 | not answered | not answered | not said"
            ]
        );
        let none = drawn::round(&plan);
        assert_eq!(reach::SHEET.page(&Facts::new(&none, drawn::TODAY)).tables.len(), 2, "nothing said, no table");
    }
}
