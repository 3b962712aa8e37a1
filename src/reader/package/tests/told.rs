use super::{package, refused};

#[test]
fn what_a_file_is_instead_is_said() {
    for (bytes, words) in [
        (&b""[..], "empty"),
        (&[0; 5000], "nothing but zeros"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"%PDF-1.7", "a PDF"),
        (b"{\\rtf1", "RTF"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"<html><body>Sign in</body></html>", "the sign-in page"),
        (b"<html><body>Our trip</body></html>", "a web page"),
        (b"\xef\xbb\xbf\n<table><tr><td>x</td></tr></table>", "a web page"),
        (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n", "a web page"),
        (b"\0\0\0\x18ftypheic", "a picture"),
        (b"<?xml version='1.0'?><a/>", "an XML file"),
        (
            b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>",
            "XML form of Excel 2003",
        ),
        (b"Ref,Coverage\nKS3-1,Taught\n", "CSV"),
        (b"Ref;Coverage\r\nKS3-1;Taught\r\n", "CSV"),
        (b"\xff\xfeR\0\t\0C\0\n\0K\0\t\0T\0\n\0", "CSV"),
        (b"{\"answers\": []}", "JSON"),
        (b"Dear all, please find attached", "a text file"),
        (&[0xff; 600], "another kind"),
        (&[0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3], "damaged"),
    ] {
        let told = refused(bytes);
        assert!(told.contains(words), "{told}");
    }
    let document = |target: &str| {
        format!("<Relationships><Relationship Id='a' Type='x/officeDocument' Target='{target}'/></Relationships>")
    };
    let numbers = [("Index/Document.iwa", "x".to_owned())];
    let word = [("_rels/.rels", document("odd/main.xml")), ("odd/main.xml", "<w:document/>".to_owned())];
    let slides = [("_rels/.rels", document("p.xml")), ("p.xml", "<p:presentation/>".to_owned())];
    let text = [("mimetype", "application/vnd.oasis.opendocument.text".to_owned())];
    let other = [("readme.txt", "x".to_owned())];
    for (parts, words) in [
        (&numbers[..], "Numbers"),
        (&word, "Word"),
        (&slides, "a presentation"),
        (&text, "a text document"),
        (&other, "a zip archive"),
    ] {
        let told = refused(&package(parts));
        assert!(told.contains(words), "{told}");
    }
}
