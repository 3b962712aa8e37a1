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

use super::{Picture, counting, name};
use crate::answers::audit::Progress;
use crate::fold::fold;
use crate::key::{BlockKey, SlotKey};
use crate::layout::step_ref;
use crate::plan::{Department, Plan};
use crate::returns::{Results, Return};
use crate::words::{clipped, day, either, list, many, upper};

/// The step under which missing workbooks are told.
const ENGAGE: u32 = 3;

/// So many leads are named.
const NAMED: usize = 6;

/// A wish is quoted up to this many characters.
const LONGEST_QUOTE: usize = 80;

/// What people type who want nothing.
const NOTHING: [&str; 9] = ["none", "n/a", "na", "-", "no", "nil", "nothing", "none needed", "nothing at present"];

/// What is asked of SLT under one step.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask<'p> {
    /// The number of the step.
    pub step: u32,
    /// What the plan calls it, where it does.
    pub name: Option<&'p str>,
    /// What is asked, and by whom: at least one, the Careers Leader last.
    pub asked: Vec<Asked<'p>>,
}

/// One thing that is asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked<'p> {
    /// That these departments send what is missing: at least one.
    Workbooks(Vec<&'p Department>),
    /// Something that departments want: at least one does.
    Support(Want, Vec<Wish<'p>>),
    /// Something that the Careers Leader asks for, in so many entries: at least one.
    Leader(Vec<&'p str>),
}

/// A kind of support.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// Money and things.
    Resources,
    /// Staff development.
    Training,
    /// Time to plan.
    Time,
    /// People to meet.
    Contacts,
}

/// What one department wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish<'p> {
    /// The department's name.
    pub department: &'p str,
    /// Its own words, where others may see them.
    pub words: Option<&'p str>,
}

/// Who is to read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Circle {
    /// The senior leadership team: people are named and departments quoted.
    Leadership,
    /// Governors and everyone else: nobody is named and no department quoted.
    Wider,
}

impl Want {
    /// All kinds, in the order of their steps.
    pub const ALL: [Want; 4] = [Want::Resources, Want::Training, Want::Time, Want::Contacts];

    /// The slot of the sheet *Support* in which it is asked.
    pub fn slot(self) -> SlotKey {
        match self {
            Want::Resources => SlotKey::Resources,
            Want::Training => SlotKey::Cpd,
            Want::Time => SlotKey::Time,
            Want::Contacts => SlotKey::Contacts,
        }
    }

    /// The number of the step that it belongs to.
    pub fn step(self) -> u32 {
        match self {
            Want::Resources => 6,
            Want::Training => 7,
            Want::Time => 8,
            Want::Contacts => 9,
        }
    }

    /// What is wanted, in a word.
    pub fn word(self) -> &'static str {
        match self {
            Want::Resources => "resources",
            Want::Training => "training",
            Want::Time => "time",
            Want::Contacts => "contacts",
        }
    }
}

/// Whether a text asks for something, and does not just say that nothing is wanted.
pub fn is_wish(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && !NOTHING.contains(&fold(text).trim_end_matches(['.', '!']))
}

/// What is asked of SLT, in the order of the steps; steps under which nothing is asked are left out.
pub(super) fn asks(results: &Results) -> Vec<Ask<'_>> {
    let plan: &Plan = &results.plan;
    let lacking: Vec<&Department> =
        plan.departments.iter().filter(|department| results.came(&department.code).lacking().is_some()).collect();
    let workbooks = (!lacking.is_empty()).then_some((ENGAGE, Asked::Workbooks(lacking)));
    let wanted = Want::ALL.map(|want| (want, wishes(results, want)));
    let wanted = wanted.into_iter().filter(|(_, wishes)| !wishes.is_empty());
    let wanted = wanted.map(|(want, wishes)| (want.step(), Asked::Support(want, wishes)));
    let mut by_step: IndexMap<u32, Vec<Asked<'_>>> = IndexMap::new();
    for (step, asked) in workbooks.into_iter().chain(wanted) {
        by_step.entry(step).or_default().push(asked);
    }
    for (step, asks) in leader(results) {
        by_step.entry(step).or_default().push(Asked::Leader(asks));
    }
    by_step.sort_keys();
    by_step.into_iter().map(|(step, asked)| Ask { step, name: step_name(plan, step), asked }).collect()
}

fn step_name(plan: &Plan, number: u32) -> Option<&str> {
    let mut names = plan.steps.iter().filter(|step| step.step == Some(number)).map(|step| step.name.trim());
    names.find(|name| !name.is_empty())
}

/// What the Careers Leader asks, step by step.
fn leader(results: &Results) -> IndexMap<u32, Vec<&str>> {
    let mut asked: IndexMap<u32, Vec<&str>> = IndexMap::new();
    let rows = results.leader().map(|leader| leader.steps.as_slice()).unwrap_or_default();
    for step in &results.plan.steps {
        let row = rows.iter().find(|row| row.place.row == step_ref(step));
        let ask = row.filter(|row| row.progress != Some(Progress::InPlace)).and_then(|row| row.ask.as_deref());
        if let (Some(number), Some(ask)) = (step.step, ask.filter(|ask| is_wish(ask))) {
            asked.entry(number).or_default().push(ask);
        }
    }
    asked
}

/// Who wants something of a kind, departments in the plan's order.
fn wishes(results: &Results, want: Want) -> Vec<Wish<'_>> {
    let plan: &Plan = &results.plan;
    let of = |(code, entry, _)| Some(Wish { department: name(plan, code), words: wish(entry, want)? });
    counting(results).filter_map(of).collect()
}

/// What a return says of one kind: nothing where it wants nothing, no words where they may name a learner.
fn wish(entry: &Return, want: Want) -> Option<Option<&str>> {
    let own = |key: &&crate::answers::Key| key.block == BlockKey::Support && key.slot == want.slot();
    let (key, given) = entry.answers.iter().find(|(key, _)| own(key))?;
    if entry.is_withheld(key) {
        return Some(None);
    }
    let words = given.means.as_ref().ok()?.text()?.trim();
    is_wish(words).then_some(Some(words))
}

impl Ask<'_> {
    /// What is asked, in a sentence or two, as they stand after the name of the step.
    pub fn told(&self, picture: &Picture<'_>, circle: Circle) -> String {
        let told = self.asked.iter().map(|asked| asked.told(picture, circle)).enumerate();
        let told = told.map(|(place, told)| if place == 0 { told } else { upper(&told) });
        told.collect::<Vec<_>>().join(" ")
    }

    /// The same after the name, where the plan has one: `CPD: 3 of 14 departments …`.
    pub fn named(&self, picture: &Picture<'_>, circle: Circle) -> String {
        let told = self.told(picture, circle);
        self.name.map_or_else(|| told.clone(), |name| format!("{name}: {told}"))
    }
}

impl Asked<'_> {
    fn told(&self, picture: &Picture<'_>, circle: Circle) -> String {
        match self {
            Asked::Workbooks(of) => workbooks(picture, of, circle),
            Asked::Support(want, wishes) => {
                let departments = many(picture.plan.departments.len(), "department", "departments");
                let verb = either(wishes.len(), "asks", "ask");
                let counted = format!("{} of {departments} {verb} for {}.", wishes.len(), want.word());
                match circle {
                    Circle::Leadership => {
                        counted + &quote(wishes).map(|quote| format!(" {quote}.")).unwrap_or_default()
                    }
                    Circle::Wider => counted,
                }
            }
            Asked::Leader(asks) => {
                let first = asks.first().map(|ask| clipped(ask, LONGEST_QUOTE)).unwrap_or_default();
                format!("the Careers Leader asks: “{}”{}.", first.trim_end_matches('.'), and_more(asks.len()))
            }
        }
    }
}

/// Whom to ask for a workbook, of many the number and where their names stand; for a wider circle the number alone.
fn workbooks(picture: &Picture<'_>, of: &[&Department], circle: Circle) -> String {
    let departments = many(of.len(), "department that has not returned", "departments that have not returned");
    let whom = match circle {
        Circle::Leadership if of.len() <= NAMED => {
            list(&of.iter().map(|department| picture.whom(department)).collect::<Vec<_>>())
        }
        Circle::Leadership => format!("the {departments} (named on the sheet Returns)"),
        Circle::Wider => format!("the {departments}"),
    };
    let due = picture.plan.round.due;
    let when = if due < picture.today { "were" } else { "are" };
    format!("please ask {whom} for what is missing; workbooks {when} due on {}.", day(due))
}

/// The first wish that may be shown, in its department's own words, and how many more there are.
fn quote(wishes: &[Wish<'_>]) -> Option<String> {
    let (department, words) = wishes.iter().find_map(|wish| Some((wish.department, wish.words?)))?;
    let words = clipped(words, LONGEST_QUOTE);
    Some(format!("{department}: “{}”{}", words.trim_end_matches('.'), and_more(wishes.len())))
}

/// `; and 2 more`, after the one that is quoted.
fn and_more(all: usize) -> String {
    match all.saturating_sub(1) {
        0 => String::new(),
        more => format!("; and {more} more"),
    }
}
