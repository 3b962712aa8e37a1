//! What goes on from a round to the next, and what to look at before it is sent out.

use super::Shown;
use super::note::{Note, Weight};
use crate::plan::{Numbers, Plan, Roll};
use crate::round::Begun;
use crate::words::{day, first, list, lower, many};

/// So many names are told of a list.
const MOST_NAMES: usize = 8;

/// The notes of a round that has begun.
pub(super) fn begun(begun: &Begun, shown: Shown<'_>) -> Vec<Note> {
    let Begun { at, plan, last, numbers, withdrawn, settled, unseen } = begun;
    let round = &plan.round;
    let departments = many(plan.departments.len(), "department", "departments");
    let mut notes = vec![Note::new(
        Weight::Done,
        format!(
            "Wrote {}: the plan of '{}' goes on as '{}', with {departments}, {} and {}; due back on {}.",
            shown(at),
            last.round.label,
            round.label,
            plan.words.so_many(plan.subjects().count()),
            many(plan.outcomes.len(), "outcome", "outcomes"),
            day(round.due),
        ),
    )];
    if round.due <= last.round.due {
        let told = format!(
            "Its workbooks are due back on {}, no later than those of '{}' were, on {}: look at the date of this computer, and \
             at the sheet School.",
            day(round.due),
            last.round.label,
            day(last.round.due)
        );
        notes.push(Note::new(Weight::Warning, told));
    }
    if !plan.agreed.is_empty() {
        let steps = many(plan.agreed.len(), "agreed step goes on", "agreed steps go on");
        notes.push(Note::new(Weight::Done, format!("{steps}: departments are asked first whether theirs are done.")));
    }
    let remark = |text: String| Note::new(Weight::Remark, text);
    notes.extend(numbers.as_ref().map(|numbers| turned(numbers, plan)));
    let only: Vec<&str> =
        plan.subjects().filter(|(_, one)| !one.cohorts.is_empty()).map(|(_, one)| one.name.as_str()).collect();
    if numbers.is_some() && !only.is_empty() {
        let (subjects, cohorts) = (lower(&plan.words.subjects), lower(&plan.words.cohorts));
        let told = first(&only, MOST_NAMES);
        notes.push(remark(format!(
            "On Subjects, {subjects} that teach only some {cohorts} name the same as last year: {told}."
        )));
    }
    let of_returns = [(*withdrawn, "withdrawn"), (*settled, "given to a department")];
    let of_returns = of_returns.into_iter().filter(|(count, _)| *count > 0);
    let of_returns: Vec<String> = of_returns.map(|(count, what)| format!("{count} {what}")).collect();
    if !of_returns.is_empty() {
        notes.push(remark(format!(
            "What was settled of that round's returns ({}) stays there: it is about those files alone.",
            list(&of_returns)
        )));
    }
    if !unseen.is_empty() {
        notes.push(remark(format!(
            "On Resources, nobody has looked at {} for a year: {}.",
            many(unseen.len(), "resource", "resources"),
            first(unseen, MOST_NAMES)
        )));
    }
    notes
}

/// That another school year begins, and what became of each group's number.
fn turned(numbers: &Numbers, plan: &Plan) -> Note {
    let years = format!("The school year turns, from {} to {}", numbers.from, plan.round.school_year);
    if numbers.is_side_by_side {
        let told = format!(
            "{years}: {} and their numbers are as they were, since nobody but you knows who is where now. Look at Cohorts.",
            lower(&plan.words.cohorts)
        );
        return Note::new(Weight::Remark, told);
    }
    let line = |(name, roll): &(String, Roll)| match roll {
        Roll::Of(from, roll) => format!("{name}: {roll}, as {from} had."),
        Roll::Entering(roll) => format!("{name}: still {roll}, last year's; put in how many have come."),
        Roll::Chosen(roll) => {
            format!("{name}: still {roll}, last year's; who stays on is a choice, so this is a guess.")
        }
        Roll::Stays(roll) => format!("{name}: still {roll}, last year's; nobody but you knows who is in it now."),
    };
    let gone = (!numbers.left.is_empty()).then(|| format!("Who was in {} has left.", list(&numbers.left)));
    Note {
        beneath: numbers.rolls.iter().map(line).chain(gone).map(|line| super::plain(&line)).collect(),
        ..Note::new(Weight::Remark, format!("{years}: numbers on roll moved up with the learners. Look at Cohorts:"))
    }
}

/// That rounds lie beside one that was started by itself.
pub(super) fn rounds_beside(ways: &[String]) -> String {
    let ways: Vec<String> = ways.iter().take(MOST_NAMES).map(|way| format!("'{way}'")).collect();
    format!("Beside it lies {}: if this is the next round, the plan of the last one can go on.", list(&ways))
}
