//! Links to other files, and what Excel allows of links at all.
//!
//! ```text
//! file://../returns/late%20ones/PE%20audit.xlsx#'PE outcomes'!D6
//!        the path from this workbook's folder  │ sheet and cell
//! ```

/// So many links Excel allows on one sheet; of more it would offer to repair the workbook.
pub const MOST: usize = 65_530;

/// So many UTF-16 units Excel 2016 follows, of a path and of a place in the file.
const LONGEST: usize = 255;

/// What a link to a file begins with.
const FILE: &str = "file://";

/// Stands for our per cent sign until the package is finished: rust_xlsxwriter would escape it again.
/// Of the private use characters, so that no path which is passed on holds one.
const PER_CENT: char = '\u{E025}';

/// The target of a link to a file and to a cell of it; none where Excel could not follow it.
pub(super) fn to_file(path: &str, at: Option<(&str, &str)>) -> Option<String> {
    let path = escaped(path)?;
    let place = match at {
        Some((sheet, cell)) => format!("'{}'!{cell}", sheet.replace('\'', "''")),
        None => String::new(),
    };
    let is_long = |text: &str| text.encode_utf16().count() > LONGEST;
    if is_long(&path) || is_long(&place) || place.contains(char::is_control) {
        return None;
    }
    let hash = if place.is_empty() { "" } else { "#" };
    Some(format!("{FILE}{path}{hash}{place}"))
}

/// A path as it stands in a link: whatever would end or change it is escaped, and letters of every
/// language stay. None where a name holds what no link can.
fn escaped(path: &str) -> Option<String> {
    let mut escaped = String::new();
    for c in path.chars() {
        match c {
            // Windows takes a backslash for the next folder, whatever escapes it.
            '\\' | PER_CENT => return None,
            c if c.is_control() => return None,
            c if c.is_ascii() && !c.is_ascii_alphanumeric() && !"/-_.~!$&'()+,;=@".contains(c) => {
                escaped.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c => escaped.push(c),
        }
    }
    Some(escaped)
}

/// A target as rust_xlsxwriter has to be given it.
pub(super) fn guarded(target: &str) -> String {
    match target.split_once('#') {
        Some((path, place)) if path.starts_with(FILE) => format!("{}#{place}", guard(path)),
        None if target.starts_with(FILE) => guard(target),
        Some(_) | None => target.to_owned(),
    }
}

fn guard(path: &str) -> String {
    path.replace('%', PER_CENT.encode_utf8(&mut [0; 4]))
}

/// The links of a finished sheet, with their per cent signs.
pub(super) fn released(links: &str) -> String {
    links.replace(PER_CENT, "%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_a_cell_of_a_file_whatever_it_is_called() {
        let to = |path| to_file(path, None);
        assert_eq!(to("../returns/a b.xlsx").as_deref(), Some("file://../returns/a%20b.xlsx"));
        assert_eq!(to("../returns/50%.xlsx").as_deref(), Some("file://../returns/50%25.xlsx"));
        assert_eq!(to("../returns/a%20b#1.xlsx").as_deref(), Some("file://../returns/a%2520b%231.xlsx"));
        assert_eq!(
            to("../returns/Économie (1)/où?.ods").as_deref(),
            Some("file://../returns/Économie%20(1)/où%3F.ods")
        );
        assert_eq!(
            to_file("../returns/HUM.xlsx", Some(("O'Neil #1", "E12"))).as_deref(),
            Some("file://../returns/HUM.xlsx#'O''Neil #1'!E12")
        );
    }

    #[test]
    fn what_excel_could_not_follow_is_no_link() {
        assert_eq!(to_file("../returns/a\\b.xlsx", None), None);
        assert_eq!(to_file("../returns/a\nb.xlsx", None), None);
        assert_eq!(to_file(&format!("../returns/{}.xlsx", "a".repeat(240)), None), None);
        assert_eq!(to_file("../returns/a.xlsx", Some((&"s".repeat(300), "A1"))), None);
    }

    #[test]
    fn per_cent_signs_are_kept_from_being_escaped_twice() {
        let target = "file://../returns/a%23b.xlsx#'50%'!A1";
        let guarded = guarded(target);
        assert!(!guarded[..guarded.find('#').unwrap_or(0)].contains('%'));
        assert!(guarded.ends_with("#'50%'!A1"));
        assert_eq!(released(&guarded), target);
        assert_eq!(super::guarded("https://example.org/a%20b"), "https://example.org/a%20b");
    }
}
