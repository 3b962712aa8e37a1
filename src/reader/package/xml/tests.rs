//! Parts of packages, read and refused.

use super::*;

fn text_of(xml: &str) -> Result<String, Fault> {
    let spent = Spent::new();
    let mut xml = Xml::new(Metered::new(xml.as_bytes(), &spent), true);
    xml.next()?;
    xml.text(&["rPh"])
}

#[test]
fn a_text_is_all_that_is_written_but_what_is_skipped() {
    assert_eq!(text_of("<t>a<b> b</b>&amp;<![CDATA[<c>]]>&#65;</t>"), Ok("a b&<c>A".to_owned()));
    assert_eq!(text_of("<si><t>kanji</t><rPh><t>reading</t></rPh><t>!</t></si>"), Ok("kanji!".to_owned()));
    assert_eq!(text_of("<t/>"), Ok(String::new()));
    assert_eq!(text_of("<t>&unknown; &</t>"), Err(Fault::Damaged));
    assert_eq!(text_of("<t>&unknown;</t>"), Ok("&unknown;".to_owned()));
}

#[test]
fn what_is_hostile_or_broken_is_told() {
    assert_eq!(text_of("<t>cut"), Err(Fault::Damaged));
    assert_eq!(text_of("<t><a></t></a>"), Err(Fault::Damaged));
    let bomb = "<!DOCTYPE t [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><t>&b;</t>";
    let spent = Spent::new();
    let mut xml = Xml::new(Metered::new(bomb.as_bytes(), &spent), true);
    assert_eq!(xml.next().err(), Some(Fault::Entities));
    let wide: Vec<u8> = "\u{feff}<t>wide</t>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut xml = Xml::new(Metered::new(wide.as_slice(), &Spent::new()), true);
    assert_eq!(xml.next().err(), Some(Fault::Damaged));
    let deep = "<a>".repeat(300);
    assert!(matches!(text_of(&deep), Err(Fault::TooLarge("elements, one within the other", 256))));
}

#[test]
fn one_piece_without_end_is_refused_and_not_kept() {
    for begin in ["<a ", "<!--", "<a>", "<![CDATA[", "<!DOCTYPE ", "<? "] {
        let spent = Spent::new();
        let endless = begin.as_bytes().chain(std::io::repeat(b'<').take(1 << 40));
        let fault = if begin == "<a>" {
            let endless = begin.as_bytes().chain(std::io::repeat(b'x').take(1 << 40));
            let mut xml = Xml::new(Metered::new(endless, &spent), true);
            xml.next().and_then(|_| xml_end(&mut Xml::new(Metered::new(std::io::repeat(b'x'), &spent), true)))
        } else {
            xml_end(&mut Xml::new(Metered::new(endless, &spent), true))
        };
        assert_eq!(fault, Err(Fault::TooLarge("megabytes in one piece", 4)), "{begin}");
    }
}

fn xml_end<R: Read>(xml: &mut Xml<R>) -> Result<(), Fault> {
    while xml.next()?.is_some() {}
    Ok(())
}

#[test]
fn attributes_are_read_without_their_references() {
    let element = BytesStart::from_content("sheet name=\"A &amp; B &#x26; &nothing; & c\" r:id='rId1'", 5);
    assert_eq!(attribute(&element, "name").as_deref(), Some("A & B & &nothing; & c"));
    assert_eq!(attribute(&element, "id").as_deref(), Some("rId1"));
    assert_eq!(full_attribute(&element, "r:id").as_deref(), Some("rId1"));
    assert_eq!(attribute(&element, "state"), None);
}
