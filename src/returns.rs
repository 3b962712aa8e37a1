//! What came back: the state of every file, and which return of a department counts.
//!
//! Of several good returns of one department a newer one supersedes an older when it is that one saved again
//! (`lineage.rs`); else they merge cell by cell: blank never beats an answer, the newer wins a conflict, and a query shows
//! both (design.md).

mod agreed;
mod before;
mod came;
mod carried;
mod incoming;
mod last;
mod lineage;
mod merge;
mod of_all;
mod people;
mod questions;
mod saved;
mod since;
mod state;

use std::collections::HashSet;
use std::sync::Arc;

use indexmap::IndexMap;
use jiff::civil::Date;
use rayon::prelude::*;

use crate::answers::audit::Audit;
use crate::answers::{Answers, Given, Key, Listed, Read, Spot, Unplaced};
use crate::check;
use crate::coverage::Returned;
use crate::finding::{Code, Finding, Severity};
use crate::judge::{Standing, Verdict, judge};
use crate::key::{BlockKey, SlotKey};
use crate::layout::{self, Forms};
use crate::learner::Written;
use crate::plan::{Department, LEADER, Plan};

use people::People;

pub use agreed::{Agreed, Copied, Source, heads};
pub use came::Came;
pub use carried::carried_in;
pub use incoming::{Incoming, Recognised};
pub use last::{Last, LastRound};
pub use saved::Saved;
pub use since::Since;
pub use state::State;

/// One entry of the round's returns.
#[derive(Clone, Debug)]
pub struct Return {
    /// The path below `returns/`; of a merged one the paths of its parts, joined.
    pub file: String,
    /// When it was saved.
    pub saved: Saved,
    /// The department's code, where it is known.
    pub department: Option<String>,
    /// Its state.
    pub state: State,
    /// Its answers.
    pub answers: Answers,
    /// Where every cell that may be filled in stands.
    pub spots: IndexMap<Key, Spot>,
    /// What is wrong or doubtful.
    pub findings: Vec<Finding>,
    /// Of a merged one: the files it was put together from, oldest first.
    pub parts: Vec<String>,
    /// Of a merged one: which part an answer came from.
    pub origins: IndexMap<Key, String>,
    /// Of a merged one: who filled in each of its parts.
    people: IndexMap<String, People>,
    /// The file's fingerprint; of a merged one those of its parts.
    pub fingerprints: Vec<String>,
    /// What was written where the form asks nothing.
    pub unplaced: Vec<Unplaced>,
    /// Of a correction that came back: what it had listed to be fixed.
    pub listed: Vec<Listed>,
    /// Of a correction that came back: the fingerprints of the files it was made from.
    pub corrects: Vec<String>,
    /// Of a merged one: where its parts say different things, and what is told of it.
    pub conflicts: Vec<(Key, Finding)>,
    /// What carries it, or parts of it: an archive, an e-mail.
    pub carriers: Vec<String>,
    /// Of a correction that came back, also of one that a newer return replaced: what became of what it had listed.
    pub since: Option<Since>,
}

impl Return {
    /// The same with what was typed alone.
    pub fn typed(&self) -> Return {
        Return { answers: self.answers.typed(), ..self.clone() }
    }

    /// The same as it was known on a day: when a file was saved that says it was saved later, nobody knew. Whatever is
    /// drawn as of a day is drawn from this, so that a clock that was put right makes nothing that was sent another.
    pub fn known_on(&self, day: Date) -> Return {
        Return { saved: self.saved.unless_to_come(day).unwrap_or_default(), ..self.clone() }
    }

    /// The day on which it was saved, as that was known on a day; that day where it was not.
    pub fn dated(&self, day: Date) -> Date {
        self.saved.unless_to_come(day).and_then(Saved::day).unwrap_or(day)
    }

    /// The file that an answer stands in.
    pub fn file_of(&self, key: &Key) -> &str {
        self.origins.get(key).map_or(self.file.as_str(), String::as_str)
    }

    /// The day on which it was saved, where that is known.
    pub fn saved_on(&self) -> Option<Date> {
        self.saved.day()
    }

    /// Whether it was withdrawn: to whoever asks what came of its department it is as if it had not come.
    pub fn is_withdrawn(&self) -> bool {
        self.findings.iter().any(|finding| finding.code == Code::Withdrawn)
    }

    /// How many findings of a severity it has; a query that was explained is settled and not counted.
    pub fn count(&self, severity: Severity) -> usize {
        let counts = |finding: &&Finding| finding.severity() == severity && finding.explained.is_none();
        self.findings.iter().filter(counts).count()
    }

    /// Whether a checklist and a record of a subject say different things and nobody has said how both are true: till
    /// then nothing of the subject is praised.
    pub fn contradicts_itself(&self, subject: &str) -> bool {
        let about = |finding: &&Finding| finding.place.subject.as_deref() == Some(subject) && finding.is_open();
        self.findings.iter().filter(about).any(|finding| finding.code == Code::RecordContradicted)
    }

    /// Whether no cell of the form is answered, and something was written elsewhere in the file.
    pub fn is_written_elsewhere(&self) -> bool {
        self.state == State::Empty && self.findings.iter().any(|finding| finding.code == Code::WrittenElsewhere)
    }

    /// Its state in a teacher's words.
    pub fn stands(&self) -> &'static str {
        if self.is_withdrawn() {
            return "Withdrawn";
        }
        if self.is_written_elsewhere() {
            return "Returned empty, but written on elsewhere";
        }
        match self.state {
            // Whoever is still asked something is not told that all is well.
            State::Accepted if self.count(Severity::Query) > 0 => "Accepted, with queries to answer",
            state => state.in_words(),
        }
    }

    /// What the department wants to tell the Careers Leader, who alone reads it. What may name a learner is withheld.
    pub fn comment(&self) -> Option<&str> {
        let about = |key: &Key| key.block == BlockKey::About && key.slot == SlotKey::Remarks;
        let (_, given) = self.answers.iter().find(|(key, _)| about(key))?;
        given.means.as_ref().ok()?.text().map(str::trim).filter(|said| !said.is_empty())
    }
}

/// Settles which returns count; every file gets exactly one entry, and a merged department one more.
pub fn settle(forms: &Forms, mut incoming: Vec<Incoming>) -> Vec<Return> {
    // Of two saved at one moment the names decide, so that it never matters how a folder lists them.
    incoming.sort_by(|a, b| (a.saved.moment(), &a.file).cmp(&(b.saved.moment(), &b.file)));
    let mut entries = Vec::new();
    let mut good: IndexMap<String, Vec<Return>> = IndexMap::new();
    for Incoming { file, saved, recognised } in incoming {
        let entry = Return {
            file,
            saved,
            department: None,
            state: State::Accepted,
            answers: Answers::default(),
            spots: IndexMap::new(),
            findings: Vec::new(),
            parts: Vec::new(),
            origins: IndexMap::new(),
            people: IndexMap::new(),
            fingerprints: Vec::new(),
            unplaced: Vec::new(),
            listed: Vec::new(),
            corrects: Vec::new(),
            conflicts: Vec::new(),
            carriers: Vec::new(),
            since: None,
        };
        match recognised {
            Recognised::Refused { state, department, finding } => {
                entries.push(Return { department, state, findings: vec![finding], ..entry });
            }
            Recognised::Audit { code, read } => {
                let Read { answers, spots, findings, unplaced, listed, corrects, saved: _, fingerprint } = read;
                let fingerprints = vec![fingerprint];
                let department = Some(code.clone());
                let entry =
                    Return { department, answers, spots, findings, unplaced, listed, corrects, fingerprints, ..entry };
                if entry.answers.is_empty() {
                    let mut empty = checked(forms, &code, entry);
                    empty.state = State::Empty;
                    entries.push(empty);
                } else {
                    good.entry(code).or_default().push(entry);
                }
            }
        }
    }
    let good: Vec<(String, Vec<Return>)> = good.into_iter().collect();
    let settled: Vec<Vec<Return>> =
        good.into_par_iter().map(|(code, returns)| merge::settle_department(forms, &code, returns)).collect();
    entries.extend(settled.into_iter().flatten());
    set_aside(&mut entries);
    entries.sort_by(|a, b| a.file.cmp(&b.file));
    entries
}

/// A workbook of another round asks for nothing any more once one of this round counts.
fn set_aside(entries: &mut [Return]) {
    let counting = entries.iter().filter(|entry| entry.state.counts());
    let files: IndexMap<String, String> =
        counting.filter_map(|entry| Some((entry.department.clone()?, entry.file.clone()))).collect();
    for entry in entries.iter_mut().filter(|entry| entry.state == State::OtherRound) {
        let Some(file) = entry.department.as_ref().and_then(|code| files.get(code)) else { continue };
        let seen = entry.findings.first().and_then(|finding| finding.seen.clone());
        let message = format!("This is a workbook of another round, and is not counted: {file} of this round is.");
        entry.findings = vec![Finding { seen, ..Finding::of_file(Code::Superseded, message) }];
    }
}

/// Checks the answers of a return, which gives it its findings and its state.
fn checked(forms: &Forms, code: &str, mut entry: Return) -> Return {
    if let Some(form) = forms.reading(code) {
        let saved = entry.saved_on();
        entry.answers = before::beside_last(forms, code, &entry).stood();
        let Return { answers, spots, findings, .. } = entry;
        let read = Read { answers, spots, findings, saved, ..Read::default() };
        let findings = check::findings(forms.plan(), form, &read);
        entry = Return { answers: read.answers, spots: read.spots, findings, ..entry };
        for finding in entry.findings.iter_mut().filter(|finding| finding.severity() == Severity::Query) {
            let mark = finding.mark();
            let listed = entry.listed.iter().find(|listed| listed.mark == mark);
            let said = listed.and_then(|listed| listed.explanation.as_deref());
            finding.explained = said.filter(|said| check::explains(said)).map(Written::from);
        }
        open_explained(&mut entry);
        let conflicts = entry.conflicts.iter().map(|(_, finding)| finding.clone());
        entry.findings.extend(conflicts);
        entry.since = Since::of(&entry);
    }
    if entry.state == State::Accepted && entry.count(Severity::Error) > 0 {
        entry.state = State::Errors;
    }
    entry
}

/// What may name a learner is everybody's again once the department has said in words that it names none.
fn open_explained(entry: &mut Return) {
    let said: HashSet<(&str, &str)> = entry
        .findings
        .iter()
        .filter(|finding| finding.code == Code::PupilName && !finding.is_open())
        .filter_map(|finding| finding.place.sheet.as_deref().zip(finding.place.cell.as_deref()))
        .collect();
    if said.is_empty() {
        return;
    }
    let stands = |key: &Key| {
        entry.spots.get(key).is_some_and(|spot| said.contains(&(spot.sheet.as_str(), spot.at.to_string().as_str())))
    };
    let opened: Vec<(Key, Given)> = entry
        .answers
        .iter()
        .filter(|(key, given)| given.is_withheld() && stands(key))
        .map(|(key, given)| (key.clone(), given.clone().opened()))
        .collect();
    opened.into_iter().for_each(|(key, given)| entry.answers.put(key, given));
}

/// Everything a round's returns say, judged: what every report is drawn from.
#[derive(Debug)]
pub struct Results {
    /// The plan.
    pub plan: Arc<Plan>,
    /// The forms of it.
    pub forms: Forms,
    /// Every file, and a merged entry where there is one.
    pub returns: Vec<Return>,
    /// The audits that count, by department code.
    pub audits: IndexMap<String, Audit>,
    /// The verdict on every subject, in the plan's order.
    pub verdicts: Vec<Verdict>,
    /// The round before, where the plan names one and it was looked at.
    pub last: Option<Last>,
    /// What the Careers Leader agreed, where the working copies of the matrix were looked at.
    pub agreed: Vec<Agreed>,
    /// What was typed there and goes nowhere, each told where it stands.
    pub unagreed: Vec<String>,
}

impl Results {
    /// Judges every subject by the returns that count.
    pub fn new(forms: &Forms, returns: Vec<Return>) -> Results {
        let plan = Arc::clone(forms.plan());
        let audits: IndexMap<String, Audit> = returns
            .iter()
            .filter(|entry| entry.state.counts())
            .filter_map(|entry| Some((entry.department.clone()?, layout::audit_of(&entry.answers))))
            .collect();
        let verdicts = plan
            .subjects()
            .map(|(department, subject)| match audits.get(&department.code) {
                Some(audit) => judge(&plan, department, subject, audit),
                None => {
                    let empty = |entry: &Return| {
                        entry.state == State::Empty && entry.department.as_deref() == Some(department.code.as_str())
                    };
                    let standing = if returns.iter().any(empty) { Standing::ReturnedEmpty } else { Standing::NoReturn };
                    crate::judge::without_answers(department, subject, standing)
                }
            })
            .collect();
        Results {
            plan,
            forms: forms.clone(),
            returns,
            audits,
            verdicts,
            last: None,
            agreed: Vec::new(),
            unagreed: Vec::new(),
        }
    }

    /// The return of a department that counts.
    pub fn counting(&self, code: &str) -> Option<&Return> {
        self.returns.iter().find(|entry| entry.state.counts() && entry.department.as_deref() == Some(code))
    }

    /// Departments of which no file came back at all.
    pub fn missing(&self) -> Vec<&Department> {
        self.plan
            .departments
            .iter()
            .filter(|department| {
                let mut came = self.returns.iter().filter(|entry| !entry.is_withdrawn());
                !came.any(|entry| entry.department.as_deref() == Some(&department.code))
            })
            .collect()
    }

    /// Each department with its audit, for the coverage of outcomes.
    pub fn returned(&self) -> Vec<Returned<'_>> {
        self.plan
            .departments
            .iter()
            .map(|department| Returned { department, audit: self.audits.get(&department.code) })
            .collect()
    }

    /// The Careers Leader's own audit.
    pub fn leader(&self) -> Option<&Audit> {
        self.audits.get(LEADER)
    }

    /// Whether any return has an error to fix.
    pub fn has_errors(&self) -> bool {
        self.returns.iter().any(|entry| entry.count(Severity::Error) > 0)
    }
}
