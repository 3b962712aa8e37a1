//! A fault in a plan, and what is looked at in more than one of its tables.
//!
//! One wrong cell is one fault: what follows from a fault that is told already is not told. A text that names no row is
//! told once, with every cell in which it stands; where a row's own code is at fault, nothing is said of what may have
//! named it; and that nothing names a row is said only where every cell that could name it can be read.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::known::{At, Known, Unknown};
use crate::fold::fold;
use crate::key::{BlockKey, SlotKey};

/// Something wrong in a plan: which field of which row of which table, what, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The table's key: `outcomes`.
    pub table: BlockKey,
    /// The row in the table, from 0; 0 for a table of one row.
    pub row: usize,
    /// The field's key: `builds_on`.
    pub field: SlotKey,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub fix: String,
    /// What may stand in the cell instead, where that is known: typed there, it is no fault.
    pub suggestion: Option<String>,
    /// The other cells that it is about.
    pub also: Vec<At>,
}

impl Fault {
    /// Every cell that it is about, its own first.
    pub fn cells(&self) -> impl Iterator<Item = At> {
        std::iter::once((self.table, self.row, self.field)).chain(self.also.iter().copied())
    }

    /// The same fault with what may stand there instead.
    pub(super) fn suggest(mut self, suggestion: impl Into<String>) -> Fault {
        self.suggestion = Some(suggestion.into());
        self
    }

    /// The same fault, of these cells too.
    pub(super) fn also(mut self, cells: impl IntoIterator<Item = At>) -> Fault {
        let own = (self.table, self.row, self.field);
        let new: Vec<At> = cells.into_iter().filter(|cell| *cell != own && !self.also.contains(cell)).collect();
        self.also.extend(new);
        self
    }
}

/// A row that nothing names, although something must.
struct Unused {
    at: At,
    code: String,
    what: String,
    fix: &'static str,
}

/// The faults found so far, and what is doubtful until all tables were looked at.
#[derive(Default)]
pub(super) struct Faults {
    found: Vec<Fault>,
    /// What names no row, by table and by what it says.
    unknown: IndexMap<BlockKey, IndexMap<String, Vec<Unknown>>>,
    unused: IndexMap<BlockKey, Vec<Unused>>,
    /// How many rows of a table have a code or ref that is at fault.
    doubtful: HashMap<BlockKey, usize>,
    /// Tables that a blank cell should name a row of.
    unsaid: HashSet<BlockKey>,
}

impl Faults {
    /// Adds one, which the caller may say more of.
    pub(super) fn add(&mut self, at: At, what: impl Into<String>, fix: impl Into<String>) {
        self.tell(fault(at, what, fix));
    }

    /// Adds one.
    pub(super) fn tell(&mut self, fault: Fault) {
        self.found.push(fault);
    }

    /// Whether a cell has a fault already.
    pub(super) fn is_told(&self, at: At) -> bool {
        self.found.iter().any(|fault| (fault.table, fault.row, fault.field) == at)
    }

    /// Whether something stands there; else it is a fault.
    pub(super) fn needed(&mut self, at: At, text: &str) -> bool {
        let blank = text.trim().is_empty();
        if blank {
            self.add(at, "this is needed and is blank", "Fill it in.");
        }
        !blank
    }

    /// Codes and refs: needed, each once (compared folded, as they are read back).
    pub(super) fn codes<'a>(
        &mut self,
        table: BlockKey,
        field: SlotKey,
        codes: impl Iterator<Item = &'a str>,
    ) -> HashSet<&'a str> {
        let mut first: HashMap<String, usize> = HashMap::new();
        let mut known = HashSet::new();
        for (row, code) in codes.enumerate() {
            let at = (table, row, field);
            if !self.needed(at, code) {
                self.doubt(table);
                continue;
            }
            if let Some(before) = first.insert(fold(code), row) {
                let what = format!("'{code}' is used more than once");
                let fix = "Give each row a code or ref of its own.";
                self.tell(fault(at, what, fix).also([(table, before, field)]));
                self.doubt(table);
            }
            known.insert(code);
        }
        known
    }

    /// A row of a table has a code that is at fault: what names it may be at fault for that alone.
    pub(super) fn doubt(&mut self, table: BlockKey) {
        *self.doubtful.entry(table).or_default() += 1;
    }

    /// A cell that must name a row.
    pub(super) fn refers(&mut self, at: At, code: &str, known: &Known<'_>) {
        if self.needed(at, code) {
            self.may_refer(at, code, known);
        } else {
            self.unsaid.insert(known.of);
        }
    }

    /// A cell that names a row where it says anything.
    pub(super) fn may_refer(&mut self, at: At, code: &str, known: &Known<'_>) {
        if !code.trim().is_empty() && !known.is_empty() && !known.has(code) {
            self.unknown(known.of, known.missed(at, code, None));
        }
    }

    /// A cell that names several.
    pub(super) fn refer_all(&mut self, at: At, codes: &[String], known: &Known<'_>) {
        for code in codes.iter().filter(|code| !known.is_empty() && !known.has(code)) {
            self.unknown(known.of, known.missed(at, code, Some(codes)));
        }
    }

    fn unknown(&mut self, of: BlockKey, unknown: Unknown) {
        self.unknown.entry(of).or_default().entry(fold(&unknown.code)).or_default().push(unknown);
    }

    /// A cell that should name a row of a table says nothing that can be read.
    pub(super) fn unsaid(&mut self, of: BlockKey) {
        self.unsaid.insert(of);
    }

    /// Nothing names a row, although something must.
    pub(super) fn unused(&mut self, at: At, code: &str, what: String, fix: &'static str) {
        self.unused.entry(at.0).or_default().push(Unused { at, code: code.to_owned(), what, fix });
    }

    /// Addresses must look like ones; of several in one cell the first that does not is told.
    pub(super) fn emails(&mut self, at: At, addresses: &[String]) {
        if let Some(wrong) = addresses.iter().find(|address| !is_address(address)) {
            let fix = "Write it like name@school.org.uk; several with commas between them.";
            self.add(at, format!("'{wrong}' is no email address"), fix);
        }
    }

    /// What several cells call the one row whose code is at fault is what its code should be.
    fn offer(&mut self, of: BlockKey, uses: &[Unknown]) {
        let is_its = |fault: &&mut Fault| fault.table == of && matches!(fault.field, SlotKey::Code | SlotKey::Ref);
        let mut own = self.found.iter_mut().filter(is_its);
        let (Some(fault), None, Some(first)) = (own.next(), own.next(), uses.first()) else { return };
        if fault.also.is_empty() && uses.len() > 1 && !first.code.contains(char::is_whitespace) {
            fault.fix = format!("{} cells name '{}': is it this?", uses.len(), first.code);
            fault.suggestion = Some(first.code.clone());
        }
    }

    /// All of them, once every table was looked at: one of a cell, in the order in which they were found.
    pub(super) fn all(mut self) -> Vec<Fault> {
        let mut unused = std::mem::take(&mut self.unused);
        for (of, by_text) in std::mem::take(&mut self.unknown) {
            let mut texts: Vec<Vec<Unknown>> = by_text.into_values().collect();
            texts.sort_by_key(|uses| std::cmp::Reverse(uses.len()));
            // As many may be what rows were called whose code is at fault.
            let quiet = self.doubtful.get(&of).copied().unwrap_or(0).min(texts.len());
            let open = texts.split_off(quiet);
            if let ([uses], true) = (texts.as_slice(), open.is_empty()) {
                self.offer(of, uses);
            }
            let idle = unused.shift_remove(&of).unwrap_or_default();
            let only = if open.len() == 1 && quiet == 0 { <[Unused; 1]>::try_from(idle).ok() } else { None };
            // What is known of a code by those that name it is said before what is wrong with it by itself.
            let told = open.into_iter().filter_map(|uses| told(uses, only.as_ref().map(|[one]| one)));
            let told: Vec<Fault> = told.collect();
            self.found.splice(0..0, told);
        }
        for (of, rows) in unused {
            if !self.unsaid.contains(&of) {
                self.found.extend(rows.into_iter().map(|Unused { at, what, fix, .. }| fault(at, what, fix)));
            }
        }
        let mut cells = HashSet::new();
        self.found.retain(|fault| cells.insert((fault.table, fault.row, fault.field)));
        self.found
    }
}

pub(super) fn fault((table, row, field): At, what: impl Into<String>, fix: impl Into<String>) -> Fault {
    Fault { table, row, field, what: what.into(), fix: fix.into(), suggestion: None, also: Vec::new() }
}

/// One text that names no row, wherever it stands. Where it stands several times and there is one row that nothing
/// names, that row's code is what was mistyped.
fn told(uses: Vec<Unknown>, idle: Option<&Unused>) -> Option<Fault> {
    let places: Vec<At> = uses.iter().map(|one| one.at).collect();
    let rows: HashSet<(BlockKey, usize)> = places.iter().map(|(table, row, _)| (*table, *row)).collect();
    let Unknown { at, code, what, suggestion, fix, perhaps } = uses.into_iter().next()?;
    if let Some(idle) = idle.filter(|_| rows.len() > 1) {
        let what = format!("nothing names '{}', and {} cells name '{code}'", idle.code, places.len());
        let fix = format!("Did you mean '{code}'? Else write '{}' in those cells.", idle.code);
        return Some(fault(idle.at, what, fix).suggest(code).also(places));
    }
    let mut told = fault(at, what, fix).also(places.into_iter().chain(idle.map(|idle| idle.at)).chain(perhaps));
    told.suggestion = suggestion;
    Some(told)
}

fn is_address(address: &str) -> bool {
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || "<>()[]:,;\\\"".contains(c);
    let Some((name, host)) = address.split_once('@') else { return false };
    !name.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && !host.contains('@')
        && !address.contains(is_odd)
}
