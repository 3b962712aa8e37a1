//! The sheet *Preview* of the plan workbook: what each department will be asked, as the plan stood when it was drawn.
//!
//! ```text
//! Department | Subject | Stages   | Outcomes asked | Which                | Statements first | Minutes | To look at
//! Humanities | History | KS3, KS4 | 6              | KS3-1, KS3-2, KS4-1… | 6                | 6       | nothing
//! ```
//! It is ours and printed: nothing of it is read back, and a plan without it is as good.

use jiff::civil::Date;

use crate::key::{BlockKey, SlotKey};
use crate::plan::file::{Outcome, Subject};
use crate::words::day;

use super::asked::{asked, thinly_asked};
use super::build::{Builder, place};
use super::department::{line, sheet};
use super::form::{Row, Sheet};
use super::forms::Forms;
use super::slot::{Block, Head, Rows, Slot};

struct PreviewBook {
    asked: Block<Subject>,
    thinly_asked: Block<Outcome>,
}

static BOOK: PreviewBook = PreviewBook {
    asked: Block {
        key: BlockKey::Asked,
        title: "What each department is asked",
        rows: Rows::Printed,
        slots: &[
            Slot::printed(SlotKey::Department, Head::Plain("Department"), 23),
            Slot::printed(SlotKey::Subject, Head::Plain("Subject"), 23),
            Slot::printed(SlotKey::Stages, Head::Plain("Stages"), 15),
            Slot::printed(SlotKey::Outcomes, Head::Plain("Outcomes asked"), 12),
            Slot::printed(SlotKey::Which, Head::Plain("Which"), 38),
            Slot::printed(SlotKey::Statements, Head::Plain("Statements first"), 13),
            Slot::printed(SlotKey::Minutes, Head::Plain("Minutes"), 10),
            Slot::printed(SlotKey::Look, Head::Plain("To look at"), 30),
        ],
    },
    thinly_asked: Block {
        key: BlockKey::ThinlyAsked,
        title: "Outcomes that too few departments are asked",
        rows: Rows::Printed,
        slots: &[
            Slot::printed(SlotKey::Outcome, Head::Plain("Outcome"), 23),
            Slot::printed(SlotKey::Departments, Head::Plain("Of whom"), 23),
            Slot::printed(SlotKey::Look, Head::Plain("What to do"), 15),
        ],
    },
};

/// The sheet, drawn from a plan on a day.
pub(super) fn preview_sheet(build: &Builder<'_>, forms: &Forms, drawn: Date) -> Sheet {
    let PreviewBook { asked: asked_block, thinly_asked: thin_block } = &BOOK;
    let mut sheet = sheet("Preview", "Preview: what each department will be asked");
    let all = asked(forms);
    let thin = thinly_asked(&all, build.plan);
    let [foundation, above, top] = build.plan.approach_names();
    sheet.lines = vec![
        line("", format!("As the plan stood on {}. It does not follow what you type.", day(drawn))),
        line("", "For the plan as it is now, save this file and type careers-audit preview: the answer appears there."),
        line("", format!("Statements first: those of {foundation}. {above} and {top} come once all below are Yes.")),
    ];
    if thin.is_empty() {
        sheet.lines.push(line("", "Every outcome is asked of two departments or more."));
    }
    let rows = all.iter().map(|one| {
        let doubts = one.doubts();
        Row {
            printed: [
                (SlotKey::Department, one.department.name.clone()),
                (SlotKey::Subject, one.subject.name.clone()),
                (SlotKey::Stages, or_none(one.stage_codes())),
                (SlotKey::Outcomes, one.outcomes().count().to_string()),
                (SlotKey::Which, or_none(one.refs())),
                (SlotKey::Statements, one.statements.to_string()),
                (SlotKey::Minutes, one.minutes.to_string()),
                (SlotKey::Look, if doubts.is_empty() { "nothing".to_owned() } else { doubts.join(" ") }),
            ]
            .into(),
            ..Row::default()
        }
    });
    sheet.areas.push(build.area(asked_block, rows.collect()));
    if !thin.is_empty() {
        let rows = thin.iter().map(|thin| Row {
            printed: [
                (SlotKey::Outcome, thin.outcome.label()),
                (SlotKey::Departments, thin.names()),
                (SlotKey::Look, thin.doubt()),
            ]
            .into(),
            ..Row::default()
        });
        let mut area = build.area(thin_block, rows.collect());
        area.caption = Some(thin_block.title.to_owned());
        sheet.areas.push(area);
    }
    sheet.frozen_columns = 2;
    place(&mut sheet);
    sheet
}

fn or_none(text: String) -> String {
    if text.is_empty() { "none".to_owned() } else { text }
}

/// Its tables, for the laws.
#[cfg(test)]
pub(super) fn blocks() -> [&'static dyn super::slot::Table; 2] {
    let PreviewBook { asked, thinly_asked } = &BOOK;
    [asked, thinly_asked]
}
