//! A fault in a plan, and what is looked at in more than one of its tables.

use std::collections::HashSet;

use crate::fold::{fold, nearest};
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
}

/// The faults found so far, and what is looked at in more than one table.
#[derive(Default)]
pub(super) struct Faults(pub(super) Vec<Fault>);

impl Faults {
    /// Adds one.
    pub(super) fn add(
        &mut self,
        (table, row, field): (BlockKey, usize, SlotKey),
        what: impl Into<String>,
        fix: impl Into<String>,
    ) {
        self.0.push(Fault { table, row, field, what: what.into(), fix: fix.into() });
    }

    /// Whether something stands there; else it is a fault.
    pub(super) fn needed(&mut self, at: (BlockKey, usize, SlotKey), text: &str) -> bool {
        let blank = text.trim().is_empty();
        if blank {
            self.add(at, "this is needed and is blank", "Fill it in.");
        }
        !blank
    }

    /// Codes and refs: needed, without spaces, each once (compared folded, as they are read back).
    pub(super) fn codes<'a>(
        &mut self,
        table: BlockKey,
        field: SlotKey,
        codes: impl Iterator<Item = &'a str>,
    ) -> HashSet<&'a str> {
        let mut first: HashSet<String> = HashSet::new();
        let mut known = HashSet::new();
        for (row, code) in codes.enumerate() {
            let at = (table, row, field);
            if !self.needed(at, code) {
                continue;
            }
            self.spaceless(at, code);
            if !first.insert(fold(code)) {
                self.add(at, format!("'{code}' is used more than once"), "Give each row a code or ref of its own.");
            }
            known.insert(code);
        }
        known
    }

    pub(super) fn spaceless(&mut self, at: (BlockKey, usize, SlotKey), code: &str) {
        if code.chars().any(char::is_whitespace) {
            let fixed = code.split_whitespace().collect::<Vec<_>>().join("-");
            self.add(
                at,
                format!("'{code}' has a space in it"),
                format!("Write it without spaces, for example '{fixed}'."),
            );
        }
    }

    /// A reference to another table.
    pub(super) fn known(&mut self, at: (BlockKey, usize, SlotKey), code: &str, known: &HashSet<&str>, of: &str) {
        self.known_named(at, code, known, of, std::iter::empty());
    }

    /// The same, where each code has a name that may have been typed in its place.
    pub(super) fn known_named<'a>(
        &mut self,
        at: (BlockKey, usize, SlotKey),
        code: &str,
        known: &HashSet<&str>,
        of: &str,
        mut named: impl Iterator<Item = (&'a str, &'a str)>,
    ) {
        if known.contains(code) {
            return;
        }
        let mut listed: Vec<&str> = known.iter().copied().filter(|code| !code.is_empty()).collect();
        listed.sort_unstable();
        let by_name = named.find(|(_, name)| fold(name) == fold(code)).map(|(code, _)| code);
        let fix = match by_name.filter(|code| !code.is_empty()).or_else(|| nearest(code, listed.iter().copied())) {
            Some(near) => format!("Did you mean '{near}'?"),
            None if listed.len() <= 20 => format!("Use one of: {}.", listed.join(", ")),
            None => format!("Use the code of a row in {of}."),
        };
        self.add(at, format!("'{code}' is not in {of}"), fix);
    }

    /// An address must look like one.
    pub(super) fn email(&mut self, at: (BlockKey, usize, SlotKey), address: &str) {
        let fine = match address.split_once('@') {
            Some((name, host)) => {
                !name.is_empty()
                    && host.contains('.')
                    && !host.starts_with('.')
                    && !host.ends_with('.')
                    && !address.contains(|c: char| c.is_whitespace() || c.is_control() || "<>()[]:,;\\\"".contains(c))
                    && !host.contains('@')
            }
            None => false,
        };
        if !fine {
            self.add(at, format!("'{address}' is no email address"), "Write it like name@school.org.uk.");
        }
    }
}
