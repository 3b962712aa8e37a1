//! One sheet as it is drawn: its cells and all that is said of them.

use super::xml::{self, Range};

/// So many pixels a row is high and a column is wide of which nothing is said.
const USUAL_HEIGHT: u32 = 20;
const USUAL_WIDTH: u32 = 64;

/// What a cell looks like: the number of its style in the specimen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::pen) struct Look(pub(super) u16);

/// A stretch of the texts that a sheet holds.
pub(super) type Span = std::ops::Range<usize>;

/// What stands in a cell.
#[derive(Clone, Debug)]
pub(super) enum Holds {
    Blank,
    Text(Span),
    Number(f64),
    Truth(bool),
    /// A formula and its result as XML, and whether that is a text.
    Formula(Span, bool),
}

#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) row: u32,
    pub(super) column: u16,
    pub(super) look: Look,
    pub(super) holds: Holds,
}

/// An Excel table on a sheet.
pub(in crate::pen) struct Table {
    pub(in crate::pen) name: String,
    /// What a screen reader says of it.
    pub(in crate::pen) told: String,
    pub(in crate::pen) at: Range,
    pub(in crate::pen) columns: Vec<String>,
}

/// Where a link leads.
pub(super) struct Link {
    pub(super) row: u32,
    pub(super) column: u16,
    pub(super) to: String,
    pub(super) text: String,
}

/// A note on a cell.
pub(super) struct Note {
    pub(super) row: u32,
    pub(super) column: u16,
    pub(super) text: String,
}

/// What a sheet keeps fingers off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pen) enum Guard {
    /// Everything that is locked.
    All,
    /// The same, but columns and rows may be made wider and higher.
    AllButSizes,
}

/// How a sheet is printed: on A4, landscape.
#[derive(Default)]
pub(in crate::pen) struct Print {
    /// Inches at the left, the right, the top and the foot, and to the header and to the footer.
    pub(in crate::pen) margins: [f64; 6],
    pub(in crate::pen) header: Option<String>,
    pub(in crate::pen) footer: &'static str,
    pub(in crate::pen) on: Pages,
    /// The columns and rows that are repeated on each page.
    pub(in crate::pen) columns: Option<u16>,
    pub(in crate::pen) row: Option<u32>,
    /// What is printed.
    pub(in crate::pen) area: Option<Range>,
}

/// How large a sheet is printed.
pub(in crate::pen) enum Pages {
    /// As wide as a page.
    Fitted,
    /// In so many per cent, with pages that begin at these columns and rows.
    Scaled { scale: u32, columns: Vec<u32>, rows: Vec<u32> },
}

impl Default for Pages {
    fn default() -> Pages {
        Pages::Scaled { scale: 100, columns: Vec::new(), rows: Vec::new() }
    }
}

/// One sheet.
#[derive(Default)]
pub(in crate::pen) struct Sheet {
    pub(super) name: String,
    /// The colour of its tab.
    pub(super) tab: Option<u32>,
    /// Whether nobody sees it.
    pub(super) is_hidden: bool,
    /// The columns that are not as wide as usual, with their pixels.
    pub(super) widths: Vec<(u16, u32)>,
    /// The pixels of its rows, from the top; 0 where none is set.
    pub(super) heights: Vec<u32>,
    pub(super) cells: Vec<Cell>,
    /// All its texts, one behind the other.
    pub(super) texts: String,
    /// Rows and columns that stay in sight.
    pub(super) frozen: Option<(u32, u16)>,
    pub(super) guard: Option<Guard>,
    /// What its cells accept, and how many rules that are.
    pub(super) rules: String,
    pub(super) so_many_rules: u32,
    /// How cells look while something is so, and how many rules that are.
    pub(super) states: String,
    pub(super) so_many_states: u32,
    pub(super) links: Vec<Link>,
    pub(super) notes: Vec<Note>,
    pub(super) tables: Vec<Table>,
    /// Ranges in which a number may stand as a text.
    pub(super) calm: Vec<Range>,
    pub(super) print: Option<Print>,
}

impl Sheet {
    /// A sheet of a name, with the colour of its tab.
    pub(in crate::pen) fn named(name: &str, tab: u32) -> Sheet {
        Sheet { name: name.to_owned(), tab: Some(tab), ..Sheet::default() }
    }

    /// A sheet that nobody sees.
    pub(in crate::pen) fn hidden(name: &str) -> Sheet {
        Sheet { name: name.to_owned(), is_hidden: true, guard: Some(Guard::All), ..Sheet::default() }
    }

    /// Sets the width of a column, in characters.
    pub(in crate::pen) fn set_width(&mut self, column: u16, characters: u16) {
        // A column is no wider than 255 characters.
        let pixels = (u32::from(characters) * 7 + 5).min(1_790);
        self.widths.push((column, pixels));
    }

    /// Sets the height of a row, in points.
    pub(in crate::pen) fn set_height(&mut self, row: u32, points: f64) {
        let row = usize::try_from(row).unwrap_or(usize::MAX);
        if self.heights.len() <= row {
            self.heights.resize(row + 1, 0);
        }
        if let Some(height) = self.heights.get_mut(row) {
            *height = pixels(points);
        }
    }

    fn put(&mut self, row: u32, column: u16, look: Look, holds: Holds) {
        self.cells.push(Cell { row, column, look, holds });
    }

    fn keep(&mut self, text: &str) -> Span {
        let from = self.texts.len();
        self.texts.push_str(text);
        from..self.texts.len()
    }

    /// A cell with nothing in it but its look.
    pub(in crate::pen) fn put_blank(&mut self, row: u32, column: u16, look: Look) {
        self.put(row, column, look, Holds::Blank);
    }

    /// A text; of nothing, a cell with nothing in it.
    pub(in crate::pen) fn put_text(&mut self, row: u32, column: u16, text: &str, look: Look) {
        if text.is_empty() {
            return self.put_blank(row, column, look);
        }
        let span = self.keep(text);
        self.put(row, column, look, Holds::Text(span));
    }

    /// A number.
    pub(in crate::pen) fn put_number(&mut self, row: u32, column: u16, number: f64, look: Look) {
        self.put(row, column, look, Holds::Number(number));
    }

    /// A truth.
    pub(in crate::pen) fn put_truth(&mut self, row: u32, column: u16, truth: bool, look: Look) {
        self.put(row, column, look, Holds::Truth(truth));
    }

    /// A formula, with or without its `=`, and its result; a text where one is given as that.
    pub(in crate::pen) fn put_formula(
        &mut self,
        row: u32,
        column: u16,
        formula: &str,
        result: Result<i64, &str>,
        look: Look,
    ) {
        let from = self.texts.len();
        self.texts.push_str("<f>");
        xml::text(&mut self.texts, formula.strip_prefix('=').unwrap_or(formula));
        self.texts.push_str("</f><v>");
        match result {
            Ok(number) => {
                if number < 0 {
                    self.texts.push('-');
                }
                xml::number(&mut self.texts, u32::try_from(number.unsigned_abs()).unwrap_or(u32::MAX));
            }
            Err(text) => xml::text(&mut self.texts, text),
        }
        self.texts.push_str("</v>");
        let span = from..self.texts.len();
        self.put(row, column, look, Holds::Formula(span, result.is_err()));
    }

    /// A text that leads somewhere: to a cell of this workbook (`internal:`) or to a page.
    pub(in crate::pen) fn put_link(&mut self, row: u32, column: u16, to: &str, text: &str, look: Look) {
        let text = if text.is_empty() { to } else { text };
        self.put_text(row, column, text, look);
        self.links.push(Link { row, column, to: to.to_owned(), text: text.to_owned() });
    }

    /// A note on a cell.
    pub(in crate::pen) fn put_note(&mut self, row: u32, column: u16, text: &str) {
        self.notes.push(Note { row, column, text: text.to_owned() });
    }

    /// A table, with its headings in the cells of its first row.
    pub(in crate::pen) fn put_table(&mut self, table: Table, looks: impl Iterator<Item = Look>) {
        let Range { top, left, .. } = table.at;
        for ((column, text), look) in (left..).zip(&table.columns).zip(looks) {
            self.put_text(top, column, text, look);
        }
        self.tables.push(table);
    }

    /// Says that numbers may stand as texts in a range.
    pub(in crate::pen) fn calm(&mut self, range: Range) {
        self.calm.push(range);
    }

    /// Keeps rows and columns in sight.
    pub(in crate::pen) fn freeze(&mut self, rows: u32, columns: u16) {
        self.frozen = Some((rows, columns));
    }

    /// Keeps fingers off what is locked.
    pub(in crate::pen) fn guard(&mut self, guard: Guard) {
        self.guard = Some(guard);
    }

    /// Says how it is printed.
    pub(in crate::pen) fn set_print(&mut self, print: Print) {
        self.print = Some(print);
    }

    /// A rule of what the cells of a range accept: its attributes and its formulas.
    pub(in crate::pen) fn put_rule(&mut self, range: Range, attributes: &[(&str, &str)], formulas: &[&str]) {
        let out = &mut self.rules;
        out.push_str("<dataValidation");
        for (name, text) in attributes {
            xml::attribute(out, name, text);
        }
        out.push_str(" sqref=\"");
        xml::range(out, range);
        out.push_str("\">");
        for (name, formula) in ["formula1", "formula2"].into_iter().zip(formulas) {
            xml::element(out, name, formula);
        }
        out.push_str("</dataValidation>");
        self.so_many_rules += 1;
    }

    /// Rules of how the cells of a range look: each a formula and the number of what changes. The first that is so has
    /// its say.
    pub(in crate::pen) fn put_states(&mut self, range: Range, states: &[(String, u16)]) {
        let out = &mut self.states;
        out.push_str("<conditionalFormatting sqref=\"");
        xml::range(out, range);
        out.push_str("\">");
        for (formula, state) in states {
            self.so_many_states += 1;
            out.push_str("<cfRule type=\"expression\" dxfId=\"");
            xml::number(out, u32::from(*state));
            out.push_str("\" priority=\"");
            xml::number(out, self.so_many_states);
            out.push_str("\" stopIfTrue=\"1\">");
            xml::element(out, "formula", formula);
            out.push_str("</cfRule>");
        }
        out.push_str("</conditionalFormatting>");
    }

    /// The height of a row where it is not as usual, in pixels.
    pub(super) fn height(&self, row: u32) -> Option<u32> {
        let set = usize::try_from(row).ok().and_then(|row| self.heights.get(row)).copied().unwrap_or(0);
        Some(set).filter(|pixels| *pixels != 0 && *pixels != USUAL_HEIGHT)
    }

    /// Whether anything was said of the height of a row.
    pub(super) fn has_height(&self, row: u32) -> bool {
        usize::try_from(row).is_ok_and(|row| self.heights.get(row).is_some_and(|pixels| *pixels != 0))
    }

    /// Whether a column of so many pixels is as wide as usual.
    pub(super) fn is_usual(pixels: u32) -> bool {
        pixels == USUAL_WIDTH
    }

    /// Puts its cells into the order in which they are written: what was put later into a cell stays.
    pub(super) fn sort(&mut self) {
        let place = |cell: &Cell| (cell.row, cell.column);
        if !self.cells.is_sorted_by(|one, next| place(one) < place(next)) {
            self.cells.reverse();
            self.cells.sort_by_key(place);
            self.cells.dedup_by_key(|cell| place(cell));
        }
        self.links.sort_by_key(|link| (link.row, link.column));
    }
}

/// Points as pixels.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "no row is higher than 409 points")]
fn pixels(points: f64) -> u32 {
    (points * 4.0 / 3.0).round().clamp(1.0, 600.0) as u32
}
