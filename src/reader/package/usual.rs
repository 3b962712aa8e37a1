//! Cells and shared texts as programs usually write them, taken straight from the bytes of a part: nearly all of a sheet.
//!
//! ```text
//! <c r="B5" s="12" t="s"><v>41</v></c>     <c r="B6" s="12"/>     <si><t>Taught</t></si>
//! ```
//! Whatever is written in any other way is left to the reader of XML: nothing is taken here that it would read otherwise.

use memchr::memchr;

use super::pictures;
use super::references::place;

/// A cell as it is usually written.
pub(super) struct Usual<'b> {
    /// Row and column.
    pub(super) place: (u32, u32),
    /// The number of its style.
    pub(super) style: u32,
    /// What it holds.
    pub(super) holds: Held<'b>,
    /// How many bytes it takes.
    pub(super) length: usize,
    /// How many elements it is.
    pub(super) elements: u64,
}

/// What such a cell holds.
pub(super) enum Held<'b> {
    /// Nothing.
    Nothing,
    /// The position of a shared text.
    Shared(usize),
    /// A number.
    Number(f64),
    /// A text.
    Text(&'b str),
}

/// Takes bytes one after the other.
struct Taking<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Taking<'b> {
    /// Passes over what stands next, where it is this.
    fn pass(&mut self, next: &[u8]) -> bool {
        let is_next = self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(next));
        if is_next {
            self.at += next.len();
        }
        is_next
    }

    /// What stands before a byte, which is passed over too.
    fn until(&mut self, end: u8) -> Option<&'b str> {
        let rest = self.bytes.get(self.at..)?;
        let length = memchr(end, rest)?;
        self.at += length + 1;
        std::str::from_utf8(rest.get(..length)?).ok()
    }

    /// The text of an element that was begun, to its end, as it stands there.
    fn raw(&mut self, end: &[u8]) -> Option<&'b str> {
        let text = self.until(b'<')?;
        self.pass(end).then_some(text)
    }

    /// The same where it says what it says: no reference stands in it, and no end of a line that is written in two ways.
    fn plain(&mut self, end: &[u8]) -> Option<&'b str> {
        self.raw(end).filter(|text| !text.bytes().any(|byte| byte == b'&' || byte == b'\r'))
    }
}

/// The cell with which bytes begin; none where it is not written in the usual way, or is not all there.
pub(super) fn cell(bytes: &[u8]) -> Option<Usual<'_>> {
    let mut taking = Taking { bytes, at: 0 };
    if !taking.pass(b"<c r=\"") {
        return None;
    }
    let place = place(taking.until(b'"')?)?;
    let style = if taking.pass(b" s=\"") { number(taking.until(b'"')?)? } else { 0 };
    let kind = if taking.pass(b" t=\"") { Some(taking.until(b'"')?) } else { None };
    if taking.pass(b"/>") {
        return Some(Usual { place, style, holds: Held::Nothing, length: taking.at, elements: 1 });
    }
    if !taking.pass(b">") {
        return None;
    }
    let formula = if taking.pass(b"<f>") { Some(taking.raw(b"/f>")?) } else { None };
    if !taking.pass(b"<v>") {
        return None;
    }
    let value = taking.plain(b"/v>")?;
    if !taking.pass(b"</c>") || formula.is_some_and(may_be_picture) {
        return None;
    }
    let holds = match kind {
        Some("s") => Held::Shared(number(value)?.try_into().ok()?),
        Some("str") => Held::Text(value),
        None | Some("n") => Held::Number(value.parse().ok()?),
        Some(_) => return None,
    };
    // What comes of a formula of nothing is told by what it refers to.
    if formula.is_some() && matches!(holds, Held::Number(0.0)) {
        return None;
    }
    let elements = if formula.is_some() { 3 } else { 2 };
    Some(Usual { place, style, holds, length: taking.at, elements })
}

/// Whether a formula may show a picture: a character of its beginning may be written as a number.
fn may_be_picture(formula: &str) -> bool {
    formula.contains("&#") || pictures::is_formula(formula)
}

fn number(digits: &str) -> Option<u32> {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { digits.parse().ok() } else { None }
}

/// The shared text with which bytes begin, and how many bytes it takes; likewise.
pub(super) fn string(bytes: &[u8]) -> Option<(&str, usize)> {
    let mut taking = Taking { bytes, at: 0 };
    if !taking.pass(b"<si><t") {
        return None;
    }
    let is_kept = taking.pass(b" xml:space=\"preserve\"");
    if !taking.pass(b">") {
        return None;
    }
    let text = taking.plain(b"/t>")?;
    let text = if is_kept { text } else { text.trim_matches([' ', '\t', '\n']) };
    taking.pass(b"</si>").then_some((text, taking.at))
}

/// How many elements such a text is.
pub(super) const OF_A_STRING: u64 = 2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_in_another_way_is_left_alone() {
        let usual = |written: &str| cell(written.as_bytes()).map(|cell| (cell.length, cell.elements));
        for (written, elements) in [
            ("<c r=\"B5\"/>", 1),
            ("<c r=\"B5\" s=\"12\"/>", 1),
            ("<c r=\"B5\" s=\"12\" t=\"s\"><v>41</v></c>", 2),
            ("<c r=\"B5\"><v>-4.5e3</v></c>", 2),
            ("<c r=\"B5\" t=\"str\"><f>A1&amp;\"x\"</f><v></v></c>", 3),
        ] {
            assert_eq!(usual(written), Some((written.len(), elements)), "{written}");
            assert_eq!(usual(&format!("{written}<c r=\"")), Some((written.len(), elements)), "{written}");
            assert_eq!(usual(&written[..written.len() - 1]), None, "{written}");
        }
        for other in [
            "<c/>",
            "<c s=\"1\" r=\"B5\"/>",
            "<c r=\"5B\"/>",
            "<c r=\"B5\" s=\"+1\"/>",
            "<c r=\"B5\" vm=\"1\"><v>1</v></c>",
            "<c r=\"B5\"><v></v></c>",
            "<c r=\"B5\"><v>one</v></c>",
            "<c r=\"B5\"><f>A1</f><v>0</v></c>",
            "<c r=\"B5\"><f t=\"shared\" si=\"0\"/><v>1</v></c>",
            "<c r=\"B5\"><f>_xlfn.IMAGE(A1)</f><v>1</v></c>",
            "<c r=\"B5\"><f>&#73;MAGE(A1)</f><v>1</v></c>",
            "<c r=\"B5\" t=\"str\"><v>a&amp;b</v></c>",
            "<c r=\"B5\" t=\"str\"><v>a\rb</v></c>",
            "<c r=\"B5\" t=\"b\"><v>1</v></c>",
            "<c r=\"B5\" t=\"s\"><v> 1</v></c>",
            "<c r=\"B5\" t=\"s\"><v>1</v><v>2</v></c>",
        ] {
            assert!(usual(other).is_none(), "{other}");
        }
        assert!(cell(b"<c r=\"B5\" t=\"str\"><v>\xff</v></c>").is_none());
        assert_eq!(string(b"<si><t> a b </t></si><si>"), Some(("a b", 21)));
        assert_eq!(string(b"<si><t xml:space=\"preserve\"> a </t></si>"), Some((" a ", 40)));
        for other in ["<si><t>a&lt;</t></si>", "<si><r><t>a</t></r></si>", "<si><t>a</t><rPh/></si>", "<si><t/></si>"] {
            assert!(string(other.as_bytes()).is_none(), "{other}");
        }
    }
}
