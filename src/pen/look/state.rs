//! What changes of a cell while it is filled in.

use rust_xlsxwriter::{Color, Format, FormatBorder};

use super::{INK, QUIET, RULE, WHITE};

/// How a cell to fill in looks for as long as something is so: never by colour alone, since its edge differs too and the
/// row says it in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::pen) enum State {
    /// It is asked, where that is rare.
    Asked,
    /// It needs nothing.
    NoNeed,
    /// It is filled in.
    Done,
    /// It cannot be read, or cannot be so.
    Wrong,
    /// Something is open in the row: what it says stands out.
    Open,
}

impl State {
    /// The colours of text, fill and edge.
    pub(in crate::pen) fn colours(self) -> (u32, u32, u32) {
        match self {
            State::Asked => (INK, super::ASKED, super::ASKED_EDGE),
            State::NoNeed => (QUIET, super::NO_NEED, RULE),
            State::Done => (INK, super::DONE, RULE),
            State::Wrong => (INK, super::WRONG, super::WRONG_EDGE),
            State::Open => (INK, WHITE, RULE),
        }
    }

    /// What changes of the format of the cell.
    pub(in crate::pen) fn format(self) -> Format {
        let (ink, paper, edge) = self.colours();
        let format = Format::new().set_font_color(Color::RGB(ink)).set_background_color(Color::RGB(paper));
        let format = format.set_border(FormatBorder::Thin).set_border_color(Color::RGB(edge));
        let is_loud = matches!(self, State::Open | State::Wrong);
        if is_loud { format.set_bold() } else { format }
    }
}
