//! What stands beside the cells of an OpenDocument sheet: shapes with text, pictures, headers and footers.

use std::collections::HashMap;
use std::io::Read;

use quick_xml::events::Event;

use super::headers::says_something;
use super::limits::{Fault, MOST_PARTS};
use super::parts::Parts;
use super::xml::{Xml, add_text, full_attribute};
use crate::reader::grid::Grid;

/// What a program fills into a header: elements by their local names.
const FIELDS: [&str; 12] = [
    "sheet-name",
    "page-number",
    "page-count",
    "date",
    "time",
    "file-name",
    "title",
    "subject",
    "author-name",
    "author-initials",
    "creator",
    "template-name",
];

/// What is drawn in the element that was just begun, to its end: its text, and whether it is a picture.
pub(super) fn drawn<R: Read>(xml: &mut Xml<R>) -> Result<(String, bool), Fault> {
    let outside = xml.depth().saturating_sub(1);
    let mut text = String::new();
    let (mut is_image, mut is_object) = (false, false);
    let mut paragraph_at: Option<usize> = None;
    while xml.depth() > outside {
        let before = xml.depth();
        match xml.next()? {
            None => break,
            Some(Event::Start(element)) => match element.name().as_ref() {
                "draw:image" => is_image = true,
                // A chart shows itself as a picture where it cannot be drawn.
                "draw:object" => is_object = true,
                "text:p" | "text:h" if paragraph_at.is_none() => {
                    paragraph_at = Some(before);
                    if !text.is_empty() {
                        text.push('\n');
                    }
                }
                "text:s" | "text:tab" if paragraph_at.is_some() => text.push(' '),
                "text:line-break" if paragraph_at.is_some() => text.push('\n'),
                _ => {}
            },
            Some(Event::End(_)) if paragraph_at == Some(before.saturating_sub(1)) => paragraph_at = None,
            Some(event) if paragraph_at.is_some() => add_text(&event, &mut text),
            Some(_) => {}
        }
        xml.spent().in_one_piece(text.len())?;
    }
    xml.spent().kept(text.len() + 32)?;
    Ok((text, is_image && !is_object))
}

/// The shapes that hang on a sheet as a whole and on none of its cells.
pub(super) fn shapes<R: Read>(xml: &mut Xml<R>) -> Result<Vec<(String, bool)>, Fault> {
    let outside = xml.depth().saturating_sub(1);
    let mut shapes = Vec::new();
    while xml.depth() > outside {
        match xml.next()? {
            None => break,
            Some(Event::Start(_)) => {}
            Some(_) => continue,
        }
        shapes.push(drawn(xml)?);
    }
    Ok(shapes)
}

/// Adds what was drawn at a cell, or at none.
pub(super) fn add(sheet: &mut Grid, at: Option<(u32, u32)>, (text, is_picture): (String, bool)) {
    if is_picture {
        let at = at.unwrap_or_default();
        sheet.picture(at, at);
    }
    sheet.shape(at, text);
}

/// What the headers and footers of printed pages say, by the name of the kind of page.
pub(super) fn pages(parts: &mut Parts<'_>) -> Result<HashMap<String, Vec<String>>, Fault> {
    let mut pages: HashMap<String, Vec<String>> = HashMap::new();
    if !parts.has("styles.xml") {
        return Ok(pages);
    }
    let mut xml = Xml::new(parts.stream("styles.xml")?, true);
    let mut page = None;
    let mut within = false;
    loop {
        let (name, begins, says) = match xml.next()? {
            None => return Ok(pages),
            Some(Event::Start(element)) => {
                let of = |name| full_attribute(&element, name).map(std::borrow::Cow::into_owned);
                let shown = of("style:display").is_none_or(|shown| shown != "false");
                (element.name().as_ref().to_owned(), true, (shown, of("style:name")))
            }
            Some(Event::End(element)) => (element.name().as_ref().to_owned(), false, (true, None)),
            Some(_) => continue,
        };
        let is_edge = name.starts_with("style:header") || name.starts_with("style:footer");
        match (name.as_str(), begins) {
            ("style:master-page", true) => page = says.1,
            ("style:master-page", false) => page = None,
            // How they look is said elsewhere, by elements that are named alike.
            _ if is_edge && page.is_some() => within = begins && says.0,
            ("text:p", true) if within => {
                let text = xml.text(&FIELDS)?;
                if let Some(page) = page.as_ref().filter(|_| says_something(&text) && pages.len() < MOST_PARTS) {
                    xml.spent().kept(text.len() + 32)?;
                    pages.entry(page.clone()).or_default().push(text.trim().to_owned());
                }
            }
            _ => {}
        }
    }
}
