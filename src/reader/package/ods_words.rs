//! The words within a cell of an OpenDocument file: its paragraphs, what of them is crossed out, and the note beside.

use std::io::Read;

use quick_xml::events::Event;

use super::limits::Fault;
use super::ods_beside;
use super::ods_styles::{Styles, WORDS};
use super::runs::Run;
use super::xml::{Xml, add_text, full_attribute};

/// Blanks that one mark of them may stand for; no one types more.
const MOST_BLANKS: usize = 1_000;

/// The words within a cell.
pub(super) struct Words {
    /// Its own text, a line for each paragraph.
    pub(super) text: String,
    /// What of the text is crossed out.
    pub(super) runs: Vec<Run>,
    /// The text of the note on it.
    pub(super) note: String,
    /// How many paragraphs the text has; none where nothing is said of what the cell shows.
    pub(super) paragraphs: usize,
    /// What hangs on it: texts of shapes, and whether each is a picture.
    pub(super) drawn: Vec<(String, bool)>,
}

/// Runs of one cell's text; more have the font of the last.
const MOST_RUNS: usize = 40_000;

/// The text within a cell, a line for each paragraph, and that of the note on it.
pub(super) fn words<R: Read>(xml: &mut Xml<R>, styles: &Styles) -> Result<Words, Fault> {
    let outside = xml.depth().saturating_sub(1);
    let (mut text, mut note, mut drawn) = (String::new(), String::new(), Vec::new());
    // Words within words: how deep each begins, and whether its style crosses it out.
    let mut spans: Vec<(usize, Option<bool>)> = Vec::new();
    let mut runs: Vec<Run> = Vec::new();
    let strikes = |spans: &[(usize, Option<bool>)]| spans.iter().rev().find_map(|(_, strikes)| *strikes);
    let mut note_at: Option<usize> = None;
    let mut paragraph_at: Option<usize> = None;
    let (mut paragraphs, mut of_note) = (0_usize, 0_usize);
    while xml.depth() > outside {
        let before = xml.depth();
        let event = xml.next()?;
        let (words, count) = if note_at.is_some() { (&mut note, &mut of_note) } else { (&mut text, &mut paragraphs) };
        match event {
            None => break,
            Some(Event::Start(element)) => match element.name().as_ref() {
                "office:annotation" if note_at.is_none() => note_at = Some(before),
                // A picture over the cell may hold texts that are not the cell's.
                name if name.starts_with("draw:") && paragraph_at.is_none() => {
                    drawn.push(ods_beside::drawn(xml)?);
                }
                "text:p" | "text:h" if paragraph_at.is_none() => {
                    paragraph_at = Some(before);
                    if *count > 0 {
                        words.push('\n');
                    }
                    *count += 1;
                }
                "text:span" if paragraph_at.is_some() && note_at.is_none() && runs.len() < MOST_RUNS => {
                    runs.push((words.len(), strikes(&spans)));
                    let own = full_attribute(&element, "text:style-name");
                    spans.push((before, own.and_then(|own| styles.strikes(WORDS, &own))));
                }
                "text:s" if paragraph_at.is_some() => {
                    let blanks = full_attribute(&element, "text:c").and_then(|count| count.parse().ok()).unwrap_or(1);
                    words.extend(std::iter::repeat_n(' ', blanks.min(MOST_BLANKS)));
                }
                "text:tab" if paragraph_at.is_some() => words.push('\t'),
                "text:line-break" if paragraph_at.is_some() => words.push('\n'),
                _ => {}
            },
            Some(Event::End(_)) => {
                let after = before.saturating_sub(1);
                if spans.last().is_some_and(|(begun, _)| *begun == after) {
                    runs.push((text.len(), strikes(&spans)));
                    spans.pop();
                }
                if paragraph_at == Some(after) {
                    paragraph_at = None;
                }
                if note_at == Some(after) {
                    note_at = None;
                }
            }
            Some(event) if paragraph_at.is_some() => add_text(&event, words),
            Some(_) => {}
        }
        let length = text.len().max(note.len());
        xml.spent().in_one_piece(length)?;
    }
    runs.push((text.len(), None));
    if runs.iter().all(|(_, strikes)| strikes.is_none()) {
        runs.clear();
    }
    Ok(Words { text, runs, note, paragraphs, drawn })
}
