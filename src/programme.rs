//! The school's careers programme, for the people it is for: a page and a workbook for learners, for parents and carers,
//! and for employers.
//!
//! ```text
//! counting returns ─ in place, sound ─▶ lessons, meetings ─ by group ─▶ three parts ─▶ a page, a workbook
//! ```
//! It tells what happens and when, and nothing else: no person, no verdict, no level, no gap, no ref; nothing planned, in
//! doubt or kept back. Of what teachers typed it prints units and sectors alone, and these where outsiders may read them
//! (`open`). Whoever is not known to meet anything is left out, and nothing is said of it. How many departments it rests on
//! is the school's own business: the Careers Leader is told, and no reader of the page.

mod book;
mod groups;
mod met;
mod open;
mod page;
mod part;
mod texts;
mod told;
mod word;

use crate::pen::{PenError, bind};
use crate::picture::Picture;
use crate::plan::Plan;
use crate::words::upper;

use groups::{Group, groups};
use met::{Lesson, Meeting, lessons, meetings};
use open::Open;
use texts::{Texts, texts};
use word::Places;

/// The programme, drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The page, as HTML.
    pub page: Vec<u8>,
    /// The workbook.
    pub workbook: Vec<u8>,
}

/// What it is drawn from.
struct Programme<'p> {
    plan: &'p Plan,
    texts: &'static Texts,
    places: Places<'p>,
    /// Where things are met: the plan's subjects, and dedicated time after them.
    names: Vec<String>,
    lessons: &'p [Lesson<'p>],
    meetings: &'p [Meeting<'p>],
    groups: Vec<Group<'p>>,
}

/// Draws both; nothing where nothing is known to be in place. The same picture gives the same bytes.
///
/// # Errors
/// When Excel allows no such workbook.
pub fn drawn(picture: &Picture<'_>) -> Result<Option<Drawn>, PenError> {
    let Some(texts) = texts() else { return Ok(None) };
    let plan = picture.plan;
    let open = Open::new(picture, texts);
    let (lessons, meetings) = (lessons(picture, &open), meetings(picture, &open));
    let groups = groups(plan, &lessons, &meetings);
    if groups.is_empty() {
        return Ok(None);
    }
    let subjects = plan.subjects().map(|(_, subject)| subject.name.clone());
    let programme = Programme {
        plan,
        texts,
        places: Places { plan, today: picture.today },
        names: subjects.chain([upper(plan.dedicated_time())]).collect(),
        lessons: &lessons,
        meetings: &meetings,
        groups,
    };
    let parts = programme.parts();
    let page = page::page(&programme, &parts).into_bytes();
    Ok(Some(Drawn { page, workbook: bind(&book::book(&programme, &parts))? }))
}

#[cfg(test)]
mod tests;
