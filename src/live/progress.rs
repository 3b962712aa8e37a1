//! How far a sheet is filled in.

use super::Computed;
use super::cells::{quoted, range, taught_cell};
use crate::answers::audit::{Coverage, TaughtThisYear};
use crate::answers::{Answers, Labelled};
use crate::check::is_unanswered;
use crate::key::SlotKey;
use crate::layout::{Area, Form, Need, Row, Sheet, Spec};

/// The states of a sheet, worst first.
pub(super) const NOT_STARTED: &str = "Not started";
const IN_PROGRESS: &str = "In progress";
const COMPLETE: &str = "Complete";
const OPTIONAL: &str = "If you have time";

/// How many answers a sheet has.
pub(super) fn answered(about: &Sheet, answers: &Answers) -> Computed {
    let answered = Progress::answered(about, answers);
    Computed::count(format!("={}", answered.formula), answered.count)
}

/// How many needed cells of a sheet are still blank.
pub(super) fn to_fill(form: &Form, about: &Sheet, answers: &Answers) -> Computed {
    let to_fill = Progress::to_fill(form, about, answers);
    Computed::count(format!("={}", to_fill.formula), to_fill.count)
}

/// One word for both.
pub(super) fn state(form: &Form, about: &Sheet, answers: &Answers) -> Computed {
    let answered = Progress::answered(about, answers);
    if !about.needed {
        let formula = format!("=IF({}=0,\"{OPTIONAL}\",\"{IN_PROGRESS}\")", answered.formula);
        return Computed::text(formula, if answered.count == 0 { OPTIONAL } else { IN_PROGRESS });
    }
    let to_fill = Progress::to_fill(form, about, answers);
    let state = match (answered.count, to_fill.count) {
        (_, 0) => COMPLETE,
        (0, _) => NOT_STARTED,
        _ => IN_PROGRESS,
    };
    let formula = format!(
        "=IF({}=0,\"{COMPLETE}\",IF({}=0,\"{NOT_STARTED}\",\"{IN_PROGRESS}\"))",
        to_fill.formula, answered.formula
    );
    Computed::text(formula, state)
}

/// A count with the formula that gives it.
struct Progress {
    formula: String,
    count: usize,
}

impl Progress {
    fn sum(parts: Vec<Progress>) -> Progress {
        if parts.is_empty() {
            return Progress { formula: "0".to_owned(), count: 0 };
        }
        Progress {
            count: parts.iter().map(|part| part.count).sum(),
            formula: parts.into_iter().map(|part| part.formula).collect::<Vec<_>>().join("+"),
        }
    }

    /// Every answer on the sheet.
    fn answered(sheet: &Sheet, answers: &Answers) -> Progress {
        let mut parts = Vec::new();
        for area in &sheet.areas {
            for (column, rows) in asked_columns(area) {
                let spec_rows = &area.rows[rows.clone()];
                let count = spec_rows
                    .iter()
                    .filter(|row| {
                        area.spec(row, column).is_some_and(|spec| answers.get(&area.key(row, spec.key)).is_some())
                    })
                    .count();
                parts.push(Progress { formula: format!("COUNTA({})", range(sheet, area, column, rows)), count });
            }
        }
        Progress::sum(parts)
    }

    /// Every needed cell of the sheet that is still blank.
    fn to_fill(form: &Form, sheet: &Sheet, answers: &Answers) -> Progress {
        let mut parts = Vec::new();
        for area in &sheet.areas {
            for spec in area.block.specs() {
                let Some(position) = area.column_of(spec.key) else { continue };
                match spec.need {
                    Need::Optional => {}
                    Need::Always | Need::OnceHighlighted | Need::OnceTaught => {
                        parts.extend(plain(form, sheet, area, spec, position, answers));
                    }
                    Need::Ladder => parts.push(ladder(sheet, area, spec, position, answers)),
                }
            }
        }
        Progress::sum(parts)
    }
}

/// The columns that people fill in, each with the run of rows in which it is asked.
fn asked_columns(area: &Area) -> Vec<(usize, std::ops::Range<usize>)> {
    (0..area.columns.len())
        .filter_map(|column| {
            let asks = |row: &Row| area.spec(row, column).is_some_and(|spec| row.asks(spec));
            let first = area.rows.iter().position(asks)?;
            let last = area.rows.iter().rposition(asks)?;
            Some((column, first..last + 1))
        })
        .collect()
}

/// The run of printed rows: the ones in which something is needed.
fn printed(area: &Area) -> std::ops::Range<usize> {
    0..area.rows.iter().position(|row| row.is_spare()).unwrap_or(area.rows.len())
}

/// A cell needed in each printed row, once its coverage asks for it: a part for each stage, since a
/// stage that is *Not this year* asks nothing.
fn plain(form: &Form, sheet: &Sheet, area: &Area, spec: &Spec, position: usize, answers: &Answers) -> Vec<Progress> {
    let stage = |row: usize| area.rows.get(row).and_then(|row| row.stage());
    let mut parts = Vec::new();
    let mut rest = printed(area);
    while !rest.is_empty() {
        let end = rest.clone().find(|row| stage(*row) != stage(rest.start)).unwrap_or(rest.end);
        let rows = rest.start..end;
        rest.start = end;
        let cells = range(sheet, area, position, rows.clone());
        let blank = format!("({cells}=\"\")");
        // The label of Taught with employers begins with that of Taught.
        let (label, highlighted) = (Coverage::Taught.label(), Coverage::Highlighted.label());
        let is_taught = |coverage: &str| format!("(LEFT({coverage},{})={})", label.len(), quoted(label));
        let condition = match (spec.need, area.column_of(SlotKey::Coverage)) {
            (Need::OnceHighlighted, Some(coverage)) => {
                let coverage = range(sheet, area, coverage, rows.clone());
                format!("({}+({coverage}={}))*{blank}", is_taught(&coverage), quoted(highlighted))
            }
            (Need::OnceTaught, Some(coverage)) => {
                format!("{}*{blank}", is_taught(&range(sheet, area, coverage, rows.clone())))
            }
            (Need::Always | Need::Optional | Need::Ladder, _) | (_, None) => format!("1*{blank}"),
        };
        let asks = format!("SUMPRODUCT({condition})");
        let formula = match area.rows.get(rows.start).and_then(|row| taught(form, row)) {
            Some(off) => format!("IF({off}={},0,{asks})", quoted(TaughtThisYear::NotThisYear.label())),
            None => asks,
        };
        let of_stage = area.rows.get(rows).unwrap_or_default();
        let count = of_stage.iter().filter(|row| is_unanswered(area, row, spec, answers)).count();
        parts.push(Progress { formula, count });
    }
    parts
}

fn taught(form: &Form, row: &Row) -> Option<String> {
    taught_cell(form, row.subject.as_deref(), row.stage()?)
}

/// The checklist: what does not wait.
fn ladder(sheet: &Sheet, area: &Area, spec: &Spec, position: usize, answers: &Answers) -> Progress {
    let asked = |row: &Row| !row.waits();
    let first = area.rows.iter().position(asked);
    let last = area.rows.iter().rposition(asked);
    let cells = first.zip(last).map(|(first, last)| range(sheet, area, position, first..last + 1));
    let formula = cells.map_or("0".to_owned(), |cells| format!("COUNTBLANK({cells})"));
    let count = area.rows.iter().filter(|row| is_unanswered(area, row, spec, answers)).count();
    Progress { formula, count }
}
