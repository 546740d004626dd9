//! Styles, scripts and the icon, all embedded.

use super::PageReply;

const STYLE: &str = include_str!("assets/workbench.css");
const SCRIPT: &str = include_str!("assets/workbench.js");
const THEME: &str = include_str!("assets/theme.js");
const ICON: &str = include_str!("assets/icon.svg");

/// The asset of that name.
pub(super) fn asset(name: &str) -> Option<PageReply> {
    let (content_type, text) = match name {
        "workbench.css" => ("text/css; charset=utf-8", STYLE),
        "workbench.js" => ("text/javascript; charset=utf-8", SCRIPT),
        "theme.js" => ("text/javascript; charset=utf-8", THEME),
        "reading.css" => ("text/css; charset=utf-8", crate::render::STYLE),
        "icon.svg" => ("image/svg+xml", ICON),
        _ => return None,
    };
    Some(PageReply::new(200, content_type, text))
}
