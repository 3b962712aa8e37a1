//! What a changed plan changes for each department: what it is asked, who leads it, and what becomes of its return.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::changes::{Change, Kind, changes};
use crate::plan::{Department, Outcome, Plan};
use crate::returns::{Results, Return};

/// What changes for one department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whom {
    /// Its code.
    pub code: String,
    /// Whether it is new in the plan.
    pub is_new: bool,
    /// Whether others lead it, or are written to, than did.
    pub is_led_anew: bool,
    /// The outcomes that it is asked and was not.
    pub asked: Vec<String>,
    /// The outcomes that it was asked and is not.
    pub not_asked: Vec<String>,
    /// The outcomes that it is asked in other words.
    pub reworded: Vec<String>,
    /// Changes of its own subjects, and of itself.
    pub own: Vec<Change>,
    /// What becomes of its return.
    pub becomes: Becomes,
}

/// What becomes of a return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// Nothing has come that counts.
    NotCome,
    /// It counts, and nothing is asked of it that was not.
    Stays,
    /// It counts, and so many things are asked of it that were not.
    Asked(usize),
    /// It would not count any more.
    Lost,
}

impl Whom {
    /// Whether anything changes for it.
    pub fn is_touched(&self) -> bool {
        let Whom { is_new, is_led_anew, asked, not_asked, reworded, own, becomes, code: _ } = self;
        let lists = [asked, not_asked, reworded].iter().any(|list| !list.is_empty());
        let is_judged = match becomes {
            Becomes::NotCome | Becomes::Stays => false,
            Becomes::Asked(_) | Becomes::Lost => true,
        };
        *is_new || *is_led_anew || lists || !own.is_empty() || is_judged
    }

    /// Whether its workbook asks other things than it did.
    pub fn is_asked_otherwise(&self, before: &Plan, now: &Plan) -> bool {
        let asks = |plan: &Plan| plan.department(&self.code).map(|own| plan.asked_of(own));
        asks(before) != asks(now)
    }
}

/// What changes for each department of the plan as it is, in its order.
pub fn whom(before: &Results, now: &Results) -> Vec<Whom> {
    let changed = changes(&before.plan, &now.plan);
    now.plan.departments.iter().map(|department| of(department, &changed, before, now)).collect()
}

fn of(department: &Department, changed: &[Change], before: &Results, now: &Results) -> Whom {
    let code = department.code.as_str();
    let was = before.plan.department(code);
    let (asked_now, asked_before) = (asked(&now.plan, department), was.map(|was| asked(&before.plan, was)));
    let asked_before = asked_before.unwrap_or_default();
    let missing = |these: &IndexMap<&str, &str>, those: &IndexMap<&str, &str>| {
        these.keys().filter(|own| !those.contains_key(*own)).map(|own| (*own).to_owned()).collect::<Vec<String>>()
    };
    let is_other = |(reference, title): &(&&str, &&str)| asked_before.get(**reference).is_some_and(|was| was != *title);
    let reworded = asked_now.iter().filter(is_other).map(|(reference, _)| (*reference).to_owned()).collect();
    let has = |plan: &Plan, name: &str| {
        plan.department(code).is_some_and(|own| own.subjects.iter().any(|subject| subject.name == name))
    };
    let is_own = |change: &&Change| match change.kind {
        Kind::Subject => has(&now.plan, &change.name) || has(&before.plan, &change.name),
        Kind::Department => change.name == code,
        Kind::Round
        | Kind::Rule
        | Kind::Stage
        | Kind::Cohort
        | Kind::Outcome
        | Kind::Statement
        | Kind::Skill
        | Kind::Term
        | Kind::WholeSchool
        | Kind::Step
        | Kind::Part
        | Kind::Event => false,
    };
    Whom {
        code: code.to_owned(),
        is_new: was.is_none(),
        is_led_anew: was.is_some_and(|was| was.lead != department.lead || was.email != department.email),
        asked: missing(&asked_now, &asked_before),
        not_asked: missing(&asked_before, &asked_now),
        reworded,
        own: changed.iter().filter(is_own).cloned().collect(),
        becomes: becomes(before.counting(code), now.counting(code)),
    }
}

/// The outcomes that a department is asked, each with its title.
fn asked<'p>(plan: &'p Plan, department: &Department) -> IndexMap<&'p str, &'p str> {
    let is_taught = |stage: &String| department.subjects.iter().any(|subject| subject.stages.contains(stage));
    let is_asked = |outcome: &&Outcome| is_taught(&outcome.stage) && outcome.asked_of(&department.code);
    plan.outcomes.iter().filter(is_asked).map(|own| (own.reference.as_str(), own.title.as_str())).collect()
}

fn becomes(before: Option<&Return>, now: Option<&Return>) -> Becomes {
    let Some(now) = now else { return if before.is_some() { Becomes::Lost } else { Becomes::NotCome } };
    let open = |entry: &Return| {
        entry.findings.iter().filter(|own| own.is_open()).map(|own| own.mark()).collect::<HashSet<String>>()
    };
    let known = before.map(open).unwrap_or_default();
    match open(now).difference(&known).count() {
        0 => Becomes::Stays,
        more => Becomes::Asked(more),
    }
}

#[cfg(test)]
mod tests;
