//! A package taken apart: its sheets as people see them, with cells, styles, tables and drawings.

use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read};

use quick_xml::events::Event;

/// The parts of a package, as text.
#[derive(Clone)]
pub struct Package(pub BTreeMap<String, String>);

impl Package {
    pub fn open(bytes: &[u8]) -> Package {
        let mut package = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
        let mut parts = BTreeMap::new();
        for position in 0..package.len() {
            let mut part = package.by_index(position).expect("a part");
            let name = part.name().expect("a name").into_owned();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("read");
            parts.insert(name, String::from_utf8_lossy(&bytes).into_owned());
        }
        Package(parts)
    }

    /// The same with something broken in the parts whose name starts so; fails where it is not there.
    pub fn with(&self, start: &str, from: &str, to: &str) -> Package {
        let mut broken = self.clone();
        let parts = broken.0.iter_mut().filter(|(name, text)| name.starts_with(start) && text.contains(from));
        let (_, text) = parts.into_iter().next().unwrap_or_else(|| panic!("no {from} in {start}"));
        *text = text.replace(from, to);
        broken
    }

    pub fn xml(&self, name: &str) -> Node {
        self.0.get(name).map_or_else(Node::default, |text| Node::parse(text))
    }

    /// The parts that a part refers to, by id.
    pub fn related(&self, name: &str) -> HashMap<String, String> {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let links = self.xml(&format!("{folder}/_rels/{file}.rels"));
        let target = |link: &Node| {
            let target = link.attribute("Target");
            match target.strip_prefix("../") {
                Some(above) => format!("{}/{above}", folder.rsplit_once('/').map_or("", |(above, _)| above)),
                None => format!("{folder}/{target}"),
            }
        };
        links.all("Relationship").into_iter().map(|link| (link.attribute("Id").to_owned(), target(link))).collect()
    }
}

/// An element, with prefixes left off.
#[derive(Clone, Debug, Default)]
pub struct Node {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub text: String,
    pub children: Vec<Node>,
}

impl Node {
    pub fn parse(text: &str) -> Node {
        let mut reader = quick_xml::Reader::from_str(text);
        let mut open = vec![Node::default()];
        let local = |name: &str| name.rsplit_once(':').map_or(name, |(_, local)| local).to_owned();
        let begun = |start: &quick_xml::events::BytesStart<'_>| Node {
            name: local(start.name().as_ref()),
            attributes: start
                .attributes()
                .map(|attribute| attribute.expect("an attribute"))
                .map(|one| (local(one.key.as_ref()), unescaped(&one.value)))
                .collect(),
            ..Node::default()
        };
        loop {
            match reader.read_event().expect("XML") {
                Event::Start(start) => open.push(begun(&start)),
                Event::Empty(start) => open.last_mut().expect("open").children.push(begun(&start)),
                Event::End(_) => {
                    let closed = open.pop().expect("open");
                    open.last_mut().expect("open").children.push(closed);
                }
                Event::Text(text) => open.last_mut().expect("open").text.push_str(&text),
                Event::GeneralRef(entity) => {
                    let entity = format!("&{};", &*entity);
                    open.last_mut().expect("open").text.push_str(&unescaped(&entity));
                }
                Event::Eof => return open.remove(0),
                Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }

    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value)
    }

    /// Every element of that name, however deep.
    pub fn all(&self, name: &str) -> Vec<&Node> {
        let below = self.children.iter().flat_map(|child| child.all(name));
        self.children.iter().filter(|child| child.name == name).chain(below).collect()
    }

    pub fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    pub fn whole_text(&self) -> String {
        self.children.iter().fold(self.text.clone(), |text, child| text + &child.whole_text())
    }
}

pub fn unescaped(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), |text| text.into_owned())
}

/// A cell: its style and what it shows.
#[derive(Clone, Debug)]
pub struct Cell {
    pub style: usize,
    pub text: String,
    pub is_number: bool,
}

/// How a cell looks.
#[derive(Clone, Debug, Default)]
pub struct Style {
    pub ink: u32,
    pub paper: u32,
    pub points: f64,
    pub font: String,
    pub wraps: bool,
    pub is_open: bool,
}

pub struct Table {
    pub name: String,
    /// Left, top, right, bottom, all from 1.
    pub range: (u32, u32, u32, u32),
    pub headings: u32,
    /// Rows of totals at its foot.
    pub totals: u32,
}

pub struct Sheet {
    pub name: String,
    pub xml: Node,
    pub cells: BTreeMap<(u32, u32), Cell>,
    pub tables: Vec<Table>,
    pub drawings: Vec<Node>,
}

impl Sheet {
    pub fn text(&self, row: u32, column: u32) -> &str {
        self.cells.get(&(row, column)).map_or("", |cell| cell.text.as_str())
    }

    pub fn in_tables(&self) -> impl Iterator<Item = (&(u32, u32), &Cell)> {
        self.cells.iter().filter(|((row, column), _)| {
            self.tables.iter().any(|Table { range: (left, top, right, bottom), .. }| {
                (top..=bottom).contains(&row) && (left..=right).contains(&column)
            })
        })
    }
}

impl Table {
    /// Whether a row is one of its totals.
    pub fn is_total(&self, row: u32) -> bool {
        let (_, _, _, bottom) = self.range;
        (bottom + 1 - self.totals..=bottom).contains(&row)
    }
}

pub fn read_sheet(package: &Package, name: &str, part: &str, strings: &[String]) -> Sheet {
    let xml = package.xml(part);
    let related = package.related(part);
    let tables = related.values().filter(|target| target.contains("/tables/")).map(|target| package.xml(target));
    let mut tables: Vec<Table> = tables
        .flat_map(|node| node.children)
        .map(|table| Table {
            name: table.attribute("displayName").to_owned(),
            range: corners(table.attribute("ref")),
            headings: table.attribute("headerRowCount").parse().unwrap_or(1),
            totals: table.attribute("totalsRowCount").parse().unwrap_or(0),
        })
        .collect();
    tables.sort_by_key(|table| table.range.1);
    let drawn = related.values().filter(|target| target.contains("/drawings/"));
    let mut cells = BTreeMap::new();
    let rows = xml.child("worksheet").and_then(|sheet| sheet.child("sheetData")).map_or(&[][..], |data| &data.children);
    for cell in rows.iter().flat_map(|row| &row.children) {
        let (column, row, ..) = corners(cell.attribute("r"));
        let value = cell.child("v").map(|value| value.text.clone()).unwrap_or_default();
        let kind = cell.attribute("t");
        let text = match kind {
            "s" => strings[value.parse::<usize>().expect("an index")].clone(),
            "inlineStr" => cell.whole_text(),
            _ => value,
        };
        let style = cell.attribute("s").parse().unwrap_or(0);
        cells.insert((row, column), Cell { style, text, is_number: matches!(kind, "" | "n" | "b") });
    }
    Sheet { name: name.to_owned(), cells, tables, drawings: drawn.map(|part| package.xml(part)).collect(), xml }
}

pub const WHITE: u32 = 0xFF_FF_FF;

pub fn read_styles(styles: &Node) -> Vec<Style> {
    let colour = |node: Option<&Node>, otherwise: u32| {
        let rgb = node.map_or("", |node| node.attribute("rgb"));
        if rgb.len() == 8 { u32::from_str_radix(&rgb[2..], 16).expect("a colour") } else { otherwise }
    };
    let list = |name: &str| styles.all(name).first().map_or_else(Vec::new, |list| list.children.iter().collect());
    let (fonts, fills) = (list("fonts"), list("fills"));
    let number = |node: &Node, name: &str| node.attribute(name).parse::<usize>().unwrap_or(0);
    list("cellXfs")
        .into_iter()
        .map(|format: &Node| {
            let font: &Node = fonts[number(format, "fontId")];
            let fill = fills[number(format, "fillId")].child("patternFill");
            let fill = fill.filter(|fill| fill.attribute("patternType") == "solid");
            Style {
                // A colour of the theme is its text colour, which is black.
                ink: colour(font.child("color"), 0),
                paper: colour(fill.and_then(|fill| fill.child("fgColor")), WHITE),
                points: font.child("sz").map_or(0.0, |size| size.attribute("val").parse().unwrap_or(0.0)),
                font: font.child("name").map_or_else(String::new, |name| name.attribute("val").to_owned()),
                wraps: format.child("alignment").is_some_and(|alignment| alignment.attribute("wrapText") == "1"),
                is_open: format.child("protection").is_some_and(|protection| protection.attribute("locked") == "0"),
            }
        })
        .collect()
}

/// `A5:B9` as left, top, right, bottom, all from 1.
pub fn corners(range: &str) -> (u32, u32, u32, u32) {
    let cell = |name: &str| {
        let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let column = letters.bytes().fold(0, |column, letter| column * 26 + u32::from(letter - b'A') + 1);
        (column, name[letters.len()..].parse::<u32>().expect("a row"))
    };
    let (from, to) = range.split_once(':').unwrap_or((range, range));
    let ((left, top), (right, bottom)) = (cell(from), cell(to));
    (left, top, right, bottom)
}
