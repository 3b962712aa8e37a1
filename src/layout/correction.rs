//! A form as a correction: *Fix these* in front of it, a word in each row that has something to fix,
//! and *Not placed* behind it.

use crate::answers::audit::FixRow;
use crate::answers::{Answers, RowPlace, Unplaced};
use crate::key::{BlockKey, SlotKey};
use crate::plan::Plan;

use super::audit::AUDIT;
use super::build::{Builder, place};
use super::department::{line, sheet};
use super::form::{Area, Column, Form, Mark, Row};

/// One line of *Fix these*.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fix {
    /// Where it is, as a person says it.
    pub place: String,
    /// A link to the cell.
    pub link: Option<String>,
    /// What to do.
    pub todo: String,
    /// What is wrong.
    pub wrong: String,
    /// What was probably meant.
    pub suggestion: String,
    /// Whether it is an error; a query may be explained.
    pub is_error: bool,
    /// What was said of it before.
    pub explanation: Option<String>,
    /// The mark by which it is found again.
    pub mark: String,
}

/// The heading row of *Fix these*, for reading one that came back.
pub fn fixes_area(plan: &Plan) -> Area {
    Builder::new(plan, None).area(&AUDIT.fixes, Vec::new())
}

/// The heading row of *Not placed*.
pub fn unplaced_area(plan: &Plan) -> Area {
    Builder::new(plan, None).area(&AUDIT.unplaced, Vec::new())
}

/// Adds a spare row to a block; tells its ref. None where the block has no spare rows.
pub fn add_spare(form: &mut Form, block: BlockKey, subject: Option<&str>) -> Option<String> {
    let is_own = |area: &Area| {
        area.block.key() == block && area.rows.iter().any(|row| row.spare && row.subject.as_deref() == subject)
    };
    let sheet = form.sheets.iter_mut().find(|sheet| sheet.areas.iter().any(is_own))?;
    let area = sheet.areas.iter_mut().find(|area| is_own(area))?;
    let mut row = area.rows.iter().rfind(|row| row.spare)?.clone();
    let (prefix, number) = row.reference.split_at(row.reference.trim_end_matches(|c: char| c.is_ascii_digit()).len());
    let reference = format!("{prefix}{}", number.parse::<u32>().ok()?.checked_add(1)?);
    row.printed.insert(SlotKey::Id, reference.clone());
    row.reference.clone_from(&reference);
    area.rows.push(row);
    place(sheet);
    Some(reference)
}

/// Marks the cells that have something to fix, with a word for each row beside its ref.
pub fn mark_rows(form: &mut Form, marks: &[(crate::answers::Key, Mark)]) {
    for sheet in &mut form.sheets {
        for area in &mut sheet.areas {
            let mut any = false;
            for row in &mut area.rows {
                let own = marks.iter().filter(|(key, _)| {
                    key.block == area.block.key() && key.subject == row.subject && key.row == row.reference
                });
                row.marks = own.map(|(key, mark)| (key.slot, mark.clone())).collect();
                any |= !row.marks.is_empty();
            }
            if any {
                let after = usize::from(!area.columns.is_empty());
                area.columns.insert(after, Column::Todo);
                area.optional_from = area.optional_from.map(|later| later + 1);
            }
        }
        if sheet.frozen_columns > 0 && sheet.areas.iter().any(|area| area.columns.contains(&Column::Todo)) {
            sheet.frozen_columns += 1;
        }
    }
}

/// Puts what was explained before into the lines of *Fix these*.
pub fn put_explanations(form: &Form, fixes: &[Fix], answers: &mut Answers) {
    let lines = form.areas().filter(|(_, area)| area.block.key() == AUDIT.fixes.key).flat_map(|(_, area)| &area.rows);
    let rows: Vec<FixRow> = lines
        .zip(fixes)
        .filter(|(_, fix)| fix.explanation.is_some())
        .map(|(row, fix)| FixRow {
            place: RowPlace { subject: None, row: row.reference.clone() },
            explanation: fix.explanation.clone(),
        })
        .collect();
    AUDIT.fixes.answers(&rows, answers);
}

/// The finished form of a correction.
pub fn correction_form(
    plan: &Plan,
    mut form: Form,
    fixes: &[Fix],
    unplaced: &[Unplaced],
    made_from: &str,
    corrects: &[String],
) -> Form {
    let build = Builder::new(plan, None);
    let rows = fixes.iter().enumerate().map(|(position, fix)| {
        let mut row = Row {
            reference: (position + 1).to_string(),
            printed: [
                (SlotKey::Where, fix.place.clone()),
                (SlotKey::Id, (position + 1).to_string()),
                (SlotKey::Todo, fix.todo.clone()),
                (SlotKey::Wrong, fix.wrong.clone()),
                (SlotKey::Suggestion, fix.suggestion.clone()),
                (SlotKey::Mark, fix.mark.clone()),
            ]
            .into(),
            link: fix.link.clone(),
            ..Row::default()
        };
        if fix.is_error {
            row.printed.insert(SlotKey::Explanation, "needs fixing".to_owned());
        }
        row
    });
    let title = match fixes.iter().filter(|fix| fix.explanation.is_none()).count() {
        1 => "Fix this 1 thing".to_owned(),
        many => format!("Fix these {many} things"),
    };
    let mut first = sheet("Fix these", title);
    let leader = &plan.school.careers_leader;
    let who = form.sheets.first().and_then(|start| start.lines.first()).map(|line| line.text.clone());
    first.lines = vec![
        line("For", who.unwrap_or_default()),
        line(
            "What to do",
            "Click a place below: it leads to the cell, or to the first of several. Each is marked there. Put it right.",
        ),
        line("", "If it is right as it is, say why in its row here. Everything else stands as you sent it."),
        line("", format!("Then save the file and send it back to {leader}. Any file name will do.")),
        line("Made from", made_from),
        line("Corrects", corrects.join(" ")),
    ];
    first.areas.push(build.area(&AUDIT.fixes, rows.collect()));
    first.frozen_columns = 1;
    first.needed = true;
    for row in form.sheets.iter_mut().flat_map(|sheet| &mut sheet.areas).flat_map(|area| &mut area.rows) {
        row.about = row.about.map(|about| about + 1);
    }
    form.sheets.insert(0, first);
    if !unplaced.is_empty() {
        let rows = unplaced.iter().enumerate().map(|(position, unplaced)| Row {
            reference: (position + 1).to_string(),
            printed: [
                (SlotKey::Id, (position + 1).to_string()),
                (SlotKey::Where, format!("{} ({})", unplaced.spot.sheet, unplaced.spot.at)),
                (SlotKey::Text, unplaced.text.clone()),
            ]
            .into(),
            ..Row::default()
        });
        let mut last = sheet("Not placed", "Not placed: what stood where nothing is asked");
        last.lines = vec![line("", "Nothing here counts. If it is an answer, copy it into a cell that asks for it.")];
        last.areas.push(build.area(&AUDIT.unplaced, rows.collect()));
        form.sheets.push(last);
    }
    form.corrects = corrects.to_vec();
    form.title = format!("{}: to correct", form.title);
    form.sheets.iter_mut().for_each(place);
    form
}
