//! What a correction prints: what is to be fixed, and what had no place.

use crate::answers::audit::FixRow;
use crate::answers::{Key, Unplaced};
use crate::key::{BlockKey, SlotKey};
use crate::layout::block::{Block, Carries, Nature, Rows};
use crate::layout::head::Head;
use crate::layout::origin::Origin;
use crate::layout::row::Row;
use crate::layout::slot::Slot;
use crate::layout::spec::{Holds, Live};
use crate::lens;

/// Of one line, and as corrections drawn earlier had it.
const WHY_IT_IS_RIGHT: Head = Head::Reworded("If it is right, say why", &["If it is right as it is, say why"]);

/// What is to be fixed.
pub(in crate::layout) static FIXES: Block<FixRow, Fix> = Block {
    key: BlockKey::Fixes,
    title: "Fix these",
    rows: Rows::Printed,
    nature: Nature {
        asks: "",
        told_by: None,
        same_by: &[],
        needs: &[],
        in_edition: false,
        carries: Carries::Nothing,
    },
    slots: &[
        Slot::printed(SlotKey::Where, Head::Plain("Where"), 40, |one| one.fix.place.as_str()),
        Slot::reference(6),
        Slot::printed(SlotKey::What, Head::Plain("Which answer"), 24, |one| one.fix.which.as_str()),
        Slot::live(SlotKey::State, "State", 11, Live::Mended),
        Slot::printed(SlotKey::Todo, Head::Plain("What to do"), 30, |one| one.fix.todo.as_str()),
        Slot::printed(SlotKey::Wrong, Head::Plain("What is wrong"), 28, |one| one.fix.wrong.as_str()),
        Slot::printed(SlotKey::Suggestion, Head::Plain("Did you mean"), 14, |one| one.fix.suggestion.as_str()),
        Slot::asked(lens!(FixRow.explanation), WHY_IT_IS_RIGHT, 24, Holds::Text { most: 1000 })
            .help("Only where nothing needs changing: say why in a few words, not only ok. Please do not name any learner.")
            .shows_some(|one| one.fix.is_error.then_some("needs fixing")),
        Slot::printed(SlotKey::Mark, Head::Plain("For the Careers Leader"), 22, |one| one.fix.mark.as_str()),
    ],
};

/// What is to be fixed in a plan: nothing of it is explained, and all of it is the Careers Leader's.
pub(in crate::layout) static PLAN_FIXES: Block<(), Fix> = Block {
    key: BlockKey::Fixes,
    title: "Fix these",
    rows: Rows::Printed,
    nature: Nature::PRINTED,
    slots: &[
        Slot::printed(SlotKey::Where, Head::Plain("Where"), 50, |one| one.fix.place.as_str()),
        Slot::reference(6),
        Slot::printed(SlotKey::Wrong, Head::Plain("What is wrong"), 44, |one| one.fix.wrong.as_str()),
        Slot::printed(SlotKey::Todo, Head::Plain("What to do"), 50, |one| one.fix.todo.as_str()),
        Slot::printed(SlotKey::Suggestion, Head::Plain("Did you mean"), 24, |one| one.fix.suggestion.as_str()),
    ],
};

/// What stood where nothing is asked.
pub(in crate::layout) static UNPLACED: Block<(), Unplaced> = Block {
    key: BlockKey::Unplaced,
    title: "Not placed",
    rows: Rows::Printed,
    nature: Nature::PRINTED,
    slots: &[
        Slot::reference(8),
        Slot::worded(SlotKey::Where, Head::Plain("Where it stood"), 40, |one| {
            format!("{} ({})", one.text.spot.sheet, one.text.spot.at)
        }),
        Slot::printed(SlotKey::Text, Head::Plain("What stood there"), 90, |one| one.text.text.as_str()),
    ],
};

/// One line of *Fix these*.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fix {
    /// Where it is: the sheet with the cell, or what else there is to say.
    pub place: String,
    /// Which answer of that sheet it is, as a person says it.
    pub which: String,
    /// The answers that it is about.
    pub cells: Vec<Key>,
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

/// A line with its number.
pub(in crate::layout) struct Numbered<'p> {
    pub(in crate::layout) number: usize,
    pub(in crate::layout) fix: &'p Fix,
}

impl Origin for Fix {
    type One<'p> = Numbered<'p>;

    fn row(one: &Numbered<'_>) -> Row {
        Row {
            reference: one.number.to_string(),
            link: one.fix.link.clone(),
            mends: one.fix.cells.clone(),
            ..Row::default()
        }
    }
}

/// A text without a place, with its number.
pub(in crate::layout) struct Found<'p> {
    pub(in crate::layout) number: usize,
    pub(in crate::layout) text: &'p Unplaced,
}

impl Origin for Unplaced {
    type One<'p> = Found<'p>;

    fn row(one: &Found<'_>) -> Row {
        Row { reference: one.number.to_string(), ..Row::default() }
    }
}
