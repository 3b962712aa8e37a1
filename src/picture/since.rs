//! What changed since an earlier round, in sentences: those that more than one output repeats.
//!
//! ```text
//! Since 2025-26 autumn: 2 of 26 subjects moved up (History and Art), 1 moved down (Law), 20 are as before; 3 cannot be
//! compared: no return now (Music), new (Latin) and partly blank then (PE).
//! History rose from Foundation to Careers Across the Curriculum: more in place: “Name a job …” from Highlighted to Taught;
//! nothing fell away.
//! ```

use std::cmp::Ordering;

use indexmap::IndexMap;

use crate::answers::Labelled;
use crate::change::{Change, GapMove, Moved, Reason, Step, Why};
use crate::judge::{Standing, in_words};
use crate::plan::{Approach, Plan};
use crate::words::{clipped, either, first, list, lower, many};

/// How much is told.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// So many names, and so many things that changed.
    pub items: usize,
    /// So many letters of each title.
    pub title: usize,
}

/// So many names stand in a list that is no longer for it.
const NAMED: usize = 3;

impl Room {
    /// In a list of subjects of its own.
    pub const WIDE: Room = Room { items: 6, title: 90 };
    /// In a line among others.
    pub const LINE: Room = Room { items: 2, title: 45 };
}

/// Which subjects moved, in one sentence.
pub fn subjects(change: &Change<'_>, room: Room) -> String {
    let all = change.now.plan.words.so_many(change.subjects.len());
    let [up, down, level] = [Step::Up, Step::Down, Step::Level].map(|step| names(change.went(step)));
    let told =
        |names: &[&str]| if names.is_empty() { String::new() } else { format!(" ({})", first(names, room.items)) };
    let mut said = format!(
        "Since {}: {} of {all} moved up{}, {} moved down{}, {} {} as before",
        change.label(),
        up.len(),
        told(&up),
        down.len(),
        told(&down),
        level.len(),
        either(level.len(), "is", "are"),
    );
    let mut why: IndexMap<String, Vec<&str>> = IndexMap::new();
    for (moved, reason) in change.not_compared() {
        why.entry(in_short(reason)).or_default().push(&moved.now.subject);
    }
    let open: usize = why.values().map(Vec::len).sum();
    if open > 0 {
        let kinds: Vec<String> =
            why.iter().map(|(reason, names)| format!("{reason} ({})", first(names, room.items))).collect();
        said.push_str(&format!("; {open} cannot be compared: {}", kinds.join("; ")));
    }
    said + "."
}

fn names<'c>(moved: impl Iterator<Item = &'c Moved<'c>>) -> Vec<&'c str> {
    moved.map(|moved| moved.now.subject.as_str()).collect()
}

/// Why a subject cannot be compared, in a few words.
pub fn in_short(reason: Reason) -> String {
    let stood = |standing: Standing| match standing {
        Standing::NoReturn => "no return",
        Standing::ReturnedEmpty => "returned empty",
        Standing::NotAnswered => Standing::NOT_ANSWERED,
        Standing::NotJudged | Standing::Judged { .. } => "nothing in scope",
    };
    match reason {
        Reason::New => "new".to_owned(),
        Reason::Then(standing) => format!("{} then", stood(standing)),
        Reason::Now(standing) => format!("{} now", stood(standing)),
        Reason::AskedOtherwise => "asked something else then".to_owned(),
        Reason::LeftOpen { then: true, now: false } => "partly blank then".to_owned(),
        Reason::LeftOpen { then: false, now: true } => "partly blank now".to_owned(),
        Reason::LeftOpen { .. } => "partly blank in both".to_owned(),
    }
}

/// How one subject moved and why, in one sentence.
pub fn subject(change: &Change<'_>, moved: &Moved<'_>, room: Room) -> String {
    let plan: &Plan = &change.now.plan;
    let name = &moved.now.subject;
    let now = reached(plan, moved.now.reached());
    let from = || moved.then.map_or_else(String::new, |then| reached(plan, then.standing.reached()));
    let why = why(&moved.why, room);
    match moved.step {
        Step::Up => format!("{name} rose from {} to {now}: {why}.", from()),
        Step::Down => format!("{name} fell from {} to {now}: {why}.", from()),
        Step::Level if moved.why.is_empty() => format!("{name} is {now} as before; {why}."),
        Step::Level => format!("{name} is {now} as before: {why}."),
        Step::NotCompared(reason) => format!("{name} cannot be compared: {}.", in_short(reason)),
    }
}

/// `at Foundation`, `not yet at Foundation`
fn reached(plan: &Plan, reached: Option<Approach>) -> String {
    match reached {
        Some(_) => in_words(plan, reached),
        None => lower(&in_words(plan, None)),
    }
}

/// What was added and what fell away.
fn why(why: &Why<'_>, room: Room) -> String {
    let more = moves(why, Ordering::Greater, room);
    let less = moves(why, Ordering::Less, room);
    let more = (!more.is_empty()).then(|| format!("more in place: {}", first(&more, room.items)));
    let came = (!why.came.is_empty()).then(|| format!("on record now: {}", employers(&why.came, room)));
    let went = (!why.went.is_empty()).then(|| format!("no longer on record: {}", employers(&why.went, room)));
    let fell = (!less.is_empty()).then(|| format!("less in place: {}", first(&less, room.items)));
    let nothing = (!why.has_fallen()).then(|| match why.open_now {
        0 => "nothing fell away".to_owned(),
        _ => "nothing that was answered again fell away".to_owned(),
    });
    [more, came, fell, went, nothing].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn moves(why: &Why<'_>, order: Ordering, room: Room) -> Vec<String> {
    let quoted = |text: &str| clipped(text.trim().trim_end_matches('.'), room.title);
    let outcomes = why
        .outcomes_that(order)
        .map(|one| format!("“{}” from {} to {}", quoted(&one.outcome.title), one.then.word(), one.now.word()));
    let statements = why
        .statements_that(order)
        .map(|one| format!("“{}” from {} to {}", quoted(&one.item.item), one.then.label(), one.now.label()));
    outcomes.chain(statements).collect()
}

fn employers(names: &[&str], room: Room) -> String {
    first(&names.iter().map(|name| clipped(name, 40)).collect::<Vec<_>>(), room.items)
}

/// What is compared with what: nothing where rules and questions are the same.
pub fn basis(change: &Change<'_>) -> Vec<String> {
    let asked = &change.asked;
    let rules = asked.has_other_rules.then(|| {
        format!("The rules of {} were others: its answers are judged here by the rules of now.", change.label())
    });
    let differ = |what: &str, same: usize, [then, now]: [usize; 2]| {
        format!(
            "Of {now} {what} {same} are the same as in {}, which had {then}: only these are compared.",
            change.label()
        )
    };
    let outcomes = asked.has_other_outcomes().then(|| differ("outcomes", asked.outcomes.len(), asked.of_outcomes));
    let statements = asked
        .has_other_statements()
        .then(|| differ("statements of the checklist", asked.statements.len(), asked.of_statements));
    [rules, outcomes, statements].into_iter().flatten().collect()
}

/// How many gaps closed and opened, where any is known to have.
pub fn gaps(change: &Change<'_>, room: Room) -> Option<String> {
    let titles = |is: fn(&GapMove<'_>) -> bool| -> Vec<String> {
        let these = change.gaps.iter().filter(|one| is(one));
        these.map(|one| format!("“{}”", clipped(one.outcome.title.trim_end_matches('.'), room.title))).collect()
    };
    let told = |count: usize, titles: &[String], what: &str| {
        let named = if titles.is_empty() { String::new() } else { format!(" ({})", first(titles, room.items)) };
        format!("{} {what}{named}", many(count, "gap", "gaps"))
    };
    let (closed, opened) = (titles(|one| one.has_closed()), titles(|one| one.has_opened()));
    (closed.len() + opened.len() > 0).then(|| {
        let both = [told(closed.len(), &closed, "closed"), told(opened.len(), &opened, "opened")];
        format!("{}.", list(&both))
    })
}

/// How many departments have returned, and had.
pub fn returns(change: &Change<'_>) -> String {
    let [then, now] = change.returned();
    let departments = |round: &crate::returns::Results| many(round.plan.departments.len(), "department", "departments");
    format!(
        "{now} of {} {} returned; {then} of {} had in {}.",
        departments(change.now),
        either(now, "has", "have"),
        departments(change.then),
        change.label()
    )
}

/// The subjects of a department that can be compared: each that moved in a sentence, then those that stand as before.
pub fn department(change: &Change<'_>, code: &str, room: Room) -> Option<String> {
    let own = |step| change.went(step).filter(move |moved| moved.now.department == code);
    let mut told: Vec<String> =
        [Step::Down, Step::Up].into_iter().flat_map(own).map(|moved| subject(change, moved, room)).collect();
    let level = names(own(Step::Level));
    if !level.is_empty() {
        let is = either(level.len(), "is", "are");
        told.push(format!("{} {is} as before.", first(&level, room.items.max(NAMED))));
    }
    (!told.is_empty()).then(|| format!("Since {}: {}", change.label(), told.join(" ")))
}

/// The same in few words: how many of its subjects moved.
pub fn department_in_short(change: &Change<'_>, code: &str) -> Option<String> {
    department(change, code, Room::LINE)?;
    let count = |step: Step| change.went(step).filter(|moved| moved.now.department == code).count();
    let level = count(Step::Level);
    let up = change.now.plan.words.so_many(count(Step::Up));
    let is = either(level, "is", "are");
    Some(format!("Since {}: {up} moved up, {} down; {level} {is} as before.", change.label(), count(Step::Down)))
}

/// The subjects that moved, each in a sentence: those that fell first.
pub fn moved(change: &Change<'_>, room: Room) -> Vec<String> {
    [Step::Down, Step::Up]
        .into_iter()
        .flat_map(|step| change.went(step))
        .map(|moved| subject(change, moved, room))
        .collect()
}
