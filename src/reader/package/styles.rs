//! What the styles of cells say of what a person sees: the format of numbers, and whether all is crossed out.

use std::collections::HashMap;
use std::rc::Rc;

use super::format::Format;
use super::limits::MOST_PARTS;

/// Excel has at most 65,490 styles, and 1,024 fonts.
const MOST_STYLES: usize = 1 << 16;

/// Characters of a format's code; Excel allows 255.
const LONGEST_CODE: usize = 255;

/// Styles as a part of the workbook declares them.
#[derive(Debug, Default)]
pub(super) struct Declared {
    formats: HashMap<u32, String>,
    fonts: Vec<bool>,
    uses: Vec<(u32, u32)>,
}

impl Declared {
    /// A format of the workbook's own: its number and its code.
    pub(super) fn format(&mut self, id: u32, code: &str) {
        if self.formats.len() < MOST_PARTS {
            self.formats.insert(id, code.chars().take(LONGEST_CODE).collect());
        }
    }

    /// The next font: whether it crosses out.
    pub(super) fn font(&mut self, strikes: bool) {
        if self.fonts.len() < MOST_STYLES {
            self.fonts.push(strikes);
        }
    }

    /// The next style: the numbers of its format and its font.
    pub(super) fn style(&mut self, format: u32, font: u32) {
        if self.uses.len() < MOST_STYLES {
            self.uses.push((format, font));
        }
    }

    /// Whether a font crosses out.
    pub(super) fn strikes(&self, font: u32) -> bool {
        usize::try_from(font).ok().and_then(|font| self.fonts.get(font)).is_some_and(|strikes| *strikes)
    }
}

/// The style of a cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    /// How numbers are shown.
    pub(super) format: Rc<Format>,
    /// Whether what stands there is crossed out.
    pub(super) struck: bool,
}

/// The styles of a workbook, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: Vec<Style>,
    plain: Style,
}

impl Styles {
    /// Of what the workbook declares.
    pub(super) fn of(declared: &Declared) -> Styles {
        let mut formats: HashMap<u32, Rc<Format>> = HashMap::new();
        let mut style = |(format, font): &(u32, u32)| {
            let own = declared.formats.get(format).map(String::as_str);
            let format = formats.entry(*format).or_insert_with(|| Rc::new(Format::of(*format, own)));
            Style { format: Rc::clone(format), struck: declared.strikes(*font) }
        };
        Styles { styles: declared.uses.iter().map(&mut style).collect(), plain: Style::default() }
    }

    /// Of a format that says beside each number what it shows: one that is plain, and one that crosses out.
    pub(super) fn that_strike() -> Styles {
        Styles { styles: vec![Style::default(), Style { struck: true, ..Style::default() }], plain: Style::default() }
    }

    /// A style by its number; a plain one where there is none.
    pub(super) fn get(&self, number: u32) -> &Style {
        usize::try_from(number).ok().and_then(|number| self.styles.get(number)).unwrap_or(&self.plain)
    }
}
