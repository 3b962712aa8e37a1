//! The texts of a workbook's cells: each is kept once, and cells name it by its number.

use std::collections::HashMap;

use super::mark::Quick;
use super::part::Part;
use super::xml;

/// The texts in the order in which they were first met.
#[derive(Default)]
pub(super) struct Strings<'t> {
    numbers: HashMap<&'t str, u32, Quick>,
    texts: Vec<&'t str>,
    /// So many cells hold one.
    cells: u32,
}

impl<'t> Strings<'t> {
    /// The number of a text.
    pub(super) fn number(&mut self, text: &'t str) -> u32 {
        self.cells += 1;
        let next = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        let texts = &mut self.texts;
        *self.numbers.entry(text).or_insert_with(|| {
            texts.push(text);
            next
        })
    }

    /// Writes the part that holds them.
    pub(super) fn write(&self, part: &mut Part) {
        let out = &mut part.text;
        out.push_str("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"");
        xml::number(out, self.cells);
        out.push_str("\" uniqueCount=\"");
        xml::number(out, u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        out.push_str("\">");
        for text in &self.texts {
            let is_edged = |c: char| matches!(c, '\t' | '\n' | ' ');
            let kept = text.starts_with(is_edged) || text.ends_with(is_edged);
            out.push_str(if kept { "<si><t xml:space=\"preserve\">" } else { "<si><t>" });
            xml::text(out, &xml::unlike_controls(text));
            out.push_str("</t></si>");
        }
        out.push_str("</sst>");
    }
}
