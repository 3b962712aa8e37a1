//! The way through a workbook, as links: from every sheet back to the first, and on to the next.

use super::form::{Form, Sheet};

/// A link within a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it says.
    pub text: String,
    /// The name of the sheet that it leads to.
    pub sheet: String,
}

/// What a link back begins with.
const BACK: &str = "‹ ";

/// What a link onwards begins and ends with.
const NEXT: [&str; 2] = ["Next: ", " ›"];

impl Link {
    pub(super) fn to(sheet: &str, text: impl Into<String>) -> Link {
        Link { text: text.into(), sheet: sheet.to_owned() }
    }

    /// The target as a workbook holds it.
    pub fn target(&self) -> String {
        target(&self.sheet)
    }
}

/// What leads to the first cell of a sheet.
pub(super) fn target(sheet: &str) -> String {
    format!("internal:'{}'!A1", sheet.replace('\'', "''"))
}

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
        assert_eq!(target("Pupils' choice"), "internal:'Pupils'' choice'!A1");
    }
}
