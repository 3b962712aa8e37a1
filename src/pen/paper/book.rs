//! A workbook of sheets that are drawn: its parts, in the order in which they are packed.

use super::names;
use super::notes;
use super::package::{self, About, Count};
use super::part::Part;
use super::press::Press;
use super::rows::Pen;
use super::sheet::Sheet;
use super::specimen::specimen;
use super::strings::Strings;
use super::written::{self, Beside};
use crate::pen::PenError;

/// A workbook of sheets that are drawn.
pub(in crate::pen) struct Book {
    pub(in crate::pen) about: About,
    pub(in crate::pen) sheets: Vec<Sheet>,
    /// Names and the cells that they name.
    pub(in crate::pen) names: Vec<(String, String)>,
}

impl Book {
    /// The bytes of the workbook.
    pub(in crate::pen) fn printed(mut self, press: &Press) -> Result<Vec<u8>, PenError> {
        let specimen = specimen()?;
        for sheet in &mut self.sheets {
            sheet.sort();
        }
        let Book { about, sheets, names } = &self;
        let names = names::of(names, sheets);
        let tables = sheets.iter().flat_map(|sheet| &sheet.tables);
        let tables: Vec<Part> = (1..).zip(tables).map(|(number, table)| package::table(number, table)).collect();
        let notes = notes::parts(sheets)?;
        let count = Count { sheets: sheets.len(), tables: tables.len(), notes: notes.len() / 2 };
        let mut parts = vec![
            package::contents(count),
            package::beginnings(),
            package::relations(count.sheets),
            Part::of("xl/theme/theme1.xml", specimen.theme.clone()),
            Part::of("xl/styles.xml", specimen.styles.clone()),
            package::workbook(sheets, &names),
        ];
        let mut pen = Pen { specimen, strings: Strings::default() };
        let (mut table, mut noted) = (1, 0);
        for (number, sheet) in (1..).zip(sheets) {
            noted += u32::from(!sheet.notes.is_empty());
            let beside = Beside { table, notes: (!sheet.notes.is_empty()).then_some(noted) };
            table += u32::try_from(sheet.tables.len()).unwrap_or(0);
            let (part, relations) = written::write(sheet, number, beside, &mut pen);
            parts.push(part);
            parts.extend(relations);
        }
        let mut shared = Part::begun("xl/sharedStrings.xml");
        pen.strings.write(&mut shared);
        parts.push(shared);
        parts.extend([package::core(about), package::app(about, sheets, &names), package::custom(about)]);
        parts.extend(notes);
        parts.extend(tables);
        Ok(press.together(&parts))
    }
}
