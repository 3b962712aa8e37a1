//! What one cell reveals, and what two answers reveal together.
//!
//! Order of telling: the form (told by the reader), cells, across cells. A fault that is caused by
//! one already told is kept quiet: a cell in error is never also unanswered.

mod across;
mod agreed;
mod asked;
mod cell;
mod contradicted;
mod counts;
mod dates;
mod last;
mod ones;
mod pasted;
mod records;
mod said;
mod series;
mod several;
mod staff;

use indexmap::IndexMap;

use crate::answers::{Answers, Key, Read, Spot, Value};
use crate::finding::{Code, Finding, Place};
use crate::key::SlotKey;
use crate::layout::{Form, Head};
use crate::plan::Plan;

pub use asked::{is_asked, is_unanswered, lacks};
pub use cell::{NOTHING, day, is_left_blank, mean};
pub use last::{meant_now, without_the_past};
pub use ones::MANY;
pub use said::explains;

/// Everything that is wrong or doubtful in one return.
pub fn findings(plan: &Plan, form: &Form, read: &Read) -> Vec<Finding> {
    let mut findings = read.findings.clone();
    let mut of_cells = cell::faults(plan, form, read);
    of_cells.extend(series::filled(form, read));
    last::without_the_carried(read, &mut of_cells);
    findings.extend(of_cells);
    findings.extend(across::doubts(plan, form, read));
    findings.extend(agreed::unsaid(form, read));
    findings.extend(records::open_workplaces(form, read));
    findings.extend(staff::more_than_there_are(form, read));
    findings.extend(ones::alone(plan, form, read));
    findings.extend(last::contradicted(form, read));
    without_the_struck(findings)
}

/// What is crossed out is told as that, and not also as blank.
fn without_the_struck(mut findings: Vec<Finding>) -> Vec<Finding> {
    let struck: Vec<Place> =
        findings.iter().filter(|own| own.code == Code::StruckOut).map(|own| own.place.clone()).collect();
    let covers = |struck: &Place, place: &Place| {
        struck.sheet == place.sheet
            && (struck.cell == place.cell || struck.column.is_none() && struck.row.is_some() && struck.row == place.row)
    };
    findings.retain(|own| {
        let is_blank =
            matches!(own.code, Code::Unanswered | Code::TaughtWithoutUnit | Code::NotApplicableWithoutReason);
        !is_blank || !struck.iter().any(|struck| covers(struck, &own.place))
    });
    findings
}

/// The place of an answer as a finding gives it. Without a spot in the file it has no cell.
pub fn place(form: &Form, read: &Read, key: &Key, head: Head) -> Place {
    let subject = key.subject.clone().or_else(|| subject_of_record(&read.answers, key));
    Place { subject, ..place_in(form, &read.spots, key, head) }
}

/// The place of a cell among those of a file.
pub fn place_in(form: &Form, spots: &IndexMap<Key, Spot>, key: &Key, head: Head) -> Place {
    let spot = spots.get(key);
    Place {
        sheet: spot.map(|spot| spot.sheet.clone()),
        cell: spot.map(|spot| spot.at.to_string()),
        subject: key.subject.clone(),
        row: Some(key.printed_row().to_owned()),
        column: Some(key.slot),
        heading: Some(head.text(&form.words).to_owned()),
    }
}

/// The subject that an employer record names: its row belongs to no sheet of a subject.
pub fn subject_of_record(answers: &Answers, key: &Key) -> Option<String> {
    let named = Key { slot: SlotKey::Subject, ..key.clone() };
    answers.meant(&named).and_then(Value::text).map(str::to_owned)
}
