//! What can be typed: every line here is part of `--help`.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::layout::Extras;
use crate::plan::Setting;

use super::setting::with_a_made_up_school;

/// Audits careers in the curriculum: an Excel workbook for each department out, one matrix back.
#[derive(Debug, Parser)]
#[command(name = "careers-audit", version, max_term_width = 100)]
pub(super) struct Arguments {
    /// Take this as today's date: the same input then gives the same files, byte by byte
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    pub(super) today: Option<Date>,
    /// Print a completion for a shell or a page for `man`, as whoever hands the program on needs them
    #[arg(long, hide = true, value_name = "WARE")]
    pub(super) generate: Option<String>,
    /// None in a round's folder: how it stands today, and what comes next
    #[command(subcommand)]
    pub(super) verb: Option<Verb>,
}

/// What is asked of the program.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Write a made-up school's whole round, to see what this does
    Demo {
        /// A new or empty folder
        #[arg(default_value = "demo-round")]
        folder: PathBuf,
        /// Where learners are taught
        #[arg(long, value_parser = with_a_made_up_school(), default_value = Setting::Mainstream.word())]
        setting: Setting,
        /// So many rounds a year apart, each in a folder named after its school year
        #[arg(long, value_parser = clap::value_parser!(u8).range(1..=3), default_value_t = 1)]
        rounds: u8,
        #[command(flatten)]
        dry: Dry,
    },
    /// Start a round: write plan.xlsx, to be filled in by the Careers Leader
    New {
        /// The round's folder
        folder: PathBuf,
        /// Where learners are taught: mainstream where nothing is said
        #[arg(long, value_enum)]
        setting: Option<Setting>,
        /// The school's name
        #[arg(long, value_name = "NAME")]
        school: Option<String>,
        /// The folder of the last round: its plan goes on, with a name, school year and due date of today
        #[arg(long, value_name = "OLD_ROUND")]
        from: Option<PathBuf>,
        #[command(flatten)]
        dry: Dry,
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
        /// Replace workbooks that are there already; one that was filled in is copied into returns/kept/ first, and read there
        #[arg(long)]
        force: bool,
        /// Write into pack/ a talk for departments and a page for governors, and no other workbook
        #[arg(long, conflicts_with_all = ["department", "with", "force"])]
        pack: bool,
        #[command(flatten)]
        dry: Dry,
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
        settle: Vec<String>,
        /// Withdraw a return: it stays where it lies and is not counted; may be given several times
        #[arg(long, value_name = "FILE")]
        drop: Vec<String>,
        /// Count a return again that was withdrawn with --drop; may be given several times
        #[arg(long, value_name = "FILE")]
        keep: Vec<String>,
        #[command(flatten)]
        dry: Dry,
    },
    /// Check, then write the matrix workbook and the draft to SLT
    Consolidate {
        /// The round's folder
        #[arg(default_value = ".")]
        round: PathBuf,
        /// Print one JSON document: verdicts, coverage and gaps
        #[arg(long)]
        json: bool,
        /// Write the draft to SLT although few departments have returned
        #[arg(long)]
        early: bool,
        /// Write into programme/ the careers programme of what is in place: a page and a workbook, for learners, parents and
        /// employers
        #[arg(long)]
        programme: bool,
        #[command(flatten)]
        dry: Dry,
    },
    /// Say who has returned and in what state, and what there is to do today
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

/// Whether anything is written.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub(super) struct Dry {
    /// Write nothing; say which files would be new, replaced or taken away
    #[arg(long)]
    pub(super) dry_run: bool,
}

/// Sheets beyond the usual ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExtraName {
    /// Project planner and Calendar: nothing in them is needed or judged
    Planner,
}

/// The sheets that were named.
pub(super) fn extras(named: &[ExtraName]) -> Extras {
    Extras { planner: named.contains(&ExtraName::Planner) }
}
