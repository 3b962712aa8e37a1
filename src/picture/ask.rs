//! What is asked of SLT: to see to what is missing, then decisions, each with who sees to it and by when; then what
//! departments ask for.
//!
//! ```text
//! To decide     Twenty minutes of the training day. By 4 January 2027; the head teacher sees to it (CPD).
//! To see to     Please see that Music sends its workbook, which was due on 11 December 2026.   only after that day
//! Departments   contacts (10), time (6), resources (5): of the 12 that returned, in their own words on Support
//! ```

use jiff::civil::Date;

use super::{Picture, counting};
use crate::answers::audit::Progress;
use crate::fold::fold;
use crate::key::{BlockKey, SlotKey};
use crate::layout::step_ref;
use crate::plan::{Department, LEADER, Plan};
use crate::returns::{Came, Results, Return};
use crate::words::{day, either, first, list, sentence, upper, whole};

/// So many departments are named.
const NAMED: usize = 6;

/// What the Careers Leader asks is told whole up to so many characters, and then to the end of a sentence.
const LONGEST_ASK: usize = 400;

/// The same where each has one line.
const LONGEST_LINE: usize = 160;

/// What people type who want nothing.
const NOTHING: [&str; 9] = ["none", "n/a", "na", "-", "no", "nil", "nothing", "none needed", "nothing at present"];

/// One thing that is asked of SLT.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask<'p> {
    /// What the Careers Leader asks to be decided.
    Decision(Decision<'p>),
    /// That these departments send what was due and is missing: at least one.
    Workbooks(Vec<&'p Department>),
    /// What departments ask for and how many do, what most of them want first: at least one kind, each wanted by somebody.
    Support(Vec<(Want, usize)>),
}

/// A decision: what, by whom, by when.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision<'p> {
    /// What is asked, in the Careers Leader's own words.
    pub words: &'p str,
    /// Who sees to it; the Careers Leader where nobody is named.
    pub owner: Option<&'p str>,
    /// The day by which it is wanted.
    pub due: Option<Date>,
    /// What the plan calls the step that it belongs to, where it does.
    pub step: Option<&'p str>,
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

/// Who is to read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Circle {
    /// The senior leadership team: departments are named.
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

    /// The number of the step that it belongs to (domain.md).
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

/// What is asked of SLT on a day: what was due and is missing; the decisions, the soonest first; what departments ask for.
pub(super) fn asks(results: &Results, today: Date) -> Vec<Ask<'_>> {
    let plan: &Plan = &results.plan;
    let lacking = |department: &&Department| results.came(&department.code).lacking().is_some();
    // Nobody is chased before the day on which workbooks are due.
    let is_due = plan.round.due < today;
    let lacking: Vec<&Department> = plan.departments.iter().filter(|one| is_due && lacking(one)).collect();
    let mut wanted = Want::ALL.map(|want| (want, wanting(results, want))).to_vec();
    wanted.retain(|(_, departments)| *departments > 0);
    wanted.sort_by_key(|(_, departments)| std::cmp::Reverse(*departments));
    let decisions = decisions(results).into_iter().map(Ask::Decision);
    let workbooks = (!lacking.is_empty()).then_some(Ask::Workbooks(lacking));
    let support = (!wanted.is_empty()).then_some(Ask::Support(wanted));
    workbooks.into_iter().chain(decisions).chain(support).collect()
}

/// What the Careers Leader asks, the soonest first; what has no day comes last.
fn decisions(results: &Results) -> Vec<Decision<'_>> {
    let rows = results.leader().map(|leader| leader.steps.as_slice()).unwrap_or_default();
    let of = |step| {
        let row = rows.iter().find(|row| row.place.row == step_ref(step))?;
        let ask = row.ask.as_deref().filter(|ask| row.progress != Some(Progress::InPlace) && is_wish(ask))?;
        let named = |text: &'_ str| !text.trim().is_empty();
        Some(Decision {
            words: ask,
            owner: row.owner.as_deref().filter(|owner| named(owner)),
            due: row.due,
            step: Some(step.name.trim()).filter(|name| named(name)),
        })
    };
    let mut decisions: Vec<Decision<'_>> = results.plan.steps.iter().filter_map(of).collect();
    decisions.sort_by_key(|one| (one.due.is_none(), one.due));
    decisions
}

/// How many departments want something of a kind.
fn wanting(results: &Results, want: Want) -> usize {
    counting(results).filter(|(code, entry, _)| *code != LEADER && wants(entry, want)).count()
}

/// Whether a return asks for something of a kind. What may name a learner is an ask too, whose words nobody is shown.
fn wants(entry: &Return, want: Want) -> bool {
    let own = |key: &&crate::answers::Key| key.block == BlockKey::Support && key.slot == want.slot();
    let Some((_, given)) = entry.answers.iter().find(|(key, _)| own(key)) else { return false };
    let words = given.means.as_ref().ok().and_then(|value| value.text());
    given.is_withheld() || words.is_some_and(is_wish)
}

impl Ask<'_> {
    /// What kind of ask it is, as the label of a row.
    pub fn label(&self) -> &'static str {
        match self {
            Ask::Decision(_) => "To decide",
            Ask::Workbooks(_) => "To see to",
            Ask::Support(_) => "Departments ask for",
        }
    }

    /// What SLT is asked to decide or to see to, on one line: what, by when and who; nothing of what is only wished for.
    pub fn on_a_line(&self, picture: &Picture<'_>) -> Option<String> {
        match self {
            Ask::Decision(decision) => Some(decision.on_a_line(picture)),
            Ask::Workbooks(of) => Some(missing(picture, of)),
            Ask::Support(_) => None,
        }
    }

    /// What is asked, in a sentence or two.
    pub fn told(&self, picture: &Picture<'_>, circle: Circle) -> String {
        match self {
            Ask::Decision(decision) => decision.told(picture, circle),
            Ask::Workbooks(of) => workbooks(picture, of, circle),
            Ask::Support(wanted) => support(picture, wanted),
        }
    }
}

impl Decision<'_> {
    /// Who sees to it: a person whom the plan knows is told by the post, unless it wants people named.
    pub(crate) fn whom(&self, picture: &Picture<'_>) -> String {
        const LEADER_ALONE: &str = "the Careers Leader";
        let plan = picture.plan;
        let Some(owner) = self.owner.map(str::trim) else { return LEADER_ALONE.to_owned() };
        let is_owner = |name: &str| fold(name) == fold(owner);
        if plan.school.name_people {
            owner.to_owned()
        } else if is_owner(&plan.school.careers_leader) {
            LEADER_ALONE.to_owned()
        } else {
            let led = plan.departments.iter().find(|department| is_owner(&department.lead));
            led.map_or_else(|| owner.to_owned(), |department| format!("whoever leads {}", department.name))
        }
    }

    fn when(&self) -> String {
        self.due.map_or_else(|| "by a day to be agreed".to_owned(), |due| format!("by {}", day(due)))
    }

    /// `Twenty minutes of the training day · by 4 January 2027 · the Careers Leader`
    fn on_a_line(&self, picture: &Picture<'_>) -> String {
        let what = upper(&whole(self.words, LONGEST_LINE));
        format!("{} · {} · {}", what.trim_end_matches('.'), self.when(), self.whom(picture))
    }

    fn told(&self, picture: &Picture<'_>, circle: Circle) -> String {
        let when = upper(&self.when());
        let who = match circle {
            Circle::Leadership => format!("; {} sees to it", self.whom(picture)),
            Circle::Wider => String::new(),
        };
        let step = self.step.map(|step| format!(" ({step})")).unwrap_or_default();
        format!("{} {when}{who}{step}.", sentence(&upper(&whole(self.words, LONGEST_ASK))))
    }
}

/// `See that Music sends its workbook and Citizenship sends it again, filled in · due since 11 December 2026 · SLT`
fn missing(picture: &Picture<'_>, of: &[&Department]) -> String {
    format!("See that {} · due since {} · SLT", sending(picture, of), day(picture.plan.round.due))
}

/// Who is to send a workbook, and who sent one that is to come again: `Music sends its workbook`.
fn sending(picture: &Picture<'_>, of: &[&Department]) -> String {
    let came = |department: &&&Department| !matches!(picture.came(&department.code), Came::Nothing);
    let (again, never): (Vec<&Department>, Vec<&Department>) = of.iter().partition(came);
    let names = |these: &[&Department]| {
        let names: Vec<String> = these.iter().map(|department| picture.whom(department)).collect();
        first(&names, NAMED)
    };
    let send = |these: &[&Department], one: &str, several: &str| {
        (!these.is_empty()).then(|| format!("{} {}", names(these), either(these.len(), one, several)))
    };
    let parts = [
        send(&never, "sends its workbook", "send their workbooks"),
        send(&again, "sends its again, filled in", "send theirs again, filled in"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// Whose workbook is missing, of many the number and where their names stand; for a wider circle the number alone.
fn workbooks(picture: &Picture<'_>, of: &[&Department], circle: Circle) -> String {
    let due = day(picture.plan.round.due);
    let departments = picture.plan.words.so_many_teams(of.len());
    let all = match circle {
        Circle::Leadership if of.len() <= NAMED => {
            return format!("Please see that {}: due since {due}.", sending(picture, of));
        }
        Circle::Leadership => format!("the {departments} that are missing"),
        Circle::Wider => format!("the {departments} of which nothing can be counted yet"),
    };
    let (send, workbook) =
        either(of.len(), ("sends", "its workbook, which was"), ("send", "their workbooks, which were"));
    format!("Please see that {all} {send} {workbook} due on {due}.")
}

/// What departments ask for, of those that returned: `contacts (10), time (6) and training (4)`.
fn support(picture: &Picture<'_>, wanted: &[(Want, usize)]) -> String {
    let kinds: Vec<String> =
        wanted.iter().map(|(want, departments)| format!("{} ({departments})", want.word())).collect();
    let returned = picture.plan.words.so_many_teams(picture.returned());
    let have = either(picture.returned(), "has", "have");
    format!("{}, of the {returned} that {have} returned.", upper(&list(&kinds)))
}
