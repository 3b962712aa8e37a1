//! How cells look: every style of a form, drawn once by rust_xlsxwriter.
//!
//! On its only sheet a cell stands for each style; a cell of a form has the number of the style that it shows. So styles
//! and colours are those of every other workbook of ours, and the same in every form.

use std::io::{Cursor, Read};
use std::sync::OnceLock;

use rust_xlsxwriter::{ConditionalFormatFormula, Workbook};
use zip::ZipArchive;

use super::sheet::Look;
use crate::layout::Marked;
use crate::pen::PenError;
use crate::pen::look::{State, Style, Tone, numbers};

/// How a cell of a form shows what stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pen) enum Shown {
    /// As it is.
    Plain,
    /// As typed: neither a number nor a date is made of it.
    Text,
    /// As a whole number.
    Whole,
    /// As a day.
    Day,
    /// As a heading of a mark.
    Marked(Marked),
}

/// The styles of what is printed.
const PLAIN: [Style; 17] = [
    Style::Title,
    Style::TightTitle,
    Style::Way,
    Style::Quiet,
    Style::Label,
    Style::Line,
    Style::Paragraph,
    Style::Caption,
    Style::Heading,
    Style::LaterHeading,
    Style::Printed,
    Style::Last,
    Style::Clear,
    Style::Link,
    Style::Todo,
    Style::Left,
    Style::Strong(Tone::Plain),
];

/// The styles of what is filled in, and how each shows it.
const FILLED: [Style; 6] = [Style::Input, Style::Spare, Style::Asked, Style::Wrong, Style::Doubtful, Style::Unseen];
const KINDS: [Shown; 3] = [Shown::Text, Shown::Whole, Shown::Day];

/// The steps that headings may be of.
const STEPS: u8 = 9;

/// Every look that a cell of a form may have.
fn looks() -> impl Iterator<Item = (Style, Shown)> {
    let plain = PLAIN.into_iter().map(|style| (style, Shown::Plain));
    let filled = FILLED.into_iter().flat_map(|style| KINDS.into_iter().map(move |shown| (style, shown)));
    let steps = (1..=STEPS).map(|step| (Style::Heading, Shown::Marked(Marked::Step(step))));
    let others = [(Style::LaterHeading, Shown::Marked(Marked::Optional)), (Style::Line, Shown::Text)];
    plain.chain(filled).chain(steps).chain(others)
}

/// Everything that changes of a cell while something is so.
const STATES: [State; 5] = [State::Asked, State::NoNeed, State::Done, State::Wrong, State::Open];

/// The number of what changes.
pub(in crate::pen) fn state(state: State) -> u16 {
    (0..).zip(STATES).find(|(_, own)| *own == state).map_or(0, |(number, _)| number)
}

/// The look of a style and how it shows what stands in the cell.
pub(in crate::pen) fn look(style: Style, shown: Shown) -> Look {
    let plain = || PLAIN.iter().position(|own| *own == style);
    let filled = |kind: usize| {
        let position = FILLED.iter().position(|own| *own == style);
        position.map(|position| PLAIN.len() + position * KINDS.len() + kind)
    };
    let marked = PLAIN.len() + FILLED.len() * KINDS.len();
    let position = match shown {
        Shown::Plain | Shown::Marked(Marked::Plain) => plain(),
        Shown::Text if style == Style::Line => Some(marked + usize::from(STEPS) + 1),
        Shown::Text => filled(0),
        Shown::Whole => filled(1),
        Shown::Day => filled(2),
        Shown::Marked(Marked::Step(step)) => Some(marked + usize::from(step.clamp(1, STEPS)) - 1),
        Shown::Marked(Marked::Optional) => Some(marked + usize::from(STEPS)),
    };
    // The first look of all is that of a cell of which nothing is said.
    Look(position.and_then(|position| u16::try_from(position + 1).ok()).unwrap_or(0))
}

/// What is drawn once: the parts that hold the styles and the colours of programs.
pub(super) struct Specimen {
    pub(super) styles: String,
    pub(super) theme: String,
    /// The number of each look among the styles: two may be the same.
    numbers: Vec<u16>,
}

impl Specimen {
    /// The number of a look among the styles.
    pub(super) fn number(&self, look: Look) -> u16 {
        self.numbers.get(usize::from(look.0)).copied().unwrap_or(0)
    }
}

/// The specimen; drawn when it is first asked for.
pub(super) fn specimen() -> Result<&'static Specimen, PenError> {
    static DRAWN: OnceLock<Specimen> = OnceLock::new();
    if let Some(drawn) = DRAWN.get() {
        return Ok(drawn);
    }
    let drawn = draw()?;
    Ok(DRAWN.get_or_init(|| drawn))
}

fn draw() -> Result<Specimen, PenError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, (style, shown)) in (0..).zip(looks()) {
        let format = style.format();
        let format = match shown {
            Shown::Plain => format,
            Shown::Text => format.set_num_format(numbers::TEXT),
            Shown::Whole => format.set_num_format(numbers::WHOLE),
            Shown::Day => format.set_num_format(numbers::DAY),
            Shown::Marked(mark) => mark.format().iter().fold(format, |format, shown| format.set_num_format(shown)),
        };
        sheet.write_blank(row, 0, &format)?;
    }
    for (row, state) in (0..).zip(STATES) {
        let rule = ConditionalFormatFormula::new().set_rule("=TRUE").set_format(state.format());
        sheet.add_conditional_format(row, 0, row, 0, &rule)?;
    }
    let bytes = book.set_zip_compression_level(1).save_to_buffer()?;
    let drawn = part(&bytes, "xl/worksheets/sheet1.xml")?;
    let numbers = drawn.split(" s=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok());
    Ok(Specimen {
        styles: part(&bytes, "xl/styles.xml")?,
        theme: part(&bytes, "xl/theme/theme1.xml")?,
        numbers: [0].into_iter().chain(numbers).collect(),
    })
}

/// The text of a part.
pub(super) fn part(bytes: &[u8], name: &str) -> Result<String, PenError> {
    let mut text = String::new();
    ZipArchive::new(Cursor::new(bytes))?.by_name(name)?.read_to_string(&mut text)?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_look_has_its_number() {
        for (number, (style, shown)) in (1..).zip(looks()) {
            assert_eq!(look(style, shown), Look(number), "{style:?}, {shown:?}");
        }
        let specimen = specimen().expect("drawn");
        assert_eq!(specimen.numbers.len(), looks().count() + 1);
        let styles = specimen.styles.split("<cellXfs count=\"").nth(1).and_then(|rest| rest.split('"').next());
        let most = specimen.numbers.iter().max().expect("some");
        assert_eq!(styles.expect("a count").parse(), Ok(most + 1));
        let asked = specimen.number(look(Style::Asked, Shown::Text));
        assert_ne!(asked, specimen.number(look(Style::Input, Shown::Text)));
        assert_ne!(asked, specimen.number(look(Style::Asked, Shown::Day)));
        assert!(specimen.styles.contains(&format!("<dxfs count=\"{}\"", STATES.len())));
    }
}
