use proptest::prelude::*;

use super::*;

fn shown(code: &str, number: f64) -> String {
    match Format::of(164, Some(code)).number(number) {
        Shown::Plain => plain(number),
        Shown::Day => "a day".to_owned(),
        Shown::Text(text) => text,
        Shown::Nothing => String::new(),
    }
}

#[test]
fn numbers_are_shown_as_excel_shows_them() {
    for (code, number, expected) in [
        ("General", 197.000_000_000_000_03, "197"),
        ("", 0.1 + 0.2, "0.3"),
        ("0", 12.5, "13"),
        ("0", -12.4, "-12"),
        ("0%", 1.0, "100%"),
        ("0%", 0.95, "95%"),
        ("0.0%", 0.955, "95.5%"),
        ("\"£\"#,##0", 500.0, "£500"),
        ("[$£-809]#,##0.00", 1234.5, "£1,234.50"),
        ("#,##0 [$EUR]", 1500.0, "1,500 EUR"),
        ("0000", 7.0, "0007"),
        ("\"Unit \"0", 9.0, "Unit 9"),
        ("\\U\\n\\i\\t 0", 9.0, "Unit 9"),
        ("0000\" pupils\"", 3.0, "0003 pupils"),
        ("General\" pupils\"", 3.0, "3 pupils"),
        ("h:mm", 0.4375, "10:30"),
        ("hh:mm:ss", 0.25, "06:00:00"),
        ("h:mm AM/PM", 0.75, "6:00 PM"),
        ("h:mm AM/PM", 0.0, "12:00 AM"),
        ("[h]:mm", 1.5, "36:00"),
        ("mm:ss.0", 0.000_5, "00:43.2"),
        ("#,##0,", 1_234_567.0, "1,235"),
        ("0.0,,\"m\"", 1_234_567.0, "1.2m"),
        ("#,##0", 1234.0, "1,234"),
        ("#,##0", 12.0, "12"),
        ("0,000", 7.0, "0,007"),
        ("#", 0.0, ""),
        (".00", 12.345, "12.35"),
        ("0.00", 1.005, "1.01"),
        ("0.0##", 1.5, "1.5"),
        ("0.???", 1.5, "1.5"),
        ("00-00", 1234.0, "12-34"),
        ("(0)", 5.0, "(5)"),
        ("0;(0)", -5.0, "(5)"),
        ("0;-0;\"none\"", 0.0, "none"),
        ("0;-0;;@", 0.0, ""),
        (";;;", 5.0, ""),
        ("\"Yes\";;\"No\"", 1.0, "Yes"),
        ("\"Yes\";;\"No\"", 0.0, "No"),
        ("[>=100]\"many\";0", 180.0, "many"),
        ("[>=100]\"many\";0", 18.0, "18"),
        ("[=1]\"all\";[=0]\"none\";0", 1.0, "all"),
        ("[=1]\"all\";[=0]\"none\";0", 0.0, "none"),
        ("[=1]\"all\";[=0]\"none\";0", 7.0, "7"),
        ("[Red]0", 7.0, "7"),
        ("_-* #,##0_-;-* #,##0_-;_-* \"-\"_-;_-@_-", 0.0, "-"),
        ("_-* #,##0_-;-* #,##0_-;_-* \"-\"_-;_-@_-", 1500.0, "1,500"),
        ("0.00E+00", 1234.0, "1.23E+03"),
        ("##0.0E+0", 12_345.0, "12.3E+3"),
        ("0.0E-0", 0.000_12, "1.2E-4"),
        ("# ?/?", 1.5, "1 1/2"),
        ("# ??/??", 0.25, "1/4"),
        ("# ?/?", 3.0, "3"),
        ("?/?", 1.5, "3/2"),
        ("# ?/8", 2.25, "2 2/8"),
        ("@", 7.0, "7"),
        ("dd/mm/yyyy", 46_000.0, "a day"),
        ("mmm yy", 46_000.0, "a day"),
        ("[$-404]e\"x\"m\"y\"", 46_000.0, "a day"),
        ("\"open", 7.0, "open"),
    ] {
        assert_eq!(shown(code, number), expected, "{code}");
    }
}

#[test]
fn formats_are_known_by_their_numbers() {
    for (id, number, expected) in [
        (0, 7.0, Shown::Plain),
        (9, 1.0, Shown::Text("100%".into())),
        (10, 0.95, Shown::Text("95.00%".into())),
        (11, 1234.0, Shown::Text("1.23E+03".into())),
        (12, 1.5, Shown::Text("1 1/2".into())),
        (14, 46_000.0, Shown::Day),
        (20, 0.4375, Shown::Text("10:30".into())),
        (37, -5.0, Shown::Text("(5)".into())),
        (44, 500.0, Shown::Text("£500.00".into())),
        (46, 1.5, Shown::Text("36:00:00".into())),
        (49, 7.0, Shown::Plain),
        (99, 7.0, Shown::Plain),
    ] {
        assert_eq!(Format::of(id, None).number(number), expected, "{id}");
    }
    assert_eq!(Format::of(14, Some("0")).number(46_000.0), Shown::Plain, "a code of the workbook's own counts");
}

#[test]
fn texts_have_formats_too() {
    let shown = |code: &str| Format::of(164, Some(code)).text("9");
    assert_eq!(shown("General"), Shown::Plain);
    assert_eq!(shown("@"), Shown::Plain);
    assert_eq!(shown("0;0;0;@"), Shown::Plain);
    assert_eq!(shown("\"Unit \"@"), Shown::Text("Unit 9".into()));
    assert_eq!(shown(";;;"), Shown::Nothing);
    assert_eq!(shown(";;;@"), Shown::Plain);
}

/// Whether a number's third decimal, as it is written with a power of ten, is a five and the last: 2945 is `2.945e3`.
fn lies_between(number: f64) -> bool {
    let written = format!("{number:e}");
    let decimals = written.split(['.', 'e']).nth(1).filter(|_| written.contains('.')).unwrap_or_default();
    decimals.len() == 3 && decimals.ends_with('5')
}

proptest! {
    /// Another program's formatter, which shares no code with ours, shows the same.
    #[test]
    fn another_formatter_shows_the_same(
        code in prop::sample::select(vec![
            "0", "0.0", "0.00", "#,##0", "#,##0.00", "0%", "0.0%", "0000", "\"Unit \"0", "0\" pupils\"", "£#,##0",
            "0;(0)", "0;-0;\"none\"", "#", "0.##", "[>=100]\"many\";0", "h:mm", "h:mm:ss", "h:mm AM/PM", "[h]:mm",
            "0.00E+00", "00-00", "# ?/?", "# ??/??", "[$£-809]#,##0",
        ]),
        number in prop_oneof![(0..4000_i32).prop_map(f64::from), (-400_000..400_000_i32).prop_map(|n| f64::from(n) / 100.0), 0.0..2.0_f64],
    ) {
        // Times go on, and of conditions the programs make different things below nothing.
        let number = if code.contains("mm") || code.starts_with("[>") { number.abs() } else { number };
        let number = without_noise(number);
        // Of two powers of ten as near as each other ours takes the one that Excel takes, the other what is left of a division.
        prop_assume!(!(code.contains('E') && lies_between(number)));
        let options = ssfmt::FormatOptions::default();
        let other = ssfmt::NumberFormat::parse(code).expect("a format").format(number, &options);
        // Ours keeps no room for digits that are not there.
        let other = other.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(shown(code, number), other, "{} {}", code, number);
    }

    #[test]
    fn no_code_and_no_number_is_too_odd(code in "[0#?.,%E+\\-@;/\"\\\\_*hms\\[\\]$dAP mM:é<>=0-9Gyeneral]{0,40}", number: f64) {
        if let Shown::Text(text) = Format::of(164, Some(&code)).number(number) {
            prop_assert!(text.len() < 20_000, "{}", text.len());
        }
        Format::of(164, Some(&code)).text("7");
    }
}
