//! Several groups of learners in one cell, as people type and paste them: `Year 7, Year 8`, `Years 7 & 8`, `Elm and Oak`.

use crate::fold::fold;
use crate::layout::List;
use crate::plan::Plan;

/// What stands between names.
const BETWEEN: [char; 6] = [',', ';', '/', '+', '&', '\n'];

/// More names are a text of another kind.
const MOST: usize = 24;

/// The labels of all groups that a text names, with commas between them; none where it says anything else.
pub(super) fn named(plan: &Plan, list: &List, text: &str) -> Option<String> {
    let parts = parts(text);
    if !(2..=MOST).contains(&parts.len()) {
        return None;
    }
    let mut labels: Vec<String> = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        // A name may itself hold what stands between names: the longest that is known comes first.
        let (end, label) = (at..parts.len()).rev().find_map(|end| {
            let from = parts.get(at)?.start;
            let own = text.get(from..parts.get(end)?.end)?;
            Some((end, one(plan, list, own, text)?))
        })?;
        if !labels.contains(&label) {
            labels.push(label);
        }
        at = end + 1;
    }
    Some(labels.join(", "))
}

/// The label that a part of a text names, alone or with the word in front of all of them: the 8 of `Years 7 & 8`.
fn one(plan: &Plan, list: &List, own: &str, text: &str) -> Option<String> {
    let own = fold(own);
    let own = own.trim_end_matches('.');
    let first = fold(text.split_whitespace().next().unwrap_or_default());
    let single = first.strip_suffix('s').unwrap_or(&first);
    let rest = own.strip_prefix(first.as_str()).unwrap_or(own).trim_start();
    let ways = [own.to_owned(), format!("{single} {rest}")];
    ways.into_iter().find_map(|way| {
        let listed = list.meant(&way).map(|value| value.to_string());
        listed.or_else(|| super::cell::other_name(plan, crate::layout::ListOf::Cohorts, list.labels(), &way))
    })
}

/// Where the parts of a text stand that may be names, blank ones left out.
fn parts(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut put = |from: usize, to: usize| {
        let own = text.get(from..to).unwrap_or_default();
        if !own.trim().is_empty() {
            let start = from + (own.len() - own.trim_start().len());
            parts.push(start..start + own.trim().len());
        }
    };
    for (at, c) in text.char_indices() {
        let and = text.get(at..).and_then(|rest| rest.get(..5)).filter(|word| word.eq_ignore_ascii_case(" and "));
        if BETWEEN.contains(&c) {
            put(from, at);
            from = at + c.len_utf8();
        } else if and.is_some() {
            put(from, at);
            from = at + 4;
        }
    }
    put(from, text.len());
    parts
}
