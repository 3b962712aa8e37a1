//! Chance that a seed repeats.

use careers_audit::answers::Labelled;

/// A small generator of numbers (SplitMix64): the same seed gives the same audit.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `sides`.
    pub fn below(&mut self, sides: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(sides.max(1)).expect("small")).expect("small")
    }

    /// True so many times in a hundred.
    pub fn often(&mut self, per_cent: usize) -> bool {
        self.below(100) < per_cent
    }

    pub fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    pub fn label<T: Labelled>(&mut self) -> T {
        // What only asks is no answer: records do not hold it.
        self.one(&T::ALL.iter().copied().filter(|label| !label.asks()).collect::<Vec<_>>())
    }

    pub fn maybe<T>(&mut self, per_cent: usize, make: impl FnOnce(&mut Dice) -> T) -> Option<T> {
        if self.often(per_cent) { Some(make(self)) } else { None }
    }

    /// A text that a person, or a spreadsheet, might find hard.
    pub fn text(&mut self) -> String {
        let texts = [
            "The Somme and remembrance",
            "Unit 7-9",
            "7-9",
            "1/2",
            "=SUM(A1:A3)",
            "+44 161",
            "-",
            "@home",
            "'quoted'",
            "“smart” – dashes…",
            "Ünïcödé ☕ 𝔸𝔹",
            "two\nlines",
            "  spaces inside  and around ",
            "TRUE",
            "0012",
            "1e5",
            "14/03/2027",
            "<b>&amp;</b>",
            "_x0041_",
            "#REF",
            "50%",
            "a\tb",
            "Ｆｕｌｌ　ｗｉｄｔｈ",
            "no\u{a0}break",
        ];
        let text = self.one(&texts).to_owned();
        if self.often(30) { format!("{text} {}", self.below(1000)) } else { text }
    }
}
