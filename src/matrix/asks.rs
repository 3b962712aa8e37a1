//! What is asked of SLT, by the nine steps.
//!
//! ```text
//! returns that are missing  step 3  Engage SLT and governance
//! resources wanted          step 6  Resource
//! training wanted           step 7  CPD
//! time wanted               step 8  Time for implementation
//! contacts wanted           step 9  Employer engagement
//! ```

use super::facts::Facts;
use super::rows;
use super::words::{clipped, day, list, many};
use crate::fold::fold;

/// So many wishes of a kind are quoted on the first sheet; the others stand on the sheet *Support*.
const QUOTED: usize = 1;

/// So many leads are named.
const NAMED: usize = 6;

/// A wish is quoted up to this many characters.
const LONGEST_QUOTE: usize = 80;

/// What people type who want nothing.
const NOTHING: [&str; 9] = ["none", "n/a", "na", "-", "no", "nil", "nothing", "none needed", "nothing at present"];

/// A slot of the sheet *Support*, the step it belongs to, and what is wanted.
pub(super) const WISHES: [(&str, u32, &str); 4] =
    [("resources", 6, "resources"), ("cpd", 7, "training"), ("time", 8, "time"), ("contacts", 9, "contacts")];

/// One thing asked of SLT.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Ask {
    /// The number of its step.
    pub(super) step: u32,
    /// What is asked, in a sentence or two after the name of the step.
    pub(super) what: String,
    /// Whether it asks for returns; else for support.
    pub(super) is_for_returns: bool,
}

/// What is asked of SLT, in the order of the steps; steps under which nothing is asked are left out.
pub(super) fn asks(facts: &Facts<'_>) -> Vec<Ask> {
    let returns = chase(facts).map(|what| Ask { step: 3, what: named(facts, 3, &what), is_for_returns: true });
    let wishes = WISHES.iter().filter_map(|(slot, number, wanted)| {
        let what = wanted_by(facts, slot, wanted)?;
        Some(Ask { step: *number, what: named(facts, *number, &what), is_for_returns: false })
    });
    returns.into_iter().chain(wishes).collect()
}

/// `CPD: 3 of 14 departments …`, by the plan's own name for the step.
fn named(facts: &Facts<'_>, number: u32, what: &str) -> String {
    let step = facts.plan.steps.iter().find(|step| step.step == Some(number) && !step.name.trim().is_empty());
    step.map_or_else(|| what.to_owned(), |step| format!("{}: {what}", step.name.trim()))
}

/// Whom to ask for a workbook; of many the number, and where their names stand.
fn chase(facts: &Facts<'_>) -> Option<String> {
    let lacking = facts.plan.departments.iter().filter(|department| facts.came(&department.code).lacking().is_some());
    let whom: Vec<String> = lacking.map(|department| facts.whom(&department.code)).collect();
    let whom = match whom.len() {
        0 => return None,
        1..=NAMED => list(&whom),
        many => format!("the {many} departments that have not returned (named on the sheet Returns)"),
    };
    let due = facts.plan.round.due;
    let when = if due < facts.today { "were due on" } else { "are due on" };
    Some(format!("please ask {whom} for what is missing; workbooks {when} {}.", day(due)))
}

fn wanted_by(facts: &Facts<'_>, slot: &str, wanted: &str) -> Option<String> {
    let wishes = wishes(facts, slot);
    if wishes.is_empty() {
        return None;
    }
    let departments = many(facts.plan.departments.len(), "department", "departments");
    let verb = if wishes.len() == 1 { "asks" } else { "ask" };
    let quotes: Vec<String> = wishes
        .iter()
        .take(QUOTED)
        .map(|(department, wish)| format!("{department}: “{}”", clipped(wish, LONGEST_QUOTE).trim_end_matches('.')))
        .collect();
    let more = match wishes.len().saturating_sub(QUOTED) {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    Some(format!("{} of {departments} {verb} for {wanted}. {}{more}.", wishes.len(), quotes.join("; ")))
}

/// Whether a text asks for something.
pub(super) fn is_wish(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && !NOTHING.contains(&fold(text).trim_end_matches(['.', '!']))
}

/// Department and wish, where one is made.
fn wishes<'a>(facts: &Facts<'a>, slot: &str) -> Vec<(&'a str, &'a str)> {
    let wish = |(code, entry, _)| {
        let wish = rows::form(entry, "support")?.text(slot)?.trim();
        is_wish(wish).then(|| (facts.name(code), wish))
    };
    facts.counting().filter_map(wish).collect()
}
