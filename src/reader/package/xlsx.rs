//! Office Open XML: .xlsx and .xlsm, ordinary or strict.
//!
//! A part is what its links or its root element say, never what it is called.

use std::borrow::Cow;
use std::rc::Rc;

use quick_xml::events::Event;

use super::beside;
use super::limits::{Fault, MOST_PARTS, MOST_SHEETS};
use super::links::{find, links, macros, properties};
use super::optional::{optional, why_unread};
use super::parts::Parts;
use super::sheet;
use super::sheets::Sheets;
use super::xml::{Xml, attribute};
use crate::reader::grid::Workbook;

/// What the workbook says of one of its sheets.
struct Named {
    name: String,
    visible: bool,
    link: String,
}

/// Takes the sheets out of a package.
pub(super) fn read(parts: &mut Parts<'_>) -> Result<Workbook, Fault> {
    let spent = Rc::clone(&parts.spent);
    let mut sheets = Sheets::of_open_xml(&spent);
    let of_package = optional(links(parts, ""))?.unwrap_or_default();
    let book = find(parts, &of_package, "officeDocument", "workbook").ok_or(Fault::Damaged)?;
    let of_book = links(parts, &book)?;
    let (named, epoch_1904) = workbook(parts, &book)?;
    sheets.workbook.epoch_1904 = epoch_1904;
    sheets.workbook.macros = macros(parts, &of_book);
    (sheets.workbook.saved, sheets.workbook.properties) = properties(parts, &of_package)?;
    let styled = match find(parts, &of_book, "styles", "styleSheet") {
        Some(part) => optional(styles(parts, &part, &mut sheets))?,
        None => None,
    };
    sheets.workbook.lacks_formats = styled.is_none();
    if let Some(part) = find(parts, &of_book, "sharedStrings", "sst") {
        strings(parts, &part, &mut sheets)?;
    }
    for Named { name, visible, link } in named {
        sheets.begin(name, visible)?;
        // Without a link it has no part.
        let part = of_book.iter().find(|of| of.id == link).map(|of| of.part.clone()).unwrap_or_default();
        let read = parts.stream(&part).and_then(|stream| sheet::read(stream, &mut sheets));
        match why_unread(read)? {
            Some(why) => sheets.lose(why),
            None => {
                if let Some(sheet) = sheets.sheet() {
                    beside::read(parts, &part, sheet)?;
                }
            }
        }
    }
    sheets.finish()
}

/// The sheets in order, and whether days are counted from 1904.
fn workbook(parts: &mut Parts<'_>, part: &str) -> Result<(Vec<Named>, bool), Fault> {
    let mut xml = Xml::new(parts.stream(part)?, true);
    let mut named = Vec::new();
    let mut epoch_1904 = false;
    while let Some(event) = xml.next()? {
        let Event::Start(element) = event else { continue };
        match element.local_name().as_ref() {
            "sheet" => {
                let of = |name| attribute(&element, name).map(Cow::into_owned);
                let visible = of("state").is_none_or(|state| state == "visible");
                named.push(Named { name: of("name").unwrap_or_default(), visible, link: of("id").unwrap_or_default() });
                if named.len() > MOST_SHEETS {
                    return Err(Fault::TooLarge("sheets", MOST_SHEETS as u64));
                }
            }
            // A later part of the file has an element of this name too, without the attribute.
            "workbookPr" => {
                epoch_1904 |= attribute(&element, "date1904").is_some_and(|value| value == "1" || value == "true");
            }
            _ => {}
        }
    }
    Ok((named, epoch_1904))
}

/// The number formats.
fn styles(parts: &mut Parts<'_>, part: &str, sheets: &mut Sheets) -> Result<(), Fault> {
    let mut xml = Xml::new(parts.stream(part)?, true);
    let (mut formats, mut uses) = (Vec::new(), Vec::new());
    // Styles for rules have formats and uses of their own, which are not the cells'.
    let (mut of_cells, mut of_formats) = (false, false);
    while let Some(event) = xml.next()? {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "cellXfs" => of_cells = true,
                "numFmts" => of_formats = true,
                "numFmt" if of_formats && formats.len() < MOST_PARTS => {
                    let id = attribute(&element, "numFmtId").and_then(|id| id.trim().parse().ok());
                    if let (Some(id), Some(code)) = (id, attribute(&element, "formatCode")) {
                        formats.push((id, code.chars().take(255).collect()));
                    }
                }
                // Excel has at most 65,490 styles.
                "xf" if of_cells && uses.len() < 1 << 16 => {
                    let id = attribute(&element, "numFmtId").and_then(|id| id.trim().parse().ok());
                    uses.push(id.unwrap_or(0));
                }
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "cellXfs" => of_cells = false,
                "numFmts" => of_formats = false,
                _ => {}
            },
            _ => {}
        }
    }
    sheets.styles(&formats, &uses);
    Ok(())
}

/// The shared texts. What the part declares of their number is not looked at.
fn strings(parts: &mut Parts<'_>, part: &str, sheets: &mut Sheets) -> Result<(), Fault> {
    let mut xml = Xml::new(parts.stream(part)?, true);
    loop {
        match xml.next()? {
            None => return Ok(()),
            Some(Event::Start(element)) if element.local_name().as_ref() == "si" => {}
            Some(_) => continue,
        }
        let text = sheet::rich_text(&mut xml)?;
        sheets.string(&text)?;
    }
}
