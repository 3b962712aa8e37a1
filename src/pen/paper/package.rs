//! The parts that tell of the others: what is in the package, what it is about, and how its parts hang together.

use std::fmt::Write;

use jiff::civil::Date;

use super::names::{self, Name};
use super::part::Part;
use super::sheet::{Sheet, Table};
use super::xml;
use crate::pen::package::LANGUAGE;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const SHEETS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// What a workbook says of itself.
#[derive(Clone, Debug)]
pub(in crate::pen) struct About {
    pub(in crate::pen) title: String,
    pub(in crate::pen) subject: String,
    pub(in crate::pen) company: String,
    /// The day on which it was made.
    pub(in crate::pen) stamp: Date,
    /// Names and values of its own.
    pub(in crate::pen) marks: Vec<(String, String)>,
}

/// How many there are of the parts that a workbook may have many of.
#[derive(Clone, Copy)]
pub(super) struct Count {
    pub(super) sheets: usize,
    pub(super) tables: usize,
    pub(super) notes: usize,
}

/// What is in the package.
pub(super) fn contents(count: Count) -> Part {
    let mut part = Part::begun("[Content_Types].xml");
    let out = &mut part.text;
    let _ = write!(out, "<Types xmlns=\"{PACKAGE}/content-types\">");
    let mut kinds = vec![("rels", format!("{}.relationships+xml", "application/vnd.openxmlformats-package"))];
    kinds.push(("xml", "application/xml".to_owned()));
    if count.notes > 0 {
        kinds.push(("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing".to_owned()));
    }
    for (extension, kind) in kinds {
        let _ = write!(out, "<Default Extension=\"{extension}\" ContentType=\"{kind}\"/>");
    }
    let mut add = |name: &str, kind: &str| {
        let _ = write!(out, "<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>");
    };
    let document = "application/vnd.openxmlformats-officedocument";
    add("docProps/app.xml", &format!("{document}.extended-properties+xml"));
    add("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    add("xl/styles.xml", &format!("{SHEETS}.styles+xml"));
    add("xl/theme/theme1.xml", &format!("{document}.theme+xml"));
    add("xl/workbook.xml", &format!("{SHEETS}.sheet.main+xml"));
    let many = [
        ("worksheets/sheet", "worksheet", count.sheets),
        ("tables/table", "table", count.tables),
        ("comments", "comments", count.notes),
    ];
    for (name, kind, so_many) in many {
        for number in 1..=so_many {
            add(&format!("xl/{name}{number}.xml"), &format!("{SHEETS}.{kind}+xml"));
        }
    }
    add("xl/sharedStrings.xml", &format!("{SHEETS}.sharedStrings+xml"));
    add("docProps/custom.xml", &format!("{document}.custom-properties+xml"));
    out.push_str("</Types>");
    part
}

/// Where a reader of the package begins.
pub(super) fn beginnings() -> Part {
    let parts = [
        (OFFICE, "officeDocument", "xl/workbook.xml"),
        (PACKAGE, "metadata/core-properties", "docProps/core.xml"),
        (OFFICE, "extended-properties", "docProps/app.xml"),
        (OFFICE, "custom-properties", "docProps/custom.xml"),
    ];
    related("_rels/.rels", parts.map(|(of, kind, target)| (of, kind, target.to_owned())))
}

/// Where the parts of the workbook lie.
pub(super) fn relations(sheets: usize) -> Part {
    let own = (1..=sheets).map(|number| (OFFICE, "worksheet", format!("worksheets/sheet{number}.xml")));
    let others = [("theme", "theme/theme1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")];
    related("xl/_rels/workbook.xml.rels", own.chain(others.map(|(kind, target)| (OFFICE, kind, target.to_owned()))))
}

fn related(name: &str, parts: impl IntoIterator<Item = (&'static str, &'static str, String)>) -> Part {
    let mut part = Part::begun(name);
    let out = &mut part.text;
    let _ = write!(out, "<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (number, (of, kind, target)) in (1..).zip(parts) {
        let _ =
            write!(out, "<Relationship Id=\"rId{number}\" Type=\"{of}/relationships/{kind}\" Target=\"{target}\"/>");
    }
    out.push_str("</Relationships>");
    part
}

/// The workbook: its sheets and its names.
pub(super) fn workbook(sheets: &[Sheet], names: &[Name]) -> Part {
    let mut part = Part::begun("xl/workbook.xml");
    let out = &mut part.text;
    let _ = write!(out, "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}/relationships\">");
    out.push_str("<fileVersion appName=\"xl\" lastEdited=\"4\" lowestEdited=\"4\" rupBuild=\"4505\"/>");
    out.push_str("<workbookPr defaultThemeVersion=\"124226\"/><bookViews>");
    out.push_str("<workbookView xWindow=\"240\" yWindow=\"15\" windowWidth=\"16095\" windowHeight=\"9660\"/>");
    out.push_str("</bookViews><sheets>");
    for (number, sheet) in (1..).zip(sheets) {
        out.push_str("<sheet");
        xml::attribute(out, "name", &sheet.name);
        let state = if sheet.is_hidden { " state=\"veryHidden\"" } else { "" };
        let _ = write!(out, " sheetId=\"{number}\"{state} r:id=\"rId{number}\"/>");
    }
    out.push_str("</sheets>");
    names::write(names, out);
    out.push_str("<calcPr calcId=\"124519\" fullCalcOnLoad=\"1\"/></workbook>");
    part
}

/// What the workbook is about.
pub(super) fn core(about: &About) -> Part {
    let mut part = Part::begun("docProps/core.xml");
    let out = &mut part.text;
    let _ = write!(
        out,
        "<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:dcmitype=\"http://purl.org/dc/dcmitype/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
    );
    for (name, text) in [("dc:title", about.title.as_str()), ("dc:subject", about.subject.as_str())] {
        if !text.is_empty() {
            xml::element(out, name, text);
        }
    }
    xml::element(out, "dc:creator", crate::pen::AUTHOR);
    xml::element(out, "cp:lastModifiedBy", crate::pen::AUTHOR);
    for name in ["created", "modified"] {
        let day = about.stamp;
        let _ = write!(out, "<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:{name}>");
    }
    xml::element(out, "dc:language", LANGUAGE);
    out.push_str("</cp:coreProperties>");
    part
}

/// What programs list of it.
pub(super) fn app(about: &About, sheets: &[Sheet], names: &[Name]) -> Part {
    let mut part = Part::begun("docProps/app.xml");
    let out = &mut part.text;
    let types = format!("{OFFICE}/docPropsVTypes");
    let _ = write!(out, "<Properties xmlns=\"{OFFICE}/extended-properties\" xmlns:vt=\"{types}\">");
    out.push_str("<Application>Microsoft Excel</Application><DocSecurity>0</DocSecurity><ScaleCrop>false</ScaleCrop>");
    let seen: Vec<&str> = sheets.iter().filter(|sheet| !sheet.is_hidden).map(|sheet| sheet.name.as_str()).collect();
    let pairs: Vec<(&str, usize)> =
        [("Worksheets", seen.len()), ("Named Ranges", names.len())].into_iter().filter(|(_, of)| *of > 0).collect();
    let _ = write!(out, "<HeadingPairs><vt:vector size=\"{}\" baseType=\"variant\">", pairs.len() * 2);
    for (name, of) in pairs {
        let _ = write!(out, "<vt:variant><vt:lpstr>{name}</vt:lpstr></vt:variant>");
        let _ = write!(out, "<vt:variant><vt:i4>{of}</vt:i4></vt:variant>");
    }
    out.push_str("</vt:vector></HeadingPairs><TitlesOfParts>");
    let _ = write!(out, "<vt:vector size=\"{}\" baseType=\"lpstr\">", seen.len() + names.len());
    for told in seen.into_iter().chain(names.iter().map(|name| name.told.as_str())) {
        xml::element(out, "vt:lpstr", told);
    }
    out.push_str("</vt:vector></TitlesOfParts>");
    xml::element(out, "Company", &about.company);
    out.push_str("<LinksUpToDate>false</LinksUpToDate><SharedDoc>false</SharedDoc>");
    out.push_str("<HyperlinksChanged>false</HyperlinksChanged><AppVersion>12.0000</AppVersion></Properties>");
    part
}

/// Its own names and values.
pub(super) fn custom(about: &About) -> Part {
    let mut part = Part::begun("docProps/custom.xml");
    let out = &mut part.text;
    let types = format!("{OFFICE}/docPropsVTypes");
    let _ = write!(out, "<Properties xmlns=\"{OFFICE}/custom-properties\" xmlns:vt=\"{types}\">");
    for (number, (name, value)) in (2..).zip(&about.marks) {
        let _ = write!(out, "<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"{number}\"");
        xml::attribute(out, "name", name);
        out.push('>');
        xml::element(out, "vt:lpwstr", value);
        out.push_str("</property>");
    }
    out.push_str("</Properties>");
    part
}

/// A table by its number among all tables.
pub(super) fn table(number: u32, table: &Table) -> Part {
    let mut part = Part::begun(format!("xl/tables/table{number}.xml"));
    let out = &mut part.text;
    let _ = write!(out, "<table xmlns=\"{MAIN}\" id=\"{number}\"");
    xml::attribute(out, "name", &table.name);
    xml::attribute(out, "displayName", &table.name);
    out.push_str(" ref=\"");
    xml::range(out, table.at);
    let _ = write!(out, "\" totalsRowShown=\"0\"><tableColumns count=\"{}\">", table.columns.len());
    for (column, name) in (1..).zip(&table.columns) {
        let _ = write!(out, "<tableColumn id=\"{column}\"");
        xml::attribute(out, "name", name);
        out.push_str("/>");
    }
    out.push_str("</tableColumns><tableStyleInfo showFirstColumn=\"0\" showLastColumn=\"0\" showRowStripes=\"0\" ");
    out.push_str("showColumnStripes=\"0\"/><extLst><ext uri=\"{504A1905-F514-4f6f-8877-14C23A59335A}\" ");
    out.push_str("xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\"><x14:table");
    xml::attribute(out, "altText", &table.told);
    out.push_str("/></ext></extLst></table>");
    part
}
