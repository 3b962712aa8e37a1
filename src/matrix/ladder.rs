//! The ladder of the three approaches: how far up each subject stands, as a table of steps and a chart of it.
//!
//! ```text
//! Subject      Reached  View beyond  Rows beyond
//! History      1        0            1            ▇▇▇▇ Reached │ ░░░░ Rows
//! ```

use super::approaches::{by_need, known};
use super::columns::{self, Chart, Table, Term};
use super::facts::Facts;
use super::sheet::{Name, Sheet};
use super::words::{below, list, lower, many};
use crate::judge::{Standing, Verdict};
use crate::pen::{Cell, ChartKind, PrintOn, Tone};
use crate::plan::Approach;

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Fixed("Ladder"),
    answers: "the same as steps, with a chart: what each subject has reached, and where view or rows are ahead",
    title: |facts| facts.title("The ladder"),
    notes,
    in_short: Some(|_| "Each subject's view beside what its rows show, as a chart.".to_owned()),
    tables: |facts| vec![steps(facts)],
    terms,
    print: PrintOn::OneUpright,
    ..Sheet::PLAIN
};

fn notes(facts: &Facts<'_>) -> Vec<String> {
    let steps: Vec<String> =
        (1..).zip(facts.plan.approach_names()).map(|(step, name): (u8, _)| format!("{step} {name}")).collect();
    vec![
        format!("Steps: 0 {}, {}.", below(facts.plan), list(&steps)),
        format!(
            "Reached: both agree. Beyond: steps that only the department's view, or only its rows, would add. Where a \
         checklist or a {stage} is not answered there is no bar.",
            stage = lower(&facts.plan.words.stage)
        ),
    ]
}

/// A bar for each row of the table beside it, about as high as the row.
fn steps<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, &'f Verdict>;
    let steps = |verdict: &Verdict, of: fn(usize, usize) -> usize| {
        known(facts, verdict, |view, rows| Cell::count(of(step(view), step(rows))))
    };
    let columns = vec![
        Column::new("Subject", 32, |verdict| Cell::Strong(verdict.subject.clone())).names(),
        Column::new("Reached", 11, move |verdict| steps(verdict, usize::min)).bars("Reached", Tone::High),
        Column::new("View beyond", 11, move |verdict| steps(verdict, usize::saturating_sub)).bars("View", Tone::Warn),
        Column::new("Rows beyond", 11, move |verdict| steps(verdict, |view, rows| rows.saturating_sub(view)))
            .bars("Rows", Tone::Middle),
    ];
    let chart = Chart {
        kind: ChartKind::Ladder { top: 3 },
        title: "Steps reached, and steps beyond".to_owned(),
        alt_text: alt_text(facts),
        is_beside: true,
        width: 600,
        height: |rows| 110 + 24 * rows.max(4),
    };
    Table::of("Ladder", || by_need(facts), columns).charted(chart)
}

/// The steps of an approach above nothing.
fn step(approach: Option<Approach>) -> usize {
    Approach::ALL.into_iter().filter(|one| approach >= Some(*one)).count()
}

/// The ladder, and its steps in the plan's own words.
fn terms(facts: &Facts<'_>) -> Vec<Term> {
    let ladder = format!(
        "The steps of {} are 1, 2 and 3. Reached are the steps that view and rows agree on; beyond it stand those \
         that only one of the two would add. A subject without a bar is not yet at the first step, or its row says why \
         nothing is known of it",
        list(&facts.plan.approach_names())
    );
    let guides = Approach::ALL.into_iter().filter_map(|approach| {
        let guide = facts.plan.guide(approach)?;
        let summary = guide.summary.trim();
        (!summary.is_empty()).then(|| Term::new(facts.plan.name_of(approach), summary))
    });
    std::iter::once(Term::new("Ladder", ladder)).chain(guides).collect()
}

fn alt_text(facts: &Facts<'_>) -> String {
    let whole = facts.results.verdicts.iter().filter(|verdict| verdict.blank.told().is_none());
    let judged = whole.filter_map(|verdict| match verdict.standing {
        Standing::Judged { claimed, evidenced } => Some((claimed, evidenced)),
        Standing::NoReturn | Standing::ReturnedEmpty | Standing::NotAnswered | Standing::NotJudged => None,
    });
    let count = |holds: fn(&(Option<Approach>, Option<Approach>)) -> bool| judged.clone().filter(holds).count();
    format!(
        "Bar chart of {}, each with the steps it reached from 0 to 3. Of {} with nothing left blank, view and rows agree in {}, the \
         view is ahead in {}, and the rows are ahead in {}. The table beside it has the figures.",
        many(facts.results.verdicts.len(), "subject", "subjects"),
        count(|_| true),
        count(|(view, rows)| view == rows),
        count(|(view, rows)| view > rows),
        count(|(view, rows)| view < rows),
    )
}
