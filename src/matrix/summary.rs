//! The first sheet: one A4 page, and on a phone one column of sentences with every subject as a block beside it.
//!
//! ```text
//! Where we are                     14 of the 22 subjects that have answered reach Foundation or more; 8 are …
//!                                  28 of 36 outcomes are taught in a subject and in place, 2 more only in …
//! Every subject by its approach    blocks by approach (`strip`)
//! What SLT is asked to decide      1 Twenty minutes of the January training day · by 4 January 2027 · Helen Adeyemi
//! The three biggest gaps           “Explain how pay is worked out” (Key Stage 3): covered nowhere; …
//! What else to know                What has changed: …   Who is missing: …   Worth copying: …
//! Sheets                           each with a link
//! ```

use super::columns::{self, Table};
use super::facts::Facts;
use super::sheet::{Name, Sheet};
use super::words::{clipped, day, either, first, list, lower};
use super::{Reader, gaps, missed, shown, strip};
use crate::coverage::{Told, Unmet, UnmetKind};
use crate::pen::{Cell, PrintOn, Tab};
use crate::picture::since;
use crate::picture::told::{
    covered, how_sure, not_returned, nothing_to_decide, position, returned, since as told_since,
};
use crate::picture::{Ask, Circle, priorities};
use crate::plan::{Approach, LEADER};

/// What a phone shows of a sheet at seven eighths of its size, or more: broad enough that the page is printed in letters that
/// can be read.
const WIDTH: u16 = 64;

/// So many examples that are worth copying are told here, that all of it is printed in letters that can be read.
const EXAMPLES: usize = 1;

/// So many subjects that moved are told here with why; *What changed* has all of them.
const MOVED: usize = 2;

/// So many cohorts are named that meet no employer.
const NAMED: usize = 6;

/// So many gaps are told here; all of them stand on their own sheet.
const GAPS: usize = 3;

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Fixed("Summary"),
    reader: Reader::Everybody,
    answers: "where we are, every subject by its approach, what SLT is asked to decide, the three biggest gaps, what has \
              changed since the last round, who has not returned, what is worth copying: one page",
    title: |facts| clipped(&format!("Careers matrix: {}", facts.plan.school.name), 70),
    notes,
    tables,
    frozen: 0,
    print: PrintOn::OneUpright,
    colour: Tab::First,
    ..Sheet::PLAIN
};

fn notes(facts: &Facts<'_>) -> Vec<String> {
    let early = facts
        .is_early()
        .then(|| format!("An early picture: it rests on {}. Most of it is not known yet.", returned(facts)));
    let stood = format!("Round {}, as it stood on {}.", facts.plan.round.label, day(facts.today));
    early.into_iter().chain([clipped(&stood, 120)]).collect()
}

fn tables<'f>(facts: &'f Facts<'f>) -> Vec<Table<'f>> {
    let words = &facts.plan.words;
    vec![
        sentences("Position", "Where we are", vec![Cell::Strong(position(facts.results)), Cell::Text(covered(facts))]),
        strip::table(facts, WIDTH),
        sentences("Decisions", "What SLT is asked to decide", texts(decisions(facts))),
        sentences("Biggest gaps", the_biggest(facts), texts(worst(facts))),
        sentences(
            "Else",
            "What else to know",
            texts(else_to_know(facts).iter().map(|told| words.spoken(told)).collect()),
        ),
        sheets(facts),
    ]
}

/// A sentence in each row, under the question that they answer.
fn sentences<'f>(name: &'static str, question: &'static str, rows: Vec<Cell>) -> Table<'f> {
    Table::of(name, move || rows, vec![columns::Column::new(question, WIDTH, |cell: &Cell| cell.clone())])
}

fn texts(told: Vec<String>) -> Vec<Cell> {
    told.into_iter().map(Cell::Text).collect()
}

/// What SLT is asked to decide, numbered; then what it is asked to see to.
fn decisions(facts: &Facts<'_>) -> Vec<String> {
    let told = |is_decision: bool| {
        let these = facts.asks.iter().filter(move |ask| matches!(ask, Ask::Decision(_)) == is_decision);
        these.filter_map(|ask| ask.on_a_line(facts))
    };
    let numbered = (1..).zip(told(true)).map(|(number, told): (u32, _)| format!("{number} {told}"));
    let mut lines: Vec<String> = numbered.collect();
    if lines.is_empty() {
        lines.push(nothing_to_decide(facts).to_owned());
    }
    lines.extend(told(false));
    lines
}

fn the_biggest(facts: &Facts<'_>) -> &'static str {
    match facts.known_gaps().take(GAPS).count() {
        0 => "Gaps",
        1 => "The biggest gap",
        2 => "The two biggest gaps",
        _ => "The three biggest gaps",
    }
}

fn worst(facts: &Facts<'_>) -> Vec<String> {
    let told = biggest_gaps(facts);
    if told.is_empty() { vec![gaps::none_known(facts)] } else { told }
}

/// What else a head teacher asks, each with its answer.
fn else_to_know(facts: &Facts<'_>) -> Vec<String> {
    let mut told = vec![format!("What has changed: {}", lower(&told_since(facts)))];
    if let Some(change) = facts.changes.first() {
        // The approaches above are theirs too, so that a line each is enough.
        let moved = since::moved(change, since::Room::LINE);
        told.extend(moved.into_iter().take(MOVED));
        told.extend(
            since::gaps(change, since::Room::LINE).map(|gaps| format!("Gaps since {}: {gaps}", change.label())),
        );
    }
    told.extend([
        format!("Who is missing: {}", lower(&not_returned(facts))),
        format!("Is every {} reached: {}", lower(&facts.plan.words.cohort), everyone(facts)),
    ]);
    told.extend(facts.steps_kept().map(|kept| format!("Steps kept: {kept}")));
    let priorities = priorities::in_short(facts).map(|told| format!("Our priorities: {}", lower(&told)));
    // One page has room for so much.
    let examples = if priorities.is_some() { 1 } else { EXAMPLES };
    told.extend(priorities);
    if facts.sharing.is_empty() {
        let foundation = facts.plan.name_of(Approach::Foundation);
        told.push(format!("Worth copying: nothing that came back goes beyond {foundation} yet."));
    }
    told.extend(
        facts.sharing.iter().take(examples).map(|pocket| format!("Worth copying: {}", pocket.told(facts.plan))),
    );
    let support = facts.asks.iter().filter(|ask| matches!(ask, Ask::Support(_)));
    told.extend(support.map(|ask| format!("{}: {}", ask.label(), ask.told(facts, Circle::Leadership))));
    told.push(format!("How sure this is: {}", how_sure(facts)));
    told
}

/// Whom nothing reaches, as far as is known, and what is covered and not for everyone.
fn everyone(facts: &Facts<'_>) -> String {
    let names = |kind: UnmetKind, is_known: bool| -> Vec<&str> {
        let these = facts.unmet.iter().filter(|unmet| unmet.kind == kind && unmet.is_known == is_known);
        these.map(|unmet: &Unmet<'_>| unmet.cohort.map_or(unmet.stage.name.as_str(), |one| one.name.as_str())).collect()
    };
    let cohort = lower(&facts.plan.words.cohort);
    let (never, open) = (names(UnmetKind::NeverReached, true), names(UnmetKind::NeverReached, false));
    let all = facts.plan.stages.iter().map(|stage| stage.cohorts.len()).sum::<usize>();
    let reached = match (never.as_slice(), open.as_slice()) {
        ([], []) => format!("each {cohort} meets something."),
        ([], open) if open.len() >= all => format!("of no {cohort} that is known yet."),
        ([], open) => format!("of {} that is not known yet; every other {cohort} meets something.", list(open)),
        (never, _) => format!("{} {} nothing yet.", list(never), either(never.len(), "meets", "meet")),
    };
    let employers = without_employers(facts);
    [Some(reached), not_for_everyone(facts), employers].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The cohorts for whom no meaningful encounter with an employer is on record, where anybody who teaches them has answered:
/// *so far*, unless all have.
fn without_employers(facts: &Facts<'_>) -> Option<String> {
    let is_without =
        |told: &&Told<'_>| told.in_scope > 0 && told.answered > 0 && told.encounters.in_meaningful.most == 0;
    let these: Vec<&Told<'_>> = facts.cohorts.iter().filter(is_without).collect();
    let names: Vec<&str> =
        these.iter().flat_map(|told| &told.cohorts).map(|(_, cohort)| cohort.name.as_str()).collect();
    let is_known = facts.counts(LEADER) && these.iter().all(|told| told.answered == told.subjects);
    let so_far = if is_known { "" } else { " so far" };
    (!names.is_empty())
        .then(|| format!("No meaningful encounter with an employer is on record{so_far} for {}.", first(&names, NAMED)))
}

/// The other sheets, each with what it tells in short and a link.
fn sheets<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, &'static Sheet>;
    let columns = vec![
        Column::new("More in this file", WIDTH, |sheet| Cell::Text(facts.plan.words.spoken(&in_short(facts, sheet)))),
        Column::new("Sheet", strip::BLOCK, |sheet| sheet.link(facts.plan)),
    ];
    let others = || shown(facts).filter(|sheet| sheet.name(facts.plan) != SHEET.name(facts.plan));
    Table::of("Sheets", others, columns)
}

/// What a sheet tells in short, else the first of what it answers.
fn in_short(facts: &Facts<'_>, sheet: &Sheet) -> String {
    let answers = || super::words::sentence(&super::words::upper(sheet.answers.split(';').next().unwrap_or_default()));
    sheet.in_short.map_or_else(answers, |in_short| in_short(facts))
}

/// The biggest gaps, each in a sentence or two; none where every outcome is covered in two places.
pub(crate) fn biggest_gaps(facts: &Facts<'_>) -> Vec<String> {
    facts.known_gaps().take(GAPS).map(|gap| gaps::told(facts, gap)).collect()
}

/// What is covered and not for everyone, where anything is.
pub(crate) fn not_for_everyone(facts: &Facts<'_>) -> Option<String> {
    missed::told(facts)
}
