//! Every subject as a small block with its name, by the approach that it has reached: position, names and counts in one.
//!
//! ```text
//! Careers Across the Curriculum: 4 of 26          │ Business │ French │ Media
//! at least half of its outcomes taught …          │
//! Careers Across the Curriculum, more of the 4    │ Science  │ –      │ –
//! No return: 2 of 26                              │ Music ///│ …                hatched: nothing is known
//! ```

use super::approaches::waits;
use super::columns::{self, Table};
use super::facts::Facts;
use super::words::{self, lower, many, upper};
use crate::judge::{Standing, Verdict};
use crate::pen::{Cell, Tone};
use crate::plan::{Approach, Share};

/// The width of a block: most names stand in it on one line.
pub(super) const BLOCK: u16 = 18;

/// What stands above each block of a row: Excel allows no two equal headings. So many blocks stand beside each other at
/// most.
const HEADINGS: [&str; 5] = ["Its subjects", "and", "also", "besides", "further"];

/// So many at least.
const FEWEST: usize = 3;

/// A school has about so many rows of blocks.
const ROWS: usize = 8;

/// Where there is no further subject.
const NOBODY: &str = "–";

/// Subjects that stand alike.
struct Group<'f> {
    name: String,
    /// What it takes to stand there, in a few words.
    rule: String,
    tone: Tone,
    subjects: Vec<&'f Verdict>,
}

/// A row of blocks: what its group is called, and its subjects.
struct Row<'f> {
    label: String,
    tone: Tone,
    subjects: Vec<&'f Verdict>,
}

/// The blocks; the groups' names stand in a column of this width.
pub(super) fn table<'f>(facts: &'f Facts<'f>, width: u16) -> Table<'f> {
    type Column<'f> = columns::Column<'f, Row<'f>>;
    let beside = facts.results.verdicts.len().div_ceil(ROWS).clamp(FEWEST, HEADINGS.len());
    let label = Column::new("Every subject by its approach", width, |row: &Row<'_>| Cell::toned(&row.label, row.tone));
    let block = |(place, heading): (usize, &&'static str)| {
        Column::new(*heading, BLOCK, move |row: &Row<'_>| match row.subjects.get(place) {
            Some(verdict) => named(facts, verdict, row.tone),
            None => Cell::text(NOBODY),
        })
    };
    let columns = std::iter::once(label).chain(HEADINGS.iter().take(beside).enumerate().map(block)).collect();
    Table::of("Subjects by approach", move || rows(facts, beside), columns)
}

/// The rows of every group, so many blocks in each.
fn rows<'f>(facts: &'f Facts<'f>, beside: usize) -> Vec<Row<'f>> {
    let all = facts.results.verdicts.len();
    let of = |group: Group<'f>| {
        let label = format!("{}: {} of {all}\n{}", group.name, group.subjects.len(), group.rule);
        let mut chunks = group.subjects.chunks(beside).map(<[_]>::to_vec);
        let first = Row { label, tone: group.tone, subjects: chunks.next().unwrap_or_default() };
        let more = chunks.map(|subjects| {
            let label = format!("{}, more of the {}", group.name, group.subjects.len());
            Row { label, tone: group.tone, subjects }
        });
        std::iter::once(first).chain(more).collect::<Vec<_>>()
    };
    groups(facts).into_iter().flat_map(of).collect()
}

/// A subject as a block: with what it left blank, which is no answer, and then hatched.
fn named(facts: &Facts<'_>, verdict: &Verdict, tone: Tone) -> Cell {
    let blank = verdict.standing.is_judged().then(|| verdict.blank.told_in(facts.plan)).flatten();
    match blank {
        Some(blank) => Cell::toned(format!("{} ({blank})", verdict.subject), Tone::Unknown),
        None => Cell::toned(&verdict.subject, tone),
    }
}

/// The groups: those judged always, the highest approach first; the others where there are any.
fn groups<'f>(facts: &'f Facts<'f>) -> Vec<Group<'f>> {
    let these = |is_there: &dyn Fn(&Verdict) -> bool| -> Vec<&Verdict> {
        facts.results.verdicts.iter().filter(|verdict| is_there(verdict)).collect()
    };
    let approaches = Approach::ALL.into_iter().rev().map(Some).chain([None]).map(|reached| Group {
        name: words::approach(facts.plan, reached),
        rule: rule(facts, reached),
        tone: words::tone(reached),
        subjects: these(&|verdict| match reached {
            None => verdict.is_below(),
            Some(_) => verdict.reached() == reached,
        }),
    });
    let others = [
        ("No return", "nothing has come back from the department", Standing::NoReturn, Tone::Unknown),
        ("Returned empty", "the department's workbook came back blank", Standing::ReturnedEmpty, Tone::Unknown),
        (
            "Not answered",
            "the department returned, without a word on the subject",
            Standing::NotAnswered,
            Tone::Unknown,
        ),
        ("Not judged", "nothing is asked of it this year", Standing::NotJudged, Tone::Off),
    ];
    let others = others.map(|(name, rule, kind, tone)| Group {
        name: name.to_owned(),
        rule: facts.plan.words.spoken(rule),
        tone,
        subjects: these(&|verdict| verdict.standing == kind && !waits(facts, verdict)),
    });
    let in_part = Group {
        name: upper(Standing::NOT_FULLY),
        rule: "nothing that was answered holds it back; what is blank may lift it".to_owned(),
        tone: Tone::Unknown,
        subjects: these(&Verdict::is_held_by_silence),
    };
    let waiting = Group {
        name: "Waits for an answer".to_owned(),
        rule: "the department is not sure, and has asked the Careers Leader".to_owned(),
        tone: Tone::Unknown,
        subjects: these(&|verdict| waits(facts, verdict)),
    };
    let others = [in_part, waiting].into_iter().chain(others);
    approaches.chain(others.into_iter().filter(|group| !group.subjects.is_empty())).collect()
}

/// What it takes to reach an approach, or none: a line each.
fn rule(facts: &Facts<'_>, reached: Option<Approach>) -> String {
    let rules = &facts.plan.rules;
    let each = format!("each {}", lower(&facts.plan.words.stage));
    match reached {
        None => "fewer, or a needed statement is not Yes; hatched: something blank".to_owned(),
        Some(Approach::Foundation) => {
            format!("{} or more of its outcomes highlighted in {each}", share(rules.foundation_share))
        }
        Some(Approach::Across) => {
            format!("{} or more of its outcomes taught in named units, {each}", share(rules.across_share))
        }
        Some(Approach::Enriched) => {
            format!(
                "{} or more with an employer on record, {each}",
                many(rules.enriched_outcomes, "outcome", "outcomes")
            )
        }
    }
}

/// `a quarter`, `half`, `30%`
fn share(share: Share) -> String {
    match share.per_cent() {
        25 => "a quarter".to_owned(),
        50 => "half".to_owned(),
        75 => "three quarters".to_owned(),
        other => format!("{other}%"),
    }
}
