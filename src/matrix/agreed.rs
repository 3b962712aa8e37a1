//! The next step of each subject: what the matrix proposes, and beside it what the Careers Leader agrees, typed here.
//!
//! ```text
//! Subject   Agreed last round   Done?     Why   Proposed step        Agreed step     Owner    By when
//! History   One visit …         Not yet   …     1 more outcome in …  ____________    ______   _______
//! ```
//! What is typed goes on to the next working copy, and to the next round's plan.

use super::approaches::by_department;
use super::columns::{self, Table, Term};
use super::facts::Facts;
use super::next;
use super::sheet::{Name, Sheet};
use crate::answers::audit::StepDone;
use crate::answers::{Labelled, Typed};
use crate::judge::Verdict;
use crate::learner;
use crate::pen::{Cell, Tone};
use crate::picture::Kept;
use crate::plan::Plan;
use crate::returns::{Agreed, heads};

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Fixed(heads::SHEET),
    answers: "the next step that each subject is proposed, and what you agree with it: step, owner, day; and which of last \
              round's steps were kept",
    title: |facts| facts.title("Agreed steps"),
    headline: |facts| facts.steps_kept(),
    notes: |facts| {
        let is_open = facts.kept().iter().any(|kept| kept.done() == Some(StepDone::NotYet));
        let again = is_open.then_some("A step that is not yet done goes on where you agree it again, here.");
        [
            "Type into the coloured cells here, in this copy. The next working copy has what you typed, and the plan of the \
             next round too: its departments are asked first whether their step is done.",
            "Clear a step with a dash. Nothing here counts in any approach.",
        ]
        .into_iter()
        .chain(again)
        .map(str::to_owned)
        .collect()
    },
    tables: |facts| vec![steps(facts)],
    terms: |_| {
        vec![Term::new(
            "Steps kept",
            "How many of the steps that were agreed after the last round their departments call Done",
        )]
    },
    frozen: 2,
    ..Sheet::PLAIN
};

/// The step that is proposed for a subject, in one sentence.
pub fn proposed(plan: &Plan, verdict: &Verdict) -> String {
    plan.words.spoken(&next::step(plan, verdict))
}

fn steps<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, &'f Verdict>;
    let has_last = !facts.plan.agreed.is_empty();
    let typed = |head: &'static str, width: u16, of: fn(&Agreed) -> Option<Typed>| -> Column<'f> {
        Column::new(head, width, move |verdict| {
            Cell::Open(facts.results.agreed.iter().find(|one| one.subject == verdict.subject).and_then(of))
        })
    };
    let last = |head: &'static str, width: u16, of: fn(&Kept<'_>) -> String| -> Column<'f> {
        let column = Column::new(head, width, move |verdict: &&Verdict| {
            let own = facts.kept().into_iter().filter(|kept| kept.step.subject == verdict.subject);
            let lines: Vec<String> = own.map(|kept| of(&kept)).collect();
            if lines.is_empty() { Cell::toned("none", Tone::Off) } else { Cell::Text(lines.join("\n")) }
        });
        column.only_if(has_last)
    };
    let columns = vec![
        Column::new(heads::DEPARTMENT, 15, |verdict| Cell::text(facts.name(&verdict.department))).whole(),
        Column::new(heads::SUBJECT, 17, |verdict| Cell::Strong(verdict.subject.clone())),
        last(heads::LAST, 30, |kept| kept.step.told()),
        last(heads::DONE, 11, |kept| kept.done().map_or("not said", Labelled::label).to_owned()),
        last(heads::WHY, 24, |kept| {
            let said = kept.said.and_then(|said| said.why.as_deref());
            said.map_or("none", learner::shareable).to_owned()
        }),
        Column::new(heads::PROPOSED, 38, |verdict| Cell::Text(proposed(facts.plan, verdict))),
        typed(heads::STEP, 38, |one| one.step.clone()),
        typed(heads::OWNER, 20, |one| one.owner.clone()),
        typed(heads::BY, 13, |one| one.by.clone()),
        Column::new(heads::CHAMPION, 18, |verdict| {
            let champion = facts.plan.department(&verdict.department).map(|one| one.champion.as_str());
            Cell::text(champion.filter(|champion| !champion.is_empty()).unwrap_or("nobody yet"))
        })
        .explained("Whoever sees to careers in a department beside its lead: named on Departments of the plan"),
    ];
    Table::of("Agreed steps", || by_department(facts), columns)
}
