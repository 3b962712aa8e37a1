//! A cell as XML.

use std::fmt::Write as _;

use quick_xml::events::BytesStart;

use super::laid::Laid;
use super::splice::attributes;
use crate::reader::package::days::Epoch;
use crate::reader::package::format::Shown;
use crate::reader::package::styles::Styles;
use crate::words::short_day;

/// What stands in the attributes of a cell that says what it holds, and goes with that: its type, and what of it stands
/// elsewhere (a picture in the cell, a formula that spills).
const OF_CONTENT: [&str; 3] = ["t", "vm", "cm"];

/// How the cells of a workbook are written.
pub(super) struct Hand<'h> {
    /// Its styles, by which a date is told.
    pub(super) styles: &'h Styles,
    /// What its days are counted from.
    pub(super) epoch: Epoch,
    /// What stands before the names of elements: `x:`, or nothing.
    pub(super) prefix: String,
}

impl Hand<'_> {
    /// The cell of these attributes and this style; `rest` follows what it holds.
    pub(super) fn cell(&self, attributes: &str, style: u32, laid: &Laid, rest: &str) -> String {
        let x = &self.prefix;
        let text = match laid {
            Laid::Nothing if rest.is_empty() => return format!("<{x}c{attributes}/>"),
            Laid::Nothing => return format!("<{x}c{attributes}>{rest}</{x}c>"),
            Laid::Day(day) => match self.number(style, *day) {
                Some(number) => return format!("<{x}c{attributes}><{x}v>{number}</{x}v>{rest}</{x}c>"),
                None => short_day(*day),
            },
            Laid::Text(text) => text.clone(),
        };
        let is_bare = text.trim() == text && !text.contains(['\n', '\t']);
        let space = if is_bare { "" } else { " xml:space=\"preserve\"" };
        let text = escaped(&text);
        format!("<{x}c{attributes} t=\"inlineStr\"><{x}is><{x}t{space}>{text}</{x}t></{x}is>{rest}</{x}c>")
    }

    /// The number of a day, where a cell of this style shows it as one.
    fn number(&self, style: u32, day: jiff::civil::Date) -> Option<u32> {
        let number = self.epoch.number(day)?;
        let is_shown = self.styles.get(style).format.number(f64::from(number)) == Shown::Day;
        is_shown.then_some(number)
    }
}

/// The attributes of a cell as they are written, less what goes with what it held.
pub(super) fn kept(element: &BytesStart<'_>) -> String {
    attributes(element, &OF_CONTENT)
}

/// A text as XML, with what XML cannot hold, and what looks like it, as Open XML writes it: `_x000D_`.
fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(sign) = rest.next() {
        match sign {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '\t' | '\n' => written.push(sign),
            '_' if is_escape(rest.as_str()) => written.push_str("_x005F_"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                let _ = write!(written, "_x{:04X}_", u32::from(sign));
            }
            _ => written.push(sign),
        }
    }
    written
}

/// Whether what follows a `_` makes an escape of it: `x000D_`.
fn is_escape(behind: &str) -> bool {
    let behind = behind.as_bytes();
    let digits = behind.get(1..5).unwrap_or_default();
    behind.starts_with(b"x")
        && digits.len() == 4
        && digits.iter().all(u8::is_ascii_hexdigit)
        && behind.get(5) == Some(&b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_written_so_that_it_is_read_back() {
        for (text, written) in [
            ("R&D <at> \"Hill's\"", "R&amp;D &lt;at&gt; \"Hill's\""),
            ("a\rb\u{1b}", "a_x000D_b_x001B_"),
            ("_x000D_", "_x005F_x000D_"),
            ("__x000d__", "__x005F_x000d__"),
            ("_x00D_ _x", "_x00D_ _x"),
            ("é_", "é_"),
        ] {
            assert_eq!(escaped(text), written, "{text:?}");
        }
    }
}
