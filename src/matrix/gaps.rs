//! The gaps in the order in which they matter, each with who is concerned and what would mend it.
//!
//! Outcomes first; then the year groups that nobody reaches, and the stages that no employer serves. What is covered
//! and not for everyone stands in a table of its own beneath.

use super::Reader;
use super::columns::{self, Table, Term};
use super::facts::Facts;
use super::mend;
use super::missed;
use super::sheet::{Name, Sheet};
use super::words::{count, either, grouped, list, lower, many, or_none, upper};
use crate::coverage::{Gap, GapKind, Unmet, UnmetKind};
use crate::pen::{Cell, Tone};
use crate::picture::told::covered;

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Fixed("Gaps"),
    reader: Reader::Everybody,
    answers: "covered nowhere, highlighted only, broken progression, only in dedicated time, in one subject only; \
              what is covered but not for every year group, class or programme; year groups never reached, stages \
              without employers; each with a suggestion and who is closest",
    title: |facts| facts.title("Gaps"),
    notes,
    in_short: Some(|facts| format!("{}.", in_all(facts))),
    tables: |facts| vec![worst_first(facts), missed::table(facts, widths(facts))],
    frozen: 2,
    ..Sheet::PLAIN
};

fn notes(facts: &Facts<'_>) -> Vec<String> {
    let is_open = facts.gaps.iter().any(|gap| !gap.is_known());
    let why = if is_open { ", for not everybody asked has answered" } else { "" };
    let mut notes = vec![
        covered(facts),
        format!(
            "{}{why}. Worst kind first; within a kind, where most {} are concerned.",
            in_all(facts),
            facts.plan.words.learners
        ),
        format!(
            "{}.",
            UnmetKind::ALL.map(|kind| format!("{}: {}", unmet_title(facts, kind), unmet_names(facts, kind))).join(". ")
        ),
    ];
    notes.extend(missed::note(facts));
    notes
}

/// The widths of the columns, which both tables share. What SLT is sent names those who are closest in the suggestion alone.
fn widths(facts: &Facts<'_>) -> [u16; 10] {
    if facts.is_shared { [7, 37, 24, 9, 12, 12, 32, 20, 53, 8] } else { [7, 36, 20, 10, 11, 11, 26, 20, 34, 9] }
}

/// A row of the first table.
enum Line<'f> {
    /// An outcome.
    Outcome(&'f Gap<'f>),
    /// A year group that nobody reaches, or a stage that no employer serves.
    Learners(&'f Unmet<'f>),
}

fn worst_first<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, Line<'f>>;
    let (words, widths) = (&facts.plan.words, widths(facts));
    let (stage, cohort) = (lower(&words.stage), lower(&words.cohort));
    let all = grouped(count(facts.learners()));
    let columns = vec![
        Column::order("Order", widths[0]),
        Column::new(format!("Outcome or {cohort}"), widths[1], |line| match line {
            Line::Outcome(gap) => Cell::text(&gap.outcome.title),
            Line::Learners(unmet) => {
                Cell::Text(unmet.cohort.map_or_else(|| unmet.stage.all_of(), |cohort| cohort.name.clone()))
            }
        }),
        Column::new("Gap", widths[2], |line| match line {
            Line::Outcome(gap) => Cell::Text(words.spoken(&title(gap))),
            Line::Learners(unmet) if !unmet.is_known => {
                Cell::Text(format!("Not known yet: {}", lower(&unmet_title(facts, unmet.kind))))
            }
            Line::Learners(unmet) => Cell::Text(unmet_title(facts, unmet.kind)),
        })
        .and(kinds(facts)),
        Column::new(&words.stage, widths[3], |line| match line {
            Line::Outcome(gap) => Cell::text(facts.stage_name(&gap.outcome.stage)),
            Line::Learners(unmet) => Cell::text(&unmet.stage.name),
        }),
        Column::new(format!("{} concerned, of {all}", upper(&words.learners)), widths[4], |line| match line {
            Line::Outcome(gap) if gap.is_known() => Cell::Number(f64::from(gap.learners)),
            Line::Learners(unmet) if unmet.is_known => Cell::Number(f64::from(unmet.learners)),
            Line::Outcome(_) | Line::Learners(_) => Cell::toned("not known yet", Tone::Off),
        })
        .explained(format!(
            "All {} in scope at the outcome's {stage}, or of the {cohort} named, whether or not some of them meet it",
            words.learners
        )),
        Column::new("Answered, of those asked", widths[5], |line| match line {
            Line::Outcome(gap) => Cell::Text(format!("{} of {}", gap.answered, gap.asked)),
            Line::Learners(_) => Cell::None,
        }),
        Column::new("Who plans it already", widths[6], |line| match line {
            Line::Outcome(gap) => or_none(mend::planned(gap).as_deref()),
            Line::Learners(_) => Cell::None,
        }),
        Column::new("Who is closest", widths[7], |line| {
            let near = match line {
                Line::Outcome(gap) => list(&mend::closest(facts, gap)),
                Line::Learners(unmet) => list(&unmet.closest),
            };
            or_none(Some(near.as_str()).filter(|near| !near.is_empty()))
        })
        .only_if(!facts.is_shared)
        .explained(format!(
            "Up to three subjects: first those that highlight it, then those that plan it, then those asked that say \
             Not yet. For a {cohort} first those that plan it, for employers first those that an employer came to"
        )),
        Column::new("A suggestion", widths[8], |line| match line {
            Line::Outcome(gap) => Cell::Text(mend::in_short(facts, gap)),
            Line::Learners(unmet) => Cell::Text(mend::of_learners(facts, unmet)),
        }),
        Column::new("Ref", widths[9], |line| match line {
            Line::Outcome(gap) => Cell::text(gap.outcome.reference.clone()),
            Line::Learners(unmet) => {
                Cell::text(unmet.cohort.map_or_else(|| unmet.stage.code.clone(), |cohort| cohort.code.clone()))
            }
        }),
    ];
    let rows = || facts.gaps.iter().map(Line::Outcome).chain(facts.unmet.iter().map(Line::Learners));
    let table = Table::of("Gaps", rows, columns);
    if facts.missed.is_empty() { table } else { table.captioned("Gaps, the worst kind first") }
}

/// What a gap is called; of one that is not known yet, what is missing so far.
fn title(gap: &Gap<'_>) -> String {
    let so_far = match (gap.kind, gap.so_far) {
        (GapKind::NotKnown, GapKind::Nowhere) => "taught in no workbook that came back",
        (GapKind::NotKnown, GapKind::HighlightedOnly) => "highlighted only, in what came back",
        (GapKind::NotKnown, GapKind::BrokenProgression) => "what it builds on is in no workbook that came back",
        (GapKind::NotKnown, GapKind::DedicatedOnly) => "in dedicated time only, in what came back",
        (GapKind::NotKnown, GapKind::OneSubject) => "in one subject only, in what came back",
        (GapKind::NotKnown, GapKind::NotKnown)
        | (
            GapKind::Nowhere
            | GapKind::HighlightedOnly
            | GapKind::BrokenProgression
            | GapKind::DedicatedOnly
            | GapKind::OneSubject,
            _,
        ) => return gap.title().to_owned(),
    };
    format!("{}: {so_far}", gap.title())
}

/// What is listed as a gap, in which order.
fn kinds(facts: &Facts<'_>) -> [Term; 3] {
    let words = &facts.plan.words;
    let (stage, cohort) = (lower(&words.stage), lower(&words.cohort));
    let kinds: Vec<String> = GapKind::ALL.into_iter().map(|kind| lower(kind.title())).collect();
    [
        Term::new(
            "Gaps",
            format!(
                "In this order: {}. Within a kind, where most {} are concerned. An outcome is listed once, under the \
                 worst. A gap holds where every subject asked has answered; before that it is not known yet",
                kinds.join("; "),
                words.learners
            ),
        ),
        Term::new(
            unmet_title(facts, UnmetKind::NeverReached),
            format!(
                "Listed after the outcomes, where no row that is Highlighted or more and In place names this {cohort}, in a \
                 subject or in dedicated time, and neither gives a number reached above 0. Not known yet where a row \
                 does not say which {cohort} it is for, or where a subject that teaches it, or dedicated time, has not \
                 answered"
            ),
        ),
        Term::new(
            unmet_title(facts, UnmetKind::NoEmployer),
            format!(
                "Listed last, where no meaningful employer record that took place names an outcome or a {cohort} of \
                 the {stage}. Not known yet where such a record does not say for whom it was, or where a subject that \
                 teaches the {stage}, or dedicated time, has not answered"
            ),
        ),
    ]
}

/// What a kind of gap of learners is called, in this setting's words.
pub(super) fn unmet_title(facts: &Facts<'_>, kind: UnmetKind) -> String {
    match kind {
        UnmetKind::NeverReached => format!("{} never reached", facts.plan.words.cohort),
        UnmetKind::NoEmployer => format!("{} without a meaningful employer record", facts.plan.words.stage),
    }
}

fn unmet_names(facts: &Facts<'_>, kind: UnmetKind) -> String {
    let names = |is_known: bool| -> Vec<&str> {
        let these = facts.unmet.iter().filter(|unmet| unmet.kind == kind && unmet.is_known == is_known);
        these.map(|unmet| unmet.cohort.map_or(unmet.stage.name.as_str(), |cohort| cohort.name.as_str())).collect()
    };
    let (known, not_known) = (names(true), names(false));
    match (known.as_slice(), not_known.as_slice()) {
        ([], []) => "none".to_owned(),
        (known, []) => list(known),
        ([], not_known) => format!("none that is known; not known yet of {}", list(not_known)),
        (known, not_known) => format!("{}; not known yet of {}", list(known), list(not_known)),
    }
}

/// What is said where no gap is known.
pub(crate) fn none_known(facts: &Facts<'_>) -> String {
    match facts.gaps.len() {
        0 => "None: every outcome is covered in two places or more.".to_owned(),
        open => format!(
            "None that is known yet: of {} not everybody asked has answered.",
            many(open, "outcome", "outcomes")
        ),
    }
}

/// How many outcomes have a gap, and of how many more that is not known.
fn in_all(facts: &Facts<'_>) -> String {
    let known = facts.known_gaps().count();
    let all = many(facts.map.lines.len(), "outcome", "outcomes");
    format!("{known} of {all} {} a gap{}", either(known, "has", "have"), not_known(facts))
}

/// Of how many more outcomes it is not known whether they have a gap, where there are any.
fn not_known(facts: &Facts<'_>) -> String {
    match facts.gaps.len() - facts.known_gaps().count() {
        0 => String::new(),
        more => format!("; of {more} more that is not known yet"),
    }
}

/// A gap in a sentence or two, for the first sheet.
pub(super) fn told(facts: &Facts<'_>, gap: &Gap<'_>) -> String {
    let title = gap.outcome.title.trim_end_matches('.');
    let kind = facts.plan.words.spoken(gap.title());
    format!(
        "“{title}” ({}, {} of {} {}): {}. {}",
        facts.stage_name(&gap.outcome.stage),
        grouped(count(gap.learners)),
        grouped(count(facts.learners())),
        facts.plan.words.learners,
        lower(&kind),
        mend::of_outcome(facts, gap)
    )
}
