//! The ladder of the three approaches: how far up each subject stands, as a table of steps and a chart of it.
//!
//! ```text
//! Subject      Reached  Your view beyond  Your rows beyond
//! History      1        0                 1                  ▇▇▇▇ Reached │ ░░░░ Your rows
//! ```

use super::approaches;
use super::facts::Facts;
use super::words::{list, many};
use super::{sheet, tab, words};
use crate::judge::{Standing, Verdict};
use crate::pen::{Cell, Chart, ChartKind, ColumnOf, Corner, Heading, Page, PrintOn, Series, Table, Tone};
use crate::plan::Approach;

/// The name of the table that the chart shows.
const LADDER: &str = "Ladder";

const HEADINGS: [&str; 4] = ["Subject", "Reached", "Your view beyond", "Your rows beyond"];

pub(super) fn page(facts: &Facts<'_>) -> Page {
    let verdicts = approaches::by_need(facts);
    let table = Table {
        name: LADDER.to_owned(),
        caption: None,
        columns: [32, 11, 11, 11].into_iter().zip(HEADINGS).map(|(width, text)| Heading::new(text, width)).collect(),
        rows: verdicts.iter().map(|verdict| row(facts, verdict)).collect(),
    };
    let steps: Vec<String> =
        (1..).zip(facts.plan.approach_names()).map(|(step, name): (u8, _)| format!("{step} {name}")).collect();
    let notes = vec![
        format!("Steps: 0 {}, {}.", words::below(facts.plan), list(&steps)),
        "Reached: both agree. Beyond: steps that only your view, or only your rows, would add.".to_owned(),
    ];
    // The chart stands beside the table, from its first row on.
    let corner = Corner::At(u32::try_from(notes.len()).unwrap_or(0) + 3, 4);
    Page {
        charts: vec![chart(&verdicts, corner)],
        print: PrintOn::OneUpright,
        ..sheet(tab::LADDER, facts.title("The ladder"), notes, 1, table)
    }
}

/// The steps of an approach above nothing.
fn step(approach: Option<Approach>) -> usize {
    Approach::ALL.into_iter().filter(|one| approach >= Some(*one)).count()
}

fn row(facts: &Facts<'_>, verdict: &Verdict) -> Vec<Cell> {
    let mut row = vec![Cell::Strong(verdict.subject.clone())];
    row.extend(match verdict.standing {
        Standing::Judged { claimed, evidenced } => steps(claimed, evidenced).map(Cell::count),
        Standing::NoReturn | Standing::ReturnedEmpty | Standing::NotJudged => {
            std::array::from_fn(|_| Cell::toned(words::standing(facts.plan, verdict.standing), Tone::Off))
        }
    });
    row
}

/// Reached, what only the view adds, and what only the rows add.
fn steps(claimed: Option<Approach>, evidenced: Option<Approach>) -> [usize; 3] {
    let (view, rows) = (step(claimed), step(evidenced));
    [view.min(rows), view.saturating_sub(rows), rows.saturating_sub(view)]
}

fn chart(verdicts: &[&Verdict], corner: Corner) -> Chart {
    let series = [("Reached", Tone::High), ("Your view", Tone::Warn), ("Your rows", Tone::Middle)];
    Chart {
        kind: ChartKind::Ladder { top: 3 },
        title: "Steps reached, and steps beyond".to_owned(),
        alt_text: alt_text(verdicts),
        categories: ColumnOf::new(LADDER, HEADINGS[0]),
        series: series
            .into_iter()
            .zip(&HEADINGS[1..])
            .map(|((name, tone), heading)| Series {
                name: name.to_owned(),
                values: ColumnOf::new(LADDER, *heading),
                tone,
            })
            .collect(),
        corner,
        // A bar for each row of the table beside it, about as high as the row.
        size: (600, 110 + 24 * u32::try_from(verdicts.len()).unwrap_or(40).max(4)),
    }
}

fn alt_text(verdicts: &[&Verdict]) -> String {
    let judged = verdicts.iter().filter_map(|verdict| match verdict.standing {
        Standing::Judged { claimed, evidenced } => Some((claimed, evidenced)),
        Standing::NoReturn | Standing::ReturnedEmpty | Standing::NotJudged => None,
    });
    let count = |holds: fn(&(Option<Approach>, Option<Approach>)) -> bool| judged.clone().filter(holds).count();
    format!(
        "Bar chart of {}, each with the steps it reached from 0 to 3. Of {} judged, view and rows agree in {}, the view \
         is ahead in {}, and the rows are ahead in {}. The table beside it has the figures.",
        many(verdicts.len(), "subject", "subjects"),
        count(|_| true),
        count(|(view, rows)| view == rows),
        count(|(view, rows)| view > rows),
        count(|(view, rows)| view < rows),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_both_say_is_reached_and_the_rest_is_beyond() {
        let (none, foundation, enriched) = (None, Some(Approach::Foundation), Some(Approach::Enriched));
        assert_eq!(steps(none, none), [0, 0, 0]);
        assert_eq!(steps(enriched, foundation), [1, 2, 0]);
        assert_eq!(steps(foundation, enriched), [1, 0, 2]);
        assert_eq!(steps(enriched, enriched), [3, 0, 0]);
    }
}
