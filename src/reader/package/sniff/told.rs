//! What is told of a file that is no workbook that can be read: what it is, and what to do.

use crate::reader::Unreadable;

/// So many files of an archive are named.
const MOST_NAMED: usize = 3;

fn told(what: impl Into<String>, fix: &str) -> Unreadable {
    Unreadable { what: what.into(), fix: fix.to_owned() }
}

/// A file that is something else.
pub(super) fn other(kind: &str) -> Unreadable {
    told(
        format!("The file is {kind}, not a workbook."),
        "Open the workbook in Excel, choose Save As, Excel Workbook (.xlsx), and send that file.",
    )
}

/// A file without a byte.
pub(super) fn empty() -> Unreadable {
    told("The file is empty (0 bytes).", "Ask for it again; it may not have finished uploading or saving.")
}

/// A file of nothing but zeros.
pub(super) fn zeros() -> Unreadable {
    told("The file holds nothing but zeros.", "Ask for it again; it may not have finished copying or downloading.")
}

/// A package that was cut.
pub(super) fn cut_short() -> Unreadable {
    told(
        "The workbook is damaged: its end is missing or its parts cannot be unpacked.",
        "Ask for it again; it may have been cut short on its way.",
    )
}

/// A package that carries others, and of a kind that is not opened.
pub(super) fn closed(kind: &str) -> Unreadable {
    told(
        format!("The file is {kind}, which is not opened here."),
        "Open it yourself (in Windows: right-click it, Extract All), and put the workbooks that are in it into the \
         returns folder.",
    )
}

/// A link to a file, kept as a small file of its own.
pub(super) fn shortcut() -> Unreadable {
    told(
        "The file is a shortcut that leads to a workbook somewhere else, not the workbook.",
        "Open what it leads to, download or save it as an Excel workbook (.xlsx), and put the workbook itself here.",
    )
}

/// What a website shows in place of a file to somebody who has not signed in.
pub(super) fn sign_in() -> Unreadable {
    told(
        "The file is the sign-in page of a website (as OneDrive, SharePoint and Google show it), not the workbook that \
         should have been downloaded.",
        "Sign in there in your browser, download the workbook again, and put that file here.",
    )
}

/// A page of a website.
pub(super) fn web_page() -> Unreadable {
    told(
        "The file is a web page, not a workbook.",
        "Open the workbook that was issued, fill it in there, and send that .xlsx file; a web page has lost where each \
         answer belongs.",
    )
}

/// A document of Apple's.
pub(super) fn numbers() -> Unreadable {
    told(
        "The file is a Numbers document, not an Excel workbook.",
        "In Numbers choose File, Export To, Excel, and send that file.",
    )
}

/// A workbook in the XML of Excel 2003.
pub(super) fn old_xml() -> Unreadable {
    told(
        "The file is a workbook in the XML form of Excel 2003, which is not read.",
        "Open it in Excel, choose Save As, Excel Workbook (.xlsx), and send that file.",
    )
}

/// One sheet as a text.
pub(super) fn values() -> Unreadable {
    told(
        "The file is a text file of values (CSV), not a workbook: it holds one sheet and no form.",
        "Open the workbook that was issued, fill it in there, and send that .xlsx file.",
    )
}

/// A workbook that only those may open whom an organisation names.
pub(super) fn rights() -> Unreadable {
    told(
        "The workbook is protected by your organisation (rights management, or a sensitivity label that encrypts): only \
         people it names can open it.",
        "Ask for it again without the label or the restriction: in Excel under Sensitivity, or File, Info, Protect \
         Workbook, Restrict Access, Unrestricted Access.",
    )
}

/// An e-mail that is encrypted, or was before it was saved.
pub(super) fn sealed() -> Unreadable {
    told(
        "The file is an encrypted e-mail, which only the mail program of the person it was sent to can open.",
        "Open it in your mail program, save the workbook that is attached to it, and put that file here.",
    )
}

/// An e-mail where a workbook should be.
pub(super) fn email() -> Unreadable {
    told(
        "The file is an e-mail, not a workbook.",
        "Open the e-mail, save the workbook that is attached to it, and put that file here.",
    )
}

/// An archive where a workbook should be, with the names of some of its files.
pub(super) fn archive(names: &[String]) -> Unreadable {
    let files: Vec<&str> = names
        .iter()
        .filter(|name| !name.ends_with('/') && !name.starts_with("__MACOSX"))
        .filter_map(|name| name.rsplit('/').next())
        .collect();
    let mut named = files.iter().take(MOST_NAMED).map(|name| format!("'{name}'")).collect::<Vec<_>>().join(", ");
    if let Some(more) = files.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
        named.push_str(&format!(" and {more} more"));
    }
    told(
        format!(
            "The file is a zip archive, not a workbook; in it: {}.",
            if named.is_empty() { "nothing" } else { &named }
        ),
        "Extract it, and put the workbook that is meant in its place.",
    )
}
