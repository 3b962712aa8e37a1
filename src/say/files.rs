//! What became of files, and what there is to say of those that lie in a round.

use indexmap::IndexMap;

use super::note::{Note, Weight};
use crate::names::{Folder, PLAN};
use crate::plan::MessageKind;
use crate::round::Written;
use crate::shelf::Rel;
use crate::words::{either, list, many};

/// How a file of a round is named where the words are shown.
pub type Shown<'s> = &'s dyn Fn(&Rel) -> String;

/// What became of files: a note each.
pub fn became<'w>(written: impl IntoIterator<Item = &'w Written>, shown: Shown<'_>) -> Vec<Note> {
    let note =
        |Written { at, outcome }: &Written| Note { outcome: Some(*outcome), ..Note::new(Weight::Done, shown(at)) };
    written.into_iter().map(note).collect()
}

/// Which file the plan was read from, and which not.
pub(super) fn plan_is(at: &Rel, beside: &[Rel], shown: Shown<'_>) -> String {
    let read = format!("The plan is read from '{}'", shown(at));
    let beside: Vec<String> = beside.iter().map(|at| format!("'{}'", shown(at))).collect();
    match beside.len() {
        0 => format!("{read}. Call it {PLAN}, so that it is found for sure."),
        1 => format!("{read}, and not from {}.", list(&beside)),
        _ => format!("{read}, and from none of {}.", list(&beside)),
    }
}

/// That the plan is open in a program.
pub(super) fn plan_is_open(at: &Rel, shown: Shown<'_>) -> String {
    format!("'{}' is open in a program: what is not saved there is not seen here.", shown(at))
}

/// That a plan to correct says other things than the plan.
pub(super) fn plan_corrected(at: &Rel, shown: Shown<'_>) -> String {
    format!(
        "'{}' is newer than the plan and says other things. If it is to count, save it as {PLAN} in the round's folder.",
        shown(at)
    )
}

/// How many new drafts of emails there are, of which kinds, and for whom an address is missing; and how many wait beside
/// them.
pub(super) fn drafts(
    drafts: &[MessageKind],
    waiting: usize,
    without_address: &[String],
    shown: Shown<'_>,
) -> Vec<Note> {
    let folder = shown(&Rel::of(Folder::Email));
    if drafts.is_empty() {
        let told =
            format!("{} in {folder}/ from before, and none is new.", many(waiting, "draft waits", "drafts wait"));
        return if waiting > 0 { vec![Note::new(Weight::Done, told)] } else { Vec::new() };
    }
    let mut kinds: IndexMap<[&str; 2], usize> = IndexMap::new();
    for kind in MessageKind::ALL {
        let count = drafts.iter().filter(|other| **other == kind).count();
        if count > 0 {
            *kinds.entry(drafted_as(kind)).or_default() += count;
        }
    }
    let kinds: Vec<String> = kinds.into_iter().map(|([one, several], count)| many(count, one, several)).collect();
    let which = either(drafts.len(), "open it, read it, send it", "open one, read it, send it");
    let beside = if waiting > 0 {
        format!(" {} from before.", many(waiting, "more waits there", "more wait there"))
    } else {
        String::new()
    };
    let told =
        format!("{} in {folder}/ ({}): {which}.{beside}", many(drafts.len(), "draft", "drafts"), kinds.join(", "));
    let mut notes = vec![Note::new(Weight::Done, told)];
    if !without_address.is_empty() {
        let whose = without_address.join(", ");
        let told = format!("The plan has no email address for: {whose}. Put it into the draft, or into the plan.");
        notes.push(Note::new(Weight::Remark, told));
    }
    notes
}

/// What a person calls a kind of draft: one, and several.
fn drafted_as(kind: MessageKind) -> [&'static str; 2] {
    match kind {
        MessageKind::Invitation => ["invitation", "invitations"],
        MessageKind::Reminder | MessageKind::Overdue | MessageKind::Empty => ["reminder", "reminders"],
        MessageKind::KeptOut => ["request to send one again", "requests to send one again"],
        MessageKind::Correction => ["correction", "corrections"],
        MessageKind::Receipt => ["receipt", "receipts"],
        MessageKind::Slt => ["summary for SLT", "summaries for SLT"],
        MessageKind::Governors => ["email to governors", "emails to governors"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelf::Outcome;

    #[test]
    fn the_file_of_the_plan_is_named_with_those_beside_it() {
        let at = |names: &[&str]| names.iter().map(Rel::new).collect::<Vec<_>>();
        let told = |beside: &[&str]| plan_is(&Rel::new("plan (1).xlsx"), &at(beside), &|at| at.name());
        assert_eq!(
            told(&[]),
            "The plan is read from 'plan (1).xlsx'. Call it plan.xlsx, so that it is found for sure."
        );
        assert_eq!(told(&["plan.ods"]), "The plan is read from 'plan (1).xlsx', and not from 'plan.ods'.");
        assert!(told(&["plan.ods", "plan.xls"]).ends_with(", and from none of 'plan.ods' and 'plan.xls'."));
    }

    #[test]
    fn drafts_are_counted_by_what_a_person_calls_them() {
        let told = |kinds: &[MessageKind], waiting: usize, nobody: &[&str]| {
            let nobody: Vec<String> = nobody.iter().map(|one| (*one).to_owned()).collect();
            drafts(kinds, waiting, &nobody, &|at| at.to_string()).into_iter().map(|note| note.text).collect::<Vec<_>>()
        };
        let kinds = [MessageKind::Receipt, MessageKind::Overdue, MessageKind::Empty];
        assert_eq!(
            told(&kinds, 0, &["Music", "Art"]),
            [
                "3 drafts in email/ (2 reminders, 1 receipt): open one, read it, send it.",
                "The plan has no email address for: Music, Art. Put it into the draft, or into the plan.",
            ]
        );
        assert_eq!(
            told(&[MessageKind::Slt], 0, &[]),
            ["1 draft in email/ (1 summary for SLT): open it, read it, send it."]
        );
        assert_eq!(told(&[], 0, &["Music"]), [""; 0], "who gets no draft needs no address");
        assert_eq!(told(&[], 1, &[]), ["1 draft waits in email/ from before, and none is new."]);
        let told = told(&[MessageKind::KeptOut], 2, &[]);
        assert_eq!(
            told,
            [
                "1 draft in email/ (1 request to send one again): open it, read it, send it. 2 more wait there from before."
            ]
        );
    }

    #[test]
    fn what_became_of_a_file_stands_beside_its_name() {
        let of = |outcome| Written { at: Rel::new("matrix/a.xlsx"), outcome };
        let outcomes = [Outcome::New, Outcome::Replaced, Outcome::Unchanged, Outcome::Kept, Outcome::TakenAway];
        let written = outcomes.map(of);
        let told: Vec<_> = became(&written, &|at| at.name()).iter().map(|note| note.outcome).collect();
        assert_eq!(told, outcomes.map(Some));
        assert_eq!(became(&written[..1], &|at| at.name())[0].text, "a.xlsx");
    }
}
