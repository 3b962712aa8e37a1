//! What a teacher typed and outsiders may read: a unit or a sector that names nobody and is no remark between colleagues.
//!
//! ```text
//! Radio drama                        stands as it is
//! Radio drama (ask Jane first)       is left out: what happens is told without it
//! ```
//! A text that is left out takes nothing else with it.

use std::collections::HashSet;

use super::texts::Texts;
use crate::fold::fold;
use crate::learner::{WITHHELD, name_words, names_anybody};
use crate::picture::Picture;
use crate::plan::fit::turns;
use crate::plan::{Plan, is_nothing};

/// A title is no longer than this.
const MOST: usize = 90;

/// So many words make a question that a unit may be called by: *Why did the Romans leave?*
const QUESTION: usize = 4;

/// So many digits in a text are somebody's number.
const NUMBER: usize = 6;

/// Whom the plan and the returns name, and what a remark is told by.
pub(super) struct Open<'t> {
    people: HashSet<String>,
    remarks: &'t [String],
}

impl<'t> Open<'t> {
    /// For one round.
    pub(super) fn new(picture: &Picture<'_>, texts: &'t Texts) -> Open<'t> {
        let plan = picture.plan;
        let of_plan = plan.departments.iter().map(|department| department.lead.as_str());
        let audits = || picture.counting().map(|(_, _, audit)| audit);
        let filled = audits().flat_map(|audit| &audit.about).filter_map(|row| row.filled_by.as_deref());
        let owners = audits().flat_map(|audit| &audit.steps).filter_map(|row| row.owner.as_deref());
        let planners = audits().flat_map(|audit| &audit.planner).filter_map(|row| row.owner.as_deref());
        let deliver = audits().flat_map(|audit| &audit.outcomes).filter_map(|row| row.delivered_by.as_deref());
        let all = of_plan.chain([plan.school.careers_leader.as_str()]);
        let all = all.chain(filled).chain(owners).chain(planners).chain(deliver);
        let taught = taught(plan);
        let people = all.flat_map(name_words).filter(|word| !taught.contains(word)).collect();
        Open { people, remarks: &texts.remarks }
    }

    /// A text as outsiders may read it.
    pub(super) fn text<'a>(&self, text: Option<&'a str>) -> Option<&'a str> {
        let text = text.map(str::trim).filter(|text| !text.is_empty())?;
        let is_short = text.chars().count() <= MOST && !text.chars().any(|c| c.is_control() || turns(c));
        let says = text.chars().any(char::is_alphabetic) && !is_nothing(text) && !text.contains(WITHHELD);
        let spaced: String =
            fold(text).chars().map(|c| if c.is_alphanumeric() || c == '\'' { c } else { ' ' }).collect();
        let words: Vec<&str> = spaced.split_whitespace().collect();
        let named = |word: &&str| self.people.contains(word.trim_end_matches("'s"));
        let is_named = names_anybody(text) || words.iter().any(named);
        let is_remark = asks(text) || self.is_remark(&words);
        (is_short && says && !is_named && !is_number_or_address(text) && !is_remark).then_some(text)
    }

    fn is_remark(&self, words: &[&str]) -> bool {
        let line = format!(" {} ", words.join(" "));
        self.remarks.iter().any(|remark| line.contains(&format!(" {remark} ")))
    }
}

/// Whether it asks a colleague: a question that is no unit's name.
fn asks(text: &str) -> bool {
    text.contains('?') && !(text.ends_with('?') && text.split_whitespace().count() >= QUESTION)
}

/// The words that subjects and departments are called by: whoever leads Drama is not called so.
fn taught(plan: &Plan) -> HashSet<String> {
    let subjects = plan.subjects().map(|(_, subject)| subject.name.as_str());
    let departments = plan.departments.iter().map(|department| department.name.as_str());
    subjects.chain(departments).flat_map(name_words).collect()
}

fn is_number_or_address(text: &str) -> bool {
    let mut run = 0_usize;
    let is_long = text.chars().filter(|c| !c.is_whitespace()).any(|c| {
        run = if c.is_ascii_digit() { run + 1 } else { 0 };
        run >= NUMBER
    });
    is_long || ["@", "http", "www."].iter().any(|part| text.to_lowercase().contains(part))
}
