//! What is the same in two plans, and why a subject cannot be compared.

use std::cmp::Ordering;

use super::*;
use crate::answers::Read;
use crate::answers::audit::{Coverage, Tick};
use crate::judge::Standing;
use crate::layout::{Forms, answers_of};
use crate::plan::Share;
use crate::returns::{Incoming, Recognised, Saved, settle};
use crate::scope::drawn;

const OUTCOMES: &str = "
    | Ref   |
    | KS3-1 |
    | KS3-2 |";

const SUBJECTS: &str = "
    | Department | Subject | Stages |
    | HUM        | History | KS3    |";

fn plan() -> Plan {
    drawn::plan(OUTCOMES, SUBJECTS)
}

fn round(plan: &Plan, audit: Option<&Audit>) -> Results {
    let forms = Forms::new(plan.clone());
    let incoming = audit.map(|audit| {
        let read = Read { answers: answers_of(audit), ..Read::default() };
        let recognised = Recognised::Audit { code: "HUM".to_owned(), read };
        Incoming { file: "HUM.xlsx".to_owned(), saved: Saved::default(), recognised }
    });
    Results::new(&forms, settle(&forms, incoming.into_iter().collect()))
}

/// History with a coverage for each outcome, in place, and every needed statement of Foundation answered.
fn history(coverages: [&str; 2], tick: Tick) -> Audit {
    let row = |(reference, coverage): (&str, &str)| {
        format!("| History | {reference} | {coverage} | In place | Year 7 | Castles | Autumn |\n")
    };
    let rows: String = ["KS3-1", "KS3-2"].into_iter().zip(coverages).map(row).collect();
    let heads = "| Subject | Ref | Coverage | Status | Year groups | Unit | Term |\n";
    let mut audit = drawn::audit(&format!("{heads}{rows}"));
    for row in audit.outcomes.iter_mut().filter(|row| row.coverage == Some(Coverage::NotYet)) {
        row.status = None;
    }
    drawn::ticked(audit, "History", [("F1", tick)])
}

fn step(then: &Results, now: &Results) -> Step {
    Change::since(then, &[], now).subjects[0].step
}

#[test]
fn a_subject_moves_by_what_it_says_and_never_by_what_it_leaves_blank() {
    let mut plan = plan();
    plan.rules.relevance_every_cohort = false;
    let less = round(&plan, Some(&history(["Not yet", "Not yet"], Tick::Yes)));
    let more = round(&plan, Some(&history(["Highlighted", "Not yet"], Tick::Yes)));
    assert_eq!([step(&less, &more), step(&more, &less), step(&more, &more)], [Step::Up, Step::Down, Step::Level]);
    let change = Change::since(&less, &[], &more);
    let told: Vec<_> = change.subjects[0].why.outcomes.iter().map(|one| (one.then, one.now, one.order())).collect();
    assert_eq!(told, [(Level::NotYet, Level::Highlighted, Ordering::Greater)]);
    // The checklist is left blank: what was reached then is not lost.
    let mut blank = history(["Highlighted", "Not yet"], Tick::Yes);
    blank.checklist.clear();
    let blank = round(&plan, Some(&blank));
    assert_eq!(step(&more, &blank), Step::NotCompared(Reason::LeftOpen { then: false, now: true }));
    assert_eq!(step(&blank, &more), Step::NotCompared(Reason::LeftOpen { then: true, now: false }));
    // A row is left blank, which alone held it.
    let mut unsaid = history(["Highlighted", "Not yet"], Tick::Yes);
    unsaid.outcomes.remove(0);
    let unsaid = round(&plan, Some(&unsaid));
    assert_eq!(step(&more, &unsaid), Step::NotCompared(Reason::LeftOpen { then: false, now: true }));
    let change = Change::since(&more, &[], &unsaid);
    assert!(change.subjects[0].why.is_empty() && change.gaps.is_empty(), "silence is no change");
    let none = round(&plan, None);
    assert_eq!(step(&more, &none), Step::NotCompared(Reason::Now(Standing::NoReturn)));
    assert_eq!(step(&none, &more), Step::NotCompared(Reason::Then(Standing::NoReturn)));
}

#[test]
fn another_question_or_another_rule_is_no_step() {
    let mut before = plan();
    before.rules.relevance_every_cohort = false;
    before.rules.foundation_share = Share::new(100).expect("a share");
    let then = round(&before, Some(&history(["Highlighted", "Not yet"], Tick::Yes)));
    let mut easier = before.clone();
    easier.rules.foundation_share = Share::new(25).expect("a share");
    let now = round(&easier, Some(&history(["Highlighted", "Not yet"], Tick::Yes)));
    let change = Change::since(&then, &[], &now);
    assert!(change.asked.has_other_rules);
    assert_eq!(change.subjects[0].step, Step::Level, "both are judged by the rules of now");
    assert_eq!((then.verdicts[0].reached(), now.verdicts[0].reached().is_some()), (None, true));
    // The outcome that held it back is asked no more.
    let mut fewer = before.clone();
    fewer.outcomes.truncate(1);
    let mut audit = history(["Highlighted", "Not yet"], Tick::Yes);
    audit.outcomes.truncate(1);
    assert_eq!(step(&then, &round(&fewer, Some(&audit))), Step::NotCompared(Reason::AskedOtherwise));
    let mut other = before;
    other.departments[0].subjects[0].name = "Latin".to_owned();
    let change = Change::since(&then, &[], &then);
    assert!(change.gone.is_empty());
    let other = round(&other, None);
    let change = Change::since(&then, &[], &other);
    assert_eq!((change.subjects[0].step, change.gone.len()), (Step::NotCompared(Reason::New), 1));
}

#[test]
fn a_subject_is_the_same_whichever_department_has_it() {
    let then = round(&plan(), Some(&history(["Highlighted", "Not yet"], Tick::Yes)));
    let mut moved = plan();
    moved.departments[0].code = "SOC".to_owned();
    let now = round(&moved, None);
    let change = Change::since(&then, &[], &now);
    assert_eq!(change.subjects[0].step, Step::NotCompared(Reason::Now(Standing::NoReturn)));
    assert!(change.gone.is_empty() && change.subjects[0].then.is_some_and(|then| then.standing.is_judged()));
}

#[test]
fn an_outcome_is_the_same_by_its_words_or_by_what_it_replaces_alone() {
    let then = plan();
    let pairs = |now: &Plan, between: &[&Plan]| {
        let asked = Asked::of(&then, between, now);
        asked.outcomes.iter().map(|(was, is)| format!("{}>{}", was.reference, is.reference)).collect::<Vec<_>>()
    };
    assert_eq!(pairs(&then, &[]), ["KS3-1>KS3-1", "KS3-2>KS3-2"]);
    let mut now = then.clone();
    now.outcomes[0].title.push('.');
    now.outcomes[1].title = "Something else".to_owned();
    assert_eq!(pairs(&now, &[]), ["KS3-1>KS3-1"], "a full stop is no other outcome, another title is");
    now.outcomes[1].replaces = vec!["KS3-2".to_owned()];
    now.outcomes[1].reference = "KS3-9".to_owned();
    assert_eq!(pairs(&now, &[]), ["KS3-1>KS3-1", "KS3-2>KS3-9"]);
    let mut later = now.clone();
    later.outcomes[1].title = "Something new".to_owned();
    later.outcomes[1].reference = "KS3-10".to_owned();
    later.outcomes[1].replaces = vec!["KS3-9".to_owned()];
    assert_eq!(pairs(&later, &[&now]), ["KS3-1>KS3-1", "KS3-2>KS3-10"], "through the round between");
    assert_eq!(pairs(&later, &[]), ["KS3-1>KS3-1"]);
    let mut split = now.clone();
    split.outcomes.push(crate::plan::Outcome { reference: "KS3-11".to_owned(), ..split.outcomes[1].clone() });
    assert_eq!(pairs(&split, &[]), ["KS3-1>KS3-1"], "of two that replace one neither is the same");
}
