//! Arguments, progress bars, printing and exit codes. The only module that speaks.

mod preview;
mod say;

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::Date;

use crate::demo;
use crate::finding::{CATALOGUE, Code};
use crate::fold::nearest;
use crate::layout::Extras;
use crate::picture::Picture;
use crate::plan::Setting;
use crate::reader;
use crate::report;
use crate::returns::{Last, Results};
use crate::round::{Before, Progress, Round, RoundError, write_demo};

/// Audits careers in the curriculum: an Excel workbook for each department out, one matrix back.
#[derive(Debug, Parser)]
#[command(name = "careers-audit", version, max_term_width = 100)]
struct Arguments {
    /// Take this as today's date: the same input then gives the same files, byte by byte
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Write a made-up school's whole round, to see what this does
    Demo {
        /// A new or empty folder
        #[arg(default_value = "demo-round")]
        folder: PathBuf,
        /// Where learners are taught
        #[arg(long, value_enum, default_value_t)]
        setting: SettingName,
    },
    /// Start a round: write plan.xlsx, to be filled in by the Careers Leader
    New {
        /// The round's folder
        folder: PathBuf,
        /// Where learners are taught
        #[arg(long, value_enum, default_value_t)]
        setting: SettingName,
        /// The school's name
        #[arg(long, value_name = "NAME")]
        school: Option<String>,
    },
    /// Write a workbook for each department and the Careers Leader, and draft invitations
    Generate {
        /// The round's folder
        #[arg(default_value = ".")]
        round: PathBuf,
        /// Only this department; may be given several times
        #[arg(long, value_name = "CODE")]
        department: Vec<String>,
        /// Add sheets that a department may ask for; may be given several times
        #[arg(long, value_name = "SHEETS", value_enum)]
        with: Vec<ExtraName>,
        /// Replace workbooks that are there already; one that was filled in is copied into returns/kept/ first
        #[arg(long)]
        force: bool,
        /// Write into pack/ a talk for departments and a page for governors, and no other workbook
        #[arg(long, conflicts_with_all = ["department", "with", "force"])]
        pack: bool,
    },
    /// Say what each department will be asked, and what a changed plan would change
    Preview {
        /// The round's folder
        #[arg(default_value = ".")]
        round: PathBuf,
    },
    /// Read every return, say what is wrong, where, and how to mend it; draft the answers
    Check {
        /// The round's folder
        #[arg(default_value = ".")]
        round: PathBuf,
        /// Print one JSON document: the plan, every answer, every finding
        #[arg(long)]
        json: bool,
        /// Settle whose a return is, where nothing in it says so, and remember it in settled.toml
        #[arg(long = "as", num_args = 2, value_names = ["CODE", "FILE"])]
        settle: Option<Vec<String>>,
    },
    /// Check, then write the matrix workbook and the draft to SLT
    Consolidate {
        /// The round's folder
        #[arg(default_value = ".")]
        round: PathBuf,
        /// Print one JSON document: verdicts, coverage and gaps
        #[arg(long)]
        json: bool,
    },
    /// Say who has returned, who has not, and in what state
    Status {
        /// The round's folder
        #[arg(default_value = ".")]
        round: PathBuf,
    },
    /// Say what a finding means and how to mend it
    Explain {
        /// The code of a finding, such as unknown-answer; without one, all are listed
        code: Option<String>,
    },
}

/// The settings that have a plan and a made-up school of their own.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum SettingName {
    /// A secondary school: key stages and year groups
    #[default]
    Mainstream,
    /// A special school: career groups and classes
    Send,
    /// A college: levels and programmes
    College,
}

impl SettingName {
    fn setting(self) -> Setting {
        match self {
            SettingName::Mainstream => Setting::Mainstream,
            SettingName::Send => Setting::Send,
            SettingName::College => Setting::College,
        }
    }
}

/// Sheets beyond the usual ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExtraName {
    /// Project planner and Calendar: nothing in them is needed or judged
    Planner,
}

fn extras(named: &[ExtraName]) -> Extras {
    Extras { planner: named.contains(&ExtraName::Planner) }
}

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
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !reader::is_reading() {
            usual(panic);
        }
    }));
    let arguments = Arguments::parse();
    let today = match (arguments.today, &arguments.verb) {
        (Some(today), _) => today,
        // The made-up school's returns have their own dates; its matrix is drawn shortly after them.
        (None, Verb::Demo { .. }) => demo::TODAY,
        (None, _) => jiff::ZonedDateTime::now().date(),
    };
    let code = match act(arguments.verb, today) {
        Ok(code) => code,
        Err(Failed::Pipe(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => CLEAN,
        Err(Failed::Pipe(error)) => complain(&format!("The result could not be printed: {error}.")),
        Err(Failed::Told(message)) => complain(&message),
    };
    ExitCode::from(code)
}

fn complain(message: &str) -> u8 {
    // Where even standard error is closed, the exit code says it.
    let _ = writeln!(anstream::stderr(), "{}", plain_lines(message));
    FAILED
}

fn act(verb: Verb, today: Date) -> Result<u8, Failed> {
    let mut out = anstream::stdout().lock();
    match verb {
        Verb::Demo { folder, setting } => {
            let round = write_demo(&folder, setting.setting())?;
            let results = round.collect(&|_| {})?;
            let picture = Picture::new(&results, today);
            let matrix = round.consolidate(&picture)?;
            let corrections = round.correct(&results, today)?;
            round.invite(&[], today)?;
            round.answer(&results, &corrections, today)?;
            round.present(&picture, &matrix)?;
            round.pack(&picture)?;
            say::demo(&mut out, &folder, &picture, &matrix.path)?;
            Ok(CLEAN)
        }
        Verb::New { folder, setting, school } => {
            let written = Round::start(&folder, setting.setting(), school.as_deref(), today)?;
            say::started(&mut out, &folder, &written.path)?;
            Ok(CLEAN)
        }
        Verb::Generate { round, pack: true, .. } => {
            let round = Round::open(&round)?;
            let results = collected(&round)?;
            let (written, drafts) = round.pack(&Picture::new(&results, today))?;
            say::packed(&mut out, &round, &written, &drafts)?;
            Ok(CLEAN)
        }
        Verb::Generate { round, department, with, force, pack: false } => {
            let round = Round::open(&round)?;
            let written = round.generate(&department, extras(&with), force)?;
            let drafts = round.invite(&department, today)?;
            say::generated(&mut out, &round, &written, &drafts, today)?;
            Ok(CLEAN)
        }
        Verb::Preview { round } => {
            let round = Round::open(&round)?;
            let now = collect(&round)?;
            preview::asks(&mut out, &now)?;
            match round.before() {
                Before::Known(issued) => preview::compared(&mut out, &issued.collect(&|_| {})?, &now)?,
                Before::NotKept => preview::alone(&mut out, &now, None)?,
                Before::Unread(why) => preview::alone(&mut out, &now, Some(&why))?,
            }
            Ok(CLEAN)
        }
        Verb::Check { round, json, settle } => {
            let mut round = Round::open(&round)?;
            if let Some([code, file]) = settle.as_deref() {
                round.settle(code, Path::new(file))?;
            }
            let results = collect(&round)?;
            let corrections = round.correct(&results, today)?;
            let drafts = round.answer(&results, &corrections, today)?;
            if json {
                document(&mut out, &report::check(&results))?;
            } else {
                say::findings(&mut out, round.folder(), &results)?;
                say::corrected(&mut out, &results, &corrections)?;
                say::drafted(&mut out, &round, &drafts)?;
            }
            Ok(code(&results))
        }
        Verb::Consolidate { round, json } => {
            let round = Round::open(&round)?;
            let results = collected(&round)?;
            let picture = Picture::new(&results, today);
            let matrix = round.consolidate(&picture)?;
            let drafts = round.present(&picture, &matrix)?;
            if json {
                document(&mut out, &report::consolidate(&picture))?;
            } else {
                say::consolidated(&mut out, &results, &matrix)?;
                say::drafted(&mut out, &round, &drafts)?;
            }
            Ok(code(&results))
        }
        Verb::Status { round } => {
            let round = Round::open(&round)?;
            let results = collect(&round)?;
            say::status(&mut out, &results, today)?;
            Ok(code(&results))
        }
        Verb::Explain { code } => explain(&mut out, code.as_deref()),
    }
}

fn code(results: &Results) -> u8 {
    if results.has_errors() { ERRORS } else { CLEAN }
}

fn collect(round: &Round) -> Result<Results, RoundError> {
    if !round.folder().join("returns").exists() {
        let note = format!(
            "There is no folder '{}' yet: put the workbooks that come back there.",
            shown(&round.folder().join("returns"))
        );
        let _ = writeln!(anstream::stderr(), "{note}");
    }
    if !std::io::stderr().is_terminal() {
        return round.collect(&|_| {});
    }
    let bar = ProgressBar::no_length();
    if let Ok(style) = ProgressStyle::with_template("Reading returns {wide_bar} {pos}/{len}") {
        bar.set_style(style);
    }
    let results = round.collect(&|progress| match progress {
        Progress::Found(files) => bar.set_length(u64::try_from(files).unwrap_or(0)),
        Progress::Read => bar.inc(1),
    });
    bar.finish_and_clear();
    results
}

/// Every return, and the last round where the plan names one.
fn collected(round: &Round) -> Result<Results, RoundError> {
    let mut results = collect(round)?;
    results.last = round.last();
    if let Some(Last::Unread(why)) = &results.last {
        // Where even standard error is closed, the sheet Notes says it.
        let _ = writeln!(anstream::stderr(), "{why}");
    }
    Ok(results)
}

fn document(out: &mut impl Write, document: &impl serde::Serialize) -> Result<(), Failed> {
    serde_json::to_writer_pretty(&mut *out, document).map_err(|error| Failed::Pipe(error.into()))?;
    writeln!(out)?;
    Ok(())
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

/// A text from a file, or a file's name, as it may be printed: what would move the cursor, change
/// colours, break the line or turn the reading order around is spelled out.
fn plain(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() || turns(character) {
            plain.extend(character.escape_default());
        } else {
            plain.push(character);
        }
    }
    plain
}

/// The same of a message that has lines of its own.
fn plain_lines(text: &str) -> String {
    text.lines().map(plain).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_spelled_out() {
        assert_eq!(plain("\u{1b}[2JHUM\n\u{7}.xlsx"), "\\u{1b}[2JHUM\\n\\u{7}.xlsx");
        assert_eq!(plain("a\u{202e}xslx.exe \u{9b}2J"), "a\\u{202e}xslx.exe \\u{9b}2J");
        for usual in ["Müller – Übersicht (2).xlsx", "C:\\returns\\a.xlsx", "名前.xlsx", "👩‍🏫.xlsx"] {
            assert_eq!(plain(usual), usual);
        }
        assert_eq!(plain_lines("one\n\u{1b}two"), "one\n\\u{1b}two");
    }
}
