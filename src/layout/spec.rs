//! What a slot declares, whatever record it fills.

use crate::key::SlotKey;

use super::head::Head;
use super::lists::ListOf;

/// When a cell is needed (domain.md, *Fifteen minutes*).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// If there is time.
    Optional,
    /// In every printed row.
    Always,
    /// Where the row's coverage is *Highlighted* or more.
    OnceHighlighted,
    /// Where the row's coverage is *Highlighted* or more, and its subject teaches several groups of learners of the
    /// outcome's stage.
    WhereSeveral,
    /// Where the row's coverage is *Taught* or more.
    OnceTaught,
    /// Where the row's coverage is *Not applicable*.
    OnceNotApplicable,
    /// A checklist answer: of the first approach always. Those above may be answered once all that is needed below is
    /// *Yes*, and are asked of nobody.
    Ladder,
    /// Whether last round's answer is still so: where there is one, and nothing was said of it yet.
    OfLast,
}

impl Need {
    /// The step to which it belongs, where the answers of a row build on one another: how far an outcome is covered,
    /// whether it happens now, where it is taught.
    pub fn step(self) -> Option<u8> {
        match self {
            Need::Always | Need::OnceNotApplicable => Some(1),
            Need::OnceHighlighted | Need::WhereSeveral => Some(2),
            Need::OnceTaught => Some(3),
            Need::Optional | Need::Ladder | Need::OfLast => None,
        }
    }

    /// Whether most rows come to ask for it, so that its cells are drawn as ones to fill in.
    pub fn is_usual(self) -> bool {
        match self {
            Need::Optional | Need::OnceNotApplicable => false,
            Need::Always
            | Need::OnceHighlighted
            | Need::WhereSeveral
            | Need::OnceTaught
            | Need::Ladder
            | Need::OfLast => true,
        }
    }
}

/// What is computed in the sheet as people fill it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Live {
    /// How many answers a sheet has.
    Answered,
    /// How many needed cells of a sheet are still blank.
    ToFill,
    /// The minutes that these take, with the reading.
    Minutes,
    /// One word for both.
    State,
    /// What is left to do over all sheets, as one sentence.
    Left,
    /// The approach that a subject's checklist claims.
    YourView,
    /// The approach that its rows show.
    RowsShow,
    /// The lower of the two.
    Reached,
    /// The first thing that holds it back from the approach above.
    Next,
    /// Whether what a line of *Fix these* asks for is done.
    Mended,
}

/// What a cell may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Ours, locked.
    Printed,
    /// A text of at most so many characters.
    Text {
        /// The most characters.
        most: u16,
    },
    /// An answer from a drop-down list; in a row where it is printed it is ours.
    Choice(ListOf),
    /// A code of the same plan, offered in a drop-down and checked when the plan is resolved.
    Code(ListOf),
    /// A whole number.
    Count {
        /// The most it may be.
        most: u32,
        /// Whether it is a per cent, which people type as `40`, `40%` and `0.4`.
        per_cent: bool,
    },
    /// A date within the round's school year.
    Date,
    /// Computed in the sheet.
    Live(Live),
}

/// What a slot declares, whatever record it fills.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spec {
    /// The key in JSON, in TOML and in answers.
    pub key: SlotKey,
    /// The heading.
    pub head: Head,
    /// What the cell's prompt says; Excel shows at most 255 characters.
    pub help: &'static str,
    /// When it is needed.
    pub need: Need,
    /// The column's width in characters.
    pub width: u16,
    /// How long answering it takes, in seconds.
    pub seconds: u16,
    /// What it may hold.
    pub holds: Holds,
    /// Whether it holds several texts, with commas or the like between them.
    pub is_list: bool,
    /// Whether people name grown-ups and firms in it: no query asks whether such a name is a learner's.
    pub names_adults: bool,
    /// What stands between two colleagues' answers, where both stand: no conflict, but one after the other.
    pub joins: Option<&'static str>,
    /// Whether it only adds to another: it is asked where a row may be about several groups of learners.
    pub is_further: bool,
    /// Whether it came after the first workbooks were issued, so that one may well be without its column.
    pub is_late: bool,
}

impl Spec {
    /// Whether it speaks of the last round: only those workbooks have it that show last round's answers.
    pub fn is_of_last(&self) -> bool {
        matches!(self.key, SlotKey::LastTime | SlotKey::StillSo)
    }

    /// Whether people fill it in, in some row at least.
    pub fn is_asked(&self) -> bool {
        match self.holds {
            Holds::Printed | Holds::Live(_) => false,
            Holds::Text { .. } | Holds::Choice(_) | Holds::Code(_) | Holds::Count { .. } | Holds::Date => true,
        }
    }
}
