//! The way through a workbook, as links: from every sheet back to the first, and on to the next.

use super::form::{Form, Link, Sheet};

/// What a link back begins with.
const BACK: &str = "‹ ";

/// What a link onwards begins and ends with.
const NEXT: [&str; 2] = ["Next: ", " ›"];

impl Form {
    /// The link from the sheet at a position back to the first; the first has none.
    pub fn back(&self, position: usize) -> Option<Link> {
        let first = self.sheets.first().filter(|_| position > 0)?;
        Some(Link::to(&first.name, format!("{BACK}{}", first.name)))
    }

    /// The link from the sheet at a position to the one after it; the last has none.
    pub fn next(&self, position: usize) -> Option<Link> {
        let next: &Sheet = self.sheets.get(position + 1)?;
        let [before, after] = NEXT;
        Some(Link::to(&next.name, format!("{before}{}{after}", next.name)))
    }
}

/// What an example begins with that stands beside a title.
pub(super) const EXAMPLE: &str = "Highlighted, for example:";

/// Whether a text is such an example, also of a plan that had another.
pub fn is_example(text: &str) -> bool {
    text.trim().starts_with(EXAMPLE)
}

/// Whether a text is such a link, also of a workbook whose sheets had other names.
pub fn is_way(text: &str) -> bool {
    let text = text.trim();
    let [before, after] = NEXT;
    text.starts_with(BACK.trim_end()) || text.starts_with(before.trim_end()) && text.ends_with(after.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_known_whatever_sheet_it_names() {
        for text in ["‹ Start here", "Next: Gesellschaft ›", " Next: A ›"] {
            assert!(is_way(text), "{text}");
        }
        for text in ["Next: the dentist", "Start here", "KS3-4", ""] {
            assert!(!is_way(text), "{text}");
        }
        assert_eq!(Link::to("Pupils' choice", "").target(), "internal:'Pupils'' choice'!A1");
    }
}
