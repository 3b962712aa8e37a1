//! What people send workbooks in: e-mails as they are sent and as Outlook keeps them, archives, and these within each other.

use std::io::{Cursor, Write as _};

use flate2::Compression;
use flate2::write::GzEncoder;
use mail_builder::MessageBuilder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A small picture, as stands beneath what people sign.
pub const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01";

/// A zip archive of files.
pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let saved = zip::DateTime::from_date_and_time(2026, 12, 3, 10, 30, 0).expect("a moment");
    let how = SimpleFileOptions::default().last_modified_time(saved);
    for (name, bytes) in files {
        zip.start_file(*name, how).expect("begun");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

/// The same, with the mark that its files need a password.
fn locked_archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = archive(files);
    for (mark, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let begins: Vec<usize> = (0..bytes.len() - 4).filter(|at| bytes[*at..].starts_with(mark)).collect();
        // Only those of the archive itself: a workbook's own parts are packed once more.
        begins.into_iter().for_each(|at| bytes[at + flags] |= 1);
    }
    bytes
}

/// Bytes as letters, in lines.
fn letters(bytes: &[u8]) -> String {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for (number, three) in bytes.chunks(3).enumerate() {
        let word = three.iter().fold(0_u32, |word, byte| word << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let sign = SIGNS[(word >> (18 - 6 * at) & 63) as usize];
            text.push(if at <= three.len() { char::from(sign) } else { '=' });
        }
        if number % 19 == 18 {
            text.push_str("\r\n");
        }
    }
    text
}

/// An e-mail written by hand: its text, the picture beneath it, and what is attached.
pub fn mail(subject: &str, attached: &[(&str, &[u8])]) -> Vec<u8> {
    let mut text = format!(
        "Received: from mail.example.org by mx.example.org; Tue, 1 Dec 2026 09:00:03 +0000\r\n\
         X-Long: {}\r\n\
         From: Sam <sam@example.org>\r\nTo: Careers <careers@example.org>\r\nSubject: {subject}\r\n\
         Date: Tue, 1 Dec 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=\"outer\"\r\n\r\n\
         --outer\r\nContent-Type: multipart/related; boundary=\"inner\"\r\n\r\n\
         --inner\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body>Here it is<img src=\"cid:a\"></body></html>\r\n\
         --inner\r\nContent-Type: image/png; name=\"image001.png\"\r\nContent-ID: <a>\r\nContent-Disposition: inline\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{}\r\n--inner--\r\n",
        "servers say much ".repeat(400),
        letters(PICTURE)
    );
    for (name, bytes) in attached {
        if name.ends_with(".eml") {
            text.push_str("--outer\r\nContent-Type: message/rfc822\r\n\r\n");
            text.push_str(&String::from_utf8_lossy(bytes));
            text.push_str("\r\n");
            continue;
        }
        text.push_str(&format!(
            "--outer\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\
             Content-Disposition: attachment; filename=\"{name}\"\r\n\r\n{}\r\n",
            letters(bytes)
        ));
    }
    text.push_str("--outer--\r\n");
    text.into_bytes()
}

/// The same, as a library writes it.
pub fn built_mail(subject: &str, attached: &[(&str, &[u8])]) -> Vec<u8> {
    let mut mail = MessageBuilder::new()
        .from(("Sam", "sam@example.org"))
        .to("careers@example.org")
        .subject(subject)
        .date(1_796_115_600_i64)
        .text_body("Here it is")
        .inline("image/png", "a", PICTURE)
        .attachment("text/calendar", "invite.ics", &b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"[..]);
    for (name, bytes) in attached {
        mail = mail.attachment("application/vnd.ms-excel", *name, *bytes);
    }
    mail.write_to_vec().expect("written")
}

type File = cfb::CompoundFile<Cursor<Vec<u8>>>;

fn stream(file: &mut File, path: &str, bytes: &[u8]) {
    file.create_stream(path).expect("begun").write_all(bytes).expect("written");
}

fn text(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// What Outlook says of an e-mail at the beginning: when it was sent.
fn values(head: usize) -> Vec<u8> {
    let sent = (1_796_115_600_u64 + 11_644_473_600) * 10_000_000;
    let mut values = vec![0; head];
    values.extend([0x40, 0, 0x39, 0, 6, 0, 0, 0]);
    values.extend(sent.to_le_bytes());
    values
}

fn put_message(file: &mut File, folder: &str, subject: &str, attached: &[(&str, &[u8])]) {
    stream(file, &format!("{folder}/__properties_version1.0"), &values(if folder.is_empty() { 32 } else { 24 }));
    stream(file, &format!("{folder}/__substg1.0_0037001F"), &text(subject));
    stream(file, &format!("{folder}/__substg1.0_1000001F"), &text("Here it is"));
    file.create_storage(format!("{folder}/__recip_version1.0_#00000000")).expect("made");
    for (number, (name, bytes)) in attached.iter().enumerate() {
        let own = format!("{folder}/__attach_version1.0_#{number:08X}");
        file.create_storage(&own).expect("made");
        stream(file, &format!("{own}/__properties_version1.0"), &[0; 8]);
        stream(file, &format!("{own}/__substg1.0_3704001F"), &text("ATTACH~1.XLS"));
        stream(file, &format!("{own}/__substg1.0_3707001F"), &text(name));
        stream(file, &format!("{own}/__substg1.0_37010102"), bytes);
    }
}

/// An e-mail as Outlook keeps it.
pub fn message(subject: &str, attached: &[(&str, &[u8])]) -> Vec<u8> {
    let version = if attached.len().is_multiple_of(2) { cfb::Version::V3 } else { cfb::Version::V4 };
    let mut file = cfb::CompoundFile::create_with_version(version, Cursor::new(Vec::new())).expect("begun");
    put_message(&mut file, "", subject, attached);
    file.flush().expect("finished");
    file.into_inner().into_inner()
}

/// The same, with another one in it.
pub fn forwarded_message(subject: &str, attached: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("begun");
    put_message(&mut file, "", "FW", &[("image002.png", PICTURE)]);
    let own = "/__attach_version1.0_#00000001";
    let inner = format!("{own}/__substg1.0_3701000D");
    file.create_storage(own).expect("made");
    file.create_storage(&inner).expect("made");
    stream(&mut file, &format!("{own}/__properties_version1.0"), &[0; 8]);
    put_message(&mut file, &inner, subject, attached);
    file.flush().expect("finished");
    file.into_inner().into_inner()
}

/// winmail.dat.
fn wrapped(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut file = vec![0x78, 0x9F, 0x3E, 0x22, 1, 0];
    let mut say = |level: u8, what: u32, said: &[u8]| {
        file.push(level);
        file.extend(what.to_le_bytes());
        file.extend(u32::try_from(said.len()).expect("short").to_le_bytes());
        file.extend(said);
        file.extend(said.iter().fold(0_u16, |sum, byte| sum.wrapping_add(u16::from(*byte))).to_le_bytes());
    };
    let sent: Vec<u8> = [2026_u16, 12, 1, 9, 0, 0, 2].iter().flat_map(|number| number.to_le_bytes()).collect();
    let long = [text(name), vec![0, 0]].concat();
    let mut properties: Vec<u8> = [2_u32].iter().flat_map(|count| count.to_le_bytes()).collect();
    properties.extend([0x03, 0, 0x05, 0x37, 1, 0, 0, 0, 0x1F, 0, 0x07, 0x37, 1, 0, 0, 0]);
    properties.extend(u32::try_from(long.len()).expect("short").to_le_bytes());
    properties.extend(&long);
    properties.resize(properties.len().next_multiple_of(4), 0);
    say(1, 0x0008_9006, &[0, 0, 1, 0]);
    say(1, 0x0003_8005, &sent);
    for (title, content) in [(&b"IMAGE0~1.PNG\0"[..], PICTURE), (b"HUMAUD~1.XLS\0", bytes)] {
        say(2, 0x0006_9002, &[0; 14]);
        say(2, 0x0001_8010, title);
        say(2, 0x0006_800F, content);
        if content == bytes {
            say(2, 0x0006_9005, &properties);
        }
    }
    file
}

/// A tagged length.
fn tagged(tag: u8, within: &[u8]) -> Vec<u8> {
    let length = u32::try_from(within.len()).expect("short").to_be_bytes();
    [&[tag, 0x84][..], &length, within].concat()
}

/// What a signed e-mail is sent as, without anybody's signature.
fn signed(mail: &[u8]) -> Vec<u8> {
    let kind = |last: u8| tagged(6, &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, last]);
    let content = tagged(0x30, &[kind(1), tagged(0xA0, &tagged(4, mail))].concat());
    let data = tagged(0x30, &[tagged(2, &[1]), tagged(0x31, &[]), content, tagged(0x31, &[])].concat());
    // The kind's own length is said in one byte, as everywhere.
    let named = [6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 2].to_vec();
    tagged(0x30, &[named, tagged(0xA0, &data)].concat())
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("packed");
    encoder.finish().expect("finished")
}

/// A workbook called `name` as it comes in one of these.
pub fn carried(what: &str, name: &str, bytes: &[u8]) -> Vec<u8> {
    let own = [(name, bytes)];
    match what {
        "an e-mail" => mail("RE: Careers audit", &own),
        "an e-mail that a library wrote" => built_mail("RE: Careers audit", &own),
        "an e-mail, twice under one name" => mail("RE: Careers audit", &[own[0], own[0]]),
        "an e-mail that was forwarded" => mail("FW", &[("a.eml", &mail("Careers / audit", &own))]),
        "an e-mail that was forwarded eight times" => {
            (0..8).fold(mail("1", &own), |inner, _| mail("FW", &[("a.eml", &inner)]))
        }
        "an e-mail in an archive" => archive(&[("mails/RE audit.eml", &mail("RE: audit", &own)), ("a.png", PICTURE)]),
        "an archive in an e-mail" => mail("All", &[("all.zip", &archive(&[own[0], ("notes.txt", b"Thank you")]))]),
        "an e-mail of Outlook's" => message("RE: Careers audit", &[("image001.png", PICTURE), own[0]]),
        "an e-mail of Outlook's that was forwarded" => forwarded_message("RE: Careers audit", &own),
        "an e-mail of Outlook's in an e-mail" => mail("FW", &[("RE audit.msg", &message("RE: audit", &own))]),
        "an e-mail that Outlook wrapped" => mail("RE: Careers audit", &[("winmail.dat", &wrapped(name, bytes))]),
        "a signed e-mail" => mail("RE: Careers audit", &[("smime.p7m", &signed(&mail("", &own)))]),
        "a mailbox" => {
            let mails = [mail("RE: Careers audit", &own), mail("Thank you", &[])];
            mails
                .iter()
                .flat_map(|mail| [b"From sam@example.org Tue Dec  1 09:00:00 2026\n", &mail[..], b"\n\n"].concat())
                .collect()
        }
        "an e-mail as macOS keeps it" => {
            let mail = mail("RE: Careers audit", &own);
            [format!("{}\n", mail.len()).into_bytes(), mail, b"<?xml version=\"1.0\"?><plist/>".to_vec()].concat()
        }
        "an archive" => archive(&own),
        "an archive with what programs leave there" => archive(&[
            ("Returns/", &[]),
            (&format!("Returns/{name}"), bytes),
            (&format!("Returns/~${name}"), b"Sam"),
            (&format!("__MACOSX/Returns/._{name}"), b"\0\x05\x16\x07"),
            ("Returns/desktop.ini", b"[.ShellClassInfo]"),
        ]),
        "an archive in an archive" => archive(&[("all.zip", &archive(&own))]),
        "an archive behind a password" => locked_archive(&own),
        "a compressed file" => packed(bytes),
        "an e-mail beside a broken one" => mail("RE: audit", &[own[0], ("ART.xlsx", &bytes[..bytes.len() / 2])]),
        "an e-mail beside an archive that is not opened" => {
            mail("RE: audit", &[own[0], ("all.7z", b"7z\xbc\xaf\x27\x1c\0\x04")])
        }
        "an e-mail beside papers" => {
            let papers: [(&str, &[u8]); 3] =
                [("notes.pdf", b"%PDF-1.7"), ("a.docx.txt", b"Dear all"), ("me.jpg", b"\xff\xd8\xff\xe0")];
            mail("RE: audit", &[own[0], papers[0], papers[1], papers[2]])
        }
        "an e-mail without it" => mail("Sorry", &[("notes.pdf", b"%PDF-1.7")]),
        "an e-mail of Outlook's without it" => message("Sorry", &[("me.jpg", b"\xff\xd8\xff\xe0")]),
        "an archive without it" => archive(&[("notes.pdf", b"%PDF-1.7"), ("a.png", PICTURE)]),
        "an archive that carries a hundred archives of itself" => {
            let mut inner = archive(&own);
            for _ in 0..8 {
                inner = archive(&[("again.zip", &inner[..])]);
            }
            inner
        }
        _ => panic!("how does a workbook come in {what}?"),
    }
}

/// What goes with a mail, as it was before it was written in letters.
pub fn from_base64(body: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let letters: Vec<u8> = body.bytes().filter_map(value).collect();
    let mut bytes = Vec::new();
    for four in letters.chunks(4) {
        let bits = four.iter().fold(0_u32, |bits, letter| bits << 6 | u32::from(*letter)) << (6 * (4 - four.len()));
        bytes.extend(&bits.to_be_bytes()[1..four.len()]);
    }
    bytes
}
