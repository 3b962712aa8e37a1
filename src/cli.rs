//! Arguments, progress bars, printing and exit codes. The only module that speaks.

mod arguments;
mod clicked;
mod files;
mod head;
mod preview;
mod print;
mod setting;
mod wares;

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::Date;

use crate::demo;
use crate::finding::{CATALOGUE, Code};
use crate::fold::nearest;
use crate::plan::Setting;
use crate::round::{self, Asked, Done, Progress, RoundError, Said, Settle};
use crate::say::{plain, plain_lines};
use crate::shelf::{Disk, Shelf, Trial};
use crate::words::list;

use arguments::{Arguments, Dry, Verb, extras};
use files::{Place, would_be};

/// Why a verb could not be done.
enum Failed {
    /// It was told on standard error.
    Told(String),
    /// Nobody listens any more.
    Pipe(std::io::Error),
}

impl From<RoundError> for Failed {
    fn from(error: RoundError) -> Failed {
        Failed::Told(error.to_string())
    }
}

impl From<std::io::Error> for Failed {
    fn from(error: std::io::Error) -> Failed {
        Failed::Pipe(error)
    }
}

/// Done and clean.
const CLEAN: u8 = 0;
/// Done, and there are errors to fix.
const ERRORS: u8 = 1;
/// Could not do it.
const FAILED: u8 = 2;

/// Runs the program.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let today = match (arguments.today, &arguments.verb) {
        (Some(today), _) => today,
        // The made-up school's returns have their own dates; its matrix is drawn shortly after them.
        (None, Some(Verb::Demo { .. })) => demo::TODAY,
        (None, _) => jiff::ZonedDateTime::now().date(),
    };
    let done = match (arguments.generate, arguments.verb) {
        (Some(ware), _) => hand(&ware),
        (None, Some(verb)) => act(verb, today),
        (None, None) if clicked::is_clicked() => {
            let (mut typed, mut out) = (std::io::stdin().lock(), anstream::stdout().lock());
            clicked::converse(&mut typed, &mut out, Path::new("."), today)
        }
        (None, None) => stand(today),
    };
    let code = match done {
        Ok(code) => code,
        Err(Failed::Pipe(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => CLEAN,
        // It is printed once it was done.
        Err(Failed::Pipe(error)) => complain(&format!(
            "What was to be done is done, but the result could not be printed here: {error}. Check where it was sent to, \
             and try again."
        )),
        Err(Failed::Told(message)) => complain(&message),
    };
    ExitCode::from(code)
}

fn complain(message: &str) -> u8 {
    // Where even standard error is closed, the exit code says it.
    let _ = writeln!(anstream::stderr(), "{}", plain_lines(message));
    FAILED
}

/// Prints what goes with the program.
fn hand(ware: &str) -> Result<u8, Failed> {
    let names = wares::names();
    if !names.iter().any(|name| name == ware) {
        return Err(Failed::Told(format!("There is no '{ware}' to print, but {}.", list(&names))));
    }
    wares::print(&mut std::io::stdout().lock(), ware)?;
    Ok(CLEAN)
}

/// Where nothing is asked: in a round's folder how it stands today, elsewhere how to begin.
fn stand(today: Date) -> Result<u8, Failed> {
    let (here, dry) = (Path::new("."), Dry::default());
    let mut out = anstream::stdout().lock();
    match perform(here, &round::Verb::Status, today, dry) {
        Ok(done) => tell(&mut out, here, dry, &done),
        Err(RoundError::NoPlan(_)) => Ok(begin(&mut out).map(|()| CLEAN)?),
        Err(error) => Err(error.into()),
    }
}

fn begin(out: &mut impl Write) -> std::io::Result<()> {
    writeln!(out, "This folder holds no round. To see what a round is, with a made-up school:")?;
    writeln!(out, "  careers-audit demo")?;
    writeln!(out, "To start your own:")?;
    writeln!(out, "  careers-audit new FOLDER --school \"YOUR SCHOOL\"")?;
    writeln!(
        out,
        "In a round's folder, careers-audit alone says what there is to do today; --help lists all that it does."
    )
}

fn act(verb: Verb, today: Date) -> Result<u8, Failed> {
    let mut out = anstream::stdout().lock();
    match verb {
        Verb::Demo { folder, setting, rounds: 1, dry } => {
            let done = over(&folder, dry, |shelf| round::demo(shelf, setting, today))?;
            tell(&mut out, &folder, dry, &done)
        }
        Verb::Demo { folder, setting, rounds, dry } => {
            // The oldest first: each is compared with the one before it.
            let told = demo::Year::rounds(rounds).into_iter().map(|year| {
                let folder = folder.join(year.folder(setting));
                let done = over(&folder, dry, |shelf| round::demo_of(shelf, setting, year, year.day(today)))?;
                tell(&mut out, &folder, dry, &done)
            });
            told.last().unwrap_or(Ok(CLEAN))
        }
        Verb::New { folder, setting, school, from, dry } => {
            let school = school.as_deref();
            let new = |shelf: &mut dyn Shelf| match &from {
                None => round::start(shelf, setting.unwrap_or(Setting::Mainstream), school, today),
                Some(last) => {
                    let last = Disk::around(last);
                    let way = Disk::new(&folder).way_to(&last);
                    round::begin(shelf, &last, &way, Asked { setting, school }, today)
                }
            };
            tell(&mut out, &folder, dry, &over(&folder, dry, new)?)
        }
        Verb::Generate { round, department, with, force, pack, dry } => {
            let generate = round::Verb::Generate { only: department, extras: extras(&with), force };
            let verb = if pack { round::Verb::Pack } else { generate };
            tell(&mut out, &round, dry, &perform(&round, &verb, today, dry)?)
        }
        Verb::Preview { round } => {
            let dry = Dry::default();
            tell(&mut out, &round, dry, &perform(&round, &round::Verb::Preview, today, dry)?)
        }
        Verb::Check { round, json, settle, drop, keep, dry } => {
            let (pairs, _) = settle.as_chunks::<2>();
            let whose = pairs.iter().map(|[code, file]| Settle::Whose(code.clone(), file.clone()));
            let dropped = drop.into_iter().map(Settle::Drop);
            let settle = whose.chain(dropped).chain(keep.into_iter().map(Settle::Keep)).collect();
            let done = perform(&round, &round::Verb::Check { settle }, today, dry)?;
            if json { document(&mut out, &round, dry, &done) } else { tell(&mut out, &round, dry, &done) }
        }
        Verb::Consolidate { round, json, early, programme, dry } => {
            let done = perform(&round, &round::Verb::Consolidate { early, programme }, today, dry)?;
            if json { document(&mut out, &round, dry, &done) } else { tell(&mut out, &round, dry, &done) }
        }
        Verb::Status { round } => {
            let dry = Dry::default();
            tell(&mut out, &round, dry, &perform(&round, &round::Verb::Status, today, dry)?)
        }
        Verb::Explain { code } => explain(&mut out, code.as_deref()),
    }
}

/// Does something in a folder, or over it where nothing is to be written.
fn over(
    folder: &Path,
    dry: Dry,
    does: impl FnOnce(&mut dyn Shelf) -> Result<Done, RoundError>,
) -> Result<Done, RoundError> {
    let mut disk = Disk::new(folder);
    if dry.dry_run { does(&mut Trial::over(&disk)) } else { does(&mut disk) }
}

/// Does a verb, and shows on a terminal how far reading has come.
fn perform(folder: &Path, verb: &round::Verb, today: Date, dry: Dry) -> Result<Done, RoundError> {
    over(folder, dry, |shelf| {
        if !std::io::stderr().is_terminal() {
            return round::perform(shelf, verb, today, &|_| {});
        }
        let bar = ProgressBar::no_length();
        if let Ok(style) = ProgressStyle::with_template("Reading returns {wide_bar} {pos}/{len}") {
            bar.set_style(style);
        }
        round::perform(shelf, verb, today, &|progress| match progress {
            Progress::Found(files) => bar.set_length(u64::try_from(files).unwrap_or(0)),
            Progress::Read => bar.inc(1),
            Progress::All => bar.finish_and_clear(),
        })
    })
}

/// Says what there is to say.
fn tell(out: &mut impl Write, folder: &Path, dry: Dry, done: &Done) -> Result<u8, Failed> {
    let place = Place { folder, written: &done.written, is_clicked: false };
    warn(&place, &done.said);
    if dry.dry_run {
        // What is wrong in returns is so whether anything is written or not.
        // So is what stays as it lies.
        let found = done.said.iter().filter(|said| matches!(said, Said::Findings(_) | Said::Left(..)));
        found.into_iter().try_for_each(|said| print::tell(out, &place, said))?;
        would_be(out, &place)?;
    } else {
        done.said.iter().try_for_each(|said| print::tell(out, &place, said))?;
    }
    Ok(code(done))
}

/// The same for programs.
fn document(out: &mut impl Write, folder: &Path, dry: Dry, done: &Done) -> Result<u8, Failed> {
    let place = Place { folder, written: &done.written, is_clicked: false };
    warn(&place, &done.said);
    if dry.dry_run {
        let _ = would_be(&mut anstream::stderr(), &place);
    }
    for document in done.said.iter().filter_map(Said::document) {
        serde_json::to_writer_pretty(&mut *out, &document).map_err(|error| Failed::Pipe(error.into()))?;
        writeln!(out)?;
    }
    Ok(code(done))
}

/// Says what is no result. Where even standard error is closed, the sheet Notes says why nothing is compared.
fn warn(place: &Place<'_>, said: &[Said]) {
    let _ = print::beside(&mut anstream::stderr(), place, said);
}

fn code(done: &Done) -> u8 {
    if done.said.iter().any(|said| matches!(said, Said::NotWritten(_))) {
        return FAILED;
    }
    if done.said.iter().any(Said::has_errors) { ERRORS } else { CLEAN }
}

fn explain(out: &mut impl Write, code: Option<&str>) -> Result<u8, Failed> {
    let Some(typed) = code else {
        for entry in CATALOGUE {
            writeln!(out, "{:<30} {:<6} {}", entry.name, entry.severity.word(), entry.means)?;
        }
        return Ok(CLEAN);
    };
    match Code::named(typed) {
        Some(code) => {
            let entry = code.entry();
            writeln!(out, "{} ({})\n\n{}\n{}", entry.name, entry.severity.word(), entry.means, entry.fix)?;
            Ok(CLEAN)
        }
        None => {
            let near = nearest(typed, CATALOGUE.iter().map(|entry| entry.name));
            let hint = near.map_or_else(String::new, |near| format!(" Did you mean '{near}'?"));
            Err(Failed::Told(format!(
                "There is no finding called '{typed}'.{hint} 'careers-audit explain' lists them all."
            )))
        }
    }
}

/// A path as a person types it.
fn shown(path: &Path) -> String {
    plain(&path.strip_prefix(".").unwrap_or(path).display().to_string())
}
