//! What mails are made of: lines in which nothing stands that no person sees, and paragraphs.

use crate::plan::fit;

/// Stands where a block of its own is to be put; nobody can type it, since values lose it.
pub(super) const BLOCK: char = '\u{fffc}';

/// One paragraph of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Paragraph {
    /// Lines of words.
    Words(String),
    /// The place of what SLT reads.
    Summary,
}

/// A path's last part.
pub(super) fn base(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

/// A text on one line, with nothing in it that no person sees.
pub(super) fn one_line(text: &str) -> String {
    let spaced = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let spaced: String = spaced.filter(|c| *c != BLOCK && !fit::turns(*c)).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line without control characters; a tab is a space.
pub(super) fn tidy(line: &str) -> String {
    line.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_whatever_it_holds() {
        assert_eq!(one_line(" Ann\r\nBcc: all@x.org\u{2028}\u{0}\u{fffc}y "), "Ann Bcc: all@x.org y");
        assert_eq!(base("from Sam/Book1.xlsx"), "Book1.xlsx");
    }
}
