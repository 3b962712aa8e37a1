//! The Careers Leader's own audit workbook: what dedicated time covers.

use crate::plan::{DEDICATED_TIME, LEADER, Outcome, Plan};

use super::build::Builder;
use super::department::{outcome_rows, outcomes_sheet, sheet, start_here, with_cover};
use super::form::{BookKind, Form};

/// The form of the Careers Leader: *Start here* and one sheet with every outcome of the plan.
pub fn leader_form(plan: &Plan) -> Form {
    let mut build = Builder::new(plan, None);
    let asked: Vec<&Outcome> = plan.outcomes.iter().collect();
    let rows = outcome_rows(&mut build, None, DEDICATED_TIME, &asked);
    let mut dedicated =
        outcomes_sheet(&build, DEDICATED_TIME.to_owned(), format!("{DEDICATED_TIME}: outcomes"), DEDICATED_TIME, rows);
    let about = [
        "Dedicated time is careers lessons, PSHE, tutor time and drop-down days:",
        "what you deliver outside subjects.",
    ];
    dedicated.lines.splice(0..0, about.map(|text| super::department::line("", text)));
    super::build::place(&mut dedicated);
    let mut sheets = vec![sheet("Start here", "Careers Leader audit"), dedicated];
    start_here(&mut build, &mut sheets, None, None);
    let form = build.finish(BookKind::Leader, LEADER, "Careers Leader audit".to_owned(), sheets);
    with_cover(form, plan, &format!("Careers Leader ({LEADER})"), &plan.school.careers_leader)
}
