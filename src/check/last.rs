//! What last round's answers mean on the form of this one, and where what is said of them and what was typed differ.

use indexmap::IndexMap;

use crate::answers::{
    Answers, Given, Key, LastAnswers, Read, RowPlace, Says, Typed, Value, gone, is_added, is_changed, is_confirmed,
};
use crate::finding::{Code, Finding};
use crate::key::{ALL_ROWS, BlockKey, SlotKey};
use crate::layout::Form;
use crate::plan::Plan;
use crate::scope;
use crate::words::list;

use super::{mean, place};

/// What an answer of the last round means in a cell of this one's form; nothing where no such cell is asked, or where it
/// could not be given there any more.
pub fn meant_now(plan: &Plan, form: &Form, key: &Key, typed: &Typed) -> Option<Value> {
    let areas = || form.areas().map(|(_, area)| area).filter(|area| area.block.key() == key.block);
    let own = areas().find_map(|area| {
        let is_it = |row: &&crate::layout::Row| row.reference == key.row && row.subject == key.subject;
        Some((area, area.rows.iter().find(is_it)?))
    });
    // A row beyond those that are printed asks what spare rows ask.
    let beyond = || {
        areas().filter(|area| area.is_spare_ref(&key.row)).find_map(|area| {
            let is_alike = |row: &&crate::layout::Row| row.is_spare() && row.subject == key.subject;
            Some((area, area.rows.iter().rfind(is_alike)?))
        })
    };
    let (area, row) = own.or_else(beyond)?;
    let spec = area.block.specs().into_iter().find(|spec| spec.key == key.slot && row.asks(spec))?;
    mean(plan, form, row, spec, typed).ok()
}

/// Last round's answers, of which those are shown alone that cannot be this year's: a day outside the school year, and more
/// learners than are on roll now. Nobody typed them, so nobody could mend them.
pub fn without_the_past(plan: &Plan, form: &Form, last: LastAnswers) -> LastAnswers {
    last.without_the_past(|block, slot, value, row| {
        is_confirmed(block)
            && match value {
                Value::Date(day) => form.year.is_some_and(|(first, last)| !(first..=last).contains(day)),
                Value::Count(learners) if slot == SlotKey::Learners => {
                    let whose = row.get(&SlotKey::Cohort).and_then(Value::text);
                    whose.and_then(|label| scope::roll_of(plan, label)).is_some_and(|roll| *learners > roll)
                }
                Value::Count(_) | Value::Text(_) | Value::Withheld(_) | Value::Choice(_) => false,
            }
    })
}

/// Rows that say one thing of last time's answer and show another.
pub(super) fn contradicted(form: &Form, read: &Read) -> Vec<Finding> {
    let answers = &read.answers;
    let mut findings = Vec::new();
    let mut tell = |still: &Key, message: &dyn Fn(&str) -> String| {
        let Some(spec) = form.spec(still) else { return };
        let at = place(form, read, still, spec.head);
        let said = answers.get(still).map(|given| given.typed.shown());
        let finding = Finding::at(Code::StillSoContradicted, at, message(said.as_deref().unwrap_or_default()));
        findings.push(match said {
            Some(said) => finding.seen(said),
            None => finding,
        });
    };
    for (block, at, last) in answers.last().rows() {
        let key = |slot| Key { block, subject: at.subject.clone(), row: at.row.clone(), slot };
        let still = key(SlotKey::StillSo);
        let Some(says) = answers.says(block, at) else { continue };
        let (own, copy) = (answers.get(&still), answers.said_in_a_copy(block, at));
        if own.is_some() {
            let heads = heads_that_differ(form, answers, (block, at), says, last);
            if !heads.is_empty() {
                tell(&still, &|said| {
                    format!("It says {said}, and {} says something else: what was typed there counts.", list(&heads))
                });
            }
        }
        if let Some(copy) = copy.filter(|copy| own.is_some_and(|own| own.means != copy.means)) {
            let copy = copy.typed.shown();
            tell(&still, &|said| format!("It says {said}, and a copy of the row says {copy}: the row itself counts."));
        }
        // What was planned is another thing now: which, and what became of it.
        let is_blank = |slot| answers.get(&key(slot)).is_none();
        if block == BlockKey::Employers
            && says == Says::Changed
            && (is_blank(SlotKey::Employer) || is_blank(SlotKey::TookPlace))
        {
            tell(&still, &|_| {
                "It is not as it was planned, and the row does not say what it is now: the employer, and whether it took place."
                    .to_owned()
            });
        }
        let counts = matches!(says, Says::Yes | Says::StillPlanned);
        if counts && is_typed_over(read, &still) {
            tell(&still, &|_| {
                "Something was typed over last time's answer, and that answer counts: it is said to be still so."
                    .to_owned()
            });
        }
    }
    findings.extend(of_nothing(form, read));
    findings
}

/// The headings of the cells in which something else was typed than a row says by *Yes* or *No longer*.
fn heads_that_differ<'f>(
    form: &'f Form,
    answers: &Answers,
    (block, at): (BlockKey, &RowPlace),
    says: Says,
    last: &IndexMap<SlotKey, Value>,
) -> Vec<&'f str> {
    let ended = gone(block);
    let differs = |key: &Key, typed: &Value| match says {
        // When it took place is for this round to say.
        Says::Yes | Says::StillPlanned if matches!(key.slot, SlotKey::TookPlace | SlotKey::Date) => false,
        Says::Yes | Says::StillPlanned => last.get(&key.slot).is_some_and(|last| last != typed),
        Says::NoLonger => match &ended {
            Some((slot, value)) => *slot == key.slot && value != typed,
            None => last.get(&key.slot) != Some(typed),
        },
        Says::Nothing | Says::Changed => false,
    };
    let mut heads: Vec<&str> = Vec::new();
    for (key, given) in answers.iter() {
        let is_own = key.block == block && key.row == at.row && key.subject == at.subject;
        let is_said = key.slot == SlotKey::StillSo || is_added(key.slot) || answers.is_carried(key);
        if !is_own || is_said || !given.means.as_ref().is_ok_and(|typed| differs(key, typed)) {
            continue;
        }
        let head = form.spec(key).map_or("", |spec| spec.head.text(&form.words));
        if !heads.contains(&head) {
            heads.push(head);
        }
    }
    heads
}

/// Whether something else stands where last time's answer was printed.
fn is_typed_over(read: &Read, still: &Key) -> bool {
    let Some(spot) = read.spots.get(still) else { return false };
    read.findings.iter().any(|own| {
        own.code == Code::Unplaced
            && own.place.column == Some(SlotKey::LastTime)
            && own.place.sheet.as_deref() == Some(&spot.sheet)
            && own.place.row.as_deref() == Some(still.printed_row())
            && own.place.subject == still.subject
    })
}

/// Rows that say that something is still so, or took place, or has ended, beside which nothing of last time stands.
fn of_nothing(form: &Form, read: &Read) -> Vec<Finding> {
    let answers = &read.answers;
    let of_nothing = |(key, given): &(&Key, &Given)| {
        let place = RowPlace { row: key.printed_row().to_owned(), ..RowPlace::of(key) };
        key.slot == SlotKey::StillSo
            && key.row != ALL_ROWS
            && answers.last().asked(key.block, &place).is_none()
            && given.means.as_ref().is_ok_and(|value| !is_changed(value))
    };
    let told = |(key, given): (&Key, &Given)| {
        let (spec, said) = (form.spec(key)?, given.typed.shown());
        let message = format!("It says {said}, but nothing of last time stands in this row, so it says it of nothing.");
        let fix = "Clear it, and fill in the row if there is something to say.";
        Some(Finding::at(Code::StillSoContradicted, place(form, read, key, spec.head), message).fix(fix).seen(said))
    };
    answers.iter().filter(of_nothing).filter_map(told).collect()
}

/// What nobody typed was told of, if it was doubtful, when it was.
pub(super) fn without_the_carried(read: &Read, findings: &mut Vec<Finding>) {
    findings.retain(|finding| {
        let is_it = |key: &Key| {
            finding.place.column == Some(key.slot)
                && finding.place.row.as_deref() == Some(key.printed_row())
                && (key.subject.is_none() || finding.place.subject == key.subject)
        };
        !read.answers.iter().any(|(key, _)| read.answers.is_carried(key) && is_it(key))
    });
}
