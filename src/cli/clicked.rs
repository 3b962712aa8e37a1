//! The program started with a click: a window that would close at once stays, says how the round stands, and does what
//! comes next.

use std::io::{BufRead, Write};
use std::path::Path;

use jiff::civil::Date;

use super::files::Place;
use super::{CLEAN, Dry, FAILED, Failed, over, perform, print};
use crate::demo;
use crate::names;
use crate::plan::Setting;
use crate::round::{self, Done, Question, RoundError, Said, Verb, Wish};
use crate::say;
use crate::shelf::{Disk, Rel, Shelf};

/// Whether a person clicked on the program: it was given nothing, it has a window, and that is the desktop's.
pub(super) fn is_clicked() -> bool {
    use std::io::IsTerminal;
    let is_bare = std::env::args_os().nth(1).is_none();
    is_bare && std::io::stdin().is_terminal() && std::io::stdout().is_terminal() && is_of_desktop()
}

/// Whether Explorer started it, and no terminal did.
#[cfg(windows)]
fn is_of_desktop() -> bool {
    use winsafe::{HPROCESSLIST, co};
    let Ok(mut list) = HPROCESSLIST::CreateToolhelp32Snapshot(co::TH32CS::SNAPPROCESS, None) else { return false };
    let all: Vec<(u32, u32, String)> = list
        .iter_processes()
        .filter_map(Result::ok)
        .map(|one| (one.th32ProcessID, one.th32ParentProcessID, one.szExeFile()))
        .collect();
    let own = all.iter().find(|(id, ..)| *id == std::process::id());
    let parent = own.and_then(|(_, parent, _)| all.iter().find(|(id, ..)| id == parent));
    parent.is_some_and(|(.., name)| name.eq_ignore_ascii_case("explorer.exe"))
}

/// Elsewhere a click on a program opens no window, so whoever sees one typed its name.
#[cfg(not(windows))]
fn is_of_desktop() -> bool {
    false
}

/// Says how things stand here, asks, does what is wanted, and waits until somebody has read it.
pub(super) fn converse(typed: &mut impl BufRead, out: &mut impl Write, here: &Path, today: Date) -> Result<u8, Failed> {
    let code = match stand(typed, out, here, today) {
        Err(Failed::Told(message)) => {
            writeln!(out, "{}", say::plain_lines(&message))?;
            FAILED
        }
        Err(error) => return Err(error),
        Ok(()) => CLEAN,
    };
    write!(out, "\n{}", say::CLOSES)?;
    out.flush()?;
    line(typed)?;
    Ok(code)
}

fn stand(typed: &mut impl BufRead, out: &mut impl Write, here: &Path, today: Date) -> Result<(), Failed> {
    let done = match perform(here, &Verb::Status, today, Dry::default()) {
        Ok(done) => done,
        Err(RoundError::NoPlan(_)) => return begin(typed, out, here, today),
        Err(error) => return Err(error.into()),
    };
    tell(out, here, &done)?;
    let next = done.said.iter().find_map(Said::next);
    let Some(question) = next.and_then(Question::inside) else { return Ok(()) };
    let Wish::Do(verb) = ask(typed, out, &question)? else { return Ok(()) };
    tell(out, here, &perform(here, &verb, today, Dry::default())?)
}

/// Where no round is: one of those in folders here, a new one, or the made-up one.
fn begin(typed: &mut impl BufRead, out: &mut impl Write, here: &Path, today: Date) -> Result<(), Failed> {
    let at = |folder: &str| Rel::new(folder).in_folder(here);
    let mut question = Question::outside(&Disk::new(here));
    loop {
        match ask(typed, out, &question)? {
            Wish::Ask(more) => question = more,
            Wish::Open(round) => return stand(typed, out, &round.in_folder(here), today),
            Wish::Start(school) => {
                let folder = at(&names::round(today));
                let start = |shelf: &mut dyn Shelf| round::start(shelf, Setting::Mainstream, school.as_deref(), today);
                tell(out, &folder, &over(&folder, Dry::default(), start)?)?;
                return Ok(writeln!(out, "{}", say::THEN)?);
            }
            Wish::MadeUp => {
                let folder = at(names::MADE_UP);
                let demo = |shelf: &mut dyn Shelf| round::demo(shelf, Setting::Mainstream, demo::TODAY);
                return tell(out, &folder, &over(&folder, Dry::default(), demo)?);
            }
            Wish::Do(_) | Wish::Nothing => return Ok(()),
        }
    }
}

/// Asks until the answer is understood; where nobody answers any more, nothing is wanted.
fn ask(typed: &mut impl BufRead, out: &mut impl Write, question: &Question) -> Result<Wish, Failed> {
    loop {
        write!(out, "\n{}", say::asked(question).join("\n"))?;
        out.flush()?;
        let Some(line) = line(typed)? else { return Ok(Wish::Nothing) };
        if let Some(wish) = question.answered(&line) {
            writeln!(out)?;
            return Ok(wish);
        }
    }
}

/// A line as it was typed, or none where there will be none.
fn line(typed: &mut impl BufRead) -> std::io::Result<Option<String>> {
    let mut line = Vec::new();
    typed.read_until(b'\n', &mut line)?;
    Ok((!line.is_empty()).then(|| String::from_utf8_lossy(&line).into_owned()))
}

/// Says what came of it, all in the one window.
fn tell(out: &mut impl Write, folder: &Path, done: &Done) -> Result<(), Failed> {
    let place = Place { folder, written: &done.written, is_clicked: true };
    print::beside(out, &place, &done.said)?;
    Ok(done.said.iter().try_for_each(|said| print::tell(out, &place, said))?)
}

#[cfg(test)]
mod tests;
