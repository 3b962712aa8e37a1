//! What the parts of an Open XML package say of one another, and of the document.

use std::collections::HashMap;

use quick_xml::events::Event;

use super::limits::{Fault, MOST_PARTS};
use super::optional::{Properties, optional};
use super::parts::{Metered, Parts, relationships_of, resolved};
use super::xml::{Xml, attribute};
use crate::returns::Saved;

/// So many bytes of a part are looked at for its root element.
const HEAD: u64 = 1 << 13;

/// One part naming another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// By what the naming part calls it.
    pub(super) id: String,
    /// The last word of its type, which is the same in the strict and the ordinary form: `worksheet`.
    pub(super) kind: String,
    /// The part that is named.
    pub(super) part: String,
}

/// The links of a part; those of the package where `from` is empty.
pub(super) fn links(parts: &mut Parts<'_>, from: &str) -> Result<Vec<Link>, Fault> {
    let name = if from.is_empty() { "_rels/.rels".to_owned() } else { relationships_of(from) };
    if !parts.has(&name) {
        return Ok(Vec::new());
    }
    let mut xml = Xml::new(parts.stream(&name)?, true);
    let mut links = Vec::new();
    while let Some(event) = xml.next()? {
        let Event::Start(element) = event else { continue };
        if element.local_name().as_ref() != "Relationship" || links.len() >= MOST_PARTS {
            continue;
        }
        let of = |name| attribute(&element, name).map(std::borrow::Cow::into_owned).unwrap_or_default();
        if of("TargetMode").eq_ignore_ascii_case("external") {
            continue;
        }
        let kind = of("Type");
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        links.push(Link { id: of("Id"), kind, part: resolved(from, &of("Target")) });
    }
    Ok(links)
}

/// The part that a link of some kind names, or else the first part whose root element is `root`.
pub(super) fn find(parts: &mut Parts<'_>, links: &[Link], kind: &str, root: &str) -> Option<String> {
    let linked = links.iter().find(|link| link.kind == kind && parts.has(&link.part)).map(|link| link.part.clone());
    linked.or_else(|| {
        let names = parts.names();
        names
            .into_iter()
            .filter(|name| name.ends_with(".xml"))
            .find(|name| root_of(parts, name).as_deref() == Some(root))
    })
}

/// The local name of a part's root element.
pub(super) fn root_of(parts: &mut Parts<'_>, name: &str) -> Option<String> {
    let head = parts.head(name, HEAD);
    let mut xml = Xml::new(Metered::new(head.as_slice(), &parts.spent), true);
    // A root that is not among the first events is none of ours.
    for _ in 0..20 {
        if let Event::Start(element) = xml.next().ok()?? {
            return Some(element.local_name().as_ref().to_owned());
        }
    }
    None
}

/// When a document was last saved, and its custom properties; what stands in a part that breaks off as far as it goes.
pub(super) fn properties(parts: &mut Parts<'_>, links: &[Link]) -> Result<(Saved, HashMap<String, String>), Fault> {
    let mut said = Properties::default();
    for link in links {
        let core = link.kind == "core-properties" || link.kind == "coreProperties";
        if core || link.kind == "custom-properties" || link.kind == "customProperties" {
            optional(properties_of(parts, &link.part, core, &mut said))?;
        }
    }
    Ok(said.settled())
}

fn properties_of(parts: &mut Parts<'_>, part: &str, core: bool, said: &mut Properties) -> Result<(), Fault> {
    let mut xml = Xml::new(parts.stream(part)?, true);
    loop {
        let (element, name) = match xml.next()? {
            None => return Ok(()),
            Some(Event::Start(element)) => {
                let name = attribute(&element, "name").unwrap_or_default().into_owned();
                (element.local_name().as_ref().to_owned(), name)
            }
            Some(_) => continue,
        };
        match element.as_str() {
            "modified" if core => said.modified = Some(xml.text(&[])?),
            "created" if core => said.created = Some(xml.text(&[])?),
            "property" if !core && said.custom.len() < MOST_PARTS => {
                let text = xml.text(&[])?;
                xml.spent().kept(name.len() + text.len())?;
                said.custom.insert(name, text);
            }
            _ => {}
        }
    }
}

/// Whether there are macros: a part that holds them. A type that is declared for parts of a kind says nothing of
/// whether there is one.
pub(super) fn macros(parts: &Parts<'_>, of_book: &[Link]) -> bool {
    let holds = |link: &&Link| matches!(link.kind.as_str(), "vbaProject" | "xlMacrosheet" | "xlIntlMacrosheet");
    of_book.iter().filter(holds).any(|link| parts.has(&link.part))
        || parts.names().iter().any(|name| name.ends_with("vbaproject.bin"))
}
