//! Every round that can be read, the oldest first: how many subjects stood where, drawn as bars too, and each subject's way.
//!
//! ```text
//! Round            Subjects   Not known   Not yet Foundation   Foundation   Careers Across …   Employer Enriched
//! 2024-25 autumn   26         9           8                    5            4                  –
//! 2025-26 autumn   26         4           7                    8            6                  1
//! ```

use super::columns::{self, Table, Term};
use super::facts::Facts;
use super::sheet::{Name, Sheet};
use super::words;
use crate::change::Stood;
use crate::judge::Verdict;
use crate::pen::{Bars, Cell, Tone};
use crate::plan::Approach;
use crate::returns::Results;

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Fixed("Round by round"),
    shown: |plan| plan.round.last.is_some(),
    answers: "every round that could be read: how many subjects stood where, drawn as bars, and where each subject stood",
    title: |facts| facts.title("Round by round"),
    notes: |_| {
        vec![
            "Each round as its returns were, judged by the rules of now. What is not known is no step down.".to_owned(),
        ]
    },
    in_short: Some(|facts| {
        format!("Every subject in {}, the oldest first.", words::many(facts.changes.len() + 1, "round", "rounds"))
    }),
    tables: |facts| vec![counts(facts), subjects(facts)],
    frozen: 1,
    ..Sheet::PLAIN
};

/// One round: what it was called, how many subjects it had, and how those stood that it had.
struct Round {
    label: String,
    stood: Vec<Option<Approach>>,
    all: usize,
}

impl Round {
    fn of(label: &str, all: usize, stood: impl Iterator<Item = Stood>) -> Round {
        Round { label: label.to_owned(), stood: stood.filter_map(Stood::known).collect(), all }
    }

    fn at(&self, reached: Option<Approach>) -> usize {
        self.stood.iter().filter(|own| **own == reached).count()
    }
}

/// The rounds, the oldest first.
fn rounds(facts: &Facts<'_>) -> Vec<Round> {
    let earlier = facts
        .changes
        .iter()
        .rev()
        .map(|change| Round::of(change.label(), change.stood.len(), change.stood.iter().map(|(_, stood)| *stood)));
    let now: &Results = facts.results;
    let stood = now.verdicts.iter().map(Stood::of);
    earlier.chain([Round::of(&now.plan.round.label, now.verdicts.len(), stood)]).collect()
}

fn counts<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, Round>;
    let places = std::iter::once(None).chain(Approach::ALL.map(Some));
    let mut columns = vec![
        Column::new("Round", 24, |round| Cell::Strong(round.label.clone())),
        Column::new("Subjects", 18, |round| Cell::count(round.all)),
        Column::new("Not known", 18, |round| Cell::count(round.all - round.stood.len())).explained(
            "No return, returned empty, not answered or not fully, or nothing in scope: where a subject stands is not known then",
        ),
    ];
    columns.extend(
        places.clone().map(|place| {
            Column::new(words::approach(facts.plan, place), 18, move |round| Cell::count(round.at(place)))
        }),
    );
    let tones = std::iter::once(Tone::Unknown).chain(places.map(words::tone)).collect();
    let bars = Bars {
        labels: 0,
        first: 2,
        tones,
        title: facts.plan.words.spoken("Subjects by approach, round by round"),
        told: told(facts),
    };
    Table::of("Rounds", || rounds(facts), columns)
        .captioned("Subjects by approach")
        .explained([Term::new("Round", "As its plan calls it, the oldest first; the last is this one")])
        .with_bars(bars)
}

/// What the bars show, in words.
fn told(facts: &Facts<'_>) -> String {
    let one = |round: &Round| {
        let reach = round.stood.iter().filter(|own| own.is_some()).count();
        format!(
            "{}: {reach} of {} reach {} or more",
            round.label,
            round.stood.len(),
            facts.plan.name_of(Approach::Foundation)
        )
    };
    rounds(facts).iter().map(one).collect::<Vec<_>>().join("; ") + ". The table above has every number."
}

/// Where each subject stood, round by round.
fn subjects<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, &'f Verdict>;
    let mut columns = vec![Column::new("Subject", 24, |verdict| Cell::Strong(verdict.subject.clone()))];
    columns.extend(facts.changes.iter().rev().map(|change| {
        Column::new(change.label(), 18, move |verdict| {
            words::stood(facts.plan, change.moved(verdict).and_then(|moved| moved.then))
        })
    }));
    columns.push(Column::new(facts.plan.round.label.as_str(), 18, |verdict| {
        words::stood(facts.plan, Some(Stood::of(verdict)))
    }));
    Table::of("Subjects by round", || &facts.results.verdicts, columns).captioned("Subject by subject")
}
