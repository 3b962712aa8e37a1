//! What people write for the labels of a list, in words of their own.

use crate::fold::fold;
use crate::plan::{Skill, Stage};

/// What people write for a term: `Autumn term`, `Autumn 1`, `Aut`.
pub(super) fn terms(terms: &[String]) -> Vec<(String, usize)> {
    let written = |term: &String| {
        let short: String = term.chars().take(3).collect();
        [
            format!("{term} term"),
            format!("{term} 1"),
            format!("{term} 2"),
            format!("{short} 1"),
            format!("{short} 2"),
            short,
        ]
    };
    terms.iter().enumerate().flat_map(|(position, term)| written(term).map(|text| (text, position))).collect()
}

/// What people write for a month: `Sep`, `Sept`.
pub(super) fn months(months: &[&str]) -> Vec<(String, usize)> {
    let short = |letters: usize| {
        let named = months.iter().enumerate().filter(move |(_, month)| month.len() > letters);
        named.map(move |(position, month)| (month.chars().take(letters).collect(), position))
    };
    short(3).chain(short(4)).collect()
}

/// What skills were called before.
pub(super) fn skills(skills: &[Skill]) -> Vec<(String, usize)> {
    let named = skills.iter().enumerate().filter(|(_, skill)| !skill.formerly.is_empty());
    named.map(|(position, skill)| (skill.formerly.clone(), position)).collect()
}

/// What people write for yes and no.
pub(super) fn yes_or_no() -> Vec<(String, usize)> {
    let yes =
        ["y", "yes please", "true", "on", "x", "1", "tick", "ticked", "\u{2713}", "\u{2714}", "\u{2611}", "\u{2705}"];
    let no = ["n", "no thanks", "false", "off", "0", "\u{2717}", "\u{2718}", "\u{2610}", "\u{274c}"];
    let of = |words: Vec<&str>, at: usize| words.into_iter().map(|word| (word.to_owned(), at)).collect::<Vec<_>>();
    [of(yes.to_vec(), 0), of(no.to_vec(), 1)].concat()
}

/// What people write for a cohort, and for all of a stage: `Y7`, `Yr 7`, `7`; `KS3`, `7-9`, `Years 7 to 9`.
pub(super) fn cohorts(stages: &[&Stage], labels: &[String]) -> Vec<(String, usize)> {
    let number = |text: &str| -> Option<u32> {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.parse().ok()
    };
    let position = |label: &str| labels.iter().position(|other| other == label);
    let mut written = Vec::new();
    for stage in stages {
        for cohort in &stage.cohorts {
            let Some(at) = position(&cohort.name) else { continue };
            written.push((cohort.code.clone(), at));
            if let Some(year) = number(&cohort.name)
                && fold(&cohort.name) == format!("year {year}")
            {
                written.extend(
                    [
                        format!("{year}"),
                        format!("yr {year}"),
                        format!("yr{year}"),
                        format!("year{year}"),
                        format!("y {year}"),
                    ]
                    .map(|text| (text, at)),
                );
            }
        }
        // Where all of a stage is not offered because it could only be one cohort, that one is meant.
        let only = || match stage.cohorts.iter().filter_map(|cohort| position(&cohort.name)).collect::<Vec<_>>()[..] {
            [only] => Some(only),
            _ => None,
        };
        let Some(all) = position(&stage.all_of()).or_else(only) else { continue };
        written.extend(
            [
                stage.all_of(),
                stage.code.clone(),
                format!("all {}", stage.code),
                stage.name.clone(),
                format!("all of {}", stage.name),
                "all".to_owned(),
                "all years".to_owned(),
            ]
            .map(|text| (text, all)),
        );
        let years: Vec<u32> = stage.cohorts.iter().filter_map(|cohort| number(&cohort.name)).collect();
        if let ([first, .., last], true) = (years.as_slice(), years.windows(2).all(|pair| pair[1] == pair[0] + 1)) {
            for text in ["{}-{}", "years {}-{}", "years {} to {}", "year {}-{}", "y{}-{}", "y{}-y{}", "{} to {}"] {
                written.push((text.replacen("{}", &first.to_string(), 1).replacen("{}", &last.to_string(), 1), all));
            }
        }
    }
    written
}
