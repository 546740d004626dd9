//! Values for the variables of a text, as `--set NAME=VALUE` gives them.

use std::{cell::Cell, collections::BTreeMap};

use super::number::FormattedNumber;
use crate::model::{Phrase, is_identifier};

/// The values of variables, by name.
#[derive(Debug, Clone, Default)]
pub struct Variables {
    /// Each with whether a text has asked for it.
    values: BTreeMap<String, (VariableValue, Cell<bool>)>,
}

/// The value of a variable.
#[derive(Debug, Clone)]
pub(super) enum VariableValue {
    /// A number, written as the language writes numbers, with a plural form.
    Number(FormattedNumber),
    /// A text, which stays as it is.
    Text(String),
}

impl Variables {
    /// Reads settings such as `count=3`, `name=Ada`, `$year="2024"`.
    ///
    /// What looks like a number (`-1234.5`) is one; quotation marks make it a text. Of two values
    /// for a name the later one counts.
    ///
    /// # Errors
    ///
    /// When a setting is no name, `=` and a value.
    pub fn parse_settings<'s>(settings: impl IntoIterator<Item = &'s str>) -> Result<Self, Phrase> {
        let mut values = BTreeMap::new();
        for setting in settings {
            let (name, value) = (setting.split_once('='))
                .ok_or_else(|| Phrase::new("render-setting").with("setting", setting))?;
            let name = name.trim();
            let name = name.strip_prefix('$').unwrap_or(name);
            if !is_identifier(name) {
                return Err(Phrase::new("render-setting-name").with("name", name));
            }
            let quoted = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
            let given = match (quoted, FormattedNumber::parse(value)) {
                (Some(text), _) => VariableValue::Text(text.to_owned()),
                (None, Some(number)) => VariableValue::Number(number),
                (None, None) => VariableValue::Text(value.to_owned()),
            };
            values.insert(name.to_owned(), (given, Cell::new(false)));
        }
        Ok(Self { values })
    }

    pub(super) fn get(&self, name: &str) -> Option<&VariableValue> {
        let (value, used) = self.values.get(name)?;
        used.set(true);
        Some(value)
    }

    /// The names that no text has asked for, which are probably mistaken.
    pub fn unused(&self) -> impl Iterator<Item = &str> {
        self.values.iter().filter(|(_, (_, used))| !used.get()).map(|(name, _)| &**name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_numbers_or_texts() {
        let settings = ["a=3", "b=\"3\"", "$c=x=y", "d=", "e=\"", "a=4"];
        let variables = Variables::parse_settings(settings).unwrap();
        let kinds = ["a", "b", "c", "d", "e", "f"].map(|name| match variables.get(name) {
            Some(VariableValue::Number(_)) => "number".to_owned(),
            Some(VariableValue::Text(text)) => text.clone(),
            None => "none".to_owned(),
        });
        assert_eq!(variables.unused().count(), 0);
        assert_eq!(Variables::parse_settings(["a=1"]).unwrap().unused().collect::<Vec<_>>(), ["a"]);
        assert_eq!(kinds, ["number", "3", "x=y", "", "\"", "none"]);
        for wrong in ["a", "=3", "1=3", "a b=3", "é=1"] {
            assert!(Variables::parse_settings([wrong]).is_err(), "{wrong}");
        }
    }
}
