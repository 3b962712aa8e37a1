use jiff::civil::date;
use proptest::prelude::*;

use super::*;

/// A moment as one program or another writes it, in some offset.
fn written(moment: Timestamp, offset: Offset, notation: u8) -> String {
    let local = offset.to_datetime(moment);
    let signed = moment.display_with_offset(offset).to_string();
    match notation {
        0 => signed,
        1 => moment.to_string(),
        2 => offset_apart(&signed),
        3 => signed.replacen('T', " ", 1),
        4 => moment.to_string().replace('T', "t").replace('Z', "z"),
        5 => local.strftime("%Y%m%dT%H%M%S").to_string() + &offset_of(&signed).replace(':', ""),
        6 => format!("{:.7}", moment.display_with_offset(offset)),
        7 => format!("{:.3}", moment.display_with_offset(offset)).replace('.', ","),
        // Without a zone it is taken as UTC.
        8 => Offset::UTC.to_datetime(moment).to_string(),
        9 => format!("{:.9}", Offset::UTC.to_datetime(moment)),
        _ => local.strftime("%a, %d %b %Y %H:%M:%S ").to_string() + &offset_of(&signed).replace(':', ""),
    }
}

fn offset_of(signed: &str) -> &str {
    &signed[signed.len() - 6..]
}

fn offset_apart(signed: &str) -> String {
    let (time, offset) = signed.split_at(signed.len() - 6);
    format!("{time} {offset}")
}

/// The notations of [`written`].
const NOTATIONS: u8 = 11;

fn moments() -> impl Strategy<Value = (Timestamp, Offset, u8)> {
    // Two school years, to the second, and offsets to the quarter of an hour.
    let seconds = 1_756_684_800_i64..1_819_756_800;
    (seconds, -56_i32..=56, 0..NOTATIONS).prop_map(|(second, quarters, notation)| {
        (
            Timestamp::from_second(second).expect("a moment"),
            Offset::from_seconds(quarters * 900).expect("an offset"),
            notation,
        )
    })
}

proptest! {
    #[test]
    fn the_newer_is_the_newer_however_each_is_written((one, o, how) in moments(), (other, p, hows) in moments()) {
        let (first, second) = (Saved::said(&written(one, o, how)), Saved::said(&written(other, p, hows)));
        prop_assert_eq!(first.moment(), Some(one), "{}", written(one, o, how));
        prop_assert_eq!(second.moment(), Some(other), "{}", written(other, p, hows));
        prop_assert_eq!(first.moment().cmp(&second.moment()), one.cmp(&other));
        // What is told of it in JSON is read as the same moment.
        prop_assert_eq!(Saved::said(&first.to_string()).moment(), Some(one));
    }

    #[test]
    fn whatever_stands_there_is_a_moment_or_nothing(stamp in "[-+0-9TZ:., ]{0,30}|\\PC{0,20}") {
        let _ = Saved::said(&stamp).to_string();
    }
}

#[test]
fn what_is_no_moment_says_nothing() {
    for stamp in [
        "",
        "yesterday",
        "2026-13-02T10:00:00Z",
        "2026-02-30T10:00:00Z",
        "2026-12-02T25:00:00Z",
        "02/12/2026 10:00",
        "2026",
        "46358.5",
        "T10:00:00Z",
    ] {
        assert_eq!(Saved::said(stamp), Saved::default(), "{stamp}");
    }
    assert!(Saved::default().moment() < Saved::said("1601-01-01T00:00:00Z").moment(), "unknown comes first");
    assert_eq!(Saved::default().to_string(), "");
}

#[test]
fn the_day_is_the_one_that_was_told_and_a_day_alone_begins_in_utc() {
    let late = Saved::said("2026-12-02T23:30:00-05:00");
    assert_eq!(late.day(), Some(date(2026, 12, 2)));
    assert_eq!(late.to_string(), "2026-12-02T23:30:00-05:00");
    assert_eq!(Saved::said("2026-12-02").moment(), Saved::said("2026-12-02T00:00:00Z").moment());
    assert_eq!(Saved::said("2026-12-02T09:00:00").moment(), Saved::said("2026-12-02T10:00:00+01:00").moment());
}

#[test]
fn the_zero_of_a_clock_and_a_time_to_come_are_no_time_of_saving() {
    let (stamp, today) = (date(2026, 9, 1), date(2026, 12, 15));
    let can = |said: &str| {
        let saved = Saved::said(said);
        saved.unless_stale(stamp).and_then(|saved| saved.unless_to_come(today)).is_some()
    };
    for zero in ["1601-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "1980-01-01T00:00:00Z", "2006-09-16T00:00:00Z", ""] {
        assert!(!can(zero), "{zero}");
    }
    assert!(can("2025-09-01T08:00:00Z") && can("2026-12-16T23:59:00+13:00"));
    assert!(!can("2026-12-17T08:00:00Z") && !can("2062-12-02T08:00:00Z"));
}
