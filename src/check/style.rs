//! The typographic style of each language, as a project chooses it: `[style.fr]`, `[style.en]`.

use crate::text::Language;

use super::{OptionKind, OptionSpec, Settings};

const MARKS: OptionKind = OptionKind::Choice(&["any", "typographic", "typewriter"]);
const SPACE: OptionKind = OptionKind::Choice(&["any", "narrow", "no-break"]);

/// The options there are, by language.
pub(super) const STYLES: &[(&str, &[OptionSpec])] = &[
    (
        "fr",
        &[
            // « guillemets », “as in English”, or whatever is used.
            OptionSpec {
                name: "quotes",
                kind: OptionKind::Choice(&["any", "guillemets", "typewriter"]),
            },
            OptionSpec { name: "apostrophe", kind: MARKS },
            OptionSpec {
                name: "ellipsis",
                kind: OptionKind::Choice(&["any", "character", "dots"]),
            },
            OptionSpec {
                name: "ordinals",
                kind: OptionKind::Choice(&["any", "plain", "superscript"]),
            },
            // The no-break space before ; ! ? and the one before a colon and inside « ».
            OptionSpec { name: "high-punctuation", kind: SPACE },
            OptionSpec { name: "colon", kind: SPACE },
        ],
    ),
    (
        "en",
        &[
            OptionSpec { name: "quotes", kind: MARKS },
            OptionSpec { name: "apostrophe", kind: MARKS },
            OptionSpec {
                name: "ellipsis",
                kind: OptionKind::Choice(&["any", "character", "dots"]),
            },
        ],
    ),
];

impl Settings {
    /// The word that the project chose for an option of a language's style; `any` by default.
    #[must_use]
    pub fn style(&self, language: Language, option: &'static str) -> &str {
        let language = match language {
            Language::French => "fr",
            Language::English => "en",
            Language::Other => return "any",
        };
        self.styles.get(&(language, option)).map_or("any", |word| word)
    }
}
