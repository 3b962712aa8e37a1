//! What a form asks, given what is answered so far: said once, for what is found in a return and for what a workbook
//! shows of itself while it is filled in.

use crate::answers::audit::{Coverage, TaughtThisYear, TookPlace};
use crate::answers::{Answers, Key, RowPlace, Says, Value};
use crate::key::{BlockKey, SlotKey};
use crate::layout::{Area, Carried, Carries, Form, Need, Needs, Row, Spec};

/// Whether the other answers ask for a cell (domain.md, *Fifteen minutes*).
pub fn is_asked(form: &Form, area: &Area, row: &Row, spec: &Spec, answers: &Answers) -> bool {
    let coverage = || answers.chosen::<Coverage>(&area.key(row, SlotKey::Coverage));
    let at_least = |least: Coverage| coverage().and_then(Coverage::level) >= least.level();
    // What stood last round is asked of first; the row's own cells once it is no longer so.
    let says = || answers.says(area.block.key(), &RowPlace::of(&area.key(row, spec.key)));
    row.asks(spec)
        && match spec.need {
            Need::Optional if area.block.nature().carries == Carries::Planned => match spec.key {
                // The day that was planned was last year's: when it took place nobody has said.
                SlotKey::Date => {
                    let took_place = answers.chosen(&area.key(row, SlotKey::TookPlace)) == Some(TookPlace::TookPlace);
                    took_place && answers.last().past(&area.key(row, spec.key)).is_some()
                }
                _ => false,
            },
            Need::Optional => false,
            Need::OfLast => says() == Some(Says::Nothing),
            Need::Always => !row.is_spare() && row.carried != Carried::ForAll && says() != Some(Says::Nothing),
            Need::OnceHighlighted => at_least(Coverage::Highlighted),
            Need::WhereSeveral => {
                let named = answers.meant(&area.key(row, SlotKey::Ref)).and_then(Value::text);
                // Whoever names a group in the cell beside has said it.
                let beside = answers.get(&area.key(row, SlotKey::CohortsAlso));
                at_least(Coverage::Highlighted) && row.is_of_several(named) && beside.is_none()
            }
            Need::OnceTaught => at_least(Coverage::Taught),
            Need::OnceNotApplicable => coverage() == Some(Coverage::NotApplicable),
            Need::Ladder => !row.waits(),
        }
        && !is_off(form, row, answers)
}

/// Whether a cell is asked for and blank.
pub fn is_unanswered(form: &Form, area: &Area, row: &Row, spec: &Spec, answers: &Answers) -> bool {
    answers.get(&area.key(row, spec.key)).is_none() && is_asked(form, area, row, spec, answers)
}

/// Whether a row is asked of nobody this year: its stage is marked *Not this year* for its subject, or, where it is a
/// statement about the subject, every stage of it is.
pub(super) fn is_off(form: &Form, row: &Row, answers: &Answers) -> bool {
    let off = |stage: &str| {
        let key =
            Key { block: BlockKey::Stages, subject: row.subject.clone(), row: stage.to_owned(), slot: SlotKey::Taught };
        answers.chosen(&key) == Some(TaughtThisYear::NotThisYear)
    };
    match row.stage() {
        Some(stage) => off(stage),
        None if row.approach().is_some() => {
            let mut stages = stages(form, row.subject.as_deref()).peekable();
            stages.peek().is_some() && stages.all(|stage| off(&stage.reference))
        }
        None => false,
    }
}

/// The rows that ask whether a subject teaches its stages this year.
fn stages<'f>(form: &'f Form, subject: Option<&'f str>) -> impl Iterator<Item = &'f Row> {
    let areas = form.areas().filter(|(_, area)| area.block.key() == BlockKey::Stages);
    areas.flat_map(|(_, area)| &area.rows).filter(move |row| row.subject.as_deref() == subject)
}

/// What a row that says something still needs: a spare row its outcome or its coverage, a record of an employer its
/// subject, or one that took place its kind or its cohorts.
pub fn lacks<'a>(
    area: &'a Area,
    row: &'a Row,
    answers: &'a Answers,
) -> impl Iterator<Item = (&'a Needs, &'static Spec)> {
    let specs = area.block.specs();
    let spec = move |slot: SlotKey| specs.iter().copied().find(|spec| spec.key == slot);
    area.block.nature().needs.iter().filter_map(move |needs| {
        let wanted = spec(needs.wanted).filter(|wanted| row.asks(wanted))?;
        let given = answers.get(&area.key(row, needs.said))?;
        let meant = given.means.as_ref().ok().and_then(Value::chosen);
        let says = needs.this.is_none() || meant == needs.this;
        (says && answers.get(&area.key(row, wanted.key)).is_none()).then_some((needs, wanted))
    })
}
