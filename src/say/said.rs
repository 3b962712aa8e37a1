//! What a verb has to say, note by note.

use super::asks::look;
use super::begun::{begun, rounds_beside};
use super::board::name;
use super::files::{Shown, became, drafts, plan_corrected, plan_is, plan_is_open};
use super::made_up::{in_returns, made_up};
use super::note::{Note, Weight};
use super::plain;
use super::renamed::renamed;
use super::total::{due, early, total};
use crate::names::Folder;
use crate::picture::Picture;
use crate::picture::told::position;
use crate::returns::Results;
use crate::round::{Said, Written};
use crate::shelf::Rel;
use crate::words::{day, list, many};

/// The notes of one thing that a verb says. `written` is what became of the files of the round. A preview makes none: it is
/// shown by [`super::asks`], [`super::compared`] and [`super::standings`]; of returns the notes are the total, and each
/// is shown by [`super::whose`] or [`super::board`].
pub fn notes(said: &Said, written: &[Written], shown: Shown<'_>) -> Vec<Note> {
    let done = |text: String| vec![Note::new(Weight::Done, text)];
    let remark = |text: String| vec![Note::new(Weight::Remark, text)];
    let all_done = |texts: Vec<String>| texts.iter().map(|text| Note::new(Weight::Done, text)).collect();
    match said {
        Said::Started(plan) => done(format!("Wrote {}.", shown(plan))),
        Said::RoundsBeside(ways) => remark(rounds_beside(ways)),
        Said::Begun(one) => begun(one, shown),
        Said::NotHanded(failed) => vec![Note {
            beneath: failed.iter().map(|why| plain(&why.to_string())).collect(),
            ..Note::new(Weight::Warning, "Of the last round, this could not be copied, and is not known in this one:")
        }],
        Said::PlanIs(at, beside) => remark(plan_is(at, beside, shown)),
        Said::PlanIsOpen(at) => remark(plan_is_open(at, shown)),
        Said::PlanCorrected(at) => remark(plan_corrected(at, shown)),
        Said::NoReturns => {
            let returns = shown(&Rel::of(Folder::Returns));
            remark(format!("There is no folder '{returns}' yet: put the workbooks that come back there."))
        }
        Said::NotCompared(why) => vec![Note::lines(Weight::Warning, why)],
        Said::Renamed(results) => vec![Note::lines(Weight::Remark, renamed(results))],
        Said::Became(files) => became(written.iter().filter(|written| files.contains(&written.at)), shown),
        Said::Kept(copy) => done(format!(
            "{} is a copy of what was filled in among the workbooks; it is read as a return.",
            shown(copy)
        )),
        Said::Left(at, None) => remark(format!(
            "{} was filled in where it lies: it stays as it is, and is read as a return.",
            shown(at)
        )),
        Said::Left(at, Some(why)) => {
            vec![Note::new(Weight::Warning, format!("{} stays as it is. {why}", shown(at)))]
        }
        Said::NotWritten(why) => vec![Note::lines(Weight::Warning, why.to_string())],
        Said::Drafts { kinds, waiting, without_address } => drafts(kinds, *waiting, without_address, shown),
        Said::Look(looks) => vec![Note {
            beneath: looks.iter().map(look).collect(),
            ..Note::new(Weight::Remark, "Before you send anything, look at this in the plan:")
        }],
        Said::DueHasPassed(due) => remark(format!(
            "Before you send anything: the day they are due back, {}, has passed. It stands on School.",
            day(*due)
        )),
        Said::LeftOver(left) => {
            remark(format!("{} is of no department of the plan any more: move it away.", shown(left)))
        }
        Said::Send(due) => {
            remark(format!("Send each department its workbook; they are due back by {}.", day(*due)))
        }
        Said::Show => remark(
            "Show the talk to departments when they get their workbooks. Governors' page says where you stand today; when \
             more has come back, draw it anew."
                .to_owned(),
        ),
        Said::Findings(results) => all_done(total(results)),
        Said::Correction(results, code, things, at) => {
            let things = many(*things, "thing", "things");
            done(format!("Correction for {}, {things} to look at: {}", name(results, code), shown(at)))
        }
        Said::NotCorrected(results, code, why) => {
            let name = name(results, code);
            let told = format!("No correction could be drawn for {name}: {why}. Its answers are read all the same.");
            vec![Note::new(Weight::Warning, told)]
        }
        Said::Stands { results, matrix, working, .. } => {
            let matrix = format!("Wrote {}", shown(matrix));
            let own = "your own: with what departments tell you, and links to their files";
            let working = format!("Wrote {}, {own}", shown(working));
            all_done([vec![position(results)], total(results), vec![matrix, working]].concat())
        }
        Said::Programme(results, at) => programme(results, at, shown),
        Said::NotAgreed(doubts) => vec![Note {
            beneath: doubts.iter().map(|doubt| plain(doubt)).collect(),
            ..Note::new(Weight::Warning, "Among the agreed steps:")
        }],
        Said::AgreedSince(label, steps) => vec![Note {
            beneath: steps.iter().map(|step| plain(step)).collect(),
            ..Note::new(
                Weight::Warning,
                plain(&format!(
                    "Agreed in {label} after this plan was begun, and asked of nobody here. Put them on Agreed steps of the \
                     plan; or clear them with a dash where they were typed:"
                )),
            )
        }],
        Said::Early(results) => vec![Note::new(Weight::Warning, early(results))],
        Said::Returned(results, today) => {
            all_done([vec![due(results.plan.round.due, today.day)], total(results)].concat())
        }
        Said::Asks(..) | Said::Changes { .. } | Said::Alone(_) | Said::Unread(..) => Vec::new(),
        Said::MadeUp { results, today, .. } => {
            let shows = made_up(&Picture::new(results, *today));
            all_done(shows.into_iter().chain([format!("{}.", in_returns(results))]).collect())
        }
    }
}

/// Where the careers programme is, and on how many departments it rests: that is told to nobody outside.
fn programme(results: &Results, at: &[Rel], shown: Shown<'_>) -> Vec<Note> {
    let files: Vec<String> = at.iter().map(shown).collect();
    if files.is_empty() {
        let none = "No careers programme was written: nothing is known to be in place yet.";
        return vec![Note::new(Weight::Remark, none)];
    }
    let rests_on =
        format!("{} of {}", results.returned().iter().filter(|one| one.audit.is_some()).count(), departments(results));
    let told = format!("Wrote {}: for learners, parents and employers. It rests on {rests_on}.", list(&files));
    let read = "Read the careers programme before you publish it: it prints units and sectors as they were typed.";
    vec![Note::new(Weight::Done, told), Note::new(Weight::Remark, read)]
}

fn departments(results: &Results) -> String {
    many(results.plan.departments.len(), "department", "departments")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::super::drawn::{answered, results};
    use super::*;
    use crate::key::BlockKey;
    use crate::plan::{Look, MessageKind};
    use crate::round::{Next, Today};
    use crate::shelf::{Outcome, ShelfError};

    fn told(said: &Said) -> Vec<(Weight, String)> {
        let at = |outcome, name: &str| Written { at: Rel::new(name), outcome };
        let written = [at(Outcome::New, "workbooks/HUM.xlsx"), at(Outcome::Kept, "returns/kept/HUM.xlsx")];
        let notes = notes(said, &written, &|at| format!("<{at}>"));
        notes.into_iter().map(|note| (note.weight, note.text)).collect()
    }

    #[test]
    fn files_are_named_as_the_caller_names_them() {
        let at = Rel::new("workbooks/HUM.xlsx");
        for (said, weight, text) in [
            (Said::Started(at.clone()), Weight::Done, "Wrote <workbooks/HUM.xlsx>."),
            (Said::Became(vec![at.clone()]), Weight::Done, "<workbooks/HUM.xlsx>"),
            (Said::Kept(at.clone()), Weight::Done, "<workbooks/HUM.xlsx> is a copy of what was filled in"),
            (Said::Left(at.clone(), None), Weight::Remark, "<workbooks/HUM.xlsx> was filled in where it lies"),
            (Said::LeftOver(at.clone()), Weight::Remark, "<workbooks/HUM.xlsx> is of no department of the plan"),
            (Said::PlanIsOpen(at.clone()), Weight::Remark, "'<workbooks/HUM.xlsx>' is open in a program"),
            (Said::PlanCorrected(at.clone()), Weight::Remark, "'<workbooks/HUM.xlsx>' is newer than the plan"),
            (Said::PlanIs(at, Vec::new()), Weight::Remark, "The plan is read from '<workbooks/HUM.xlsx>'. Call it"),
            (Said::NoReturns, Weight::Remark, "There is no folder '<returns>' yet"),
        ] {
            let told = told(&said);
            assert!(told.len() == 1 && told[0].0 == weight && told[0].1.starts_with(text), "{told:?}");
        }
    }

    #[test]
    fn what_was_not_done_weighs_most() {
        let why = || ShelfError::Kept("matrix/a\u{7}.xlsx".into());
        let results = Arc::new(results(vec![answered("HUM")]));
        for said in [
            Said::NotWritten(why()),
            Said::Left(Rel::new("a.xlsx"), Some(why())),
            Said::NotCompared("There is no plan.".to_owned()),
            Said::NotCorrected(Arc::clone(&results), "HUM".to_owned(), "it is too wide".to_owned()),
            Said::Early(results),
        ] {
            let told = told(&said);
            assert!(told.len() == 1 && told[0].0 == Weight::Warning && !told[0].1.contains('\u{7}'), "{told:?}");
        }
    }

    #[test]
    fn what_to_look_at_stands_beneath() {
        let looks = vec![Look { table: BlockKey::School, what: "it is still the example.".to_owned() }];
        let notes = notes(&Said::Look(looks), &[], &|at| at.to_string());
        assert_eq!(notes[0].beneath, ["School: it is still the example."]);
    }

    #[test]
    fn what_came_back_is_told_in_total() {
        let (results, today) = (Arc::new(results(vec![answered("HUM")])), date(2026, 12, 1));
        let texts = |said: &Said| told(said).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
        let all = total(&results);
        assert_eq!(texts(&Said::Findings(Arc::clone(&results))), all);
        let (came, send, overdue, out) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let nothing = Today { day: today, came, send, overdue, out, next: Next::Nothing };
        let returned = texts(&Said::Returned(Arc::clone(&results), nothing));
        assert_eq!((returned[0].as_str(), &returned[1..]), ("Due 11 December 2026 (in 10 days)", &all[..]));
        let [matrix, working] = ["matrix/a.xlsx", "matrix/b.xlsx"].map(Rel::new);
        let stands = Said::Stands { results: Arc::clone(&results), today, matrix: matrix.clone(), working };
        let stands = texts(&stands);
        assert!(
            stands[0].contains("subject") && stands[1] == all[0] && stands.contains(&"Wrote <matrix/a.xlsx>".into())
        );
        let made_up = texts(&Said::MadeUp { results: Arc::clone(&results), today, matrix });
        assert!(made_up[0].ends_with("with 2 departments and 2 subjects; 1 departments have returned."), "{made_up:?}");
        assert_eq!(made_up[3], "0 errors in the returns.");
        let drafts = Said::Drafts { kinds: vec![MessageKind::Receipt], waiting: 0, without_address: Vec::new() };
        assert_eq!(texts(&drafts).len(), 1);
        assert_eq!(texts(&Said::Asks(results, today)), [""; 0], "what a preview shows has parts of its own");
    }
}
