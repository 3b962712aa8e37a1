//! What carries workbooks, opened: the workbooks in it, each with its name, and with when it was saved as far as the
//! carrier knows.
//!
//! ```text
//! a.zip → mail.eml → HUM.xlsx     a return: it is called a.zip/mail.eml/HUM.xlsx
//!       → photo.png               none, and nothing is said of it beside one
//!       → all.7z                  may hold one and is not opened: told
//! ```
//! One workbook at a time is in memory, beside the carriers around it.

mod archive;
mod ber;
mod called;
mod envelope;
mod mail;
mod outlook;
mod post;
mod properties;
mod wrapped;

use std::collections::HashSet;

use super::Unreadable;
use super::package::limits::{Allowance, Fault, MOST_BYTES, Spent, grouped};
use super::package::sniff::{Carrier, Kind, kind};
use crate::learner::shareable_file;
use crate::returns::Saved;
use crate::words::list;
pub use envelope::{Envelope, paragraphs};
pub use post::envelopes;

use called::{is_called_a_carrier, is_called_a_workbook, numbered, portable};

/// So many carriers may lie one within the other: a workbook in a zip archive in a forwarded mail in a zip archive
/// makes three.
const MOST_WITHIN: usize = 6;
/// Files in a carrier, those in the carriers within it counted too.
const MOST_FILES: usize = 5_000;
/// Bytes that everything in a carrier may unpack to.
const MOST_UNPACKED: u64 = 512 << 20;
/// Bytes of carriers and of what is in them that stand in memory at once.
const MOST_AT_ONCE: u64 = 128 << 20;
/// So many of the files that are no workbooks are named.
const MOST_NAMED: usize = 4;

/// A return, as it lies by itself or comes out of a carrier.
pub struct Carried<'b> {
    /// Its way from the file inward, with '/'; nothing where it is the file itself.
    pub within: Option<&'b str>,
    /// When it was saved, as far as the carrier knows.
    pub saved: Option<Saved>,
    /// Its bytes, or why there are none.
    pub holds: Result<&'b [u8], Unreadable>,
}

/// Takes every return that a file called `name` is or carries. What `passes_over` says of a name is no person's. Where
/// the allowance is crowded in the end, what was taken is not to be believed.
pub fn carried(
    (name, bytes): (&str, &[u8]),
    allowance: &Allowance,
    passes_over: &dyn Fn(&str) -> bool,
    take: &mut dyn FnMut(Carried<'_>),
) {
    let Ok(Kind::Carrier(carrier)) = kind(bytes, &Spent::of(allowance)) else {
        return take(Carried { within: None, saved: None, holds: Ok(bytes) });
    };
    let what = said(&carrier);
    let file = File { way: String::new(), name: name.to_owned(), saved: None, depth: 0, held: bytes.len() as u64 };
    let mut opening = Opening {
        allowance,
        passes_over,
        take,
        taken: 0,
        beside: Vec::new(),
        names: HashSet::new(),
        files: 0,
        unpacked: 0,
    };
    let opened = opening.open(carrier, bytes, &file);
    let Opening { take, taken, beside, .. } = opening;
    let told = match opened {
        // What was met before it broke off is read; that there may be more is told.
        Err(fault) => Some(broken(what, fault)),
        Ok(()) if taken == 0 => Some(nothing(what, &beside)),
        Ok(()) => None,
    };
    if let Some(told) = told {
        take(Carried { within: None, saved: None, holds: Err(told) });
    }
}

/// A file in a carrier, as the carrier calls it.
struct Item<'b> {
    /// Its name, behind folders and carriers that are opened with this one.
    name: String,
    /// When it was saved.
    saved: Option<Saved>,
    /// Its bytes, or why there are none.
    holds: Result<&'b [u8], Fault>,
}

/// Where takes an item goes.
type Each<'e> = &'e mut dyn FnMut(Item<'_>) -> Result<(), Fault>;

/// A carrier that is being opened.
struct File {
    /// The way to what is in it: nothing, or one that ends with '/'.
    way: String,
    name: String,
    saved: Option<Saved>,
    depth: usize,
    /// Bytes in memory, of this one and of those around it.
    held: u64,
}

struct Opening<'o> {
    allowance: &'o Allowance,
    passes_over: &'o dyn Fn(&str) -> bool,
    take: &'o mut dyn FnMut(Carried<'_>),
    /// Workbooks, and what may hold one.
    taken: usize,
    /// The names of everything else.
    beside: Vec<String>,
    /// Ways that are taken, in small letters.
    names: HashSet<String>,
    files: usize,
    unpacked: u64,
}

impl Opening<'_> {
    fn open(&mut self, carrier: Carrier<'_>, bytes: &[u8], file: &File) -> Result<(), Fault> {
        let each: Each<'_> = &mut |item| self.item(item, file);
        match carrier {
            Carrier::Archive(parts) => archive::each(parts, each),
            Carrier::Packed => archive::unpacked(&file.name, bytes, each),
            Carrier::Mail => mail::each(bytes, each),
            Carrier::Mails => mail::each_of_several(bytes, each),
            Carrier::Message(message) => outlook::each(&message, each),
            Carrier::Wrapped => wrapped::each(bytes, each),
            Carrier::Signed => mail::each(&ber::signed(bytes).ok_or(Fault::Damaged)?, each),
        }
    }

    fn item(&mut self, item: Item<'_>, file: &File) -> Result<(), Fault> {
        if item.name.split('/').any(|name| (self.passes_over)(name)) || item.name.starts_with("__MACOSX/") {
            return Ok(());
        }
        self.files += 1;
        if self.files > MOST_FILES {
            return Err(Fault::TooLarge("files", MOST_FILES as u64));
        }
        let saved = item.saved.or(file.saved);
        let bytes = match item.holds {
            Ok(bytes) => bytes,
            Err(fault) => return self.unopened(&item.name, saved, fault, file),
        };
        let long = bytes.len() as u64;
        self.unpacked = self.unpacked.saturating_add(long);
        if self.unpacked > MOST_UNPACKED {
            return Err(Fault::TooLarge("megabytes when unpacked", MOST_UNPACKED >> 20));
        }
        let held = file.held.saturating_add(long);
        if long > MOST_BYTES || self.allowance.exceeds(held, MOST_AT_ONCE) {
            return self.unopened(&item.name, saved, Fault::TooLarge("megabytes", MOST_BYTES >> 20), file);
        }
        match kind(bytes, &Spent::of(self.allowance)) {
            Ok(Kind::Carrier(carrier)) => {
                if file.depth + 1 >= MOST_WITHIN {
                    let fault = Fault::TooLarge("files, one packed into the other", MOST_WITHIN as u64);
                    return self.unopened(&item.name, saved, fault, file);
                }
                let way = format!("{}/", self.named(&item.name, file));
                let inner = File { way, name: item.name, saved, depth: file.depth + 1, held };
                match self.open(carrier, bytes, &inner) {
                    // That the whole holds too much is told of the whole.
                    Err(fault @ Fault::TooLarge(..)) => Err(fault),
                    Err(fault) => self.unopened(&inner.name, saved, fault, file),
                    Ok(()) => Ok(()),
                }
            }
            Ok(Kind::OpenXml(_) | Kind::Binary(..) | Kind::OpenDocument(_) | Kind::Old(_) | Kind::Locked) => {
                self.take(&item.name, saved, Ok(bytes), file);
                Ok(())
            }
            Ok(Kind::Closed(told)) => {
                self.take(&item.name, saved, Err(told), file);
                Ok(())
            }
            Ok(Kind::Other(told)) => {
                if is_called_a_workbook(&item.name) {
                    self.take(&item.name, saved, Err(told), file);
                } else {
                    self.passed(&item.name);
                }
                Ok(())
            }
            Err(fault) => self.unopened(&item.name, saved, fault, file),
        }
    }

    /// Something that should have been opened: told where its name says that it may be or hold a workbook.
    fn unopened(&mut self, name: &str, saved: Option<Saved>, fault: Fault, file: &File) -> Result<(), Fault> {
        if is_called_a_workbook(name) || is_called_a_carrier(name) {
            self.take(name, saved, Err(fault.into()), file);
        } else {
            self.passed(name);
        }
        Ok(())
    }

    /// What is no return.
    fn passed(&mut self, name: &str) {
        let name = portable(name);
        self.beside.push(format!("'{}'", shareable_file(name.rsplit('/').next().unwrap_or(&name))));
    }

    fn take(&mut self, name: &str, saved: Option<Saved>, holds: Result<&[u8], Unreadable>, file: &File) {
        self.taken += 1;
        let within = self.named(name, file);
        (self.take)(Carried { within: Some(&within), saved, holds });
    }

    /// The way to an item; of two items of one name the second is numbered.
    fn named(&mut self, name: &str, file: &File) -> String {
        let name = portable(name);
        let mut number = 1;
        loop {
            let way = format!("{}{}", file.way, numbered(&name, number));
            if self.names.insert(way.to_lowercase()) {
                return way;
            }
            number += 1;
        }
    }
}

const MAIL: &str = "e-mail";
const WRAPPED: &str = "file of Outlook's (winmail.dat)";

/// What a carrier is, in words.
fn said(carrier: &Carrier<'_>) -> &'static str {
    match carrier {
        Carrier::Archive(_) => "zip archive",
        Carrier::Packed => "compressed file (gzip)",
        Carrier::Mail | Carrier::Message(_) | Carrier::Signed => MAIL,
        Carrier::Mails => "file of e-mails",
        Carrier::Wrapped => WRAPPED,
    }
}

/// A carrier without a workbook.
fn nothing(what: &str, beside: &[String]) -> Unreadable {
    let mut named: Vec<String> = beside.iter().take(MOST_NAMED).cloned().collect();
    if let Some(more) = beside.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
        named.push(format!("{more} more"));
    }
    let held = if named.is_empty() { "nothing".to_owned() } else { list(&named) };
    Unreadable {
        what: format!("There is no workbook in this {what}; in it: {held}."),
        fix: "If it should hold one, ask for the workbook itself, filled in; else move this out of the returns folder."
            .to_owned(),
    }
}

/// A carrier that could not be opened to its end.
fn broken(what: &str, fault: Fault) -> Unreadable {
    let fix = match what {
        MAIL => "Open it in your mail program, save the workbook that is attached to it, and put that file here.",
        WRAPPED => {
            "Open the e-mail it came with in Outlook and save the workbook from there; or ask for the workbook again in \
             an e-mail in HTML or plain text."
        }
        _ => "Open it yourself, and put the workbooks that are in it into the returns folder.",
    };
    let what = match fault {
        Fault::TooLarge(of, most) => {
            format!("This {what} holds more than is read of a file: over {} {of}.", grouped(most))
        }
        Fault::Locked => format!("This {what} is protected by a password."),
        Fault::Damaged | Fault::Lacks(_) | Fault::Entities => {
            format!("This {what} is damaged, and could not be opened to its end.")
        }
        Fault::Told(told) => return told,
    };
    Unreadable { what, fix: fix.to_owned() }
}
