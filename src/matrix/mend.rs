//! What would mend a gap, with the names of those who are nearest to it and of those who are yet to answer.

use super::facts::{Came, Facts};
use super::words::{clipped, either, list, lower, upper};
use crate::coverage::{Gap, GapKind, Missed, Planned, Unmet, UnmetKind};
use crate::plan::{DEDICATED_TIME, Subject};

/// The names of so many are told without saying how many they are.
pub(super) const NAMED: usize = 4;

/// What is added where dedicated time could close a gap and nobody has said.
const DEDICATED_SILENT: &str = " Dedicated time is not answered yet.";

/// So many who plan it are named.
const PLANNING: usize = 2;

/// An outcome is quoted up to so many characters.
const LONGEST_TITLE: usize = 90;

/// A unit is quoted up to so many characters.
const LONGEST_UNIT: usize = 50;

/// How many of those asked have answered: `3 of 5 subjects asked have answered.`
fn answered(facts: &Facts<'_>, gap: &Gap<'_>) -> String {
    format!(
        "{} of {} asked {} answered.",
        gap.answered,
        facts.plan.words.so_many(gap.asked),
        either(gap.answered, "has", "have")
    )
}

/// The outcome that it builds on, where that alone is not known.
fn earlier(facts: &Facts<'_>, gap: &Gap<'_>) -> Option<String> {
    gap.by.map(|by| format!("It builds on {}, of which that is not known yet.", named(facts, by)))
}

/// An outcome by its words.
fn named(facts: &Facts<'_>, reference: &str) -> String {
    let outcome = facts.plan.outcome(reference);
    let title = |title: &str| format!("“{}”", clipped(title.trim_end_matches('.'), LONGEST_TITLE));
    outcome.map_or_else(|| reference.to_owned(), |outcome| title(&outcome.title))
}

/// What would mend a gap, with the names of those who are nearest to it, and of those who are yet to answer.
pub(super) fn of_outcome(facts: &Facts<'_>, gap: &Gap<'_>) -> String {
    let told = match gap.kind {
        GapKind::NotKnown => format!("{} {}", earlier(facts, gap).unwrap_or_default(), answered(facts, gap)),
        GapKind::Nowhere
        | GapKind::HighlightedOnly
        | GapKind::BrokenProgression
        | GapKind::DedicatedOnly
        | GapKind::OneSubject => String::new(),
    };
    whole(facts, gap, told.trim_start(), plans(gap))
}

/// The same beside columns that say who plans it, and how many of those asked have answered.
pub(super) fn in_short(facts: &Facts<'_>, gap: &Gap<'_>) -> String {
    let told = earlier(facts, gap).filter(|_| !gap.is_known()).unwrap_or_default();
    whole(facts, gap, &told, (!gap.planned.is_empty()).then(|| "It is planned".to_owned()))
}

fn whole(facts: &Facts<'_>, gap: &Gap<'_>, before: &str, plans: Option<String>) -> String {
    let dedicated = if gap.needs_dedicated() { DEDICATED_SILENT } else { "" };
    let mend = facts.plan.words.spoken(&mend(facts, gap, plans));
    let before = facts.plan.words.spoken(before);
    let told = format!("{before} {mend}{}{dedicated}", silent(facts, &gap.silent, "who are asked", "who is asked"));
    told.trim_start().replace("  ", " ")
}

/// Who plans an outcome, and where; the list of all of them.
pub(super) fn planned(gap: &Gap<'_>) -> Option<String> {
    let told = gap.planned.iter().map(plan_of).collect::<Vec<_>>();
    (!told.is_empty()).then(|| upper(&told.join("; ")))
}

fn mend(facts: &Facts<'_>, gap: &Gap<'_>, plans: Option<String>) -> String {
    let near = list(&gap.closest);
    let is_near = !gap.closest.is_empty();
    let keep = either(gap.planned.len().min(PLANNING), "ask to keep that date", "ask to keep these dates");
    match (gap.kind, plans) {
        // Nobody is asked for what the plan column names already.
        (GapKind::Nowhere | GapKind::HighlightedOnly, Some(plans)) => return format!("{plans}: {keep}."),
        (GapKind::DedicatedOnly, Some(plans)) => return format!("{plans} in a subject: {keep}."),
        (GapKind::BrokenProgression, Some(plans)) => {
            let earlier = gap.by.map_or_else(|| "an earlier outcome".to_owned(), |by| named(facts, by));
            return format!("It builds on {earlier}, which nobody covers yet. {plans}: {keep}.");
        }
        (GapKind::OneSubject, Some(plans)) if own(facts, gap).is_none() => {
            return format!("Only {} covers it yet. {plans}: {keep}.", gap.by.unwrap_or("one subject"));
        }
        (GapKind::NotKnown, Some(plans)) => return format!("{plans}."),
        (GapKind::OneSubject, Some(_)) | (_, None) => {}
    }
    match gap.kind {
        GapKind::NotKnown => String::new(),
        GapKind::Nowhere if is_near => format!("Ask {near} for one unit in which it could be taught."),
        GapKind::Nowhere => "Agree in which subject, or when in dedicated time, it is to be taught.".to_owned(),
        GapKind::HighlightedOnly if is_near => format!("Plan it into one unit and term; closest: {near}."),
        GapKind::HighlightedOnly => "It is pointed out as it arises; plan it into one unit and term.".to_owned(),
        GapKind::BrokenProgression => {
            let earlier = gap.by.map_or_else(|| "an earlier outcome".to_owned(), |by| named(facts, by));
            let who = if is_near { format!("; closest: {near}") } else { String::new() };
            format!("It builds on {earlier}, which nobody covers: plan that first{who}.")
        }
        GapKind::DedicatedOnly if is_near => format!("Ask {near} to teach it too, so that it is met in a subject."),
        GapKind::DedicatedOnly => "Find one subject that teaches it too.".to_owned(),
        GapKind::OneSubject => {
            if let Some(missed) = own(facts, gap) {
                return restricted(facts, missed);
            }
            let only = gap.by.unwrap_or("one subject");
            let second = if is_near { format!(": ask {near}") } else { String::new() };
            format!("Only {only} covers it; a second subject would keep it safe{second}.")
        }
    }
}

/// What would mend a gap of learners.
pub(super) fn of_learners(facts: &Facts<'_>, unmet: &Unmet<'_>) -> String {
    let near = list(&unmet.closest);
    let whom = unmet.cohort.map_or(unmet.stage.name.as_str(), |cohort| cohort.name.as_str());
    let is_open = !unmet.silent.is_empty() || !unmet.leader_answered;
    let mend = match (unmet.kind, unmet.closest.is_empty()) {
        (UnmetKind::NeverReached, false) => format!("Ask {near} which of their units {whom} meets, or could meet."),
        // Whether there is anything to mend is for those to say who have not answered.
        (UnmetKind::NeverReached | UnmetKind::NoEmployer, true) if is_open => String::new(),
        (UnmetKind::NeverReached, true) => {
            format!("Agree in which subject, or when in dedicated time, {whom} is to meet an outcome.")
        }
        (UnmetKind::NoEmployer, false) => {
            format!(
                "Ask {near} for an encounter in {whom}; a record counts once it took place and all its tests are Yes."
            )
        }
        (UnmetKind::NoEmployer, true) => {
            format!("Find one subject in which an employer can serve an outcome of {whom}.")
        }
    };
    let dedicated = if unmet.leader_answered { "" } else { DEDICATED_SILENT };
    let mend = facts.plan.words.spoken(&mend);
    let told = format!("{mend}{}{dedicated}", silent(facts, &unmet.silent, "who teach it", "who teaches it"));
    told.trim_start().to_owned()
}

/// What would mend it that some miss what is covered.
pub(super) fn of_missed(facts: &Facts<'_>, missed: &Missed<'_>) -> String {
    facts.plan.words.spoken(&ask(missed)) + &silent(facts, &missed.silent, "who are asked", "who is asked")
}

/// The subjects that are closest to a gap of an outcome: of what one subject alone covers, those who teach whom it
/// misses.
pub(super) fn closest<'a>(facts: &Facts<'a>, gap: &Gap<'a>) -> Vec<&'a str> {
    own(facts, gap).map_or_else(|| gap.closest.clone(), nearest)
}

/// Who misses what one subject alone covers: such a gap is mended by those who teach them.
fn own<'f, 'a>(facts: &'f Facts<'a>, gap: &Gap<'_>) -> Option<&'f Missed<'a>> {
    let is_own = |missed: &&Missed<'_>| missed.outcome.reference == gap.outcome.reference;
    facts.missed.iter().find(is_own).filter(|_| gap.kind == GapKind::OneSubject)
}

/// The subjects that are closest, by name.
pub(super) fn nearest<'a>(missed: &Missed<'a>) -> Vec<&'a str> {
    missed.closest.iter().map(|subject| subject.name.as_str()).collect()
}

/// How many miss it of how many, where they are more than a few; and who, by those who do not where these are fewer.
pub(super) fn whom(facts: &Facts<'_>, missed: &Missed<'_>) -> (Option<String>, String) {
    let names: Vec<&str> = missed.cohorts.iter().map(|cohort| cohort.name.as_str()).collect();
    if names.len() <= NAMED {
        return (None, list(&names));
    }
    let met: Vec<&str> = missed.met().map(|cohort| cohort.name.as_str()).collect();
    let how_many = format!("{} of {} {}", names.len(), names.len() + met.len(), lower(&facts.plan.words.cohorts));
    let who = if !met.is_empty() && met.len() < names.len() { format!("all but {}", list(&met)) } else { list(&names) };
    (Some(how_many), who)
}

/// Who does not meet it, as a sentence begins: `Oak and Elm do not meet it`.
fn do_not_meet(facts: &Facts<'_>, missed: &Missed<'_>) -> String {
    match whom(facts, missed) {
        (Some(how_many), names) => format!("{how_many} do not meet it ({names})"),
        (None, names) if missed.cohorts.len() == 1 => format!("{names} does not meet it"),
        (None, names) => format!("{names} do not meet it"),
    }
}

/// What would mend a gap of one subject that not everyone has: first who goes without.
fn restricted(facts: &Facts<'_>, missed: &Missed<'_>) -> String {
    format!("{}: only {} covers it. {}", do_not_meet(facts, missed), list(&missed.by), ask(missed))
}

/// Whom to ask so that everyone meets it; dedicated time, where nobody who is near would do.
fn ask(missed: &Missed<'_>) -> String {
    let near = nearest(missed);
    let (them, alone) = if missed.cohorts.len() == 1 { ("it", true) } else { ("them", false) };
    match near.as_slice() {
        [] => format!(
            "Agree in which subject, or when in dedicated time, {} to meet it.",
            if alone { "it is" } else { "they are" }
        ),
        near => {
            let verb = either(near.len(), "teaches", "teach");
            let (whom, rest) = if missed.closest_teach_all() {
                (them, "")
            } else {
                ("some of them", "; dedicated time would reach all")
            };
            format!("Ask {}, which {verb} {whom}, for one unit in which it could be taught{rest}.", list(near))
        }
    }
}

/// Who might still close a gap, by what came of them: the kinds are never merged.
fn silent(facts: &Facts<'_>, subjects: &[&Subject], who: &str, who_alone: &str) -> String {
    let of = |kind: fn(Came<'_>) -> bool| -> Vec<&str> {
        let of = facts.plan.subjects().filter(|(_, own)| subjects.iter().any(|subject| subject.name == own.name));
        of.filter(|(department, _)| kind(facts.came(&department.code))).map(|(_, own)| own.name.as_str()).collect()
    };
    let kinds: [(Vec<&str>, &str, &str); 4] = [
        (of(|came| matches!(came, Came::Counts)), "has not answered", "have not answered"),
        (of(|came| matches!(came, Came::Nothing)), "has not returned", "have not returned"),
        (of(|came| matches!(came, Came::Empty(_))), "came back empty", "came back empty"),
        (
            of(|came| matches!(came, Came::KeptOut(_))),
            "sent a file that does not count",
            "sent files that do not count",
        ),
    ];
    kinds
        .iter()
        .filter(|(names, _, _)| !names.is_empty())
        .map(|(names, one, several)| {
            let (who, verb) = either(names.len(), (who_alone, one), (who, several));
            format!(" {}, {who}, {verb}.", list(names))
        })
        .collect()
}

/// Who plans it, in which unit and term: `Mathematics (“Payslips”, Summer) plans it`.
fn plans(gap: &Gap<'_>) -> Option<String> {
    let told: Vec<String> = gap.planned.iter().take(PLANNING).map(plan_of).collect();
    let verb = either(told.len(), "plans", "plan");
    (!told.is_empty()).then(|| upper(&format!("{} {verb} it", list(&told))))
}

/// One who plans it: `Mathematics (“Payslips”, Summer)`.
fn plan_of(one: &Planned<'_>) -> String {
    let unit = one.unit.map(|unit| format!("“{}”", clipped(unit, LONGEST_UNIT)));
    let place: Vec<String> = unit.into_iter().chain(one.term.map(str::to_owned)).collect();
    let place = if place.is_empty() { String::new() } else { format!(" ({})", place.join(", ")) };
    let by = if one.by == DEDICATED_TIME { lower(one.by) } else { one.by.to_owned() };
    format!("{by}{place}")
}
