//! A part of a package in memory: its tags with the bytes in which each stands, and changes that leave every other byte.

use std::ops::Range;
use std::rc::Rc;

use quick_xml::events::{BytesStart, Event};

use crate::reader::package::limits::{Fault, Spent};
use crate::reader::package::parts::Metered;
use crate::reader::package::xml::Xml;

/// A mark of the order of bytes, as some programs begin UTF-8 with.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Bytes that give way to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Splice {
    /// What goes; empty where something is only put in.
    pub(super) range: Range<usize>,
    /// What comes.
    pub(super) text: String,
}

impl Splice {
    /// Something in place of something else.
    pub(super) fn over(range: Range<usize>, text: impl Into<String>) -> Splice {
        Splice { range, text: text.into() }
    }

    /// Something before what stands at a place.
    pub(super) fn before(at: usize, text: impl Into<String>) -> Splice {
        Splice::over(at..at, text)
    }
}

/// The bytes of a part less its mark: places are counted from there.
pub(super) fn unmarked(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(MARK).unwrap_or(bytes)
}

/// A part with changes, which come in the order of their places and do not overlap.
///
/// # Errors
/// When they do.
pub(super) fn spliced(bytes: &[u8], splices: &[Splice]) -> Result<Vec<u8>, Fault> {
    let text = unmarked(bytes);
    let more: usize = splices.iter().map(|splice| splice.text.len()).sum();
    let mut whole = Vec::with_capacity(bytes.len() + more);
    whole.extend_from_slice(bytes.get(..bytes.len() - text.len()).unwrap_or_default());
    let mut from = 0;
    for Splice { range, text: new } in splices {
        whole.extend_from_slice(text.get(from..range.start).ok_or(Fault::Damaged)?);
        whole.extend_from_slice(new.as_bytes());
        from = range.end;
    }
    whole.extend_from_slice(text.get(from..).ok_or(Fault::Damaged)?);
    Ok(whole)
}

/// The attributes of an element as they are written, less some: ` r="B5" s="3"`.
pub(super) fn attributes(element: &BytesStart<'_>, less: &[&str]) -> String {
    let mut kept = String::new();
    let mut attributes = element.attributes();
    for found in attributes.with_checks(false).flatten() {
        let (key, value) = (found.key.as_ref(), &found.value);
        if !less.contains(&key) {
            let mark = if value.contains('"') { '\'' } else { '"' };
            kept.push_str(&format!(" {key}={mark}{value}{mark}"));
        }
    }
    kept
}

/// A tag.
pub(super) enum What {
    /// `<row r="5">`
    Opens(BytesStart<'static>),
    /// `<row r="5"/>`
    Whole(BytesStart<'static>),
    /// `</row>`, by its local name.
    Closes(String),
}

/// A tag and the bytes in which it stands.
pub(super) struct Tag {
    /// Which.
    pub(super) what: What,
    /// Where.
    pub(super) range: Range<usize>,
}

impl Tag {
    /// The element that begins here, and whether it ends here too.
    pub(super) fn element(&self) -> Option<(&BytesStart<'static>, bool)> {
        match &self.what {
            What::Opens(element) => Some((element, false)),
            What::Whole(element) => Some((element, true)),
            What::Closes(_) => None,
        }
    }
}

/// The tags of a part, one after the other.
pub(super) struct Tags<'b> {
    xml: Xml<&'b [u8]>,
    bytes: &'b [u8],
}

impl<'b> Tags<'b> {
    /// Of a part without its mark.
    ///
    /// # Errors
    /// When it is no UTF-8, or says that it is something else.
    pub(super) fn of(bytes: &'b [u8], spent: &Rc<Spent>) -> Result<Tags<'b>, Fault> {
        let text = std::str::from_utf8(bytes).map_err(|_| Fault::Damaged)?;
        let head = text.split_once("?>").filter(|_| text.starts_with("<?xml")).map_or("", |(head, _)| head);
        let said = head.split_once("encoding").map(|(_, rest)| rest.trim_start_matches([' ', '=', '"', '\'']));
        let is_ours = said.is_none_or(|said| {
            said.get(..5).is_some_and(|name| name.eq_ignore_ascii_case("utf-8"))
                || said.get(..8).is_some_and(|name| name.eq_ignore_ascii_case("us-ascii"))
        });
        if !is_ours {
            return Err(Fault::Damaged);
        }
        Ok(Tags { xml: Xml::new(Metered::new(bytes, spent), false), bytes })
    }

    /// The next tag; none behind the end of the root.
    pub(super) fn next(&mut self) -> Result<Option<Tag>, Fault> {
        loop {
            let from = self.xml.position();
            let what = match self.xml.next()? {
                None => return Ok(None),
                Some(Event::Start(element)) => What::Opens(element.into_owned()),
                Some(Event::Empty(element)) => What::Whole(element.into_owned()),
                Some(Event::End(element)) => What::Closes(element.local_name().as_ref().to_owned()),
                Some(_) => continue,
            };
            let range = from..self.xml.position();
            let is_tag = self.bytes.get(range.clone()).is_some_and(|tag| tag.starts_with(b"<") && tag.ends_with(b">"));
            return if is_tag { Ok(Some(Tag { what, range })) } else { Err(Fault::Damaged) };
        }
    }

    /// Where the element ends that was opened last.
    pub(super) fn end(&mut self) -> Result<usize, Fault> {
        let mut open = 1_usize;
        loop {
            let Tag { what, range } = self.next()?.ok_or(Fault::Damaged)?;
            match what {
                What::Opens(_) => open += 1,
                What::Whole(_) => {}
                What::Closes(_) => open -= 1,
            }
            if open == 0 {
                return Ok(range.end);
            }
        }
    }
}

/// The elements of a part for which something holds, each with the bytes in which it stands.
pub(super) fn elements(
    bytes: &[u8],
    spent: &Rc<Spent>,
    mut is_one: impl FnMut(&BytesStart<'_>) -> bool,
) -> Result<Vec<Range<usize>>, Fault> {
    let mut tags = Tags::of(unmarked(bytes), spent)?;
    let mut found = Vec::new();
    while let Some(tag) = tags.next()? {
        let Some((element, is_whole)) = tag.element() else { continue };
        if is_one(element) {
            let end = if is_whole { tag.range.end } else { tags.end()? };
            found.push(tag.range.start..end);
        }
    }
    Ok(found)
}
