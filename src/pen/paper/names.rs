//! The names of a workbook: those that it was given, what is printed of each sheet, and what is repeated on each page.

use std::fmt::Write;

use rust_xlsxwriter::utility::quote_sheet_name;

use super::sheet::Sheet;
use super::xml::{self, Range};

/// A name and what it names.
pub(super) struct Name {
    name: String,
    /// The sheet that it is of, where it is not of the whole workbook.
    sheet: Option<usize>,
    names: String,
    /// What a list of the workbook's parts calls it.
    pub(super) told: String,
    order: String,
}

/// The names in the order in which Excel keeps them.
pub(super) fn of(given: &[(String, String)], sheets: &[Sheet]) -> Vec<Name> {
    let mut names: Vec<Name> = given
        .iter()
        .map(|(name, range)| Name {
            name: name.clone(),
            sheet: None,
            names: range.clone(),
            told: name.clone(),
            order: name.to_lowercase(),
        })
        .collect();
    for (position, sheet) in sheets.iter().enumerate() {
        let Some(print) = &sheet.print else { continue };
        let quoted = quote_sheet_name(&sheet.name);
        let mut add = |name: &str, order: &str, names_it: String| {
            names.push(Name {
                name: format!("_xlnm.{name}"),
                sheet: Some(position),
                names: names_it,
                told: format!("{quoted}!{name}"),
                order: order.to_owned(),
            });
        };
        if let Some(area) = print.area {
            add("Print_Area", "print_area{}", format!("{quoted}!{}", xml::absolute(area)));
        }
        let columns = print.columns.map(|last| {
            let mut letters = String::new();
            xml::column(&mut letters, last);
            format!("{quoted}!$A:${letters}")
        });
        let row = print.row.map(|row| format!("{quoted}!${0}:${0}", row + 1));
        let repeated: Vec<String> = columns.into_iter().chain(row).collect();
        if !repeated.is_empty() {
            add("Print_Titles", "print_titles", repeated.join(","));
        }
    }
    names.sort_by(|one, next| (&one.order, &one.names).cmp(&(&next.order, &next.names)));
    names
}

/// Writes them.
pub(super) fn write(names: &[Name], out: &mut String) {
    if names.is_empty() {
        return;
    }
    out.push_str("<definedNames>");
    for Name { name, sheet, names, .. } in names {
        out.push_str("<definedName");
        xml::attribute(out, "name", name);
        if let Some(sheet) = sheet {
            let _ = write!(out, " localSheetId=\"{sheet}\"");
        }
        out.push('>');
        xml::text(out, names);
        out.push_str("</definedName>");
    }
    out.push_str("</definedNames>");
}

/// `='Learning areas'!$A$5:$A$70`, as a name holds it.
pub(in crate::pen) fn on(sheet: &str, range: Range) -> String {
    format!("'{}'!{}", sheet.replace('\'', "''"), xml::absolute(range))
}
