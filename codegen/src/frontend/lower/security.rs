use openapiv3::APIKeyLocation;

use super::{Lowering, references::resolve};
use crate::{
    frontend::{tree::join, words},
    ir::{SecurityRequirement, SecurityScheme, SecuritySchemeKind},
};

/// `components/securitySchemes`, in document order.
pub(super) fn schemes(cx: &mut Lowering<'_>) -> Vec<SecurityScheme> {
    let section = "/components/securitySchemes";
    let Some(components) = &cx.document.openapi.components else { return Vec::new() };
    let mut schemes = Vec::new();
    for (id, item) in &components.security_schemes {
        let pointer = join(section, id);
        let Some((scheme, at)) = resolve(cx, item, &pointer, "securitySchemes", |all| &all.security_schemes)
        else {
            continue;
        };
        let (kind, description) = kind(cx, scheme, &at);
        schemes.push(SecurityScheme {
            id: id.clone(),
            name: words::name(&words::words(id), "scheme", words::MEMBER_LENGTH),
            description: description.clone().unwrap_or_default(),
            kind,
        });
    }
    schemes
}

fn kind<'a>(
    cx: &mut Lowering<'_>,
    scheme: &'a openapiv3::SecurityScheme,
    pointer: &str,
) -> (SecuritySchemeKind, &'a Option<String>) {
    use openapiv3::SecurityScheme::{APIKey, HTTP, OAuth2, OpenIDConnect};
    match scheme {
        APIKey { location, name, description, .. } => {
            let name = name.clone();
            let kind = match location {
                APIKeyLocation::Header => SecuritySchemeKind::Header(name),
                APIKeyLocation::Query => SecuritySchemeKind::Query(name),
                APIKeyLocation::Cookie => SecuritySchemeKind::Cookie(name),
            };
            (kind, description)
        }
        HTTP { scheme, description, .. } => {
            let kind = match scheme.to_ascii_lowercase().as_str() {
                "bearer" => SecuritySchemeKind::Bearer,
                "basic" => SecuritySchemeKind::Basic,
                _ => {
                    let site = cx.site(pointer);
                    cx.diagnostics
                        .error(site, format!("the HTTP authentication scheme {scheme:?} is not supported"))
                        .help(
                            "`bearer` and `basic` are; for another one, describe the header as an `apiKey`",
                        );
                    SecuritySchemeKind::Header("Authorization".to_owned())
                }
            };
            (kind, description)
        }
        OAuth2 { description, .. } | OpenIDConnect { description, .. } => {
            (SecuritySchemeKind::Bearer, description)
        }
    }
}

/// Alternatives, one of which has to be met: those of the operation, or else those of the document.
pub(super) fn requirements(
    cx: &mut Lowering<'_>,
    own: Option<&Vec<openapiv3::SecurityRequirement>>,
    pointer: &str,
    schemes: &[SecurityScheme],
) -> Vec<SecurityRequirement> {
    let global = &cx.document.openapi.security;
    let (alternatives, pointer) = match own {
        Some(own) => (Some(own), join(pointer, "security")),
        None => (global.as_ref(), "/security".to_owned()),
    };
    let mut requirements = Vec::new();
    for (index, alternative) in alternatives.into_iter().flatten().enumerate() {
        let mut requirement = SecurityRequirement::default();
        for (id, scopes) in alternative {
            match schemes.iter().position(|scheme| scheme.id == *id) {
                Some(position) => requirement.0.push((position as u32, scopes.clone())),
                None => {
                    let site = cx.site(&format!("{pointer}/{index}"));
                    cx.diagnostics
                        .error(site, format!("no security scheme of `components` is called {id:?}"));
                }
            }
        }
        requirements.push(requirement);
    }
    if requirements.iter().all(|requirement| requirement.0.is_empty()) {
        requirements.clear();
    }
    requirements
}
