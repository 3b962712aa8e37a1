//! The drafts as their readers see them: what is written in one, and the workbook that goes with it.

use crate::common::carriers::from_base64;

/// The plain text of a draft.
pub fn text(draft: &str) -> String {
    quoted(part(draft, "text/plain"))
}

/// The first workbook that is attached.
pub fn workbook(draft: &str) -> Vec<u8> {
    from_base64(part(draft, "spreadsheetml"))
}

/// The body of the first part of a kind, up to the next boundary.
fn part<'a>(draft: &'a str, kind: &str) -> &'a str {
    let from = draft.find(kind).unwrap_or_else(|| panic!("no part {kind}"));
    let (_, body) = draft[from..].split_once("\r\n\r\n").expect("headers end");
    body.split("\r\n--careers-audit").next().expect("a body")
}

/// Signs in hexadecimal and soft ends of lines undone.
fn quoted(body: &str) -> String {
    let mut bytes = Vec::new();
    let joined = body.replace("=\r\n", "").replace("\r\n", "\n");
    let mut rest = joined.as_bytes();
    while let [first, tail @ ..] = rest {
        match (first, tail) {
            (b'=', [high, low, after @ ..]) => {
                let sign = [*high, *low];
                let sign = std::str::from_utf8(&sign).expect("two digits");
                bytes.push(u8::from_str_radix(sign, 16).expect("a sign"));
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).expect("text")
}
