//! Lays values into cells of a workbook that somebody else made, and leaves the rest as it lies.
//!
//! ```text
//! bytes → the parts of the sheets → where the cells stand in them → those bytes alone give way → the package
//! ```
//! Looks, widths, comments, pictures, drop-downs, protection, tables, macros, names and whatever nobody knows stay byte for
//! byte. A cell keeps its style; where a formula goes, the chain of calculation forgets it, and where others stay, the workbook
//! says that they are to be calculated anew. What Excel would not let a person type is refused.

mod cell;
mod chain;
mod laid;
mod packed;
mod sheet;
mod splice;
mod survey;

use std::collections::{BTreeMap, btree_map::Entry};
use std::rc::Rc;

use super::days::Epoch;
use super::limits::{Fault, Spent};
use super::links::{Link, find, links};
use super::optional::optional;
use super::parts::{Parts, plain, relationships_of, resolved};
use super::sniff::{self, Kind};
use super::styles::Styles;
use super::xlsx::{self, Named};
use super::xml::attribute;
use cell::Hand;
use chain::InSheet;
use splice::{Splice, elements, spliced, unmarked};
use survey::Survey;

pub use laid::{Inlay, Laid, NotLaid};

/// Bytes of a part that is written into.
const MOST_OF_A_PART: u64 = 32 << 20;

/// Letters and signs that a cell holds, as Excel counts them.
const MOST_IN_A_CELL: usize = 32_767;

/// The part that says of which kind every other is.
const TYPES: &str = "[Content_Types].xml";

/// The workbook with other values in some of its cells. Of two for one cell the later counts.
///
/// # Errors
/// When it is no .xlsx or .xlsm, is damaged, signed or protected by a password, has no such sheet, or when a cell is one
/// that changes only together with others.
pub fn inlay(bytes: &[u8], cells: &[Inlay]) -> Result<Vec<u8>, NotLaid> {
    let spent = Spent::new();
    let mut parts = open_xml(bytes, &spent)?;
    let of_package = optional(links(&mut parts, ""))?.unwrap_or_default();
    let book = find(&mut parts, &of_package, "officeDocument", "workbook").ok_or(Fault::Damaged)?;
    let of_book = links(&mut parts, &book)?;
    let (named, epoch_1904) = xlsx::workbook(&mut parts, &book)?;
    let styled = match find(&mut parts, &of_book, "styles", "styleSheet") {
        Some(part) => optional(xlsx::styles(&mut parts, &part))?,
        None => None,
    };
    let styles = Styles::of(&styled.unwrap_or_default());
    let mut by_sheet: BTreeMap<&str, BTreeMap<(u32, u32), &Laid>> = BTreeMap::new();
    for Inlay { sheet, row, column, laid } in cells {
        by_sheet.entry(sheet).or_default().insert((*row, *column), laid);
    }
    let mut changed: BTreeMap<usize, Option<Vec<u8>>> = BTreeMap::new();
    let mut formulas: Vec<InSheet> = Vec::new();
    for (name, wanted) in by_sheet {
        let own = named.iter().find(|own| own.name == name);
        let Named { link, number, .. } = own.ok_or_else(|| NotLaid::of_book(format!("it has no sheet '{name}'")))?;
        let part = of_book.iter().find(|of| of.id == *link).map(|of| of.part.clone()).unwrap_or_default();
        let hand = Hand {
            styles: &styles,
            epoch: if epoch_1904 { Epoch::Of1904 } else { Epoch::Of1900 },
            prefix: String::new(),
        };
        let Written { part, bytes, formulas: gone } = in_sheet(&mut parts, name, &part, hand, wanted)?;
        let Entry::Vacant(entry) = changed.entry(part) else { return Err(Fault::Damaged.into()) };
        entry.insert(Some(bytes));
        let number = number.trim().parse().unwrap_or(0);
        formulas.extend(gone.into_iter().map(|at| (number, at)));
    }
    if !changed.is_empty() {
        calculate(&mut parts, &book, &of_book, &formulas, &mut changed)?;
    }
    Ok(packed::repacked(bytes, &changed)?)
}

/// The parts of a workbook that can be written into.
fn open_xml<'b>(bytes: &'b [u8], spent: &Rc<Spent>) -> Result<Parts<'b>, NotLaid> {
    let other =
        |kind: &str| NotLaid::of_book(format!("the file is {kind}, and only an .xlsx can be written into here"));
    let parts = match sniff::kind(bytes, spent)? {
        Kind::OpenXml(parts) => parts,
        Kind::Binary(..) => return Err(other("an Excel binary workbook (.xlsb)")),
        Kind::OpenDocument(_) => return Err(other("an OpenDocument spreadsheet (.ods)")),
        Kind::Old(_) => return Err(other("a workbook of Excel 97 to 2003 (.xls)")),
        Kind::Locked => return Err(NotLaid::of_book("the workbook is encrypted")),
        Kind::Carrier(carrier) => return Err(Fault::Told(carrier.told()).into()),
        Kind::Closed(told) | Kind::Other(told) => return Err(Fault::Told(told).into()),
    };
    if parts.is_locked() {
        return Err(Fault::Locked.into());
    }
    if parts.names().iter().any(|name| name.starts_with("_xmlsignatures/")) {
        return Err(NotLaid::of_book("the workbook is signed, and the signature would not hold any more"));
    }
    Ok(parts)
}

/// A part as it lies: its number, and its bytes.
fn whole(parts: &mut Parts<'_>, part: &str) -> Result<(usize, Vec<u8>), Fault> {
    let number = parts.number(part).ok_or_else(|| Fault::Lacks(format!("part '{part}'")))?;
    let bytes = parts.unpacked(number, MOST_OF_A_PART)?;
    if bytes.len() as u64 > MOST_OF_A_PART {
        return Err(Fault::TooLarge("megabytes in one sheet", MOST_OF_A_PART >> 20));
    }
    Ok((number, bytes))
}

/// A sheet with its values.
struct Written {
    /// The number of its part.
    part: usize,
    bytes: Vec<u8>,
    /// The cells that hold no formula any more.
    formulas: Vec<(u32, u32)>,
}

/// Lays values into the cells of the sheet of a name.
fn in_sheet(
    parts: &mut Parts<'_>,
    name: &str,
    part: &str,
    hand: Hand<'_>,
    wanted: BTreeMap<(u32, u32), &Laid>,
) -> Result<Written, NotLaid> {
    let spent = Rc::clone(&parts.spent);
    let (number, bytes) = whole(parts, part)?;
    let mut survey = Survey::of(unmarked(&bytes), &spent)?;
    let of_sheet = links(parts, part)?;
    survey.tables(parts, &of_sheet)?;
    let mut places = BTreeMap::new();
    for (at, laid) in wanted {
        let first = survey.first(at);
        if let Some(why) = survey.forbids(first) {
            return Err(NotLaid::of_cell(name, first, why));
        }
        if matches!(laid, Laid::Text(text) if text.encode_utf16().count() > MOST_IN_A_CELL) {
            return Err(NotLaid::of_cell(name, first, "the text is longer than a cell holds"));
        }
        places.insert(first, laid);
    }
    let changed = sheet::laid(unmarked(&bytes), hand, &survey, places, &spent)?;
    Ok(Written { part: number, bytes: spliced(&bytes, &changed.splices)?, formulas: changed.formulas })
}

/// Takes cells out of the chain of calculation; the whole chain, where nothing is left of it. What is left is calculated
/// anew. Programs that write no chain calculate whatever they open.
fn calculate(
    parts: &mut Parts<'_>,
    book: &str,
    of_book: &[Link],
    formulas: &[InSheet],
    changed: &mut BTreeMap<usize, Option<Vec<u8>>>,
) -> Result<(), Fault> {
    let spent = Rc::clone(&parts.spent);
    let Some(chain) = of_book.iter().find(|link| link.kind == "calcChain" && parts.has(&link.part)) else {
        return Ok(());
    };
    let (number, bytes) = whole(parts, &chain.part)?;
    if let Some(splices) = chain::without(&bytes, formulas, &spent)? {
        if !splices.is_empty() {
            changed.insert(number, Some(spliced(&bytes, &splices)?));
        }
        let (number, bytes) = whole(parts, book)?;
        if let Some(splice) = chain::anew(&bytes, &spent)? {
            changed.insert(number, Some(spliced(&bytes, &[splice])?));
        }
        return Ok(());
    }
    changed.insert(number, None);
    let is_chain = |named: &str| plain(named) == plain(&chain.part);
    let links = relationships_of(book);
    let mut remove = |part: &str, element: &str, names: &dyn Fn(&str) -> bool, key: &str| -> Result<(), Fault> {
        let (number, bytes) = whole(parts, part)?;
        let gone = elements(&bytes, &spent, |found| {
            found.local_name().as_ref() == element && attribute(found, key).is_some_and(|named| names(&named))
        })?;
        let splices: Vec<Splice> = gone.into_iter().map(|range| Splice::over(range, "")).collect();
        changed.insert(number, Some(spliced(&bytes, &splices)?));
        Ok(())
    };
    remove(&links, "Relationship", &|target| is_chain(&resolved(book, target)), "Target")?;
    remove(TYPES, "Override", &is_chain, "PartName")
}

#[cfg(test)]
mod tests;
