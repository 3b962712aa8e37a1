//! What is missing, and what two answers reveal together: always a query, never a changed answer.

use crate::answers::audit::{Audit, Coverage, Status, Test, TookPlace};
use crate::answers::{Answers, Key, Labelled, Read, RowPlace, Says, Value, printed_ref};
use crate::finding::{Code, Finding};
use crate::judge::{OpenRule, Standing, judge};
use crate::key::{ALL_ROWS, BlockKey, SlotKey};
use crate::layout::{self, Area, BookKind, Form, Head, Holds, ListOf, Need, Row};
use crate::plan::{Approach, Plan};
use crate::scope;
use crate::words::short_day;

use super::asked::{is_off, is_unanswered, lacks};
use super::cell::ALSO_NEEDED;
use super::{contradicted, place};

/// Every doubt about a return.
pub(super) fn doubts(plan: &Plan, form: &Form, read: &Read) -> Vec<Finding> {
    match form.kind {
        // What a plan lacks is told when it is resolved.
        BookKind::Plan => return Vec::new(),
        BookKind::Department | BookKind::Leader => {}
    }
    let audit = layout::audit_of(&read.answers);
    let look = Look { plan, form, read, audit: &audit };
    let mut doubts = unanswered(form, read);
    doubts.extend(nameless(form, read));
    doubts.extend(look.dates());
    doubts.extend(look.to_come());
    doubts.extend(look.counts());
    doubts.extend(look.not_applicable());
    doubts.extend(look.employers());
    doubts.extend(look.checklists());
    doubts.extend(contradicted::records(plan, form, read));
    doubts
}

/// Cells that are needed and blank. A sheet or column that could not be found is told once, not cell by cell.
fn unanswered(form: &Form, read: &Read) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (_, area) in form.areas() {
        for row in &area.rows {
            for spec in area.block.specs() {
                let key = area.key(row, spec.key);
                if !is_unanswered(form, area, row, spec, &read.answers) || !read.spots.contains_key(&key) {
                    continue;
                }
                let place = place(form, read, &key, spec.head);
                let heading = spec.head.text(&form.words);
                findings.push(match spec.need {
                    Need::OnceTaught => {
                        Finding::at(Code::TaughtWithoutUnit, place, format!("It says Taught, but {heading} is blank."))
                    }
                    Need::OnceHighlighted => {
                        let message = format!("{heading} is blank, so the row does not count yet.");
                        Finding::at(Code::Unanswered, place, message).fix("Choose In place or Planned.")
                    }
                    Need::WhereSeveral => {
                        let message = "It does not say who meets this outcome.";
                        Finding::at(Code::Unanswered, place, message)
                            .fix("Choose from the list: one of them, or All of … for all that you teach there.")
                    }
                    Need::OnceNotApplicable => {
                        let message = format!("It says {} without a reason.", Coverage::NotApplicable.label());
                        Finding::at(Code::NotApplicableWithoutReason, place, message)
                    }
                    Need::Always if is_out_of_all(&read.answers, &key) => {
                        let message = format!("{heading} is blank, and something was typed in the row: ALL does not answer for it.");
                        let fix = "Fill in the row; or choose Yes in Still so?, and last time's answer counts with what was typed.";
                        Finding::at(Code::Unanswered, place, message).fix(fix)
                    }
                    Need::Always if spec.holds == Holds::Choice(ListOf::Coverage) => {
                        let fix = format!("{} {ALSO_NEEDED}", Code::Unanswered.entry().fix);
                        Finding::at(Code::Unanswered, place, format!("{heading} is blank.")).fix(fix)
                    }
                    Need::OfLast => {
                        let message =
                            "It does not say whether last time's answer is still so, so nothing counts here yet.";
                        let fix = match spec.holds {
                            Holds::Choice(ListOf::Confirmed) => {
                                "Choose Took place, Still planned, Changed or No longer."
                            }
                            _ => {
                                "Choose Yes, Changed or No longer; or Yes in the row ALL, for every row that is blank."
                            }
                        };
                        Finding::at(Code::Unanswered, place, message).fix(fix)
                    }
                    Need::Optional => {
                        let planned = match read.answers.last().past(&key) {
                            Some(Value::Date(day)) => format!(": {}, when it was planned, is not in this school year", short_day(*day)),
                            _ => String::new(),
                        };
                        let message = format!("{heading} is blank{planned}.");
                        Finding::at(Code::Unanswered, place, message).fix("Fill in when it took place.")
                    }
                    Need::Always | Need::Ladder => {
                        Finding::at(Code::Unanswered, place, format!("{heading} is blank."))
                    }
                });
            }
        }
    }
    findings
}

/// Whether nothing but what was typed in a row takes it out of the answer for its whole sheet.
fn is_out_of_all(answers: &Answers, key: &Key) -> bool {
    let place = RowPlace::of(key);
    let is_answered = |row: &str| {
        let still = Key { row: row.to_owned(), slot: SlotKey::StillSo, ..key.clone() };
        answers.get(&still).is_some()
    };
    let is_changed = answers.says(key.block, &place) == Some(Says::Changed);
    is_changed && is_answered(ALL_ROWS) && answers.said_of(key.block, &place).is_none()
}

/// Rows that say something and lack what makes it count.
fn nameless(form: &Form, read: &Read) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (_, area) in form.areas() {
        for row in &area.rows {
            for (needs, spec) in lacks(area, row, &read.answers) {
                let key = area.key(row, spec.key);
                if read.spots.contains_key(&key) {
                    let message = format!("{} is blank, so {}.", spec.head.text(&form.words), needs.lost);
                    findings.push(Finding::at(Code::Unanswered, place(form, read, &key, spec.head), message));
                }
            }
        }
    }
    findings
}

/// The records of one return beside the answers that they were built from.
struct Look<'a> {
    plan: &'a Plan,
    form: &'a Form,
    read: &'a Read,
    audit: &'a Audit,
}

impl<'a> Look<'a> {
    /// A finding at the cell of a slot.
    fn at(&self, code: Code, key: &Key, message: impl Into<String>) -> Finding {
        let head = self.form.spec(key).map_or(Head::Plain(""), |spec| spec.head);
        let finding = Finding::at(code, place(self.form, self.read, key, head), message);
        match self.read.answers.get(key) {
            Some(given) => finding.seen(given.typed.for_its_author()),
            None => finding,
        }
    }

    fn rows(&self, block: BlockKey) -> impl Iterator<Item = (&'a Area, &'a Row)> {
        self.form
            .areas()
            .map(|(_, area)| area)
            .filter(move |area| area.block.key() == block)
            .flat_map(|area| area.rows.iter().map(move |row| (area, row)))
    }

    fn count(&self, key: &Key) -> Option<u32> {
        match self.read.answers.meant(key)? {
            Value::Count(count) => Some(*count),
            Value::Text(_) | Value::Withheld(_) | Value::Choice(_) | Value::Date(_) => None,
        }
    }

    /// Dates outside the school year.
    fn dates(&self) -> Vec<Finding> {
        let Some((first, last)) = self.form.year else { return Vec::new() };
        let mut findings = Vec::new();
        for (key, given) in self.read.answers.iter() {
            if let Ok(Value::Date(date)) = &given.means
                && !(first..=last).contains(date)
            {
                let year = &self.plan.round.school_year;
                let message = format!("{} is not in the school year {year}.", short_day(*date));
                findings.push(self.at(Code::DateOutsideYear, key, message));
            }
        }
        findings
    }

    /// Encounters that took place on a day that had not come when the workbook was saved.
    fn to_come(&self) -> Vec<Finding> {
        let Some(((first, last), saved)) = self.form.year.zip(self.read.saved) else { return Vec::new() };
        // A day before the school year began says more of a clock than of the encounters.
        if saved < first {
            return Vec::new();
        }
        let mut findings = Vec::new();
        for record in self.audit.employers.iter().filter(|record| record.took_place == Some(TookPlace::TookPlace)) {
            // A date outside the year is told as that.
            let Some(date) = record.date.filter(|date| *date > saved && *date <= last) else { continue };
            let key =
                Key { block: BlockKey::Employers, subject: None, row: record.place.row.clone(), slot: SlotKey::Date };
            let (date, saved) = (short_day(date), short_day(saved));
            let message = format!("It says Took place, but {date} is after {saved}, when the workbook was saved.");
            findings.push(self.at(Code::DateToCome, &key, message));
        }
        findings
    }

    /// Learners over the roll, or over those who take the subject.
    fn counts(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (area, row) in self.rows(BlockKey::Reach) {
            let (taking, reached) = (area.key(row, SlotKey::Taking), area.key(row, SlotKey::Reached));
            let roll = row.roll().unwrap_or(u32::MAX);
            for key in [&taking, &reached] {
                if let Some(count) = self.count(key)
                    && count > roll
                {
                    let message = format!("{count} is more than the {roll} on roll.");
                    findings.push(self.at(Code::CountOverRoll, key, message));
                }
            }
            if let (Some(taking), Some(counted)) = (self.count(&taking), self.count(&reached))
                && counted > taking
                && counted <= roll
            {
                let message = format!("{counted} reached is more than the {taking} who are taught.");
                findings.push(self.at(Code::CountOverTaking, &reached, message));
            }
        }
        for record in &self.audit.employers {
            let Some(learners) = record.learners else { continue };
            let Some(roll) = record.cohort.as_deref().and_then(|label| scope::roll_of(self.plan, label)) else {
                continue;
            };
            if learners > roll {
                let key = Key {
                    block: BlockKey::Employers,
                    subject: None,
                    row: record.place.row.clone(),
                    slot: SlotKey::Learners,
                };
                let message = format!("{learners} learners is more than the {roll} on roll.");
                findings.push(self.at(Code::CountOverRoll, &key, message));
            }
        }
        findings
    }

    /// *Not applicable* for more than half of a stage.
    fn not_applicable(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut by_stage: indexmap::IndexMap<(Option<String>, String), Vec<Key>> = indexmap::IndexMap::new();
        let mut asked: indexmap::IndexMap<(Option<String>, String), usize> = indexmap::IndexMap::new();
        for (area, row) in self.rows(BlockKey::Outcomes).filter(|(_, row)| !row.is_spare()) {
            let Some(stage) = row.stage() else { continue };
            let place = (row.subject.clone(), stage.to_owned());
            *asked.entry(place.clone()).or_default() += 1;
            let key = area.key(row, SlotKey::Coverage);
            if self.read.answers.chosen(&key) == Some(Coverage::NotApplicable) {
                by_stage.entry(place).or_default().push(key);
            }
        }
        for (place, keys) in by_stage {
            let size = asked.get(&place).copied().unwrap_or(0);
            if keys.len() * 2 > size
                && let Some(first) = keys.first()
            {
                let message = format!("{} of {size} outcomes of {} are marked Not applicable.", keys.len(), place.1);
                findings.push(self.at(Code::MostlyNotApplicable, first, message));
            }
        }
        findings
    }

    /// Level 3 without an employer record that counts.
    fn employers(&self) -> Vec<Finding> {
        if self.form.kind == BookKind::Leader {
            // The Careers Leader's workbook has no Employers sheet to record it on.
            return Vec::new();
        }
        let mut findings = Vec::new();
        for row in &self.audit.outcomes {
            let in_place = row.status == Some(Status::InPlace) && row.coverage == Some(Coverage::WithEmployers);
            let (Some(subject), Some(outcome)) = (row.place.subject.as_deref(), scope::row_outcome(self.plan, row))
            else {
                continue;
            };
            // A spare row is of no stage: whoever fills it in speaks of this year.
            let is_off = row.outcome.is_none() && self.audit.is_off(subject, &outcome.stage);
            if !in_place || is_off {
                continue;
            }
            let naming: Vec<_> = self
                .audit
                .employers_of(subject)
                .filter(|record| {
                    record.outcomes().iter().any(|(_, label)| {
                        label
                            .and_then(|label| self.plan.outcome_labelled(label))
                            .is_some_and(|named| named.reference == outcome.reference)
                    })
                })
                .collect();
            if naming.iter().any(|record| record.counts()) {
                continue;
            }
            let key = Key {
                block: BlockKey::Outcomes,
                subject: row.place.subject.clone(),
                row: row.place.row.clone(),
                slot: SlotKey::Coverage,
            };
            let message = match naming.first() {
                None => format!("No employer record of {subject} names {}.", outcome.reference),
                Some(record) => {
                    format!(
                        "Employer record {} names {}, but {}.",
                        printed_ref(&record.place.row),
                        outcome.reference,
                        why_not(record)
                    )
                }
            };
            findings.push(self.at(Code::NoEmployerRecord, &key, message));
        }
        findings
    }

    /// A checklist that claims more than the rows show.
    fn checklists(&self) -> Vec<Finding> {
        let Some(department) = self.plan.department(&self.form.code) else { return Vec::new() };
        let mut findings = Vec::new();
        for subject in &department.subjects {
            let asked = self.rows(BlockKey::Outcomes).filter(|(_, row)| {
                row.subject.as_deref() == Some(subject.name.as_str())
                    && !row.is_spare()
                    && !is_off(self.form, row, &self.read.answers)
            });
            let asked: Vec<Key> = asked.map(|(area, row)| area.key(row, SlotKey::Coverage)).collect();
            let unanswered = asked.iter().all(|key| self.read.answers.get(key).is_none());
            let asks = asked.iter().any(|key| self.read.answers.asks(key));
            let verdict = judge(self.plan, department, subject, self.audit);
            let Standing::Judged { claimed, evidenced } = verdict.standing else { continue };
            // Blank rows are told as unanswered; that the checklist says more is then no news. Nor is it known what the rows
            // show before the Careers Leader has answered what they ask.
            if unanswered || asks || claimed <= evidenced {
                continue;
            }
            let (Some(claimed), next) = (claimed, evidenced.map_or(Some(Approach::Foundation), Approach::above)) else {
                continue;
            };
            let Some(item) = next.and_then(|next| self.plan.needed(next).next()) else { continue };
            let key = Key {
                block: BlockKey::Checklist,
                subject: Some(subject.name.clone()),
                row: item.reference.clone(),
                slot: SlotKey::Answer,
            };
            let claimed = self.plan.name_of(claimed);
            let shown = evidenced.map_or("no approach yet", |approach| self.plan.name_of(approach));
            let why: Vec<String> = verdict.short.iter().map(OpenRule::sentence).collect();
            let message = format!("The checklist says {claimed}; the rows show {shown}. {}", why.join(" "));
            findings.push(self.at(Code::ChecklistContradicted, &key, message.trim_end().to_owned()));
        }
        findings
    }
}

/// Why an employer record does not count.
fn why_not(record: &crate::answers::audit::EmployerRow) -> String {
    match record.took_place {
        Some(TookPlace::Planned) => return "it is only planned".to_owned(),
        None => return "it does not say that it took place".to_owned(),
        Some(TookPlace::TookPlace) => {}
    }
    let missing: Vec<&str> =
        record.tests().into_iter().filter(|test| test.answer != Some(Test::Yes)).map(|test| test.words).collect();
    format!("these tests are not Yes: {}", missing.join(", "))
}
