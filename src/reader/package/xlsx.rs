//! Office Open XML: .xlsx and .xlsm, ordinary or strict.
//!
//! A part is what its links or its root element say, never what it is called.

use std::borrow::Cow;
use std::rc::Rc;

use quick_xml::events::Event;

use super::beside;
use super::limits::{Fault, MOST_SHEETS};
use super::links::{find, links, macros, properties};
use super::optional::{optional, why_unread};
use super::parts::Parts;
use super::sheet;
use super::sheets::Sheets;
use super::styles::Declared;
use super::usual;
use super::xml::{Xml, attribute};
use crate::reader::grid::Workbook;

/// What the workbook says of one of its sheets.
pub(super) struct Named {
    /// Its tab.
    pub(super) name: String,
    visible: bool,
    /// What the workbook calls its part.
    pub(super) link: String,
    /// The number by which the chain of calculation names it.
    pub(super) number: String,
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
        Some(part) => optional(styles(parts, &part))?,
        None => None,
    };
    sheets.workbook.lacks_formats = styled.is_none();
    sheets.declared(&styled.unwrap_or_default());
    if let Some(part) = find(parts, &of_book, "sharedStrings", "sst") {
        strings(parts, &part, &mut sheets)?;
    }
    for Named { name, visible, link, .. } in named {
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
pub(super) fn workbook(parts: &mut Parts<'_>, part: &str) -> Result<(Vec<Named>, bool), Fault> {
    let mut xml = Xml::new(parts.stream(part)?, true);
    let mut named = Vec::new();
    let mut epoch_1904 = false;
    while let Some(event) = xml.next()? {
        let Event::Start(element) = event else { continue };
        match element.local_name().as_ref() {
            "sheet" => {
                let said = |name| attribute(&element, name).map(Cow::into_owned);
                let visible = said("state").is_none_or(|state| state == "visible");
                let of = |name| said(name).unwrap_or_default();
                named.push(Named { name: of("name"), visible, link: of("id"), number: of("sheetId") });
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

/// The number formats, the fonts and the styles that use them.
pub(super) fn styles(parts: &mut Parts<'_>, part: &str) -> Result<Declared, Fault> {
    let mut xml = Xml::new(parts.stream(part)?, true);
    let mut declared = Declared::default();
    // Styles for rules have formats and fonts of their own, which are not the cells'.
    let (mut of_cells, mut of_formats, mut of_fonts) = (false, false, false);
    let mut strikes = false;
    while let Some(event) = xml.next()? {
        let (element, begins) = match &event {
            Event::Start(element) => (element.local_name().as_ref().to_owned(), true),
            Event::End(element) => (element.local_name().as_ref().to_owned(), false),
            _ => continue,
        };
        match element.as_str() {
            "cellXfs" => of_cells = begins,
            "numFmts" => of_formats = begins,
            "fonts" => of_fonts = begins,
            "font" if of_fonts && begins => strikes = false,
            "font" if of_fonts => declared.font(strikes),
            _ => {}
        }
        let Event::Start(start) = &event else { continue };
        let number = |name| attribute(start, name).and_then(|id| id.trim().parse::<u32>().ok());
        match element.as_str() {
            "numFmt" if of_formats => {
                if let (Some(id), Some(code)) = (number("numFmtId"), attribute(start, "formatCode")) {
                    declared.format(id, &code);
                }
            }
            "strike" if of_fonts => strikes = sheet::is_on(start),
            "xf" if of_cells => declared.style(number("numFmtId").unwrap_or(0), number("fontId").unwrap_or(0)),
            _ => {}
        }
    }
    Ok(declared)
}

/// The shared texts. What the part declares of their number is not looked at.
fn strings(parts: &mut Parts<'_>, part: &str, sheets: &mut Sheets) -> Result<(), Fault> {
    let mut xml = Xml::new(parts.stream(part)?, false);
    loop {
        let is_behind_tag = match xml.next()? {
            None => return Ok(()),
            Some(Event::Start(element)) => {
                let is_text = element.local_name().as_ref() == "si";
                if is_text {
                    let (text, runs) = sheet::rich_text(&mut xml)?;
                    sheets.string(&text, &runs)?;
                }
                true
            }
            Some(Event::Empty(element)) => {
                if element.local_name().as_ref() == "si" {
                    sheets.string("", &[])?;
                }
                true
            }
            Some(_) => false,
        };
        // The usual ones that follow.
        while is_behind_tag && let Some((text, length)) = usual::string(xml.ahead()?) {
            sheets.string(text, &[])?;
            xml.pass(length, usual::OF_A_STRING)?;
        }
    }
}
