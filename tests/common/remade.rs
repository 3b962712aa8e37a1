//! Plan workbooks as other people's programs leave them, made by code: with prefixes, moved, with formulas.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use super::opened::corners;

/// Every part as it is packed, by its name.
pub fn packed(bytes: &[u8]) -> BTreeMap<String, (usize, String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut parts = BTreeMap::new();
    for number in 0..archive.len() {
        let mut part = archive.by_index_raw(number).expect("a part");
        // A moment that is none is written as the first that can be.
        let saved = part.last_modified().unwrap_or_default();
        let about = format!("{saved:?} {:?} {:?}", part.compression(), part.unix_mode());
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("read");
        parts.insert(part.name().expect("a name").into_owned(), (number, about, bytes));
    }
    parts
}

/// A file with some parts changed, in their order, and more parts behind.
pub fn remade(bytes: &[u8], more: &[(&str, &str)], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).expect("a part");
        let (name, options) = (part.name().expect("a name").into_owned(), part.options());
        let mut text = String::new();
        part.read_to_string(&mut text).expect("text");
        zip.start_file(name.clone(), options).expect("begun");
        zip.write_all(change(&name, text).as_bytes()).expect("written");
    }
    for (name, text) in more {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("begun");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

/// The sheets *School* and *Departments*.
fn is_typed_into(name: &str) -> bool {
    ["xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml"].contains(&name)
}

/// Every element of the two sheets with a prefix.
pub fn prefixed(bytes: &[u8]) -> Vec<u8> {
    remade(bytes, &[], |name, text| {
        if !is_typed_into(name) {
            return text;
        }
        let text = text.replace("<?", "\u{1}").replace("</", "\u{2}").replace('<', "<x:");
        text.replace('\u{2}', "</x:").replace('\u{1}', "<?").replace("xmlns=", "xmlns:x=")
    })
}

/// All cells of the two sheets further down and to the right, in rows and columns that somebody inserted.
pub fn moved(bytes: &[u8], down: u32, right: u32) -> Vec<u8> {
    let shifted = |cell: &str| {
        if cell.chars().all(|c| c.is_ascii_digit()) {
            return (cell.parse::<u32>().expect("a row") + down).to_string();
        }
        let (left, top, ..) = corners(cell);
        careers_audit::answers::cell_name(top - 1 + down, left - 1 + right)
    };
    remade(bytes, &[], |name, text| {
        if !is_typed_into(name) && !["1", "2", "3", "4"].iter().any(|n| name == format!("xl/tables/table{n}.xml")) {
            return text;
        }
        let mut whole = String::new();
        for (position, piece) in text.split('"').enumerate() {
            let names = [" r=", " ref=", " sqref=", " topLeftCell=", " activeCell="];
            let is_place = position % 2 == 1 && names.iter().any(|name| whole.ends_with(&format!("{name}\"")));
            let piece = match is_place {
                true => {
                    let places = piece.split(' ').map(|one| one.split(':').map(shifted).collect::<Vec<_>>().join(":"));
                    places.collect::<Vec<_>>().join(" ")
                }
                false => piece.to_owned(),
            };
            whole.push_str(&piece);
            whole.push('"');
        }
        whole.pop();
        whole
    })
}

/// With a sheet of somebody's own whose formulas name the plan's cells; the Careers Leader's name is a formula too, and the
/// chain of calculation names both, as Excel saves them.
pub fn with_formulas(bytes: &[u8]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let own = format!(
        "<worksheet xmlns=\"{main}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><f>School!C13</f><v>old</v></c><c r=\"B1\" \
         t=\"inlineStr\"><is><t>Jo Ray</t></is></c></row></sheetData></worksheet>"
    );
    let chain = format!("<calcChain xmlns=\"{main}\"><c r=\"C15\" i=\"2\"/><c r=\"A1\" i=\"99\"/></calcChain>");
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let types = format!(
        "<Override PartName=\"/xl/worksheets/own.xml\" ContentType=\"{kind}.worksheet+xml\"/><Override \
         PartName=\"/xl/calcChain.xml\" ContentType=\"{kind}.calcChain+xml\"/></Types>"
    );
    let links = format!(
        "<Relationship Id=\"own\" Type=\"{kinds}/worksheet\" Target=\"worksheets/own.xml\"/><Relationship Id=\"chain\" \
         Type=\"{kinds}/calcChain\" Target=\"calcChain.xml\"/></Relationships>"
    );
    let more = [("xl/worksheets/own.xml", own.as_str()), ("xl/calcChain.xml", chain.as_str())];
    remade(bytes, &more, |name, text| match name {
        "[Content_Types].xml" => text.replace("</Types>", &types),
        "xl/_rels/workbook.xml.rels" => text.replace("</Relationships>", &links),
        "xl/workbook.xml" => text
            .replace("</sheets>", "<sheet name=\"Own\" sheetId=\"99\" r:id=\"own\"/></sheets>")
            .replace(" fullCalcOnLoad=\"1\"", ""),
        "xl/worksheets/sheet2.xml" => {
            let (before, rest) = text.split_once("<c r=\"C15\"").expect("the cell");
            let (style, rest) = rest.split_once(" t=").expect("its type");
            let (_, rest) = rest.split_once("</c>").expect("its end");
            format!("{before}<c r=\"C15\"{style} t=\"str\"><f>Own!B1</f><v>Jo Ray</v></c>{rest}")
        }
        _ => text,
    })
}

pub fn of_1904(bytes: &[u8]) -> Vec<u8> {
    remade(bytes, &[], |name, text| match name {
        "xl/workbook.xml" => text.replace("<workbookPr ", "<workbookPr date1904=\"1\" "),
        _ => text,
    })
}

pub fn strict(bytes: &[u8]) -> Vec<u8> {
    remade(bytes, &[], |_, text| {
        let text = text.replace(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
        );
        text.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
    })
}
