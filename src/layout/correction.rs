//! A form as a correction: *Fix these* in front of it, a word in each row that has something to fix,
//! and *Not placed* behind it.

use jiff::civil::Date;

use crate::answers::audit::FixRow;
use crate::answers::{Answers, RowPlace, Unplaced};
use crate::key::{BlockKey, SlotKey};
use crate::plan::Plan;
use crate::words::weekday;

use super::audit::correction::{FIXES, Fix, Found, Numbered, PLAN_FIXES, UNPLACED};
use super::build::{Builder, place};
use super::department::RETURN_BY;
use super::form::{Area, Form, Line, Sheet};
use super::row::{Mark, Of};

/// The heading row of *Fix these*, for reading one that came back.
pub fn fixes_area(plan: &Plan) -> Area {
    Builder::new(plan, None).area(&FIXES, Vec::new())
}

/// The heading row of *Not placed*.
pub fn unplaced_area(plan: &Plan) -> Area {
    Builder::new(plan, None).area(&UNPLACED, Vec::new())
}

/// Adds a spare row to a block; tells its ref. None where the block has no spare rows.
pub fn add_spare(form: &mut Form, block: BlockKey, subject: Option<&str>) -> Option<String> {
    let is_own = |area: &Area| {
        area.block.key() == block && area.rows.iter().any(|row| row.is_spare() && row.subject.as_deref() == subject)
    };
    let sheet = form.sheets.iter_mut().find(|sheet| sheet.areas.iter().any(is_own))?;
    let area = sheet.areas.iter_mut().find(|area| is_own(area))?;
    let mut row = area.rows.iter().rfind(|row| row.is_spare())?.clone();
    let reference = area.beyond_spare(1)?;
    row.print(SlotKey::Id, reference.clone());
    row.reference.clone_from(&reference);
    area.rows.push(row);
    place(sheet);
    Some(reference)
}

/// Marks the cells that have something to fix, with a word for each row.
pub fn mark_rows(form: &mut Form, marks: &[(crate::answers::Key, Mark)]) {
    for sheet in &mut form.sheets {
        for area in &mut sheet.areas {
            for row in &mut area.rows {
                let own = marks.iter().filter(|(key, _)| {
                    key.block == area.block.key() && key.subject == row.subject && key.row == row.reference
                });
                row.marks = own.map(|(key, mark)| (key.slot, mark.clone())).collect();
            }
        }
        // Areas side by side share the word.
        for band in sheet.areas.chunk_by_mut(|one, next| one.top == next.top) {
            if band.iter().flat_map(|area| &area.rows).any(|row| !row.marks.is_empty()) {
                band.iter_mut().for_each(Area::tell_rows);
            }
        }
    }
}

/// Puts what was explained before into the lines of *Fix these*.
pub fn put_explanations(form: &Form, fixes: &[Fix], answers: &mut Answers) {
    let lines = form.areas().filter(|(_, area)| area.block.key() == FIXES.key).flat_map(|(_, area)| &area.rows);
    let rows: Vec<FixRow> = lines
        .zip(fixes)
        .filter(|(_, fix)| fix.explanation.is_some())
        .map(|(row, fix)| FixRow {
            place: RowPlace { subject: None, row: row.reference.clone() },
            explanation: fix.explanation.clone(),
        })
        .collect();
    FIXES.answers(&rows, answers);
}

/// What a correction is made from, and by when it comes back.
#[derive(Clone, Copy, Debug)]
pub struct MadeFrom<'a> {
    /// The file that came back.
    pub file: &'a str,
    /// The fingerprints of it, or of each of its parts.
    pub fingerprints: &'a [String],
    /// The day by which the correction comes back.
    pub back_by: Date,
    /// What is said back to what was asked in the return, and to what was written beside its queries.
    pub replies: &'a [String],
}

/// The finished form of a correction.
pub fn correction_form(
    plan: &Plan,
    mut form: Form,
    fixes: &[Fix],
    unplaced: &[Unplaced],
    made_from: &MadeFrom<'_>,
) -> Form {
    let build = Builder::new(plan, None);
    let rows = (1..).zip(fixes).map(|(number, fix)| FIXES.row(&Numbered { number, fix }));
    let mut first = first_sheet(fixes);
    let leader = &plan.school.careers_leader;
    let by = weekday(made_from.back_by);
    first.lines = vec![Line::text(format!(
        "1 Click a place: it leads to the cell. Put it right there, or say here why it is right.   2 Save the file and send it to {leader} by {by}."
    ))];
    first.beneath = made_from.replies.iter().map(Line::text).collect();
    first.beneath.extend([
        Line::text(
            "A place with several cells leads to the first; each is marked. Everything else stands as you sent it. Any file name will do.",
        ),
        Line::of("Made from", made_from.file),
        Line::of("Corrects", made_from.fingerprints.join(" ")),
    ]);
    first.areas.push(build.area(&FIXES, rows.collect()));
    if let Some(start) = form.sheets.first_mut() {
        for line in start.beneath.iter_mut().filter(|line| line.label == RETURN_BY) {
            line.text.clone_from(&by);
        }
        for line in &mut start.lines {
            line.text = line.text.replace(&weekday(plan.round.due), &by);
        }
    }
    form.corrects = made_from.fingerprints.to_vec();
    finished(&build, form, first, unplaced)
}

/// The finished form of a plan to correct.
pub fn plan_correction(plan: &Plan, form: Form, fixes: &[Fix], unplaced: &[Unplaced], made_from: &str) -> Form {
    let build = Builder::new(plan, None);
    let rows = (1..).zip(fixes).map(|(number, fix)| PLAN_FIXES.row(&Numbered { number, fix }));
    let mut first = first_sheet(fixes);
    first.lines = vec![Line::text(format!(
        "1 Click a place: it leads to the cell. Put it right there.   2 Save this file over {made_from}, which is as it was."
    ))];
    first.beneath = vec![
        Line::text(
            "A place with several cells leads to the first; each is marked. Everything else is as you typed it. This sheet may stay in the file.",
        ),
        Line::text(format!(
            "The page sees by itself that {made_from} was saved; careers-audit sees it when it is run again."
        )),
    ];
    first.areas.push(build.area(&PLAN_FIXES, rows.collect()));
    finished(&build, form, first, unplaced)
}

/// The sheet that says what to fix, with nothing on it yet.
fn first_sheet(fixes: &[Fix]) -> Sheet {
    let title = match fixes.iter().filter(|fix| fix.explanation.is_none()).count() {
        1 => "Fix this 1 thing".to_owned(),
        many => format!("Fix these {many} things"),
    };
    Sheet { frozen_columns: 1, needed: true, ..Sheet::named("Fix these", title) }
}

/// A form between what is to be fixed and what had no place.
fn finished(build: &Builder<'_>, mut form: Form, first: Sheet, unplaced: &[Unplaced]) -> Form {
    for row in form.sheets.iter_mut().flat_map(|sheet| &mut sheet.areas).flat_map(|area| &mut area.rows) {
        if let Of::Sheet(position) = &mut row.of {
            *position += 1;
        }
    }
    form.sheets.insert(0, first);
    if !unplaced.is_empty() {
        let rows = (1..).zip(unplaced).map(|(number, text)| UNPLACED.row(&Found { number, text }));
        let mut last = Sheet::named("Not placed", "Not placed: what stood where nothing is asked");
        last.lines = vec![Line::text("Nothing here counts. If it is an answer, copy it into a cell that asks for it.")];
        last.areas.push(build.area(&UNPLACED, rows.collect()));
        form.sheets.push(last);
    }
    form.title = format!("{}: to correct", form.title);
    form.sheets.iter_mut().for_each(place);
    form
}
