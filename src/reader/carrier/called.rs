//! What things in a carrier are called, and what their names say of them.

/// The longest that a name may be, in characters.
const LONGEST_NAME: usize = 120;

/// A name as it can be said and be part of a way: without what would lead elsewhere, break a line or turn it around.
pub(super) fn portable(name: &str) -> String {
    let parts = name.split(['/', '\\']).map(|part| {
        let sayable = |c: &char| {
            !c.is_control() && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        let said: String = part.chars().filter(sayable).collect();
        let said = said.trim();
        // What tells the kind stands at the end.
        let over = said.chars().count().saturating_sub(LONGEST_NAME);
        said.chars().skip(over).collect::<String>()
    });
    let parts: Vec<String> = parts.filter(|part| !["", ".", ".."].contains(&part.as_str())).collect();
    if parts.is_empty() { "without a name".to_owned() } else { parts.join("/") }
}

/// `HUM.xlsx`, `HUM 2.xlsx`.
pub(super) fn numbered(name: &str, number: u32) -> String {
    if number == 1 {
        return name.to_owned();
    }
    match name.rsplit_once('.').filter(|(stem, ending)| !stem.is_empty() && !ending.contains('/')) {
        Some((stem, ending)) => format!("{stem} {number}.{ending}"),
        None => format!("{name} {number}"),
    }
}

fn ends(name: &str, endings: &[&str]) -> bool {
    let name = name.to_lowercase();
    endings.iter().any(|ending| name.ends_with(ending))
}

/// Whether a name says that the file is a workbook, whatever it is.
pub(super) fn is_called_a_workbook(name: &str) -> bool {
    ends(name, &[".xlsx", ".xlsm", ".xlsb", ".xls", ".xltx", ".xltm", ".ods", ".ots", ".fods", ".numbers", ".gsheet"])
}

/// Whether a name says that a file carries others.
pub(super) fn is_called_a_carrier(name: &str) -> bool {
    ends(name, &[".zip", ".eml", ".msg", ".mbox", ".gz", ".dat", ".p7m", ".7z", ".rar", ".tar", ".tgz"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_nowhere_else_and_breaks_no_line() {
        for (name, said) in [
            ("../../etc/passwd", "etc/passwd"),
            ("C:\\Sam\\HUM.xlsx", "C:/Sam/HUM.xlsx"),
            ("HUM\u{202e}xslx.exe\r\n", "HUMxslx.exe"),
            (" . ", "without a name"),
            ("", "without a name"),
        ] {
            assert_eq!(portable(name), said);
        }
        let long = portable(&format!("{}.xlsx", "a".repeat(500)));
        assert!(long.ends_with("a.xlsx") && long.chars().count() == LONGEST_NAME);
    }

    #[test]
    fn the_second_of_a_name_is_numbered_before_its_ending() {
        assert_eq!(numbered("a/HUM.xlsx", 2), "a/HUM 2.xlsx");
        assert_eq!(numbered("a.b/HUM", 3), "a.b/HUM 3");
        assert_eq!(numbered(".xlsx", 2), ".xlsx 2");
    }
}
