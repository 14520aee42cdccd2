//! How a parameter is written (OpenAPI 3.0.3, Parameter Object: `style` and `explode` with their defaults).

use openapiv3::{Parameter, PathStyle, QueryStyle};

use crate::{
    frontend::{media_types, tree::Node},
    ir::{Location, Style},
};

/// Where a parameter goes and how it is written there.
pub(super) fn of_parameter(parameter: &Parameter) -> (Location, Style) {
    let explode = parameter.parameter_data_ref().explode;
    match parameter {
        Parameter::Path { style, .. } => {
            let explode = explode.unwrap_or(false);
            let style = match style {
                PathStyle::Simple => Style::Simple { explode },
                PathStyle::Matrix => Style::Matrix { explode },
                PathStyle::Label => Style::Label { explode },
            };
            (Location::Path, style)
        }
        Parameter::Query { style, allow_reserved, .. } => {
            (Location::Query, query(style, explode, *allow_reserved))
        }
        Parameter::Header { .. } => (Location::Header, Style::Simple { explode: explode.unwrap_or(false) }),
        Parameter::Cookie { .. } => {
            (Location::Cookie, Style::Form { explode: explode.unwrap_or(true), allow_reserved: false })
        }
    }
}

fn query(style: &QueryStyle, explode: Option<bool>, allow_reserved: bool) -> Style {
    match style {
        QueryStyle::Form => Style::Form { explode: explode.unwrap_or(true), allow_reserved },
        // With `explode` both are written as `form` is: one pair a value.
        QueryStyle::SpaceDelimited | QueryStyle::PipeDelimited if explode == Some(true) => {
            Style::Form { explode: true, allow_reserved }
        }
        QueryStyle::SpaceDelimited => Style::SpaceDelimited,
        QueryStyle::PipeDelimited => Style::PipeDelimited,
        QueryStyle::DeepObject => Style::DeepObject,
    }
}

/// How a field of an url-encoded form is written: its entry in `encoding`, or as a query parameter is.
pub(super) fn of_form_field(encoding: Option<&Node>) -> Style {
    let text = |keyword| encoding.and_then(|encoding| encoding.get(keyword)?.as_str());
    let flag = |keyword| encoding.and_then(|encoding| encoding.get(keyword)?.as_bool());
    let style = match text("style") {
        Some("spaceDelimited") => QueryStyle::SpaceDelimited,
        Some("pipeDelimited") => QueryStyle::PipeDelimited,
        Some("deepObject") => QueryStyle::DeepObject,
        Some(_) => QueryStyle::Form,
        None if text("contentType").is_some_and(media_types::is_json) => return Style::Json,
        None => QueryStyle::Form,
    };
    query(&style, flag("explode"), flag("allowReserved").unwrap_or(false))
}
