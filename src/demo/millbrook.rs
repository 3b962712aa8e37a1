//! Millbrook Valley School, the mainstream one.

use super::{MadeUp, arts, humanities, languages, leader, practical, sciences};

/// The school, its people and what came back.
pub(super) const SCHOOL: MadeUp = MadeUp {
    name: "Millbrook Valley School",
    host: "millbrook-valley.example",
    careers_leader: "Helen Adeyemi",
    slt: &["head", "deputy.curriculum"],
    governors: &["careers.governor"],
    leads: &[
        ("ENG", "Aisling Byrne", "a.byrne"),
        ("MAT", "Tomasz Wójcik", "t.wojcik"),
        ("SCI", "Priya Raman", "p.raman"),
        ("HUM", "Gareth Pugh", "g.pugh"),
        ("MFL", "Daniel Marchetti", "d.marchetti"),
        ("ART", "Leila Hosseini", "l.hosseini"),
        ("DT", "Kwabena Asante", "k.asante"),
        ("COM", "Mei Tan", "m.tan"),
        ("MUS", "Joanna Fairweather", "j.fairweather"),
        ("DRA", "Oluwaseun Bello", "o.bello"),
        ("PE", "Craig Donnelly", "c.donnelly"),
        ("BUS", "Harpreet Gill", "h.gill"),
        ("SOC", "Fatima Siddiqui", "f.siddiqui"),
        ("CIT", "Bronwen Hughes", "b.hughes"),
    ],
    rolls: &[
        ("Y7", "KS3", 214, 214),
        ("Y8", "KS3", 208, 208),
        ("Y9", "KS3", 197, 196),
        ("Y10", "KS4", 203, 200),
        ("Y11", "KS4", 189, 185),
        ("Y12", "KS5", 104, 104),
        ("Y13", "KS5", 87, 87),
    ],
    returns: &[
        leader::RETURNS,
        languages::RETURNS,
        sciences::RETURNS,
        humanities::RETURNS,
        arts::RETURNS,
        practical::RETURNS,
    ],
};
