//! What colleagues wrote beside the cells of an Open XML sheet: notes, and comments that are answered.

use std::collections::HashSet;

use quick_xml::events::Event;

use super::limits::Fault;
use super::links::Link;
use super::optional::optional;
use super::parts::Parts;
use super::references::place;
use super::sheet::rich_text;
use super::xml::{Xml, attribute};
use crate::reader::grid::Grid;

/// What is lost with a part of them.
pub(super) const COMMENTS: &str = "comments";

/// What Excel writes into a note for programs that know no comments.
const STAND_IN: &str = "[Threaded comment]";

/// Adds the notes and comments of a sheet that has these links.
pub(super) fn read(parts: &mut Parts<'_>, links: &[Link], sheet: &mut Grid) -> Result<(), Fault> {
    let of_kind = |kind: &'static str| links.iter().filter(move |link| link.kind == kind);
    let mut commented = HashSet::new();
    for link in of_kind("threadedComment") {
        let mut found = Vec::new();
        if optional(texts(parts, &link.part, "threadedComment", &mut found))?.is_none() {
            sheet.lose(COMMENTS);
        }
        for (row, column, text) in found {
            commented.insert((row, column));
            sheet.note(row, column, text);
        }
    }
    for link in of_kind("comments").filter(|link| !link.part.ends_with(".bin")) {
        let mut found = Vec::new();
        if optional(texts(parts, &link.part, "comment", &mut found))?.is_none() {
            sheet.lose(COMMENTS);
        }
        for (row, column, text) in found {
            if !text.starts_with(STAND_IN) || !commented.contains(&(row, column)) {
                sheet.note(row, column, said(text));
            }
        }
    }
    Ok(())
}

/// What a note says, also where it stands in for a comment.
pub(super) fn said(text: String) -> String {
    if text.starts_with(STAND_IN) { own_words(&text) } else { text }
}

/// What the colleague wrote, out of the text that stands in for a comment.
fn own_words(text: &str) -> String {
    let said = text.split_once("Comment:\n").map_or(text, |(_, said)| said);
    said.split("\nReply:\n").map(str::trim).collect::<Vec<_>>().join("\n")
}

/// Takes the texts of a part, as far as it can be read.
fn texts(parts: &mut Parts<'_>, part: &str, element: &str, texts: &mut Vec<(u32, u32, String)>) -> Result<(), Fault> {
    let mut xml = Xml::new(parts.stream(part)?, true);
    let mut at = None;
    loop {
        match xml.next()? {
            None => return Ok(()),
            Some(Event::Start(begun)) => match begun.local_name().as_ref() {
                name if name == element => {
                    at = attribute(&begun, "ref").and_then(|reference| place(&reference));
                    continue;
                }
                "text" => {}
                _ => continue,
            },
            Some(_) => continue,
        }
        // The text of a note is made of runs, that of a comment is plain.
        let text = if element == "comment" { rich_text(&mut xml)?.0 } else { xml.text(&[])? };
        if let Some((row, column)) = at {
            xml.spent().kept(text.len() + 32)?;
            texts.push((row, column, text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_gives_its_own_words_alone() {
        let text = "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any \
                    edits to it will get removed.\n\nComment:\n    Is this Year 9?\nReply:\n    Yes";
        assert_eq!(own_words(text), "Is this Year 9?\nYes");
    }
}
