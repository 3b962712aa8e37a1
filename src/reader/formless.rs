//! Workbooks of a known department in which nothing of the form is left: an error, and never *returned empty*.

use super::grid::{Grid, Workbook};
use crate::answers::{Read, Typed};
use crate::finding::Code;
use crate::layout::{Form, Holds};
use crate::learner;
use crate::words;

/// A sheet of a form holds dozens of texts; a file with fewer in all has lost them.
const FEWEST_TEXTS: usize = 5;
/// So many answers of lists are looked at before they are said to be in other words.
const FEWEST_ANSWERS: usize = 10;
/// So many of its sheets are named.
const MOST_NAMED: usize = 3;

/// Why nothing of a form can be read in a workbook, as a sentence goes on; none where some of it can.
///
/// A form is recognised by one place, beyond its first sheet, that an answer may stand in. One sheet alone is a part
/// of a return, and so is the first one where nobody put anything in place of the others.
pub(super) fn why(form: &Form, workbook: &Workbook, read: &Read) -> Option<String> {
    let first: Vec<_> =
        form.sheets.iter().take(1).flat_map(|sheet| &sheet.areas).map(|area| area.block.key()).collect();
    if read.spots.keys().any(|key| !first.contains(&key.block)) {
        return in_other_words(form, read)
            .then(|| "its headings are lost, and its answers are in other words than the form's lists".to_owned());
    }
    let found = read.spots.values().next().map(|spot| spot.sheet.as_str());
    let start = found.or(form.sheets.first().map(|sheet| sheet.name.as_str()));
    let others: Vec<&Grid> =
        workbook.sheets.iter().filter(|grid| grid.visible && Some(grid.name.as_str()) != start).collect();
    let told = |code: Code| {
        read.findings.iter().filter(move |finding| {
            finding.code == code && finding.place.sheet.as_deref() != start && finding.place.heading.is_none()
        })
    };
    let headless = told(Code::MissingColumn).count();
    if found.is_some() && headless == 0 && told(Code::ExtraSheet).count() == 0 {
        return None;
    }
    let texts = others.iter().flat_map(|grid| grid.rows.values()).flatten().filter(|(_, typed)| says_something(typed));
    Some(if texts.take(FEWEST_TEXTS).count() < FEWEST_TEXTS {
        "the texts on its sheets are gone, as a repair may leave it".to_owned()
    } else if headless > 0 {
        "the headings and refs on its sheets are lost or in other words, as a repair or a translation may leave it"
            .to_owned()
    } else {
        let names: Vec<String> = others.iter().map(|grid| learner::quoted(&grid.name)).collect();
        format!("its sheets are not the form's, but {}", words::first(&names, MOST_NAMED))
    })
}

/// Whether the headings are gone and not one of many answers is on its list, as in a workbook that was translated.
fn in_other_words(form: &Form, read: &Read) -> bool {
    let of_lists = || {
        let is_choice = |key| form.spec(key).is_some_and(|spec| matches!(spec.holds, Holds::Choice(_)));
        read.answers.iter().filter(move |(key, _)| is_choice(key))
    };
    read.findings.iter().any(|finding| finding.code == Code::HeadingsLost)
        && of_lists().count() >= FEWEST_ANSWERS
        && of_lists().all(|(_, given)| given.means.is_err())
}

fn says_something(typed: &Typed) -> bool {
    match typed {
        Typed::Text(text) => text.chars().any(char::is_alphabetic),
        Typed::Withheld(_) => true,
        Typed::Shown(formatted) => formatted.text.chars().any(char::is_alphabetic),
        Typed::Number(_) | Typed::Hidden(_) | Typed::Date(_) | Typed::Truth(_) | Typed::Error(_) => false,
    }
}
