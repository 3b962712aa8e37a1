//! What more than one output says of a round, each a sentence or two.

use indexmap::IndexMap;

use super::since::{self, Room};
use super::{Picture, judged};
use crate::finding::Severity;
use crate::judge::{Standing, Verdict};
use crate::plan::{Approach, DEDICATED_TIME, LEADER, Plan};
use crate::returns::Results;
use crate::words::{either, list, lower, many, upper};

/// The names of so many subjects are told that moved one way.
const MOVED: usize = 6;

/// How many subjects reach Foundation, and what of the rest, in one sentence; where each stands is for a list to tell.
pub fn position(results: &Results) -> String {
    let rest = rest(results);
    let rest = if rest.is_empty() { String::new() } else { format!("; {}", list(&rest)) };
    format!("{}{rest}.", reach(results))
}

fn reaching(results: &Results) -> usize {
    judged(results).filter(|verdict| verdict.reached().is_some()).count()
}

/// `19 of 26 subjects reach Foundation or more`, as a sentence begins; of those that have answered, where some have not.
fn reach(results: &Results) -> String {
    let (reaching, answered, all) = (reaching(results), judged(results).count(), results.verdicts.len());
    if answered == 0 {
        return format!("Nothing is known yet of {}", results.plan.words.so_many(all));
    }
    let subjects = results.plan.words.so_many(answered);
    let of = if answered == all {
        subjects
    } else {
        format!("the {subjects} that {} answered", either(answered, "has", "have"))
    };
    let foundation = results.plan.name_of(Approach::Foundation);
    format!("{reaching} of {of} {} {foundation} or more", either(reaching, "reaches", "reach"))
}

/// What of those that do not, kind by kind.
fn rest(results: &Results) -> Vec<String> {
    let so_many = |of: fn(&Verdict) -> bool, how: &str| {
        let count = judged(results).filter(|verdict| of(verdict)).count();
        (count > 0).then(|| format!("{count} {} {how}", either(count, "is", "are")))
    };
    let below = so_many(Verdict::is_below, "not yet there");
    let open = so_many(Verdict::is_held_by_silence, Standing::NOT_FULLY);
    below.into_iter().chain(open).chain(unjudged(results)).collect()
}

/// The subjects of which nothing can be said, kind by kind: the kinds are never merged.
fn unjudged(results: &Results) -> Vec<String> {
    [
        (Standing::NoReturn, "has no return", "have no return"),
        (Standing::ReturnedEmpty, "came back empty", "came back empty"),
        (Standing::NotAnswered, "is not answered", "are not answered"),
        (Standing::NotJudged, "has no outcome in scope", "have no outcome in scope"),
    ]
    .into_iter()
    .map(|(standing, one, several)| (standing_so(results, standing), one, several))
    .filter(|(count, _, _)| *count > 0)
    .map(|(count, one, several)| format!("{count} {}", either(count, one, several)))
    .collect()
}

fn standing_so(results: &Results, standing: Standing) -> usize {
    results.verdicts.iter().filter(|verdict| verdict.standing == standing).count()
}

/// `28 of 36 outcomes are taught in a subject and in place, 3 more only in dedicated time; of 2 more that is not known
/// yet.`: the counts, reconciled wherever any of them is told.
pub fn covered(picture: &Picture<'_>) -> String {
    let (all, subjects) = (picture.map.lines.len(), picture.map.in_subjects());
    if picture.counting().next().is_none() {
        return format!("Nothing is known yet of {}.", many(all, "outcome", "outcomes"));
    }
    let of = format!("{subjects} of {}", many(all, "outcome", "outcomes"));
    let more = match picture.map.in_dedicated_time_alone() {
        0 => String::new(),
        more => format!(", {more} more only in {}", lower(DEDICATED_TIME)),
    };
    let subject = picture.plan.words.spoken("a subject");
    let open = match picture.map.not_known() {
        0 => String::new(),
        open => format!("; of {open} more that is not known yet"),
    };
    format!("{of} {} taught in {subject} and in place{more}{open}.", either(subjects, "is", "are"))
}

/// What has moved since the last round, where the plan names one and it could be read.
pub fn changed(picture: &Picture<'_>) -> Option<String> {
    let change = picture.changes.first()?;
    let told = std::iter::once(since::subjects(change, Room { items: MOVED, ..Room::LINE }));
    Some(told.chain(since::basis(change)).collect::<Vec<_>>().join(" "))
}

/// The same for a round that is compared with none.
pub fn since(picture: &Picture<'_>) -> String {
    match (changed(picture), &picture.results.last) {
        (Some(changed), _) => changed,
        (None, None) => "This is the first round: nothing to compare yet.".to_owned(),
        (None, Some(_)) => "Nothing of the last round can be compared.".to_owned(),
    }
}

/// What is said where no decision is asked for: without the Careers Leader's own workbook that is not known.
pub fn nothing_to_decide(picture: &Picture<'_>) -> &'static str {
    if picture.counts(LEADER) {
        "Nothing this time."
    } else {
        "Not known yet: the Careers Leader's own workbook, in which it stands, has not come."
    }
}

/// Who is missing, by what is missing: the kinds are never merged.
pub fn not_returned(picture: &Picture<'_>) -> String {
    let mut kinds: IndexMap<String, Vec<&str>> = IndexMap::new();
    for department in &picture.plan.departments {
        if let Some(lacking) = picture.came(&department.code).lacking() {
            kinds.entry(upper(&lacking)).or_default().push(&department.name);
        }
    }
    let departments = picture.plan.words.so_many_teams(picture.plan.departments.len());
    let lacking: usize = kinds.values().map(Vec::len).sum();
    let mut told = match lacking {
        0 => format!("Nobody: all {departments} have returned."),
        lacking => format!("{lacking} of {departments}."),
    };
    for (lacking, names) in &kinds {
        told.push_str(&format!(" {lacking}: {}.", list(names)));
    }
    let (asking, silent) = not_answered(picture);
    if !silent.is_empty() {
        told.push_str(&format!(" Not answered in what came back: {}.", list(&silent)));
    }
    if !asking.is_empty() {
        told.push_str(&format!(" Waiting for an answer of the Careers Leader: {}.", list(&asking)));
    }
    if let Some(lacking) = picture.came(LEADER).lacking() {
        told.push_str(&format!(" The Careers Leader's own: {lacking}."));
    }
    told
}

/// The subjects that are not answered, though their department returned: those of which it asks the Careers Leader, and
/// those of which it says nothing.
pub fn not_answered<'p>(picture: &Picture<'p>) -> (Vec<&'p str>, Vec<&'p str>) {
    let silent = picture.results.verdicts.iter().filter(|verdict| verdict.standing == Standing::NotAnswered);
    let (asking, silent): (Vec<&Verdict>, Vec<&Verdict>) = silent.partition(|verdict| picture.asks_leader(verdict));
    let names = |verdicts: Vec<&'p Verdict>| verdicts.into_iter().map(|verdict| verdict.subject.as_str()).collect();
    (names(asking), names(silent))
}

/// How sure all of it is: on whose returns it rests, of how much nothing is known, what is still open in them.
pub fn how_sure(picture: &Picture<'_>) -> String {
    let leader = if picture.counts(LEADER) { "" } else { ", without the Careers Leader's own" };
    let mut told = format!(
        "it rests on {}{leader}, in their own words; what is blank is not known, never a no.",
        returned(picture)
    );
    let open = picture.open(Severity::Error) + picture.open(Severity::Query);
    if open > 0 {
        let (answers, are) = (many(open, "answer", "answers"), either(open, "is", "are"));
        told.push_str(&format!(
            " {answers} {are} still being checked with whoever gave {}.",
            either(open, "it", "them")
        ));
    }
    told
}

/// `the returns of 12 of 14 departments`
pub fn returned(picture: &Picture<'_>) -> String {
    let departments = picture.plan.words.so_many_teams(picture.plan.departments.len());
    format!("the returns of {} of {departments}", picture.returned())
}

/// What all of it rests on.
pub fn rests_on(picture: &Picture<'_>) -> String {
    let leader =
        if picture.counts(LEADER) { "and the Careers Leader's own" } else { "without the Careers Leader's own" };
    format!(
        "{}, {leader}; {} and {} are open. Edition {}.",
        upper(&returned(picture)),
        many(picture.open(Severity::Error), "error", "errors"),
        many(picture.open(Severity::Query), "query", "queries"),
        picture.plan.edition(),
    )
}

/// What each learner should have in a year (Benchmark 5): told, and in no verdict.
pub fn expected_encounters(plan: &Plan) -> String {
    let learner = &plan.words.learner;
    match plan.rules.encounters {
        0 | 1 => format!("Each {learner} should have at least one meaningful encounter a year."),
        several => format!(
            "Each {learner} should have at least {several} meaningful encounters a year, one of them through the curriculum."
        ),
    }
}
