//! Numbers as a language writes them: its separators, its percent and currency signs, its plurals.
//!
//! The options are those of Fluent's `NUMBER`, which are those of `Intl.NumberFormat` (ECMA-402).
//! Separators, digits and plural categories are CLDR's, by way of ICU4X, which has no stable
//! formatter for percentages and amounts of money yet: their patterns are here.

use std::cell::OnceCell;

use fixed_decimal::{Decimal, SignedRoundingMode, UnsignedRoundingMode};
use icu_decimal::{
    DecimalFormatter,
    options::{DecimalFormatterOptions, GroupingStrategy},
};
use icu_locale_core::Locale as IcuLocale;
use icu_plurals::{PluralCategory, PluralRuleType, PluralRules};

use crate::model::Locale;

/// A number, and how it is to be written.
#[derive(Debug, Clone)]
pub(super) struct FormattedNumber {
    value: Decimal,
    options: NumberOptions,
}

#[derive(Debug, Clone, Default)]
struct NumberOptions {
    integer: Option<i16>,
    fraction: [Option<i16>; 2],
    significant: [Option<i16>; 2],
    grouping: Option<GroupingStrategy>,
    style: NumberNotation,
    currency: Option<String>,
    code: bool,
    ordinal: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq)]
enum NumberNotation {
    #[default]
    Decimal,
    Percent,
    Currency,
}

/// What is wrong with an option of `NUMBER`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum OptionError {
    /// `NUMBER` has no such option, or diglot does not know it.
    Unknown,
    /// The option does not take this value.
    Value,
}

impl FormattedNumber {
    /// Reads `-1234.50`; the digits that are written are the digits that are shown.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let plain = !digits.starts_with('.')
            && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let value = plain.then(|| Decimal::try_from_str(text).ok())??;
        Some(Self { value, options: NumberOptions::default() })
    }

    /// Whether two numbers are the same, however they are written.
    pub(super) fn equals(&self, other: &Self) -> bool {
        let bare = |number: &Self| {
            let mut value = number.value.clone();
            value.trim_start();
            value.trim_end();
            value.to_string()
        };
        let (a, b) = (bare(self), bare(other));
        a == b || (self.value.is_zero() && other.value.is_zero())
    }

    /// Sets an option of `NUMBER`.
    pub(super) fn set(&mut self, option: &str, value: &str) -> Result<(), OptionError> {
        // ECMA-402 allows 21 digits before the point and 100 after it.
        let digits = |least, most| match value.parse() {
            Ok(count) if (least..=most).contains(&count) => Ok(Some(count)),
            _ => Err(OptionError::Value),
        };
        let options = &mut self.options;
        match option {
            "minimumIntegerDigits" => options.integer = digits(1, 21)?,
            "minimumFractionDigits" => options.fraction[0] = digits(0, 100)?,
            "maximumFractionDigits" => options.fraction[1] = digits(0, 100)?,
            "minimumSignificantDigits" => options.significant[0] = digits(1, 21)?,
            "maximumSignificantDigits" => options.significant[1] = digits(1, 21)?,
            "useGrouping" => {
                options.grouping = Some(match value {
                    "true" | "auto" | "1" => GroupingStrategy::Auto,
                    "false" | "0" => GroupingStrategy::Never,
                    "always" => GroupingStrategy::Always,
                    "min2" => GroupingStrategy::Min2,
                    _ => return Err(OptionError::Value),
                });
            }
            "style" => {
                options.style = match value {
                    "decimal" => NumberNotation::Decimal,
                    "percent" => NumberNotation::Percent,
                    "currency" => NumberNotation::Currency,
                    _ => return Err(OptionError::Value),
                }
            }
            "currency" if value.len() == 3 && value.bytes().all(|b| b.is_ascii_alphabetic()) => {
                options.currency = Some(value.to_ascii_uppercase());
            }
            "currency" => return Err(OptionError::Value),
            "currencyDisplay" => match value {
                "code" => options.code = true,
                "symbol" | "narrowSymbol" => options.code = false,
                _ => return Err(OptionError::Value),
            },
            "type" => match value {
                "ordinal" => options.ordinal = true,
                "cardinal" => options.ordinal = false,
                _ => return Err(OptionError::Value),
            },
            _ => return Err(OptionError::Unknown),
        }
        Ok(())
    }

    /// Whether it is an amount of money of which nobody said what money.
    pub(super) fn lacks_currency(&self) -> bool {
        self.options.style == NumberNotation::Currency && self.options.currency.is_none()
    }

    /// The number with the digits that its options ask for.
    fn digits(&self) -> Decimal {
        let (options, mut value) = (&self.options, self.value.clone());
        let half = SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand);
        if let [_, Some(_)] | [Some(_), _] = options.significant {
            let first = value.nonzero_magnitude_start();
            if let Some(most) = options.significant[1] {
                value.round_with_mode(first.saturating_sub(most - 1), half);
                value.trim_end();
            }
            let least = options.significant[0].unwrap_or(1);
            let end = value.nonzero_magnitude_start().saturating_sub(least - 1);
            value.pad_end(end.min(0));
        } else {
            let default = match options.style {
                NumberNotation::Decimal => None,
                NumberNotation::Percent => Some(0),
                NumberNotation::Currency => Some(minor_digits(options.currency.as_deref())),
            };
            let least = options.fraction[0].or(default.filter(|_| options.fraction[1].is_none()));
            let most = options.fraction[1].or(default).map(|most| most.max(least.unwrap_or(0)));
            if let Some(most) = most {
                value.round_with_mode(-most, half);
                value.trim_end();
            }
            // A maximum does not ask for zeros, and without one what is written stays.
            if let Some(least) = least {
                value.pad_end(-least);
            }
        }
        value.trim_start();
        value.pad_start(options.integer.unwrap_or(1));
        value
    }
}

/// How one language writes numbers.
pub(super) struct NumberSymbols {
    locale: IcuLocale,
    language: String,
    name: String,
    formatters: [OnceCell<Option<DecimalFormatter>>; 4],
    plurals: [OnceCell<Option<PluralRules>>; 2],
}

impl NumberSymbols {
    /// The numbers of a language; of one that CLDR does not know, its root's.
    pub(super) fn new(locale: &Locale) -> Self {
        let name = locale.identifier().to_string();
        Self {
            locale: name.parse().unwrap_or(IcuLocale::UNKNOWN),
            language: locale.language().to_owned(),
            name,
            formatters: Default::default(),
            plurals: Default::default(),
        }
    }

    /// The language, as ICU4X knows it.
    pub(super) fn locale(&self) -> &IcuLocale {
        &self.locale
    }

    /// The number as a reader of the language expects it.
    pub(super) fn format(&self, number: &FormattedNumber) -> String {
        let options = &number.options;
        let grouping = options.grouping.unwrap_or_default();
        let mut shown = number.clone();
        match options.style {
            NumberNotation::Decimal => self.format_decimal(&shown.digits(), grouping),
            NumberNotation::Percent => {
                shown.value.multiply_pow10(2);
                self.percent(&self.format_decimal(&shown.digits(), grouping))
            }
            NumberNotation::Currency => {
                let digits = shown.digits();
                let positive = Decimal::new(fixed_decimal::Sign::None, digits.absolute.clone());
                let amount = self.format_decimal(&positive, grouping);
                let signed = self.format_decimal(&digits, grouping);
                let sign = signed.strip_suffix(&amount).unwrap_or_default();
                format!("{sign}{}", self.money(&amount, options))
            }
        }
    }

    /// The plural category of the number as it is shown: `one` may be `1` and not `1.0`.
    pub(super) fn category(&self, number: &FormattedNumber) -> &'static str {
        let ordinal = number.options.ordinal;
        let rules = self.plurals[usize::from(ordinal)].get_or_init(|| {
            let kind = if ordinal { PluralRuleType::Ordinal } else { PluralRuleType::Cardinal };
            PluralRules::try_new((&self.locale).into(), kind.into()).ok()
        });
        let digits = number.digits();
        match rules.as_ref().map(|rules| rules.category_for(&digits)) {
            Some(PluralCategory::Zero) => "zero",
            Some(PluralCategory::One) => "one",
            Some(PluralCategory::Two) => "two",
            Some(PluralCategory::Few) => "few",
            Some(PluralCategory::Many) => "many",
            Some(PluralCategory::Other) | None => "other",
        }
    }

    fn format_decimal(&self, value: &Decimal, grouping: GroupingStrategy) -> String {
        let index = match grouping {
            GroupingStrategy::Never => 1,
            GroupingStrategy::Always => 2,
            GroupingStrategy::Min2 => 3,
            _ => 0,
        };
        let formatter = self.formatters[index].get_or_init(|| {
            let options = DecimalFormatterOptions::from(grouping);
            DecimalFormatter::try_new((&self.locale).into(), options).ok()
        });
        match formatter {
            Some(formatter) => formatter.format(value).to_string(),
            None => value.to_string(),
        }
    }

    fn percent(&self, amount: &str) -> String {
        let unspaced = matches!(&*self.name, "de-CH" | "es-MX" | "fr-CH");
        match &*self.language {
            "tr" => format!("%{amount}"),
            language if SPACED_PERCENT.contains(&language) && !unspaced => {
                format!("{amount}\u{a0}%")
            }
            _ => format!("{amount}%"),
        }
    }

    fn money(&self, amount: &str, options: &NumberOptions) -> String {
        let code = options.currency.as_deref().unwrap_or("XXX");
        let sign = if options.code { code } else { self.sign(code) };
        let spaced = matches!(&*self.name, "de-AT" | "de-CH" | "es-MX" | "it-CH");
        let language = &*self.language;
        if self.name == "pt-PT" || (SIGN_LAST.contains(&language) && !spaced) {
            format!("{amount}\u{a0}{sign}")
        } else if spaced
            || matches!(language, "nl" | "pt" | "pa" | "sw" | "az")
            || sign.ends_with(char::is_alphabetic)
        {
            format!("{sign}\u{a0}{amount}")
        } else {
            format!("{sign}{amount}")
        }
    }

    /// The sign of a currency as French and English write it; the code where nothing is known.
    fn sign<'c>(&self, code: &'c str) -> &'c str {
        match (code, &*self.language, &*self.name) {
            ("EUR", ..) => "€",
            ("USD", "en", "en" | "en-US") | ("CAD", "en" | "fr", "en-CA" | "fr-CA") => "$",
            ("USD", "en", _) => "US$",
            ("USD", "fr", _) => "$US",
            ("GBP", "en", _) => "£",
            ("GBP", "fr", _) => "£GB",
            ("CAD", "en", _) => "CA$",
            ("CAD", "fr", _) => "$CA",
            ("JPY", "en", "en" | "en-US") => "¥",
            ("INR", "en" | "fr", _) => "₹",
            ("BRL", "en" | "fr", _) => "R$",
            ("KRW", "en" | "fr", _) => "₩",
            _ => code,
        }
    }
}

/// Languages with a no-break space before the percent sign (CLDR, `percentFormats`).
const SPACED_PERCENT: [&str; 15] =
    ["ca", "cs", "da", "de", "es", "fi", "fr", "hr", "lt", "nb", "ro", "ru", "sk", "sl", "sv"];

/// Languages with the currency behind the amount (CLDR, `currencyFormats`).
const SIGN_LAST: [&str; 25] = [
    "bg", "ca", "cs", "da", "de", "el", "es", "et", "fi", "fr", "hr", "hu", "it", "lt", "lv", "nb",
    "pl", "ro", "ru", "sk", "sl", "sr", "sv", "uk", "vi",
];

/// Digits after the point that an amount has (ISO 4217).
fn minor_digits(currency: Option<&str>) -> i16 {
    const NONE: [&str; 16] = [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV",
        "XAF", "XOF", "XPF",
    ];
    const THREE: [&str; 7] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];
    match currency {
        Some(code) if NONE.contains(&code) => 0,
        Some(code) if THREE.contains(&code) => 3,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes a number with options in a language.
    #[track_caller]
    fn check(locale: &str, number: &str, options: &str, expected: &str) {
        let numbers = NumberSymbols::new(&Locale::new(locale).unwrap());
        let mut value = FormattedNumber::parse(number).unwrap();
        for option in options.split_whitespace() {
            let (name, text) = option.split_once('=').unwrap();
            value.set(name, text).unwrap();
        }
        assert_eq!(numbers.format(&value), expected, "{locale} {number} {options}");
    }

    /// What Chromium's `Intl.NumberFormat` writes, but for digits that are kept as written.
    #[test]
    fn languages_write_numbers_in_their_own_way() {
        check("fr", "1234.5", "", "1\u{202f}234,5");
        check("fr", "1234567.891", "", "1\u{202f}234\u{202f}567,891");
        check("fr-CA", "1234.5", "", "1\u{a0}234,5");
        check("en", "1234.5", "", "1,234.5");
        check("en-IN", "1234567.891", "", "12,34,567.891");
        check("de", "1234.5", "", "1.234,5");
        check("es", "1234.5", "", "1234,5");
        check("en", "-0.5", "", "-0.5");
        check("en", "007", "", "7");
        check("en", "1.50", "", "1.50");
        check("en", "3.14159", "", "3.14159");
        check("zxx", "1234.5", "", "1,234.5");
    }

    #[test]
    fn options_are_those_of_ecma_402() {
        check("en", "1.5", "minimumFractionDigits=2", "1.50");
        check("en", "1.999", "maximumFractionDigits=2", "2");
        check("en", "2.345", "maximumFractionDigits=2", "2.35");
        check("en", "1.50", "maximumFractionDigits=1", "1.5");
        check("en", "1.2", "minimumFractionDigits=2 maximumFractionDigits=1", "1.20");
        check("en", "5", "minimumIntegerDigits=3", "005");
        check("en", "123456", "maximumSignificantDigits=3", "123,000");
        check("en", "1.2", "minimumSignificantDigits=4", "1.200");
        check("en", "0", "maximumSignificantDigits=3", "0");
        check("fr", "1234", "useGrouping=false", "1234");
        check("en", "1234", "useGrouping=min2", "1234");
        check("fr", "0.125", "style=percent", "13\u{a0}%");
        check("fr", "0.125", "style=percent maximumFractionDigits=1", "12,5\u{a0}%");
        check("en", "0.5", "style=percent", "50%");
        check("fr", "1234.5", "style=currency currency=EUR", "1\u{202f}234,50\u{a0}€");
        check("en", "-1234.5", "style=currency currency=eur", "-€1,234.50");
        check("en", "3", "style=currency currency=CHF", "CHF\u{a0}3.00");
        check("en", "1234.5", "style=currency currency=JPY", "¥1,235");
    }

    #[test]
    fn wrong_options_are_refused() {
        let mut number = FormattedNumber::parse("1").unwrap();
        for (option, value, error) in [
            ("minimumFractionDigits", "101", OptionError::Value),
            ("minimumIntegerDigits", "-1", OptionError::Value),
            ("maximumSignificantDigits", "x", OptionError::Value),
            ("style", "unit", OptionError::Value),
            ("currency", "euro", OptionError::Value),
            ("notation", "compact", OptionError::Unknown),
        ] {
            assert_eq!(number.set(option, value), Err(error), "{option}");
        }
    }

    #[test]
    fn plural_categories_are_those_of_the_language() {
        for (locale, number, options, expected) in [
            ("fr", "0", "", "one"),
            ("fr", "1.5", "", "one"),
            ("fr", "2", "", "other"),
            ("fr", "1000000", "", "many"),
            ("en", "1", "", "one"),
            ("en", "1.0", "", "other"),
            ("en", "1", "minimumFractionDigits=1", "other"),
            ("en", "22", "type=ordinal", "two"),
            ("fr", "1", "type=ordinal", "one"),
            ("ru", "3", "", "few"),
        ] {
            let numbers = NumberSymbols::new(&Locale::new(locale).unwrap());
            let mut value = FormattedNumber::parse(number).unwrap();
            for option in options.split_whitespace() {
                let (name, text) = option.split_once('=').unwrap();
                value.set(name, text).unwrap();
            }
            assert_eq!(numbers.category(&value), expected, "{locale} {number}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "-", "1,5", "1e3", ".5", "5.", "0x1", "٣", "--1", "+1", " 1"] {
            assert!(FormattedNumber::parse(text).is_none(), "{text}");
        }
        assert!(FormattedNumber::parse(&"9".repeat(100_000)).is_none());
        for (a, b, expected) in
            [("1", "1.00", true), ("01", "1", true), ("-0", "0", true), ("1", "2", false)]
        {
            let (a, b) = (FormattedNumber::parse(a).unwrap(), FormattedNumber::parse(b).unwrap());
            assert_eq!(a.equals(&b), expected);
        }
    }
}
