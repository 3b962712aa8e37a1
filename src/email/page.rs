//! What SLT reads, drawn as HTML: lists and words only, with every style in its own tag, for Outlook, Gmail and phones
//! drop all else.

use super::line::Paragraph;
use super::summary::{Answer, Section, Told};
use crate::pen::Mail;

/// The message as a page: at most 640 pixels wide, narrower where the window is.
pub(super) fn html(title: &str, paragraphs: &[Paragraph], told: &Told) -> String {
    let position = row(&escaped(&told.position), Mail::Lead, "padding:8px 12px;");
    let rest: String = paragraphs
        .iter()
        .map(|paragraph| match paragraph {
            Paragraph::Words(words) => row(&words_of(words), Mail::Text, "padding:12px 0 0 0;"),
            Paragraph::Summary => told.sections.iter().map(drawn).collect(),
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
         style=\"width:100%;border-collapse:collapse;\">\n{position}{rest}</table>\n</td></tr>\n</table>\n\
         <!--[if mso]></td></tr></table><![endif]-->\n</body>\n</html>\n",
        escaped(title),
        css = Mail::Text.css(),
    )
}

fn drawn(Section { heading, answer }: &Section) -> String {
    let css = Mail::Heading.css();
    let heading = format!("<h2 style=\"margin:0;{css}\">{}</h2>", escaped(heading));
    let answer = match answer {
        Answer::Sentence(sentence) => escaped(sentence),
        Answer::Numbered(items) => items_of("ol", items),
        Answer::Listed(items) => items_of("ul", items),
    };
    row(&heading, Mail::Heading, "padding:12px 0 0 0;") + &row(&answer, Mail::Text, "padding:0;")
}

/// A real list, so that it is read aloud as one.
fn items_of(kind: &str, items: &[String]) -> String {
    let css = Mail::Text.css();
    let items: String =
        items.iter().map(|item| format!("<li style=\"margin:0 0 4px 0;{css}\">{}</li>\n", escaped(item))).collect();
    format!("<{kind} style=\"margin:0;padding:0 0 0 22px;\">\n{items}</{kind}>")
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
    use crate::email::summary::text;

    fn told() -> Told {
        let items = |items: &[&str]| items.iter().map(|item| (*item).to_owned()).collect();
        let section = |heading: &str, answer| Section { heading: heading.to_owned(), answer };
        Told {
            position: "2 of 4 subjects <reach> & more.".to_owned(),
            sections: vec![
                section("To decide", Answer::Numbered(items(&["An hour & a half.", "A place."]))),
                section("Missing", Answer::Sentence("Music & Art.".to_owned())),
                section("The two biggest gaps", Answer::Listed(items(&["“Wages”", "<b>"]))),
            ],
        }
    }

    #[test]
    fn both_versions_tell_the_same_facts_and_begin_with_where_we_are() {
        let paragraphs = [Paragraph::Words("Dear all,\nhello".to_owned()), Paragraph::Summary];
        let told = told();
        let (text, html) = (text(&paragraphs, Some(&told)), html("A & B", &paragraphs, &told));
        for Section { heading, answer } in &told.sections {
            let facts = match answer {
                Answer::Sentence(sentence) => vec![sentence.clone()],
                Answer::Numbered(items) | Answer::Listed(items) => items.clone(),
            };
            assert!(text.contains(&heading.to_uppercase()) && html.contains(heading.as_str()));
            for fact in facts {
                assert!(text.contains(&fact) && html.contains(&escaped(&fact)), "{fact}");
            }
        }
        assert!(
            text.starts_with("2 of 4 subjects <reach> & more.\n\nDear all,\nhello\n\nTO DECIDE\n1. An hour"),
            "{text}"
        );
        assert!(text.contains("\n2. A place.\n") && text.contains("\n- “Wages”\n"), "{text}");
        let (_, body) = html.split_once("<body").expect("a body");
        assert!(body.find("2 of 4").expect("the position") < body.find("Dear all").expect("a greeting"));
        assert_eq!((html.matches("<ol").count(), html.matches("<ul").count(), html.matches("<li").count()), (1, 1, 4));
    }

    #[test]
    fn the_page_fetches_nothing_and_hides_nothing() {
        let html = html("A & B", &[Paragraph::Summary], &told());
        for absent in ["<img", "http:", "https:", "url(", "<style", "<link", "<script", "display:none", "<reach>"] {
            assert!(!html.contains(absent), "{absent}");
        }
        assert!(html.contains("<html lang=\"en-GB\">") && html.contains("<title>A &amp; B</title>"));
        for tag in ["tr", "table", "td", "li", "ol", "ul", "h2"] {
            let opened = html.matches(&format!("<{tag}>")).count() + html.matches(&format!("<{tag} ")).count();
            assert_eq!(opened, html.matches(&format!("</{tag}>")).count(), "{tag}");
        }
    }
}
