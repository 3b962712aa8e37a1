//! What stands in the cells of a row beside which last round's answer stands: what was typed, else last round's where
//! somebody says that it is still so. As `answers::stood` has it.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::desk::Desk;
use super::sense::{self, Lists, of};
use super::term::{Term, sum};
use crate::answers::audit::{Confirmed, StillSo, TookPlace};
use crate::answers::{Value, gone};
use crate::key::{BlockKey, SlotKey};
use crate::layout::{Form, ListOf, Row, Spec};

/// What a row says of last round's answer.
pub(super) struct OfLast {
    /// Whether it says anything of it.
    pub(super) is_said: Term,
    /// Whether it waits to be asked: nothing was typed in it, and nobody answers for the whole sheet.
    pub(super) waits: Term,
    /// Whether the day that was planned cannot be this year's.
    pub(super) was_planned_before: bool,
}

/// The columns behind those of the slots: whether it is said, still so, or gone; and from there what stands in the cells.
const SAID: u32 = 1;
const YES: u32 = 2;
const GONE: u32 = 3;
const OWN: u32 = 4;

/// What the cells of one row are worked out of.
pub(super) struct Beside<'a> {
    pub(super) form: &'a Form,
    pub(super) block: BlockKey,
    pub(super) row: &'a Row,
    /// Its line on the desk, and the first column there that is free.
    pub(super) at: u32,
    pub(super) free: u32,
    /// The slots that are looked at, each with its column on the desk.
    pub(super) slots: Vec<(&'static Spec, u32)>,
    /// What was answered last round.
    pub(super) last: &'a IndexMap<SlotKey, Value>,
    /// Whether the day that was planned cannot be this year's.
    pub(super) was_planned_before: bool,
    /// Whether anything stands in it that says another thing than last time.
    pub(super) begun: Term,
    /// What is answered for the whole sheet.
    pub(super) all: Term,
}

impl OfLast {
    /// Lays what stands in the cells; `own` is what was typed in each, and then what stands.
    pub(super) fn lay(
        desk: &mut Desk<'_>,
        lists: &mut Lists,
        beside: &Beside<'_>,
        own: &mut HashMap<SlotKey, Term>,
    ) -> OfLast {
        let Beside { form, block, row, at, free, last, begun, all, .. } = beside;
        let (at, free) = (*at, *free);
        let still = own.get(&SlotKey::StillSo).cloned().unwrap_or_else(|| Term::known(0));
        let list = form.list(row, SlotKey::StillSo);
        let is_planned = list.is_some_and(|list| list.name == ListOf::Confirmed.name_of_last());
        let (so, changed, gone_by) = if is_planned {
            let so = vec![of(Confirmed::TookPlace), of(Confirmed::StillPlanned)];
            (so, of(Confirmed::Changed), of(Confirmed::NoLonger))
        } else {
            (vec![of(StillSo::Yes)], of(StillSo::Changed), of(StillSo::NoLonger))
        };
        let is_to_come = still.is(so.get(1..).unwrap_or_default());
        let blank = still.is(&[0]);
        let all = all.is(&[of(StillSo::Yes)]);
        let of_sheet = blank.and(&begun.not()).and(&all);
        let said = sum([begun.clone(), still.is(&so), still.is(&[changed, gone_by]), of_sheet.clone()]).over(0);
        let is_said = desk.term(at, free + SAID, &said);
        let yes = desk.term(at, free + YES, &sum([still.is(&so), of_sheet]));
        let ended = desk.term(at, free + GONE, &still.is(&[gone_by]));
        for ((spec, column), place) in beside.slots.iter().zip(free + OWN..) {
            let Some(typed) = own.get(&spec.key).filter(|_| spec.key != SlotKey::StillSo).cloned() else { continue };
            let typed = desk.term(at, place, &typed);
            let nothing = sense::blank(spec);
            let took_place = Value::Choice(crate::answers::Choice::TookPlace(TookPlace::TookPlace));
            let mut code = |value: &Value| lists.meant(desk, spec, form.list(row, spec.key), value);
            let last = last.get(&spec.key).map(|value| match spec.key == SlotKey::TookPlace {
                true => {
                    let (planned, took_place) = (code(value), code(&took_place));
                    let now = if is_to_come.now > 0 { planned } else { took_place };
                    Term::of(format!("IF({}>0,{planned},{took_place})", is_to_come.formula()), now)
                }
                false => Term::known(code(value)),
            });
            let stands = gone(*block).filter(|(slot, _)| *slot == spec.key);
            let stands = stands.map(|(_, value)| lists.meant(desk, spec, form.list(row, spec.key), &value));
            // A row that names its own outcome is about that one, whatever is said of it.
            let is_about = *block == BlockKey::Outcomes && spec.key == SlotKey::Ref;
            let is_so = if is_about { &is_said } else { &yes };
            let (mut formula, mut now) = (nothing.to_string(), nothing);
            if let Some(stands) = stands {
                formula = format!("IF({}>0,{stands},{formula})", ended.formula());
                now = if ended.now > 0 { stands } else { now };
            }
            if let Some(last) = last {
                formula = format!("IF({}>0,{},{formula})", is_so.formula(), last.formula());
                now = if is_so.now > 0 { last.now } else { now };
            }
            let formula = format!("IF({0}={nothing},{formula},{0})", typed.formula());
            let now = if typed.now == nothing { now } else { typed.now };
            own.insert(spec.key, desk.term(at, *column, &Term::of(formula, now)));
        }
        let was_planned_before = beside.was_planned_before;
        OfLast { is_said, waits: begun.not().and(&all.not()), was_planned_before }
    }
}
