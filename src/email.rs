//! Email drafts: what a round has to say to each department and to SLT, ready to be read and sent by a person.
//!
//! ```text
//! generate     HUM Humanities - invitation.eml      the workbook attached
//! check        MUS Music - overdue.eml              the blank workbook again
//!              HUM Humanities - correction.eml      the correction attached
//!              ART Art - receipt.eml                thanks
//! consolidate  SLT - summary.eml                    the matrix attached
//! --pack       Governors - page.eml                 their page and the matrix attached
//! ```
//! The header `X-Unsent: 1` opens a draft for editing in Outlook, Thunderbird and Apple Mail; nothing is ever sent
//! from here. Values in, bytes out: every word stands in the plan (`plan::messages`), `words` says what its places
//! are filled with, `summary` what SLT reads, `page` draws that as HTML, and `letter` makes the bytes.

mod coded;
mod greeting;
mod letter;
mod line;
mod page;
mod points;
mod summary;
mod words;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

use crate::correct::Correction;
use crate::layout::Forms;
use crate::names;
use crate::picture::Picture;
use crate::plan::{Department, MessageKind, Plan};
use crate::returns::{Came, Results, Return};
use crate::words::days_between;

use letter::Letter;
use words::Words;

/// A file that goes with a draft, as it lies on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// An email that nobody has sent yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Which one it is.
    pub kind: MessageKind,
    /// The file's name.
    pub name: String,
    /// The message.
    pub bytes: Vec<u8>,
    /// Whom it is to go to, where the plan has no address for them.
    pub without_address: Option<String>,
    /// The department's code; of a circle of people its kind.
    pub whose: String,
    /// By what it is known again.
    pub print: Print,
}

/// By what a message is known again, whatever a mail program makes of it when it is sent and saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Print {
    /// The digits of its own Message-ID: they follow from everything it says, and from its day.
    pub mark: String,
    /// Its subject.
    pub subject: String,
    /// The addresses it goes to, also in copy.
    pub to: Vec<String>,
    /// The fingerprints of the files that go with it.
    pub files: Vec<String>,
    /// What it says, paragraph by paragraph, as fingerprints.
    pub words: Vec<String>,
}

/// How the Message-ID of a draft ends: a mail program gives a message one of its own when it is sent.
pub const MARKED: &str = "@careers-audit.invalid";

/// The kinds of draft that `check` writes.
pub const OF_CHECK: [MessageKind; 6] = [
    MessageKind::Reminder,
    MessageKind::Overdue,
    MessageKind::Empty,
    MessageKind::KeptOut,
    MessageKind::Correction,
    MessageKind::Receipt,
];

/// To a department: here is your workbook. None once the day has passed by which it was to come back.
pub fn invitation(forms: &Forms, department: &Department, workbook: &Attachment, today: Date) -> Option<Draft> {
    if late(forms.plan(), today) > 0 {
        return None;
    }
    let words = Words { attachments: std::slice::from_ref(workbook), ..Words::to(forms, department, today) };
    Some(to_department(MessageKind::Invitation, department, &words))
}

/// To a department of which nothing counts: the blank workbook again, and what is known of why. None where a
/// return counts.
pub fn chaser(results: &Results, department: &Department, workbook: &Attachment, today: Date) -> Option<Draft> {
    let (kind, entry) = lacking(results, department, today)?;
    let to = Words::to(&results.forms, department, today);
    let words = Words { attachments: std::slice::from_ref(workbook), entry, ..to };
    Some(to_department(kind, department, &words))
}

/// As what a department of which nothing counts is written to on a day, and about which file. None where a return counts.
pub fn lacking<'r>(
    results: &'r Results,
    department: &Department,
    today: Date,
) -> Option<(MessageKind, Option<&'r Return>)> {
    Some(match results.came(&department.code) {
        Came::Counts => return None,
        // What was written elsewhere is told as the reason, and nobody is called empty-handed.
        Came::Empty(entry) if entry.is_written_elsewhere() => (MessageKind::KeptOut, Some(entry)),
        Came::Empty(entry) => (MessageKind::Empty, Some(entry)),
        Came::KeptOut(entry) => (MessageKind::KeptOut, Some(entry)),
        Came::Nothing => match by_name(results, department) {
            Some(entry) => (MessageKind::KeptOut, Some(entry)),
            None if late(&results.plan, today) > 0 => (MessageKind::Overdue, None),
            None => (MessageKind::Reminder, None),
        },
    })
}

/// To a department whose return has something to fix or to explain.
pub fn correction(
    forms: &Forms,
    department: &Department,
    entry: &Return,
    (correction, workbook): (&Correction, &Attachment),
    today: Date,
) -> Draft {
    let to = Words::to(forms, department, today);
    let words = Words {
        attachments: std::slice::from_ref(workbook),
        entry: Some(entry),
        open: &correction.open,
        things: correction.things,
        ..to
    };
    to_department(MessageKind::Correction, department, &words)
}

/// To a department whose return counts and has nothing to fix: the receipt.
pub fn receipt(forms: &Forms, department: &Department, entry: &Return, today: Date) -> Draft {
    let words = Words { entry: Some(entry), ..Words::to(forms, department, today) };
    to_department(MessageKind::Receipt, department, &words)
}

/// To SLT: the matrix, and what it says in few words.
pub fn slt(picture: &Picture<'_>, matrix: &Attachment) -> Draft {
    let to = &picture.plan.school.slt_emails;
    of_circle(MessageKind::Slt, names::slt_draft(), (to, "SLT"), picture, std::slice::from_ref(matrix))
}

/// To governors: their page, and what it refers to.
pub fn governors(picture: &Picture<'_>, files: &[Attachment]) -> Draft {
    let to = &picture.plan.school.governor_emails;
    of_circle(MessageKind::Governors, names::governors_draft(), (to, "governors"), picture, files)
}

/// What SLT is told on a day, without the words around it.
pub fn told(picture: &Picture<'_>) -> String {
    let paragraphs = [line::Paragraph::Summary];
    summary::text(&paragraphs, Some(&summary::fitting(picture, &paragraphs)))
}

/// To a circle of people, of where the whole round stands.
fn of_circle(
    kind: MessageKind,
    name: String,
    (addresses, circle): (&[String], &str),
    picture: &Picture<'_>,
    files: &[Attachment],
) -> Draft {
    let words = Words::of(&picture.results.forms, picture.today);
    let words = Words { attachments: files, picture: Some(picture), ..words };
    let to = addresses.iter().map(|address| (None, address.as_str())).collect::<Vec<_>>();
    let without_address = to.is_empty().then(|| circle.to_owned());
    draft(kind, (name, kind.key()), (to, &[]), &words, without_address)
}

fn to_department(kind: MessageKind, department: &Department, words: &Words<'_>) -> Draft {
    let lead = Some(department.lead.as_str()).filter(|lead| !lead.trim().is_empty());
    let to = match department.email.as_slice() {
        [only] => vec![(lead, only.as_str())],
        // Who of two is whose address is not said.
        several => several.iter().map(|address| (None, address.as_str())).collect(),
    };
    let without_address = to.is_empty().then(|| department.name.clone());
    draft(
        kind,
        (names::draft(kind, department), &department.code),
        (to, copied(kind, department)),
        words,
        without_address,
    )
}

/// Who gets a message in copy: only where a department is asked for what has not come.
fn copied(kind: MessageKind, department: &Department) -> &[String] {
    match kind {
        MessageKind::Reminder | MessageKind::Overdue => &department.copy_to,
        MessageKind::Invitation
        | MessageKind::Empty
        | MessageKind::KeptOut
        | MessageKind::Correction
        | MessageKind::Receipt
        | MessageKind::Slt
        | MessageKind::Governors => &[],
    }
}

fn draft(
    kind: MessageKind,
    (name, whose): (String, &str),
    (to, copy_to): (Vec<(Option<&str>, &str)>, &[String]),
    words: &Words<'_>,
    without_address: Option<String>,
) -> Draft {
    let school = &words.plan.school;
    let message = words.plan.messages.iter().find(|message| message.kind == kind);
    let subject = message.map_or_else(String::new, |message| words.subject(&message.subject));
    let paragraphs = message.map_or_else(Vec::new, |message| words.paragraphs(&message.text));
    let told = words.picture.map(|picture| summary::fitting(picture, &paragraphs));
    let letter = Letter {
        from: (&school.careers_leader, &school.careers_leader_email),
        to,
        copy_to,
        html: told.as_ref().map(|told| page::html(&subject, &paragraphs, told)),
        text: summary::text(&paragraphs, told.as_ref()),
        subject,
        attachments: words.attachments,
        today: words.today,
    };
    let print = letter.print();
    Draft { kind, name, bytes: letter.bytes(&print), without_address, whose: whose.to_owned(), print }
}

/// Days since the due date; before it fewer than none.
fn late(plan: &Plan, today: Date) -> i32 {
    days_between(plan.round.due, today)
}

/// A file that was kept out and says nothing of whose it is, but bears the name that the department's workbook was
/// issued under: a hint, which is enough for a draft that a person reads.
fn by_name<'a>(results: &'a Results, department: &Department) -> Option<&'a Return> {
    let issued = crate::fold::fold(&names::stem(department));
    let came = results.returns.iter().filter(|entry| entry.department.is_none() && !entry.is_withdrawn());
    came.into_iter().find(|entry| {
        let name = crate::fold::fold(line::base(&entry.file));
        name.strip_prefix(&issued).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}
