//! What is drawn over the cells of an Open XML sheet: text boxes and other shapes with text, and pictures.

use quick_xml::events::Event;

use super::limits::Fault;
use super::links::{Link, links};
use super::optional::optional;
use super::parts::Parts;
use super::vml;
use super::xml::Xml;
use crate::reader::grid::Grid;

/// What is lost with a part of them.
const DRAWINGS: &str = "text boxes and pictures";

/// Adds what is drawn over the cells of a sheet that has these links.
pub(super) fn read(parts: &mut Parts<'_>, of_sheet: &[Link], sheet: &mut Grid) -> Result<(), Fault> {
    for link in of_sheet.iter().filter(|link| link.kind == "drawing") {
        if optional(drawing(parts, &link.part, sheet))?.is_none() {
            sheet.lose(DRAWINGS);
        }
        // The words of a diagram stand in a part of its own.
        let of_drawing = optional(links(parts, &link.part))?.unwrap_or_default();
        for diagram in of_drawing.iter().filter(|link| link.kind == "diagramData") {
            if optional(words(parts, &diagram.part, sheet))?.is_none() {
                sheet.lose(DRAWINGS);
            }
        }
    }
    for link in of_sheet.iter().filter(|link| link.kind == "vmlDrawing") {
        // Old drawings hold the frames of comments as well: one that is lost costs no text of a comment.
        optional(vml::read(parts, &link.part, sheet))?;
    }
    Ok(())
}

/// One anchor: where what is drawn begins and ends, and what it says.
#[derive(Default)]
struct Anchor {
    /// Row and column of the corners, as far as they are said.
    corners: [(Option<u32>, Option<u32>); 2],
    /// Which of them is being read.
    corner: usize,
    text: String,
    is_picture: bool,
}

impl Anchor {
    fn corner(&self, at: usize) -> Option<(u32, u32)> {
        let (row, column) = self.corners.get(at).copied()?;
        row.zip(column)
    }

    fn add_to(self, sheet: &mut Grid) {
        let from = self.corner(0);
        if self.is_picture {
            sheet.picture(from.unwrap_or_default(), self.corner(1).or(from).unwrap_or_default());
        }
        sheet.shape(from, self.text);
    }
}

fn drawing(parts: &mut Parts<'_>, part: &str, sheet: &mut Grid) -> Result<(), Fault> {
    let mut xml = Xml::new(parts.stream(part)?, true);
    let mut anchor = Anchor::default();
    loop {
        let (name, begins) = match xml.next()? {
            None => return Ok(()),
            Some(Event::Start(element)) => (element.local_name().as_ref().to_owned(), true),
            Some(Event::End(element)) => (element.local_name().as_ref().to_owned(), false),
            Some(_) => continue,
        };
        match (name.as_str(), begins) {
            ("twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor", true) => anchor = Anchor::default(),
            ("twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor", false) => {
                let finished = std::mem::take(&mut anchor);
                xml.spent().kept(finished.text.len() + 32)?;
                finished.add_to(sheet);
            }
            ("from", true) => anchor.corner = 0,
            ("to", true) => anchor.corner = 1,
            ("row" | "col", true) => {
                let number = xml.text(&[])?.trim().parse().ok();
                if let Some((row, column)) = anchor.corners.get_mut(anchor.corner) {
                    *(if name == "row" { row } else { column }) = number;
                }
            }
            // What is drawn by the pen is a picture.
            ("pic" | "contentPart", true) => anchor.is_picture = true,
            // The same once more, for programs that do not know the other.
            ("Fallback", true) => {
                xml.text(&[])?;
            }
            ("p" | "br", true) if !anchor.text.is_empty() => anchor.text.push('\n'),
            ("t", true) => {
                let text = xml.text(&[])?;
                anchor.text.push_str(&text);
                xml.spent().in_one_piece(anchor.text.len())?;
            }
            _ => {}
        }
    }
}

/// Every text of a part, as one.
fn words(parts: &mut Parts<'_>, part: &str, sheet: &mut Grid) -> Result<(), Fault> {
    let mut xml = Xml::new(parts.stream(part)?, true);
    let mut words: Vec<String> = Vec::new();
    loop {
        match xml.next()? {
            None => break,
            Some(Event::Start(element)) if element.local_name().as_ref() == "t" => {}
            Some(_) => continue,
        }
        let text = xml.text(&[])?;
        xml.spent().kept(text.len() + 32)?;
        words.push(text);
    }
    sheet.shape(None, words.join("\n"));
    Ok(())
}
