//! Tables drawn as text, for people to read: a line of headings, and a line for each row.
//!
//! ```text
//! | Ref   | Coverage | Status   |
//! | KS3-4 | Tought   | In place |
//! ```

use std::fmt;

/// The cells of a drawn line, without the spaces that align them.
pub fn cells(line: &str) -> impl Iterator<Item = &str> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    line.strip_suffix('|').unwrap_or(line).split('|').map(|cell| cell.trim_matches(' '))
}

/// One drawn table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<'t> {
    /// Its headings.
    pub heads: Vec<&'t str>,
    /// Its rows, each of as many cells as there are headings.
    pub rows: Vec<Vec<&'t str>>,
}

/// A line with more or fewer cells than its table has headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uneven(String);

impl fmt::Display for Uneven {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not as many cells as headings: {}", self.0)
    }
}

/// The tables of a drawing, with blank lines between them.
///
/// # Errors
/// At the first line that has not as many cells as its table has headings.
pub fn tables(drawing: &str) -> Result<Vec<Table<'_>>, Uneven> {
    let mut tables: Vec<Table<'_>> = Vec::new();
    let mut is_new = true;
    for line in drawing.lines() {
        if line.trim().is_empty() {
            is_new = true;
            continue;
        }
        let cells: Vec<&str> = cells(line).collect();
        match tables.last_mut().filter(|_| !is_new) {
            None => tables.push(Table { heads: cells, rows: Vec::new() }),
            Some(table) if table.heads.len() == cells.len() => table.rows.push(cells),
            Some(_) => return Err(Uneven(line.trim().to_owned())),
        }
        is_new = false;
    }
    Ok(tables)
}

impl<'t> Table<'t> {
    /// Every cell with the first cell of its row and the heading above it. A table whose corner is blank stands on
    /// its side: its headings are beneath one another, and what its rows are called is above.
    pub fn placed(&self) -> impl Iterator<Item = Placed<'t>> {
        let on_its_side = self.heads.first().is_some_and(|corner| corner.is_empty());
        self.rows.iter().flat_map(move |row| {
            let first = row.first().copied().unwrap_or_default();
            self.heads.iter().zip(row).skip(1).map(move |(above, cell)| {
                let (row, head) = if on_its_side { (*above, first) } else { (first, *above) };
                Placed { row, head, cell }
            })
        })
    }
}

/// One cell of a drawn table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed<'t> {
    /// What its row is called.
    pub row: &'t str,
    /// Its heading.
    pub head: &'t str,
    /// What stands in it.
    pub cell: &'t str,
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWING: &str = "
        | Ref   | Coverage | Unit |
        | KS3-4 | Tought   |      |

        |        | F1  | F2      |
        | Answer | Yes | Not yet |
    ";

    #[test]
    fn tables_are_drawn_upright_or_on_their_side() {
        let tables = tables(DRAWING).expect("even lines");
        let placed: Vec<Placed<'_>> = tables.iter().flat_map(Table::placed).collect();
        let expected = [
            ("KS3-4", "Coverage", "Tought"),
            ("KS3-4", "Unit", ""),
            ("F1", "Answer", "Yes"),
            ("F2", "Answer", "Not yet"),
        ];
        assert_eq!(placed, expected.map(|(row, head, cell)| Placed { row, head, cell }));
    }

    #[test]
    fn an_uneven_line_is_told() {
        let uneven = tables("| Ref | Coverage |\n| KS3-4 |").expect_err("a cell is missing");
        assert_eq!(uneven.to_string(), "not as many cells as headings: | KS3-4 |");
    }

    #[test]
    fn only_the_spaces_that_align_are_left_out() {
        assert_eq!(cells("|  a | \u{a0}b ||").collect::<Vec<_>>(), ["a", "\u{a0}b", ""]);
    }
}
