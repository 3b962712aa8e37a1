use super::{cells, opened, package, read, refused};

const MIMETYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// An .ods with one sheet of these rows.
fn document(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles><style:style style:name='h'><style:table-properties \
         table:display='false'/></style:style></office:automatic-styles><office:body><office:spreadsheet><table:table \
         table:name='One'>{rows}</table:table><table:table table:name='Two' table:style-name='h'/>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    package(&[("mimetype", MIMETYPE.to_owned()), ("content.xml", content)])
}

#[test]
fn cells_are_read_by_their_types_with_blanks_between() {
    let rows = "\n <table:table-row>\n  <table:table-cell office:value-type='string'>\n   <text:p>a<text:s text:c='2'/>b\
                <text:line-break/><text:span>c</text:span></text:p>\n   <text:p>d</text:p>\n  </table:table-cell>\n  \
                <table:table-cell office:value-type='float' office:value='7.5'><text:p>7,5</text:p></table:table-cell>\
                <table:table-cell table:number-columns-repeated='2'/>\
                <table:table-cell office:value-type='date' office:date-value='2026-12-15T00:00:00'/>\
                <table:table-cell office:value-type='boolean' office:boolean-value='true'/>\
                <table:table-cell office:value-type='string' office:string-value='' calcext:value-type='error'>\
                <text:p>#REF!</text:p></table:table-cell>\
                <table:table-cell office:value-type='string' office:string-value='as said'/>\
                <table:table-cell table:formula='of:=SUM([.A1])'/>\
                <table:table-cell office:value-type='float' office:value='seven'/></table:table-row>\n";
    let expected = [
        "A1 text a  b\nc\nd",
        "B1 shown 7,5",
        "E1 date 15/12/2026",
        "F1 truth TRUE",
        "G1 error #REF!",
        "H1 text as said",
        "I1 error =SUM([.A1])",
        "J1 error seven",
    ];
    let workbook = opened(&document(rows));
    assert_eq!(cells(&workbook), expected);
    assert_eq!(workbook.sheets.iter().map(|sheet| sheet.visible).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn repeats_keep_places_and_cannot_fill_the_memory() {
    let one = "<table:table-cell office:value-type='string'><text:p>x</text:p></table:table-cell>";
    let rows = format!(
        "<table:table-row table:number-rows-repeated='1000'><table:table-cell table:number-columns-repeated='16384'/>\
         </table:table-row><table:table-row table:number-rows-repeated='2'><table:table-cell \
         table:number-columns-repeated='3'/>{one}</table:table-row><table:table-row \
         table:number-rows-repeated='99999999999'/><table:table-row>{one}</table:table-row>"
    );
    assert_eq!(read(&document(&rows)), ["D1001 text x", "D1002 text x", "A1004 text x"]);
    let rows = format!(
        "<table:table-row table:number-rows-repeated='1048576'>{}</table:table-row>",
        one.replace("<table:table-cell", "<table:table-cell table:number-columns-repeated='16384'")
    );
    assert!(refused(&document(&rows)).contains("over 500,000 cells"));
    let far =
        format!("<table:table-row><table:table-cell table:number-columns-repeated='16384'/>{one}</table:table-row>");
    assert!(read(&document(&far)).is_empty());
}

#[test]
fn notes_and_spans_stand_beside_the_cells() {
    let rows = "<table:table-row><table:table-cell table:number-columns-spanned='3' table:number-rows-spanned='2' \
                office:value-type='string'><office:annotation><dc:creator>Hill</dc:creator><text:p>ask \
                me</text:p></office:annotation><text:p>x</text:p></table:table-cell><table:covered-table-cell \
                table:number-columns-repeated='2'/></table:table-row>";
    let workbook = opened(&document(rows));
    assert_eq!(cells(&workbook), ["A1 text x"]);
    assert_eq!(workbook.sheets[0].merged, [(0, 0, 1, 2)]);
    assert_eq!(workbook.sheets[0].notes, [(0, 0, "ask me".to_owned())]);
}

#[test]
fn locked_and_broken_documents_are_told() {
    let manifest =
        "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let locked = [("mimetype", MIMETYPE), ("META-INF/manifest.xml", manifest), ("content.xml", "\u{1}\u{2}")];
    assert!(refused(&package(&locked)).contains("password"));
    let cut = [("mimetype", MIMETYPE), ("content.xml", "<office:document-content><table:table table:name='x'>")];
    assert!(refused(&package(&cut)).contains("damaged"));
    assert!(refused(&package(&[("mimetype", MIMETYPE)])).contains("'content.xml' is missing"));
}

#[test]
fn cells_are_what_is_seen_in_them() {
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let number = |value: &str, text: &str| cell(&format!("office:value-type='float' office:value='{value}'"), text);
    let rows = [
        cell("office:value-type='percentage' office:value='1'", "100%"),
        cell("office:value-type='currency' office:currency='GBP' office:value='500'", "£500.00"),
        cell("office:value-type='time' office:time-value='PT10H30M00S'", "10:30"),
        "<table:table-cell office:value-type='time' office:time-value='PT10H30M00S'/>".to_owned(),
        number("7", "0007"),
        number("1234", "1.234"),
        number("197.00000000000003", "197"),
        number("197.4", "197"),
        number("5", ""),
        number("0", "#DIV/0!"),
        number("0", "Err:502"),
        number("7", "###"),
        cell("office:value-type='string'", "#N/A"),
        cell("office:value-type='float' office:value='0' table:formula='of:=[.Z9]'", "0"),
        cell("office:value-type='float' office:value='0' table:formula='of:=SUM([.Z9:.AA12])'", "0"),
        cell("office:value-type='float' office:value='0' table:formula='of:=[.A1]'", "0"),
    ];
    let expected = [
        "A1 shown 100%",
        "B1 shown £500.00",
        "C1 shown 10:30",
        "D1 shown 10:30:00",
        "E1 shown 0007",
        "F1 shown 1.234",
        "G1 number 197",
        "H1 shown 197",
        "I1 hidden 5",
        "J1 error #DIV/0!",
        "K1 error Err:502",
        "L1 number 7",
        "M1 error #N/A",
        "P1 number 0",
    ];
    assert_eq!(read(&document(&format!("<table:table-row>{}</table:table-row>", rows.concat()))), expected);
}

#[test]
fn what_is_crossed_out_is_told_apart() {
    let styles = "<style:style style:name='x' style:family='table-cell'><style:text-properties \
                  style:text-line-through-style='solid'/></style:style><style:style style:name='y' \
                  style:family='table-cell' style:parent-style-name='x'/><style:style style:name='z' \
                  style:family='table-cell' style:parent-style-name='x'><style:text-properties \
                  style:text-line-through-style='none'/></style:style><style:style style:name='x' \
                  style:family='text'><style:text-properties style:text-line-through-type='single'/></style:style>";
    let cell = |style: &str, text: &str| {
        format!("<table:table-cell {style} office:value-type='string'><text:p>{text}</text:p></table:table-cell>")
    };
    let rows = [
        cell("table:style-name='x'", "all"),
        cell("table:style-name='y'", "all"),
        cell("table:style-name='z'", "none"),
        cell("", "<text:span text:style-name='x'>Old</text:span> <text:span>New</text:span>"),
        cell("", "by column"),
    ];
    let columns = "<table:table-column table:number-columns-repeated='4'/><table:table-column \
                   table:default-cell-style-name='y'/>";
    let rows = format!("{columns}<table:table-row>{}</table:table-row>", rows.concat());
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body>\
         <office:spreadsheet><table:table table:name='One'>{rows}</table:table></office:spreadsheet></office:body>\
         </office:document-content>"
    );
    let workbook = opened(&package(&[("mimetype", MIMETYPE.to_owned()), ("content.xml", content)]));
    let struck: Vec<_> = workbook.sheets[0].struck.iter().map(|((_, column), left)| (*column, left.as_str())).collect();
    assert_eq!(struck, [(0, ""), (1, ""), (3, " New"), (4, "")]);
}

#[test]
fn what_is_remembered_of_another_file_is_no_sheet() {
    let table = |name: &str, style: &str, source: &str| {
        format!(
            "<table:table table:name=\"{name}\"{style}>{source}<table:table-row><table:table-cell \
             office:value-type='string'><text:p>x</text:p></table:table-cell></table:table-row></table:table>"
        )
    };
    let source = "<table:table-source xlink:href='file:///other.ods' table:mode='copy-results-only'/>";
    let hidden = " table:style-name='h'";
    let tables = [
        table("Ours", "", ""),
        table("'file:///home/sam/other.ods'#$Sheet1", hidden, source),
        table("'file:///home/sam/without.ods'#$Sheet1", "", ""),
        table("Hidden link", hidden, source),
        table("Linked and shown", "", source),
        table("Sam's own #$", "", ""),
    ];
    let bytes = document("");
    let content = String::from_utf8(super::content_of(&bytes, "content.xml")).expect("text");
    let content = content
        .replace("<table:table table:name='One'>", &format!("{}<table:table table:name='One'>", tables.concat()));
    let workbook = opened(&package(&[("mimetype", MIMETYPE.to_owned()), ("content.xml", content)]));
    let names: Vec<&str> = workbook.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Ours", "Linked and shown", "Sam's own #$", "One", "Two"]);
}

#[test]
fn an_empty_library_holds_no_macros_and_a_module_does() {
    let content =
        "<office:document-content><office:body><table:table table:name='One'/></office:body></office:document-content>";
    let with = |part: &str| {
        let parts = [("mimetype", MIMETYPE), ("content.xml", content), (part, "<x/>")];
        opened(&package(&parts)).macros
    };
    assert!(!with("Basic/script-lc.xml") && !with("Basic/Standard/script-lb.xml") && !with("meta.xml"));
    assert!(with("Basic/Standard/Module1.xml") && with("Scripts/python/mine.py"));
}

#[test]
fn what_the_answers_do_not_need_may_break_off() {
    let content = "<office:document-content><office:body><table:table table:name='One'><table:table-row><table:table-cell \
                   office:value-type='float' office:value='1'/></table:table-row></table:table></office:body>\
                   </office:document-content>";
    for part in ["meta.xml", "styles.xml", "settings.xml", "META-INF/manifest.xml", "Thumbnails/thumbnail.png"] {
        for broken in ["", "<x", "<office:document-meta><meta:user-defined meta:name='a'>b"] {
            let bytes = package(&[("mimetype", MIMETYPE), ("content.xml", content), (part, broken)]);
            assert_eq!(read(&bytes), ["A1 number 1"], "{part}");
        }
    }
}

#[test]
fn what_stands_beside_the_cells_is_read() {
    let text = |text: &str| format!("<text:p>{text}</text:p>");
    let cell = |within: &str| format!("<table:table-cell>{within}</table:table-cell>");
    let shapes = format!(
        "<table:shapes><draw:custom-shape>{}</draw:custom-shape><draw:g><draw:frame><draw:text-box>{}{}</draw:text-box>\
         </draw:frame></draw:g></table:shapes>",
        text("on no cell"),
        text("in a <text:span>group</text:span>"),
        text("of two lines")
    );
    let picture = "<draw:frame><draw:image xlink:href='Pictures/1.png'><text:p/></draw:image></draw:frame>";
    let chart = "<draw:frame><draw:object xlink:href='./Object 1'/><draw:image/></draw:frame>";
    let formula = "<table:table-cell table:formula='of:=COM.MICROSOFT.IMAGE(\"a\")' calcext:value-type='error' \
                   office:value-type='string'><text:p>#NAME?</text:p></table:table-cell>";
    let rows = format!(
        "{shapes}<table:table-row>{}{}{}{}{formula}</table:table-row>",
        cell(&format!("<office:annotation><text:p>a comment</text:p></office:annotation>{}", text("a text"))),
        cell(&format!("<draw:frame><draw:text-box>{}</draw:text-box></draw:frame>", text("over a cell"))),
        cell(picture),
        cell(chart),
    );
    let content = String::from_utf8(super::content_of(&document(&rows), "content.xml")).expect("text");
    let content = content.replace(
        "<office:automatic-styles>",
        "<office:automatic-styles><style:style style:name='t' style:master-page-name='Ours'/>",
    );
    let content = content.replace("table:name='One'", "table:name='One' table:style-name='t'");
    let styles = "<office:document-styles><style:page-layout><style:header-style/></style:page-layout>\
                  <style:master-page style:name='Ours'><style:header><text:p>Page <text:page-number>1</text:page-number>\
                  </text:p><style:region-left><text:p>Draft of <text:sheet-name>???</text:sheet-name></text:p>\
                  </style:region-left></style:header><style:footer style:display='false'><text:p>old</text:p>\
                  </style:footer></style:master-page><style:master-page style:name='Other'><style:header><text:p>not \
                  ours</text:p></style:header></style:master-page></office:document-styles>";
    let workbook = opened(&package(&[
        ("mimetype", MIMETYPE.to_owned()),
        ("content.xml", content),
        ("styles.xml", styles.to_owned()),
    ]));
    let sheet = &workbook.sheets[0];
    assert_eq!(cells(&workbook), ["A1 text a text", "C1 error (a picture)", "E1 error (a picture)"]);
    assert_eq!(sheet.notes, [(0, 0, "a comment".to_owned())]);
    let shapes = [(None, "on no cell"), (None, "in a group\nof two lines"), (Some((0, 1)), "over a cell")];
    assert_eq!(sheet.shapes, shapes.map(|(at, text)| (at, text.to_owned())));
    assert_eq!((sheet.page.as_slice(), sheet.pictures.len()), (["Draft of".to_owned()].as_slice(), 0));
}
