//! What a page and a workbook say to whoever reads them, taken from their text alone.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

/// A sheet's cells as they read.
type Sheet = Vec<Vec<String>>;

/// What was read of both.
pub struct Read {
    /// Group, place and outcome, a line each, as the workbook's first sheet has them.
    pub lines: Vec<(String, String, String)>,
    /// On the page: of a group and an outcome, where it is met.
    pub page: BTreeMap<(String, String), Vec<String>>,
    /// All of the text of both, in small letters.
    pub all: String,
}

impl Read {
    pub fn of(html: &str, book: &[Sheet]) -> Read {
        let first = book.first().expect("a sheet");
        let head = first.iter().position(|row| row.get(1).is_some_and(|cell| cell == "Where")).expect("headings");
        let rows = first[head + 1..].iter().take_while(|row| row.iter().all(|cell| !cell.is_empty()));
        let line = |row: &Vec<String>| {
            let title = row[3].split('\n').next().expect("a title").to_owned();
            (row[0].clone(), row[1].clone(), title)
        };
        let cells = book.iter().flatten().flatten().cloned().collect::<Vec<_>>().join("\n");
        Read {
            lines: rows.map(line).collect(),
            page: page(html),
            all: format!("{}\n{cells}", plain(html)).to_lowercase(),
        }
    }
}

/// Every sheet of a workbook.
pub fn book(bytes: &[u8]) -> Vec<Sheet> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let cell = |data: &Data| data.to_string().trim().to_owned();
    let names = book.sheet_names();
    let sheet = |name: String| {
        book.worksheet_range(&name).expect("cells").rows().map(|row| row.iter().map(cell).collect()).collect()
    };
    names.into_iter().map(sheet).collect()
}

/// The first part: its groups by their headings, and beneath each its rows.
fn page(html: &str) -> BTreeMap<(String, String), Vec<String>> {
    let part = html.split("<section").nth(1).and_then(|rest| rest.split("</section>").next()).expect("a part");
    let mut told = BTreeMap::new();
    for group in part.split("<h3").skip(1) {
        let name = words(group.split('>').nth(1).expect("a heading").split('<').next().expect("words"));
        for row in group.split("<th scope=\"row\">").skip(1) {
            let (title, rest) = row.split_once("</th>").expect("a cell");
            let cell = rest.split("</td>").next().expect("a cell");
            let places = cell
                .split("<span class=\"line\">")
                .skip(1)
                .map(|line| words(line.split("</span>").next().expect("a line")));
            let before = told.insert(
                (name.clone(), words(title.split('>').nth(1).and_then(|text| text.split('<').next()).expect("words"))),
                places.collect(),
            );
            assert!(before.is_none(), "{name}: {title} is told twice");
        }
    }
    told
}

/// The text of a page: a line for each cell, heading, item and paragraph, without what says how it looks.
pub fn plain(html: &str) -> String {
    let (before, rest) = html.split_once("<style>").expect("a style");
    let (_, after) = rest.split_once("</style>").expect("a style");
    let mut text = String::new();
    let mut inside = false;
    for letter in before.chars().chain(after.chars()) {
        match letter {
            '<' => {
                inside = true;
                text.push('\n');
            }
            '>' if inside => inside = false,
            _ if !inside => text.push(letter),
            _ => {}
        }
    }
    let lines: Vec<String> =
        words(&text).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    lines.join("\n")
}

/// A text as it reads.
fn words(text: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    named.iter().fold(text.to_owned(), |text, (name, letter)| text.replace(name, letter))
}
