//! What becomes of a drawn workbook on its way: a part of it changed, all of it another kind of file,
//! or something that is no file at all in its place.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::process::Command;

use msoffice_crypto::{encrypt_ooxml, encrypt_ooxml_standard};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A package with one part put in or changed.
pub fn with_part(bytes: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    with_bytes(bytes, part, |bytes| change(&String::from_utf8(bytes).expect("text")).into_bytes())
}

fn with_bytes(bytes: &[u8], part: &str, change: impl Fn(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    use std::io::Read as _;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    if !names.iter().any(|name| name == part) {
        names.push(part.to_owned());
    }
    let mut changed = ZipWriter::new(Cursor::new(Vec::new()));
    for name in names {
        let mut bytes = Vec::new();
        if let Ok(mut part) = archive.by_name(&name) {
            part.read_to_end(&mut bytes).expect("read");
        }
        if name == part {
            bytes = change(bytes);
        }
        changed.start_file(name.as_str(), SimpleFileOptions::default()).expect("started");
        changed.write_all(&bytes).expect("written");
    }
    changed.finish().expect("finished").into_inner()
}

/// A package without one of its parts.
fn without_part(bytes: &[u8], part: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut left = ZipWriter::new(Cursor::new(Vec::new()));
    let mut dropped = 0;
    for at in 0..archive.len() {
        let own = archive.by_index_raw(at).expect("a part");
        if own.name().expect("a name") == part {
            dropped += 1;
        } else {
            left.raw_copy_file(own).expect("copied");
        }
    }
    assert_eq!(dropped, 1, "no part {part}");
    left.finish().expect("finished").into_inner()
}

/// A package with one of its parts under another name.
fn renamed(bytes: &[u8], part: &str, name: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut changed = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let own = archive.by_index_raw(at).expect("a part");
        if own.name().expect("a name") == part {
            changed.raw_copy_file_rename(own, name).expect("copied");
        } else {
            changed.raw_copy_file(own).expect("copied");
        }
    }
    changed.finish().expect("finished").into_inner()
}

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("begun");
        zip.write_all(content.as_bytes()).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("begun");
    for (name, content) in streams {
        file.create_stream(name).expect("begun").write_all(content).expect("written");
    }
    file.flush().expect("finished");
    file.into_inner().into_inner()
}

/// Another file under a workbook's name.
fn instead(kind: &str, drawn: &[u8]) -> Vec<u8> {
    let document =
        "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='word/document.xml'/></Relationships>";
    match kind {
        "nothing" => Vec::new(),
        "zeros" => vec![0; 20_000],
        "half of it" => drawn[..drawn.len() / 2].to_vec(),
        "all but its end" => drawn[..drawn.len() - 10].to_vec(),
        "a workbook in UTF-16" => with_bytes(drawn, "xl/worksheets/sheet2.xml", |bytes| {
            let text = String::from_utf8(bytes).expect("text").replace("UTF-8", "UTF-16");
            format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()
        }),
        "the plan of the round" => {
            careers_audit::issue::plan_workbook(&careers_audit::plan::built_in(), &super::forms(&super::plan()))
                .expect("drawn")
        }
        "a Word document" => package(&[
            ("[Content_Types].xml", "<Types/>"),
            ("_rels/.rels", document),
            ("word/document.xml", "<w:document><w:body/></w:document>"),
        ]),
        "a CSV file" => b"Ref,Outcome,Coverage\r\nKS3-1,Strengths,Taught\r\nKS3-2,Goals,Not yet\r\n".to_vec(),
        "a web page" => b"<!DOCTYPE html>\n<html><head><title>Sign in to your account</title></head></html>".to_vec(),
        "a web page of tables" => {
            b"<html xmlns:x=\"urn:x\"><body><table><tr><td>KS3-1</td></tr></table></body></html>".to_vec()
        }
        "a PDF" => b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n".to_vec(),
        "a picture" => b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01".to_vec(),
        "a link of Windows" => b"[InternetShortcut]\r\nURL=https://example.org/History.xlsx\r\n".to_vec(),
        "a link of Google Drive" => {
            b"{\"\":\"WARNING! DO NOT EDIT THIS FILE!\",\"doc_id\":\"1AbC\",\"email\":\"\"}".to_vec()
        }
        "a 7z archive" => b"7z\xbc\xaf\x27\x1c\0\x04xxxxxxxx".to_vec(),
        "a RAR archive" => b"Rar!\x1a\x07\x01\0xxxxxxxx".to_vec(),
        "a cabinet" => b"MSCF\0\0\0\0xxxxxxxx".to_vec(),
        "a tar archive" => [&[b'a'; 257][..], b"ustar\x0000", &[0; 512]].concat(),
        "a shortcut of Windows" => [b"\x4c\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0\x46", &[0; 100][..]].concat(),
        "a shortcut of macOS" => b"bplist00\xd1\x01\x02SURL_\x10\x1dhttps://school.example/a.xlsx".to_vec(),
        "an encrypted e-mail" => b"\x30\x82\x0f\x1e\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03\xa0\x82".to_vec(),
        "an e-mail encrypted with PGP" => {
            b"-----BEGIN PGP MESSAGE-----\n\nhQEMA1\n-----END PGP MESSAGE-----\n".to_vec()
        }
        "a workbook under rights management" => {
            compound(&[("EncryptedPackage", &[7; 9000]), ("DRMEncryptedTransform", &[1; 100])])
        }
        "an old workbook under rights management" => {
            compound(&[("Workbook", &[7; 5000]), ("\u{9}DRMContent", &[1; 100])])
        }
        "it, encrypted by Excel without asking" => encrypt_ooxml(drawn, "VelvetSweatshop").expect("encrypted"),
        "it, encrypted by Excel 2007 without asking" => {
            encrypt_ooxml_standard(drawn, "VelvetSweatshop").expect("encrypted")
        }
        "it, encrypted with a password" => encrypt_ooxml(drawn, "correct horse").expect("encrypted"),
        "a workbook with a slow key" => {
            let about = b"\x04\0\x04\0\x40\0\0\0<encryption><keyEncryptor spinCount=\"10000000\"/></encryption>";
            compound(&[("EncryptionInfo", about), ("EncryptedPackage", &[7; 9000])])
        }
        "a workbook behind a password" => {
            compound(&[("EncryptionInfo", &[4, 0, 4, 0]), ("EncryptedPackage", &[7; 9000])])
        }
        "an old workbook behind a password" => {
            let begin = [&[0x09, 0x08, 16, 0, 0, 6, 5, 0][..], &[0; 12]].concat();
            let locked = [0x2f, 0, 6, 0, 0, 0, 1, 2, 3, 4];
            compound(&[("Workbook", &[&begin[..], &locked, &[0x0a, 0, 0, 0], &[0; 5000]].concat())])
        }
        _ => panic!("what is {kind}?"),
    }
}

/// The position of a cell's element in a sheet, and where it ends.
fn cell_at(sheet: &str, cell: &str) -> (usize, usize) {
    let start = sheet.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no cell {cell} in {sheet}"));
    let open = start + sheet[start..].find('>').expect("an end");
    if sheet[..open].ends_with('/') {
        return (start, open + 1);
    }
    (start, open + sheet[open..].find("</c>").expect("an end") + 4)
}

/// The sheet that was drawn last.
fn last_sheet(bytes: &[u8]) -> String {
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let sheets = archive.file_names().filter_map(|name| name.ok().map(|name| name.into_owned()));
    let number = |name: &String| name.trim_matches(|c: char| !c.is_ascii_digit()).parse::<u32>().unwrap_or(0);
    sheets.filter(|name| name.starts_with("xl/worksheets/sheet")).max_by_key(number).expect("a sheet")
}

/// A workbook after one line of a case: `swap`, `add`, `cell`, `drop`, `repeat` or `instead`.
pub fn damaged(bytes: &[u8], line: &str) -> Vec<u8> {
    let (word, rest) = line.split_once(' ').expect("what, and how");
    let part_of = |part: &str| if part == "sheet" { last_sheet(bytes) } else { part.to_owned() };
    match word {
        "instead" => instead(rest, bytes),
        "carried" => {
            let (name, what) = rest.split_once(" in ").expect("a name and what carries it");
            super::carriers::carried(what, name, bytes)
        }
        "drop" => without_part(bytes, rest),
        "rename" => {
            let (part, name) = rest.split_once(' ').expect("a part and its new name");
            renamed(bytes, part, name)
        }
        "cell" => {
            let (cell, xml) = rest.split_once(' ').expect("a cell and its XML");
            with_part(bytes, &last_sheet(bytes), |sheet| {
                let (start, end) = cell_at(sheet, cell);
                [&sheet[..start], xml, &sheet[end..]].concat()
            })
        }
        "swap" => {
            let (part, change) = rest.split_once(": ").expect("a part");
            let (from, to) = change.split_once(" -> ").expect("two texts");
            with_part(bytes, &part_of(part), |text| {
                assert!(text.contains(from), "no {from} in {text}");
                text.replace(from, to)
            })
        }
        "add" => {
            let (part, content) = rest.split_once(": ").expect("a part");
            with_part(bytes, part, |_| content.to_owned())
        }
        "repeat" => {
            let (times, rest) = rest.split_once(' ').expect("a number");
            let (part, rest) = rest.split_once(": ").expect("a part");
            let (text, mark) = rest.split_once(" before ").expect("a mark");
            with_part(bytes, &part_of(part), |content| {
                let at = content.find(mark).unwrap_or_else(|| panic!("no {mark} in {content}"));
                let mut changed = content[..at].to_owned();
                for number in 0..times.parse::<u32>().expect("a number") {
                    changed.push_str(&text.replace("{n}", &(number + 1000).to_string()));
                }
                changed + &content[at..]
            })
        }
        _ => panic!("what does '{line}' do?"),
    }
}

/// Puts a file into a folder of returns, as it lies there. Something that it needs may be put outside.
pub fn put(returns: &Path, outside: &Path, file: &super::cases::File) {
    let (there, bytes) = (returns.join(&file.name), file.bytes());
    let out = outside.join("elsewhere");
    let link = |to: &Path| {
        #[cfg(unix)]
        std::os::unix::fs::symlink(to, &there).expect("linked");
        #[cfg(not(unix))]
        panic!("no links here: {}", to.display());
    };
    match file.lies.as_deref() {
        None => fs::write(&there, bytes).expect("written"),
        Some("as a link") => {
            fs::write(&out, bytes).expect("written");
            link(&out);
        }
        Some("as a link to nothing") => link(&out),
        Some("as a link to a folder") => {
            fs::create_dir_all(&out).expect("made");
            fs::write(out.join("inside.xlsx"), bytes).expect("written");
            link(&out);
        }
        Some("in folders") => {
            fs::create_dir_all(there.parent().expect("a folder")).expect("made");
            fs::write(&there, bytes).expect("written");
        }
        Some("as a pipe") => {
            assert!(Command::new("mkfifo").arg(&there).status().expect("it runs").success());
        }
        // The memory of this very process: a file to all appearances, and nothing that can be read.
        Some("unreadable") => link(Path::new("/proc/self/mem")),
        Some(other) => panic!("how does a file lie {other}?"),
    }
}
