//! What lies in a folder and is no file that a person saved: the one table that says what is passed over without a
//! word, and what stands in a workbook's place and is told.
//!
//! Whatever is in no row of it is a person's, whatever it is called.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

/// What is told of something that stands in a workbook's place, in one line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// What it is.
    pub(super) what: &'static str,
    /// How to mend it.
    pub(super) fix: &'static str,
}

const UNFINISHED: Told = Told {
    what: "The file has not finished downloading.",
    fix: "Let it finish, or download it again, and run this again.",
};
const IN_THE_CLOUD: Told = Told {
    what: "The file is in the cloud and not on this computer: this only stands for it.",
    fix: "Download it first (open it once, or choose to keep it on this device), and run this again.",
};
const LINK: Told = Told {
    what: "The file is a link to a document in Google Drive, not the workbook.",
    fix: "Open it, choose File, Download, Microsoft Excel (.xlsx), and put that file here.",
};
const NUMBERS: Told = Told {
    what: "This folder is a Numbers document, not an Excel workbook.",
    fix: "In Numbers choose File, Export To, Excel, and put that file here.",
};
const ANOTHER: Told = Told {
    what: "This folder is a program or another program's document, not a workbook.",
    fix: "Move it away, and put the workbook itself here.",
};
const UNPACKED: Told = Told {
    what: "This folder is a workbook that was unpacked into its parts.",
    fix: "Put the workbook itself here, as it was sent; if there is none any more, ask for it again.",
};

/// How a name is known, in small letters.
enum Named {
    Is(&'static str),
    Begins(&'static str),
    Ends(&'static str),
    /// By its beginning and its end.
    Around(&'static str, &'static str),
}

impl Named {
    /// What is left of a name where it is known; nothing where it is not.
    fn rest<'n>(&self, name: &'n str) -> Option<&'n str> {
        match self {
            Is(is) => (name == *is).then_some(""),
            Begins(begin) => name.strip_prefix(begin),
            Ends(end) => name.strip_suffix(end),
            Around(begin, end) => name.strip_prefix(begin)?.strip_suffix(end),
        }
    }
}

/// What becomes of it.
enum Becomes {
    /// Nobody's: passed over.
    PassedOver,
    /// It stands for the file that has the rest of its name: passed over where that lies beside it, else told.
    StandsFor(&'static Told),
    /// It belongs to the file that has the rest of its name and this ending: passed over beside it, else a person's.
    GoesWith(&'static str),
    /// A person's, whose name begins as the names of those passed over do.
    APersons,
    /// Told, and not searched.
    Told(&'static Told),
}

/// What a row speaks of.
#[derive(PartialEq, Eq)]
enum On {
    Both,
    Files,
    Folders,
}

use Becomes::{APersons, GoesWith, PassedOver, StandsFor};
use Named::{Around, Begins, Ends, Is};
use On::{Both, Files, Folders};

/// The first row that knows a name decides.
static TABLE: &[(On, Named, Becomes)] = &[
    // Locks of Excel and Word, of WPS and LibreOffice; what a Mac leaves on other disks.
    (Both, Begins("~$"), PassedOver),
    (Both, Begins(".~"), PassedOver),
    (Both, Begins("._"), PassedOver),
    // A file in the cloud that was not downloaded: iCloud, odrive, Nextcloud, ownCloud, Resilio.
    (Both, Around(".", ".icloud"), StandsFor(&IN_THE_CLOUD)),
    (Files, Ends(".cloud"), StandsFor(&IN_THE_CLOUD)),
    (Files, Ends(".cloudf"), StandsFor(&IN_THE_CLOUD)),
    (Files, Ends(".nextcloud"), StandsFor(&IN_THE_CLOUD)),
    (Files, Ends(".owncloud"), StandsFor(&IN_THE_CLOUD)),
    (Files, Ends(".rsls"), StandsFor(&IN_THE_CLOUD)),
    (Files, Ends(".gsheet"), Becomes::Told(&LINK)),
    (Files, Ends(".gdsheet"), Becomes::Told(&LINK)),
    (Files, Ends(".gdoc"), Becomes::Told(&LINK)),
    (Files, Ends(".gdlink"), Becomes::Told(&LINK)),
    (Files, Ends(".glink"), Becomes::Told(&LINK)),
    (Files, Ends(".gshortcut"), Becomes::Told(&LINK)),
    // A download that goes on or broke off: Chrome and Edge, Firefox, Internet Explorer, Safari, Opera, and others.
    (Files, Ends(".crdownload"), StandsFor(&UNFINISHED)),
    (Files, Ends(".part"), StandsFor(&UNFINISHED)),
    (Files, Ends(".partial"), StandsFor(&UNFINISHED)),
    (Both, Ends(".download"), StandsFor(&UNFINISHED)),
    (Files, Ends(".opdownload"), StandsFor(&UNFINISHED)),
    (Files, Ends(".baiduyun.p.downloading"), StandsFor(&UNFINISHED)),
    (Files, Ends(".downloading"), StandsFor(&UNFINISHED)),
    (Files, Ends(".filepart"), StandsFor(&UNFINISHED)),
    (Files, Ends(".xltd"), StandsFor(&UNFINISHED)),
    // What programs write while they work.
    (Files, Ends(".tmp"), PassedOver),
    (Files, Ends(".aria2"), PassedOver),
    // What systems keep of a folder, or of a file beside it.
    (Files, Is("desktop.ini"), PassedOver),
    (Files, Begins("thumbs.db"), PassedOver),
    (Files, Begins("ehthumbs"), PassedOver),
    (Files, Is("icon\r"), PassedOver),
    (Files, Is("icon\u{f00d}"), PassedOver),
    (Files, Ends("zone.identifier"), PassedOver),
    (Files, Ends("afp_afpinfo"), PassedOver),
    (Files, Ends("afp_resource"), PassedOver),
    (Files, Ends(":com.dropbox.attributes"), PassedOver),
    (Files, Ends(":com.dropbox.attrs"), PassedOver),
    // What was thrown away, and what disks and servers keep for themselves.
    (Folders, Is("$recycle.bin"), PassedOver),
    (Folders, Is("recycler"), PassedOver),
    (Folders, Is("#recycle"), PassedOver),
    (Folders, Is("@recycle"), PassedOver),
    (Folders, Begins(".trash"), PassedOver),
    (Folders, Is("network trash folder"), PassedOver),
    (Folders, Is("system volume information"), PassedOver),
    (Folders, Is("temporary items"), PassedOver),
    (Folders, Is("lost+found"), PassedOver),
    (Folders, Is("#snapshot"), PassedOver),
    (Folders, Is("@eadir"), PassedOver),
    (Folders, Is("@tmp"), PassedOver),
    (Folders, Is("@__thumb"), PassedOver),
    (Folders, Is(".@__thumb"), PassedOver),
    (Folders, Is("__macosx"), PassedOver),
    // The pictures and sheets of a page that Excel saved: the page is told.
    (Folders, Ends("_files"), GoesWith(".htm")),
    (Folders, Ends("_files"), GoesWith(".html")),
    (Folders, Ends(".fld"), GoesWith(".htm")),
    // Folders that a Mac shows as one file.
    (Folders, Ends(".numbers"), Becomes::Told(&NUMBERS)),
    (Folders, Ends(".pages"), Becomes::Told(&ANOTHER)),
    (Folders, Ends(".key"), Becomes::Told(&ANOTHER)),
    (Folders, Ends(".rtfd"), Becomes::Told(&ANOTHER)),
    (Folders, Ends(".app"), Becomes::Told(&ANOTHER)),
    (Folders, Ends(".photoslibrary"), Becomes::Told(&ANOTHER)),
    // A name that begins with a dot is hidden on some systems, and may still be a person's where it ends as a
    // workbook's does.
    (Both, Around(".", ".xlsx"), APersons),
    (Both, Around(".", ".xlsm"), APersons),
    (Both, Around(".", ".xlsb"), APersons),
    (Both, Around(".", ".xls"), APersons),
    (Both, Around(".", ".ods"), APersons),
    (Both, Begins("."), PassedOver),
];

/// A document that lies there as a folder, or unpacked among other files: what it is known by, and its parts.
struct Document {
    /// All of these lie there.
    known_by: &'static [&'static str],
    parts: &'static [Named],
    told: &'static Told,
}

static DOCUMENTS: &[Document] = &[
    Document {
        known_by: &["[content_types].xml"],
        parts: &[
            Is("[content_types].xml"),
            Is("_rels"),
            Is("docprops"),
            Is("docmetadata"),
            Is("customxml"),
            Is("xl"),
            Is("word"),
            Is("ppt"),
        ],
        told: &UNPACKED,
    },
    Document {
        known_by: &["content.xml", "mimetype"],
        parts: &[
            Is("mimetype"),
            Is("content.xml"),
            Is("styles.xml"),
            Is("meta.xml"),
            Is("settings.xml"),
            Is("manifest.rdf"),
            Is("meta-inf"),
            Is("configurations2"),
            Is("thumbnails"),
            Is("pictures"),
            Is("layout-cache"),
            Is("objectreplacements"),
            Begins("object "),
        ],
        told: &UNPACKED,
    },
    Document {
        known_by: &["index.zip", "metadata"],
        parts: &[Is("index.zip"), Is("metadata"), Is("data"), Around("preview", ".jpg")],
        told: &NUMBERS,
    },
];

/// A name as two are compared: not all disks tell capitals or composed letters apart.
fn folded(name: &str) -> String {
    name.nfc().collect::<String>().to_lowercase()
}

/// What lies in one folder, by name.
pub(in crate::round) struct Folder {
    names: HashSet<String>,
    document: Option<&'static Document>,
}

/// What something in a folder is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Lies {
    /// A person's own, as far as its name says.
    APersons,
    /// Nobody's.
    Passed,
    /// Something in a workbook's place.
    Told(&'static Told),
}

impl Folder {
    /// The folder in which these lie.
    pub(in crate::round) fn of<'n>(names: impl Iterator<Item = &'n str>) -> Folder {
        let names: HashSet<String> = names.map(folded).collect();
        let document = DOCUMENTS.iter().find(|document| document.known_by.iter().all(|part| names.contains(*part)));
        Folder { names, document }
    }

    /// The document whose parts lie here: what is told of it, and the name that it is known by.
    pub(super) fn document(&self) -> Option<(&'static Told, &'static str)> {
        self.document.and_then(|document| Some((document.told, *document.known_by.first()?)))
    }

    /// What lies here under a name.
    pub(super) fn lies(&self, name: &str, is_folder: bool) -> Lies {
        let name = folded(name);
        if self.document.is_some_and(|document| document.parts.iter().any(|part| part.rest(&name).is_some())) {
            return Lies::Passed;
        }
        for (on, named, becomes) in TABLE {
            if *on == (if is_folder { Files } else { Folders }) {
                continue;
            }
            let Some(rest) = named.rest(&name) else { continue };
            return match becomes {
                PassedOver => Lies::Passed,
                StandsFor(_) if self.names.contains(rest) => Lies::Passed,
                StandsFor(told) | Becomes::Told(told) => Lies::Told(told),
                GoesWith(ending) if self.names.contains(&format!("{rest}{ending}")) => Lies::Passed,
                GoesWith(_) => continue,
                APersons => Lies::APersons,
            };
        }
        Lies::APersons
    }

    /// Whether something here stands for the file of this name, which is not here itself.
    pub(in crate::round) fn stands_for(&self, name: &str) -> bool {
        let name = folded(name);
        !self.names.contains(&name)
            && self.names.iter().any(|other| {
                let stands = |(_, named, becomes): &(On, Named, Becomes)| {
                    matches!(becomes, StandsFor(_)) && named.rest(other) == Some(&name)
                };
                TABLE.iter().any(stands)
            })
    }
}

/// Whether a file, or a folder on the way to it, is nobody's by its name alone.
pub(super) fn is_bystander(name: &str) -> bool {
    let alone = Folder { names: HashSet::new(), document: None };
    [false, true].into_iter().any(|is_folder| alone.lies(name, is_folder) == Lies::Passed)
}

#[cfg(test)]
mod tests;
