//! Drawings in the form that Excel had before: frames of comments, buttons and labels, embedded files.
//!
//! They are no sound XML (a line's end is `<br>`), so their tags are looked for and not followed.

use std::collections::HashSet;
use std::io::Read as _;
use std::rc::Rc;

use super::limits::Fault;
use super::parts::Parts;
use super::xml::plain;
use crate::fold::fold;
use crate::reader::grid::Grid;

/// Adds the shapes with text, and the pictures, of such a drawing; not the frames of comments.
pub(super) fn read(parts: &mut Parts<'_>, part: &str, sheet: &mut Grid) -> Result<(), Fault> {
    let spent = Rc::clone(&parts.spent);
    let mut bytes = Vec::new();
    let mut stream = parts.stream(part)?;
    if stream.read_to_end(&mut bytes).is_err() {
        return Err(spent.why());
    }
    let drawing = String::from_utf8_lossy(&bytes);
    // The same shape may be drawn in today's form as well.
    let mut known: HashSet<String> = sheet.shapes.iter().map(|(_, text)| fold(text)).collect();
    for shape in drawing.split("<v:shape ").skip(1) {
        let shape = shape.split("</v:shape>").next().unwrap_or_default();
        let kind = between(shape, "ObjectType=\"", "\"").unwrap_or_default();
        if kind == "Note" || kind.is_empty() {
            continue;
        }
        let at = between(shape, "<x:Anchor>", "</x:Anchor>").and_then(corners);
        // An embedded file shows itself as a picture.
        if let ("Pict", Some([from, to])) = (kind, at) {
            sheet.picture(from, to);
        }
        let text = between(shape, "<v:textbox", "</v:textbox>").map(words).unwrap_or_default();
        spent.kept(text.len() + 32)?;
        if known.insert(fold(&text)) {
            sheet.shape(at.map(|[from, _]| from), text);
        }
    }
    Ok(())
}

fn between<'t>(text: &'t str, from: &str, to: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(from)?;
    Some(rest.split_once(to)?.0)
}

/// `1, 15, 2, 10, 3, 15, 6, 4`: column and row of each corner, each with how far within.
fn corners(anchor: &str) -> Option<[(u32, u32); 2]> {
    let numbers: Vec<u32> = anchor.split(',').filter_map(|number| number.trim().parse().ok()).collect();
    match numbers.as_slice() {
        [left, _, top, _, right, _, bottom, _] => Some([(*top, *left), (*bottom, *right)]),
        _ => None,
    }
}

/// What is left of a text without its tags, the first of which is already begun.
fn words(marked: &str) -> String {
    let mut words = String::new();
    for piece in marked.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let ends_line = ["br", "/div", "/p"].iter().any(|end| tag.trim_start().starts_with(end));
        if ends_line && !words.is_empty() {
            words.push('\n');
        }
        words.push_str(text.trim_matches(['\r', '\n']));
    }
    plain(words.trim().into()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_through_tags_that_do_not_close() {
        let marked = " style='x'><div style='y'><font face=\"Tahoma\">Ask Jo &amp; Sam<br>\r\n  first</font></div>";
        assert_eq!(words(marked), "Ask Jo & Sam\n  first");
        assert_eq!(corners("1, 15, 2, 10, 3, 15, 6, 4"), Some([(2, 1), (6, 3)]));
    }
}
