//! Pictures that stand in cells, as programs save them: WPS and Google Sheets by a formula, Excel 365 as an error with
//! a value of another kind beside it.

/// The functions that show a picture, without what stands before their names in a file.
const FUNCTIONS: [&str; 2] = ["DISPIMG(", "IMAGE("];

/// Whether a formula, or the text that it left behind, shows a picture: `=DISPIMG("ID_5B",1)`.
pub(super) fn is_formula(text: &str) -> bool {
    // OpenDocument says in front which language a formula is in.
    let formula = text.trim().strip_prefix("of:").unwrap_or(text.trim());
    let formula = formula.strip_prefix('=').unwrap_or(formula).trim_start();
    let head: String = formula.chars().take(32).collect::<String>().to_ascii_uppercase();
    let name = ["_XLFN.", "COM.MICROSOFT."].iter().find_map(|before| head.strip_prefix(before)).unwrap_or(&head);
    FUNCTIONS.iter().any(|function| name.starts_with(function))
}

/// Whether a text that a cell shows is what is left of such a formula.
pub(super) fn is_shown(text: &str) -> bool {
    text.trim_start().starts_with('=') && is_formula(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_for_a_picture_is_known_however_it_is_saved() {
        for formula in [
            "=DISPIMG(\"ID_5B\",1)",
            "_xlfn.DISPIMG(\"ID_5B\",1)",
            "=_xlfn.IMAGE(\"https://example.org/a.png\")",
            "of:=COM.MICROSOFT.IMAGE(\"a\")",
            "of:=IMAGE(\"a\")",
            " = image(\"a\")",
        ] {
            assert!(is_formula(formula), "{formula}");
        }
        for other in ["=IMAGERY(1)", "=SUM(A1)", "an image (of us)", "DISPIMG"] {
            assert!(!is_formula(other), "{other}");
        }
        assert!(is_shown("=DISPIMG(\"ID_5B\",1)") && !is_shown("IMAGE(s) of work"));
    }
}
