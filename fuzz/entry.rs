//! The ways in that hostile bytes may take; used by every fuzz target, and by `tests/fuzzed.rs`,
//! which sends the saved corpus through them.

use std::io::{Cursor, Write};
use std::sync::OnceLock;

use careers_audit::finding::Code;
use careers_audit::layout::Forms;
use careers_audit::plan::{built_in, resolve};
use careers_audit::reader;
use careers_audit::returns::{Recognised, State};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Every way in, by the name of its fuzz target and its folder of the corpus.
#[allow(dead_code, reason = "the fuzz targets each take one")]
pub const WAYS: [&str; 8] = [
    "open_workbook",
    "sheet_xml",
    "strings_xml",
    "ods_content",
    "xls_stream",
    "xlsb_sheet",
    "plan_toml",
    "plan_workbook",
];

/// Sends bytes in; whether they were read, and not refused at the door.
pub fn run(way: &str, bytes: &[u8]) -> bool {
    match way {
        "open_workbook" => open(bytes),
        "sheet_xml" => open(&open_xml(bytes, SHARED.as_bytes())),
        "strings_xml" => open(&open_xml(SHEET.as_bytes(), bytes)),
        "ods_content" => open(&package(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".as_slice()),
            ("content.xml", bytes),
        ])),
        "xls_stream" => open(&compound(bytes)),
        "xlsb_sheet" => open(&binary(bytes)),
        "plan_toml" => std::str::from_utf8(bytes).is_ok_and(|text| reader::plan_from_toml(text).is_ok()),
        "plan_workbook" => {
            // What is typed into it may be refused, and does no harm.
            let _ = reader::amended_plan(bytes, None, &amendments());
            reader::plan_from_workbook(bytes).is_ok()
        }
        _ => panic!("no such way: {way}"),
    }
}

fn amendments() -> reader::Amendments {
    let typed = |text: &str| Some(text.to_owned());
    let own = reader::OfDepartment {
        code: "HUM".to_owned(),
        lead: typed("Ann Ray"),
        email: typed("a.ray@x.org"),
        champion: None,
    };
    reader::Amendments {
        school: typed("Hill & Dale"),
        due: typed("2027-03-12"),
        leader: typed("Jo"),
        departments: vec![own],
        ..reader::Amendments::default()
    }
}

fn forms() -> &'static Forms {
    static FORMS: OnceLock<Forms> = OnceLock::new();
    FORMS.get_or_init(|| Forms::new(resolve(&built_in()).expect("the built-in plan has no fault")))
}

fn open(bytes: &[u8]) -> bool {
    match reader::open(forms(), bytes).recognised {
        // A workbook without a form was read to its end.
        Recognised::Refused { state: State::Unreadable, finding, .. } => finding.code == Code::NoForm,
        Recognised::Refused { .. } | Recognised::Audit { .. } => true,
    }
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        zip.start_file(*name, stored).expect("begun");
        zip.write_all(content).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

const DOCUMENT: &str =
    "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='xl/workbook.xml'/></Relationships>";
const LINKS: &str = "<Relationships><Relationship Id='s' Type='x/worksheet' Target='s.xml'/><Relationship Id='t' \
                     Type='x/sharedStrings' Target='t.xml'/><Relationship Id='u' Type='x/styles' Target='u.xml'/>\
                     </Relationships>";
const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='dd/mm/yyyy'/></numFmts><cellXfs><xf \
                      numFmtId='0'/><xf numFmtId='164'/></cellXfs></styleSheet>";
const SHARED: &str = "<sst><si><t>Careers audit: Humanities</t></si><si><t>Form</t></si><si><t>Ref</t></si><si><t>\
                      Coverage</t></si><si><t>KS3-1</t></si><si><t>Taught</t></si></sst>";
const SHEET: &str = "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c t='s'><v>1</v></c></row><row><c \
                     t='s'><v>2</v></c><c t='s'><v>3</v></c><c t='s'><v>4</v></c></row></sheetData></worksheet>";

/// A valid .xlsx around a sheet and the shared texts. The first sheet makes it a return of Humanities.
fn open_xml(sheet: &[u8], strings: &[u8]) -> Vec<u8> {
    let book = "<workbook><sheets><sheet name='Start here' id='s'/><sheet name='History outcomes' id='s'/></sheets></workbook>";
    let title = "<c r='A1' t='str'><v>Careers audit: Humanities</v></c>";
    let first = format!("<worksheet><sheetData><row r='1'>{title}</row></sheetData></worksheet>");
    let links =
        LINKS.replace("<Relationships>", "<Relationships><Relationship Id='f' Type='x/worksheet' Target='f.xml'/>");
    package(&[
        ("_rels/.rels", DOCUMENT.as_bytes()),
        ("xl/workbook.xml", book.replacen("id='s'", "id='f'", 1).as_bytes()),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/f.xml", first.as_bytes()),
        ("xl/s.xml", sheet),
        ("xl/t.xml", strings),
        ("xl/u.xml", STYLES.as_bytes()),
    ])
}

fn compound(stream: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("begun");
    file.create_stream("Workbook").expect("begun").write_all(stream).expect("written");
    file.flush().expect("finished");
    file.into_inner().into_inner()
}

/// A valid .xlsb around a sheet.
fn binary(sheet: &[u8]) -> Vec<u8> {
    let wide = |text: &str| -> Vec<u8> {
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let count = u32::try_from(units.len() / 2).expect("short").to_le_bytes();
        [&count[..], &units].concat()
    };
    let record = |kind: &[u8], body: &[u8]| [kind, &[u8::try_from(body.len()).expect("short")], body].concat();
    let book =
        [record(&[0x83, 0x01], &[]), record(&[0x9C, 0x01], &[&[0; 8][..], &wide("s"), &wide("Start here")].concat())]
            .concat();
    let strings = record(&[0x13], &[&[0][..], &wide("Careers audit: Humanities")].concat());
    let styles = [
        record(&[0x2C], &[&[164, 0][..], &wide("dd/mm/yyyy")].concat()),
        record(&[0xE9, 0x04], &[2, 0, 0, 0]),
        record(&[0x2F], &[0; 16]),
        record(&[0x2F], &[&[0, 0, 164, 0][..], &[0; 12]].concat()),
        record(&[0xEA, 0x04], &[]),
    ]
    .concat();
    package(&[
        ("_rels/.rels", DOCUMENT.replace("workbook.xml", "workbook.bin").as_bytes()),
        ("xl/workbook.bin", &book),
        ("xl/_rels/workbook.bin.rels", LINKS.as_bytes()),
        ("xl/s.xml", sheet),
        ("xl/t.xml", &strings),
        ("xl/u.xml", &styles),
    ])
}
