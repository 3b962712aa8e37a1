//! What is asked of SLT, by the nine steps.
//!
//! ```text
//! returns that are missing  step 3  Engage SLT and governance
//! resources wanted          step 6  Resource
//! training wanted           step 7  CPD
//! time wanted               step 8  Time for implementation
//! contacts wanted           step 9  Employer engagement
//! ```
//! What the Careers Leader asks stands under its own step.

use indexmap::IndexMap;

use super::facts::Facts;
use super::rows::{self, Shown};
use super::tab;
use super::words::{clipped, day, list, many, upper};
use crate::answers::audit::Progress;
use crate::fold::fold;
use crate::layout::step_ref;

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
    /// The same for a wider circle: it names no person and quotes no department.
    pub(super) unnamed: String,
    /// The sheet that tells more.
    pub(super) sheet: &'static str,
}

/// What is asked of SLT, in the order of the steps; steps under which nothing is asked are left out.
pub(super) fn asks(facts: &Facts<'_>) -> Vec<Ask> {
    let ask = |step, (what, unnamed): (String, String), sheet| {
        let [what, unnamed] = [what, unnamed].map(|text| named(facts, step, &text));
        Ask { step, what, unnamed, sheet }
    };
    let returns = chase(facts).map(|told| ask(3, told, tab::RETURNS));
    let wishes = WISHES
        .iter()
        .filter_map(|(slot, number, wanted)| Some(ask(*number, wanted_by(facts, slot, wanted)?, tab::SUPPORT)));
    let mut asks: Vec<Ask> = returns.into_iter().chain(wishes).collect();
    for (step, told) in leader(facts) {
        match asks.iter_mut().find(|ask| ask.step == step) {
            Some(ask) => {
                for text in [&mut ask.what, &mut ask.unnamed] {
                    text.push_str(&format!(" {}", upper(&told)));
                }
            }
            None => asks.push(ask(step, (told.clone(), told), tab::STEPS)),
        }
    }
    asks.sort_by_key(|ask| ask.step);
    asks
}

/// What the Careers Leader asks, step by step; of several things under one step the first.
fn leader(facts: &Facts<'_>) -> IndexMap<u32, String> {
    let mut asked: IndexMap<u32, Vec<&str>> = IndexMap::new();
    let rows = facts.results.leader().map(|leader| leader.steps.as_slice()).unwrap_or_default();
    for step in &facts.plan.steps {
        let row = rows.iter().find(|row| row.place.row == step_ref(step));
        let ask = row.filter(|row| row.progress != Some(Progress::InPlace)).and_then(|row| row.ask.as_deref());
        if let Some(ask) = ask.filter(|ask| is_wish(ask)) {
            asked.entry(step.number).or_default().push(ask);
        }
    }
    let told = |asks: Vec<&str>| {
        let first = asks.first().map(|ask| clipped(ask, LONGEST_QUOTE)).unwrap_or_default();
        let more = match asks.len().saturating_sub(1) {
            0 => String::new(),
            more => format!("; and {more} more"),
        };
        format!("the Careers Leader asks: “{}”{more}.", first.trim_end_matches('.'))
    };
    asked.into_iter().map(|(number, asks)| (number, told(asks))).collect()
}

/// Whether a text asks for something, and does not just say that nothing is wanted.
pub(super) fn is_wish(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && !NOTHING.contains(&fold(text).trim_end_matches(['.', '!']))
}

/// `CPD: 3 of 14 departments …`, by the plan's own name for the step.
fn named(facts: &Facts<'_>, number: u32, what: &str) -> String {
    let step = facts.plan.steps.iter().find(|step| step.number == number && !step.name.trim().is_empty());
    step.map_or_else(|| what.to_owned(), |step| format!("{}: {what}", step.name.trim()))
}

/// Whom to ask for a workbook, of many the number and where their names stand; and for how many alone.
fn chase(facts: &Facts<'_>) -> Option<(String, String)> {
    let lacking = facts.plan.departments.iter().filter(|department| facts.came(&department.code).lacking().is_some());
    let whom: Vec<String> = lacking.map(|department| facts.whom(&department.code)).collect();
    let departments = many(whom.len(), "department that has not returned", "departments that have not returned");
    let named = match whom.len() {
        0 => return None,
        1..=NAMED => list(&whom),
        _ => format!("the {departments} (named on the sheet Returns)"),
    };
    let due = facts.plan.round.due;
    let when = if due < facts.today { "were due on" } else { "are due on" };
    let told = |whom: &str| format!("please ask {whom} for what is missing; workbooks {when} {}.", day(due));
    Some((told(&named), told(&format!("the {departments}"))))
}

/// How many want it, with the first in its own words; and how many alone.
fn wanted_by(facts: &Facts<'_>, slot: &str, wanted: &str) -> Option<(String, String)> {
    let wishes = wishes(facts, slot);
    if wishes.is_empty() {
        return None;
    }
    let departments = many(facts.plan.departments.len(), "department", "departments");
    let verb = if wishes.len() == 1 { "asks" } else { "ask" };
    let quotes: Vec<String> = wishes
        .iter()
        .filter_map(|(department, wish)| Some((department, wish.as_ref()?)))
        .take(QUOTED)
        .map(|(department, wish)| format!("{department}: “{}”", clipped(wish, LONGEST_QUOTE).trim_end_matches('.')))
        .collect();
    let counted = format!("{} of {departments} {verb} for {wanted}.", wishes.len());
    let told = match (quotes.len(), wishes.len().saturating_sub(quotes.len())) {
        (0, _) => counted.clone(),
        (_, 0) => format!("{counted} {}.", quotes.join("; ")),
        (_, more) => format!("{counted} {}; and {more} more.", quotes.join("; ")),
    };
    Some((told, counted))
}

/// Each department that makes a wish, and its words where others may see them.
fn wishes<'a>(facts: &Facts<'a>, slot: &str) -> Vec<(&'a str, Option<&'a str>)> {
    let wish = |(code, entry, _)| {
        let support = rows::form(entry, "support")?;
        let wish = match support.shown(slot)? {
            Shown::Withheld => None,
            Shown::Given(_) => Some(support.text(slot).map(str::trim).filter(|wish| is_wish(wish))?),
        };
        Some((facts.name(code), wish))
    };
    facts.counting().filter_map(wish).collect()
}
