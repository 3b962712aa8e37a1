//! What SLT reads in the email itself, twice: as HTML and as plain text, from the same sections.
//!
//! Tables and words only, with every style in its own tag: Outlook, Gmail and phones drop all else.

use super::words::{Paragraph, one_line};
use crate::matrix::{NOT_FOR_EVERYONE, biggest_gaps, no_gap_known, not_for_everyone};
use crate::pen::Mail;
use crate::picture::told::{changed, not_returned, position, rests_on, returned};
use crate::picture::{Ask, Circle, Picture};

/// One question of SLT's, with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section {
    heading: String,
    answer: Answer,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Answer {
    /// The sentence that says most.
    Lead(String),
    Sentence(String),
    /// Label and text, a row each, under two headings.
    Rows([&'static str; 2], Vec<(String, String)>),
}

/// The sections in the order in which SLT asks.
pub(super) fn sections(picture: &Picture<'_>) -> Vec<Section> {
    let section = |heading: &str, answer| Section { heading: heading.to_owned(), answer };
    let numbered =
        |texts: &[String]| (1..).zip(texts).map(|(number, text)| (number.to_string(), one_line(text))).collect();
    let early = picture.is_early().then(|| {
        let told = format!("It is early: this rests on {}. Most of it is not known yet.", returned(picture));
        section("An early picture", Answer::Sentence(one_line(&told)))
    });
    let mut sections: Vec<Section> = early.into_iter().collect();
    sections.push(section("Where are we?", Answer::Lead(one_line(&position(picture.results)))));
    sections.extend(changed(picture).map(|text| section("Since last round", Answer::Sentence(one_line(&text)))));
    let gaps = biggest_gaps(picture);
    let heading = match gaps.len() {
        0 => "Gaps",
        1 => "The biggest gap",
        2 => "The two biggest gaps",
        _ => "The three biggest gaps",
    };
    sections.push(section(
        heading,
        match gaps.as_slice() {
            [] => Answer::Sentence(no_gap_known(picture)),
            [only] => Answer::Sentence(one_line(only)),
            several => Answer::Rows(["Gap", "What it is, and what would mend it"], numbered(several)),
        },
    ));
    let missed = not_for_everyone(picture);
    sections.extend(missed.map(|text| section(NOT_FOR_EVERYONE, Answer::Sentence(one_line(&text)))));
    sections.push(section("Who has not returned?", Answer::Sentence(one_line(&not_returned(picture)))));
    if !picture.sharing.is_empty() {
        let sharing: Vec<String> = picture.sharing.iter().map(|shared| shared.told(picture.plan)).collect();
        sections.push(section("Worth sharing", Answer::Rows(["Number", "Where and what"], numbered(&sharing))));
    }
    sections.push(if picture.asks.is_empty() {
        section("What is asked of you", Answer::Sentence("Nothing this time.".to_owned()))
    } else {
        let told = |ask: &Ask<'_>| (ask.label().to_owned(), one_line(&ask.told(picture, Circle::Leadership)));
        let rows = picture.asks.iter().map(told).collect();
        section("What is asked of you", Answer::Rows(["Kind", "What is asked"], rows))
    });
    sections.push(section("What it rests on", Answer::Sentence(one_line(&rests_on(picture)))));
    sections
}

/// The message as plain text, a line for each paragraph.
pub(super) fn text(paragraphs: &[Paragraph], sections: &[Section]) -> String {
    let told = paragraphs.iter().map(|paragraph| match paragraph {
        Paragraph::Words(words) => words.clone(),
        Paragraph::Summary => sections.iter().map(plain).collect::<Vec<_>>().join("\n\n"),
    });
    told.collect::<Vec<_>>().join("\n\n") + "\n"
}

fn plain(Section { heading, answer }: &Section) -> String {
    let answer = match answer {
        Answer::Lead(sentence) | Answer::Sentence(sentence) => sentence.clone(),
        Answer::Rows(_, rows) => {
            let lines = rows.iter().map(|(label, text)| match label.parse::<u32>() {
                Ok(number) => format!("{number}. {text}"),
                Err(_) => format!("{label}. {text}"),
            });
            lines.collect::<Vec<_>>().join("\n")
        }
    };
    format!("{}\n{answer}", heading.to_uppercase())
}

/// The message as a page: at most 640 pixels wide, narrower where the window is.
pub(super) fn html(title: &str, paragraphs: &[Paragraph], sections: &[Section]) -> String {
    let body: String = paragraphs
        .iter()
        .map(|paragraph| match paragraph {
            Paragraph::Words(words) => row(&words_of(words), Mail::Text, "padding:0 0 16px 0;"),
            Paragraph::Summary => sections.iter().map(drawn).collect(),
        })
        .collect();
    // Outlook minds no greatest width, so it is given a table of that width around it.
    format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n</head>\n\
         <body style=\"margin:0;padding:0;{css}\">\n\
         <!--[if mso]><table role=\"presentation\" width=\"640\" cellpadding=\"0\" cellspacing=\"0\"><tr><td><![endif]-->\n\
         <table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
         style=\"width:100%;max-width:640px;border-collapse:collapse;\">\n\
         <tr><td style=\"padding:16px;\">\n\
         <table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
         style=\"width:100%;border-collapse:collapse;\">\n{body}</table>\n</td></tr>\n</table>\n\
         <!--[if mso]></td></tr></table><![endif]-->\n</body>\n</html>\n",
        escaped(title),
        css = Mail::Text.css(),
    )
}

fn drawn(Section { heading, answer }: &Section) -> String {
    let css = Mail::Heading.css();
    let heading =
        row(&format!("<h2 style=\"margin:0;{css}\">{}</h2>", escaped(heading)), Mail::Heading, "padding:8px 0 4px 0;");
    let answer = match answer {
        Answer::Lead(sentence) => row(&escaped(sentence), Mail::Lead, "padding:10px 12px;"),
        Answer::Sentence(sentence) => row(&escaped(sentence), Mail::Text, "padding:0 0 8px 0;"),
        Answer::Rows(heads, rows) => row(&table(*heads, rows), Mail::Text, "padding:0 0 8px 0;"),
    };
    // A little air after the sentence that has a fill of its own.
    heading + &answer + &row("", Mail::Text, "padding:0 0 8px 0;font-size:1px;line-height:1px;")
}

/// A real table with headings of columns and rows, so that it is read aloud as one.
fn table(heads: [&str; 2], rows: &[(String, String)]) -> String {
    let css = Mail::Label.css();
    let top = "vertical-align:top;";
    let [first, second] = heads.map(escaped);
    let mut table = format!(
        "<table width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"width:100%;border-collapse:collapse;\">\n\
         <tr><th scope=\"col\" width=\"64\" style=\"{css}{top}width:64px;padding:4px 8px 4px 0;\">{first}</th>\
         <th scope=\"col\" style=\"{css}{top}padding:4px 0;\">{second}</th></tr>\n"
    );
    for (label, text) in rows {
        table.push_str(&format!(
            "<tr><th scope=\"row\" style=\"{css}{top}padding:6px 8px 6px 0;\">{}</th>\
             <td style=\"{}{top}padding:6px 0;\">{}</td></tr>\n",
            escaped(label),
            Mail::Row.css(),
            escaped(text),
        ));
    }
    table + "</table>"
}

fn row(inner: &str, part: Mail, padding: &str) -> String {
    format!("<tr><td style=\"{}{padding}\">{inner}</td></tr>\n", part.css())
}

/// Words with their line breaks.
fn words_of(words: &str) -> String {
    escaped(words).replace('\n', "<br>\n")
}

/// A text as it stands between tags and in them.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sections() -> Vec<Section> {
        let rows = |rows: &[(&str, &str)]| rows.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let section = |heading: &str, answer| Section { heading: heading.to_owned(), answer };
        vec![
            section("Where are we?", Answer::Lead("2 of 4 subjects <reach> & more.".to_owned())),
            section("The biggest gaps", Answer::Rows(["Gap", "What"], rows(&[("1", "KS3-1 “Wages”"), ("2", "KS4-2")]))),
            section("Not for everyone", Answer::Sentence("1 of 9 outcomes is covered & not for all.".to_owned())),
            section("What is asked of you", Answer::Rows(["Kind", "What"], rows(&[("To decide", "An hour.")]))),
        ]
    }

    #[test]
    fn both_versions_tell_the_same_facts() {
        let paragraphs = [Paragraph::Words("Dear all,\nhello".to_owned()), Paragraph::Summary];
        let sections = sections();
        let (text, html) = (text(&paragraphs, &sections), html("A & B", &paragraphs, &sections));
        for Section { heading, answer } in &sections {
            let facts = match answer {
                Answer::Lead(sentence) | Answer::Sentence(sentence) => vec![sentence.clone()],
                Answer::Rows(_, rows) => rows.iter().flat_map(|(label, text)| [label.clone(), text.clone()]).collect(),
            };
            assert!(text.contains(&heading.to_uppercase()) && html.contains(heading.as_str()));
            for fact in facts {
                assert!(text.contains(&fact) && html.contains(&escaped(&fact)), "{fact}");
            }
        }
        assert!(text.starts_with("Dear all,\nhello\n\nWHERE ARE WE?\n2 of 4 subjects <reach> & more.\n\n"), "{text}");
        assert!(text.contains("\n1. KS3-1 “Wages”\n") && text.contains("\nTo decide. An hour.\n"), "{text}");
    }

    #[test]
    fn the_page_fetches_nothing_and_hides_nothing() {
        let html = html("A & B", &[Paragraph::Summary], &sections());
        for absent in ["<img", "http:", "https:", "url(", "<style", "<link", "<script", "display:none", "<reach>"] {
            assert!(!html.contains(absent), "{absent}");
        }
        assert!(html.contains("<html lang=\"en-GB\">") && html.contains("<title>A &amp; B</title>"));
        assert_eq!(html.matches("<tr>").count(), html.matches("</tr>").count());
        assert_eq!(html.matches("<table").count(), html.matches("</table>").count());
    }
}
