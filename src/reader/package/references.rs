//! The cells that a formula refers to, and the law of those that refer to nothing.
//!
//! **The 0 of a formula whose every reference is to blank cells is no answer**: `=B5`, `=SUM(B5:B9)`, `=Plan!B5`.

use super::limits::{Fault, Spent};
use crate::reader::grid::{COLUMNS, Grid, ROWS};

/// Which sheet a reference is to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum On {
    /// The formula's own.
    Own,
    /// One of a name.
    Named(String),
    /// One by its position in the workbook.
    At(usize),
}

/// Cells that a formula refers to: first and last row, first and last column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// Their sheet.
    pub(super) on: On,
    /// The first row and the last.
    pub(super) rows: (u32, u32),
    /// The first column and the last.
    pub(super) columns: (u32, u32),
}

/// Row and column from 0 of a reference within the sheet: `B5` → (4, 1).
pub(super) fn place(reference: &str) -> Option<(u32, u32)> {
    let digits = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = reference.split_at(digits);
    if letters.is_empty() || letters.len() > 3 || digits.len() > 7 {
        return None;
    }
    let mut column = 0;
    for letter in letters.bytes() {
        column = column * 26 + u32::from(letter.is_ascii_alphabetic().then(|| letter.to_ascii_uppercase() - b'A' + 1)?);
    }
    let row: u32 = digits.parse().ok()?;
    let place = (row.checked_sub(1)?, column.checked_sub(1)?);
    (place.0 < ROWS && place.1 < COLUMNS).then_some(place)
}

/// How far a formula was filled from where it was written: rows and columns.
pub(super) type Moved = (i64, i64);

/// The references of a formula as Excel writes it; none where it refers to what cannot be told from it alone.
pub(super) fn of_formula(formula: &str, moved: Moved) -> Option<Vec<Reference>> {
    let mut found = Vec::new();
    let mut rest = formula;
    let mut on = On::Own;
    while let Some(sign) = rest.chars().next() {
        let word = rest.find(|c: char| !(c.is_alphanumeric() || "$_.".contains(c))).unwrap_or(rest.len());
        if sign == '"' {
            rest = rest[1..].split_once('"')?.1;
        } else if sign == '\'' {
            let (name, behind) = quoted(&rest[1..])?;
            rest = behind.strip_prefix('!').filter(|_| !name.contains(['[', ']', ':']))?;
            on = On::Named(name);
        } else if word == 0 {
            // Tables and other workbooks.
            if "[]{}#@".contains(sign) {
                return None;
            }
            rest = &rest[sign.len_utf8()..];
        } else {
            let (own, behind) = rest.split_at(word);
            rest = behind;
            if let Some(behind) = rest.strip_prefix('!') {
                on = On::Named(own.to_owned());
                rest = behind;
            } else if rest.starts_with('(') || own.parse::<f64>().is_ok() && !rest.starts_with(':') {
                // A function, or a number.
            } else {
                let mut last = None;
                if let Some(behind) = rest.strip_prefix(':') {
                    let word = behind.find(|c: char| !(c.is_alphanumeric() || c == '$')).unwrap_or(behind.len());
                    let (other, behind) = behind.split_at(word);
                    (last, rest) = (Some(other), behind);
                }
                found.push(between(std::mem::replace(&mut on, On::Own), own, last, moved)?);
            }
        }
    }
    Some(found)
}

/// A name in quotes, in which a quote is doubled, and what follows.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut name = String::new();
    let mut rest = text;
    loop {
        let (part, behind) = rest.split_once('\'')?;
        name.push_str(part);
        match behind.strip_prefix('\'') {
            Some(behind) => {
                name.push('\'');
                rest = behind;
            }
            None => return Some((name, behind)),
        }
    }
}

/// The references of a formula as OpenDocument has it: `of:=[.B5]+[$'Other sheet'.B5:.C7]`.
pub(super) fn of_open_formula(formula: &str) -> Option<Vec<Reference>> {
    let formula = formula.split_once('=').map_or(formula, |(_, formula)| formula);
    let mut found = Vec::new();
    let mut rest = formula;
    while let Some(at) = rest.find(['[', '"']) {
        if rest.as_bytes().get(at) == Some(&b'"') {
            rest = rest[at + 1..].split_once('"')?.1;
            continue;
        }
        let (within, behind) = rest[at + 1..].split_once(']')?;
        rest = behind;
        let mut ends = Vec::new();
        let mut on = On::Own;
        let mut within = within.trim_start_matches('$');
        if let Some(name) = within.strip_prefix('\'') {
            let (name, behind) = quoted(name)?;
            on = On::Named(name);
            within = behind;
        } else if let Some((name, _)) = within.split_once('.').filter(|(name, _)| !name.is_empty()) {
            on = On::Named(name.to_owned());
            within = &within[name.len()..];
        }
        for end in within.split(':') {
            ends.push(end.strip_prefix('.')?);
        }
        let (first, more) = ends.split_first()?;
        found.push(between(on, first, more.first().copied(), (0, 0))?);
    }
    Some(found)
}

/// One cell, or those between two: `B5`, `B5` and `C7`, `$B` and `$B`, `5` and `7`.
fn between(on: On, first: &str, last: Option<&str>, moved: Moved) -> Option<Reference> {
    let (top, left) = end(first, moved)?;
    let (bottom, right) = last.map_or(Some((top, left)), |last| end(last, moved))?;
    let is_cell = top.is_some() && left.is_some();
    // A lone column is a name.
    let is_whole = last.is_some() && top.is_some() != left.is_some();
    if !is_cell && !is_whole || top.is_some() != bottom.is_some() || left.is_some() != right.is_some() {
        return None;
    }
    let rows = (top.unwrap_or(0), bottom.unwrap_or(ROWS - 1));
    let columns = (left.unwrap_or(0), right.unwrap_or(COLUMNS - 1));
    Some(Reference { on, rows, columns })
}

/// Row and column of one end, as far as it has them.
fn end(text: &str, moved: Moved) -> Option<(Option<u32>, Option<u32>)> {
    let digits = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    let (letters, number) = text.split_at(digits);
    let row_stays = letters.ends_with('$');
    let (column_stays, name) = (letters.starts_with('$') && letters.len() > 1, letters.trim_matches('$'));
    let row = match number {
        "" => None,
        number => Some(number.parse::<u32>().ok()?.checked_sub(1)?),
    };
    let column = match name {
        "" => None,
        name => Some(place(&format!("{name}1"))?.1),
    };
    let at = |place: Option<u32>, stays: bool, by: i64, most: u32| match place {
        None => Some(None),
        Some(place) => {
            let place = i64::from(place) + if stays { 0 } else { by };
            u32::try_from(place).ok().filter(|place| *place < most).map(Some)
        }
    };
    Some((at(row, row_stays, moved.0, ROWS)?, at(column, column_stays, moved.1, COLUMNS)?))
}

/// A formula whose result is 0: its sheet, row and column, and what it refers to.
#[derive(Debug)]
pub(super) struct Zero {
    /// The position of its sheet.
    pub(super) sheet: usize,
    /// Row and column.
    pub(super) at: (u32, u32),
    /// What it refers to.
    pub(super) to: Vec<Reference>,
}

/// Rows that are looked through in all: formulas that refer to more keep their results.
const MOST_LOOKS: usize = 5_000_000;

/// So many formulas, each of which may refer to the one before, come to nothing in one workbook.
const MOST_ROUNDS: usize = 50;

/// Takes away the 0 of every formula that refers to blank cells alone.
pub(super) fn drop_nothings(sheets: &mut [Grid], mut zeros: Vec<Zero>) {
    let mut looks = MOST_LOOKS;
    for _ in 0..MOST_ROUNDS {
        let before = zeros.len();
        zeros.retain(|zero| {
            let is_nothing =
                !zero.to.is_empty() && zero.to.iter().all(|to| is_blank(sheets, zero.sheet, to, &mut looks));
            if is_nothing && let Some(sheet) = sheets.get_mut(zero.sheet) {
                sheet.take_away(zero.at.0, zero.at.1);
            }
            !is_nothing
        });
        if zeros.len() == before {
            return;
        }
    }
}

fn is_blank(sheets: &[Grid], own: usize, to: &Reference, looks: &mut usize) -> bool {
    let sheet = match &to.on {
        On::Own => sheets.get(own),
        On::At(position) => sheets.get(*position),
        On::Named(name) => sheets.iter().find(|sheet| sheet.name.eq_ignore_ascii_case(name)),
    };
    let Some(sheet) = sheet.filter(|sheet| sheet.unread.is_none() && !sheet.is_cut && to.rows.0 <= to.rows.1) else {
        return false;
    };
    let mut rows = sheet.rows.range(to.rows.0..=to.rows.1);
    rows.all(|(_, cells)| {
        *looks = looks.saturating_sub(1);
        let from = cells.partition_point(|(column, _)| *column < to.columns.0);
        *looks > 0 && cells.get(from).is_none_or(|(column, _)| *column > to.columns.1)
    })
}

impl Zero {
    /// Keeps it among others, as long as there is room.
    pub(super) fn keep(self, zeros: &mut Vec<Zero>, spent: &Spent) -> Result<(), Fault> {
        spent.kept(size_of::<Zero>() + self.to.len() * size_of::<Reference>())?;
        zeros.push(self);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(found: Option<Vec<Reference>>) -> String {
        let Some(found) = found else { return "-".to_owned() };
        let one = |to: &Reference| {
            let on = match &to.on {
                On::Own => String::new(),
                On::Named(name) => format!("{name}!"),
                On::At(at) => format!("{at}!"),
            };
            format!("{on}{}:{} {}:{}", to.rows.0, to.rows.1, to.columns.0, to.columns.1)
        };
        found.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn references_are_found_in_formulas() {
        for (formula, expected) in [
            ("B5", "4:4 1:1"),
            ("+$B$5", "4:4 1:1"),
            ("Plan!B5", "Plan!4:4 1:1"),
            ("'My ''own'' sheet'!B5:C7", "My 'own' sheet!4:6 1:2"),
            ("SUM(B5:B9)+C1*2", "4:8 1:1, 0:0 2:2"),
            ("IF(B5=\"A1\",1,0)", "4:4 1:1"),
            ("SUM(B:C)", "0:1048575 1:2"),
            ("SUM(3:4)", "2:3 0:16383"),
            ("1+2", ""),
            ("[1]Plan!B5", "-"),
            ("Table1[Reached]", "-"),
            ("Reached", "-"),
            ("IF(B5=TRUE,1,0)", "-"),
            ("'[a.xlsx]Plan'!B5", "-"),
            ("\"open", "-"),
        ] {
            assert_eq!(told(of_formula(formula, (0, 0))), expected, "{formula}");
        }
        assert_eq!(told(of_formula("B5+$B5+B$5", (2, 1))), "6:6 2:2, 6:6 1:1, 4:4 2:2");
        assert_eq!(told(of_formula("B1", (-1, 0))), "-");
        for (formula, expected) in [
            ("of:=[.B5]", "4:4 1:1"),
            ("of:=SUM([$Plan.$B$5:.C7];[.D1])", "Plan!4:6 1:2, 0:0 3:3"),
            ("oooc:=['My sheet'.B5]", "My sheet!4:4 1:1"),
            ("of:=\"[.B5]\"", ""),
            ("of:=[#REF!]", "-"),
        ] {
            assert_eq!(told(of_open_formula(formula)), expected, "{formula}");
        }
    }
}
