//! XML as a stream of events, with everything dangerous in it shut off.
//!
//! No document type is followed, no entity but the five of XML is known, elements are nested to a
//! limit, and no piece may be larger than one that is honest.

use std::borrow::Cow;
use std::io::{BufRead as _, BufReader, Read};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::limits::{Fault, MOST_DEPTH, Spent};
use super::parts::Metered;

/// A part's events.
pub(super) struct Xml<R: Read> {
    reader: Reader<BufReader<Metered<R>>>,
    piece: Vec<u8>,
    spent: Rc<Spent>,
    depth: usize,
    looked: bool,
    begun: bool,
}

impl<R: Read> Xml<R> {
    /// Reads XML. Where `whole`, `<c/>` comes as a start and an end.
    pub(super) fn new(stream: Metered<R>, whole: bool) -> Xml<R> {
        let spent = Rc::clone(&stream.spent);
        let mut reader = Reader::from_reader(BufReader::with_capacity(1 << 16, stream));
        let settings = reader.config_mut();
        settings.expand_empty_elements = whole;
        settings.check_end_names = true;
        settings.check_comments = false;
        Xml { reader, piece: Vec::new(), spent, depth: 0, looked: false, begun: false }
    }

    /// The next event; none behind the end of the root. The part is then read to its end, so that a
    /// wrong checksum is found.
    pub(super) fn next(&mut self) -> Result<Option<Event<'_>>, Fault> {
        if self.begun && self.depth == 0 {
            return self.drain().map(|()| None);
        }
        if !self.looked {
            self.looked = true;
            // In UTF-16 every other byte is nothing; spreadsheet programs write UTF-8.
            let head = self.reader.get_mut().fill_buf().map_err(|_| self.spent.why())?;
            if head.iter().take(64).any(|byte| *byte == 0) {
                return Err(Fault::Damaged);
            }
        }
        self.spent.piece_ended();
        self.piece.clear();
        // A buffer that one long text made large is not kept for all the short ones.
        self.piece.shrink_to(1 << 16);
        let event = self.reader.read_event_into(&mut self.piece).map_err(|_| self.spent.why())?;
        match &event {
            Event::Start(_) => {
                self.spent.element()?;
                self.begun = true;
                self.depth += 1;
                if self.depth > MOST_DEPTH {
                    return Err(Fault::TooLarge("elements, one within the other", MOST_DEPTH as u64));
                }
            }
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Empty(_) => {
                self.spent.element()?;
                self.begun = true;
            }
            Event::DocType(text) if text.to_ascii_uppercase().contains("ENTITY") => return Err(Fault::Entities),
            // A part that breaks off is never read as if it ended there.
            Event::Eof => return Err(self.spent.why()),
            _ => {}
        }
        Ok(Some(event))
    }

    /// What is at hand of the part behind the tag that came last: not to be asked for behind a text, whose end is already
    /// known to the reader.
    pub(super) fn ahead(&mut self) -> Result<&[u8], Fault> {
        self.spent.piece_ended();
        self.reader.get_mut().fill_buf().map_err(|_| self.spent.why())
    }

    /// Passes over so many bytes of that: whole elements, and how many.
    pub(super) fn pass(&mut self, bytes: usize, elements: u64) -> Result<(), Fault> {
        self.reader.get_mut().consume(bytes);
        self.spent.elements(elements)
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// How many bytes of the part lie behind; a mark of the order of bytes at its beginning is not counted.
    pub(super) fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// What reading has used.
    pub(super) fn spent(&self) -> &Spent {
        &self.spent
    }

    fn drain(&mut self) -> Result<(), Fault> {
        let mut rest = [0; 1 << 14];
        loop {
            self.spent.piece_ended();
            match self.reader.get_mut().read(&mut rest) {
                Ok(0) => return Ok(()),
                Ok(_) => {}
                Err(_) => return Err(self.spent.why()),
            }
        }
    }

    /// The text within the element that was just begun, to its end, without what stands in elements
    /// that `skips` names.
    pub(super) fn text(&mut self, skips: &[&str]) -> Result<String, Fault> {
        let outside = self.depth.saturating_sub(1);
        let mut skipped: Option<usize> = None;
        let mut text = String::new();
        let spent = Rc::clone(&self.spent);
        loop {
            let depth = self.depth;
            match self.next()? {
                None => break,
                Some(Event::Start(e)) if skipped.is_none() && skips.contains(&e.local_name().as_ref()) => {
                    skipped = Some(depth);
                }
                Some(Event::End(_)) if skipped == Some(depth.saturating_sub(1)) => skipped = None,
                Some(event) if skipped.is_none() => {
                    add_text(&event, &mut text);
                    spent.in_one_piece(text.len())?;
                }
                Some(_) => {}
            }
            if self.depth <= outside {
                break;
            }
        }
        Ok(text)
    }
}

/// Adds what an event says in characters.
pub(super) fn add_text(event: &Event<'_>, text: &mut String) {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(name) => add_reference(name, text),
        _ => {}
    }
}

fn add_reference(name: &BytesRef<'_>, text: &mut String) {
    match character(name) {
        Some(character) => text.push(character),
        // Nothing defines it; it stays as it stands, so that nothing typed is lost.
        None => {
            text.push('&');
            text.push_str(name);
            text.push(';');
        }
    }
}

/// The character of `lt`, `#10` or `#xA`.
fn character(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|character| *character != '\0')
        }
    }
}

/// An attribute by its local name.
pub(super) fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).flatten().find(|found| found.key.local_name().as_ref() == name)?;
    Some(plain(found.value))
}

/// An attribute by its full name: `table:name`.
pub(super) fn full_attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).flatten().find(|found| found.key.as_ref() == name)?;
    Some(plain(found.value))
}

/// A value without its references.
pub(super) fn plain(value: Cow<'_, str>) -> Cow<'_, str> {
    if !value.contains('&') {
        return value;
    }
    let mut text = String::with_capacity(value.len());
    let mut rest: &str = &value;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(16).position(|byte| byte == b';');
        match end.and_then(|end| Some((end, character(rest.get(1..end)?)?))) {
            Some((end, character)) => {
                text.push(character);
                rest = &rest[end + 1..];
            }
            None => {
                text.push('&');
                rest = &rest[1..];
            }
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}

#[cfg(test)]
mod tests;
