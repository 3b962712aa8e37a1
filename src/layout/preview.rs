//! The sheet *Preview* of the plan workbook: what each department will be asked, as the plan stood when it was drawn.
//!
//! ```text
//! Department | Subject | Stages   | Outcomes asked | Which                | Statements first | Minutes | To look at
//! Humanities | History | KS3, KS4 | 6              | KS3-1, KS3-2, KS4-1… | 6                | 6       | nothing
//! ```
//! It is ours and printed: nothing of it is read back, and a plan without it is as good.

use jiff::civil::Date;

use crate::key::{BlockKey, SlotKey};
use crate::words::day;

use super::asked::{Asked, ThinlyAsked, asked, thinly_asked};
use super::block::{Block, Nature, Rows};
use super::build::{Builder, place};
use super::form::{Line, Sheet};
use super::forms::Forms;
use super::head::Head;
use super::origin::Origin;
use super::row::Row;
use super::slot::Slot;

static ASKED: Block<(), Asked<'static>> = Block {
    key: BlockKey::Asked,
    title: "What each department is asked",
    rows: Rows::Printed,
    nature: Nature::PRINTED,
    slots: &[
        Slot::printed(SlotKey::Department, Head::Plain("Department"), 23, |one| one.department.name.as_str()),
        Slot::printed(SlotKey::Subject, Head::Plain("Subject"), 23, |one| one.subject.name.as_str()),
        Slot::worded(SlotKey::Stages, Head::Plain("Stages"), 15, |one| or_none(one.stage_codes())),
        Slot::worded(SlotKey::Outcomes, Head::Plain("Outcomes asked"), 12, |one| one.outcomes().count().to_string()),
        Slot::worded(SlotKey::Which, Head::Plain("Which"), 38, |one| or_none(one.refs())),
        Slot::worded(SlotKey::Statements, Head::Plain("Statements first"), 13, |one| one.statements.to_string()),
        Slot::worded(SlotKey::Minutes, Head::Plain("Minutes"), 10, |one| one.minutes.to_string()),
        Slot::worded(SlotKey::Look, Head::Plain("To look at"), 30, |one| match one.doubts().as_slice() {
            [] => "nothing".to_owned(),
            doubts => doubts.join(" "),
        }),
    ],
};

static THINLY_ASKED: Block<(), ThinlyAsked<'static>> = Block {
    key: BlockKey::ThinlyAsked,
    title: "Outcomes that too few departments are asked",
    rows: Rows::Printed,
    nature: Nature::PRINTED,
    slots: &[
        Slot::worded(SlotKey::Outcome, Head::Plain("Outcome"), 23, |thin| thin.outcome.label()),
        Slot::worded(SlotKey::Departments, Head::Plain("Of whom"), 23, |thin| thin.names()),
        Slot::worded(SlotKey::Look, Head::Plain("What to do"), 15, |thin| thin.doubt()),
    ],
};

impl Origin for Asked<'static> {
    type One<'p> = Asked<'p>;

    fn row(_: &Asked<'_>) -> Row {
        Row::default()
    }
}

impl Origin for ThinlyAsked<'static> {
    type One<'p> = ThinlyAsked<'p>;

    fn row(_: &ThinlyAsked<'_>) -> Row {
        Row::default()
    }
}

/// The sheet, drawn from a plan on a day.
pub(super) fn preview_sheet(build: &Builder<'_>, forms: &Forms, drawn: Date) -> Sheet {
    let mut sheet = Sheet::named("Preview", "Preview: what each department will be asked");
    let all = asked(forms);
    let thin = thinly_asked(&all, build.plan);
    let [foundation, above, top] = build.plan.approach_names();
    sheet.lines = vec![
        Line::text(format!("As the plan stood on {}. It does not follow what you type.", day(drawn))),
        Line::text(
            "For the plan as it is now, save this file and type careers-audit preview: the answer appears there.",
        ),
        Line::text(format!(
            "Statements first: those of {foundation}. {above} and {top} open once all that is needed below is Yes; nobody has to answer them."
        )),
    ];
    if thin.is_empty() {
        sheet.lines.push(Line::text("Every outcome is asked of two departments or more."));
    }
    sheet.areas.push(build.area(&ASKED, all.iter().map(|one| ASKED.row(one)).collect()));
    if !thin.is_empty() {
        let mut area = build.area(&THINLY_ASKED, thin.iter().map(|thin| THINLY_ASKED.row(thin)).collect());
        area.caption = Some(THINLY_ASKED.title.to_owned());
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
pub(super) fn blocks() -> [&'static dyn super::block::Table; 2] {
    [&ASKED, &THINLY_ASKED]
}
