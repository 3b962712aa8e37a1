//! Every style there is: one palette, one scale of type. Nothing else in the crate names a colour.
//!
//! Calibri 11 throughout, 18 for a title, 13 for a caption. What people fill in is warm; what is
//! ours is white; what they may leave for later has a grey heading. Colour is never the only
//! signal: the word stands in the cell.

mod state;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatPattern, FormatUnderline};

pub(super) use state::State;

/// Text.
pub(super) const INK: u32 = 0x1F_29_33;
/// Text that is ours and need not be read first.
pub(super) const QUIET: u32 = 0x4A_55_65;
/// Titles, headings and the first tab.
const NAVY: u32 = 0x1F_3A_5F;
/// Headings of what may wait.
const SLATE: u32 = 0x5B_67_70;
/// Links.
const LINK: u32 = 0x1B_4F_8A;
/// Paper.
pub(super) const WHITE: u32 = 0xFF_FF_FF;
/// Cells to fill in that are needed.
const WARM: u32 = 0xFF_F4_D6;
/// Cells to fill in that may stay blank.
const PALE: u32 = 0xFF_FB_EE;
/// Cells that are asked now: strong enough to stand out from those that may stay blank on any screen.
pub(super) const ASKED: u32 = 0xFF_BF_30;
/// The thick edge of a cell that is asked.
pub(super) const ASKED_EDGE: u32 = 0x7A_4F_00;
/// What was answered last round.
const LAST: u32 = 0xEC_E8_F5;
/// Cells that need nothing.
pub(super) const NO_NEED: u32 = 0xE2_E6_EA;
/// Cells that are filled in.
pub(super) const DONE: u32 = 0xF1_F7_F0;
/// The edge of a cell that cannot be read.
pub(super) const WRONG_EDGE: u32 = 0xB3_26_1E;
/// Cells that must be put right.
pub(super) const WRONG: u32 = 0xF8_C9_BE;
/// Beneath a table, what is counted over it; and headings that are links.
const SUM: u32 = 0xE3_E9_F0;
/// The same, of every second group of columns.
const SECOND_SUM: u32 = 0xCB_D6_E3;
/// The lines of a hatched fill; programs that hatch nothing fill with it.
const HATCH: u32 = 0xC3_CA_D2;
/// Lines between cells that are ours.
pub(super) const RULE: u32 = 0xD5_DB_E1;
/// Lines between cells to fill in.
const WARM_RULE: u32 = 0xCF_BE_8C;

/// The colour of a sheet's tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// The sheet to open first.
    First,
    /// A sheet that needs an answer or is worth reading.
    Main,
    /// A sheet that may wait.
    Later,
}

impl Tab {
    pub(super) fn ink(self) -> u32 {
        match self {
            Tab::First => NAVY,
            Tab::Main => 0x6C_93_BF,
            Tab::Later => 0xBF_C5_CC,
        }
    }

    pub(super) fn colour(self) -> Color {
        Color::RGB(self.ink())
    }
}

/// What a fill says a second time; the word stands in the cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// No fill.
    #[default]
    Plain,
    /// Asked, and nothing is there.
    Nothing,
    /// A little: level 1, Foundation.
    Low,
    /// More: level 2, Careers Across the Curriculum.
    Middle,
    /// Most: level 3, Employer Enriched.
    High,
    /// Not asked, not taught: outside the count.
    Off,
    /// Asked, and nothing came back: hatched.
    Unknown,
    /// Look here.
    Warn,
    /// As it should be.
    Good,
}

impl Tone {
    /// Every tone.
    pub const ALL: [Tone; 9] = [
        Tone::Plain,
        Tone::Nothing,
        Tone::Low,
        Tone::Middle,
        Tone::High,
        Tone::Off,
        Tone::Unknown,
        Tone::Warn,
        Tone::Good,
    ];

    /// The colours of text and fill.
    pub(super) fn colours(self) -> (u32, u32) {
        match self {
            Tone::Plain => (INK, WHITE),
            Tone::Nothing => (INK, 0xF6_E3_DC),
            Tone::Low => (INK, 0xDD_EA_F6),
            Tone::Middle => (INK, 0xA4_C8_E8),
            Tone::High => (WHITE, 0x1F_5A_94),
            Tone::Off => (QUIET, 0xEC_EE_F0),
            Tone::Unknown => (INK, HATCH),
            Tone::Warn => (0x5A_3A_00, 0xFC_E6_C2),
            Tone::Good => (0x1E_46_20, 0xDC_EE_DC),
        }
    }
}

/// How a cell looks, whatever it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Style {
    /// The title in A1.
    Title,
    /// The same where it stays in sight.
    TightTitle,
    /// A link to another sheet, beside or beneath the tables.
    Way,
    /// A line that may be left alone.
    Quiet,
    /// What a line above the tables is about.
    Label,
    /// A line above the tables.
    Line,
    /// A line that is as wide as its column.
    Paragraph,
    /// What stands above one of several tables.
    Caption,
    /// The name of a group of columns, above their headings.
    Band,
    /// A heading.
    Heading,
    /// A heading of what may wait.
    LaterHeading,
    /// A heading that is turned upwards.
    TurnedHeading,
    /// The same, of every second group of columns.
    SecondTurnedHeading,
    /// A heading that is a link.
    HeadingLink,
    /// The same, turned upwards.
    TurnedLink,
    /// The same, of every second group of columns.
    SecondTurnedLink,
    /// A turned heading beside others that are links.
    TurnedBeside,
    /// The same, of every second group of columns.
    SecondTurnedBeside,
    /// What is printed.
    Printed,
    /// What was answered last round: no answer yet.
    Last,
    /// What is printed and read first: a question, or what the sheet computes.
    Clear,
    /// A link.
    Link,
    /// A link in bold.
    StrongLink,
    /// A cell to fill in that is asked, in a row that says what it needs.
    Asked,
    /// What a row says of itself.
    Todo,
    /// What is left over all rows: a link to the first of it.
    Left,
    /// A cell to fill in that is needed.
    Input,
    /// A cell to fill in that may stay blank.
    Spare,
    /// A cell that must be put right.
    Wrong,
    /// A cell to look at again.
    Doubtful,
    /// A cell that may be filled in and does not show it.
    Unseen,
    /// A cell of a table that nobody fills in.
    Cell(Tone),
    /// The same, in bold.
    Strong(Tone),
    /// A cell in a table's row of totals.
    Total,
}

impl Style {
    /// The colours of text and fill.
    fn colours(self) -> (u32, u32) {
        match self {
            Style::Title | Style::TightTitle | Style::Caption | Style::Band => (NAVY, WHITE),
            Style::Label | Style::Line | Style::Paragraph | Style::Clear | Style::Unseen => (INK, WHITE),
            Style::Heading | Style::TurnedHeading => (WHITE, NAVY),
            // Pale: LibreOffice draws every link in a dark blue of its own.
            Style::HeadingLink | Style::TurnedLink => (LINK, SUM),
            Style::SecondTurnedLink => (LINK, SECOND_SUM),
            Style::Total | Style::TurnedBeside => (INK, SUM),
            Style::SecondTurnedBeside => (INK, SECOND_SUM),
            Style::LaterHeading | Style::SecondTurnedHeading => (WHITE, SLATE),
            Style::Printed | Style::Quiet => (QUIET, WHITE),
            Style::Last => (INK, LAST),
            Style::Link | Style::StrongLink | Style::Way | Style::Left => (LINK, WHITE),
            Style::Asked => (INK, ASKED),
            Style::Todo => (INK, WHITE),
            Style::Input => (INK, WARM),
            Style::Spare => (INK, PALE),
            Style::Wrong => (INK, WRONG),
            Style::Doubtful => (INK, 0xFC_E0_A8),
            Style::Cell(tone) | Style::Strong(tone) => tone.colours(),
        }
    }

    /// The format of the cell.
    pub(super) fn format(self) -> Format {
        let (ink, paper) = self.colours();
        let format = Format::new().set_font_color(Color::RGB(ink));
        let filled = |format: Format| format.set_background_color(Color::RGB(paper));
        let cell = |format: Format| {
            format.set_text_wrap().set_align(FormatAlign::Top).set_align(FormatAlign::Left).set_indent(1)
        };
        let ruled = |format: Format| cell(format).set_border(FormatBorder::Thin).set_border_color(Color::RGB(RULE));
        let warm = |format: Format| {
            let format = filled(cell(format)).set_border(FormatBorder::Thin);
            format.set_border_color(Color::RGB(WARM_RULE)).set_unlocked()
        };
        let heading = |format: Format| {
            let format = filled(format.set_bold().set_text_wrap().set_border(FormatBorder::Thin));
            format.set_border_color(Color::RGB(RULE))
        };
        match self {
            Style::Title => format.set_bold().set_font_size(18).set_align(FormatAlign::VerticalCenter),
            Style::Label => format.set_bold().set_align(FormatAlign::Top),
            Style::Line => format.set_align(FormatAlign::Top),
            Style::Paragraph => cell(format),
            Style::Caption => format.set_bold().set_font_size(13).set_align(FormatAlign::Bottom),
            Style::TightTitle => format.set_bold().set_font_size(12).set_align(FormatAlign::VerticalCenter),
            Style::Way => format.set_underline(FormatUnderline::Single).set_align(FormatAlign::VerticalCenter),
            Style::Quiet => format.set_align(FormatAlign::Top),
            Style::Band => {
                let band = format.set_bold().set_align(FormatAlign::Bottom);
                band.set_border_bottom(FormatBorder::Thick).set_border_bottom_color(Color::RGB(NAVY))
            }
            Style::Heading | Style::LaterHeading | Style::HeadingLink => {
                let lying = heading(format).set_align(FormatAlign::VerticalCenter);
                let lying = lying.set_align(FormatAlign::Left).set_indent(1);
                if self == Style::HeadingLink { lying.set_underline(FormatUnderline::Single) } else { lying }
            }
            Style::TurnedHeading
            | Style::SecondTurnedHeading
            | Style::TurnedBeside
            | Style::SecondTurnedBeside
            | Style::TurnedLink
            | Style::SecondTurnedLink => {
                let turned = heading(format).set_rotation(90);
                let turned = turned.set_align(FormatAlign::Bottom).set_align(FormatAlign::Center);
                let is_link = matches!(self, Style::TurnedLink | Style::SecondTurnedLink);
                if is_link { turned.set_underline(FormatUnderline::Single) } else { turned }
            }
            Style::Asked => {
                warm(format).set_border_left(FormatBorder::Thick).set_border_left_color(Color::RGB(ASKED_EDGE))
            }
            Style::Left => format.set_bold().set_underline(FormatUnderline::Single).set_align(FormatAlign::Top),
            Style::Printed | Style::Clear | Style::Todo => ruled(format),
            Style::Last => ruled(filled(format.set_italic())),
            Style::Link => ruled(format).set_underline(FormatUnderline::Single),
            Style::StrongLink => ruled(format).set_underline(FormatUnderline::Single).set_bold(),
            Style::Total => filled(ruled(format)).set_bold(),
            Style::Input | Style::Spare | Style::Doubtful => warm(format),
            Style::Wrong => warm(format).set_bold(),
            Style::Unseen => cell(format).set_unlocked(),
            Style::Cell(Tone::Plain) => ruled(format),
            Style::Cell(Tone::Unknown) | Style::Strong(Tone::Unknown) => {
                let hatched = ruled(format).set_pattern(FormatPattern::LightUp);
                hatched.set_foreground_color(Color::RGB(paper)).set_background_color(Color::RGB(WHITE))
            }
            Style::Cell(_) => filled(ruled(format)),
            Style::Strong(Tone::Plain) => ruled(format).set_bold(),
            Style::Strong(_) => filled(ruled(format)).set_bold(),
        }
    }
}

/// A format beneath the line with which a group of rows begins.
pub(super) fn begun(format: Format) -> Format {
    format.set_border_top(FormatBorder::Medium).set_border_top_color(Color::RGB(NAVY))
}

/// How a number is shown.
pub(super) mod numbers {
    use std::borrow::Cow;

    /// A text of which only a sign is seen: the fourth part of a format is that of texts.
    pub(in crate::pen) fn sign(sign: &str) -> Cow<'static, str> {
        if sign.is_empty() { Cow::Borrowed(";;;") } else { Cow::Owned(format!(";;;\"{sign}\"")) }
    }

    /// As typed: neither a number nor a date is made of it.
    pub(in crate::pen) const TEXT: &str = "@";
    /// A whole number.
    pub(in crate::pen) const WHOLE: &str = "0";
    /// A day as it is written in Britain.
    pub(in crate::pen) const DAY: &str = "dd/mm/yyyy";
    /// As a number is.
    pub(in crate::pen) const GENERAL: &str = "General";
    /// A whole per cent.
    pub(in crate::pen) const PER_CENT: &str = "0%";
}

/// How a part of an email looks: the only page that is no workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mail {
    /// A paragraph.
    Text,
    /// What a section is about.
    Heading,
    /// The sentence that says most.
    Lead,
}

impl Mail {
    /// Every part.
    pub const ALL: [Mail; 3] = [Mail::Text, Mail::Heading, Mail::Lead];

    /// The colours of text and paper.
    fn colours(self) -> (u32, u32) {
        match self {
            Mail::Text => (INK, WHITE),
            Mail::Heading => (NAVY, WHITE),
            Mail::Lead => (INK, Tone::Low.colours().1),
        }
    }

    /// The style as it stands in the tag itself: mail programs drop style sheets.
    pub fn css(self) -> String {
        let (ink, paper) = self.colours();
        let letters = "font-family:Calibri,Carlito,Arial,sans-serif;";
        let own = match self {
            Mail::Text => "font-size:16px;line-height:22px;".to_owned(),
            Mail::Heading => "font-size:17px;line-height:24px;font-weight:bold;".to_owned(),
            Mail::Lead => {
                format!("font-size:17px;line-height:24px;font-weight:bold;border-left:4px solid #{NAVY:06X};")
            }
        };
        format!("{letters}{own}color:#{ink:06X};background-color:#{paper:06X};")
    }
}

#[cfg(test)]
mod tests;
