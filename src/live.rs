//! What the workbook computes while it is filled in: progress now, as formulas and as stored results.
//!
//! Each formula is written for Excel 2016 and LibreOffice 7.4 alike and carries the result that the
//! answers give, since Protected View, phones and previews show the stored result.

use crate::answers::{Answers, Value, cell_name};
use crate::check::is_unanswered;
use crate::layout::{Area, Form, Live, Need, Row, Sheet, Spec};
use crate::plan::Approach;

/// A computed cell: the formula and the result to store with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Computed {
    /// The formula, with its `=`.
    pub formula: String,
    /// The result, as it is shown.
    pub result: Value,
}

/// The states of a sheet, worst first.
const NOT_STARTED: &str = "Not started";
const IN_PROGRESS: &str = "In progress";
const COMPLETE: &str = "Complete";
const OPTIONAL: &str = "If you have time";

/// Computes a live cell of a row that is about another sheet.
pub fn computed(form: &Form, answers: &Answers, about: &Sheet, live: Live) -> Computed {
    let answered = Progress::answered(about, answers);
    let to_fill = Progress::to_fill(form, about, answers);
    match live {
        Live::Answered => Computed { formula: format!("={}", answered.formula), result: Value::Count(answered.count) },
        Live::ToFill => Computed { formula: format!("={}", to_fill.formula), result: Value::Count(to_fill.count) },
        Live::State if !about.needed => Computed {
            formula: format!("=IF({}=0,\"{OPTIONAL}\",\"{IN_PROGRESS}\")", answered.formula),
            result: Value::Text(if answered.count == 0 { OPTIONAL } else { IN_PROGRESS }.to_owned()),
        },
        Live::State => {
            let state = match (answered.count, to_fill.count) {
                (_, 0) => COMPLETE,
                (0, _) => NOT_STARTED,
                _ => IN_PROGRESS,
            };
            Computed {
                formula: format!(
                    "=IF({}=0,\"{COMPLETE}\",IF({}=0,\"{NOT_STARTED}\",\"{IN_PROGRESS}\"))",
                    to_fill.formula, answered.formula
                ),
                result: Value::Text(state.to_owned()),
            }
        }
    }
}

/// A count with the formula that gives it.
struct Progress {
    formula: String,
    count: u32,
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
                parts.push(Progress {
                    formula: format!("COUNTA({})", range(sheet, area, column, rows)),
                    count: small(count),
                });
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

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
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

/// `'History outcomes'!$D$6:$D$14`
fn range(sheet: &Sheet, area: &Area, column: usize, rows: std::ops::Range<usize>) -> String {
    let column = u32::try_from(column).unwrap_or(0);
    let absolute = |row: u32| {
        let name = cell_name(row, column);
        let letters = name.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
        format!("${letters}${}", row + 1)
    };
    let first = absolute(area.sheet_row(rows.start));
    let last = absolute(area.sheet_row(rows.end.saturating_sub(1)));
    format!("'{}'!{first}:{last}", sheet.name.replace('\'', "''"))
}

/// The run of printed rows: the ones in which something is needed.
fn printed(area: &Area) -> std::ops::Range<usize> {
    0..area.rows.iter().position(|row| row.spare).unwrap_or(area.rows.len())
}

/// A cell needed in each printed row, once its coverage asks for it: a part for each stage, since a
/// stage that is *Not this year* asks nothing.
fn plain(form: &Form, sheet: &Sheet, area: &Area, spec: &Spec, position: usize, answers: &Answers) -> Vec<Progress> {
    let stage = |row: usize| area.rows.get(row).and_then(|row| row.printed.get("stage"));
    let mut parts = Vec::new();
    let mut rest = printed(area);
    while !rest.is_empty() {
        let end = rest.clone().find(|row| stage(*row) != stage(rest.start)).unwrap_or(rest.end);
        let rows = rest.start..end;
        rest.start = end;
        let cells = range(sheet, area, position, rows.clone());
        let blank = format!("({cells}=\"\")");
        let condition = match (spec.need, area.column_of("coverage")) {
            (Need::OnceHighlighted, Some(coverage)) => {
                let coverage = range(sheet, area, coverage, rows.clone());
                format!("((LEFT({coverage},6)=\"Taught\")+({coverage}=\"Highlighted\"))*{blank}")
            }
            (Need::OnceTaught, Some(coverage)) => {
                format!("(LEFT({},6)=\"Taught\")*{blank}", range(sheet, area, coverage, rows.clone()))
            }
            (Need::Always | Need::Optional | Need::Ladder, _) | (_, None) => format!("1*{blank}"),
        };
        let asks = format!("SUMPRODUCT({condition})");
        let formula = match area.rows.get(rows.start).and_then(|row| off_cell(form, row)) {
            Some(off) => format!("IF({off}=\"Not this year\",0,{asks})"),
            None => asks,
        };
        let of_stage = area.rows.get(rows).unwrap_or_default();
        let count = of_stage.iter().filter(|row| is_unanswered(area, row, spec, answers)).count();
        parts.push(Progress { formula, count: small(count) });
    }
    parts
}

/// The cell on *Start here* that says whether the stage of a row is taught this year.
fn off_cell(form: &Form, row: &Row) -> Option<String> {
    let stage = row.printed.get("stage")?;
    let (sheet, area) = form.areas().find(|(_, area)| area.block.key() == "stages")?;
    let position = area.rows.iter().position(|other| other.subject == row.subject && other.reference == *stage)?;
    let whole = range(sheet, area, area.column_of("taught")?, position..position + 1);
    whole.split(':').next().map(str::to_owned)
}

/// The checklist: Foundation first, an approach above only once the one below is all *Yes*.
fn ladder(sheet: &Sheet, area: &Area, spec: &Spec, position: usize, answers: &Answers) -> Progress {
    let mut formula = "0".to_owned();
    for approach in Approach::ALL.into_iter().rev() {
        let Some(first) = area.rows.iter().position(|row| row.approach == Some(approach)) else { continue };
        let last = area.rows.iter().rposition(|row| row.approach == Some(approach)).unwrap_or(first);
        let cells = range(sheet, area, position, first..last + 1);
        let all = last + 1 - first;
        formula = format!("COUNTBLANK({cells})+IF(COUNTIF({cells},\"Yes\")={all},{formula},0)");
    }
    let count = area.rows.iter().filter(|row| is_unanswered(area, row, spec, answers)).count();
    Progress { formula: format!("({formula})"), count: small(count) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::{Given, Key};
    use crate::layout::department_form;
    use crate::plan::{built_in, resolve};

    fn key(block: &'static str, row: &str, slot: &'static str) -> Key {
        Key { block, subject: Some("History".into()), row: row.into(), slot }
    }

    fn put(answers: &mut Answers, block: &'static str, row: &str, slot: &'static str, value: &str) {
        answers.put(key(block, row, slot), Given::meant(Value::Text(value.into())));
    }

    /// Answered, still to fill and state of the History outcomes sheet.
    fn progress(fill: impl FnOnce(&mut Answers, &[String])) -> (Value, Value, Value, String) {
        let plan = resolve(&built_in()).expect("no fault");
        let form = department_form(&plan, plan.department("HUM").expect("Humanities"));
        let sheet = form.sheets.iter().find(|sheet| sheet.name == "History outcomes").expect("a sheet");
        let refs: Vec<String> =
            sheet.areas[0].rows.iter().filter(|row| !row.spare).map(|row| row.reference.clone()).collect();
        let mut answers = Answers::default();
        fill(&mut answers, &refs);
        let one = |live| computed(&form, &answers, sheet, live).result;
        let formula = computed(&form, &answers, sheet, Live::ToFill).formula;
        (one(Live::Answered), one(Live::ToFill), one(Live::State), formula)
    }

    #[test]
    fn a_blank_sheet_asks_for_its_coverage() {
        let (answered, to_fill, state, formula) = progress(|_, _| {});
        assert_eq!((answered, to_fill), (Value::Count(0), Value::Count(9)));
        assert_eq!(state, Value::Text("Not started".into()));
        assert!(formula.len() < 8192, "Excel allows 8,192 characters");
    }

    #[test]
    fn taught_asks_for_status_term_and_unit() {
        let (answered, to_fill, state, _) =
            progress(|answers, refs| put(answers, "outcomes", &refs[0], "coverage", "Taught"));
        assert_eq!((answered, to_fill), (Value::Count(1), Value::Count(8 + 3)));
        assert_eq!(state, Value::Text("In progress".into()));
    }

    #[test]
    fn a_stage_that_is_off_asks_nothing_and_all_answered_is_complete() {
        let (_, to_fill, _, formula) = progress(|answers, _| put(answers, "stages", "KS4", "taught", "Not this year"));
        assert_eq!(to_fill, Value::Count(6));
        assert!(formula.contains("=\"Not this year\",0,"), "{formula}");
        let (_, to_fill, state, _) = progress(|answers, refs| {
            for reference in refs {
                put(answers, "outcomes", reference, "coverage", "Not yet");
            }
        });
        assert_eq!((to_fill, state), (Value::Count(0), Value::Text("Complete".into())));
    }
}
