//! The school's priorities from end to end: each objective with its outcomes, what of them is covered, whom that reaches, and
//! what departments say shows it; and the skills of the plan's list, with where each is named.
//!
//! ```text
//! Widen horizons …   9 outcomes: 6 covered, 1 not, of 2 that is not known yet   reached: Years 7 to 11
//! Teamwork           4 rows: Drama and Physical Education, Key Stages 3 and 4
//! ```
//! Nobody is asked to name a skill: one that is named nowhere may be taught everywhere.

use std::collections::{HashMap, HashSet};

use super::Picture;
use crate::answers::audit::{ImpactRow, OutcomeRow};
use crate::coverage::{CoverageMap, GapKind, Line, Missed, outcomes};
use crate::fold::is_blank;
use crate::learner;
use crate::plan::{Cohort, DEDICATED_TIME, Objective, Outcome, Plan, Skill};
use crate::scope;
use crate::words::{clipped, either, many};

/// A title is quoted up to so many characters.
const TITLE: usize = 70;

/// On a line, up to so many.
const SHORT: usize = 50;

/// An objective with what is known of its outcomes.
#[derive(Clone, Debug, PartialEq)]
pub struct Priority<'p> {
    /// The objective.
    pub objective: &'p Objective,
    /// Its outcomes that are taught in a subject or in dedicated time, and in place.
    pub covered: Vec<&'p Outcome>,
    /// Those of which it is known that they are not.
    pub open: Vec<&'p Outcome>,
    /// Those of which that is not known yet.
    pub not_known: Vec<&'p Outcome>,
    /// The groups of learners at whose stages it has outcomes, once each.
    pub cohorts: Vec<&'p Cohort>,
    /// Those of them that meet one of the covered outcomes, or more.
    pub reached: Vec<&'p Cohort>,
    /// Those of which that is not known yet.
    pub maybe_reached: Vec<&'p Cohort>,
    /// What departments say shows it, or what difference it made, each with whose words they are.
    pub shown: Vec<(&'p str, &'p str)>,
}

/// A skill with where it is named.
#[derive(Clone, Debug, PartialEq)]
pub struct Named<'p> {
    /// The skill.
    pub skill: &'p Skill,
    /// How many rows in place name it.
    pub rows: usize,
    /// In which subjects, and dedicated time last.
    pub subjects: Vec<&'p str>,
    /// At which stages, by code.
    pub stages: Vec<&'p str>,
}

/// Every objective that has an outcome, in the plan's order. `missed` is whatever is covered and not, or perhaps not, for
/// everyone.
pub(super) fn priorities<'p>(plan: &'p Plan, map: &CoverageMap<'p>, missed: &[Missed<'p>]) -> Vec<Priority<'p>> {
    let of = |objective: &'p Objective| {
        let own = |outcome: &Outcome| outcome.objective.as_deref() == Some(objective.reference.as_str());
        let lines: Vec<&Line<'p>> = map.lines.iter().filter(|line| own(line.outcome)).collect();
        (!lines.is_empty()).then(|| priority(plan, map, missed, objective, &lines))
    };
    plan.objectives.iter().filter_map(of).collect()
}

fn priority<'p>(
    plan: &'p Plan,
    map: &CoverageMap<'p>,
    missed: &[Missed<'p>],
    objective: &'p Objective,
    lines: &[&Line<'p>],
) -> Priority<'p> {
    let not_known: Vec<String> = outcomes(map)
        .into_iter()
        .filter(|one| one.gap == Some(GapKind::NotKnown))
        .map(|one| one.outcome.reference.clone())
        .collect();
    let mut priority = Priority {
        objective,
        covered: Vec::new(),
        open: Vec::new(),
        not_known: Vec::new(),
        cohorts: Vec::new(),
        reached: Vec::new(),
        maybe_reached: Vec::new(),
        shown: lines.iter().flat_map(|line| shown(line)).collect(),
    };
    for line in lines {
        let is_open = not_known.contains(&line.outcome.reference);
        let kind = match (line.is_covered(), is_open) {
            (true, _) => &mut priority.covered,
            (false, true) => &mut priority.not_known,
            (false, false) => &mut priority.open,
        };
        kind.push(line.outcome);
        let Some(stage) = plan.stage(&line.outcome.stage) else { continue };
        let gap = missed.iter().find(|one| one.outcome.reference == line.outcome.reference);
        for cohort in stage.cohorts.iter().filter(|cohort| cohort.in_scope > 0) {
            let is_in = |cohorts: &[&Cohort]| cohorts.iter().any(|other| other.code == cohort.code);
            let misses = gap.is_some_and(|gap| is_in(&gap.cohorts));
            let may_miss = gap.is_some_and(|gap| is_in(&gap.not_known));
            add(&mut priority.cohorts, cohort);
            if line.is_covered() && !misses && !may_miss {
                add(&mut priority.reached, cohort);
            } else if may_miss || !line.is_covered() && is_open {
                add(&mut priority.maybe_reached, cohort);
            }
        }
    }
    let Priority { reached, maybe_reached, .. } = &mut priority;
    maybe_reached.retain(|cohort| reached.iter().all(|other| other.code != cohort.code));
    priority
}

/// A class with learners of two stages is told once.
fn add<'p>(cohorts: &mut Vec<&'p Cohort>, cohort: &'p Cohort) {
    if cohorts.iter().all(|other| other.code != cohort.code) {
        cohorts.push(cohort);
    }
}

/// Everything that is said of an outcome, with the subject that says it.
fn said<'l, 'p>(line: &'l Line<'p>) -> impl Iterator<Item = (&'p str, &'p OutcomeRow)> + use<'l, 'p> {
    let subjects = line.cells.iter().flat_map(|one| one.rows.iter().map(|row| (one.subject.name.as_str(), *row)));
    let in_place = |(_, row): &(&str, &OutcomeRow)| scope::counts_at(row, 1);
    subjects.chain(line.dedicated_rows.iter().map(|row| (DEDICATED_TIME, *row))).filter(in_place)
}

/// What rows in place say shows it; what may name a learner is left out.
fn shown<'l, 'p>(line: &'l Line<'p>) -> impl Iterator<Item = (&'p str, &'p str)> + use<'l, 'p> {
    said(line).filter_map(|(subject, row)| Some((subject, open(row.evidence.as_deref())?)))
}

/// A text that says something, and that others may read.
fn open(text: Option<&str>) -> Option<&str> {
    text.map(str::trim)
        .filter(|text| !is_blank(text) && !text.contains(learner::WITHHELD) && learner::sign(text).is_none())
}

/// Every skill of the plan's list, in its order.
pub(super) fn skills<'p>(plan: &'p Plan, map: &CoverageMap<'p>) -> Vec<Named<'p>> {
    // What is said is gone through once for all skills: a large plan has many subjects of which nobody has said anything.
    let mut uses: HashMap<&str, Uses<'p>> = HashMap::new();
    for line in &map.lines {
        for (subject, row) in said(line) {
            let Some(skill) = row.skill.as_deref() else { continue };
            let own = uses.entry(skill).or_default();
            own.rows += 1;
            own.subjects.insert(subject);
            own.stages.insert(line.outcome.stage.as_str());
        }
    }
    let of = |skill: &'p Skill| {
        let own = uses.get(skill.name.as_str());
        let subjects = map.subjects.iter().map(|(_, subject)| subject.name.as_str()).chain([DEDICATED_TIME]);
        let stages = plan.stages.iter().map(|stage| stage.code.as_str());
        Named {
            skill,
            rows: own.map_or(0, |own| own.rows),
            subjects: subjects.filter(|name| own.is_some_and(|own| own.subjects.contains(name))).collect(),
            stages: stages.filter(|code| own.is_some_and(|own| own.stages.contains(code))).collect(),
        }
    };
    plan.skills.iter().map(of).collect()
}

/// Where a skill is named.
#[derive(Default)]
struct Uses<'p> {
    rows: usize,
    subjects: HashSet<&'p str>,
    stages: HashSet<&'p str>,
}

impl Priority<'_> {
    /// How many outcomes it has.
    pub fn outcomes(&self) -> usize {
        self.covered.len() + self.open.len() + self.not_known.len()
    }

    /// Whether every outcome of it is covered.
    pub fn is_whole(&self) -> bool {
        self.open.is_empty() && self.not_known.is_empty()
    }
}

/// How the priorities stand, in a sentence or two; nothing where the plan has none, or nobody has answered.
pub fn standing(picture: &Picture<'_>) -> Option<String> {
    let all = &picture.priorities;
    if all.is_empty() || picture.counting().next().is_none() {
        return None;
    }
    let whole = all.iter().filter(|one| one.is_whole()).count();
    let of = many(all.len(), "priority", "priorities");
    let mut told = format!("{whole} of {of} {} every outcome taught and in place.", either(whole, "has", "have"));
    // Only what is known counts against one.
    if let Some(one) = all.iter().rev().max_by_key(|one| one.open.len()).filter(|one| !one.open.is_empty()) {
        let open = match one.not_known.len() {
            0 => String::new(),
            more => format!(", and of {more} more that is not known yet"),
        };
        let title = clipped(one.objective.title.trim_end_matches('.'), TITLE);
        told.push_str(&format!(
            " Most is missing of “{title}”: {} of its {} {} not{open}.",
            one.open.len(),
            many(one.outcomes(), "outcome", "outcomes"),
            either(one.open.len(), "is", "are"),
        ));
    }
    Some(told)
}

/// What the Careers Leader says has changed, each with its row.
fn changes<'p>(picture: &Picture<'p>) -> impl Iterator<Item = (&'p str, &'p ImpactRow)> + use<'p> {
    let leader = picture.results.leader().into_iter();
    leader.flat_map(|audit| &audit.impact).filter_map(|row| Some((open(row.changed.as_deref())?, row)))
}

/// What has changed for learners, in the Careers Leader's words: the first of it, and how much more there is.
pub fn difference(picture: &Picture<'_>) -> Option<String> {
    let mut changes = changes(picture);
    let (changed, row) = changes.next()?;
    let part = |word: &str, text: Option<&str>| open(text).map(|text| format!("{word}“{}”", clipped(text, TITLE)));
    let parts = [row.cohorts.clone(), part("before ", row.before.as_deref()), part("now ", row.now.as_deref())];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let details = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join("; ")) };
    let more = match changes.count() {
        0 => String::new(),
        more => format!(" {more} more {} on record.", either(more, "change is", "changes are")),
    };
    Some(format!("“{}”{details}.{more}", clipped(changed.trim_end_matches('.'), TITLE)))
}

/// Both in a line: how many priorities are taught as a whole, and the first thing that has changed.
pub fn in_short(picture: &Picture<'_>) -> Option<String> {
    let all = &picture.priorities;
    let is_known = !all.is_empty() && picture.counting().next().is_some();
    let whole = all.iter().filter(|one| one.is_whole()).count();
    let have = either(whole, "has", "have");
    let standing = is_known.then(|| format!("{whole} of {} {have} every outcome taught and in place.", all.len()));
    let changed = changes(picture)
        .next()
        .map(|(changed, _)| format!("Difference made: “{}”.", clipped(changed.trim_end_matches('.'), SHORT)));
    let told: Vec<String> = standing.into_iter().chain(changed).collect();
    (!told.is_empty()).then(|| told.join(" "))
}
