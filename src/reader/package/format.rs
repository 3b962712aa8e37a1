//! Number formats: what a person sees of the number or text that a cell holds.
//!
//! ```text
//! code of a format → sections, each with its parts → the section for this number → what it shows
//! ```
//! `#,##0`, `0%`, `[$£-809]0.00`, `"Unit "0`, `[h]:mm`, `0;-0;;@`: as Excel and LibreOffice show them in Britain.

mod code;
mod digits;
mod fraction;
mod time;

use code::{Part, Section, sections};
use digits::Digits;

/// What a cell shows of what it holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shown {
    /// The number itself, as one types it.
    Plain,
    /// A day, whatever else.
    Day,
    /// This.
    Text(String),
    /// Nothing at all.
    Nothing,
}

/// A number format.
#[derive(Clone, Debug, Default)]
pub(super) struct Format {
    /// For numbers; none for the format that shows them as they are.
    numbers: Vec<Section>,
    /// For texts, where the format says something of them.
    texts: Option<Section>,
}

/// The codes of the formats that every program knows by their numbers alone, as they are in Britain.
fn known(id: u32) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5 | 6 => "£#,##0;-£#,##0",
        7 | 8 => "£#,##0.00;-£#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        // Of the Asian ones all are days or times.
        14..=17 | 22 | 27..=36 | 50..=58 => "dd/mm/yyyy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        37 | 38 => "#,##0;(#,##0)",
        39 | 40 => "#,##0.00;(#,##0.00)",
        41 => "_-* #,##0_-;-* #,##0_-;_-* \"-\"_-;_-@_-",
        42 => "_-£* #,##0_-;-£* #,##0_-;_-£* \"-\"_-;_-@_-",
        43 => "_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-;_-@_-",
        44 => "_-£* #,##0.00_-;-£* #,##0.00_-;_-£* \"-\"??_-;_-@_-",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        48 => "##0.0E+0",
        _ => "",
    }
}

impl Format {
    /// The format of a number, with its own code where the workbook gives one.
    pub(super) fn of(id: u32, own: Option<&str>) -> Format {
        let mut numbers = sections(own.unwrap_or_else(|| known(id)));
        let is_of_texts = |section: &Section| section.parts.contains(&Part::Typed);
        let texts = if numbers.len() > 3 || numbers.last().is_some_and(is_of_texts) { numbers.pop() } else { None };
        numbers.truncate(3);
        Format { numbers, texts: texts.filter(|texts| texts.parts != [Part::Typed]) }
    }

    /// What a number is seen as.
    pub(super) fn number(&self, number: f64) -> Shown {
        let Some((section, is_signed)) = self.section(number) else { return Shown::Plain };
        if section.parts.is_empty() && self.numbers.len() == 1 && section.condition.is_none() {
            return Shown::Plain;
        }
        if section.is_of_days() {
            return Shown::Day;
        }
        let shown = if section.is_of_times() { time::shown(section, number) } else { shown(section, number) };
        let shown = shown.trim();
        if shown.is_empty() {
            return Shown::Nothing;
        }
        let sign = if number < 0.0 && is_signed { "-" } else { "" };
        let shown = format!("{sign}{shown}");
        if shown == plain(number) { Shown::Plain } else { Shown::Text(shown) }
    }

    /// What a text is seen as.
    pub(super) fn text(&self, text: &str) -> Shown {
        let Some(section) = &self.texts else { return Shown::Plain };
        let words = section.parts.iter().map(|part| match part {
            Part::Typed => text,
            Part::Literal(literal) => literal,
            _ => "",
        });
        let shown = words.collect::<String>();
        match shown.trim() {
            "" => Shown::Nothing,
            shown if shown == text.trim() => Shown::Plain,
            shown => Shown::Text(shown.to_owned()),
        }
    }

    /// The section in which a number is shown, and whether a number below nothing has its sign there.
    fn section(&self, number: f64) -> Option<(&Section, bool)> {
        let holds = |section: &Section, otherwise: bool| {
            section.condition.map_or(otherwise, |condition| condition.holds(number))
        };
        let own_sign = |section: &Section| section.condition.is_none_or(|condition| !condition.is_below_nothing());
        match self.numbers.as_slice() {
            [] => None,
            [only] => Some((only, own_sign(only))),
            [first, second] if holds(first, number >= 0.0) => Some((first, own_sign(first))),
            [first, second] => Some((second, first.condition.is_some() && own_sign(second))),
            [first, second, third, ..] => Some(if holds(first, number > 0.0) {
                (first, own_sign(first))
            } else if holds(second, number < 0.0) {
                (second, second.condition.is_some() && own_sign(second))
            } else {
                (third, true)
            }),
        }
    }
}

/// A number as one types it, without what computers keep beyond the fifteenth digit.
pub(super) fn plain(number: f64) -> String {
    without_noise(number).to_string()
}

/// A number to fifteen digits, as spreadsheet programs know them: 197.00000000000003 is 197.
pub(super) fn without_noise(number: f64) -> f64 {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return number;
    }
    format!("{number:.14e}").parse().unwrap_or(number)
}

/// A number laid out in the digits of a section.
fn shown(section: &Section, number: f64) -> String {
    if section.parts.contains(&Part::General) {
        let number = plain(number.abs());
        let words = section.parts.iter().map(|part| match part {
            Part::General => number.as_str(),
            Part::Literal(literal) => literal,
            Part::Percent => "%",
            Part::Point => ".",
            Part::Slash => "/",
            _ => "",
        });
        return words.collect();
    }
    if section.parts.contains(&Part::Slash) && section.parts.iter().any(|part| matches!(part, Part::Digit(_))) {
        return fraction::shown(section, number.abs());
    }
    digits::shown(section, Digits::of(number))
}

#[cfg(test)]
mod tests;
