//! The one workbook that SLT and governors read, drawn from a round's results.
//!
//! ```text
//! Summary        where we are, the biggest gaps, who has not returned, what is asked of SLT: one A4 page
//! Approaches     subject by subject, those that need most first
//! Ladder         the same as steps of a ladder, with a chart
//! Coverage       outcomes × subjects and dedicated time
//! Gaps           in the order in which they matter, each with a suggestion; and what not every year group meets
//! Reach          subject × year group
//! Employers      every record, and whether it is a meaningful one
//! Support        what departments ask for
//! Nine steps     how far each has come, and what comes next
//! Whole … view   the whole school or college as the Careers Leader sees it
//! Compass        our figures for a self-evaluation, where the plan's framework asks for one
//! Returns        every department and every file
//! Evidence       every answered row of outcomes with the cell it stands in
//! Notes          the rules with their figures, and what each word means
//! ```
//! Values in, bytes out. Only the counts of Coverage are computed by the spreadsheet too, from the words beside them;
//! each carries its result. No number stands without what it is a number of.

mod approaches;
mod compass;
mod coverage;
mod employers;
mod evidence;
mod facts;
mod gaps;
mod ladder;
mod missed;
mod next;
mod notes;
mod reach;
mod returns;
mod rows;
mod steps;
mod summary;
mod support;
mod whole;
pub(crate) mod words;

#[cfg(test)]
mod drawn;
#[cfg(test)]
mod tests;

use crate::pen::{Book, Heading, Page, PenError, PrintOn, Tab, Table, bind};
use crate::picture::Picture;

use facts::Facts;
pub(crate) use missed::NOT_FOR_EVERYONE;
pub(crate) use summary::{biggest_gaps, not_for_everyone};

/// The word by which a reader knows the matrix, should it come back among the returns.
const KIND: &str = "matrix";

/// Draws the matrix workbook. The same picture gives the same bytes.
///
/// # Errors
/// When Excel allows no such workbook.
pub fn workbook(picture: &Picture<'_>) -> Result<Vec<u8>, PenError> {
    bind(&book(picture))
}

fn book(facts: &Facts<'_>) -> Book {
    let plan = facts.plan;
    let mark = |name: &str, value: &str| (format!("careers_audit_{name}"), words::clipped(value, 250));
    Book {
        title: format!("Careers matrix: {}", plan.school.name),
        subject: format!("Careers in the curriculum, round {}", plan.round.label),
        marks: vec![
            mark("kind", KIND),
            mark("round", &plan.round.label),
            mark("edition", &plan.edition()),
            mark("school", &plan.school.name),
        ],
        pages: vec![
            summary::page(facts),
            approaches::page(facts),
            ladder::page(facts),
            coverage::page(facts),
            gaps::page(facts),
            reach::page(facts),
            employers::page(facts),
            compass::page(facts),
            support::page(facts),
            steps::page(facts),
            whole::page(facts),
            returns::page(facts),
            evidence::page(facts),
            notes::page(facts),
        ],
        stamp: facts.today,
    }
}

/// The names of the sheets, which links lead to.
mod tab {
    pub(super) const SUMMARY: &str = "Summary";
    pub(super) const APPROACHES: &str = "Approaches";
    pub(super) const LADDER: &str = "Ladder";
    pub(super) const COVERAGE: &str = "Coverage";
    pub(super) const GAPS: &str = "Gaps";
    pub(super) const REACH: &str = "Reach";
    pub(super) const EMPLOYERS: &str = "Employers";
    pub(super) const COMPASS: &str = "Our figures for Compass";
    pub(super) const SUPPORT: &str = "Support";
    pub(super) const STEPS: &str = "Nine steps";
    pub(super) const RETURNS: &str = "Returns";
    pub(super) const EVIDENCE: &str = "Evidence";
    pub(super) const NOTES: &str = "Notes";
}

/// A sheet of one table, as all but the first are.
fn sheet(name: &str, title: String, notes: Vec<String>, frozen_columns: u16, table: Table) -> Page {
    Page {
        name: name.to_owned(),
        title,
        headline: None,
        notes,
        tables: vec![Table { columns: distinct(table.columns), ..table }],
        charts: Vec::new(),
        frozen_columns,
        print: PrintOn::Landscape,
        tab: Tab::Main,
    }
}

/// Excel allows no two equal headings in a table, and a subject may have any name.
fn distinct(headings: Vec<Heading>) -> Vec<Heading> {
    let mut distinct: Vec<Heading> = Vec::new();
    for heading in headings {
        let taken = |text: &str| distinct.iter().any(|other| crate::fold::fold(&other.text) == crate::fold::fold(text));
        let others = (2..).map(|number| format!("{} ({number})", heading.text));
        let text = std::iter::once(heading.text.clone()).chain(others).find(|text| !taken(text));
        distinct.push(Heading { text: text.unwrap_or_default(), ..heading });
    }
    distinct
}
