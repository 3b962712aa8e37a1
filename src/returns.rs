//! What came back: the state of every file, and which return of a department counts.
//!
//! Of several good returns of one department a newer one supersedes an older when it answers every
//! cell that the older answered; else they merge cell by cell: blank never beats an answer, the
//! newer wins a conflict, and a query shows both (design.md).

use indexmap::IndexMap;

use crate::answers::audit::Audit;
use crate::answers::{Answers, Given, Key, Listed, Read, Spot, Unplaced, Value, printed_ref};
use crate::check;
use crate::coverage::Returned;
use crate::finding::{Code, Finding, Place, Severity};
use crate::judge::{Standing, Verdict, judge};
use crate::layout::{self, Form};
use crate::plan::{Department, LEADER, Plan};

/// The state of one file in `returns/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Counts, without errors.
    Accepted,
    /// Counts; some cells hold errors and count as not answered.
    Errors,
    /// Put together from several returns of one department; counts.
    Merged,
    /// A newer return of the department counts, or it is a part of a merged one.
    Superseded,
    /// Came back without an answer.
    Empty,
    /// No workbook that can be opened.
    Unreadable,
    /// One of ours, but no audit.
    WrongForm,
    /// Nothing says whose it is.
    Stranger,
    /// Issued for another round.
    OtherRound,
}

impl State {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            State::Accepted => "accepted",
            State::Errors => "errors",
            State::Merged => "merged",
            State::Superseded => "superseded",
            State::Empty => "empty",
            State::Unreadable => "unreadable",
            State::WrongForm => "wrong-form",
            State::Stranger => "stranger",
            State::OtherRound => "other-round",
        }
    }

    /// Whether its answers count.
    pub fn counts(self) -> bool {
        match self {
            State::Accepted | State::Errors | State::Merged => true,
            State::Superseded
            | State::Empty
            | State::Unreadable
            | State::WrongForm
            | State::Stranger
            | State::OtherRound => false,
        }
    }

    /// The state in a teacher's words.
    pub fn in_words(self) -> &'static str {
        match self {
            State::Accepted => "Accepted",
            State::Errors => "Accepted, with errors to fix",
            State::Merged => "Merged from several files",
            State::Superseded => "Replaced by, or merged into, a newer return",
            State::Empty => "Returned empty",
            State::Unreadable => "Cannot be read",
            State::WrongForm => "Not an audit workbook",
            State::Stranger => "Not recognised",
            State::OtherRound => "From another round",
        }
    }
}

/// A file as the reader understood it.
#[derive(Clone, Debug)]
pub enum Recognised {
    /// An audit of this plan's round and departments.
    Audit {
        /// The department's code, or [`LEADER`].
        code: String,
        /// Everything read from it.
        read: Read,
    },
    /// A file that is kept out as a whole, and why.
    Refused {
        /// The state it is in.
        state: State,
        /// The department, where it could be told.
        department: Option<String>,
        /// Why.
        finding: Finding,
    },
}

/// A file that came back, before the returns of one department are settled.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The path below `returns/`, with `/`.
    pub file: String,
    /// When it was saved, as the file itself says, else as the folder says: sorts as text.
    pub saved: String,
    /// What it is.
    pub recognised: Recognised,
}

/// What stands in place of a text that may name a learner.
pub const WITHHELD: &str = "(withheld: it may name a learner)";

/// One entry of the round's returns.
#[derive(Clone, Debug)]
pub struct Return {
    /// The path below `returns/`; of a merged one the paths of its parts, joined.
    pub file: String,
    /// When it was saved.
    pub saved: String,
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
}

/// What became of the findings that a correction had listed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Since<'a> {
    /// Listed, and no longer found, or explained.
    pub fixed: Vec<&'a Listed>,
    /// Listed, and still open.
    pub open: Vec<&'a Finding>,
    /// Open, and not listed before.
    pub fresh: Vec<&'a Finding>,
}

impl Return {
    /// The file that an answer stands in.
    pub fn file_of(&self, key: &Key) -> &str {
        self.origins.get(key).map_or(self.file.as_str(), String::as_str)
    }

    /// How many findings of a severity it has; a query that was explained is settled and not counted.
    pub fn count(&self, severity: Severity) -> usize {
        let counts = |finding: &&Finding| finding.severity() == severity && finding.explained.is_none();
        self.findings.iter().filter(counts).count()
    }

    /// Whether an answer may name a learner and nobody has said otherwise: it is shown to nobody else.
    pub fn is_withheld(&self, key: &Key) -> bool {
        let Some(spot) = self.spots.get(key) else { return false };
        self.findings.iter().any(|finding| {
            finding.code == Code::PupilName
                && finding.is_open()
                && finding.place.sheet.as_deref() == Some(spot.sheet.as_str())
                && finding.place.cell == Some(spot.at.to_string())
        })
    }

    /// The answers as they may be shown to others: what may name a learner is withheld.
    fn shared(&self) -> Answers {
        let mut shared = self.answers.clone();
        for (key, _) in self.answers.iter().filter(|(key, _)| self.is_withheld(key)) {
            shared.put(key.clone(), Given::meant(Value::Text(WITHHELD.to_owned())));
        }
        shared
    }

    /// Of a correction that came back: what is fixed, still open and new; none for any other return.
    pub fn since(&self) -> Option<Since<'_>> {
        if self.corrects.is_empty() {
            return None;
        }
        let listed = |finding: &Finding| self.listed.iter().any(|listed| listed.mark == finding.mark());
        let (open, fresh) =
            self.findings.iter().filter(|finding| finding.is_open()).partition(|finding| listed(finding));
        let open: Vec<&Finding> = open;
        let fixed =
            self.listed.iter().filter(|listed| open.iter().all(|finding| finding.mark() != listed.mark)).collect();
        Some(Since { fixed, open, fresh })
    }
}

/// The form that a code stands for.
pub fn form_of(plan: &Plan, code: &str) -> Option<Form> {
    if code == LEADER {
        return Some(layout::leader_form(plan));
    }
    plan.department(code).map(|department| layout::department_form(plan, department))
}

/// Settles which returns count; every file gets exactly one entry, and a merged department one more.
pub fn settle(plan: &Plan, mut incoming: Vec<Incoming>) -> Vec<Return> {
    incoming.sort_by(|a, b| (&a.saved, &a.file).cmp(&(&b.saved, &b.file)));
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
            fingerprints: Vec::new(),
            unplaced: Vec::new(),
            listed: Vec::new(),
            corrects: Vec::new(),
            conflicts: Vec::new(),
        };
        match recognised {
            Recognised::Refused { state, department, finding } => {
                entries.push(Return { department, state, findings: vec![finding], ..entry });
            }
            Recognised::Audit { code, read } => {
                let Read { answers, spots, findings, unplaced, listed, corrects, fingerprint } = read;
                let fingerprints = vec![fingerprint];
                let department = Some(code.clone());
                let entry =
                    Return { department, answers, spots, findings, unplaced, listed, corrects, fingerprints, ..entry };
                if entry.answers.is_empty() {
                    let mut empty = checked(plan, &code, entry);
                    empty.state = State::Empty;
                    entries.push(empty);
                } else {
                    good.entry(code).or_default().push(entry);
                }
            }
        }
    }
    for (code, returns) in good {
        entries.extend(settle_department(plan, &code, returns));
    }
    entries.sort_by(|a, b| a.file.cmp(&b.file));
    entries
}

/// The good returns of one department, oldest first: all superseded but one, which counts.
fn settle_department(plan: &Plan, code: &str, returns: Vec<Return>) -> Vec<Return> {
    let mut settled: Vec<Return> = Vec::new();
    let mut current: Option<Return> = None;
    for newer in in_order(returns) {
        current = Some(match current {
            None => newer,
            Some(older) if corrects(&newer, &older) || answers_all(&newer, &older) => {
                if older.parts.is_empty() {
                    settled.push(superseded(older, &newer.file, "replaced by"));
                }
                newer
            }
            Some(older) => merge(plan, code, older, newer, &mut settled),
        });
    }
    settled.extend(current.map(|counting| checked(plan, code, counting)));
    settled
}

/// Checks the answers of a return, which gives it its findings and its state.
fn checked(plan: &Plan, code: &str, mut entry: Return) -> Return {
    if let Some(form) = form_of(plan, code) {
        let Return { answers, spots, findings, .. } = entry;
        let read = Read { answers, spots, findings, ..Read::default() };
        let findings = check::findings(plan, &form, &read);
        entry = Return { answers: read.answers, spots: read.spots, findings, ..entry };
        for finding in entry.findings.iter_mut().filter(|finding| finding.severity() == Severity::Query) {
            let mark = finding.mark();
            let listed = entry.listed.iter().find(|listed| listed.mark == mark);
            finding.explained = listed.and_then(|listed| listed.explanation.clone());
        }
        let conflicts = entry.conflicts.iter().map(|(_, finding)| finding.clone());
        entry.findings.extend(conflicts);
    }
    if entry.state == State::Accepted && entry.count(Severity::Error) > 0 {
        entry.state = State::Errors;
    }
    entry
}

/// Whether a return was made from the correction of another: whatever it says then counts.
fn corrects(newer: &Return, older: &Return) -> bool {
    !newer.corrects.is_empty() && older.fingerprints.iter().all(|own| newer.corrects.contains(own))
}

/// Oldest first; a correction comes after what it corrects, whatever its date says.
fn in_order(returns: Vec<Return>) -> Vec<Return> {
    let mut ordered: Vec<Return> = Vec::new();
    for entry in returns {
        let corrected = ordered
            .iter()
            .position(|later| later.corrects.iter().any(|fingerprint| entry.fingerprints.contains(fingerprint)));
        ordered.insert(corrected.unwrap_or(ordered.len()), entry);
    }
    ordered
}

fn answers_all(newer: &Return, older: &Return) -> bool {
    older.answers.iter().all(|(key, _)| newer.answers.get(key).is_some())
}

fn superseded(mut older: Return, by: &str, how: &str) -> Return {
    older.state = State::Superseded;
    older.findings = vec![Finding::of_file(Code::Superseded, format!("This return is {how} {by}."))];
    older
}

/// Puts the newer answers over the older ones. The parts become entries of their own.
fn merge(plan: &Plan, code: &str, older: Return, mut newer: Return, settled: &mut Vec<Return>) -> Return {
    if let Some(form) = form_of(plan, code) {
        newer = beside(&form, &older, newer);
    }
    let mut merged = Return {
        file: format!("{} + {}", older.file, newer.file),
        saved: newer.saved.clone(),
        state: State::Merged,
        findings: told_of_both(&older, &newer),
        unplaced: older.unplaced.iter().chain(&newer.unplaced).cloned().collect(),
        fingerprints: older.fingerprints.iter().chain(&newer.fingerprints).cloned().collect(),
        ..older.clone()
    };
    if older.parts.is_empty() {
        merged.parts.push(older.file.clone());
        merged.origins = older.answers.iter().map(|(key, _)| (key.clone(), older.file.clone())).collect();
    }
    merged.parts.push(newer.file.clone());
    for (key, given) in newer.answers.iter() {
        if let Some(old) = older.answers.get(key)
            && old.means != given.means
        {
            let told = conflict(plan, &newer, key, &old.typed.shown(), older.file_of(key), &given.typed.shown());
            merged.conflicts.retain(|(other, _)| other != key);
            merged.conflicts.push((key.clone(), told));
        }
        merged.answers.put(key.clone(), given.clone());
        merged.origins.insert(key.clone(), newer.file.clone());
    }
    for (key, spot) in &newer.spots {
        // An answer that only the older part has keeps the spot where it stands.
        if newer.answers.get(key).is_some() || older.answers.get(key).is_none() {
            merged.spots.insert(key.clone(), spot.clone());
        }
    }
    merged.findings.retain(|finding| finding.code != Code::Merged);
    let parts = merged.parts.join(", ");
    merged.findings.insert(0, Finding::of_file(Code::Merged, format!("Put together from {parts}.")));
    if older.parts.is_empty() {
        settled.push(superseded(older, &newer.file, "put together with"));
    }
    settled.push(superseded(newer, "an earlier return", "put together with"));
    merged
}

/// What the reader told of two parts: what one part lacks and the other has is not missing.
fn told_of_both(older: &Return, newer: &Return) -> Vec<Finding> {
    let lacks = |finding: &Finding| {
        matches!(finding.code, Code::MissingSheet | Code::MissingColumn | Code::MissingRow | Code::NewOutcome)
    };
    let also_in = |finding: &Finding, other: &Return| {
        let alike = |own: &Finding| own.code == finding.code && own.place == finding.place;
        other.findings.iter().any(alike)
    };
    let of_newer = newer.findings.iter().filter(|finding| !lacks(finding) || also_in(finding, older));
    let of_older = older.findings.iter().filter(|finding| !lacks(finding) && !also_in(finding, newer));
    of_newer.chain(of_older).cloned().collect()
}

/// Rows that people add as they like have no ref of their own: two colleagues both begin at E1 and at
/// X1. Where the newer part's row is about another thing, it goes to the next ref that is free.
fn beside(form: &Form, older: &Return, mut newer: Return) -> Return {
    let mut places: IndexMap<(&'static str, Option<String>, String), String> = IndexMap::new();
    for (block, about) in [("employers", &["employer", "date", "subject"][..]), ("outcomes", &["ref", "unit"][..])] {
        let printed: Vec<(&Option<String>, &str)> = form
            .areas()
            .filter(|(_, area)| area.block.key() == block)
            .flat_map(|(_, area)| &area.rows)
            .filter(|row| !row.spare)
            .map(|row| (&row.subject, row.reference.as_str()))
            .collect();
        let rows = |entry: &Return| -> indexmap::IndexSet<(Option<String>, String)> {
            let own = entry.answers.iter().filter(|(key, _)| key.block == block);
            let rows = own.map(|(key, _)| (key.subject.clone(), key.row.clone()));
            rows.filter(|(subject, row)| !printed.contains(&(subject, printed_ref(row)))).collect()
        };
        let says = |entry: &Return, subject: &Option<String>, row: &str, slot: &'static str| {
            let key = Key { block, subject: subject.clone(), row: row.to_owned(), slot };
            entry.answers.get(&key).map(|given| crate::fold::fold(&given.typed.shown()))
        };
        let differs = |subject: &Option<String>, old: &str, new: &str| {
            about.iter().any(|slot| {
                let (old, new) = (says(older, subject, old, slot), says(&newer, subject, new, slot));
                old.is_some() && new.is_some() && old != new
            })
        };
        let there = rows(older);
        let mut taken: Vec<(Option<String>, String)> = there.iter().cloned().chain(rows(&newer)).collect();
        for (subject, row) in rows(&newer) {
            if !there.contains(&(subject.clone(), row.clone())) || !differs(&subject, &row, &row) {
                continue;
            }
            let prefix = row.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
            let free = (1_u32..).map(|number| format!("{prefix}{number}"));
            let Some(free) = free.take(10_000).find(|free| !taken.contains(&(subject.clone(), free.clone()))) else {
                continue;
            };
            taken.push((subject.clone(), free.clone()));
            places.insert((block, subject, row), free);
        }
    }
    if places.is_empty() {
        return newer;
    }
    let moved = |key: &Key| match places.get(&(key.block, key.subject.clone(), key.row.clone())) {
        Some(row) => Key { row: row.clone(), ..key.clone() },
        None => key.clone(),
    };
    let mut answers = Answers::default();
    newer.answers.iter().for_each(|(key, given)| answers.put(moved(key), given.clone()));
    newer.spots = newer.spots.iter().map(|(key, spot)| (moved(key), spot.clone())).collect();
    newer.answers = answers;
    newer
}

fn conflict(plan: &Plan, newer: &Return, key: &Key, old: &str, old_file: &str, new: &str) -> Finding {
    let spot = newer.spots.get(key);
    let form = newer.department.as_deref().and_then(|code| form_of(plan, code));
    let heading = form.and_then(|form| {
        let specs =
            form.areas().filter(|(_, area)| area.block.key() == key.block).flat_map(|(_, area)| area.block.specs());
        let spec = specs.into_iter().find(|spec| spec.key == key.slot)?;
        Some(spec.head.text(&form.words).to_owned())
    });
    let place = Place {
        sheet: spot.map(|spot| spot.sheet.clone()),
        cell: spot.map(|spot| spot.at.to_string()),
        subject: key.subject.clone(),
        row: Some(key.printed_row().to_owned()),
        column: Some(key.slot),
        heading,
    };
    let message = format!("{old_file} says '{old}' and {} says '{new}'; the newer one is used.", newer.file);
    Finding::at(Code::Conflict, place, message).seen(new).suggest(Some(old))
}

/// Everything a round's returns say, judged: what every report is drawn from.
#[derive(Debug)]
pub struct Results<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// Every file, and a merged entry where there is one.
    pub returns: Vec<Return>,
    /// The audits that count, by department code.
    pub audits: IndexMap<String, Audit>,
    /// The verdict on every subject, in the plan's order.
    pub verdicts: Vec<Verdict>,
}

impl<'p> Results<'p> {
    /// Judges every subject by the returns that count.
    pub fn new(plan: &'p Plan, returns: Vec<Return>) -> Results<'p> {
        let audits: IndexMap<String, Audit> = returns
            .iter()
            .filter(|entry| entry.state.counts())
            .filter_map(|entry| Some((entry.department.clone()?, layout::audit_of(&entry.shared()))))
            .collect();
        let verdicts = plan
            .subjects()
            .map(|(department, subject)| match audits.get(&department.code) {
                Some(audit) => judge(plan, department, subject, audit),
                None => {
                    let empty = |entry: &Return| {
                        entry.state == State::Empty && entry.department.as_deref() == Some(department.code.as_str())
                    };
                    let standing = if returns.iter().any(empty) { Standing::ReturnedEmpty } else { Standing::NoReturn };
                    crate::judge::without_answers(department, subject, standing)
                }
            })
            .collect();
        Results { plan, returns, audits, verdicts }
    }

    /// The return of a department that counts.
    pub fn counting(&self, code: &str) -> Option<&Return> {
        self.returns.iter().find(|entry| entry.state.counts() && entry.department.as_deref() == Some(code))
    }

    /// Departments of which no file came back at all.
    pub fn missing(&self) -> Vec<&'p Department> {
        let plan: &'p Plan = self.plan;
        plan.departments
            .iter()
            .filter(|department| {
                !self.returns.iter().any(|entry| entry.department.as_deref() == Some(&department.code))
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
