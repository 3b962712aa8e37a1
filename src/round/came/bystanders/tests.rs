//! What is passed over, what is told, and what is a person's.

use super::*;

fn folder(names: &[&str]) -> Folder {
    Folder::of(names.iter().copied())
}

#[test]
fn what_systems_and_programs_leave_is_passed_over() {
    let beside = folder(&["DT audit.xlsx"]);
    for name in [
        "~$DT audit.xlsx",
        ".~DT audit.xlsx",
        ".~lock.DT audit.xlsx#",
        "._DT audit.xlsx",
        ".DS_Store",
        "Icon\r",
        "Thumbs.db",
        "thumbs.db:encryptable",
        "Desktop.ini",
        "DT audit.xlsx:Zone.Identifier",
        "~WRD0003.tmp",
        "7C3F0A10.tmp",
        "DT audit.xlsx.crdownload",
        "DT audit.xlsx.part",
        "dt AUDIT.xlsx.baiduyun.p.downloading",
        ".DT audit.xlsx.icloud",
    ] {
        assert_eq!(beside.lies(name, false), Lies::Passed, "{name}");
    }
    for name in [
        "$RECYCLE.BIN",
        ".Trash-1000",
        ".Trashes",
        "#recycle",
        "System Volume Information",
        "@eaDir",
        ".AppleDouble",
        "__MACOSX",
        ".git",
    ] {
        assert_eq!(beside.lies(name, true), Lies::Passed, "{name}");
    }
}

#[test]
fn what_stands_for_a_workbook_that_is_not_there_is_told() {
    let alone = folder(&["HUM.xlsx"]);
    for (name, told) in [
        (".DT audit.xlsx.icloud", &IN_THE_CLOUD),
        ("DT audit.xlsx.nextcloud", &IN_THE_CLOUD),
        ("DT audit.xlsx.cloud", &IN_THE_CLOUD),
        ("DT audit.gsheet", &LINK),
        ("DT audit.xlsx.crdownload", &UNFINISHED),
        ("Unconfirmed 4711.crdownload", &UNFINISHED),
        ("DT audit.xlsx.part", &UNFINISHED),
    ] {
        assert_eq!(alone.lies(name, false), Lies::Told(told), "{name}");
    }
    assert_eq!(alone.lies("DT audit.xlsx.download", true), Lies::Told(&UNFINISHED));
    assert_eq!(alone.lies("DT audit.numbers", true), Lies::Told(&NUMBERS));
    assert_eq!(alone.lies("Careers.app", true), Lies::Told(&ANOTHER));
    assert!(folder(&[".DT audit.xlsx.icloud"]).stands_for("DT Audit.xlsx"));
    assert!(!folder(&[".DT audit.xlsx.icloud", "DT audit.xlsx"]).stands_for("DT audit.xlsx"));
}

#[test]
fn what_a_person_saved_is_theirs_whatever_it_is_called() {
    let beside = folder(&["DT.htm", "DT_files"]);
    for name in ["HUM.xlsx", ".HUM.xlsx", "HUM", "Icon", "icons.xlsx", "recycle.xlsx", "tmp.xlsx", "part", "a.zip"] {
        assert_eq!(beside.lies(name, false), Lies::APersons, "{name}");
    }
    for name in ["HUM audit.xlsx", "from Sam", "recycle", "HUM_files"] {
        assert_eq!(beside.lies(name, true), Lies::APersons, "{name}");
    }
    assert_eq!(beside.lies("DT_files", true), Lies::Passed);
}

#[test]
fn the_parts_of_an_unpacked_document_are_passed_over_and_nothing_beside_them() {
    let unpacked = folder(&["[Content_Types].xml", "_rels", "xl", "HUM.xlsx"]);
    assert_eq!(unpacked.document(), Some((&UNPACKED, "[content_types].xml")));
    assert_eq!((unpacked.lies("xl", true), unpacked.lies("HUM.xlsx", false)), (Lies::Passed, Lies::APersons));
    assert!(folder(&["mimetype", "content.xml", "META-INF"]).document().is_some());
    assert_eq!(folder(&["Index.zip", "Metadata"]).document().map(|(told, _)| told), Some(&NUMBERS));
    assert_eq!(folder(&["xl", "Index.zip", "content.xml"]).document(), None);
}
