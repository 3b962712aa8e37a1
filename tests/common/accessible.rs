//! The rules of accessible spreadsheets, each as a check of a finished package: what stands in the file
//! is looked at, not what was meant to.

use std::collections::{HashMap, HashSet};

use super::opened::{Cell, Node, Package, Sheet, Style, Table, WHITE, corners, read_sheet, read_styles};

/// One rule. Each is checked by itself, so that each can be seen to fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// What looks like a table is a real one, with one heading row.
    RealTables,
    /// No two tables, and no table and name, are called alike.
    UniqueTableNames,
    /// No cells are merged.
    NoMergedCells,
    /// No row and no column of a table is blank but the first row of one that nobody has filled in; of one that is only
    /// read, no cell.
    NoBlanksInTables,
    /// The title stands in A1.
    TitleInA1,
    /// Tables begin in column A.
    TablesStartInA,
    /// Tabs have names of their own that say something, of at most 30 characters.
    TabNames,
    /// No sheet is empty.
    NoEmptySheets,
    /// Text in tables is wrapped.
    TextWrapped,
    /// A note is written `[note 1]` and explained; no star or dagger stands for one.
    NotesWritten,
    /// What a fill says, the word in the cell says too.
    ColourNotAlone,
    /// Text and fill differ by 4.5:1 or more.
    Contrast,
    /// A link says where it leads.
    DescriptiveLinks,
    /// Title, author and language are set.
    Properties,
    /// It opens on A1 of its first sheet.
    OpensOnA1,
    /// Charts and pictures say in words what they show.
    AltText,
    /// Letters have no serifs and 11 points or more.
    Letters,
}

impl Rule {
    pub const ALL: [Rule; 17] = [
        Rule::RealTables,
        Rule::UniqueTableNames,
        Rule::NoMergedCells,
        Rule::NoBlanksInTables,
        Rule::TitleInA1,
        Rule::TablesStartInA,
        Rule::TabNames,
        Rule::NoEmptySheets,
        Rule::TextWrapped,
        Rule::NotesWritten,
        Rule::ColourNotAlone,
        Rule::Contrast,
        Rule::DescriptiveLinks,
        Rule::Properties,
        Rule::OpensOnA1,
        Rule::AltText,
        Rule::Letters,
    ];
}

/// A package as the rules look at it: only what people see.
pub struct Book {
    sheets: Vec<Sheet>,
    styles: Vec<Style>,
    names: Vec<String>,
    view: Option<Node>,
    first_is_seen: bool,
    core: Node,
    /// Whether it is one that people fill in: input cells may be blank and coloured.
    is_form: bool,
}

impl Book {
    pub fn of(package: &Package) -> Book {
        let workbook = package.xml("xl/workbook.xml");
        let parts = package.related("xl/workbook.xml");
        let strings: Vec<String> =
            package.xml("xl/sharedStrings.xml").all("si").into_iter().map(Node::whole_text).collect();
        let listed = workbook.all("sheet");
        let is_seen = |sheet: &&Node| sheet.attribute("state").is_empty();
        let first_is_seen = listed.first().is_some_and(is_seen);
        let seen = listed.into_iter().filter(is_seen);
        let sheets: Vec<Sheet> = seen
            .map(|sheet| read_sheet(package, sheet.attribute("name"), &parts[sheet.attribute("id")], &strings))
            .collect();
        let is_form = package.0.get("docProps/custom.xml").is_some_and(|text| !text.contains("<vt:lpwstr>matrix<"));
        Book {
            is_form,
            styles: read_styles(&package.xml("xl/styles.xml")),
            names: workbook.all("definedName").into_iter().map(|name| name.attribute("name").to_owned()).collect(),
            view: workbook.all("workbookView").first().map(|view| (*view).clone()),
            first_is_seen,
            core: package.xml("docProps/core.xml"),
            sheets,
        }
    }

    /// What breaks a rule, a line each.
    pub fn breaks(&self, rule: Rule) -> Vec<String> {
        let told = |sheet: &Sheet, what: String| format!("{rule:?}: {}: {what}", sheet.name);
        let each = |check: &dyn Fn(&Sheet) -> Vec<String>| -> Vec<String> {
            self.sheets.iter().flat_map(|sheet| check(sheet).into_iter().map(|what| told(sheet, what))).collect()
        };
        match rule {
            Rule::RealTables => each(&|sheet| self.real_tables(sheet)),
            Rule::UniqueTableNames => self.unique_table_names(),
            Rule::NoMergedCells => each(&|sheet| {
                sheet.xml.all("mergeCell").iter().map(|merged| merged.attribute("ref").to_owned()).collect()
            }),
            Rule::NoBlanksInTables => each(&|sheet| self.blanks(sheet)),
            Rule::TitleInA1 => each(&|sheet| {
                let title = sheet.text(1, 1);
                if title.trim().is_empty() { vec!["A1 is blank".to_owned()] } else { Vec::new() }
            }),
            Rule::TablesStartInA => each(&|sheet| {
                sheet.tables.iter().filter(|table| table.range.0 != 1).map(|table| table.name.clone()).collect()
            }),
            Rule::TabNames => self.tab_names(),
            Rule::NoEmptySheets => each(&|sheet| {
                let is_empty = sheet.cells.values().all(|cell| cell.text.trim().is_empty());
                if is_empty { vec!["nothing is on it".to_owned()] } else { Vec::new() }
            }),
            Rule::TextWrapped => each(&|sheet| {
                let in_tables = sheet.in_tables().filter(|(_, cell)| !cell.is_number && !cell.text.is_empty());
                in_tables.filter(|(_, cell)| !self.style(cell).wraps).map(at).collect()
            }),
            Rule::NotesWritten => self.notes_written(),
            Rule::ColourNotAlone => each(&|sheet| self.colour_alone(sheet)),
            Rule::Contrast => each(&|sheet| {
                let shown = sheet.cells.iter().filter(|(_, cell)| !cell.text.is_empty() || self.style(cell).is_open);
                let weak = shown.filter(|(_, cell)| contrast(self.style(cell).ink, self.style(cell).paper) < 4.5);
                weak.map(at).collect()
            }),
            Rule::DescriptiveLinks => each(&vague_links),
            Rule::Properties => ["title", "creator", "language"]
                .into_iter()
                .filter(|name| self.core.all(name).first().is_none_or(|node| node.whole_text().trim().is_empty()))
                .map(|name| format!("{rule:?}: no {name}"))
                .collect(),
            Rule::OpensOnA1 => self.opens_elsewhere(),
            Rule::AltText => each(&|sheet| {
                let shapes = sheet.drawings.iter().flat_map(|drawing| drawing.all("cNvPr"));
                let mute = shapes.filter(|shape| shape.attribute("descr").trim().len() < 10);
                mute.map(|shape| shape.attribute("name").to_owned()).collect()
            }),
            Rule::Letters => each(&|sheet| self.letters(sheet)),
        }
    }

    fn style(&self, cell: &Cell) -> &Style {
        &self.styles[cell.style]
    }

    /// Rows of three cells and more belong to a table. In a department's workbook *Employers* is a plain
    /// range on purpose: Excel inserts no rows through a table on a protected sheet. Nor do the free rows
    /// beneath a plan's tables belong to them yet.
    fn real_tables(&self, sheet: &Sheet) -> Vec<String> {
        let mut wrong: Vec<String> = sheet
            .tables
            .iter()
            .filter(|table| table.headings != 1 || table.range.3 <= table.range.1)
            .map(|table| format!("{} has {} heading rows", table.name, table.headings))
            .collect();
        let is_exempt = self.is_form && sheet.name == "Employers";
        let outside = |row: u32| sheet.tables.iter().all(|table| row < table.range.1 || row > table.range.3);
        let rows: HashSet<u32> = sheet.cells.keys().map(|(row, _)| *row).collect();
        // Right above the headings of narrow columns the names of their groups may stand, over the columns they are of.
        let is_band = |row: u32| {
            let beneath = sheet.tables.iter().find(|table| table.range.1 == row + 1);
            let mut cells = sheet.cells.range((row, 0)..(row + 1, 0)).filter(|(_, cell)| !cell.text.is_empty());
            beneath.is_some_and(|table| {
                let (left, _, right, _) = table.range;
                cells.all(|((_, column), _)| *column > left && *column <= right)
            })
        };
        for row in rows.into_iter().filter(|row| outside(*row) && !is_exempt && !is_band(*row)) {
            let filled = sheet.cells.range((row, 0)..(row + 1, 0)).filter(|(_, cell)| !cell.text.is_empty()).count();
            if filled >= 3 {
                wrong.push(format!("row {row} has {filled} cells and belongs to no table"));
            }
        }
        wrong
    }

    fn unique_table_names(&self) -> Vec<String> {
        let mut taken: HashSet<String> = self.names.iter().map(|name| name.to_lowercase()).collect();
        let names = self.sheets.iter().flat_map(|sheet| &sheet.tables).map(|table| table.name.to_lowercase());
        names
            .filter(|name| name.is_empty() || !taken.insert(name.clone()))
            .map(|name| format!("table {name}"))
            .collect()
    }

    fn blanks(&self, sheet: &Sheet) -> Vec<String> {
        let mut blank = Vec::new();
        for Table { name, range: (left, top, right, bottom), .. } in &sheet.tables {
            let is_blank = |row: u32, column: u32| sheet.text(row, column).trim().is_empty();
            let is_open =
                |row: u32, column: u32| sheet.cells.get(&(row, column)).is_some_and(|cell| self.style(cell).is_open);
            blank.extend(
                (*top..=*bottom)
                    .filter(|row| (*left..=*right).all(|column| is_blank(*row, column)))
                    .filter(|row| *row != top + 1 || *row != *bottom || !is_open(*row, *left))
                    .map(|row| format!("{name}: row {row}")),
            );
            blank.extend(
                (*left..=*right)
                    .filter(|column| is_blank(*top, *column))
                    .map(|column| format!("{name}: column {column}")),
            );
            if !self.is_form {
                let cells = (*top..=*bottom).flat_map(|row| (*left..=*right).map(move |column| (row, column)));
                let is_mute = |(row, column): &(u32, u32)| is_blank(*row, *column) && !is_open(*row, *column);
                blank.extend(cells.filter(is_mute).map(|cell| format!("{name}: {cell:?}")));
            }
        }
        blank
    }

    fn tab_names(&self) -> Vec<String> {
        let mut taken = HashSet::new();
        let number = |name: &str| name.strip_prefix("Sheet").is_some_and(|rest| rest.trim().parse::<u32>().is_ok());
        let wrong = |name: &&str| {
            let length = name.chars().count();
            !taken.insert(name.to_lowercase()) || !(3..=30).contains(&length) || number(name)
        };
        self.sheets.iter().map(|sheet| sheet.name.as_str()).filter(wrong).map(|name| format!("tab '{name}'")).collect()
    }

    fn notes_written(&self) -> Vec<String> {
        let texts = || {
            self.sheets.iter().flat_map(|sheet| sheet.cells.iter().map(move |(place, cell)| (sheet, place, &cell.text)))
        };
        let stars = ['*', '†', '‡', '¹', '²', '³'];
        let starred = texts().filter(|(_, _, text)| text.ends_with(stars) || text.starts_with(stars));
        let mut wrong: Vec<String> =
            starred.map(|(sheet, place, text)| format!("{} {place:?}: {text}", sheet.name)).collect();
        // What explains a note begins with it.
        let explained: HashSet<&str> = texts()
            .filter(|(_, _, text)| text.starts_with("[note "))
            .filter_map(|(_, _, text)| text.split(']').next())
            .collect();
        for (_, _, text) in texts() {
            let used = text.match_indices("[note ").filter_map(|(from, _)| text[from..].split(']').next());
            wrong.extend(used.filter(|note| !explained.contains(note)).map(|note| format!("{note}] is not explained")));
        }
        wrong
    }

    /// A coloured cell has a word, and in a column the same word has the same colour: else the colour
    /// would say what the word does not. (*none* is also what people type.)
    fn colour_alone(&self, sheet: &Sheet) -> Vec<String> {
        let is_coloured = |cell: &Cell| self.style(cell).paper != WHITE;
        let mute = sheet.cells.iter().filter(|(_, cell)| is_coloured(cell) && cell.text.trim().is_empty());
        let mut wrong: Vec<String> = mute.filter(|(_, cell)| !self.style(cell).is_open).map(at).collect();
        if self.is_form {
            return wrong;
        }
        let mut papers: HashMap<(u32, &str), u32> = HashMap::new();
        // Totals have a look of their own, whatever they say.
        let is_total = |row: u32| sheet.tables.iter().any(|table| table.is_total(row));
        let told = sheet.in_tables().filter(|((row, _), cell)| cell.text != "none" && !is_total(*row));
        for ((row, column), cell) in told {
            let paper = self.style(cell).paper;
            if *papers.entry((*column, &cell.text)).or_insert(paper) != paper {
                wrong.push(format!("row {row}, column {column}: '{}' in two colours", cell.text));
            }
        }
        wrong
    }

    fn opens_elsewhere(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        let tab = self.view.as_ref().map_or("", |view| view.attribute("activeTab"));
        if !matches!(tab, "" | "0") || !self.first_is_seen {
            wrong.push("it does not open on its first sheet".to_owned());
        }
        for (position, sheet) in self.sheets.iter().enumerate() {
            for view in sheet.xml.all("sheetView") {
                if (view.attribute("tabSelected") == "1") != (position == 0) {
                    wrong.push(format!("{} is chosen, or the first is not", sheet.name));
                }
                if !matches!(view.attribute("topLeftCell"), "" | "A1") {
                    wrong.push(format!("{} is scrolled", sheet.name));
                }
                // A frozen pane has a cell of its own.
                let chosen = view.all("selection").into_iter().filter(|one| one.attribute("pane").is_empty());
                let chosen = chosen.map(|one| one.attribute("activeCell"));
                wrong.extend(
                    chosen.filter(|cell| !matches!(*cell, "" | "A1")).map(|cell| format!("{}: {cell}", sheet.name)),
                );
            }
        }
        wrong
    }

    fn letters(&self, sheet: &Sheet) -> Vec<String> {
        const SANS: [&str; 6] = ["Calibri", "Carlito", "Arial", "Aptos", "Helvetica", "Verdana"];
        let wrong = |cell: &Cell| self.style(cell).points < 11.0 || !SANS.contains(&self.style(cell).font.as_str());
        sheet.cells.iter().filter(|(_, cell)| wrong(cell)).map(at).collect()
    }
}

fn at<C>(((row, column), _): (&(u32, u32), C)) -> String {
    careers_audit::answers::cell_name(row - 1, column - 1)
}

fn vague_links(sheet: &Sheet) -> Vec<String> {
    let links = sheet.xml.all("hyperlink").into_iter().map(|link| corners(link.attribute("ref")));
    links
        .map(|(column, row, ..)| sheet.text(row, column))
        .filter(|text| {
            let plain = text.trim().to_lowercase();
            plain.len() < 4
                || ["here", "click here", "link", "more", "read more"].contains(&&*plain)
                || plain.contains("://")
        })
        .map(|text| format!("'{text}'"))
        .collect()
}

/// Contrast by WCAG 2.
fn contrast(ink: u32, paper: u32) -> f64 {
    let luminance = |colour: u32| {
        let part = |shift: u32| {
            let value = f64::from((colour >> shift) & 0xFF) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    };
    let (ink, paper) = (luminance(ink), luminance(paper));
    (ink.max(paper) + 0.05) / (ink.min(paper) + 0.05)
}
