//! Each verb, killed at every write in turn, with the disk filling at every write in turn, and with each file in turn
//! open in another program: nothing that a person wrote differs afterwards, and running it again gives what an undisturbed
//! run does.

use std::collections::BTreeMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use super::*;
use crate::layout::Extras;
use crate::plan::file::File;
use crate::plan::{built_in, resolve};
use crate::shelf::{Disk, Lying, ShelfError, What};
use crate::{layout, pen};

/// How writing ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// The program is killed: what it was writing stays half written.
    Killed,
    /// The disk is full, from then on.
    Full,
    /// That one file is open in another program, which does not let it be written.
    Locked,
}

/// A disk on which writing ends.
struct Stopped {
    disk: Disk,
    how: How,
    /// So many writes go well.
    left: usize,
    is_stopped: bool,
}

impl Stopped {
    /// Counts one write.
    fn write(&mut self, at: &Rel, bytes: &[u8]) -> Result<(), ShelfError> {
        if let Some(left) = self.left.checked_sub(1) {
            self.left = left;
            return Ok(());
        }
        self.is_stopped = true;
        match self.how {
            How::Killed => {
                let half = at.folder().join(format!(".careers-audit-{:010}.unfinished", bytes.len()));
                self.disk.fresh(&half, &bytes[..bytes.len() / 2]).expect("half of it");
                resume_unwind(Box::new("killed"))
            }
            How::Full => Err(self.failed(at, io::ErrorKind::StorageFull)),
            How::Locked => {
                self.left = usize::MAX;
                Err(self.failed(at, io::ErrorKind::PermissionDenied))
            }
        }
    }
}

impl Stopped {
    fn failed(&self, at: &Rel, why: io::ErrorKind) -> ShelfError {
        ShelfError::File { path: self.disk.shown(at), doing: "written", source: Arc::new(io::Error::from(why)) }
    }
}

impl Shelf for Stopped {
    fn list(&self, folder: &Rel) -> Result<Vec<Lying>, ShelfError> {
        self.disk.list(folder)
    }
    fn is_there(&self, at: &Rel) -> bool {
        self.disk.is_there(at)
    }
    fn read(&self, at: &Rel) -> Result<Vec<u8>, ShelfError> {
        self.disk.read(at)
    }
    fn fresh(&mut self, at: &Rel, bytes: &[u8]) -> Result<(), ShelfError> {
        self.write(at, bytes)?;
        self.disk.fresh(at, bytes)
    }
    fn replace(&mut self, at: &Rel, bytes: &[u8]) -> Result<Outcome, ShelfError> {
        if self.disk.look(at)?.is_none_or(|there| there != bytes) {
            self.write(at, bytes)?;
        }
        self.disk.replace(at, bytes)
    }
    fn copy(&mut self, from: &Rel, to: &Rel) -> Result<(), ShelfError> {
        let bytes = self.disk.read(from)?;
        self.write(to, &bytes)?;
        self.disk.copy(from, to)
    }
    fn remove(&mut self, at: &Rel) -> Result<(), ShelfError> {
        self.write(at, b"")?;
        self.disk.remove(at)
    }
    fn tidy(&mut self, folder: &Rel) {
        self.disk.tidy(folder);
    }
    fn make(&mut self, folder: &Rel) -> Result<(), ShelfError> {
        self.disk.make(folder)
    }
    fn shown(&self, at: &Rel) -> PathBuf {
        self.disk.shown(at)
    }
    fn typed(&self, folder: &Rel, path: &str) -> Result<Option<Rel>, ShelfError> {
        self.disk.typed(folder, path)
    }
    fn beside(&self, way: &str) -> Option<Box<dyn Shelf + '_>> {
        self.disk.beside(way)
    }
}

/// A made-up school of two departments and two outcomes a stage.
fn school() -> File {
    let mut file = crate::demo::school(built_in());
    file.departments.retain(|department| ["HUM", "ART"].contains(&department.code.as_str()));
    file.subjects.retain(|subject| ["History", "Art and Design"].contains(&subject.name.as_str()));
    let all = std::mem::take(&mut file.outcomes);
    for stage in &file.stages {
        file.outcomes.extend(all.iter().filter(|outcome| outcome.stage == stage.code).take(2).cloned());
    }
    file.outcomes.iter_mut().for_each(|outcome| outcome.departments.clear());
    file
}

/// What lies in a round before a verb.
type Files = BTreeMap<Rel, Vec<u8>>;

fn put(shelf: &mut dyn Shelf, files: &Files) {
    files.iter().for_each(|(at, bytes)| shelf.fresh(at, bytes).expect("written"));
}

fn all(shelf: &dyn Shelf) -> Files {
    fn walk(shelf: &dyn Shelf, folder: &Rel, files: &mut Files) {
        for lying in shelf.list(folder).expect("listed") {
            match lying.what {
                What::Folder => walk(shelf, &lying.at, files),
                What::File | What::LinkedFolder | What::Nowhere(_) | What::Device => {
                    files.insert(lying.at.clone(), shelf.read(&lying.at).expect("read"));
                }
            }
        }
    }
    let mut files = Files::new();
    walk(shelf, &Rel::root(), &mut files);
    files
}

/// Stops what is done at each of its writes in turn, among files that are a person's.
fn stop(theirs: &Files, does: impl Fn(&mut dyn Shelf) -> Result<Done, RoundError>) {
    stop_at(theirs, 1, does);
}

/// The same, where there are many writes: killed at each, and other things at some of them.
fn stop_at(theirs: &Files, some: usize, does: impl Fn(&mut dyn Shelf) -> Result<Done, RoundError>) {
    let begun = || {
        let folder = tempfile::tempdir().expect("a folder");
        let mut disk = Disk::new(folder.path().join("round"));
        put(&mut disk, theirs);
        (folder, disk)
    };
    let (_folder, mut disk) = begun();
    does(&mut disk).expect("undisturbed");
    let undisturbed = all(&disk);
    let is_kept = |files: &Files| {
        let is_there = |(at, bytes): (&Rel, &Vec<u8>)| {
            files.get(at) == Some(bytes)
                || files.iter().any(|(at, kept)| at.below(&kept::folder()).is_some() && kept == bytes)
        };
        theirs.iter().all(is_there)
    };
    for how in [How::Killed, How::Full, How::Locked] {
        for left in (0..).step_by(if how == How::Killed { 1 } else { some }) {
            assert!(left < 100, "it never ends");
            let (_folder, disk) = begun();
            let mut stopped = Stopped { disk, how, left, is_stopped: false };
            let outcome = catch_unwind(AssertUnwindSafe(|| does(&mut stopped)));
            let Stopped { mut disk, is_stopped, .. } = stopped;
            if !is_stopped {
                assert!(left > 0, "nothing is written");
                break;
            }
            let lies = all(&disk);
            assert!(is_kept(&lies), "{how:?} at write {left}: {:?}", lies.keys());
            match how {
                How::Killed => assert!(outcome.is_err()),
                How::Full => {
                    let error = outcome.expect("it is not killed").expect_err("the disk is full").to_string();
                    assert!(error.contains("The disk is full"), "{error}");
                }
                How::Locked => one_is_told(outcome.expect("it is not killed"), &lies, &undisturbed),
            }
            does(&mut disk).unwrap_or_else(|error| panic!("{how:?} at write {left}: {error}"));
            let healed = all(&disk);
            assert!(healed.keys().eq(undisturbed.keys()), "{how:?} at write {left}: {:?}", healed.keys());
            assert!(healed == undisturbed, "{how:?} at write {left}: other contents");
        }
    }
}

/// The file that is locked is told, and all others are written, but for the workbook of which no copy could be kept.
fn one_is_told(outcome: Result<Done, RoundError>, lies: &Files, undisturbed: &Files) {
    match outcome {
        // It was tried a second time.
        Ok(_) if lies == undisturbed => {}
        Ok(done) => {
            let told: Vec<&Said> = done.said.iter().filter(|said| matches!(said, Said::NotWritten(_))).collect();
            assert!(
                matches!(told.as_slice(), [Said::NotWritten(why)] if why.to_string().contains("Close it in Excel"))
            );
            let differ = undisturbed.iter().filter(|(at, bytes)| lies.get(*at) != Some(*bytes)).count();
            assert!(differ <= 2, "{differ}");
        }
        // A round's beginning is one thing: it is begun, or it is not.
        Err(error) => assert!(error.to_string().contains("Close it in Excel"), "{error}"),
    }
}

/// The same of a verb in a round that is under way.
fn stop_verb(more: impl Fn(&layout::Forms, &mut Files), verb: &Verb) {
    let school = school();
    let forms = layout::Forms::new(resolve(&school).expect("no fault"));
    let mut theirs = Files::new();
    theirs.insert(Rel::new("plan.toml"), school.to_toml().expect("TOML").into_bytes());
    more(&forms, &mut theirs);
    stop(&theirs, |shelf| perform(shelf, verb, TODAY, &|_| {}));
}

/// What the departments of the made-up school sent back.
fn sent(forms: &layout::Forms) -> impl Iterator<Item = (String, String, Vec<u8>)> {
    crate::demo::returns(forms).into_iter().map(|sent| {
        let form = forms.holding(&sent.department, &sent.answers).expect("a form");
        (sent.department, sent.file, pen::draw(form, &sent.answers, sent.saved).expect("drawn"))
    })
}

/// They lie among the returns, and a person has edited what is ours.
fn returned(forms: &layout::Forms, theirs: &mut Files) {
    theirs.extend(sent(forms).map(|(_, file, bytes)| (Rel::new("returns").join(file), bytes)));
    for edited in [
        "corrections/HUM Humanities to correct.xlsx",
        "matrix/Careers matrix 2026-12-15.xlsx",
        "pack/Staff session.xlsx",
        "email/SLT - summary.eml",
        "email/my notes.txt",
        ".careers-audit-backup",
    ] {
        theirs.insert(Rel::new(edited), b"a person's".to_vec());
    }
}

/// They were filled in where they lie.
fn in_place(forms: &layout::Forms, theirs: &mut Files) {
    let names = crate::names::audits(forms.plan());
    for (code, _, bytes) in sent(forms) {
        let name = names.iter().find(|name| name.starts_with(&code)).cloned();
        let name = name.unwrap_or_else(|| crate::names::audit(None));
        theirs.insert(Rel::of(Folder::Workbooks).join(name), bytes);
    }
}

fn generate(force: bool) -> Verb {
    Verb::Generate { only: Vec::new(), extras: Extras::NONE, force }
}

#[test]
fn to_begin_a_round() {
    let notes = Files::from([(Rel::new("notes.txt"), b"a person's".to_vec())]);
    stop(&notes, |shelf| {
        start(shelf, Setting::Mainstream, None, TODAY).or_else(|error| match error {
            // The last thing that is written: then it is there.
            RoundError::PlanThere(_) => Ok(Done::default()),
            other => Err(other),
        })
    });
}

#[test]
fn a_made_up_round_goes_on() {
    let school = school();
    stop_at(&Files::new(), 5, |shelf| {
        demo::of_school(shelf, &school, Setting::Mainstream, crate::demo::Year::default(), TODAY)
    });
}

#[test]
fn to_issue_workbooks() {
    stop_verb(|_, _| {}, &generate(false));
    let some = |forms: &layout::Forms, theirs: &mut Files| {
        in_place(forms, theirs);
        theirs.retain(|at, _| at.folder() != Rel::of(Folder::Workbooks) || at.name().starts_with("HUM"));
    };
    stop_verb(some, &generate(false));
}

#[test]
fn to_issue_workbooks_anew() {
    stop_verb(in_place, &generate(true));
}

#[test]
fn to_check_returns() {
    stop_verb(returned, &Verb::Check { settle: Vec::new() });
}

#[test]
fn to_settle_whose_a_return_is() {
    let of_a_stranger = |forms: &layout::Forms, theirs: &mut Files| {
        returned(forms, theirs);
        let reference = forms.plan().outcomes.first().map(|outcome| outcome.reference.clone()).expect("an outcome");
        let table = pen::Table {
            name: "Table1".to_owned(),
            caption: None,
            columns: vec![pen::Heading::new("Ref", 10), pen::Heading::new("Coverage", 10)],
            rows: vec![vec![pen::Cell::text(reference), pen::Cell::text("Taught")]],
            bars: None,
        };
        let page = pen::Page {
            name: "Sheet1".to_owned(),
            title: "Ours".to_owned(),
            headline: None,
            notes: Vec::new(),
            tables: vec![table],
            frozen_columns: 0,
            print: pen::PrintOn::Portrait,
            tab: pen::Tab::Main,
        };
        let book = pen::Book {
            title: "Book1".to_owned(),
            subject: String::new(),
            marks: Vec::new(),
            pages: vec![page],
            stamp: jiff::civil::date(2026, 12, 1),
        };
        theirs.insert(Rel::new("returns/Book1.xlsx"), pen::bind(&book).expect("drawn"));
    };
    let settle = vec![Settle::Whose("ART".to_owned(), "Book1.xlsx".to_owned())];
    stop_verb(of_a_stranger, &Verb::Check { settle });
}

#[test]
fn to_put_returns_together() {
    stop_verb(returned, &Verb::Consolidate { early: true, programme: false });
    stop_verb(returned, &Verb::Pack);
}
