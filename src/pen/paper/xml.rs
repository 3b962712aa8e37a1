//! The letters of a part: numbers, cells and ranges by their names, and texts with what XML wants escaped.

pub(super) use crate::words::put_number as number;

/// Writes the letters of a column: `AB`.
pub(super) fn column(out: &mut String, column: u16) {
    if column >= 26 {
        self::column(out, column / 26 - 1);
    }
    out.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
}

/// Writes the name of a cell: `AB12`.
pub(super) fn cell(out: &mut String, row: u32, at: u16) {
    column(out, at);
    number(out, row + 1);
}

/// A range of cells: its first and its last row and column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pen) struct Range {
    pub(in crate::pen) top: u32,
    pub(in crate::pen) left: u16,
    pub(in crate::pen) bottom: u32,
    pub(in crate::pen) right: u16,
}

/// Writes a range: `A5:B9`, or the name of its only cell.
pub(super) fn range(out: &mut String, range: Range) {
    cell(out, range.top, range.left);
    if (range.top, range.left) != (range.bottom, range.right) {
        out.push(':');
        cell(out, range.bottom, range.right);
    }
}

/// The same with signs that keep it in place: `$A$5:$B$9`.
pub(super) fn absolute(range: Range) -> String {
    let mut out = String::new();
    let corner = |out: &mut String, row: u32, at: u16| {
        out.push('$');
        column(out, at);
        out.push('$');
        number(out, row + 1);
    };
    corner(&mut out, range.top, range.left);
    if (range.top, range.left) != (range.bottom, range.right) {
        out.push(':');
        corner(&mut out, range.bottom, range.right);
    }
    out
}

/// Writes a text between tags.
pub(super) fn text(out: &mut String, text: &str) {
    escaped(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'\t' | b'\n' => None,
        _ => control(byte),
    });
}

/// Writes the value of an attribute.
pub(super) fn value(out: &mut String, text: &str) {
    escaped(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'"' => Some("&quot;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'\n' => Some("&#xA;"),
        b'\t' => None,
        _ => control(byte),
    });
}

/// Writes an attribute with a text.
pub(super) fn attribute(out: &mut String, name: &str, text: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    value(out, text);
    out.push('"');
}

/// Writes an element that holds a text.
pub(super) fn element(out: &mut String, name: &str, holds: &str) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    text(out, holds);
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

fn escaped(out: &mut String, text: &str, of: impl Fn(u8) -> Option<&'static str>) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        // Few bytes are more than letters.
        if byte >= b'?' && byte != 0xEF || (b'\''..b'<').contains(&byte) {
            continue;
        }
        let (said, length) = match byte {
            0xEF => (beyond(text.as_bytes().get(at..at + 3)), 3),
            _ => (of(byte), 1),
        };
        if let Some(said) = said {
            out.push_str(text.get(from..at).unwrap_or_default());
            out.push_str(said);
            from = at + length;
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
}

/// The two characters that XML has no place for, as Excel writes them.
fn beyond(bytes: Option<&[u8]>) -> Option<&'static str> {
    match bytes? {
        [0xEF, 0xBF, 0xBE] => Some("_xFFFE_"),
        [0xEF, 0xBF, 0xBF] => Some("_xFFFF_"),
        _ => None,
    }
}

/// A control character as Excel writes it.
fn control(byte: u8) -> Option<&'static str> {
    const CONTROLS: [&str; 32] = [
        "_x0000_", "_x0001_", "_x0002_", "_x0003_", "_x0004_", "_x0005_", "_x0006_", "_x0007_", "_x0008_", "_x0009_",
        "_x000A_", "_x000B_", "_x000C_", "_x000D_", "_x000E_", "_x000F_", "_x0010_", "_x0011_", "_x0012_", "_x0013_",
        "_x0014_", "_x0015_", "_x0016_", "_x0017_", "_x0018_", "_x0019_", "_x001A_", "_x001B_", "_x001C_", "_x001D_",
        "_x001E_", "_x001F_",
    ];
    CONTROLS.get(usize::from(byte)).copied()
}

/// A text in which what looks like an escaped character says that it is none: `_x000D_` becomes `_x005F_x000D_`.
pub(super) fn unlike_controls(text: &str) -> std::borrow::Cow<'_, str> {
    let is_control = |rest: &str| {
        let hex = rest.as_bytes().get(2..6).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit));
        hex && rest.as_bytes().get(6) == Some(&b'_')
    };
    if !text.match_indices("_x").any(|(at, _)| text.get(at..).is_some_and(is_control)) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut from = 0;
    for (at, _) in text.match_indices("_x") {
        if text.get(at..).is_some_and(is_control) {
            out.push_str(text.get(from..at).unwrap_or_default());
            out.push_str("_x005F");
            from = at;
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut String)) -> String {
        let mut out = String::new();
        write(&mut out);
        out
    }

    #[test]
    fn cells_have_names() {
        assert_eq!(written(|out| cell(out, 0, 0)), "A1");
        assert_eq!(written(|out| cell(out, 1_048_575, 16_383)), "XFD1048576");
        assert_eq!(written(|out| cell(out, 9, 26)), "AA10");
        let of = |top, left, bottom, right| Range { top, left, bottom, right };
        assert_eq!(written(|out| range(out, of(4, 0, 8, 1))), "A5:B9");
        assert_eq!(written(|out| range(out, of(4, 0, 4, 0))), "A5");
        assert_eq!(absolute(of(4, 0, 8, 1)), "$A$5:$B$9");
    }

    #[test]
    fn what_xml_has_no_place_for_is_escaped() {
        let every: String = (0..=0x7F).map(char::from).chain(['é', '\u{FFFD}', '\u{FFFE}', '\u{FFFF}', '…']).collect();
        let between = written(|out| text(out, &every));
        assert!(
            between.starts_with("_x0000_") && between.contains("_x0008_\t\n_x000B_") && between.contains("\"#$%&amp;'")
        );
        assert!(between.contains(";&lt;=&gt;?") && between.ends_with("é\u{FFFD}_xFFFE__xFFFF_…"));
        let within = written(|out| value(out, &every));
        assert!(within.contains("\t&#xA;_x000B_") && within.contains("!&quot;#$%&amp;'"));
        assert_eq!(unlike_controls("_x000D_ _x000d _x00_x0041_"), "_x005F_x000D_ _x000d _x00_x005F_x0041_");
    }
}
