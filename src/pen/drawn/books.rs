//! What a drawn book of tables looks like inside.

use super::*;

#[test]
fn a_book_of_tables_is_bound_and_twice_alike_and_no_cell_is_blank() {
    let table = |name: &str, rows| Table {
        name: name.to_owned(),
        caption: None,
        columns: vec![Heading::new("Subject", 20), Heading::turned("KS3-1", 6), Heading::new("Reached", 16)],
        rows,
        bars: None,
    };
    let rows = vec![
        vec![Cell::text("History"), Cell::Number(2.0), Cell::toned("Foundation", Tone::Low)],
        vec![Cell::Strong("RE".to_owned()), Cell::PerCent(40)],
        vec![
            Cell::Link { text: "Art".to_owned(), target: "internal:'More'!A1".to_owned() },
            Cell::Date(STAMP),
            Cell::text(" "),
        ],
    ];
    let page = |name: &str, tables| Page {
        name: name.to_owned(),
        title: name.to_owned(),
        headline: None,
        notes: vec!["Counted from the returns.".to_owned()],
        tables,
        frozen_columns: 1,
        print: PrintOn::Landscape,
        tab: Tab::First,
    };
    let book = Book {
        title: "Matrix".to_owned(),
        subject: "Riverside".to_owned(),
        marks: vec![("careers_audit_kind".to_owned(), "matrix".to_owned())],
        pages: vec![
            page("Position", vec![table("position", rows)]),
            page("More", vec![table("position!", Vec::new())]),
        ],
        stamp: STAMP,
    };
    let bytes = bind(&book).expect("bound");
    assert_eq!(bytes, bind(&book).expect("bound"));
    for (name, text) in parts(&bytes, "xl/worksheets/sheet") {
        assert!(text.split("<c ").skip(1).all(|cell| cell.contains("<v>")), "{name} has a blank cell");
    }
    assert_eq!(parts(&bytes, "xl/tables/table").len(), 2);
}

#[test]
fn groups_bear_their_name_and_a_table_stands_beneath_another() {
    let heading = |text: &str, group: &str| Heading::turned(text, 8).group(group);
    let table =
        |name: &str, columns| Table { name: name.to_owned(), caption: None, columns, rows: Vec::new(), bars: None };
    let columns = vec![
        Heading::new("Ref", 8).whole(),
        heading("English", "English"),
        heading("Media", "English"),
        heading("Music", "Performing Arts"),
        heading("Steps", "Dance"),
    ];
    let book = Book {
        title: "Matrix".to_owned(),
        subject: "Riverside".to_owned(),
        marks: Vec::new(),
        pages: vec![Page {
            name: "Ladder".to_owned(),
            title: "Ladder".to_owned(),
            headline: Some("1 of 1.".to_owned()),
            notes: Vec::new(),
            tables: vec![table("one", columns), table("two", vec![Heading::new("Ref", 8)])],
            frozen_columns: 1,
            print: PrintOn::OneUpright,
            tab: Tab::First,
        }],
        stamp: STAMP,
    };
    let bytes = bind(&book).expect("bound");
    let tables = parts(&bytes, "xl/tables/table");
    assert_eq!(values(&tables[0].1, "tableColumn", "name"), ["Ref", "English", "Media", "Music", "Steps"]);
    // Above the headings, over all its columns; not where the only heading says the same, nor where it has no room.
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    let band: Vec<&str> =
        sheet.split("<row r=\"3\"").nth(1).and_then(|row| row.split("</row>").next()).into_iter().collect();
    assert_eq!(band.join("").matches("<c r=").count(), 3, "{band:?}");
    assert_eq!(part(&bytes, "xl/sharedStrings.xml").matches("<t>English</t>").count(), 1);
    assert!(!tables[0].1.contains("<autoFilter"), "buttons would cover turned headings");
    // Title, headline, gap, headings in row 4, one row; gap, and the next table.
    assert_eq!(
        (values(&tables[0].1, "table", " ref"), values(&tables[1].1, "table", " ref")),
        (vec!["A4:E5"], vec!["A8:A9"])
    );
}

/// A book of two sheets: *Counts* with a formula in each row and a row of totals, and *Rows*, to which it leads.
fn counted() -> Book {
    let page = |name: &str, table: Table| Page {
        name: name.to_owned(),
        title: name.to_owned(),
        headline: None,
        notes: vec!["Counted from the returns.".to_owned()],
        tables: vec![table],
        frozen_columns: 1,
        print: PrintOn::Landscape,
        tab: Tab::Main,
    };
    let words = "COUNTIF({cells},\"Taught\")".to_owned();
    let of = |count: usize| Formula { words: words.clone(), reads: Reads::Across(2, 3), worth: Worth::count(count) };
    let total = |worth: &str| {
        let words = format!("{words}&\" of \"&ROWS({{cells}})");
        Cell::Formula(Formula { words, reads: Reads::Above, worth: Worth::Text(worth.to_owned()) })
    };
    let row = |row, count, history: &str, music: &str| {
        let to = RowOf::new("rows", row);
        let text = format!("KS3-{}", row + 1);
        vec![Cell::Leads { text, to }, Cell::Formula(of(count)), Cell::text(history), Cell::text(music)]
    };
    let counts = Table {
        name: "counts".to_owned(),
        caption: None,
        columns: vec![
            Heading::new("Ref", 9).totalled(Cell::text("Taught")),
            Heading::new("Subjects", 9),
            Heading::new("History", 10).leading(Some(RowOf::new("rows", 1))).totalled(total("2 of 2")),
            Heading::new("Music", 10).totalled(total("1 of 2")),
        ],
        rows: vec![row(0, 2, "Taught", "Taught"), row(1, 1, "Taught", "not taught")],
        bars: None,
    };
    let rows = Table {
        name: "rows".to_owned(),
        caption: None,
        columns: vec![Heading::new("Row", 20), Heading::new("File", 20)],
        rows: [("=1+1", "a%20b #1 £.xlsx"), ("@home", "late ones/PE audit.xlsx"), ("-", "50%.xlsx")]
            .map(|(text, file)| {
                let path = format!("../returns/{file}");
                vec![Cell::text(text), Cell::to_file(file, &path, Some(("O'Neil outcomes", "D6")))]
            })
            .to_vec(),
        bars: None,
    };
    Book {
        title: "Matrix".to_owned(),
        subject: "Riverside".to_owned(),
        marks: Vec::new(),
        pages: vec![page("Counts", counts), page("Row's", rows)],
        stamp: STAMP,
    }
}

#[test]
fn a_formula_is_drawn_over_its_own_cells_with_its_result() {
    let bytes = bind(&counted()).expect("bound");
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for cell in [
        "<f>COUNTIF(C5:D5,\"Taught\")</f><v>2</v>",
        "<f>COUNTIF(C6:D6,\"Taught\")</f><v>1</v>",
        "t=\"str\"><f>COUNTIF(C5:C6,\"Taught\")&amp;\" of \"&amp;ROWS(C5:C6)</f><v>2 of 2</v>",
    ] {
        assert!(sheet.contains(cell), "{cell} in {sheet}");
    }
    let table = part(&bytes, "xl/tables/table1.xml");
    // Excel repairs a table of which a total differs from the cell, or which has a heading that no cell has.
    assert!(table.contains("ref=\"A4:D7\" totalsRowCount=\"1\""), "{table}");
    assert!(table.contains("<autoFilter ref=\"A4:D6\"/>"), "totals are never filtered away: {table}");
    assert!(table.contains("name=\"Ref\" totalsRowLabel=\"Taught\""), "{table}");
    assert!(table.contains("name=\"Subjects\" totalsRowLabel=\"none\""), "{table}");
    assert!(
        table.contains("<totalsRowFormula>COUNTIF(D5:D6,\"Taught\")&amp;\" of \"&amp;ROWS(D5:D6)</totalsRowFormula>"),
        "{table}"
    );
    assert!(!part(&bytes, "xl/tables/table2.xml").contains("totalsRowLabel"));
}

#[test]
fn cells_and_headings_lead_to_the_exact_row() {
    let mut book = counted();
    let bytes = bind(&book).expect("bound");
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for (cell, row) in [("A5", 5), ("A6", 6), ("C4", 6)] {
        let link = format!("<hyperlink ref=\"{cell}\" location=\"'Row''s'!A{row}\"");
        assert!(sheet.contains(&link), "{link} in {sheet}");
    }
    book.pages[0].tables[0].columns[2].leads = Some(RowOf::new("rows", 3));
    assert!(matches!(bind(&book), Err(PenError::NoRow { row: 3, .. })));
    book.pages[0].tables[0].columns[2].leads = Some(RowOf::new("nowhere", 0));
    assert!(matches!(bind(&book), Err(PenError::NoRow { .. })));
}

#[test]
fn links_to_files_are_escaped_once_and_a_text_like_a_formula_stays_a_text() {
    let bytes = bind(&counted()).expect("bound");
    let links = part(&bytes, "xl/worksheets/_rels/sheet2.xml.rels");
    for target in
        ["../returns/a%2520b%20%231%20£.xlsx", "../returns/late%20ones/PE%20audit.xlsx", "../returns/50%25.xlsx"]
    {
        assert!(links.contains(&format!("Target=\"{target}\" TargetMode=\"External\"")), "{target} in {links}");
    }
    let sheet = part(&bytes, "xl/worksheets/sheet2.xml");
    assert_eq!(values(&sheet, "hyperlink", "location"), ["'O''Neil outcomes'!D6"; 3]);
    assert!(!sheet.contains("<f>"));
    assert!(part(&bytes, "xl/sharedStrings.xml").contains("<t>=1+1</t>"));
}

#[test]
fn no_sheet_has_more_links_than_excel_allows() {
    let mut book = counted();
    let rows = &mut book.pages[1].tables[0].rows;
    *rows = vec![vec![Cell::text("-"), Cell::to_file("a.xlsx", "../returns/a.xlsx", None)]; MOST_LINKS + 2];
    let bytes = bind(&book).expect("bound");
    let sheet = part(&bytes, "xl/worksheets/sheet2.xml");
    assert_eq!(sheet.matches("<hyperlink ").count(), MOST_LINKS);
    assert!(sheet.contains(&format!("r=\"B{}\"", 4 + MOST_LINKS + 2)), "the others are texts");
}
