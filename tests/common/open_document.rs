//! The drawn workbook of a case as an OpenDocument file, as LibreOffice would save it.

use std::io::{Cursor, Write as _};

use careers_audit::drawing;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::cases::File;

const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";

const STYLES: &str = "<style:style style:name='struck' style:family='table-cell'><style:text-properties \
                      style:text-line-through-style='solid'/></style:style><style:style style:name='struck' \
                      style:family='text'><style:text-properties style:text-line-through-style='solid'/></style:style>";

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('\'', "&apos;")
}

fn paragraph(text: &str) -> String {
    format!("<text:p>{}</text:p>", escaped(text))
}

fn cell(cell: &str) -> String {
    let special = cell.strip_prefix('{').and_then(|cell| cell.strip_suffix('}'));
    let (kind, rest) = special.map_or(("", cell), |special| special.split_once(' ').unwrap_or((special, "")));
    let parts = || rest.split_once(" -> ").expect("what is shown");
    let number = |kind: &str, number: &str, shown: &str| {
        format!(
            "<table:table-cell office:value-type='{kind}' office:value='{number}'>{}</table:table-cell>",
            paragraph(shown)
        )
    };
    let text = |style: &str, inner: &str| {
        format!("<table:table-cell {style} office:value-type='string'>{inner}</table:table-cell>")
    };
    match kind {
        "float" | "percentage" | "currency" => number(kind, parts().0, parts().1),
        "time" => {
            let (value, shown) = parts();
            let value = format!("office:value-type='time' office:time-value='{value}'");
            format!("<table:table-cell {value}>{}</table:table-cell>", paragraph(shown))
        }
        "formula" => {
            let (formula, result) = parts();
            number("float", result, result).replacen(
                "<table:table-cell",
                &format!("<table:table-cell table:formula='{}'", escaped(formula)),
                1,
            )
        }
        "struck" => text("table:style-name='struck'", &paragraph(rest)),
        "part" => {
            let (old, new) = parts();
            let inner = format!(
                "<text:p><text:span text:style-name='struck'>{}</text:span> {}</text:p>",
                escaped(old),
                escaped(new)
            );
            text("", &inner)
        }
        _ if cell.is_empty() => "<table:table-cell/>".to_owned(),
        _ => match cell.parse::<f64>() {
            Ok(_) => number("float", cell, cell),
            Err(_) => text("", &paragraph(cell)),
        },
    }
}

fn row<'t>(cells: impl Iterator<Item = &'t str>) -> String {
    format!("<table:table-row>{}</table:table-row>", cells.map(cell).collect::<String>())
}

/// A file with the sheets of a case.
pub fn drawn(file: &File) -> Vec<u8> {
    let mut tables = String::new();
    if file.code != "none" {
        let form = format!("{} / {}", file.code, file.round);
        let rows = row(std::iter::once("Careers audit")) + &row(["Form", form.as_str()].into_iter());
        tables.push_str(&format!("<table:table table:name='Start here'>{rows}</table:table>"));
    }
    for (name, title, rows) in &file.sheets {
        let head = row(std::iter::once(title.as_deref().unwrap_or_default())) + &"<table:table-row/>".repeat(2);
        let rows: String = rows.iter().map(|line| row(drawing::cells(line))).collect();
        tables.push_str(&format!("<table:table table:name='{}'>{head}{rows}</table:table>", escaped(name)));
    }
    let content = format!(
        "<office:document-content><office:automatic-styles>{STYLES}</office:automatic-styles><office:body>\
         <office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in [("mimetype", KIND), ("content.xml", content.as_str())] {
        zip.start_file(name, SimpleFileOptions::default()).expect("begun");
        zip.write_all(part.as_bytes()).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}
