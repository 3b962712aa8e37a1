//! The folder of one round: finds its files, reads them in parallel, writes atomically.
//!
//! ```text
//! riverside-2026/
//!   plan.xlsx       or plan.toml
//!   workbooks/      issued, beside the plan as it was then
//!   returns/        what came back, left untouched
//!   corrections/    ours, replaced unless a person edited one
//!   matrix/         ours, likewise
//!   pack/           ours, likewise: a talk for departments, a page for governors
//!   email/          ours, likewise: drafts
//! ```

mod drafts;
mod error;
mod issued;
mod kept;
mod last;
mod read;
mod seal;
mod settled;
mod write;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};
use rayon::prelude::*;

use crate::correct::{self, Correction};
use crate::demo;
use crate::finding::{Code, Finding};
use crate::issue::{self, Issued};
use crate::layout::{Extras, Forms, is_planned};
use crate::matrix;
use crate::pack::{self, Packed};
use crate::pen::{self, PenError};
use crate::picture::Picture;
use crate::plan::{LEADER, Plan, Setting, file::File, resolve};
use crate::reader::{self, PlanFault};
use crate::returns::{Incoming, Recognised, Results, State, settle};

pub use drafts::Drafts;
pub use error::RoundError;
pub use issued::Before;
pub use write::{Outcome, Written};

use error::file_error;
use seal::WORKBOOK;

use read::{MOST_BYTES, hint, read_capped, read_if_there};

/// Folders below `returns/` are searched so deep.
const MOST_DEPTH: usize = 16;

/// A correction, and where it was written.
#[derive(Clone, Debug)]
pub struct Corrected {
    /// The correction.
    pub correction: Correction,
    /// The file.
    pub written: Written,
}

/// A round's folder and its plan.
#[derive(Debug)]
pub struct Round {
    folder: PathBuf,
    /// The plan.
    pub plan: Arc<Plan>,
    /// The forms of it.
    forms: Forms,
    /// The plan as it was typed.
    typed: File,
    settled: settled::Settled,
}

impl Round {
    /// Opens a round by its folder.
    ///
    /// # Errors
    /// When there is no plan, or two, or one with faults.
    pub fn open(folder: &Path) -> Result<Round, RoundError> {
        let (workbook, text) = (folder.join("plan.xlsx"), folder.join("plan.toml"));
        let (typed, plan) = match (workbook.exists(), text.exists()) {
            (true, true) => return Err(RoundError::TwoPlans(folder.to_owned())),
            (false, false) => return Err(RoundError::NoPlan(folder.to_owned())),
            (true, false) => {
                let bytes = read_capped(&workbook)?;
                reader::typed_from_workbook(&bytes).map_err(|faults| RoundError::Plan(workbook, faults))?
            }
            (false, true) => {
                let typed = read::text(&text, &read_capped(&text)?)?;
                reader::typed_from_toml(&typed).map_err(|faults| RoundError::Plan(text, faults))?
            }
        };
        let forms = Forms::new(plan);
        let settled = settled::Settled::open(folder)?;
        Ok(Round { folder: folder.to_owned(), plan: Arc::clone(forms.plan()), forms, typed, settled })
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Starts a round: writes the plan workbook into a folder that is new or has no plan.
    ///
    /// # Errors
    /// When a plan is there already, or the file cannot be written.
    pub fn start(folder: &Path, setting: Setting, school: Option<&str>, today: Date) -> Result<Written, RoundError> {
        for name in ["plan.xlsx", "plan.toml"] {
            let there = folder.join(name);
            if there.exists() {
                return Err(RoundError::PlanThere(there));
            }
        }
        let mut file = setting.built_in();
        if let Some(school) = school {
            file.school.name = school.trim().to_owned();
        }
        let path = folder.join("plan.xlsx");
        let plan = resolve(&file)
            .map_err(|faults| RoundError::Plan(path.clone(), faults.into_iter().map(plan_fault).collect()))?;
        write::fresh(&path, &issue::plan_workbook_on(&file, &Forms::new(plan), today)?)
    }

    /// Writes the workbooks of the departments named, or of all. One that has planning sheets keeps them; of one that
    /// is replaced and was filled in, a copy is kept among the returns first.
    ///
    /// # Errors
    /// When a department is unknown, a file differs and `force` is not set, or writing fails.
    pub fn generate(&self, only: &[String], extras: Extras, force: bool) -> Result<Vec<Written>, RoundError> {
        let only: Vec<String> = only.iter().map(|code| self.code(code)).collect::<Result<_, _>>()?;
        let folder = self.folder.join("workbooks");
        let issued = issue::workbooks_with(&self.forms, &only, extras)?;
        let issued: Vec<Issued> = issued.into_iter().map(|one| self.as_asked_for(one)).collect::<Result<_, _>>()?;
        if !force {
            // All or nothing: no workbook is replaced before it is known that each may be.
            let mut differ = Vec::new();
            for Issued { name, bytes, .. } in &issued {
                let path = folder.join(name);
                if read_if_there(&path)?.is_some_and(|there| there != *bytes) {
                    differ.push(path);
                }
            }
            if !differ.is_empty() {
                return Err(RoundError::Differ(differ));
            }
        }
        self.may_keep()?;
        let returns = self.folder.join("returns");
        fs::create_dir_all(&returns).map_err(file_error(&returns, "written"))?;
        // Every copy lies there before the first workbook is replaced.
        let mut written = self.keep_filled(&issued)?;
        for Issued { name, bytes, .. } in &issued {
            written.push(write::replace(&folder.join(name), bytes)?);
        }
        self.keep_as_issued(only.is_empty(), &written)?;
        Ok(written)
    }

    fn code(&self, typed: &str) -> Result<String, RoundError> {
        let mut codes = self.plan.departments.iter().map(|department| department.code.as_str()).chain([LEADER]);
        codes.clone().find(|code| code.eq_ignore_ascii_case(typed)).map(str::to_owned).ok_or_else(|| {
            let known: Vec<&str> = codes.by_ref().collect();
            RoundError::NoDepartment(typed.to_owned(), known.join(", "))
        })
    }

    /// Settles that a file among the returns is a department's, from now on.
    ///
    /// # Errors
    /// When there is no such department, no such file among the returns, or it can be no audit of it.
    pub fn settle(&mut self, code: &str, file: &Path) -> Result<(), RoundError> {
        let code = self.code(code)?;
        let root = self.folder.join("returns");
        let path = if file.exists() { file.to_owned() } else { root.join(file) };
        let bytes = read_capped(&path)?;
        let whole = |path: &Path| path.canonicalize().map_err(file_error(path, "read"));
        let (root, path) = (whole(&root)?, whole(&path)?);
        let Ok(below) = path.strip_prefix(&root) else { return Err(RoundError::NoReturn(file.to_owned())) };
        if let Recognised::Refused { finding, .. } = reader::open_as(&self.forms, &bytes, Some(&code)).recognised {
            return Err(RoundError::NotSettled(file.to_owned(), format!("{} {}", finding.message, finding.fix)));
        }
        let below = below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        self.settled.add(&self.folder, &below, &reader::fingerprint(&bytes), &code)
    }

    /// Reads every return, in parallel; `progress` hears of the number of files, then of each as it is done.
    ///
    /// # Errors
    /// When the folder of returns cannot be listed.
    pub fn collect(&self, progress: &(dyn Fn(Progress) + Sync)) -> Result<Results, RoundError> {
        let root = self.folder.join("returns");
        let mut files = Vec::new();
        if root.exists() {
            list(&root, &root, 0, &mut files)?;
        }
        files.sort();
        progress(Progress::Found(files.len()));
        let incoming: Vec<Incoming> = files
            .par_iter()
            .map(|path| {
                let incoming = self.take(&root, path);
                progress(Progress::Read);
                incoming
            })
            .collect();
        Ok(Results::new(&self.forms, settle(&self.forms, incoming)))
    }

    fn take(&self, root: &Path, path: &Path) -> Incoming {
        let below = path.strip_prefix(root).unwrap_or(path);
        let file = below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        let metadata = fs::metadata(path);
        let changed = metadata.as_ref().ok().and_then(|metadata| metadata.modified().ok()).and_then(moment);
        let unreadable = |what: String, fix: &str| Incoming {
            file: file.clone(),
            saved: changed.clone().unwrap_or_default(),
            recognised: Recognised::Refused {
                state: State::Unreadable,
                department: None,
                finding: Finding::of_file(Code::Unreadable, what).fix(fix),
            },
        };
        let is_link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
        match &metadata {
            Err(error) if is_link => {
                let what = format!("This is a link that leads to no file: {error}.");
                return unreadable(what, "Put the workbook itself into the returns folder, not a link to it.");
            }
            // Links to folders are not followed: they may go in circles.
            Ok(metadata) if metadata.is_dir() && is_link => {
                let what = "This is a link to a folder, which is not followed.".to_owned();
                return unreadable(what, "Put the workbooks themselves into the returns folder.");
            }
            Ok(metadata) if metadata.is_dir() => {
                return match fs::read_dir(path) {
                    Ok(_) => unreadable(
                        format!("This folder lies more than {MOST_DEPTH} folders deep and is not searched."),
                        "Move its workbooks further up in the returns folder.",
                    ),
                    Err(error) => unreadable(
                        format!("This folder could not be opened: {error}."),
                        "Check that you may open it, or move its workbooks into the returns folder.",
                    ),
                };
            }
            // A pipe or a device would never end.
            Ok(metadata) if !metadata.is_file() => {
                let what = "This is a device or a pipe, not a file.".to_owned();
                return unreadable(what, "Put the workbook itself into the returns folder.");
            }
            Ok(_) | Err(_) => {}
        }
        match read_capped(path) {
            Ok(bytes) => {
                let said = self.settled.of(&reader::fingerprint(&bytes));
                let opened = reader::open_as(&self.forms, &bytes, said);
                let saved = opened.saved.or(changed).unwrap_or_default();
                Incoming { file, saved, recognised: opened.recognised }
            }
            Err(RoundError::TooLarge(..)) => unreadable(
                format!("The file is larger than {} megabytes, which no audit workbook is.", MOST_BYTES >> 20),
                "Ask for the workbook without pictures or attachments in it.",
            ),
            Err(RoundError::File { source, .. }) => {
                unreadable(format!("The file could not be opened: {source}."), hint(&source))
            }
            Err(error) => unreadable(error.to_string(), "Put the workbook itself into the returns folder."),
        }
    }

    /// Draws the corrections that departments are to be sent, and takes away those of ours that are needed no more.
    ///
    /// # Errors
    /// When one cannot be drawn or written.
    pub fn correct(&self, results: &Results, today: Date) -> Result<Vec<Corrected>, RoundError> {
        let folder = self.folder.join("corrections");
        let drawn: Vec<Correction> = results
            .returns
            .par_iter()
            .map(|entry| {
                // The day on which the return was saved, so that the same return gives the same file.
                correct::workbook(&self.forms, entry, entry.saved_on().unwrap_or(today))
            })
            .filter_map(Result::transpose)
            .collect::<Result<_, PenError>>()?;
        let keep: Vec<&str> = drawn.iter().map(|correction| correction.name.as_str()).collect();
        WORKBOOK.clear(&folder, &keep, |_| true)?;
        drawn
            .into_iter()
            .map(|correction| {
                let written = WORKBOOK.write(&folder.join(&correction.name), correction.bytes.clone())?;
                Ok(Corrected { correction, written })
            })
            .collect()
    }

    /// Draws the matrix of a round and writes it, beside one that a person edited.
    ///
    /// # Errors
    /// When it cannot be drawn or written.
    pub fn consolidate(&self, picture: &Picture<'_>) -> Result<Written, RoundError> {
        let bytes = matrix::workbook(picture)?;
        let name = format!("Careers matrix {}.xlsx", picture.today);
        WORKBOOK.write(&self.folder.join("matrix").join(name), bytes)
    }

    /// Draws the pack, a talk for departments and a page for governors, and writes it, beside what a person edited;
    /// and drafts the email that takes their page to governors.
    ///
    /// # Errors
    /// When one cannot be drawn or written.
    pub fn pack(&self, picture: &Picture<'_>) -> Result<(Vec<Written>, Drafts), RoundError> {
        let folder = self.folder.join("pack");
        let (mut written, mut drafts) = (Vec::new(), Drafts::default());
        for Packed { name, bytes, is_for_governors } in pack::workbooks(picture)? {
            let one = WORKBOOK.write(&folder.join(name), bytes)?;
            if is_for_governors {
                drafts = self.tell_governors(&one, picture.today)?;
            }
            written.push(one);
        }
        Ok((written, drafts))
    }
}

fn plan_fault(fault: crate::plan::Fault) -> PlanFault {
    PlanFault { place: format!("{}, {}", fault.table, fault.field), what: fault.what, fix: fault.fix }
}

/// A moment as ISO 8601 in UTC, to the second.
fn moment(time: std::time::SystemTime) -> Option<String> {
    let moment = Timestamp::try_from(time).ok()?.to_zoned_datetime(TimeZone::UTC);
    Some(moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}

/// What reading tells as it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// So many files were found.
    Found(usize),
    /// One more was read.
    Read,
}

/// Every file below a folder that a person may have put there. A link to a folder is not followed,
/// but for the folder of returns itself: links may go in circles.
fn list(root: &Path, folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), RoundError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        // A sub-folder that may not be opened is told as a file that cannot be read.
        Err(_) if folder != root => {
            files.push(folder.to_owned());
            return Ok(());
        }
        Err(error) => return Err(file_error(folder, "read")(error)),
    };
    for entry in entries {
        let entry = entry.map_err(file_error(folder, "read"))?;
        if is_bystander(&entry.file_name()) {
            continue;
        }
        let kind = entry.file_type().map_err(file_error(&entry.path(), "read"))?;
        if kind.is_dir() && depth < MOST_DEPTH {
            list(root, &entry.path(), depth + 1, files)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// Files that programs leave beside the ones that people save: locks, folder settings. A name that
/// begins with a dot may still be a person's, where it ends as a workbook's does.
fn is_bystander(name: &OsStr) -> bool {
    let name = name.to_string_lossy().to_lowercase();
    let is_workbook = [".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"].iter().any(|ending| name.ends_with(ending));
    name.starts_with("~$")
        || name.starts_with("._")
        || (name.starts_with('.') && !is_workbook)
        || ["desktop.ini", "thumbs.db"].contains(&name.as_str())
}

/// Writes the whole round of the made-up school of a setting into a folder that is new or empty.
///
/// # Errors
/// When the folder is not empty, or something cannot be drawn or written.
pub fn write_demo(folder: &Path, setting: Setting) -> Result<Round, RoundError> {
    if folder.exists() && fs::read_dir(folder).map_err(file_error(folder, "read"))?.next().is_some() {
        return Err(RoundError::NotEmpty(folder.to_owned()));
    }
    let file = demo::school(setting.built_in());
    let path = folder.join("plan.xlsx");
    let plan = resolve(&file)
        .map_err(|faults| RoundError::Plan(path.clone(), faults.into_iter().map(plan_fault).collect()))?;
    let forms = Forms::new(plan);
    let plan = forms.plan();
    write::fresh(&path, &issue::plan_workbook(&file, &forms)?)?;
    let round = Round::open(folder)?;
    let sent = demo::returns(&forms);
    let (asked, others): (Vec<String>, Vec<String>) = plan
        .departments
        .iter()
        .map(|department| department.code.clone())
        .chain([LEADER.to_owned()])
        .partition(|code| sent.iter().any(|sent| sent.department == *code && is_planned(&sent.answers)));
    round.generate(&others, Extras::NONE, false)?;
    if !asked.is_empty() {
        round.generate(&asked, Extras::ALL, false)?;
    }
    let drawn: Vec<(String, Vec<u8>)> = sent
        .into_par_iter()
        .filter_map(|sent| Some((forms.holding(&sent.department, &sent.answers)?, sent)))
        .map(|(form, sent)| Ok((sent.file, pen::draw(form, &sent.answers, sent.saved)?)))
        .collect::<Result<_, PenError>>()?;
    for (name, bytes) in drawn {
        write::fresh(&folder.join("returns").join(name), &bytes)?;
    }
    Ok(round)
}

#[cfg(test)]
mod tests;
